"""Rules of other programs over earlier answers, read into the trees of ours."""

from collections.abc import Sequence

from instrument.conditions.tree import Among, Compared, Ticked, Tree
from instrument.drafting.asked import Untranslatable, negated
from instrument.drafting.comparisons import ALWAYS, Always, Comparisons, Found, Known
from instrument.drafting.rules import every, some

LONGEST = 4000
DEEPEST = 25


def read_rule(text: str, known: Known) -> Tree | None:
    """The rule of an XLSForm, LimeSurvey or SurveyJS as a tree; None for one that always holds.

    Raises `Untranslatable` for what our conditions cannot say.
    """
    if len(text) > LONGEST:
        raise Untranslatable
    reader = _Reader(text, known)
    found = reader.either(0)
    if reader.kind != "end":
        raise Untranslatable
    return None if isinstance(found, Always) else found


class _Reader(Comparisons):
    """Reads what holds of answers, from `or` down to single comparisons."""

    def either(self, depth: int) -> Found:
        parts = [self.both(depth)]
        while self.take("or", "||"):
            parts.append(self.both(depth))
        trees = [part for part in parts if not isinstance(part, Always)]
        return some(*trees) if len(trees) == len(parts) else ALWAYS

    def both(self, depth: int) -> Found:
        parts = [self.refused(depth)]
        while self.take("and", "&&"):
            parts.append(self.refused(depth))
        trees = [part for part in parts if not isinstance(part, Always)]
        return every(*_needed(trees)) if trees else ALWAYS

    def refused(self, depth: int) -> Found:
        if depth > DEEPEST:
            raise Untranslatable
        if self.take("!", "not"):
            found = self.refused(depth + 1)
            if isinstance(found, Always):
                raise Untranslatable
            return negated(found)
        if self.take("("):
            inner = self.either(depth + 1)
            self.expect(")")
            return inner
        return self.comparison()


def _needed(trees: Sequence[Tree]) -> Sequence[Tree]:
    """The parts of an `and` without those that only ask for an answer to a question the others ask about anyway."""
    asking = [each for each in trees if isinstance(each, Compared | Ticked)]
    names = {each.name for each in asking}
    kept = [each for each in trees if not (isinstance(each, Among) and each.name in names)]
    return kept or trees
