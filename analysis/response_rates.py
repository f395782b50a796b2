"""Response rates of a sample drawn from a frame."""

from dataclasses import dataclass

from analysis.cases import Cases
from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from survey.dispositions import Dispositions
from survey.ledger import Ledger

NO_E = Undefined(
    Message("e is not declared, and cases that are not eligible, from which it could be told, are not either")
)
NOBODY = Undefined(Message("no case was drawn"))
NOT_ISSUED = Undefined(Message("the number of forms issued is not declared"))


@dataclass(frozen=True)
class Rates:
    """Response rates 1 to 6, as shares; None where there is no `e` or nobody in the denominator."""

    rr1: float | None
    rr2: float | None
    rr3: float | None
    rr4: float | None
    rr5: float | None
    rr6: float | None
    e: float | None


def response_rates(found: Dispositions, ledger: Ledger) -> Result:
    """Tables `dispositions`, `response_rates` in per cent, and beside them the valid forms as a share of the issued.

    `e` is declared, or told from the cases whose eligibility is known; where neither can be, RR3 and RR4 are undefined.
    """
    completes = ledger.valid if found.completes is None else found.completes
    counts = _counts(found, completes)
    rates = rates_of(found, completes)
    rows: list[tuple[Cell, ...]] = [
        (name, _percent(getattr(rates, name), NO_E if name in ("rr3", "rr4") and rates.rr1 is not None else NOBODY))
        for name in ("rr1", "rr2", "rr3", "rr4", "rr5", "rr6")
    ]
    rows.append(("valid_return", 100 * ledger.valid / ledger.issued if ledger.issued else NOT_ISSUED))
    total = float(sum(counts.values()))
    shares = tuple((name, float(count), 100 * count / total if total else NOBODY) for name, count in counts.items())
    words = (Column("disposition"), Column("count"), Column("percent"))
    return Result(
        procedure="response_rates",
        options={} if rates.e is None else {"e": rates.e},
        cases=Cases(total, float(completes), completes),
        tables=(
            Table("dispositions", words, (*shares, ("total", total, 100.0 if total else NOBODY))),
            Table("response_rates", (Column("rate"), Column("percent")), tuple(rows), notes=_notes(found, rates)),
            Table("eligibility", (Column("statistic"), Column("coefficient")), (("eligible_share", _e(rates)),)),
        ),
        notes=_mismatch(found, ledger),
        name="response_rates",
    )


def rates_of(found: Dispositions, completes: int) -> Rates:
    """AAPOR's response rates 1 to 6 of final dispositions, the completes given apart.

    RR1 = I / (I + P + R + NC + O + UH + UO), RR3 the same with e (UH + UO), RR5 without the unknown; RR2, RR4 and RR6
    count partials as answers. `e`: declared, or by proportional allocation the eligible among the cases whose
    eligibility is known (the CASRO method); it does not matter where no case is unknown.
    Source: AAPOR (2023), Standard Definitions, 10th ed., response rates.
    """
    unknown = found.unknown_unit + found.unknown_other
    known = completes + found.partials + found.refusals + found.non_contacts + found.other
    e = _eligible(found, known, unknown)
    likely = None if e is None else known + e * unknown
    both = completes + found.partials
    return Rates(
        rr1=_share(completes, known + unknown),
        rr2=_share(both, known + unknown),
        rr3=_share(completes, likely),
        rr4=_share(both, likely),
        rr5=_share(completes, known),
        rr6=_share(both, known),
        e=e,
    )


def _eligible(found: Dispositions, known: int, unknown: int) -> float | None:
    if found.e is not None:
        return found.e
    if found.not_eligible is not None and known + found.not_eligible > 0:
        return known / (known + found.not_eligible)
    return 1.0 if unknown == 0 else None


def _share(part: int, whole: float | None) -> float | None:
    return part / whole if whole else None


def _percent(share: float | None, reason: Undefined) -> Cell:
    return reason if share is None else 100 * share


def _e(rates: Rates) -> Cell:
    return NO_E if rates.e is None else rates.e


def _counts(found: Dispositions, completes: int) -> dict[str, int]:
    names = ("partials", "refusals", "non_contacts", "other_eligible", "unknown_unit", "unknown_other")
    values = (found.partials, found.refusals, found.non_contacts, found.other, found.unknown_unit, found.unknown_other)
    not_eligible = {} if found.not_eligible is None else {"not_eligible": found.not_eligible}
    return {"completes": completes, **dict(zip(names, values, strict=True)), **not_eligible}


def _notes(found: Dispositions, rates: Rates) -> tuple[Message, ...]:
    if found.e is not None:
        return (Message("e = {e}, as declared.", {"e": f"{found.e:g}"}),)
    if found.not_eligible is not None and rates.e is not None:
        return (Message("e = {e}, from the cases whose eligibility is known.", {"e": f"{rates.e:.3f}"}),)
    return ()


def _mismatch(found: Dispositions, ledger: Ledger) -> tuple[Message, ...]:
    if found.completes is None or ledger.valid in (found.completes, found.completes + found.partials):
        return ()
    values = {"answered": found.completes + found.partials, "valid": ledger.valid}
    return (Message("Completes and partials are {answered} by the dispositions; valid forms are {valid}.", values),)
