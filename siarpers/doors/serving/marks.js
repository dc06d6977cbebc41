/* Marks of what readers do not see: a band above its own page, a tag at each link to it. */
import { made, onNews, shielded } from "./parts.js";

/* The address of a page, as the server knows it; a link may hold what is no encoding. */
export const address = ({ pathname }) => {
  const plain = pathname.replace(/\/index\.html$/, "/");
  try { return decodeURIComponent(plain); } catch { return plain; }
};

let marks = {};
let tags = [];
const band = made("div", [], { className: "band", role: "status" });
document.body.before(shielded(band));

/* The page changes as if it had no tags, and bears them again before it is drawn. */
export const untagged = (change) => {
  tags.forEach((tag) => tag.remove());
  tags = [];
  change();
  for (const link of document.links) {
    const said = address(link) !== address(location) && marks[address(link)];
    /* The theme marks drafts in lists by itself. */
    const isMarked = said?.kind === "draft" && link.closest("article, li")?.querySelector(".draft");
    if (said && !isMarked && link.origin === location.origin && link.textContent.trim()) {
      const tag = shielded(made("span", said.short, { className: "tag", title: said.whole }));
      link.prepend(tag);
      tags.push(tag);
    }
  }
};

/* Links that scripts of the page add, as the search does, bear tags too. */
const holdsLink = (node) => node instanceof Element && node.matches("a, :has(a)");
new MutationObserver((news) => {
  if (news.some(({ addedNodes }) => [...addedNodes].some(holdsLink))) untagged(() => {});
}).observe(document.body, { childList: true, subtree: true });

export const mark = onNews((said) => untagged(() => {
  marks = said;
  band.textContent = marks[address(location)]?.whole ?? "";
}));
