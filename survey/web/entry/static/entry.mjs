// Keys without a mouse: codes go on by themselves, skips are passed over, objections at once; works as well without.
import { holds } from "./conditions.mjs";

const form = document.getElementById("entry");
const words = JSON.parse(form.dataset.words);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const NONE = "-";
const save = document.getElementById("save");

const questions = [...form.querySelectorAll("fieldset.keyed")].map((box) => ({
  box,
  id: box.dataset.question,
  kind: box.dataset.kind,
  rules: JSON.parse(box.dataset.rules),
  askIf: box.dataset.askIf ? JSON.parse(box.dataset.askIf) : null,
  isAsked: true,
}));
for (const question of questions) {
  question.fields = [...question.box.querySelectorAll("input[data-keys]")].map((input) => ({
    input,
    question,
    keys: input.dataset.keys,
    beside: input.dataset.beside ?? "",
    problem: document.getElementById(`problem-${input.name}`),
    isPassed: false,
  }));
}
const fields = questions.flatMap((question) => question.fields);
const of = (input) => fields.find((field) => field.input === input);

const plain = (field) => {
  const text = field.input.value.normalize(field.keys === "text" ? "NFC" : "NFKC").trim();
  return ["−", "–", "—", "－"].includes(text) ? NONE : text;
};
const isAnyway = (field) => plain(field).length > 1 && plain(field).endsWith(field.keys === "text" ? " +" : "+");
const bare = (field) => (isAnyway(field) ? plain(field).slice(0, -1).trim() : plain(field));
const isGiven = (field) => !["", NONE].includes(bare(field));
const isWhole = (text) => /^-?\d{1,9}$/.test(text);

/** The codes of a field of several answers; null where one is none. */
function codesIn(text, { codes, width }) {
  let parts = text.split(/[\s.,、]+/).filter(Boolean);
  if (width === 1) parts = parts.flatMap((part) => (/^\d+$/.test(part) ? [...part] : [part]));
  else if (parts.length === 1 && text.length > width) parts = text.match(new RegExp(`.{1,${width}}`, "g"));
  const found = parts.map((part) => (isWhole(part) ? Number(part) : null));
  return found.every((code) => codes.includes(code)) && new Set(found).size === found.length ? found : null;
}

const number = (text) => (/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : null);

function isDay(text) {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** What conditions see of a question. */
function answers({ kind, id, rules, fields: own }) {
  const found = {};
  for (const field of own.filter(isGiven)) {
    const text = bare(field);
    if (field.keys === "code" && isWhole(text)) found[field.input.name] = Number(text);
    if (field.keys === "codes") found[id] = codesIn(text, rules) ?? undefined;
    if (kind === "number" && number(text) !== null) found[id] = number(text);
  }
  return found;
}

const isTicked = ({ question, beside }) => {
  const [first] = question.fields;
  const text = bare(first);
  const codes = first.keys === "codes" ? (codesIn(text, question.rules) ?? []) : [Number(text)];
  return isGiven(first) && codes.includes(Number(beside));
};

/** Marks what the answers so far leave out. */
function settle() {
  const known = {};
  for (const question of questions) {
    const isAsked = !question.askIf || holds(question.askIf, known) === true;
    question.isAsked = isAsked;
    question.box.classList.toggle("skipped", !isAsked);
    for (const field of question.fields) {
      field.isPassed = !isAsked || (field.beside !== "" && !isTicked(field));
      field.input.placeholder = field.isPassed ? words.skipped : "";
      field.input.parentElement.classList.toggle("skipped", field.isPassed);
      field.input.tabIndex = field.isPassed && !isGiven(field) ? -1 : 0;
    }
    if (isAsked || question.fields.some(isAnyway)) Object.assign(known, answers(question));
  }
}

/** The objection to a field: its sentence, and whether the paper may yet say so. */
function objection(field) {
  const { keys, question } = field;
  const { rules } = question;
  const text = bare(field);
  const may = (word, values = rules) => (isAnyway(field) ? null : { sentence: filled(words[word], values), may: true });
  const never = (word, values = rules) => ({ sentence: filled(words[word], values), may: false });
  if (text === "" && !field.isPassed) return never("not_keyed");
  const isLast = keys === "rank" && field === question.fields.at(-1);
  if (!isGiven(field)) return isLast && question.isAsked ? ranks(question, may) : null;
  const codes = rules.codes.join(", ");
  if (keys === "code" && !(isWhole(text) && rules.codes.includes(Number(text)))) return never("no_such_code", { codes });
  if (keys === "rank" && !(isWhole(text) && Number(text) >= 1 && Number(text) <= rules.last)) return never("no_such_rank");
  if (keys === "number" && number(text) === null) return never("no_number");
  if (keys === "date" && !isDay(text)) return /^\d{8}$/.test(text) ? may("no_day") : never("no_day");
  const several = keys === "codes" ? codesIn(text, rules) : null;
  if (keys === "codes" && several === null) return never("no_such_codes", { codes });
  if (!question.isAsked) return may("not_to_be_asked");
  if (field.beside !== "" && !isTicked(field)) return may("not_ticked");
  if (keys === "number") {
    const value = number(text);
    if (value < rules.least || value > rules.most) return may("out_of_range");
    if (Number(value.toFixed(rules.decimals)) !== value) return may(rules.decimals ? "decimals" : "no_whole");
  }
  if (several) {
    if (rules.least !== null && several.length < rules.least) return may("too_few");
    if (rules.most !== null && several.length > rules.most) return may("too_many");
    if (several.length > 1 && rules.exclusive.some((code) => several.includes(code))) return may("exclusive");
  }
  return isLast ? ranks(question, may) : null;
}

function ranks(question, may) {
  const given = question.fields.filter(isGiven).map((field) => Number(bare(field)));
  if (question.fields.some(isAnyway)) return null;
  return given.sort((a, b) => a - b).some((rank, at) => rank !== at + 1) ? may("ranks") : null;
}

function show(field, found) {
  const sentence = found ? (found.may ? `${found.sentence}${words.gap}${words.may_stand}` : found.sentence) : "";
  if (field.problem.textContent !== sentence) field.problem.textContent = sentence;
  field.mayStand = found?.may ?? false;
  return !found;
}

/** On to the next field that is to be keyed, where nothing is wrong with this one. */
function advance(field) {
  if (field.keys === "text" && !plain(field) && !field.isPassed) field.input.value = NONE;
  settle();
  if (!show(field, objection(field))) {
    field.input.select();
    return;
  }
  const next = fields.slice(fields.indexOf(field) + 1).find((each) => !each.isPassed || plain(each));
  (next?.input ?? save).focus();
  next?.input.select();
}

/** Whether what stands in a field can be nothing longer. */
function isWholeCode(field) {
  const text = plain(field);
  const { codes, width, last } = field.question.rules;
  if (isAnyway(field)) return field.keys !== "text"; // words go on
  if (field.keys === "date") return text === NONE || /^\d{8}$/.test(text);
  if (field.keys === "codes") return text === NONE && !codes.some((code) => code < 0);
  if (!["code", "rank"].includes(field.keys)) return false;
  const all = field.keys === "code" ? codes : Array.from({ length: last }, (_, at) => at + 1);
  const spelt = [NONE, ...all.flatMap((code) => [String(code), String(code).padStart(width, "0")])];
  return !spelt.some((each) => each.startsWith(text) && each.length > text.length);
}

form.addEventListener("input", (event) => {
  const field = of(event.target);
  if (!field) return;
  settle();
  if (plain(field) && isWholeCode(field)) advance(field);
  else show(field, null);
});

form.addEventListener("keydown", (event) => {
  const field = of(event.target);
  if (!field || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const at = fields.indexOf(field);
  const to = (place) => {
    event.preventDefault();
    place?.input.focus();
    place?.input.select();
  };
  if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) {
    if (event.key === "Tab" && field.isPassed && !plain(field)) return;
    event.preventDefault();
    advance(field);
  } else if (event.key === "+" && field.mayStand) {
    event.preventDefault();
    field.input.value = `${bare(field)}${field.keys === "text" ? " +" : "+"}`;
    advance(field);
  } else if (event.key === "Backspace" && !field.input.value) {
    if (event.repeat) return; // a key held down empties one field, not the one before it too
    to(fields.slice(0, at).findLast((each) => !each.isPassed || plain(each)));
  } else if (event.key === "ArrowDown") to(fields[at + 1]);
  else if (event.key === "ArrowUp") to(fields[at - 1]);
});

form.addEventListener("submit", (event) => {
  settle();
  const first = fields.filter((field) => !show(field, objection(field)))[0];
  if (first) {
    event.preventDefault();
    first.input.focus();
  }
});

settle();
const wrong = fields.find((field) => field.problem.textContent);
(wrong ?? fields[0])?.input.focus();
if (wrong && objection(wrong)) show(wrong, objection(wrong));
