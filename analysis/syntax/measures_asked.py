"""MEASURE=JACCARD(1,0): how PROXIMITIES and CLUSTER take distances."""

from typing import Any

from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader

OF_NUMBERS = {
    "SEUCLID": "euclidean_squared",
    "EUCLID": "euclidean",
    "COSINE": "cosine",
    "CORRELATION": "correlation",
    "BLOCK": "block",
    "CHEBYCHEV": "chebychev",
    "POWER": "power",
    "MINKOWSKI": "minkowski",
    "CHISQ": "chi_square",
    "PH2": "phi_square",
}
OF_FEATURES = {
    "RR": "russell_rao",
    "SM": "simple_matching",
    "JACCARD": "jaccard",
    "DICE": "dice",
    "SS1": "sokal_sneath_1",
    "RT": "rogers_tanimoto",
    "SS2": "sokal_sneath_2",
    "K1": "kulczynski_1",
    "SS3": "sokal_sneath_3",
    "K2": "kulczynski_2",
    "SS4": "sokal_sneath_4",
    "HAMANN": "hamann",
    "OCHIAI": "ochiai",
    "SS5": "sokal_sneath_5",
    "PHI": "phi",
    "LAMBDA": "lambda",
    "D": "anderberg_d",
    "Y": "yule_y",
    "Q": "yule_q",
    "BEUCLID": "binary_euclidean",
    "BSEUCLID": "binary_euclidean_squared",
    "SIZE": "size_difference",
    "PATTERN": "pattern_difference",
    "BSHAPE": "shape_difference",
    "DISPER": "dispersion",
    "VARIANCE": "binary_variance",
    "BLWMN": "lance_williams",
}
MEASURES = {**OF_NUMBERS, **OF_FEATURES}
WORDS = {ours: theirs for theirs, ours in MEASURES.items()}


def read_measure(part: Reader, others: tuple[str, ...] = ()) -> dict[str, Any]:
    """The measure that stands here with what stands in parentheses behind it, as options; {} where there is none."""
    word = part.take(*MEASURES)
    if not word:
        part.skip((*MEASURES, *others))
        return {}
    given = in_parentheses(part, numbers) if part.at_sign("(") else []
    found: dict[str, Any] = {"measure": MEASURES[word]}
    if word in OF_FEATURES:
        found["present"] = given[0] if given else 1.0
        if not given or len(given) > 1:
            found["absent"] = given[1] if given else 0.0
    elif word in ("POWER", "MINKOWSKI"):
        found["power"] = given[0] if given else 2.0
        found |= {"root": given[1] if len(given) > 1 else found["power"]} if word == "POWER" else {}
    return found


def written_measure(options: Any) -> str:
    """The keyword of a measure with its parentheses."""
    word = WORDS[options.measure]
    if word == "POWER":
        return f"{word}({options.power:g},{options.root:g})"
    if word == "MINKOWSKI":
        return f"{word}({options.power:g})"
    if word in OF_FEATURES:
        return f"{word}({options.present:g}{'' if options.absent is None else f',{options.absent:g}'})"
    return word
