"""A cursor over the tokens of one command."""

from collections.abc import Callable, Iterator, Sequence

from analysis.syntax.active import Active
from analysis.syntax.new_names import objection
from analysis.syntax.tokens import Token
from instrument.message import Fault, Message, Place, Scalar, nearest, quoted
from instrument.records import dataclass

SHORTEST = 3  # letters that name a keyword
LONGEST_RUN = 100_000  # variables that v1 TO v2 may make


def means(written: str, word: str) -> bool:
    """Whether `written` is the keyword `word`, whole or cut to three letters or more."""
    found, wanted = written.upper(), word.upper()
    return found == wanted or (len(found) >= SHORTEST and wanted.startswith(found))


@dataclass
class Reader:
    """What is left of a command."""

    command: str  # T-TEST
    tokens: Sequence[Token]
    file: str = ""
    line: int = 1
    text: str = ""  # the command as written, without what ends it
    data: tuple[tuple[int, str], ...] = ()  # lines between BEGIN DATA and END DATA with their numbers
    keyword: str = ""  # of a subcommand
    told: Callable[[Message, Place], None] | None = None
    cursor: int = 0
    holds: Callable[[str], str | None] | None = None  # the variable of that name, if the active file has one

    @property
    def token(self) -> Token | None:
        return self.peek(0)

    def peek(self, ahead: int = 1) -> Token | None:
        """A token further on; None behind the last."""
        place = self.cursor + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def next(self) -> Token:
        """The current token, and goes on; raises `Fault` at the end."""
        token = self.token
        if token is None:
            raise self.fault("the command ends too early")
        self.cursor += 1
        return token

    @property
    def done(self) -> bool:
        return self.cursor >= len(self.tokens)

    def at_word(self) -> bool:
        return self.token is not None and self.token.kind == "word"

    def at_number(self) -> bool:
        """Whether a number stands here, with or without its sign."""
        token, after = self.token, self.peek()
        if token is None:
            return False
        if token.kind == "sign" and token.text in "-+" and after is not None:
            return after.kind == "number"
        return token.kind == "number"

    def at_string(self) -> bool:
        return self.token is not None and self.token.kind == "string"

    def at_sign(self, *signs: str) -> bool:
        return self.token is not None and self.token.kind == "sign" and self.token.text in signs

    def sign(self, *signs: str) -> bool:
        """Whether one of these signs stands here; it is consumed."""
        found = self.at_sign(*signs)
        self.cursor += found
        return found

    def need_sign(self, *signs: str) -> None:
        if not self.sign(*signs):
            raise self.expected(*signs)

    def keyword_at(self, *words: str) -> tuple[str, int]:
        """The first of `words` that stands here, with how many tokens it takes; '' and 0 for none."""
        initial = "" if self.token is None else self.token.text[:1].upper()
        likely = [word for word in words if word[:1].upper() == initial]
        exact = [word for word in likely if self._length(word, lambda a, b: a.upper() == b.upper())]
        for word in exact or likely:
            if length := self._length(word, means):
                return word, length
        return "", 0

    def _length(self, word: str, same: Callable[[str, str], bool]) -> int:
        """How many tokens spell `word` from here: K-W is three, NOT INCLUDED two; 0 where they do not."""
        parts = word.replace("-", " - ").split()
        for ahead, part in enumerate(parts):
            token = self.peek(ahead)
            if token is None:
                return 0
            if part == "-":
                if token.text != "-":
                    return 0
            elif token.kind not in ("word", "number") or not same(token.text, part):
                return 0
        return len(parts)

    def at(self, *words: str) -> bool:
        """Whether one of these keywords stands here."""
        return bool(self.keyword_at(*words)[1])

    def take(self, *words: str) -> str:
        """The keyword that stands here, spelled whole, and goes on; '' where it is none of `words`."""
        word, length = self.keyword_at(*words)
        self.cursor += length
        return word

    def need(self, *words: str) -> str:
        """The same; raises `Fault` where it is none of `words`."""
        return self.take(*words) or self._refuse(words)

    def _refuse(self, words: Sequence[str]) -> str:
        raise self.expected(*words)

    def number(self) -> float:
        """A number with or without its sign; raises `Fault`."""
        negative = self.at_sign("-") and self.at_number()
        if self.at_number() and self.at_sign("-", "+"):
            self.cursor += 1
        token = self.token
        if token is None or not isinstance(token.value, float):
            raise self.wrong("{found} stands where a number is expected")
        self.cursor += 1
        return -token.value if negative else token.value

    def integer(self) -> int:
        """A whole number; raises `Fault`."""
        before = self.cursor
        found = self.number()
        if found != int(found):
            self.cursor = before
            raise self.wrong("{found} stands where a whole number is expected")
        return int(found)

    def string(self) -> str:
        """A string, joined with those that follow behind a +; raises `Fault`."""
        token = self.token
        if token is None or not isinstance(token.value, str):
            raise self.wrong("{found} stands where a string in quotation marks is expected")
        self.cursor += 1
        found = token.value
        after = self.peek()
        if self.at_sign("+") and after is not None and after.kind == "string":
            self.cursor += 1
            return found + self.string()
        return found

    def name(self) -> str:
        """A word as written; raises `Fault`."""
        token = self.token
        if token is None or token.kind != "word":
            raise self.wrong("{found} stands where a name is expected")
        self.cursor += 1
        return token.text

    def new_name(self) -> str:
        """A word that a variable may be called; raises `Fault`."""
        found = self.name()
        wrong = objection(found)
        if wrong is not None:
            self.cursor -= 1
            raise self.fault(wrong.sentence, dict(wrong.values))
        return found

    def variable(self, active: Active) -> str:
        """One variable, as the file spells it; raises `Fault` that names the nearest."""
        before = self.cursor
        found = active.find(self.name())
        if found is None:
            self.cursor = before
            raise self.unknown(active)
        return found

    def unknown(self, active: Active) -> Fault:
        """That the word here is no variable."""
        written = "" if self.token is None else self.token.text
        return self.fault(
            "no variable {found}; possible: {possible}",
            {"found": quoted(written), "possible": nearest(written, active.names)},
        )

    def variables(self, active: Active) -> tuple[str, ...]:
        """Names, runs as A TO B, and ALL, up to what is none; raises `Fault` where there is none at all."""
        found: list[str] = []
        while self.at_word():
            self.sign(",")
            if active.find(str(self.token and self.token.text)) is None:
                if not self.is_all():
                    break
                self.cursor += 1
                found += active.names
            else:
                found += self._run(active)
            comma, after = self.at_sign(","), self.peek()
            if comma and after is not None and after.kind == "word" and active.find(after.text) is not None:
                self.cursor += 1
        if not found:
            raise (
                self.unknown(active)
                if self.at_word()
                else self.wrong("{found} stands where the name of a variable is expected")
            )
        return tuple(found)

    def is_all(self) -> bool:
        return self.token is not None and self.token.text.upper() == "ALL"

    def _run(self, active: Active) -> Sequence[str]:
        first = self.variable(active)
        if not (self.token is not None and self.token.kind == "word" and self.token.text.upper() == "TO"):
            return (first,)
        self.cursor += 1
        last = self.variable(active)
        start, end = active.names.index(first), active.names.index(last)
        if end < start:
            self.cursor -= 1
            raise self.fault("{last} stands before {first} in the file", {"first": quoted(first), "last": quoted(last)})
        return active.names[start : end + 1]

    def new_names(self) -> tuple[str, ...]:
        """Names of variables to come: words, and runs as V1 TO V10; raises `Fault`."""
        found: list[str] = []
        while self.at_word():
            first = self.new_name()
            if self.at("TO"):
                self.cursor += 1
                found += self._numbered(first, self.new_name())
            else:
                found.append(first)
            self.sign(",")
        if not found:
            raise self.wrong("{found} stands where a name is expected")
        return tuple(found)

    def _numbered(self, first: str, last: str) -> list[str]:
        stem = first.rstrip("0123456789")
        low, high = first[len(stem) :], last[len(stem) :]
        is_run = low and high.isdecimal() and last[: len(stem)].upper() == stem.upper()
        if not (is_run and 0 <= int(high[:9]) - int(low[:9]) < LONGEST_RUN and len(high) <= 9):
            self.cursor -= 1
            raise self.fault("{first} TO {last} is no run of names", {"first": quoted(first), "last": quoted(last)})
        return [f"{stem}{each:0{len(low) if low[0] == '0' else 0}d}" for each in range(int(low), int(high) + 1)]

    def subcommands(self) -> Iterator["Reader"]:
        """What stands between the slashes outside parentheses; `keyword` is the first word of each as written.

        What stands before the first slash, if anything does, comes first with its own first word as keyword left in.
        """
        start = self.cursor
        for end in [*self._slashes(), len(self.tokens)]:
            if end > start:
                yield self.part(start, end)
            start = end + 1
        self.cursor = len(self.tokens)

    def _slashes(self) -> list[int]:
        depth, found = 0, []
        for place in range(self.cursor, len(self.tokens)):
            token = self.tokens[place]
            if token.kind == "sign":
                depth += (token.text in "([") - (token.text in ")]")
                if token.text == "/" and depth <= 0:
                    found.append(place)
        return found

    def part(self, start: int, end: int) -> "Reader":
        """The tokens from `start` to before `end` as a reader of their own."""
        first = self.tokens[start]
        keyword = first.text if first.kind == "word" else ""
        found = Reader(self.command, self.tokens[start:end], self.file, self.line, self.text, (), keyword, self.told)
        found.holds = self.holds
        return found

    def rest(self) -> str:
        """What is left, as written, blanks between the tokens."""
        found = " ".join(token.text for token in self.tokens[self.cursor :])
        self.cursor = len(self.tokens)
        return found

    def place(self) -> Place:
        """Where the cursor stands: file, line, command and column."""
        token = self.token or (self.tokens[-1] if self.tokens else None)
        if token is None:
            return Place(self.file, self.line, self.command)
        column = token.column if self.token else token.end
        return Place(self.file, token.line, f"{self.command}, column {column}")

    def fault(self, sentence: str, values: dict[str, Scalar] | None = None) -> Fault:
        """A fault at the cursor."""
        return Fault(sentence, values, self.place())

    def expected(self, *words: str) -> Fault:
        """That something else was expected here, which is told by its words."""
        possible = ", ".join(words)
        if self.token is None:
            return self.fault("the command ends too early; possible: {possible}", {"possible": possible})
        return self.fault("{found} stands here; possible: {possible}", {"found": self.found(), "possible": possible})

    def wrong(self, sentence: str) -> Fault:
        """The same where `sentence` says what was expected in place of {found}."""
        if self.token is None:
            return self.fault("the command ends too early")
        return self.fault(sentence, {"found": self.found()})

    def found(self) -> str:
        """The current token, quoted."""
        return quoted("" if self.token is None else self.token.text)

    def skip(self, words: Sequence[str] = ()) -> None:
        """Tells that what stands here is not known and leaves out all that is left of the (sub)command."""
        place = self.place()
        found = quoted(self.token.text if self.token is not None else self.keyword)
        message = (
            Message(
                "{found} is not known and was left out; possible: {possible}",
                {"found": found, "possible": ", ".join(words)},
            )
            if words
            else Message("{found} is not available and was left out", {"found": found})
        )
        self.cursor = len(self.tokens)
        self.tell(message, place)

    def tell(self, message: Message, place: Place | None = None) -> None:
        """Notes that something asked for was not done."""
        if self.told is not None:
            self.told(message, place or self.place())

    def end(self) -> None:
        """Raises `Fault` where something is left."""
        if not self.done:
            raise self.fault("{found} stands behind the end of the command", {"found": self.found()})
