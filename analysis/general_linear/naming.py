"""What the effects and parameters of a factorial model are called, and what is told of them."""

from analysis.general_linear.model import FactorialModel
from analysis.levels import bare_labels
from analysis.result import Labels, Message


def notes_of(model: FactorialModel) -> tuple[Message, ...]:
    empty = tuple(
        Message(
            "{effect}: {count} of the combinations of its levels have no cases; the tests of this effect and of those "
            "it contains are of what the other combinations can tell.",
            {"effect": model.key(effect), "count": model.empty_cells(effect)},
        )
        for effect in model.effects
        if len(effect.factors) > 1 and model.empty_cells(effect)
    )
    redundant = tuple(
        Message(
            "{effect} does not vary, or the effects before it account for it wholly; its parameters are set to 0.",
            {"effect": model.key(effect)},
        )
        for effect in model.redundant_effects
    )
    return (*empty, *redundant)


def labels_with(known: Labels, model: FactorialModel) -> Labels:
    """Those of variables and levels, and of the effects and parameters that several of them make."""
    found = dict(known)
    for factor, codes in zip(model.factors, model.cells.codes, strict=True):
        found = {**bare_labels(factor, codes), **found}
    joined = [model.names(effect) for effect in model.effects]
    joined += [model.parts(parameter) for parameter in model.made]
    for parts in joined:
        if len(parts) > 1:
            languages = dict.fromkeys(language for part in parts for language in found[part])
            found["*".join(parts)] = {
                language: " * ".join(found[part].get(language, part) for part in parts) for language in languages
            }
    return found
