"""SPSS syntax for what a system file of ours does not hold: multiple-response sets, the weight and roles."""

from collections.abc import Iterator, Mapping, Sequence

from instrument.codebook import MultipleSet
from instrument.message import Message
from survey.exporting.fitting import Cutter
from survey.exporting.material import Material

LINE = 240  # SPSS reads 251 bytes of a line
SET_NAME, SET_LABEL = 63, 256
BOM = b"\xef\xbb\xbf"


def syntax(material: Material, names: Mapping[str, str]) -> tuple[bytes, tuple[Message, ...]]:
    """The syntax, UTF-8 with its mark, for the file of the same name while it is open; and what is lost."""
    cutter = Cutter()
    about = Message("Open {file} first; then run this whole file.", {"file": f"{material.stem}.sav"})
    lines = [f"* {material.translate(about, material.language)}", "* Encoding: UTF-8.", ""]
    lines += [line for each in material.codebook.sets for line in _set(each, material, names, cutter)]
    lines += ["WEIGHT OFF." if material.weight is None else f"WEIGHT BY {names[material.weight]}.", ""]
    for role, held in _roles(material).items():
        if held:
            lines += ["VARIABLE ROLE", *_wrapped(f"  /{role}", [names[name] for name in held]), ".", ""]
    return BOM + "\n".join(lines).encode(), cutter.losses()


def _set(each: MultipleSet, material: Material, names: Mapping[str, str], cutter: Cutter) -> Iterator[str]:
    label = quote(cutter.fitted(material.words(each.text), SET_LABEL, each.name))
    yield f"MRSETS /MDGROUP NAME=${each.name[:SET_NAME]}"
    yield f"  LABEL={label}"
    yield "  CATEGORYLABELS=VARLABELS"
    yield from _wrapped("  VARIABLES=", [names[name] for name in each.members])
    yield f"  VALUE={each.counted:g}."
    yield ""


def _roles(material: Material) -> Mapping[str, list[str]]:
    """What each variable is for in SPSS's dialogs: answers explain, scores may do both, words and weights neither."""
    found: dict[str, list[str]] = {"INPUT": [], "BOTH": [], "NONE": []}
    extra = material.instrument.extra
    for variable in material.variables():
        scored = not variable.question or bool(variable.reversed_of)
        role = "NONE" if variable.is_text or variable.name in extra else "BOTH" if scored else "INPUT"
        found[role].append(variable.name)
    return found


def _wrapped(start: str, names: Sequence[str]) -> Iterator[str]:
    """Names behind `start`, on lines that SPSS reads whole."""
    line = start
    for name in names:
        if len(f"{line} {name}".encode()) > LINE:
            yield line
            line = "   "
        line = f"{line} {name}"
    yield line


def quote(words: str) -> str:
    """A text of SPSS syntax."""
    return "'" + words.replace("'", "''") + "'"
