/* The preview's part of a page: a bell rings for each notice, and the page asks what it says to it. */
import { address, mark } from "./marks.js";
import { load, own } from "./page.js";
import { ask, made, shielded, styled } from "./parts.js";
import { part, tell } from "./problems.js";

const waiting = made("div", [], { className: "wait" });
document.documentElement.append(shielded(waiting));

let ended = "";
const read = async (rung) => {
  /* Most often the bell names the page already, which saves asking first. */
  if (rung.number > own.dataset.number && rung.changed.includes(address(location))) await load();
  const { session, number } = own.dataset;
  const asked = new URLSearchParams({ session, number, url: address(location) });
  const said = JSON.parse(await ask(new URL(`notice?${asked}`, import.meta.url)));
  ended = said.report.words.away;
  part("");
  if (said.stale) await load();
  waiting.textContent = said.waiting;
  tell(said.report);
  mark(said.marks);
};

/* One after the other: a page is never put in place twice at once.  Only the bell knows who is away. */
let reading = Promise.resolve();
const hear = ({ data }) => {
  reading = reading.then(() => {
    if (data !== "away") return read(JSON.parse(data));
    part(ended);
  }).catch(reportError);
};

await styled;
const ringer = new URL("bell.js", import.meta.url);
const bell = window.SharedWorker ? new SharedWorker(ringer, "siarpers").port : new Worker(ringer);
bell.onmessage = hear;
addEventListener("pagehide", () => bell.postMessage("leaves"));
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
