"""Tables of crosstabs and of comparisons of groups: digits, columns and counts as SPSS 29 printed them.

Source of the figures: github.com/YannickDiehl/mariposa, tests/spss_reference/outputs (SPSS 29).
"""

import json

import pytest
from job_blocks import blocks_of, rows, table

from canvass.jobs import run_job

# scheffe_test_output.txt and tukey_test_output.txt, income by education: cases, mean and deviation of each group. The
# means are sums of whole hundreds over the cases, the job's values lie as far above as below them.
GROUPS = [(735, 2027900, 786.56752), (548, 1968700, 995.63887), (548, 2314800, 1178.63526), (355, 1894700, 1660.95846)]
COMPARED = [
    ("Tukey HSD, Basic, Intermediate", "-833.47063* 63.16256 .000 -995.8624 -671.0789"),
    ("Tukey HSD, Basic, University", "-2578.13548* 72.33288 .000 -2764.1042 -2392.1668"),
    ("Tukey HSD, Academic, University", "-1113.09551* 76.24648 .000 -1309.1261 -917.0649"),
    ("Scheffe, Basic, Intermediate", "-833.47063* 63.16256 .000 -1010.1785 -656.7628"),
    ("Scheffe, Intermediate, Academic", "-631.56934* 67.60909 .000 -820.7171 -442.4216"),
]
# mcnemar_test_output.txt, trust in government by trust in the media, weighted: cells and cases as they were printed.
COUNTED = """
DATA LIST FREE /g m w.
BEGIN DATA
0 0 1351.2 0 1 341.6 1 0 448.9 1 1 102.3 0 . 272.092
END DATA.
WEIGHT BY w.
CROSSTABS g BY m /STATISTICS=MCNEMAR /CELLS=COUNT.
"""


@pytest.fixture(scope="module")
def groups(tmp_path_factory):
    lines = []
    for group, (n, total, deviation) in enumerate(GROUPS, start=1):
        half, mean = n // 2, total / n
        apart = deviation * ((n - 1) / (2 * half)) ** 0.5
        lines += [f"{group} {mean + apart!r} {half}", f"{group} {mean - apart!r} {half}", f"{group} {mean!r} {n % 2}"]
    job = "DATA LIST FREE /e income w.\nBEGIN DATA\n" + "\n".join(lines) + "\nEND DATA.\n"
    job += "VALUE LABELS e 1 'Basic' 2 'Intermediate' 3 'Academic' 4 'University'.\nWEIGHT BY w.\n"
    return blocks_of(tmp_path_factory.mktemp("groups"), job + "ONEWAY income BY e /POSTHOC=TUKEY SCHEFFE.")[0]


@pytest.mark.parametrize(("pair", "cells"), COMPARED)
def test_differences_of_means_have_a_decimal_more_than_their_limits(groups, pair, cells):
    tables = [block for block in groups if "table" in block]
    found = {label.removeprefix("income, "): text for label, text in rows(tables, "Multiple Comparisons")}
    assert found[pair] == cells


def test_means_of_subsets_have_two_decimals_more_than_their_variable(groups):
    subsets = [block for block in groups if block.get("table") == "income"]
    assert [text for label, text in rows(subsets, "income") if label.endswith("University")] == ["355 5337.1831"] * 2


def test_cases_are_those_of_the_rounded_cells_and_a_test_has_only_its_own_columns(tmp_path):
    blocks = blocks_of(tmp_path, COUNTED)[0]
    assert [text for _, text in rows([table(blocks, "Case Processing Summary")], "Case Processing Summary")] == [
        "2244 89.2% 272.092 10.8% 2516.092 100.0%"
    ]
    tests = table(blocks, "Chi-Square Tests")
    assert tests["columns"] == [["Value"], ["Exact Sig. (2-sided)"]]
    assert tests["rows"][0]["cells"][1]["text"] == ".000"
    assert tests["notes"] == ["a. Binomial distribution used."]


# binomial_test_output.txt, tests 1c and 1d: 1397 cases, the first among them, and 1024 others.
SHARES = """
DATA LIST FREE /high n.
BEGIN DATA
1 1397 0 1024
END DATA.
VALUE LABELS high 0 'Low' 1 'High'.
WEIGHT BY n.
NPAR TESTS /BINOMIAL(.50)=high.
NPAR TESTS /BINOMIAL(.60)=high.
NPAR TESTS /CHISQUARE=high.
"""


def test_a_share_has_the_digits_of_the_one_it_is_tested_against(tmp_path):
    blocks = blocks_of(tmp_path, SHARES)[0]
    even, other = (block for block in blocks if block.get("table") == "Binomial Test")
    assert [text for _, text in rows([even], "Binomial Test")] == [
        "High 1397 .58 .50 .000",
        "Low 1024 .42",
        "2421 1.00",
    ]
    assert [text for _, text in rows([other], "Binomial Test")] == ["High 1397 .6 .6 .011", "Low 1024 .4", "2421 1.0"]
    assert even["columns"][-1] == ["Exact Sig. (2-tailed)"]
    assert other["notes"] == ["a. Alternative hypothesis states that the proportion of cases in the first group < .6."]
    headings = [block["heading"] for block in blocks if "heading" in block]
    assert headings[-2:] == ["Chi-Square Test", "Frequencies"]


def test_notes_of_cells_come_before_those_of_names_in_the_tables_of_a_split_file(tmp_path):
    # fisher_test_output.txt, test 3: a and b at the chi-squares of two groups, c at the name of the corrected one.
    cells = [(1, 1, 1, 82), (1, 1, 2, 319), (1, 2, 1, 88), (1, 2, 2, 352)]
    cells += [(4, 1, 1, 37), (4, 1, 2, 147), (4, 2, 1, 42), (4, 2, 2, 173)]
    lines = "\n".join(" ".join(map(str, cell)) for cell in cells)
    job = f"DATA LIST FREE /e g r n.\nBEGIN DATA\n{lines}\nEND DATA.\nWEIGHT BY n.\nSPLIT FILE BY e.\n"
    found = table(blocks_of(tmp_path, job + "CROSSTABS g BY r /STATISTICS=CHISQ.")[0], "Chi-Square Tests")
    few = "0 cells (.0%) have expected count less than 5. The minimum expected count is"
    assert found["notes"] == [f"a. {few} 81.06.", f"b. {few} 36.43.", "c. Computed only for a 2x2 table"]
    assert [cell["text"] for cell in found["rows"][0]["cells"] if cell] == [".026", "1", ".871"]
    assert [cell["text"] for cell in found["rows"][9]["cells"] if cell] == [".900", ".492"]


def test_groups_whose_tables_cannot_be_joined_go_on_paper_too(tmp_path):
    job = tmp_path / "job.sps"
    data = "1 1 2 3  1 2 4 1  1 4 3 5  1 3 1 2  1 6 5 9  2 1 9 3  2 5 2 8  2 7 7 1  2 2 6 6  2 8 1 4"
    source = f"DATA LIST FREE /g a b c.\nBEGIN DATA\n{data}\nEND DATA.\nSPLIT FILE BY g.\n"
    job.write_text(source + "FACTOR /VARIABLES a b c.", encoding="utf-8")
    for name in ("out.json", "out.docx"):
        run_job(job, None, tmp_path / name, "en")
    blocks = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [block["heading"] for block in blocks if "heading" in block] == ["FACTOR", "g = 1.00", "g = 2.00"]
    assert (tmp_path / "out.docx").stat().st_size > 1000
