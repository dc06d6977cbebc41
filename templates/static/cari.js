// The search page: reads the releases month by month, the newest first, until enough are found.
// A month is a script that calls cari(month, [[address, title, summary, office, day], …]).
"use strict";
(() => {
  const MOST = 50;
  const form = document.querySelector(".search");
  const field = form.elements.q;
  const found = document.getElementById("found");
  const said = document.getElementById("said");
  const { month: place, none, some, more } = form.dataset;
  const months = form.dataset.months.split(" ").filter(Boolean);
  const read = new Map();
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  let turn = 0;

  window.cari = (month, entries) => read.set(month, entries);

  const fetchMonth = (month) => read.has(month) ? null : new Promise((done) => {
    const script = document.createElement("script");
    script.src = place.replace("MONTH", month);
    script.onload = script.onerror = () => { script.remove(); done(); };
    document.head.append(script);
  });

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const element = (name, parent, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    parent.append(made);
    return made;
  };

  const show = ([address, title, summary, office, day]) => {
    const item = element("li", found, "", "teaser");
    element("p", item, office, "kicker");
    element("a", element("h2", item), title).href = address;
    if (summary) element("p", item, summary, "summary");
    element("time", element("p", item, "", "meta"), date.format(new Date(day))).dateTime = day;
  };

  const search = async () => {
    const mine = ++turn;
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    found.replaceChildren();
    said.textContent = "";
    if (!words.length) return;
    let count = 0;
    for (const month of months) {
      await fetchMonth(month);
      if (mine !== turn) return; // something else was typed meanwhile
      for (const entry of read.get(month) ?? []) {
        const text = fold(entry.slice(1, 4).join(" "));
        if (count < MOST && words.every((word) => text.includes(word))) {
          show(entry);
          count += 1;
        }
      }
      if (count === MOST) break;
    }
    said.textContent = count ? `${some} ${count}${count === MOST ? `. ${more}` : ""}` : none;
  };

  let pause;
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 200); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    search();
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
