/* One connection for all open pages, since browsers open only six to a server. */
"use strict";

const pages = new Set();
let last = null;

const ring = (said) => {
  last = said;
  pages.forEach((page) => page.postMessage(said));
};

const listen = () => {
  const bell = new EventSource(new URL("bell", location.href));
  bell.addEventListener("message", ({ data }) => ring(data));
  bell.addEventListener("error", () => {
    ring("away");
    /* Browsers try again by themselves, but not once another server has answered in its place. */
    if (bell.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  });
};
listen();

addEventListener("connect", ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = () => pages.delete(page);
  if (last !== null) page.postMessage(last);
});

/* Where workers cannot be shared, each page has its own. */
if (self.postMessage) pages.add(self);
