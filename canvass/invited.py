"""How far the invitations of each list are used: told by tens, so that no form can be read off a person's code."""

import csv
from collections.abc import Iterator
from pathlib import Path

from canvass.collecting import folder_of
from canvass.inviting import FOLDER, lists_of
from canvass.study import Study, Wave
from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.store.files import Files
from survey.store.invitations import Invitations, hashed

TEN = 10


@dataclass(frozen=True)
class Batch:
    """A list that was written: its codes that this wave issued, and the tens of them that are used."""

    file: Path
    count: int
    used: int

    @property
    def is_small(self) -> bool:
        """Whether there are too few of them for anything to be told."""
        return self.count < TEN


def batches(study: Study, wave: Wave) -> tuple[Batch, ...]:
    """Every list of the wave that still lies in the study's folder; raises `Fault` where there is none."""
    held = Invitations(Files(folder_of(wave)).invitations)
    found = []
    for path in lists_of(study, wave):
        known = [state for state in map(held.state, _codes(path)) if state is not None]
        used = sum(known)
        found.append(Batch(path, len(known), used - used % TEN))
    if not found:
        raise Fault("no list of invitations lies here", place=Place(str(study.folder / FOLDER)))
    return tuple(found)


def _codes(path: Path) -> Iterator[bytes]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            yield hashed(row.get("code") or "")
