"""A MATRIX program: its commands made ready once, then run."""

from collections.abc import Sequence

from analysis.syntax.items import Printed, Problem, Told
from analysis.syntax.matrices.calls import call
from analysis.syntax.matrices.getting import get
from analysis.syntax.matrices.keeping import save
from analysis.syntax.matrices.loops import Loop, Step, is_true, run_all
from analysis.syntax.matrices.parsing import Node, expression
from analysis.syntax.matrices.printing import asked, result
from analysis.syntax.matrices.reading import read
from analysis.syntax.matrices.scope import Scope
from analysis.syntax.matrices.targets import target
from analysis.syntax.reader import Reader
from analysis.syntax.statements import Statement
from instrument.message import Fault, Message, quoted
from instrument.records import dataclass

COMMANDS = (
    "COMPUTE", "PRINT", "LOOP", "END LOOP", "BREAK", "DO IF", "ELSE IF", "ELSE", "END IF", "CALL", "RELEASE", "DISPLAY",
    "GET", "SAVE", "READ", "WRITE", "MGET", "MSAVE",
)  # fmt: skip
LATER = ("WRITE", "MGET", "MSAVE", "DISPLAY")
CLOSING = {"LOOP": "END LOOP", "DO IF": "END IF"}


@dataclass
class Program:
    """The commands of a program, and where the next one stands."""

    several: Sequence[Statement | Fault]
    scope: Scope
    at: int = 0

    def steps(self, *until: str) -> list[Step]:
        """The commands up to one of these names, or to the end; wrong ones are told and left out."""
        found: list[Step] = []
        while self.at < len(self.several):
            each = self.several[self.at]
            if isinstance(each, Statement) and each.name in until:
                break
            self.at += 1
            begun = self.at
            try:
                if isinstance(each, Fault):
                    raise each
                found.append(self._told(self._step(each), each))
            except Fault as fault:
                if isinstance(each, Statement) and each.name in CLOSING and self.at == begun:
                    self._leave_out(each.name)
                found.append(self._telling(fault, each))
        return found

    def _telling(self, fault: Fault, each: Statement | Fault) -> Step:
        return lambda scope: self._tell(fault, each)

    def _step(self, each: Statement) -> Step:
        reader = self.scope.job.reader(each)
        match each.name.upper():
            case "COMPUTE":
                return _compute(reader)
            case "PRINT":
                return _print(reader)
            case "LOOP":
                return self._loop(reader)
            case "DO IF":
                return self._choice(reader)
            case "BREAK":
                return _break
            case "CALL":
                return call(reader)
            case "RELEASE":
                return _release(reader)
            case "GET":
                return get(reader)
            case "SAVE":
                return save(reader)
            case "READ":
                return read(reader)
            case name if name in LATER:
                reader.tell(Message("{found} is not available and was left out", {"found": name}))
                return lambda scope: None
            case _:
                raise reader.fault(
                    "{found} is no command of MATRIX; possible: {possible}",
                    {"found": quoted(each.name), "possible": ", ".join(COMMANDS)},
                )

    def _told(self, step: Step, each: Statement) -> Step:
        """The step that goes on with the next where it fails."""

        def run(scope: Scope) -> None:
            try:
                step(scope)
            except Fault as fault:
                self._tell(fault, each)

        return run

    def _tell(self, fault: Fault, each: Statement | Fault) -> None:
        place = fault.place
        if place.line is None and isinstance(each, Statement):
            place = self.scope.job.reader(each).place()
        found = Problem(fault.message, place)
        if found not in self.scope.job.items:
            self.scope.job.items.append(found)

    def _end(self, name: str) -> Reader:
        if self.at >= len(self.several):
            raise Fault("{begin} has no {end}", {"begin": name, "end": CLOSING[name]})
        statement = self.several[self.at]
        self.at += 1
        return self.scope.job.reader(statement)  # type: ignore[arg-type]

    def _leave_out(self, name: str) -> None:
        """Goes behind a block whose first line is wrong."""
        depth = 1
        while self.at < len(self.several) and depth:
            each = self.several[self.at]
            self.at += 1
            if isinstance(each, Statement):
                depth += (each.name == name) - (each.name == CLOSING[name])

    def _loop(self, reader: Reader) -> Step:
        name, step = "", None
        bounds: tuple[Node, ...] = ()
        after = reader.peek()
        if reader.at_word() and after is not None and after.text == "=":
            name = reader.next().text
            reader.next()
            first = expression(reader)
            reader.need("TO")
            bounds = (first, expression(reader))
            step = expression(reader) if reader.take("BY") else None
        begin = expression(reader) if reader.take("IF") else None
        reader.end()
        body = self.steps("END LOOP")
        closing = self._end("LOOP")
        end = expression(closing) if closing.take("IF") else None
        closing.end()
        return Loop(name, bounds, step, begin, body, end).run

    def _choice(self, reader: Reader) -> Step:
        branches: list[tuple[Node | None, list[Step]]] = []
        condition: Node | None = expression(reader)
        while True:
            branches.append((condition, self.steps("ELSE IF", "ELSE", "END IF")))
            closing = self._end("DO IF")
            if closing.command == "END IF":
                break
            condition = expression(closing) if closing.command == "ELSE IF" else None
            closing.end()

        def run(scope: Scope) -> None:
            for asked_for, body in branches:
                if asked_for is None or is_true(asked_for(scope), "DO IF"):
                    run_all(body, scope)
                    return

        return run


def _compute(reader: Reader) -> Step:
    to = target(reader)
    reader.need_sign("=")
    value = expression(reader)
    reader.end()
    return lambda scope: to(scope, value(scope))


def _print(reader: Reader) -> Step:
    given = asked(reader)

    def run(scope: Scope) -> None:
        found = result(given, scope)
        if found.tables[0].rows:
            scope.job.items.append(Printed("MATRIX", scope.line, found))
        elif title := str(found.options["title"]):
            scope.job.items.append(Told("lines", title))

    return run


def _break(scope: Scope) -> None:
    scope.breaks = True


def _release(reader: Reader) -> Step:
    names: list[str] = []
    while not reader.done:
        names.append(reader.name())
        reader.sign(",")

    def run(scope: Scope) -> None:
        for name in names:
            scope.matrices.pop(name.casefold(), None)
            scope.names.pop(name.casefold(), None)

    return run
