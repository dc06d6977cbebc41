/* One connection for all open pages, since browsers open only six to a server. */
"use strict";

const pages = new Set();
let last = null;

const ring = (said) => {
  last = said;
  pages.forEach((page) => page.postMessage(said));
};

const bell = new EventSource(new URL("bell", location.href));
bell.addEventListener("message", ({ data }) => ring(data));
bell.addEventListener("error", () => ring("away"));

addEventListener("connect", ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = () => pages.delete(page);
  if (last !== null) page.postMessage(last);
});
