"""Which variables hand values from one case to the next, as far as the words of commands tell.

Where they do not tell for sure, a variable is taken for one that does: that costs time, and changes no value.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.syntax.job import Job
from analysis.syntax.statements import Statement
from analysis.syntax.tokens import Token
from analysis.syntax.workspace import is_scratch
from instrument.message import Fault

DECLARING = ("NUMERIC", "STRING", "VECTOR", "LEAVE")
BEGIN, END = ("DO IF", "LOOP", "DO REPEAT"), ("END IF", "END LOOP", "END REPEAT")
RUNS = frozenset({"to", "all"})
"""Words that stand for names which are not written."""
Program = Sequence[Statement | Fault]
Names = frozenset[str]
"""Folded names."""


def words(statement: Statement) -> Names:
    """The words of a command."""
    return frozenset(token.text.casefold() for token in statement.tokens if token.kind == "word")


def left_names(program: Program, job: Job) -> Names:
    """What LEAVE names, of variables that are not in the file yet."""
    found = [words(each) for each in commands_of(program) if each.name == "LEAVE"]
    return frozenset(name for name in frozenset().union(*found) if job.active.find(name) is None)


def lagged_names(program: Program, job: Job) -> Names:
    """What LAG asks for and a command assigns there or behind; in a loop, before is behind too."""
    commands = list(commands_of(program))
    asked = set().union(*map(_lags, commands)) if any(each.name == "LOOP" for each in commands) else set()
    found: set[str] = set()
    for statement in commands:
        asked |= _lags(statement)
        found |= asked if assigns_unnamed(statement, commands) else asked & _assigned(statement, job)
    return frozenset(found | _stood_for(commands, found, job))


def asked_scratch(program: Program) -> Names:
    """Scratch variables that may be asked before their case has set them."""
    known: set[str] = set()
    found: set[str] = set()
    depth = 0
    for statement in commands_of(program):
        depth -= statement.name in END
        names = [token.text.casefold() for token in statement.tokens if is_scratch(token.text)]
        if depth == 0 and _sets(statement, names):
            known.add(names[0])
        if statement.name not in DECLARING:
            found |= set(names) - known
        depth += statement.name in BEGIN
    vectors = frozenset().union(*(words(each) for each in commands_of(program) if each.name == "VECTOR"))
    return frozenset(found | ({name for name in _all_words(program) if is_scratch(name)} if found & vectors else set()))


def commands_of(program: Program) -> Iterator[Statement]:
    return (each for each in program if isinstance(each, Statement))


def _all_words(program: Program) -> Names:
    return frozenset().union(*map(words, commands_of(program)))


def _sets(statement: Statement, names: Sequence[str]) -> bool:
    """Whether a command gives a scratch variable its value, whatever it held."""
    tokens = statement.tokens
    if statement.name not in ("COMPUTE", "LOOP") or not names or len(tokens) < 2:
        return False
    return tokens[0].text.casefold() == names[0] and tokens[1].text == "=" and names[0] not in names[1:]


def _lags(statement: Statement) -> set[str]:
    """The names in LAG(name)."""
    tokens = statement.tokens
    return {
        name.text.casefold()
        for word, sign, name in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.text.upper() == "LAG" and sign.text == "(" and name.kind == "word"
    }


def _assigned(statement: Statement, job: Job) -> set[str]:
    """The names that a command may change, and some more."""
    if statement.name == "RECODE":
        return set(words(statement))
    found: set[str] = set()
    for name in _before_equals(statement):
        found |= {name, *(each.casefold() for each in job.workspace.vectors.get(name, ()))}
    return found


def _before_equals(statement: Statement) -> Iterator[str]:
    """The names before an = outside of parentheses; of v(i) =, the vector."""
    depth = 0
    opened: Token | None = None  # the word before the parenthesis that closed last
    for place, token in enumerate(statement.tokens):
        before = statement.tokens[place - 1] if place else None
        if token.text == "(" and depth == 0:
            opened = before
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "=" and depth == 0 and before is not None:
            name = opened if before.text == ")" else before
            yield name.text.casefold() if name is not None else ""


def assigns_unnamed(statement: Statement, commands: Sequence[Statement]) -> bool:
    """Whether a command may change variables that it does not name: a run of them, or the element of a new vector."""
    if statement.name == "RECODE":
        return bool(words(statement) & RUNS)
    vectors = frozenset().union(*(words(each) for each in commands if each.name == "VECTOR"))
    return bool(vectors & set(_before_equals(statement)))


def _stood_for(commands: Sequence[Statement], found: set[str], job: Job) -> set[str]:
    """What the stand-ins of DO REPEAT among the names may stand for."""
    repeats = [[token.text.casefold() for token in each.tokens] for each in commands if each.name == "DO REPEAT"]
    standing = {word for each in repeats for word, after in pairwise(each) if after == "="}
    if not standing & found:
        return set()
    every = {word for each in repeats for word in each}
    return every | {name.casefold() for name in job.active.names if every & RUNS}
