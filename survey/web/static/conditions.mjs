// Whether a condition holds: true, false, or null because an unknown answer decides (Kleene's strong logic).

const compare = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** `answers`: question → number, or for several ticks a list of codes; what is absent is unknown. */
export function holds(tree, answers) {
  const [word, ...rest] = tree;
  if (word === "not") {
    const part = holds(rest[0], answers);
    return part === null ? null : !part;
  }
  if (word === "and" || word === "or") {
    const decisive = word === "or";
    const parts = rest.map((part) => holds(part, answers));
    if (parts.includes(decisive)) return decisive;
    return parts.includes(null) ? null : !decisive;
  }
  const [name, wanted] = rest;
  const answer = answers[name];
  if (answer === undefined || answer === null) return null;
  if (word === "has") return Array.isArray(answer) && answer.includes(wanted);
  if (word === "in") return wanted.includes(answer);
  return compare[word](answer, wanted);
}
