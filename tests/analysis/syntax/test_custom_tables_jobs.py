"""CTABLES as its dialog pastes it, and by the keywords that dialogs do not have."""

import pytest

from analysis.syntax.commands import ctables
from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job
from analysis.syntax.statements import statements
from reports.job_output import Shown, document
from reports.renderers import text

DATA = """data list free /sex happy q1 q2 q3 inc.
begin data
1 1 1 0 1 1200 2 2 0 1 1 900 1 3 1 1 0 1500 2 2 1 0 0 700 1 2 1 0 0 3000 2 9 0 1 0 1800
1 1 1 1 1 2000 2 2 0 0 0 850 1 3 1 1 0 1600 2 2 0 1 1 720 1 1 1 0 1 3100 2 3 0 1 0 -1
end data.
value labels sex 1 'Male' 2 'Female'/happy 1 'Very' 2 'Pretty' 3 'Not' 9 'NA'.
missing values happy (9) inc (-1).
variable level sex happy q1 q2 q3 (nominal) inc (scale).
formats inc (f8.2) sex happy q1 q2 q3 (f1.0).
mrsets /mdgroup name=$m label='Media' variables=q1 q2 q3 value=1.
"""


def ran(source, folder):
    job = Job(Folder(folder))
    job.run(DATA + source, "job.sps")
    problems = [str(each.message) for each in job.items if isinstance(each, Problem)]
    return problems, [each for each in job.items if isinstance(each, Printed)]


def printed(source, folder):
    problems, found = ran(source, folder)
    assert problems == []
    shown = [Shown(each.command, each.result, each.group, each.layers, each.line) for each in found]
    return text.render(document(shown, "en")).decode()


def cells(source, folder):
    problems, (found,) = ran(source, folder)
    assert problems == []
    return {str(row[0]).rpartition(">")[2]: row[1:] for row in found.result.tables[0].rows}


def test_a_pasted_job_prints_its_titles_and_tests_without_a_word_of_complaint(tmp_path):
    found = printed(
        """CTABLES
  /VLABELS VARIABLES=sex happy DISPLAY=LABEL
  /TABLE happy [C][COUNT F40.0, COLPCT.COUNT PCT40.1] BY sex [C]
  /CATEGORIES VARIABLES=happy [1, 2, OTHERNM] EMPTY=INCLUDE TOTAL=YES POSITION=AFTER
  /CATEGORIES VARIABLES=sex ORDER=A KEY=VALUE EMPTY=EXCLUDE
  /TITLES TITLE='One' 'two' CAPTION='Of )TABLE' CORNER='here'
  /CRITERIA CILEVEL=95
  /SIGTEST TYPE=CHISQUARE ALPHA=0.05 INCLUDEMRSETS=YES CATEGORIES=ALLVISIBLE
  /COMPARETEST TYPE=PROP ALPHA=0.05 ADJUST=BONFERRONI ORIGIN=COLUMN INCLUDEMRSETS=YES
    CATEGORIES=ALLVISIBLE MERGE=NO STYLE=APA SHOWSIG=NO.
""",
        tmp_path,
    )
    for word in ("One two", "here", "Pearson Chi-Square Tests", "Comparisons of Column Proportions", "50.0%"):
        assert word in found
    assert "Of happy [ C ]" in found


def test_a_computed_category_is_computed_from_the_cells_of_each_column(tmp_path):
    source = """ctables /pcompute &top=expr([1]+[2]) /pproperties &top label='Top )LABEL[2]' format=count f8.1
 /pcompute &share=expr([3]/total*100) /pproperties &share format=count pct40.1
 /table happy by sex /categories variables=happy [1, 2, &top, 3, &share] total=yes."""
    assert cells(source, tmp_path) == {
        "happy=1": (3.0, 0.0),
        "happy=2": (1.0, 4.0),
        "happy=&top": (4.0, 4.0),
        "happy=3": (2.0, 1.0),
        "happy=&share": (pytest.approx(100 / 3), 20.0),
        "total": (6.0, 5.0),
    }
    found = printed(source, tmp_path)
    assert "Top Pretty" in found
    assert "33.3%" in found


def test_source_categories_may_be_hidden_and_still_count_in_the_total(tmp_path):
    source = """ctables /pcompute &top=expr([1]+[2]) /pproperties &top hidesourcecats=yes
 /table happy by sex /categories variables=happy [1, 2, &top, 3] total=yes."""
    assert cells(source, tmp_path) == {"happy=&top": (4.0, 4.0), "happy=3": (2.0, 1.0), "total": (6.0, 5.0)}


def test_small_counts_are_hidden_and_empty_cells_blank(tmp_path):
    assert cells("ctables /hidesmallcounts count=2 /table happy by sex.", tmp_path)["happy=1"] == (3.0, "<2")
    assert "n=" not in printed("ctables /format empty=blank missing='n=' /table happy by sex.", tmp_path)
    assert "(-)" in printed("ctables /format empty='(-)' /table happy [count, colpct] by sex.", tmp_path)
    found = printed("ctables /format missing='n/a' /table inc [mean, stddev] by happy > sex.", tmp_path)
    assert "n/a" in found


def test_totals_may_tell_of_the_codes_that_they_count(tmp_path):
    source = "ctables /table happy [count, totals[validn, mean f8.2]] by sex /categories variables=happy total=yes."
    _, (found,) = ran(source, tmp_path)
    row = found.result.tables[0].rows[-1]
    assert [cell for cell in row[1:] if cell is not None] == [6.0, pytest.approx(11 / 6), 5.0, pytest.approx(11 / 5)]


def test_a_set_is_listed_by_its_members_and_sorted_by_its_counts(tmp_path):
    listed = cells("ctables /table $m [C][count] /categories variables=$m [q3, q1, subtotal='any'].", tmp_path)
    assert listed == {"q3": (5.0,), "q1": (7.0,), "m=subtotal3": (9.0,)}
    by_count = "ctables /table $m [C][count] /categories variables=$m order=d key=count ($m) total=yes."
    assert list(cells(by_count, tmp_path)) == ["q2", "q1", "q3", "total"]


def test_categories_are_sorted_by_what_is_told_of_another_variable(tmp_path):
    source = "ctables /table happy /categories variables=happy order=d key=mean(inc)."
    assert list(cells(source, tmp_path)) == ["happy=1", "happy=3", "happy=2"]


def test_two_levels_write_letters_in_upper_and_lower_case_with_their_significance(tmp_path):
    source = """ctables /table inc [mean] by sex
 /comparetest type=mean alpha=0.2, 0.001 adjust=none merge=yes style=simple showsig=yes."""
    found = printed(source, tmp_path)
    assert "b (.0" in found or "a (.0" in found or "b (.1" in found or "b (.0" in found
    assert "Significance level for lower case letters (a, b, c): .2" in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/sigtest type=chisquare alpha=0.05", "/sigtest type=chisquare alpha=0.9"),
        ("/sigtest type=chisquare", "/sigtest type=chisquare categories=subtotals"),
        ("/comparetest type=prop", "/comparetest type=prop categories=subtotals"),
        ("/comparetest type=prop alpha=.5", "/comparetest type=prop alpha=.5 showsig=yes"),
        ("/comparetest type=prop merge=yes", "/comparetest type=prop merge=yes style=simple"),
        ("/comparetest type=prop adjust=none alpha=.2", "/comparetest type=prop adjust=bh alpha=.2"),
        ("/slabels position=row", "/slabels visible=no"),
        ("/criteria cilevel=95", "/titles corner='c'"),
    ],
)
def test_every_keyword_of_a_test_changes_what_is_printed(tmp_path, one, other):
    table = "ctables /table happy [count] by sex /categories variables=happy [1, subtotal='a', 2, 3, subtotal='b'] "
    assert printed(f"{table}{one}.", tmp_path) != printed(f"{table}{other}.", tmp_path)


def test_what_is_written_of_a_table_reads_back(tmp_path):
    source = """ctables /format empty='-' missing='?' /smissing listwise /pcompute &a=expr(([1]-[2])*2)
 /pproperties &a label='A''s' format=count f8.1, colpct pct8.2 hidesourcecats=yes
 /table happy [c][ucount 'u' comma8.0, totals[mean f8.2]] by sex /categories variables=happy [1, 2, &a, missing]
 /titles title='t' caption='c' corner='d' /criteria cilevel=90 /sigtest type=chisquare alpha=.1 categories=subtotals
 /comparetest type=prop alpha=.01 .1 adjust=bh includemrsets=no merge=yes style=simple showsig=yes."""
    problems, (found,) = ran(source, tmp_path)
    job = Job(Folder(tmp_path))
    job.run(DATA, "job.sps")
    (asked,) = ctables.read(job.reader(next(statements(source, "", "auto"))), job)
    problems, (again,) = ran("\n".join(ctables.write(asked.task)) + ".", tmp_path)
    assert problems == []
    assert again.result == found.result


def test_summaries_may_be_parted_from_their_labels_and_formats_by_commas(tmp_path):
    source = """ctables /table sex [c] by happy [c][rowpct.validn '' f5.1] + inc [s] [sum, 'Sum ' + 'of all', f5.0]
 /categories variables=all empty=exclude missing=exclude /categories variables=all total=yes label='All'."""
    found = printed(source, tmp_path)
    assert "Sum of all" in found.replace("\n", " ")
    assert "Row Valid N %" not in found
    assert "100.0 " in found


def test_statistics_in_rows_have_no_labels_where_these_are_hidden(tmp_path):
    table = "ctables /table sex [count, colpct] by happy /slabels position=row"
    assert "Count" in printed(f"{table}.", tmp_path)
    assert "Count" not in printed(f"{table} visible=no.", tmp_path)


def test_a_variable_may_be_called_total_as_well_as_a_category(tmp_path):
    source = "compute total=1.\nvalue labels total 1 'everyone'.\nvariable level total (nominal).\n"
    found = printed(source + "ctables /table sex by total /categories variables=sex total total=yes.", tmp_path)
    assert found.count("Total") == 2
    assert "everyone" in found


def test_a_computed_category_may_name_what_its_function_is_called(tmp_path):
    source = """ctables /pcompute &a=expr([1]+[2]) /pproperties &a label="Net" format=count 'n' f40.0 hidesourcecats=no
 /table happy [c][count 'n' f40.0, total[mean 'm' f40.2]] by sex /categories variables=happy [&a, 3, 2, 1] total=yes."""
    assert "Net" in printed(source, tmp_path)


def test_categories_and_statistics_may_stand_in_layers(tmp_path):
    source = "ctables /table happy [count, colpct] by sex /clabels rowlabels=layer"
    found = printed(f"{source}.", tmp_path)
    assert [word for word in ("Custom Tables Very", "Custom Tables Pretty", "Custom Tables Not") if word in found] == [
        "Custom Tables Very",
        "Custom Tables Pretty",
        "Custom Tables Not",
    ]
    found = printed("ctables /table happy [count, colpct 'share'] by sex /slabels position=layer.", tmp_path)
    assert "Custom Tables Count" in found
    assert "Custom Tables share" in found


# IBM SPSS Statistics documentation, CTABLES, MRSETS: duplicates are responses, and never counts.
def test_an_answer_given_twice_is_two_responses_where_that_is_asked(tmp_path):
    source = "mrsets /mcgroup name=$k variables=sex q1.\nctables {} /table $k [count, responses, colpct.responses]"
    once = cells(source.format("") + " /categories variables=$k total=yes.", tmp_path)
    twice = cells(source.format("/mrsets countduplicates=yes") + " /categories variables=$k total=yes.", tmp_path)
    # Seven cases say 1 for q1, six of them for sex too; six say 2 for sex, and five 0 for q1.
    assert [row[:2] for row in once.values()] == [(5.0, 5.0), (7.0, 7.0), (6.0, 6.0), (12.0, 18.0)]
    assert [row[:2] for row in twice.values()] == [(5.0, 5.0), (7.0, 13.0), (6.0, 6.0), (12.0, 24.0)]


def test_a_column_that_is_not_compared_says_why(tmp_path):
    found = printed("ctables /table happy [count] by sex /comparetest type=prop.", tmp_path)
    assert "Comparisons of Column Proportions (c)" in found
    assert "\nResults are based on two-sided tests." in found
    unused = "This category is not used in comparisons because"
    assert f"\na. {unused} there are no other valid categories to compare.\n" in found
    assert f"\nb. {unused} its column proportion is equal to zero or one.\n" in found
    assert "\nc. Tests are adjusted for all pairwise comparisons" in found
    (line,) = (line for line in found.split("\n") if ".a" in line)
    assert [part.strip() for part in line.split("│")[2:-1]] == ["Very", ".a", ".b"]


def test_subscripts_leave_numbers_to_notes(tmp_path):
    found = printed("ctables /table happy [count] by sex /comparetest type=prop merge=yes.", tmp_path)
    assert "\nNote: Values in the same row and subtable not sharing the same subscript" in found
    assert "\n1. Tests are adjusted for all pairwise comparisons" in found


def test_columns_of_sets_are_compared_and_told_apart_where_that_is_not_asked(tmp_path):
    source = "ctables /table inc [mean] by $m /comparetest type=mean alpha=.9 adjust=none"
    assert "Comparisons of Column Means" in printed(f"{source}.", tmp_path)
    assert "Comparisons of Column Means" not in printed(f"{source} includemrsets=no.", tmp_path)


def test_a_weight_of_the_table_counts_in_place_of_that_of_the_file(tmp_path):
    assert cells("weight by q2.\nctables /weight variable=happy /table sex [count, ucount].", tmp_path) == {
        "sex=1": (11.0, 6.0),
        "sex=2": (20.0, 6.0),
    }
