/* What is wrong: counted in the corner, and laid over the page as soon as there is a new error. */
import { fill, made, onNews, remember, remembered, shielded } from "./parts.js";

const ASIDE = "siarpers-aside";

const dialog = made("dialog");
const button = made("button", [], { type: "button", onclick: () => dialog.showModal() });
const away = () => made("p", [], { className: "away" });
const corner = made("div", [button, away()], { className: "corner", role: "status" });
const host = shielded(dialog, corner);
dialog.setAttribute("aria-labelledby", "title");
document.documentElement.append(host);

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

const listed = ({ title, explanation, problems, more, words }) => [
  made("div", [
    made("div", [
      made("h1", title, { tabIndex: -1, autofocus: true, id: "title" }),
      made("p", explanation),
      away(),
    ]),
    made("button", words.close, { type: "button", onclick: () => dialog.close() }),
  ], { className: "top" }),
  made("ol", problems.map((problem) => shown(problem, words))),
  ...(more ? [made("p", more, { className: "more" })] : []),
];

/* Errors that were put aside stay in the corner as long as they last. */
let errors = [];
dialog.addEventListener("close", () => remember(ASIDE, errors));

export const tell = onNews((said) => {
  const isMended = errors.length > 0 && !said.errors.length;
  const known = new Set(remembered(ASIDE));
  const aside = said.errors.filter((error) => known.has(error));
  errors = said.errors;
  remember(ASIDE, aside);
  button.textContent = said.title;
  button.className = said.severity;
  dialog.className = said.severity;
  fill(dialog, said.title ? listed(said) : []);
  if (isMended || !said.title) dialog.close();
  else if (aside.length < errors.length && !dialog.open) dialog.showModal();
});

/* In the corner and over the page, that the preview has ended; nothing when it has not. */
export const part = (said) => {
  for (const note of host.shadowRoot.querySelectorAll(".away")) note.textContent = said;
};
