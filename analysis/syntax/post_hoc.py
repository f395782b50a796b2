"""Post hoc tests by their keywords, as ONEWAY and UNIANOVA ask for them."""

from dataclasses import field
from typing import Any

from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

TESTS = {
    "SNK": "snk",
    "TUKEY": "tukey",
    "BTUKEY": "tukey_b",
    "DUNCAN": "duncan",
    "SCHEFFE": "scheffe",
    "LSD": "lsd",
    "BONFERRONI": "bonferroni",
    "SIDAK": "sidak",
    "GABRIEL": "gabriel",
    "FREGW": "regwf",
    "QREGW": "regwq",
    "GT2": "hochberg",
    "WALLER": "waller_duncan",
    "T2": "tamhane",
    "T3": "dunnett_t3",
    "GH": "games_howell",
    "C": "dunnett_c",
    "DUNNETT": "dunnett",
    "DUNNETTL": "dunnett_below",
    "DUNNETTR": "dunnett_above",
}
"""In the order in which their tables stand."""

OTHER_NAMES = {"MODLSD": "BONFERRONI", "HOCHBERG": "GT2", "REGWF": "FREGW", "REGWQ": "QREGW"}
ENDS = {"FIRST": 1, "LAST": 0}


@dataclass
class PostHoc:
    """The tests asked for, and what the command says of them."""

    tests: set[str] = field(default_factory=set)
    alpha: float | None = None
    control: int | None = None
    ratio: float | None = None

    def given(self) -> dict[str, Any]:
        """The options of a plan."""
        found: dict[str, Any] = {"posthoc": [word for word in TESTS.values() if word in self.tests]}
        found |= {"posthoc_confidence": 1 - self.alpha} if self.alpha is not None else {}
        found |= {"control": self.control} if self.control else {}
        return found | ({"error_ratio": self.ratio} if self.ratio is not None else {})


def read_test(part: Reader, asked: PostHoc) -> None:
    """Reads one test, or ALPHA(.05), into `asked`; anything else is told and passed over."""
    word = _keyword(part)
    if word == "ALPHA":
        asked.alpha = in_parentheses(part, Reader.number)
    elif not word:
        sentence = "{found} is not known and was left out; possible: {possible}"
        part.tell(Message(sentence, {"found": part.found(), "possible": ", ".join(TESTS)}))
        part.next()
    else:
        asked.tests.add(TESTS[word])
        if part.at_sign("("):
            _read_argument(part, word, asked)
    part.sign(",")


def _keyword(part: Reader) -> str:
    found = part.take(*TESTS, *OTHER_NAMES, "ALPHA")
    return OTHER_NAMES.get(found, found)


def _read_argument(part: Reader, word: str, asked: PostHoc) -> None:
    """The control of Dunnett's tests, the error ratio of Waller and Duncan, the level of the others."""
    if word.startswith("DUNNETT"):
        control = in_parentheses(part, _control)
        if asked.control not in (None, control):
            part.tell(
                Message("{found} is not available and was left out", {"found": f"{word}: a second control group"})
            )
        asked.control = control if asked.control is None else asked.control
    elif word == "WALLER":
        asked.ratio = in_parentheses(part, Reader.number)
    else:
        asked.alpha = in_parentheses(part, Reader.number)


def _control(part: Reader) -> int:
    end = part.take(*ENDS)
    return ENDS[end] if end else part.integer()


def written(options: Any) -> str:
    """The tests of a task as a command writes them, the level last."""
    words = {ours: theirs for theirs, ours in TESTS.items()}
    found = []
    for each in options.posthoc:
        control = f"({options.control})" if options.control else ""
        ratio = f"({options.error_ratio:g})" if each == "waller_duncan" else ""
        found.append(words[each] + (control if words[each].startswith("DUNNETT") else "") + ratio)
    certain = options.confidence if options.posthoc_confidence is None else options.posthoc_confidence
    return f"{' '.join(found)} ALPHA({1 - certain:g})"
