"""Stored forms as a batch of answers, with what can be counted of them besides their answers."""

from collections import Counter
from collections.abc import Sequence
from statistics import median

import numpy as np

from instrument.kinds import codebook
from instrument.model import Instrument
from survey.batch import Batch, answers
from survey.ledger import Screened
from survey.monitor.board import Count
from survey.screening import screen
from survey.store.reading import Kept


def batch_of(forms: Sequence[Kept], instrument: Instrument) -> Batch:
    """The forms that answer this version of the questionnaire."""
    variables = answers(codebook(instrument))
    names = {variable.name for variable in variables}
    held = [form for form in forms if set(form.columns) == names]
    return Batch(
        ids=tuple(form.id for form in held),
        columns={
            variable.name: np.array(
                [form.columns[variable.name] for form in held], dtype=object if variable.is_text else float
            )
            for variable in variables
        },
        seconds=np.array([np.nan if form.seconds is None else form.seconds for form in held], dtype=float),
        given=(),
        origins=(),
    )


def rules_against(batch: Batch, instrument: Instrument) -> tuple[Screened, ...]:
    """Every rule of screening with the forms that it speaks against."""
    return screen(batch, instrument).rules


def by_day(forms: Sequence[Kept], languages: Sequence[str]) -> tuple[Count, ...]:
    """Forms of each day on which any came, the first first."""
    return _counted(sorted(Counter(form.day for form in forms).items()), languages)


def by_mode(forms: Sequence[Kept], languages: Sequence[str]) -> tuple[Count, ...]:
    """Forms from the web and from paper, the most first."""
    return _counted(Counter(form.mode for form in forms).most_common(), languages)


def middle_time(forms: Sequence[Kept]) -> float | None:
    """The median of the seconds that forms took, None where none tells."""
    known = [form.seconds for form in forms if form.seconds is not None]
    return float(median(known)) if known else None


def _counted(counts: Sequence[tuple[str, int]], languages: Sequence[str]) -> tuple[Count, ...]:
    return tuple(Count(dict.fromkeys(languages, name), count) for name, count in counts)
