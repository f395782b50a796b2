"""The items of an explicit list of categories, with its subtotals and computed categories."""

from collections.abc import Callable, Iterable, Sequence

from analysis.custom.axes import Level
from analysis.custom.categories import Categories, Entry
from analysis.custom.computed import Computed, Operand, said
from analysis.custom.computing import ComputedCategories
from analysis.custom.shown import Item, Shown
from analysis.result import Fault
from instrument.message import nearest, quoted

Code = float | str
Labelled = dict[str, dict[str, str]]


def listed(
    level: Level,
    asked: Categories,
    computed: ComputedCategories,
    codes_of: Callable[[Entry], Sequence[Code]],
    key_of: Callable[[Code], str],
    labels: Labelled,
) -> Shown:
    """The items in the order of the list; a subtotal is of the entries since the one before, or up to the next.

    `codes_of`: what an entry names; raises `Fault` for a computed category that nobody defined.
    """
    made: list[tuple[Entry, list[Item]]] = []
    since: list[Item] = []
    hidden: set[str] = set()
    for number, entry in enumerate(asked.entries[:: -1 if asked.before else 1], start=1):
        if "subtotal" in entry.kind:
            item = _subtotal(level, entry, number, since, labels)
            hidden |= {each.key for each in since} if entry.kind == "hidden_subtotal" else set()
            since = []
            made.append((entry, [item]))
        elif entry.kind == "computed":
            made.append((entry, []))
        else:
            found = [Item(key_of(code), frozenset([code])) for code in codes_of(entry)]
            found = found[:: -1 if asked.before else 1]
            since += found
            made.append((entry, found))
    made = made[:: -1 if asked.before else 1]
    every = with_total(level, [item for _, several in made for item in several], asked, labels)
    items: list[Item] = []
    for entry, several in made:
        if entry.kind == "computed":
            each = computed.named(str(entry.label))
            items.append(_computed(level, each, made, every, labels))
            hidden |= _hidden(items[-1]) if each.hides else set()
        items += several[:: -1 if asked.before else 1]
    shown = [item for item in items if item.key not in hidden]
    return with_total(level, shown, asked, labels, every.codes, "total" in hidden)


def _subtotal(level: Level, entry: Entry, number: int, since: Iterable[Item], labels: Labelled) -> Item:
    key = "subtotal" if entry.label is None else f"{level.name}=subtotal{number}"
    if entry.label is not None:
        labels[key] = {"en": entry.label, "zh": entry.label}
    return Item(key, frozenset(code for each in since for code in each.codes), is_subtotal=True)


def _computed(
    level: Level, found: Computed, made: Sequence[tuple[Entry, list[Item]]], every: Shown, labels: Labelled
) -> Item:
    key = f"{level.name}=&{found.name}"
    text = said(found.node) if found.label is None else found.label
    items = [item for _, several in made for item in several]
    for number, item in reversed(list(enumerate(items, start=1))):
        own = labels.get(item.key, {})
        text = text.replace(f")LABEL[{number}]", own.get("en") or own.get("zh") or item.key.rpartition("=")[2])
    labels[key] = {"en": text, "zh": text}
    operands = tuple((each, _items(each, made, every, found)) for each in dict.fromkeys(found.operands()))
    return Item(key, frozenset(), computed=found, operands=operands)


def _items(
    operand: Operand, made: Sequence[tuple[Entry, list[Item]]], every: Shown, found: Computed
) -> tuple[Item, ...]:
    """The items that an operand names; raises `Fault` where the list has none of them."""
    if operand.kind == "total":
        several = [item for item in every.items if item.is_total]
    elif operand.kind == "subtotal":
        subtotals = [item for entry, own in made if "subtotal" in entry.kind for item in own]
        several = subtotals[operand.number - 1 :][:1] if operand.number else subtotals if len(subtotals) == 1 else []
    else:
        asked = Entry(operand.kind, operand.low, operand.high)  # type: ignore[arg-type]
        several = [item for entry, own in made if entry == asked for item in own]
        if not several and operand.kind == "values" and operand.low == operand.high:
            several = [
                item for entry, own in made if entry.kind == "values" for item in own if operand.low in item.codes
            ]
    if not several:
        raise Fault(
            "{found} stands in &{name}, but not in the list of categories; possible: {possible}",
            {
                "found": quoted(str(operand)),
                "name": found.name,
                "possible": nearest(str(operand), [str(entry) for entry, _ in made]),
            },
        )
    return tuple(several)


def _hidden(item: Item) -> set[str]:
    return {each.key for _, several in item.operands for each in several}


def with_total(
    level: Level,
    items: list[Item],
    asked: Categories,
    labels: Labelled,
    codes: frozenset[Code] | None = None,
    is_hidden: bool = False,
) -> Shown:
    """What a level shows with its total, where one is asked for and not hidden; `codes`: of all that it counts."""
    if codes is None:
        codes = frozenset(code for item in items for code in item.codes)
    if asked.total and not is_hidden:
        key = "total" if asked.label is None else f"{level.name}=total"
        if asked.label is not None:
            labels[key] = {"en": asked.label, "zh": asked.label}
        total = Item(key, codes, is_total=True)
        items = [total, *items] if asked.before else [*items, total]
    for item in items:
        for code in item.codes:
            if isinstance(code, float) and item.key.startswith(f"{level.name}=") and len(item.codes) == 1:
                labels.setdefault(item.key, {})
    return Shown(level, tuple(items), codes, asked.empty, labels)


def named_members(level: Level, members: Sequence[str], asked: Categories, entry: Entry) -> list[str]:
    """The members of a set that an entry names, in the order of the set; raises `Fault` where it has none of that name.

    A category of a set that was made of codes is a member `set=code`.
    """
    named = {_member(level, members, each.low): each for each in asked.entries if each.kind == "values"}
    if entry.kind == "others":
        return [name for name in members if name not in named]
    if entry.kind != "values":
        return []
    first, last = (members.index(_member(level, members, end)) for end in (entry.low, entry.high))
    return list(members[first : last + 1])


def _member(level: Level, members: Sequence[str], written: Code) -> str:
    text = f"{level.name}={written:g}" if isinstance(written, float) else written
    found = next((name for name in members if name.casefold() == text.casefold()), None)
    if found is None:
        raise Fault(
            "{found} is no category of the set {name}; possible: {possible}",
            {"found": quoted(text), "name": level.name, "possible": nearest(text, list(members))},
        )
    return found
