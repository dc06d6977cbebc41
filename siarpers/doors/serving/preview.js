/* The preview's part of a page: loads it anew when it changed, shows problems and marks. */
"use strict";

(() => {
  const own = document.currentScript;
  const { session } = own.dataset;
  const style = new URL("preview.css", own.src).href;
  const SCROLL = "siarpers-scroll";
  const SEEN = "siarpers-problems";

  const made = (name, text, more = {}) => {
    const element = Object.assign(document.createElement(name), more);
    element.append(...[text].flat());
    return element;
  };

  /* Every part stands in a shadow root, so that the site's styles do not reach it. */
  const shielded = (part) => {
    const host = document.createElement("siarpers-preview");
    const link = made("link", [], { rel: "stylesheet", href: style });
    part.hidden = true;
    link.addEventListener("load", () => { part.hidden = false; });
    host.attachShadow({ mode: "open" }).append(link, part);
    return host;
  };

  const remember = (key, value) => {
    try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* storage is full or forbidden */ }
  };
  const remembered = (key) => {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
  };

  /* A page that changed: what differs is put in its place, so that nothing else moves or blinks. */
  const page = location.pathname + location.search;
  const reload = () => {
    remember(SCROLL, { page, x: scrollX, y: scrollY });
    location.reload();
  };
  const before = remembered(SCROLL);
  if (before && before.page === page) {
    sessionStorage.removeItem(SCROLL);
    history.scrollRestoration = "manual";
    const back = () => scrollTo({ left: before.x, top: before.y, behavior: "instant" });
    back();
    addEventListener("load", () => { back(); history.scrollRestoration = "auto"; });
  }

  /* When styles differ, only loading it all will do; so it is where scripts of its own have made of a
     page what no server knows, as the search does. */
  const styles = (root) => [...root.querySelectorAll("link[rel=stylesheet], style")]
    .map((part) => part.outerHTML).join("\n");
  const runs = (root) => root.querySelector('script:not([data-session], [type="application/ld+json"])');

  /* An element without what is in it, and without what the reader opened. */
  const shell = (element) => {
    const copy = element.cloneNode();
    copy.removeAttribute("open");
    return copy;
  };

  const adopt = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    const same = old.nodeType === Node.ELEMENT_NODE && old.nodeName === fresh.nodeName
      && old.nodeName !== "SCRIPT" && shell(old).isEqualNode(shell(fresh));
    if (!same) {
      old.replaceWith(fresh);
      return;
    }
    const [was, is] = [[...old.childNodes], [...fresh.childNodes]];
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
      come.forEach((node) => old.insertBefore(node, next));
    }
  };

  const load = async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const tag = fresh.querySelector("script[data-session]");
    const isOther = !tag || tag.dataset.session !== session || styles(fresh) !== styles(document);
    if (isOther || runs(fresh) || runs(document)) {
      reload();
      return;
    }
    mark({});
    tag.remove();
    own.remove();
    adopt(document.head, fresh.head);
    adopt(document.body, fresh.body);
    document.body.append(own);
    own.dataset.number = tag.dataset.number;
  };

  /* Problems. */
  let dialog = null;
  let corner = null;

  const shown = (problem, words) => {
    const item = made("li", [
      made("p", [`${problem.place} `, made("b", problem.label)], { className: "place" }),
      made("p", problem.message, { className: "message" }),
    ], { className: problem.severity });
    if (problem.line.join("").trim()) {
      const [start, marked, end] = problem.line;
      item.append(made("pre", [start, marked ? made("mark", marked) : "", end]));
    }
    if (problem.hint) {
      item.append(made("p", [made("b", `${words.hint}: `), problem.hint], { className: "hint" }));
    }
    return item;
  };

  const open = (said) => {
    dialog?.getRootNode().host.remove();
    const heading = made("h1", said.title, { tabIndex: -1, autofocus: true, id: "title" });
    dialog = made("dialog", [
      made("div", [
        made("div", [heading, made("p", said.explanation)]),
        made("button", said.words.close, { type: "button", onclick: () => dialog.close() }),
      ], { className: "top" }),
      made("ol", said.problems.map((problem) => shown(problem, said.words))),
      ...(said.more ? [made("p", said.more, { className: "more" })] : []),
    ], { className: said.severity === "error" ? "" : "mild" });
    dialog.setAttribute("aria-labelledby", "title");
    dialog.addEventListener("close", () => remember(SEEN, said.key));
    document.documentElement.append(shielded(dialog));
    dialog.showModal();
  };

  const tell = (said) => {
    corner?.remove();
    corner = null;
    if (!said.problems.length) {
      dialog?.getRootNode().host.remove();
      dialog = null;
      remember(SEEN, null);
      return;
    }
    const button = made("button", said.title, {
      type: "button", className: said.severity, onclick: () => open(said),
    });
    corner = shielded(made("div", button, { className: "corner" }));
    document.documentElement.append(corner);
    const isNew = remembered(SEEN) !== said.key;
    if (dialog?.open || (said.severity === "error" && isNew)) open(said);
  };

  /* The address of a page, as the server knows it; a link may hold what is no encoding. */
  const address = ({ pathname }) => {
    const plain = pathname.replace(/\/index\.html$/, "/");
    try { return decodeURIComponent(plain); } catch { return plain; }
  };

  /* Marks of what readers do not see: a band on its own page, a tag at each link to it. */
  let tags = [];
  const mark = (marks) => {
    tags.forEach((tag) => tag.remove());
    tags = [];
    const here = marks[address(location)];
    if (here) {
      const band = shielded(made("div", here.whole, { className: "band" }));
      band.setAttribute("role", "status");
      document.body.prepend(band);
      tags.push(band);
    }
    for (const link of document.querySelectorAll("a[href]")) {
      const said = marks[address(link)];
      /* The theme marks drafts in lists by itself. */
      const isMarked = said?.kind === "draft" && link.closest("article, li")?.querySelector(".draft");
      if (said && !isMarked && link.origin === location.origin && link.textContent.trim()) {
        const tag = shielded(made("span", said.short, { className: "tag", title: said.whole }));
        link.prepend(tag);
        tags.push(tag);
      }
    }
  };

  /* Notices: a bell rings for each, and the page asks what it says to this page. */
  let ended = "";
  let away = null;
  const read = async (rung) => {
    /* Most often the bell names the page already, which saves asking first. */
    if (rung.number > own.dataset.number && rung.changed.includes(address(location))) await load();
    const asked = new URLSearchParams({ session, number: own.dataset.number, url: address(location) });
    const answer = await fetch(new URL(`notice?${asked}`, own.src));
    const said = await answer.json();
    away?.remove();
    away = null;
    ended = said.report.words.away;
    if (said.stale) await load();
    if (said.waiting && !document.querySelector("siarpers-preview")) {
      document.documentElement.append(shielded(made("div", said.waiting, { className: "wait" })));
    }
    tell(said.report);
    mark(said.marks);
  };
  const part = () => {
    if (away || !ended) return;
    away = shielded(made("div", made("span", ended, { className: "away" }), { className: "corner" }));
    document.documentElement.append(away);
  };
  /* One after the other: a page is never put in place twice at once. */
  let reading = Promise.resolve();
  const hear = (said) => {
    reading = said === "away"
      ? Promise.resolve(part())
      : reading.then(() => read(JSON.parse(said))).catch(part);
  };
  if (window.SharedWorker) {
    const { port } = new SharedWorker(new URL("bell.js", own.src), "siarpers");
    port.onmessage = ({ data }) => hear(data);
    addEventListener("pagehide", () => port.postMessage("leaves"));
  } else {
    const bell = new EventSource(new URL("bell", own.src));
    bell.addEventListener("message", ({ data }) => hear(data));
    bell.addEventListener("error", () => hear("away"));
  }
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
})();
