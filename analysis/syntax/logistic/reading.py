"""The subcommands of LOGISTIC REGRESSION."""

from collections.abc import Callable

from analysis.syntax.choosing import selection
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import kept
from analysis.syntax.logistic.asked import TEMPORARIES, Asked, Block, Terms
from analysis.syntax.parts import confidence, in_parentheses, numbers, words
from analysis.syntax.reader import Reader
from instrument.message import Message

METHODS = ("ENTER", "FSTEP", "BSTEP")
KINDS = ("INDICATOR", "SIMPLE", "DEVIATION", "HELMERT", "DIFFERENCE", "REPEATED", "POLYNOMIAL", "SPECIAL")
PRINTED = ("ALL", "SUMMARY", "GOODFIT", "CI", "ITER", "CORR", "DEFAULT")
ABSENT = ("OUTFILE",)
USUAL_ITERATIONS = 20
CONVERGENCE = {"BCON": 0.001, "LCON": 0.0, "EPS": 1e-8}


def terms(part: Reader, job: Job) -> Terms:
    """Variables, and products of them as a BY b or a*b; raises `Fault`."""
    found: list[tuple[str, ...]] = []
    while not part.done:
        part.sign(",")
        found += [(name,) for name in part.variables(job.active)]
        while part.take("BY") or part.sign("*"):
            found[-1] = (*found[-1], part.variable(job.active))
        if not part.at_word() and not part.at_sign(","):
            break
    return tuple(dict.fromkeys(found))


def _variables(part: Reader, job: Job, asked: Asked) -> None:
    asked.dependent = part.variable(job.active)
    part.take("WITH")
    asked.terms = () if part.done else terms(part, job)


def _method(part: Reader, job: Job, asked: Asked) -> None:
    method = part.take(*METHODS)
    if not method:
        part.skip(METHODS)
        return
    removal = "" if method == "ENTER" else "COND"
    if method != "ENTER" and part.sign("("):
        removal = part.need("COND", "LR", "WALD")
        part.need_sign(")")
    bracket = part.sign("(")
    whole = part.done or (job.active.find("ALL") is None and bool(part.take("ALL")))
    asked.blocks.append(Block(method, removal, () if whole else terms(part, job)))
    if bracket:
        part.need_sign(")")


def _categorical(part: Reader, job: Job, asked: Asked) -> None:
    asked.categorical += [name for name in part.variables(job.active) if name not in asked.categorical]


def _contrast(part: Reader, job: Job, asked: Asked) -> None:
    names = in_parentheses(part, lambda inner: inner.variables(job.active))
    asked.categorical += [name for name in names if name not in asked.categorical]  # dialogs paste no CATEGORICAL
    part.sign("=")
    kind = part.take(*KINDS)
    if not kind:
        part.skip(KINDS)
        return
    given = in_parentheses(part, numbers) if part.at_sign("(") else []
    found: dict[str, object] = {"kind": kind.lower()}
    if kind in ("POLYNOMIAL", "SPECIAL"):
        found |= {"weights": given} if given else {}
    elif given:
        found["reference"] = int(given[0])
    for name in names:
        asked.contrasts[name] = {"variable": name, **found}


def _print(part: Reader, job: Job, asked: Asked) -> None:
    del job
    while not part.done:
        part.sign(",")
        found = part.take(*PRINTED, "CLASSPLOT")
        if not found:
            part.skip(PRINTED)
        if found == "CI":
            asked.others["confidence"] = confidence(part) if part.at_sign("(") else 0.95
        if found == "ITER" and part.at_sign("("):
            in_parentheses(part, Reader.number)
        asked.printed.add(found)


def _criteria(part: Reader, job: Job, asked: Asked) -> None:
    del job
    options = {"PIN": "p_in", "POUT": "p_out", "CUT": "cut"}
    while not part.done:
        part.sign(",")
        place = part.place()
        word = part.take(*options, "ITERATE", *CONVERGENCE)
        if not word:
            part.skip((*options, "ITERATE", *CONVERGENCE))
            return
        if not part.at_sign("("):
            continue
        number = in_parentheses(part, Reader.number)
        if word in options:
            asked.others[options[word]] = number
        elif number < USUAL_ITERATIONS if word == "ITERATE" else number > CONVERGENCE[word]:
            part.tell(Message("estimates go on until nothing moves, whatever {found} says", {"found": word}), place)


def _missing(part: Reader, job: Job, asked: Asked) -> None:
    del job
    asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))


def _select(part: Reader, job: Job, asked: Asked) -> None:
    asked.selection = selection(part, job.active)


def _origin(part: Reader, job: Job, asked: Asked) -> None:
    del part, job
    asked.origin = True


def _constant(part: Reader, job: Job, asked: Asked) -> None:
    del part, job
    asked.origin = False


def _identity(part: Reader, job: Job, asked: Asked) -> None:
    asked.identity = part.variable(job.active)


def _casewise(part: Reader, job: Job, asked: Asked) -> None:
    del job
    asked.casewise = 0.0
    while not part.done:
        part.sign(",")
        word = part.take("OUTLIER", *TEMPORARIES)
        if word == "OUTLIER":
            asked.casewise = in_parentheses(part, Reader.number) if part.at_sign("(") else 2.0
        elif word == "DFBETA":
            part.tell(Message("{found} is not available and was left out", {"found": "CASEWISE DFBETA"}))
        elif word:
            asked.listed.append(word)
        else:
            part.skip(("OUTLIER", *TEMPORARIES))


def _save(part: Reader, job: Job, asked: Asked) -> None:
    del job
    asked.saved += kept(part, tuple(TEMPORARIES))


def _plot(part: Reader, job: Job, asked: Asked) -> None:
    del part, job
    asked.printed.add("CLASSPLOT")


def _external(part: Reader, job: Job, asked: Asked) -> None:
    """Keeps cases of split files on disk while they are counted; nothing of the output depends on where they are."""
    del part, job, asked


READ: dict[str, Callable[[Reader, Job, Asked], None]] = {
    "VARIABLES": _variables,
    "METHOD": _method,
    "CATEGORICAL": _categorical,
    "CONTRAST": _contrast,
    "PRINT": _print,
    "CRITERIA": _criteria,
    "MISSING": _missing,
    "SELECT": _select,
    "ORIGIN": _origin,
    "NOCONST": _origin,
    "NOORIGIN": _constant,
    "ID": _identity,
    "CASEWISE": _casewise,
    "CLASSPLOT": _plot,
    "SAVE": _save,
    "EXTERNAL": _external,
}
"""What reads each subcommand."""
