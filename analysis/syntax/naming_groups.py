"""Sets, variables and spans of codes as MULT RESPONSE names them."""

from analysis.syntax.active import Active, TickedSet
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader
from analysis.syntax.response_groups import Groups
from instrument.records import replace


def span(part: Reader) -> tuple[float, float]:
    """1,3 or 1 3."""
    low = part.number()
    part.sign(",")
    return low, part.number()


def read_group(part: Reader, active: Active, groups: Groups) -> None:
    """$name 'label' (members (1)), or (members (1, 5)) for categories."""
    name = part.name().lstrip("$")
    label = part.string() if part.at_string() else part.name() if part.at_word() else ""
    part.need_sign("(")
    members = part.variables(active)
    values = in_parentheses(part, numbers)
    part.need_sign(")")
    if len(values) not in (1, 2):
        raise part.fault("{found} values stand behind the variables of a set; possible: 1 or 2", {"found": len(values)})
    groups.sets[name.casefold()] = TickedSet(name, label, members, values[0] if len(values) == 1 else None)
    if len(values) == 2:
        groups.spans[name.casefold()] = (values[0], values[1])


def set_named(part: Reader, active: Active, groups: Groups) -> TickedSet:
    """A set of the command, or one that is kept with the file; raises `Fault`."""
    written = part.name()
    sets = groups.sets
    found = sets.get(written.casefold().lstrip("$")) or active.set_named(written)
    if found is None:
        possible = ", ".join(f"${each.name}" for each in sets.values()) or "–"
        raise part.fault(
            "no multiple-response set {found}; possible: {possible}", {"found": written, "possible": possible}
        )
    found = replace(found, name=found.name.lstrip("$"))
    sets[found.name.casefold()] = found
    return found


def named(part: Reader, active: Active, groups: Groups) -> list[str]:
    """Sets by their name, and variables."""
    found = []
    while part.at_word() and not part.at("BY"):
        token = part.token
        if token is not None and token.text.startswith("$"):
            found.append("$" + set_named(part, active, groups).name)
            continue
        names = part.variables(active)
        found += names
        if part.at_sign("(") and not _at_paired(part):
            groups.spans |= dict.fromkeys(names, in_parentheses(part, span))
    return found


def _at_paired(part: Reader) -> bool:
    after = part.peek()
    return after is not None and after.text.upper().startswith("PAI")
