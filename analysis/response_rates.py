"""Outcome rates of a sample drawn from a frame."""

from collections.abc import Mapping, Sequence

from analysis.cases import Cases
from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import dataclass
from survey.dispositions import Dispositions
from survey.ledger import Ledger

NO_E = Undefined(
    Message("e is not declared, and cases that are not eligible, from which it could be told, are not either")
)
NOBODY = Undefined(Message("no case was drawn"))
NOT_REACHED = Undefined(Message("nobody was reached"))
NOT_ISSUED = Undefined(Message("the number of forms issued is not declared"))


RESPONSE = 6  # response rates stand first
ASKS_FOR_E = ("rr3", "rr4", "ref2", "con2")


@dataclass(frozen=True)
class Rates:
    """Response, cooperation, refusal and contact rates as shares by name, and `e`.

    A share is None where there is no `e` or nobody in the denominator.
    """

    shares: Mapping[str, float | None]
    e: float | None


def response_rates(found: Dispositions, ledger: Ledger) -> Result:
    """Tables `dispositions`, `response_rates` in per cent, and beside them the valid forms as a share of the issued.

    `e` is declared, or told from the cases whose eligibility is known; where neither can be, the rates that ask for it
    (RR3, RR4, REF2, CON2) are undefined.
    """
    completes = ledger.valid if found.completes is None else found.completes
    counts = _counts(found, completes)
    rates = rates_of(found, completes)
    rows: list[tuple[Cell, ...]] = [(name, _percent(name, rates)) for name in rates.shares]
    returned = 100 * ledger.valid / ledger.issued if ledger.issued else NOT_ISSUED
    rows.insert(RESPONSE, ("valid_return", returned))
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
    """AAPOR's outcome rates of final dispositions, the completes given apart.

    RR1 = I / (I + P + R + NC + O + UH + UO), RR3 the same with e (UH + UO), RR5 without the unknown; RR2, RR4 and RR6
    count partials as answers. COOP1 = I / (I + P + R + O), COOP3 leaves out O; COOP2 and COOP4 count partials.
    REF1 to REF3 are refusals, and CON1 to CON3 all who were reached (I + P + R + O), over the denominators of RR1, RR3
    and RR5. `e`: declared, or by proportional allocation the eligible among the cases whose eligibility is known (the
    CASRO method); it does not matter where no case is unknown.
    Source: AAPOR (2023), Standard Definitions, 10th ed., response, cooperation, refusal and contact rates.
    """
    unknown = found.unknown_unit + found.unknown_other
    both = completes + found.partials
    reached = both + found.refusals + found.other
    known = reached + found.non_contacts
    e = _eligible(found, known, unknown)
    drawn = (known + unknown, None if e is None else known + e * unknown, known)
    answering = [_share(part, whole) for whole in drawn for part in (completes, both)]
    able = [_share(part, whole) for whole in (reached, both + found.refusals) for part in (completes, both)]
    shares = {
        **_numbered("rr", answering),
        **_numbered("coop", able),
        **_numbered("ref", [_share(found.refusals, whole) for whole in drawn]),
        **_numbered("con", [_share(reached, whole) for whole in drawn]),
    }
    return Rates(shares, e)


def _numbered(name: str, shares: Sequence[float | None]) -> dict[str, float | None]:
    return {f"{name}{at}": share for at, share in enumerate(shares, start=1)}


def _eligible(found: Dispositions, known: int, unknown: int) -> float | None:
    if found.e is not None:
        return found.e
    if found.not_eligible is not None and known + found.not_eligible > 0:
        return known / (known + found.not_eligible)
    return 1.0 if unknown == 0 else None


def _share(part: int, whole: float | None) -> float | None:
    return part / whole if whole else None


def _percent(name: str, rates: Rates) -> Cell:
    share = rates.shares[name]
    if share is not None:
        return 100 * share
    if rates.e is None and name in ASKS_FOR_E and rates.shares["rr1"] is not None:
        return NO_E
    return NOT_REACHED if name.startswith("coop") else NOBODY


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
