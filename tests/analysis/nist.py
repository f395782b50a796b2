"""The reference data sets of NIST as a user's file would hold them, and their certified values."""

import csv
import math
from fractions import Fraction
from itertools import cycle, islice

from scales_answers import FOLDER

NIST = FOLDER / "nist"
UNIVARIATE = ("PiDigits", "Lottery", "Lew", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4")
ANOVA = ("SiRstv", *(f"SmLs0{n}" for n in (1, 2, 3)), "AtmWtAg", *(f"SmLs0{n}" for n in range(4, 10)))
LINEAR = ("Norris", "Pontius", "Longley", "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5", "Filip")
POWERS = {"Norris": 1, "Pontius": 2, "Filip": 10} | {f"Wampler{n}": 5 for n in range(1, 6)}


def certified():
    """Set → statistic → value."""
    found = {}
    with (NIST / "certified.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["set"], {})[row["statistic"]] = float(row["value"])
    return found


def columns(name):
    """The set's columns as text, decimals as NIST writes them; powers of x as exact decimals."""
    found = _generated(name) or _stored(name)
    for power in range(2, POWERS.get(name, 1) + 1):
        found[f"x{power}"] = [_decimal(Fraction(x) ** power) for x in found["x"]]
    return found


def fractions(name):
    """The columns as exact numbers."""
    return {key: [Fraction(cell) for cell in cells] for key, cells in columns(name).items()}


def _stored(name):
    with (NIST / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {key: [row[key] for row in rows] for key in rows[0]}


def _generated(name):
    if name == "PiDigits":
        digits_of_pi = _pi(5000)
        digits_of_pi[956] = "3"  # as NIST's file has it and its certified values take it; pi itself has an 8 there
        return {"y": digits_of_pi}
    if name == "NumAcc1":
        return {"y": ["10000001", "10000003", "10000002"]}
    if name.startswith("NumAcc"):
        whole = {"2": "1", "3": "1000000", "4": "10000000"}[name[-1]]
        return {"y": [f"{whole}.2", *(f"{whole}.{tenth}" for tenth in islice(cycle("13"), 1000))]}
    return _simon_lesage(int(name[-1])) if name.startswith("SmLs") else None


def _simon_lesage(number):
    """Nine treatments about .4, .3 or .5: the middle once, then by turns a tenth less and a tenth more."""
    whole = ("1", "1000000", "1000000000000")[(number - 1) // 3]
    replicates = (21, 201, 2001)[(number - 1) % 3]
    treatments, y = [], []
    for treatment in range(1, 10):
        middle = 4 if treatment == 1 else 3 + 2 * (treatment % 2)
        tenths = [middle, *islice(cycle((middle - 1, middle + 1)), replicates - 1)]
        treatments += [str(treatment)] * replicates
        y += [f"{whole}.{tenth}" for tenth in tenths]
    return {"treatment": treatments, "y": y}


def _pi(digits):
    """The first digits of pi, by Machin's formula."""
    unit = 10 ** (digits + 10)

    def arc_cotangent(x):
        term, total, n = unit // x, 0, 1
        while term:
            total += term // n if n % 4 == 1 else -(term // n)
            term, n = term // (x * x), n + 2
        return total

    found = []
    rest = 4 * (4 * arc_cotangent(5) - arc_cotangent(239))
    for _ in range(digits):
        digit, rest = divmod(rest, unit)
        found.append(str(digit))
        rest *= 10
    return found


def _decimal(exact):
    places = 0
    while (exact * 10**places).denominator != 1:
        places += 1
    whole = str(abs(int(exact * 10**places))).zfill(places + 1)
    return ("-" if exact < 0 else "") + (f"{whole[:-places]}.{whole[-places:]}" if places else whole)


def digits(found, expected):
    """How many digits of `expected` are right, at most 15: NIST's log relative error."""
    if found == expected:
        return 15.0
    error = abs(found - expected) / (abs(expected) or 1.0)
    return max(0.0, min(15.0, -math.log10(error)))
