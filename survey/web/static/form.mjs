// Skips, checks, progress and a draft on this device; without this script the page works as well.
import { holds } from "./conditions.mjs";

const form = document.getElementById("form");
const words = JSON.parse(form.dataset.words);
const questions = [...form.querySelectorAll(".question")].map((box) => ({
  box,
  id: box.dataset.question,
  at: Number(box.dataset.at),
  kind: box.dataset.kind,
  rules: JSON.parse(box.dataset.rules),
  askIf: box.dataset.askIf ? JSON.parse(box.dataset.askIf) : null,
  problem: box.querySelector(".problem"),
}));
const inOrder = [...questions].sort((one, other) => one.at - other.at); // conditions look back, wherever the page puts questions
const groups = JSON.parse(form.dataset.groups);
const store = `canvass ${form.dataset.store}`;
const field = (name) => form.elements.namedItem(name);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
document.documentElement.classList.add("js");
for (const each of form.querySelectorAll(".without")) each.remove(); // else Enter would press the first of them

/** A number as people type it, full-width digits too; null for anything else. */
function numeral(text) {
  const plain = text.normalize("NFKC").trim().replace(/^([+-]?\d{1,3}(?:,\d{3})+)(?=\.|$)/, (all) => all.replaceAll(",", ""));
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/** What a question says: answers as conditions see them, and whether it has any or lacks some. */
function read({ box, id, kind }) {
  const answers = {};
  const blanks = [...box.querySelectorAll(".blank")];
  if (kind === "multiple") {
    const ticked = [...box.querySelectorAll("input[type=checkbox]:checked")];
    const codes = ticked.map((each) => Number(each.name.slice(id.length + 1)));
    if (codes.length) answers[id] = codes;
    return { answers, codes, isEmpty: !codes.length, blanks };
  }
  if (kind === "ranking") {
    const ranks = [...box.querySelectorAll("select")].map((each) => each.value).filter(Boolean).map(Number);
    return { answers, ranks, isEmpty: !ranks.length, blanks };
  }
  if (["single", "scale", "matrix"].includes(kind)) {
    const names = [...new Set([...box.querySelectorAll("input[type=radio]")].map((each) => each.name))];
    for (const each of box.querySelectorAll("input[type=radio]:checked")) answers[each.name] = Number(each.value);
    return { answers, isEmpty: names.some((name) => !(name in answers)), blanks };
  }
  const text = field(id).value.trim();
  if (kind === "number" && text) {
    const value = numeral(text);
    if (value !== null) answers[id] = value;
    return { answers, value, isEmpty: false, blanks };
  }
  return { answers, isEmpty: !text, blanks };
}

/** The sentence of the first rule that the answer breaks, or nothing. */
function wrong({ kind, rules, box }, found) {
  const has = (codes) => rules.exclusive?.some((code) => codes.includes(code));
  if (found.isEmpty && rules.required) return words[kind === "matrix" ? "required_rows" : "required"];
  if (found.codes?.length) {
    if (rules.least !== null && found.codes.length < rules.least) return filled(words.too_few, rules);
    if (rules.most !== null && found.codes.length > rules.most) return filled(words.too_many, rules);
    if (found.codes.length > 1 && has(found.codes)) return words.exclusive;
  }
  if (found.ranks && found.ranks.sort((a, b) => a - b).some((rank, at) => rank !== at + 1)) return words.ranks;
  if (kind === "number" && !found.isEmpty) {
    if (found.value === null) return words.no_number;
    if (found.value < rules.least || found.value > rules.most) return filled(words.out_of_range, rules);
    if (Number(found.value.toFixed(rules.decimals)) !== found.value) return filled(words[rules.decimals ? "decimals" : "no_whole"], rules);
  }
  const loose = found.blanks.some((blank) => blank.value.trim() && !box.querySelector(`[data-blank="${blank.name}"]`).checked);
  return loose ? words.not_ticked : "";
}

/** Shows what is to be asked, in the order of the questionnaire; every asked question with what is wrong with it. */
function settle() {
  const answers = {};
  const asked = [];
  for (const question of inOrder) {
    const isAsked = !question.askIf || holds(question.askIf, answers) === true;
    question.box.hidden = !isAsked;
    question.box.disabled = !isAsked; // so that it is not sent
    if (!isAsked) continue;
    const found = read(question);
    Object.assign(answers, found.answers);
    asked.push({ question, found, sentence: wrong(question, found) });
  }
  return asked.sort((one, other) => questions.indexOf(one.question) - questions.indexOf(other.question));
}

function show({ question, sentence }) {
  if (question.problem.textContent !== sentence) question.problem.textContent = sentence;
}

function progress(asked) {
  const done = asked.filter(({ found }) => !found.isEmpty).length;
  const bar = document.querySelector("progress");
  bar.max = asked.length;
  bar.value = done;
  document.getElementById("progress-text").textContent = filled(words.progress, { done, count: asked.length });
  document.getElementById("progress").hidden = false;
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(store));
  } catch {
    return null;
  }
}

let draft = recall() ?? { began: Date.now() };
let isSending = false;

function keep() {
  const fields = {};
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith("_")) continue;
    if (each.type === "radio" || each.type === "checkbox") {
      if (each.checked) fields[each.name] = each.value;
    } else if (each.value) fields[each.name] = each.value;
  }
  draft = { ...draft, number: field("_number").value, drawn: field("_drawn").value, fields };
  remember();
}

function remember() {
  try {
    localStorage.setItem(store, JSON.stringify(draft));
  } catch {
    // no draft where the browser keeps nothing
  }
}

/** Tells, without saying whose form it is, where it is left: the last question answered of those that all are asked. */
function tellPlace() {
  const answered = new Set(settle().filter(({ found }) => !found.isEmpty).map(({ question }) => question));
  const place = [...questions].reverse().find((each) => !each.askIf && answered.has(each))?.id ?? "_page";
  if (isSending || place === draft.place) return;
  navigator.sendBeacon("/reached", new URLSearchParams({ was: draft.place ?? "", now: place }));
  draft.place = place;
  remember();
}

/** The same of a form that is no more: it is left nowhere. */
function tellGone() {
  isSending = true;
  if (draft.place) navigator.sendBeacon("/reached", new URLSearchParams({ was: draft.place, now: "" }));
}

function bringBack() {
  if (form.dataset.again || !draft.fields) return;
  if (draft.drawn && draft.drawn !== field("_drawn").value) {
    const address = new URL(location.href); // the page in the order in which the draft was begun
    address.searchParams.set("drawn", draft.drawn);
    location.replace(address);
    return;
  }
  field("_number").value = draft.number;
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith("_") || !(each.name in draft.fields)) continue;
    if (each.type === "radio" || each.type === "checkbox") each.checked = draft.fields[each.name] === each.value;
    else each.value = draft.fields[each.name];
  }
  document.getElementById("resumed").hidden = !Object.keys(draft.fields).length;
}

/** Goes to the page that says thank you where enough people of this group have answered. */
async function turnAway(asked) {
  const answers = Object.assign({}, ...asked.map(({ found }) => found.answers));
  const gave = ([id, code]) => (Array.isArray(answers[id]) ? answers[id].includes(code) : answers[id] === code);
  try {
    const full = await (await fetch("/full.json")).json();
    if (!full.some((codes) => codes.every(gave))) return;
  } catch {
    return; // the server says so when the form is sent
  }
  tellGone();
  try {
    localStorage.removeItem(store);
  } catch {
    // nothing was kept
  }
  location.assign(`/full?language=${document.documentElement.lang}`);
}

function changed(event) {
  const input = event.target;
  if (input.classList.contains("blank") && input.value.trim()) form.querySelector(`[data-blank="${input.name}"]`).checked = true;
  const asked = settle();
  const own = input.closest(".question");
  const here = asked.find(({ question }) => question.box === own);
  // While somebody still fills in a question it is not called empty; what is there already is checked at once.
  if (here && event.type === "change") show(here.found.isEmpty ? { ...here, sentence: "" } : here);
  progress(asked);
  keep();
  if (event.type === "change" && own && groups.includes(own.dataset.question)) turnAway(asked);
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => {
  const asked = settle();
  asked.forEach(show);
  const first = asked.find(({ sentence }) => sentence);
  if (first) {
    event.preventDefault();
    first.question.box.scrollIntoView({ block: "start" });
    first.question.box.querySelector("input, select, textarea").focus();
    return;
  }
  isSending = true;
  field("_seconds").value = String(Math.min(86400, Math.max(0, Math.round((Date.now() - draft.began) / 1000))));
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") tellPlace();
});
addEventListener("pageshow", (event) => {
  if (event.persisted && isSending) location.reload(); // whoever goes back on this device finds no answers that are sent
});
document.getElementById("clear").addEventListener("click", () => {
  tellGone();
  try {
    localStorage.removeItem(store);
  } catch {
    // nothing was kept
  }
  location.reload();
});
bringBack();
progress(settle());
