"""DO REPEAT: the same commands with other names or values in them."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.syntax.assigning import visible
from analysis.syntax.blocks import meant, run_for
from analysis.syntax.items import Told
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from analysis.syntax.statements import Statement
from analysis.syntax.tokens import Token
from instrument.message import Fault
from instrument.records import replace

Standing = Mapping[str, Sequence[Token]]
"""A stand-in's folded name → the tokens that come in its place, one for each run."""


def run(reader: Reader, job: Job) -> None:
    """DO REPEAT v = a b c / n = 1 TO 3. … END REPEAT [PRINT]."""
    if taken(reader, job):
        return
    body = job.body("DO REPEAT", "END REPEAT")
    standing = _standing(reader, job)
    last = body[-1]
    prints = isinstance(last, Statement) and bool(job.reader(last).take("PRINT"))
    commands = list(_repeated(body[:-1], standing))
    if prints:
        job.items += [Told("echo", _written(each)) for each in commands if isinstance(each, Statement)]
    if job.workspace.looping:
        run_for(job, commands, meant(job))  # a case may leave the loop between them
    else:
        job.run_all(commands)


def _standing(reader: Reader, job: Job) -> Standing:
    found: dict[str, list[Token]] = {}
    while not reader.done:
        name = reader.name()
        reader.need_sign("=")
        found[name.casefold()] = _listed(reader, job)
        reader.sign("/")
    lengths = {len(each) for each in found.values()}
    if len(lengths) != 1:
        told = ", ".join(f"{name}: {len(each)}" for name, each in found.items())
        raise reader.fault("the stand-ins of DO REPEAT have lists of different lengths: {found}", {"found": told})
    return found


def _listed(reader: Reader, job: Job) -> list[Token]:
    """What a stand-in stands for, up to the next slash: names with runs A TO B, numbers with runs 1 TO 5, strings."""
    found: list[Token] = []
    while not (reader.done or reader.at_sign("/")):
        first = reader.token
        if reader.at_number():
            found += _numbers(reader)
        elif reader.at_word() and first is not None:
            found += [replace(first, text=name) for name in _names(reader, job)]
        elif reader.at_string():
            found.append(reader.next())
        else:
            raise reader.wrong("{found} stands where a name, a number or a string is expected")
        reader.sign(",")
    return found


def _numbers(reader: Reader) -> list[Token]:
    place = reader.token
    first = reader.number()
    last = reader.number() if reader.take("TO") else first
    if place is None or last < first:
        raise reader.fault("a range ends below its beginning")
    every = [first + step for step in range(int(last - first) + 1)]
    return [replace(place, kind="number", text=_plain(each), value=each) for each in every]


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


def _names(reader: Reader, job: Job) -> Sequence[str]:
    """One name, or a run: of the file where both ends are in it, of numbered new names otherwise."""
    active, begun = visible(job), reader.cursor
    after = reader.peek()
    if reader.is_all():
        reader.next()
        return active.names
    first = reader.name()
    if after is None or after.text.upper() != "TO":
        return (first,)
    reader.next()
    start, end = active.find(first), active.find(reader.name())
    if start is not None and end is not None and active.names.index(start) <= active.names.index(end):
        return active.names[active.names.index(start) : active.names.index(end) + 1]
    reader.cursor = begun
    part = reader.part(begun, begun + 3)
    reader.cursor += 3
    return part.new_names()


def _repeated(body: Sequence[Statement | Fault], standing: Standing) -> Iterator[Statement | Fault]:
    for number in range(len(next(iter(standing.values()), ()))):
        for statement in body:
            yield statement if isinstance(statement, Fault) else _filled(statement, standing, number)


def _filled(statement: Statement, standing: Standing, number: int) -> Statement:
    tokens: list[Token] = []
    for token in statement.tokens:
        other = standing.get(token.text.casefold()) if token.kind == "word" else None
        if other is None:
            tokens.append(token)
            continue
        stands = other[number]
        tokens += _signed(replace(stands, line=token.line, column=token.column))
    return replace(statement, tokens=tuple(tokens))


def _signed(token: Token) -> list[Token]:
    """A token; a number below 0 is a sign with a number, as everywhere in a command."""
    if token.kind != "number" or not isinstance(token.value, float) or token.value >= 0:
        return [token]
    bare = replace(token, text=token.text.lstrip("-"), value=-token.value)
    return [replace(token, kind="sign", text="-", value=None), bare]


def _written(statement: Statement) -> str:
    return " ".join([statement.name, *(token.text for token in statement.tokens)]) + "."
