"""SUMMARIZE with lists of cases: values as typed in, means as R 4.2.2 has them."""

from job_blocks import blocks_of, table

DATA = """data list list /g h x * y (dollar6) s (a4).
begin data
1 1 3 10 ab
2 1 4 20 cd
1 2 . 30 ef
2 2 9 40 ''
1 1 6 50 ij
end data.
formats g h x (f2).
value labels g 1 'one' 2 'two'/x 9 'refused'.
missing values x (9).
"""


def listed(folder, command):
    blocks, complete = blocks_of(folder, DATA + command)
    assert complete
    found = table(blocks, "Case Summaries")
    return [
        (" ".join(filter(None, row["labels"])), *(cell["text"] if cell else "" for cell in row["cells"]))
        for row in found["rows"]
    ]


def test_cases_stand_in_their_groups_above_what_sums_them_up(tmp_path):
    found = listed(tmp_path, "summarize x y s by g /format=list nocasenum total /cells=count mean.")
    assert found == [
        ("one 1", "3", "$10", "ab"),
        ("one 2", ".", "$30", "ef"),
        ("one 3", "6", "$50", "ij"),
        ("one Total N", "2", "3", "3"),
        ("one Total Mean", "4.50", "$30.00", ""),
        ("two 1", "4", "$20", "cd"),
        ("two 2", "refused", "$40", ""),
        ("two Total N", "1", "2", "2"),
        ("two Total Mean", "4.00", "$30.00", ""),
        ("Total N", "3", "5", "5"),
        ("Total Mean", "4.33", "$30.00", ""),
    ]


def test_only_valid_cases_are_listed_where_that_is_asked(tmp_path):
    found = listed(tmp_path, "summarize x by g /format=validlist casenum /cells=count.")
    assert found == [
        ("one 1", "1", "3"),
        ("one 2", "5", "6"),
        ("one Total N", "", "2"),
        ("two 1", "2", "4"),
        ("two Total N", "", "1"),
        ("Total N", "", "3"),
    ]


def test_a_limit_holds_for_the_statistics_too_and_is_told(tmp_path):
    command = "summarize x y /format=list limit=2 missing='none' nototal /cells=mean."
    assert listed(tmp_path, command) == [("1", "1", "3", "$10"), ("2", "2", "4", "$20"), ("Mean", "", "3.50", "$15.00")]
    notes = table(blocks_of(tmp_path, DATA + command)[0], "Case Summaries")["notes"]
    assert notes == ["a. Limited to first 2 cases."]


def test_a_split_file_is_listed_group_by_group(tmp_path):
    source = DATA + "sort cases by g.\nsplit file separate by g.\nsummarize x /format=list casenum /cells=none."
    found = [each for each in blocks_of(tmp_path, source)[0] if each.get("table") == "Case Summaries"]
    assert [[row["cells"][0]["value"] for row in each["rows"]] for each in found] == [[1, 2, 3], [4, 5]]


def test_a_title_and_a_footnote_stand_at_the_table(tmp_path):
    blocks, _ = blocks_of(tmp_path, DATA + "summarize x /title='Answers' /footnote='as given' /cells=count.")
    assert table(blocks, "Answers")["notes"] == ["as given"]


def test_a_cube_shows_its_totals_first(tmp_path):
    blocks, complete = blocks_of(tmp_path, DATA + "olap cubes x y by g /cells=sum count mean spct /footnote='all'.")
    found = table(blocks, "OLAP Cubes")
    assert complete
    assert [[cell["text"] for cell in row["cells"]] for row in found["rows"]] == [
        ["13", "3", "4.33", "100.0%"],
        ["$150", "5", "$30.00", "100.0%"],
    ]
    assert found["notes"] == ["all"]
