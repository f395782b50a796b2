"""Random expressions of SPSS's language, each written for us and for GNU PSPP, and what GNU PSPP makes of them."""

import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyreadstat

from analysis.syntax.active import Active, Field, Format

NUMBERS = {
    "x": [1, -2.5, 3, 0, 7, 99, 12, -4, 0.5, 2],
    "y": [0, 2, 99, 5, 1, -1, 3, 8, 4, 6],
    "z": [0.1, 0.25, 0.5, 0.75, 0.9, 1, 0, 0.333, np.nan, 0.05],
    "w": [10, 20, np.nan, 30, 5, 0, 2, 1, -3, 1000],
    "d": [13e9, 13834155907.89, 86400, 12e9, 1.5e10, 11e9, np.nan, 13834108800, 13802400000, 1.4e10],
}
TEXTS = {
    "s": ["abc", "banana", "", "x y", "ABC", " lead", "a", "12.5", "zz", "an"],
    "t": ["b", "an", "a", "y", "ABC", "", "abcabc", "99", "a b", "n"],
}
MISSING = {"x": (99.0,), "y": (0.0, 99.0)}


def active() -> Active:
    """Ten cases of five numbers, two of them with declared missing values, and two strings."""
    fields = {name: Field(name, missing=MISSING.get(name, ())) for name in NUMBERS}
    fields |= {name: Field(name, 8, Format("A", 8, 0)) for name in TEXTS}
    columns = {name: np.array(values, dtype=float) for name, values in NUMBERS.items()}
    columns |= {name: np.array(values, dtype=object) for name, values in TEXTS.items()}
    return Active(fields, columns, 10)


@dataclass(frozen=True)
class Written:
    """An expression in our words and in GNU PSPP's, which keeps the blanks behind the value of a string variable."""

    ours: str
    theirs: str

    @classmethod
    def same(cls, text: str) -> "Written":
        return cls(text, text)


def filled(template: str, *parts: Written) -> Written:
    return Written(template.format(*(each.ours for each in parts)), template.format(*(each.theirs for each in parts)))


def listed(templates: str) -> tuple[str, ...]:
    return tuple(" ".join(templates.split()).split(" ; "))


ONE = listed("""
    abs({}) ; arsin({}) ; artan({}) ; cos({}) ; lg10({}) ; ln({}) ; sin({}) ; sqrt({}) ; rnd({}) ;
    trunc({}) ; mod10({}) ; -({}) ; lngamma(abs({}) + .1) ; rnd({}, .5) ; trunc({}, 10) ; cdfnorm({}) ;
    time.days({}) ; ctime.hours({}) ; ctime.minutes({}) ; ctime.seconds({}) ; ctime.days({}) ; acos({})
    ; tan({}) ; sysmis({}) ; (missing({})) ; cdf.t({}, 5) ; xdate.tday({}) ; xdate.time({}) ;
    xdate.hour({}) ; xdate.minute({}) ; xdate.second({})
""")
TWO = listed("""
    {} + {} ; {} - {} ; {} * {} ; {} / (abs({}) + .1) ; (abs({}) + .5) ** (artan({}) + 2) ;
    mod(trunc({}), trunc(abs({})) + 1) ; sum({}, {}) ; max({}, {}) ; min({}, {}) ; nvalid({}, {}) ;
    nmiss({}, {}) ; cdf.normal({}, {}, 2)
""")
THREE = listed("""
    mean({}, {}, {}) ; mean.2({}, {}, {}) ; sd({}, {}, {}) ; variance({}, {}, {}) ; cfvar({}, {}, {}) ;
    median({}, {}, {}) ; sum.3({}, {}, {}) ; any({}, {}, {}) ; range({}, {}, {}) ; time.hms({}, {}, {})
    ; max.2({}, {}, {}) ; date.dmy({} + 0, {} + 0, mod(trunc({}), 400) + 2000) ; date.mdy({} + 0, {} +
    1, mod({}, 400) + 1990) ; yrmoda(mod({}, 300) + 1900, {} + 0, {} + 0) ; date.moyr({} + 0, mod({},
    99) + 1999) + {} ; date.qyr({} + 0, mod({}, 99) + 1600) + {} ; date.wkyr({} + 0, mod({}, 99) + 2000)
    + {} ; date.yrday(mod({}, 99) + 2000, {} + 0) + {}
""")
OF_DATE = listed("""
    xdate.date({}) ; xdate.hour({}) ; xdate.jday({}) ; xdate.mday({}) ; xdate.minute({}) ;
    xdate.month({}) ; xdate.quarter({}) ; xdate.second({}) ; xdate.tday({}) ; xdate.time({}) ;
    xdate.week({}) ; xdate.wkday({}) ; xdate.year({})
""")
OF_DATES = listed("""
    datediff({}, {}, '{}') ; datesum({}, trunc({}), '{}') ; datesum({}, trunc({}), '{}', 'rollover')
""")
OF_SHARE = listed("""
    idf.beta({}, 2, 3) ; idf.cauchy({}, 1, 2) ; idf.chisq({}, 3) ; idf.exp({}, 2) ; idf.f({}, 3, 7) ;
    idf.gamma({}, 2, 3) ; idf.laplace({}, 1, 2) ; idf.logistic({}, 1, 2) ; idf.lnormal({}, 1, 2) ;
    idf.normal({}, 1, 2) ; idf.pareto({}, 1, 2) ; idf.t({}, 5) ; idf.uniform({}, 1, 2) ; idf.weibull({},
    2, 3) ; probit({}) ; cdf.beta({}, 2, 3) ; pdf.beta({}, 2, 3) ; pdf.binom(3, 7, {}) ; cdf.binom(3, 7,
    {}) ; pdf.geom(4, {}) ; cdf.geom(4, {}) ; cdf.bernoulli(0, {}) ; pdf.bernoulli(1, {}) ;
    pdf.bvnor(.5, -1, {} * .9) ; exp({} * 3)
""")
OF_VALUE = listed("""
    cdf.cauchy({}, 1, 2) ; pdf.cauchy({}, 1, 2) ; cdf.chisq({}, 4) ; pdf.chisq({}, 4) ; sig.chisq({}, 4)
    ; cdf.exp({}, .5) ; pdf.exp({}, .5) ; cdf.f({}, 4, 7) ; pdf.f({}, 4, 7) ; sig.f({}, 4, 7) ;
    cdf.gamma({}, 2, 3) ; pdf.gamma({}, 2, 3) ; cdf.laplace({}, 1, 2) ; pdf.laplace({}, 1, 2) ;
    cdf.logistic({}, 1, 2) ; pdf.logistic({}, 1, 2) ; cdf.lnormal({}, 2, 1) ; pdf.lnormal({}, 2, 1) ;
    cdf.pareto({}, .5, 2) ; pdf.pareto({}, .5, 2) ; cdf.t({}, 6) ; pdf.t({}, 6) ; cdf.uniform({}, -1, 9)
    ; pdf.uniform({}, -1, 9) ; cdf.weibull({}, 2, 3) ; pdf.weibull({}, 2, 3) ; cdf.poisson({}, 3) ;
    pdf.poisson({}, 3) ; cdf.hyper({}, 20, 7, 12) ; pdf.hyper({}, 20, 7, 12) ; pdf.binom({}, 9, .3) ;
    cdf.geom({}, .3) ; pdf.geom({}, .3) ; cdf.bernoulli({}, .3) ; pdf.normal({}, 1, 2) ; cdf.normal(1,
    {}, 2)
""")
LOGIC = listed("{} and {} ; {} or {} ; {} & {} ; {} | {}")
COMPARED = listed("= ; <> ; ~= ; < ; <= ; > ; >= ; eq ; ne ; lt ; le ; gt ; ge")
TO_TEXT = listed("""
    lower({}) ; upcase({}) ; ltrim({}) ; rtrim({}) ; ltrim({}, 'a') ; rtrim({}, 'a') ; substr({}, 2) ;
    substr({}, 1, 2) ; lpad({}, 6, '-') ; rpad({}, 7, '*+') ; lpad({}, 5) ; replace({}, 'a', 'xy') ;
    replace({}, 'an', '', 1) ; strunc({}, 3)
""")
FORMATS = listed("""
    f8.2 ; f5.0 ; comma10.1 ; dollar9.2 ; pct6.1 ; e10.2 ; dot9.2 ; n5 ; date11 ; adate10 ; time8 ;
    datetime20 ; f3.1
""")
READ = listed("f8.2 ; f4.1 ; comma8.1 ; n2 ; dollar8 ; pct5.1")
UNITS = listed("years ; quarters ; months ; weeks ; days ; hours ; minutes ; seconds")


class Expressions:
    """A source of random expressions."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311

    def one_of(self, several: tuple[str, ...]) -> str:
        return self.random.choice(several)

    def number(self, depth: int) -> Written:
        if depth == 0 or self.random.random() < 0.1:
            constants = ("0", "1", "2", "-1", "3.5", ".25", "1e2", "$sysmis", "$casenum")
            return Written.same(self.one_of(("x", "y", "z", "w") * 3 + constants))
        kind = self.random.random()
        if kind < 0.2:
            return filled(self.one_of(ONE), self.number(depth - 1))
        if kind < 0.45:
            return filled("(" + self.one_of(TWO) + ")", self.number(depth - 1), self.number(depth - 1))
        if kind < 0.6:
            return filled(self.one_of(THREE), *(self.number(depth - 1) for _ in range(3)))
        if kind < 0.65:
            return filled(self.one_of(OF_DATE), Written.same("d"))
        if kind < 0.7:
            return filled(self.one_of(OF_DATES), Written.same("d"), *self._span())
        if kind < 0.75:
            of_share = self.random.random() < 0.4
            names = ("z * .9", "z * .5", "z * .99 + .001") if of_share else ("x", "y", "w", "z", "trunc(x)")
            return filled(self.one_of(OF_SHARE if of_share else OF_VALUE), Written.same(self.one_of(names)))
        if kind < 0.85:
            return self.truth(depth - 1)
        return self.of_text(depth - 1)

    def _span(self) -> tuple[Written, Written]:
        quantity = self.one_of(("x", "w", "y", "1.4e10 - w * 1e5"))
        return Written.same(quantity), Written.same(self.one_of(UNITS))

    def of_text(self, depth: int) -> Written:
        text = self.text(depth)
        kind = self.random.randrange(6)
        if kind == 0:
            return filled("length({})", text)
        if kind < 3:
            return filled(self.one_of(("index({}, {})", "rindex({}, {})")), text, self.text(0))
        if kind == 3:
            return filled("number({}, " + self.one_of(READ) + ")", text)
        if kind == 4:
            return filled("any({}, {}, 'abc')", text, self.text(0))
        return filled("range({}, 'a', {})", text, self.text(0))

    def truth(self, depth: int) -> Written:
        if depth == 0 or self.random.random() < 0.6:
            sign = self.one_of(COMPARED)
            of = self.text if self.random.random() < 0.3 else self.number
            return filled("({} " + sign + " {})", of(max(depth - 1, 0)), of(max(depth - 1, 0)))
        if self.random.random() < 0.2:
            return filled("(not {})", self.truth(depth - 1))
        return filled("(" + self.one_of(LOGIC) + ")", self.truth(depth - 1), self.truth(depth - 1))

    def text(self, depth: int) -> Written:
        if depth <= 0 or self.random.random() < 0.2:
            if self.random.random() < 0.5:
                return Written.same(self.one_of(("'abc'", "'a'", "'n'", "'AN'", "' '", "'a b'")))
            name = self.one_of(tuple(TEXTS))
            return Written(name, f"rtrim({name})")
        kind = self.random.random()
        if kind < 0.6:
            return filled(self.one_of(TO_TEXT), self.text(depth - 1))
        if kind < 0.8:
            return filled("concat({}, {})", self.text(depth - 1), self.text(0))
        if kind < 0.9:
            return filled("string({}, " + self.one_of(FORMATS) + ")", Written.same(self.one_of(tuple(NUMBERS))))
        return filled(self.one_of(("max({}, {})", "min({}, {})")), self.text(depth - 1), self.text(0))


def computed(numbers: list[Written], texts: list[Written], folder: Path) -> dict[str, list[float | str]]:
    """What GNU PSPP computes: `out0`, … for the numbers and `text0`, … for the texts."""
    data = active()
    pyreadstat_written(data, folder / "data.sav")
    jobs = [
        f"get file='{folder / 'data.sav'}'.",
        "set mxwarns=1000000 mxerrs=1000000 format=f8.2.",
        *(f"compute out{k} = {each.theirs}." for k, each in enumerate(numbers)),
        *(f"string text{k} (a80).\ncompute text{k} = {each.theirs}." for k, each in enumerate(texts)),
        f"save outfile='{folder / 'out.sav'}'.",
    ]
    (folder / "job.sps").write_text("\n".join(jobs), encoding="utf-8")
    (folder / "out.sav").unlink(missing_ok=True)
    subprocess.run(
        ["pspp", "-o", folder / "out.txt", folder / "job.sps"], capture_output=True, check=False, timeout=120
    )
    frame, _ = pyreadstat.read_sav(folder / "out.sav", user_missing=True)
    return {name: frame[name].tolist() for name in frame.columns}


def pyreadstat_written(data: Active, path: Path) -> None:
    import pandas

    frame = pandas.DataFrame({name: list(column) for name, column in data.columns.items()})
    pyreadstat.write_sav(
        frame,
        str(path),
        missing_ranges={name: list(values) for name, values in MISSING.items()},
        variable_format=dict.fromkeys(TEXTS, "A8"),
    )
