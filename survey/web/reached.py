"""Where people stop in the form: counts of nobody, apart from all answers, at questions that everybody is asked."""

import json
import time
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from threading import Lock

from instrument.model import Instrument, Question
from instrument.records import dataclass
from survey.files.whole import write_whole

FILE = "reached.json"
PAGE = "_page"  # the form was opened, and nothing in it answered
EVERY = 60.0  # seconds between writings
NOWHERE = ""  # not opened yet, or sent


def asked_of_all(instrument: Instrument) -> tuple[Question, ...]:
    """The questions without a condition: that somebody came to one of them tells nothing of what they answered."""
    return tuple(question for question in instrument.questions if question.ask_if is None)


@dataclass
class Reached:
    """Place → how many forms are left there, not sent; told by browsers that run scripts, without saying whose."""

    folder: Path
    left: dict[str, int] = field(default_factory=dict)
    kept_at: float = float("-inf")
    alone: Lock = field(default_factory=Lock)

    @classmethod
    def kept(cls, folder: Path) -> "Reached":
        """What was counted before; nothing where there is nothing, or nothing that can be read."""
        try:
            found = json.loads((folder / FILE).read_text(encoding="utf-8"))
            return cls(folder, {str(place): int(count) for place, count in found.items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return cls(folder)

    def move(self, instrument: Instrument, was: str, now: str) -> bool:
        """Somebody who stood at `was` stands at `now`; False where the form has no such places."""
        places = {PAGE, NOWHERE, *(question.id for question in asked_of_all(instrument))}
        if was == now or not {was, now} <= places:
            return False
        with self.alone:
            if was != NOWHERE:
                self.left[was] = max(0, self.left.get(was, 0) - 1)
            if now != NOWHERE:
                self.left[now] = self.left.get(now, 0) + 1
        if time.monotonic() - self.kept_at > EVERY:
            self.keep()
        return True

    def keep(self) -> None:
        """Writes the counts; on a full disk they wait."""
        with self.alone, suppress(OSError):
            write_whole(self.folder / FILE, json.dumps(self.left, sort_keys=True).encode())
            self.kept_at = time.monotonic()
