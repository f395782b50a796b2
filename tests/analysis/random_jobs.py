"""Random jobs of transformations, in which values pass from case to case."""

import random

BEGINNING = ("compute a = 0.", "compute b = x.", "compute c = 1.", "numeric #p #q #i #j.")
NUMBERS = ("x", "y", "w", "id", "a", "b", "c", "#p", "#q", "1", "2", "5", "$casenum")
TARGETS = ("a", "b", "c", "a", "b", "c", "x", "#p", "#q")


class Jobs:
    """A source of random jobs on the variables of `transformed.answers`."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311

    def job(self) -> str:
        return "\n".join([*BEGINNING, *self.several(2, self.random.randint(2, 6))])

    def several(self, depth: int, count: int, in_loop: bool = False) -> list[str]:
        return [line for _ in range(count) for line in self.command(depth, in_loop)]

    def block(self, depth: int, in_loop: bool) -> list[str]:
        return self.several(depth - 1, self.random.randint(1, 3), in_loop)

    def command(self, depth: int, in_loop: bool) -> list[str]:
        kind = self.random.random()
        if kind < 0.45 or depth == 0:
            return [f"compute {self.one_of(TARGETS)} = {self.expression()}."]
        if kind < 0.6:
            return [f"if {self.condition()} {self.one_of(TARGETS)} = {self.expression()}."]
        if kind < 0.7:
            return [self.recode()]
        if kind < 0.74 and depth == 2:  # GNU PSPP counts wrongly within blocks
            return [f"count {self.one_of(TARGETS)} = x a b (1 thru 4, sysmis)."]
        return self.branches(depth, in_loop) if kind < 0.9 else self.loop(depth)

    def recode(self) -> str:
        number = self.random.randint(0, 9)
        if self.random.random() < 0.5:
            return f"recode {self.one_of(('x', 'a', 'b'))} (2 = 7)(missing = {number})."
        source, target = self.one_of(("x", "a", "b", "y")), self.one_of(TARGETS)
        return f"recode {source} (lo thru 2 = {number})(sysmis = 8)(3 thru 5 = copy) into {target}."

    def branches(self, depth: int, in_loop: bool) -> list[str]:
        lines = [f"do if {self.condition()}.", *self.block(depth, in_loop)]
        if self.random.random() < 0.4:
            lines += [f"else if {self.condition()}.", *self.block(depth, in_loop)]
        if self.random.random() < 0.4:
            lines += ["else.", *self.block(depth, in_loop)]
        if in_loop and self.random.random() < 0.4:
            lines.append("break.")
        return [*lines, "end if."]

    def loop(self, depth: int) -> list[str]:
        head = f"loop {self.one_of(('#i', '#j'))} = 1 to {self.one_of(('3', 'y', '2'))}."
        end = f"end loop if {self.condition()}." if self.random.random() < 0.5 else "end loop."
        return [head, *self.block(depth, True), end]

    def one_of(self, several: tuple[str, ...]) -> str:
        return self.random.choice(several)

    def expression(self) -> str:
        kind, number = self.random.random(), self.one_of(NUMBERS)
        if kind < 0.3:
            return number
        if kind < 0.7:
            return f"({number} {self.one_of(('+', '-', '*'))} {self.one_of(NUMBERS)})"
        if kind < 0.8:
            return f"sum({number}, {self.one_of(NUMBERS)})"
        return f"mod(trunc({number}), 7)" if kind < 0.9 else f"lag({self.one_of(('a', 'b', 'x', 'y'))})"

    def condition(self) -> str:
        if self.random.random() < 0.2:
            return f"missing({self.one_of(('x', 'a', 'b'))})"
        compared = f"{self.expression()} {self.one_of(('<', '>', '=', '<=', '<>'))} {self.one_of(NUMBERS)}"
        if self.random.random() < 0.3:
            joined = self.one_of(("and", "or"))
            return f"({compared} {joined} {self.one_of(NUMBERS)} < {self.one_of(NUMBERS)})"
        return f"({compared})"
