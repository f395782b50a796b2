"""What the measures, levels and effects of a design are called."""

from analysis.general_linear.naming import labels_with
from analysis.procedures.multivariate.design import Design
from analysis.result import Labels


def labels_of_design(known: Labels, design: Design) -> Labels:
    """Those of the model between subjects, of measures, and of factors within subjects with what they make."""
    found = dict(labels_with(known, design.model))
    for name in (*design.names, *design.measures):
        found.setdefault(name, {})
    for at, factor in enumerate(design.within):
        found |= {design.level(at, level): _same(str(level + 1)) for level in range(factor.levels)}
    for own in design.tested:
        for effect in design.model.effects:
            name = design.key(own, effect)
            found.setdefault(name, _same(name.replace("*", " * ")))
        own_name = design.key(own)
        found[f"error({own_name})"] = {"en": f"Error({own_name})", "zh": f"误差({own_name})"}
    return found


def _same(text: str) -> dict[str, str]:
    return {"en": text, "zh": text}
