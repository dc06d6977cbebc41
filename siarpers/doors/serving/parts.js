/* What the preview adds to a page, and how anything on it changes in its place. */

export const ask = async (url) => (await fetch(url, { cache: "no-store" })).text();

/* One style for all parts; nothing is shown before it is there, or cannot be had. */
const style = new CSSStyleSheet();
export const styled = ask(new URL("preview.css", import.meta.url))
  .then((text) => style.replace(text))
  .catch(console.error);

export const made = (name, content = [], more = {}) => {
  const element = Object.assign(document.createElement(name), more);
  element.append(...[content].flat());
  return element;
};

/* Parts stand in a shadow root, so that the site's styles do not reach them. */
export const shielded = (...parts) => {
  const host = document.createElement("siarpers-preview");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [style];
  root.append(...parts);
  return host;
};

export const remember = (key, value) => {
  try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* storage is full or forbidden */ }
};
export const remembered = (key) => {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
};

/* Does what is to be done with what is said, unless the same was said last. */
export const onNews = (act) => {
  let last = "";
  return (said) => {
    const text = JSON.stringify(said);
    if (text !== last) act(said);
    last = text;
  };
};

/* An element without what is in it, and without what the reader opened. */
export const shell = (element) => {
  const copy = element.cloneNode();
  copy.removeAttribute("open");
  return copy;
};

const adopt = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  const isSame = old.nodeType === Node.ELEMENT_NODE && old.nodeName === fresh.nodeName
    && old.nodeName !== "SCRIPT" && shell(old).isEqualNode(shell(fresh));
  if (isSame) fill(old, [...fresh.childNodes]);
  else old.replaceWith(fresh);
};

/* The nodes come to be what is in the element; what is there already is not touched. */
export const fill = (element, is) => {
  const was = [...element.childNodes];
  let start = 0;
  while (start < was.length && start < is.length && was[start].isEqualNode(is[start])) start += 1;
  let end = 0;
  while (
    end < was.length - start && end < is.length - start
    && was.at(-1 - end).isEqualNode(is.at(-1 - end))
  ) end += 1;
  const [gone, come] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  if (gone.length === come.length) {
    gone.forEach((node, n) => adopt(node, come[n]));
  } else {
    gone.forEach((node) => node.remove());
    const next = was[was.length - end] ?? null;
    come.forEach((node) => element.insertBefore(node, next));
  }
};
