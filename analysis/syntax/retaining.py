"""Commands that hand values from one case to the next: each case must pass all of them before the next one comes."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.solving import solve
from analysis.syntax.statements import Statement
from analysis.syntax.tokens import Token
from analysis.syntax.workspace import TRANSFORMATIONS, is_scratch
from instrument.message import Fault

DECLARING = ("NUMERIC", "STRING", "VECTOR", "LEAVE")
BEGIN, END = ("DO IF", "LOOP", "DO REPEAT"), ("END IF", "END LOOP", "END REPEAT")
Program = Sequence[Statement | Fault]


def taken(reader: Reader, job: Job) -> bool:
    """Whether the command ran, with all up to the next that reads the data, case behind case.

    It does so where a scratch variable or one that LEAVE names is asked before the case itself has set it, or LAG asks
    for a variable that is still to change. All other commands run over all cases at once, which gives the same.
    """
    workspace = job.workspace
    if workspace.depth or workspace.is_solving or (reader.file, reader.line) in workspace.plain:
        return False
    first = Statement(reader.command, True, tuple(reader.tokens), reader.text, reader.line, reader.file, reader.data)
    ahead, rest = _ahead(job)
    program: Program = [first, *ahead]
    left, lagged = _left(program, job), _lagged(program, job)
    if not (left or lagged or _asks_scratch(program)):
        workspace.plain = {(each.file, each.line) for each in program if isinstance(each, Statement)}
        job.following[-1] = chain(ahead, rest)
        return False
    job.following[-1] = rest
    solve(job, program, left, lagged)
    return True


def _ahead(job: Job) -> tuple[list[Statement | Fault], Iterator[Statement | Fault]]:
    """The transformations that follow, and what comes behind them."""
    found: list[Statement | Fault] = []
    coming = job.following[-1]
    for statement in coming:
        if isinstance(statement, Statement) and statement.name not in TRANSFORMATIONS:
            return found, chain([statement], coming)
        found.append(statement)
    return found, iter(())


def _left(program: Program, job: Job) -> frozenset[str]:
    """The folded names that LEAVE names, of variables that are not in the file yet."""
    found: set[str] = set()
    for statement in program:
        if isinstance(statement, Statement) and statement.name == "LEAVE":
            found |= {token.text.casefold() for token in statement.tokens if token.kind == "word"}
    return frozenset(name for name in found if job.active.find(name) is None)


def _lagged(program: Program, job: Job) -> frozenset[str]:
    """The folded names that LAG asks for and a command assigns there or behind; in a loop, before is behind too."""
    commands = [each for each in program if isinstance(each, Statement)]
    loops = any(each.name == "LOOP" for each in commands)
    asked: set[str] = set().union(*map(_asked, commands)) if loops else set()
    found: set[str] = set()
    for statement in commands:
        asked |= _asked(statement)
        found |= asked & _assigned(statement, job)
    return frozenset(found | _stood_for(commands, found, job))


def _stood_for(commands: Sequence[Statement], found: set[str], job: Job) -> set[str]:
    """What the stand-ins of DO REPEAT among the names may stand for."""
    repeats = [[token.text.casefold() for token in each.tokens] for each in commands if each.name == "DO REPEAT"]
    standing = {word for words in repeats for word, after in pairwise(words) if after == "="}
    if not standing & found:
        return set()
    words = {word for each in repeats for word in each}
    return words | {name.casefold() for name in job.active.names if words & {"to", "all"}}


def _asked(statement: Statement) -> set[str]:
    """The folded names in LAG(name)."""
    tokens = statement.tokens
    return {
        name.text.casefold()
        for word, sign, name in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if word.text.upper() == "LAG" and sign.text == "(" and name.kind == "word"
    }


def _assigned(statement: Statement, job: Job) -> set[str]:
    """The folded names that a command may change, and some more."""
    if statement.name == "RECODE":
        return {token.text.casefold() for token in statement.tokens if token.kind == "word"}
    found: set[str] = set()
    depth = 0
    opened: Token | None = None  # the word before the parenthesis that closed last
    for place, token in enumerate(statement.tokens):
        before = statement.tokens[place - 1] if place else None
        if token.text == "(" and depth == 0:
            opened = before
        depth += (token.text == "(") - (token.text == ")")
        if token.text == "=" and depth == 0 and before is not None:
            name = opened if before.text == ")" else before
            folded = name.text.casefold() if name is not None else ""
            found |= {folded, *(each.casefold() for each in job.workspace.vectors.get(folded, ()))}
    return found


def _asks_scratch(program: Program) -> bool:
    """Whether a scratch variable may be asked before its case has set it."""
    known: set[str] = set()
    depth = 0
    for statement in program:
        if not isinstance(statement, Statement):
            continue
        depth -= statement.name in END
        names = [token.text.casefold() for token in statement.tokens if is_scratch(token.text)]
        sets = depth == 0 and statement.name in ("COMPUTE", "LOOP") and bool(names)
        if sets and statement.tokens[0].text.casefold() == names[0] and names[0] not in names[1:]:
            after = statement.tokens[1].text if len(statement.tokens) > 1 else ""
            if after == "=":
                known.add(names[0])
        if statement.name not in DECLARING and any(name not in known for name in names):
            return True
        depth += statement.name in BEGIN
    return False
