"""Values are written in their formats, and read by them, as GNU PSPP does it."""

import math
import shutil
import subprocess
from pathlib import Path

import pyreadstat
import pytest

from analysis.syntax.active import Format
from analysis.syntax.formats.reading import read_implied
from analysis.syntax.formats.shapes import for_output, named
from analysis.syntax.formats.writing import written

needs_pspp = pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")

# fmt: off
VALUES = (
    0, 0.005, -0.005, 0.5, -0.5, 1.125, 2.5, -2.5, 0.45, 1234.56, -1234.56, 123456789.123, 1e+20, -1e+20, 1e-05,
    99999.995, 999.995, -0.001, 12345678, 0.1, 3.14159, 100000000.0, 1234567, -1e-20, 1000000000000000.0, math.nan,
)
SHAPES = (
    "f8.2", "f4.1", "f3.0", "f5.2", "f1.0", "f10.4", "comma9.2", "comma5.2", "comma6.2", "comma12.0", "dot9.2",
    "dollar10.2", "dollar6.2", "dollar8.0", "pct9.2", "pct5.0", "e8.1", "e12.3", "e10.1", "f16.10", "n5", "n8.2",
    "f40.16", "f2.0", "cca10.2",
)
MOMENTS = (
    0, 86400, 100000, 13834155907.89, math.nan, 11000000000.0, -100000, -5, 3661.5, 90061.256, 1, 7, 12, 12.5, 13,
    0.5,
)
CLOCKS = (
    "date9", "date11", "date12", "adate8", "adate10", "edate8", "edate10", "jdate5", "jdate7", "sdate8", "sdate10",
    "qyr6", "qyr8", "moyr6", "moyr8", "wkyr8", "wkyr10", "datetime17", "datetime20", "datetime22.1", "datetime25.2",
    "ymdhms16", "ymdhms19", "ymdhms22.2", "mtime5", "mtime8", "mtime10.2", "time5", "time8", "time11.2", "time13.4",
    "dtime8", "dtime11", "dtime14.2", "wkday3", "wkday9", "month3", "month9", "date40", "time40.6",
)
TEXTS = {
    "f8.2": (
        "12.5", "125", " 12 ", ".", "", "1e3", "1.5E-2", "1d2", "1+2", "1-2", "-.5", "+3", "abc", "1,5", "12a",
        "--1", "1 2", "5.", "1e", "$5",
    ),
    "f4": ("12345", "99", "1.25"),
    "comma10.1": ("1,234.5", "1234", "12,34", ",5", "1.2,3", "-1,000"),
    "dot10.1": ("1.234,5", "1234", "1,5", "1.5"),
    "dollar10.2": ("$1,234.5", "-$5", "$-5", "12", "$ 5", "5$"),
    "pct6.1": ("12%", "12.5 %", "12"),
    "n4.1": ("0125", "12", " 125", "1.25", "-125", ""),
    "e8.2": ("1.5e3", "125", "2"),
    "date11": (
        "01-OCT-1978", "1 10 78", "1/oct/1978", "1.x.1978", "31-FEB-2020", "32-JAN-2020", "1-13-2000", "OCT-1-1978",
        "29feb2020", "1-OCTOBER-1978", "1-oc-1978", "1,10,1978", "01-OCT-978",
    ),
    "adate10": ("10/01/1978", "10-1-78", "13/1/2000", "1.2.2003", "oct 1 1978"),
    "edate10": ("01.10.1978", "1/10/78", "31.4.2001"),
    "sdate10": ("1978/10/01", "78-10-1", "2001/2/30"),
    "jdate7": ("1978274", "78274", "2000366", "2001366", "2000000", "1999 12"),
    "qyr8": ("3 Q 1978", "3Q78", "5 Q 1978", "3q 1978", "3 1978", "3/Q/1978"),
    "moyr8": ("OCT 1978", "10/1978", "x 1978", "13 1978", "october-78"),
    "wkyr10": ("40 WK 1978", "40wk78", "54 WK 1978", "1 wk 2000", "40 1978"),
    "datetime20": (
        "01-OCT-1978 04:31:17", "1/10/78 4:31", "01-OCT-1978", "01-OCT-1978 24:00", "01-OCT-1978 4:61",
        "1 10 1978 4 31 17",
    ),
    "ymdhms19": ("1978-10-01 04:31:17", "1978/10/1 4:31", "1978-10-01"),
    "time8": ("04:31:17", "4:31", "-4:31", "27:00", "4 31 17", "4:61", "4", "4:31:17.5", "+4:31", ""),
    "mtime8": ("91:17", "91:17.01", "-1:30", "5"),
    "dtime14": ("1 04:31:17", "04:31:17", "-1 4:31", "1 25:00", "0 4"),
    "wkday9": ("monday", "MO", "tues", "sunday ", "m", "xx", "th"),
    "month9": ("oct", "OCTOBER", "10", "x", "ii", "ja", "jan", "mayo"),
}
# fmt: on


def run(commands: list[str], folder: Path) -> None:
    (folder / "job.sps").write_text("\n".join(commands), encoding="utf-8")
    subprocess.run(
        ["pspp", "-o", folder / "out.txt", folder / "job.sps"], capture_output=True, check=False, timeout=120
    )


def shaped(text: str) -> Format:
    found = named(text, for_reading=True)
    assert found is not None, text
    return found


@needs_pspp
def test_values_are_written_as_pspp_writes_them(tmp_path):
    asked = [(value, shape) for value in VALUES for shape in SHAPES]
    asked += [(value, shape) for value in MOMENTS for shape in CLOCKS]
    commands = ["data list list notable /i (f4).", "begin data", "1", "end data.", "string o (a60)."]
    for value, shape in asked:
        shown = "$sysmis" if math.isnan(value) else repr(value)
        commands += [f"compute o = concat(string({shown}, {shape}), '|').", f"write outfile='{tmp_path}/o.txt' /o."]
    run([*commands, "execute."], tmp_path)
    lines = (tmp_path / "o.txt").read_text().splitlines()
    theirs = [line[: line.rindex("|")] for line in lines]
    ours = [written(value, shaped(shape)) for value, shape in asked]
    apart = [each for each in zip(asked, theirs, ours, strict=True) if each[1] != each[2]]
    assert apart == [], apart


@needs_pspp
def test_texts_are_read_as_pspp_reads_them(tmp_path):
    asked = [(text, shape) for shape, texts in TEXTS.items() for text in texts]
    commands = ["data list list notable /i (f4).", "begin data", "1", "end data.", "set epoch=1957."]
    commands += [f"compute v{place} = number('{text}', {shape})." for place, (text, shape) in enumerate(asked)]
    run([*commands, f"save outfile='{tmp_path}/o.sav'."], tmp_path)
    frame, _ = pyreadstat.read_sav(tmp_path / "o.sav", disable_datetime_conversion=True)
    apart = []
    for place, (text, shape) in enumerate(asked):
        format = shaped(shape)
        found = read_implied(text[: format.width], format, epoch=1957)
        ours = math.nan if found is None else float(found)
        theirs = float(frame[f"v{place}"].iloc[0])
        if not (math.isclose(ours, theirs, rel_tol=1e-12) or (math.isnan(ours) and math.isnan(theirs))):
            apart.append((text, shape, theirs, ours))
    assert apart == [], apart


@pytest.mark.parametrize("shape", [*CLOCKS[:27], *CLOCKS[27:34]])
def test_a_date_or_time_is_read_as_it_was_written(shape):
    format = shaped(shape)
    moment = 90061.0 if "time" in shape and "date" not in shape else 13834155907.0
    text = written(moment, format)
    if "*" not in text:
        found = read_implied(text, format)
        assert isinstance(found, float)
        assert written(found, format) == text


def test_ties_are_rounded_as_fifteen_digits_show_them():
    assert written(2.675, Format("F", 8, 2)).strip() == "2.68"
    assert written(-0.125, Format("F", 8, 2)).strip() == "-.13"


def test_a_decimal_comma_turns_the_signs_round():
    assert written(1234.5, Format("COMMA", 10, 2), decimal=",") == "  1.234,50"
    assert written(1234.5, Format("DOT", 10, 2), decimal=",") == "  1,234.50"
    assert read_implied("1,5", Format("F", 8, 2), decimal=",") == 1.5


@pytest.mark.parametrize(
    ("read_by", "printed"),
    [("f4.2", "F5.2"), ("n4.1", "F5.1"), ("e5", "E10.3"), ("date8", "DATE9"), ("comma8", "COMMA10")],
)
def test_a_format_for_reading_becomes_one_for_printing(read_by, printed):
    assert str(for_output(shaped(read_by))) == printed


@pytest.mark.parametrize("wrong", ["f0", "f41.2", "f5.5", "date8", "a0", "a40000", "q8", "f", "e5", "time4"])
def test_a_format_that_nothing_can_be_written_in_is_none(wrong):
    assert named(wrong) is None
