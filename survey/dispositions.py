"""What became of every case drawn from a frame, in the terms of AAPOR's Standard Definitions."""

from instrument.records import dataclass


@dataclass(frozen=True)
class Dispositions:
    """Final dispositions as numbers of cases; `completes` is None where the valid forms are the completes.

    Source: AAPOR (2023), Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 10th ed.
    """

    completes: int | None = None  # I
    partials: int = 0  # P
    refusals: int = 0  # R: refusals and break-offs
    non_contacts: int = 0  # NC
    other: int = 0  # O: eligible, and not interviewed for another reason
    unknown_unit: int = 0  # UH: whether there is an eligible unit is unknown
    unknown_other: int = 0  # UO: unknown for another reason
    not_eligible: int | None = None  # NE: None where it was not recorded
    e: float | None = None  # share of the unknown cases that are estimated to be eligible; None: from the known ones
