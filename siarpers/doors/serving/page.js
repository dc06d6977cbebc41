/* The page that is open: what changed is put in its place, so that nothing else moves or blinks. */
import { untagged } from "./marks.js";
import { ask, fill, remember, remembered, shell } from "./parts.js";

const SCROLL = "siarpers-scroll";

export const own = document.querySelector("script[data-session]");

/* What cannot be put in place: where it differs, only loading it all will do.  It is read at the start,
   since a browser's extensions add what no server knows. */
const ground = (root) => [
  shell(root.documentElement),
  shell(root.body),
  ...root.querySelectorAll("link[rel=stylesheet], style, meta[http-equiv]"),
].map((part) => part.outerHTML).join("\n");
const served = ground(document);

/* So it is where scripts of its own have made of a page what no server knows, as the search does. */
const runs = (root) => root.querySelector('script:not([data-session], [type="application/ld+json"])');

const here = location.pathname + location.search;
const reload = () => {
  remember(SCROLL, { page: here, x: scrollX, y: scrollY });
  location.reload();
};
const before = remembered(SCROLL);
if (before?.page === here) {
  sessionStorage.removeItem(SCROLL);
  history.scrollRestoration = "manual";
  const back = () => scrollTo({ left: before.x, top: before.y, behavior: "instant" });
  back();
  addEventListener("load", () => { back(); history.scrollRestoration = "auto"; });
}

export const load = async () => {
  const fresh = new DOMParser().parseFromString(await ask(location.href), "text/html");
  const tag = fresh.querySelector("script[data-session]");
  const isOther = tag?.dataset.session !== own.dataset.session || ground(fresh) !== served;
  if (isOther || runs(fresh) || runs(document)) {
    reload();
    return;
  }
  tag.remove();
  own.remove();
  untagged(() => {
    fill(document.head, [...fresh.head.childNodes]);
    fill(document.body, [...fresh.body.childNodes]);
  });
  document.body.append(own);
  own.dataset.number = tag.dataset.number;
};
