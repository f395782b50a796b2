"""Printed names of paths and of products of variables."""

from collections.abc import Iterable, Sequence

from analysis.labels import labels_of
from analysis.process.columns import product_key
from analysis.process.effects import path_key
from analysis.result import Labels
from analysis.tally import Tally


def labels_with(
    tally: Tally, names: Iterable[str], paths: Sequence[Sequence[str]] = (), pairs: Sequence[tuple[str, str]] = ()
) -> Labels:
    """Labels of variables and their levels, of paths as `X → M → Y`, and of products as `X × W`."""
    labels = dict(labels_of(tally.codebook, names))
    made = {path_key(path): _joined(path, " → ", labels) for path in paths}
    made |= {product_key(*pair): _joined(pair, " × ", labels) for pair in pairs}
    return labels | made


def _joined(parts: Sequence[str], between: str, labels: Labels) -> dict[str, str]:
    """The label of a key that is made of others, in each language that has a label of any."""
    languages = dict.fromkeys(language for part in parts for language in labels.get(part, {}))
    return {
        language: between.join(labels.get(part, {}).get(language) or part for part in parts) for language in languages
    }
