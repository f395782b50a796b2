"""A statistic that the data do not define."""

from dataclasses import dataclass

from instrument.message import Message


@dataclass(frozen=True)
class Undefined:
    """Stands where a number would, with the reason there is none."""

    reason: Message
