"""Numbers in tables by the print formats of their variables, and by SET DECIMAL, LEADZERO and SMALL.

The numbers are those of R 4.2.2 (mean, sd, var; days and seconds for dates); that means have two decimals more than
the format and deviations three is SPSS rule of display (spss.md, 2.1).
"""

import pytest
from job_blocks import blocks_of, rows

DATA = """data list list /group * pay (dollar8) born (adate10) clock (time8) share (pct8.1) many (comma8.1).
begin data
1 15750 02/03/1952 08:30:00 12.5 1234.5
1 135000 05/23/1958 09:15:30 50.0 12345.6
2 28200 02/10/1971 23:59:59 37.5 99.9
2 41441 09/08/1956 00:00:10 20.0 1000.0
end data.
"""
DESCRIBED = [
    ("pay", "4 $15,750 $135,000 $55,097.75 $54,291.223"),
    ("born", "4 02/03/1952 02/10/1971 07/27/1959 2973 11:20:36.714"),
    ("clock", "4 00:00:10 23:59:59 10:26:24.75 09:57:57.488"),
    ("share", "4 12.5% 50.0% 30.000% 16.9558%"),
    ("many", "4 99.9 12,345.6 3,670.000 5,804.3722"),
]


def printed(folder, source, title, text=DATA):
    return list(rows([each for each in blocks_of(folder, text + source)[0] if "table" in each], title))


def test_statistics_keep_the_signs_of_their_formats(tmp_path):
    found = printed(tmp_path, "descriptives pay to many.", "Descriptive Statistics")
    assert found[:-1] == DESCRIBED


@pytest.mark.parametrize(
    ("source", "title", "line"),
    [
        ("t-test groups=group(1 2) /var=pay.", "Group Statistics", ("pay, 2.00", "2 $34,820.50 $9,362.801 $6,620.500")),
        ("means pay by group.", "Report", ("pay, 2.00", "$34,820.50 2 $9,362.801")),
        ("frequencies pay /format=notable /statistics=mode sum variance.", "Statistics", ("Sum", "$220,391")),
        ("frequencies pay /format=notable /statistics=variance.", "Statistics", ("Variance", "2947536920.250")),
        ("examine pay /plot=none.", "Descriptives", ("pay, 5% Trimmed Mean", "$52,844.72")),
        ("ctables /table group > pay [mean, count].", "Custom Tables", ("group, 2.00, pay", "$34,821 2")),
        ("frequencies pay.", "pay", ("Valid, $15,750", "1 25.0 25.0 25.0")),
        ("means pay by group /cells=spct.", "Report", ("pay, 1.00", "68.4%")),
    ],
)  # fmt: skip
def test_procedures_print_dollars(tmp_path, source, title, line):
    assert line in printed(tmp_path, source, title)


def test_set_decimal_reads_and_prints_commas(tmp_path):
    source = "set decimal=comma.\ndata list list /x * d (f4.1).\nbegin data\n1,5 ,5\n2,25 1,5\nend data.\n"
    found = printed(tmp_path, source + "descriptives x.", "Descriptive Statistics", "")
    assert found[0] == ("x", "2 1,50 2,25 1,8750 ,53033")


def test_set_leadzero_keeps_the_zero_before_decimals(tmp_path):
    found = printed(tmp_path, "set leadzero=yes.\ncompute z=group/2.\ndescriptives z.", "Descriptive Statistics")
    assert found[0] == ("z", "4 0.50 1.00 0.7500 0.28868")


@pytest.mark.parametrize(
    ("setting", "text"), [("", "3.33E-005"), ("set small=0.", ".000"), ("set small=.00001.", ".000")]
)
def test_set_small_says_what_is_written_with_a_power(tmp_path, setting, text):
    source = f"{setting}\ncompute z=group/100.\nfrequencies z /statistics=variance."
    assert ("Variance", text) in printed(tmp_path, source, "Statistics")


def test_set_blanks_gives_empty_fields_a_value(tmp_path):
    source = "set blanks=0.\ndata list /x 1-2 y 4.\nbegin data\n 5 1\n   2\nend data.\n"
    found = printed(tmp_path, source + "descriptives x.", "Descriptive Statistics", "")
    assert found[0] == ("x", "2 0 5 2.50 3.536")


def test_set_decimal_takes_only_its_words(tmp_path):
    assert not blocks_of(tmp_path, "set decimal=semicolon.")[1]
