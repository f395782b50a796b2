"""How a study serves its form: to whom, from when until when, how many of which group, and in which order."""

from datetime import datetime

from instrument.records import dataclass
from survey.store.quotas import Group
from survey.web.order import Order


@dataclass(frozen=True)
class Settings:
    """What study.yaml says under `collect`; both times know their zone."""

    by_invitation: bool = False
    opens: datetime | None = None
    closes: datetime | None = None
    groups: tuple[Group, ...] = ()
    order: Order | None = None

    def shut(self, now: datetime) -> str:
        """The word for why nobody may answer at that moment, '' where they may."""
        if self.opens is not None and now < self.opens:
            return "not_yet"
        return "closed" if self.closes is not None and now >= self.closes else ""

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that tell a respondent's group."""
        return tuple(dict.fromkeys(question for group in self.groups for question, _ in group.codes))


def told(moment: datetime | None) -> str:
    """A moment with its zone: 2026-11-01 08:00 (UTC+08:00)."""
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d %H:%M} ({moment.tzname()})"
