"""Letters for groups: two groups share one where no comparison tells them apart."""

from collections.abc import Collection, Sequence

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def letters(groups: Sequence[str], different: Collection[frozenset[str]]) -> dict[str, str]:
    """The letters of each group, `a` with the first; none where no two groups differ.

    `groups` in the order of their means, the largest first; `different` the pairs that a comparison tells apart.
    Source: Piepho (2004), Journal of Computational and Graphical Statistics 13(2), 456-466: insert and absorb.
    """
    if not different:
        return dict.fromkeys(groups, "")
    columns: list[frozenset[str]] = [frozenset(groups)]
    for pair in sorted(different, key=lambda each: sorted(groups.index(name) for name in each)):
        split = [part for column in columns for part in _parted(column, pair)]
        columns = _largest(split)
    columns.sort(key=lambda column: sorted(groups.index(name) for name in column))
    return {
        group: "".join(letter for letter, column in zip(ALPHABET, columns, strict=False) if group in column)
        for group in groups
    }


def _parted(column: frozenset[str], pair: frozenset[str]) -> list[frozenset[str]]:
    """The column, or the two that keep one of the pair each where it holds both."""
    return [column - {name} for name in sorted(pair)] if pair <= column else [column]


def _largest(columns: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The columns that no other holds whole, each once."""
    kept = list(dict.fromkeys(columns))
    return [column for column in kept if not any(column < other for other in kept)]
