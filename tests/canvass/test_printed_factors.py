"""What FACTOR, RELIABILITY and MULT RESPONSE print: covariances raw and rescaled, scales by name, layers of responses.

The numbers are those of R: eigen(cov(x)) of the items below, and table() of the answers.
"""

import pytest
from job_blocks import blocks_of, table

HEAD = """
DATA LIST FREE /a b c g.
BEGIN DATA
1 2 3 1  2 3 1 1  3 3 2 2  5 4 3 1  4 4 5 2  3 1 2 1  2 2 3 2  5 5 4 1  1 2 2 2  4 5 5 1
END DATA.
VALUE LABELS g 1 'One' 2 'Two'.
"""


@pytest.fixture
def printed(tmp_path):
    def run(commands):
        return blocks_of(tmp_path, HEAD + commands, "en")[0]

    return run


def numbers(row):
    return [None if cell is None else cell["value"] for cell in row["cells"]]


def test_covariances_are_factored_raw_and_rescaled(printed):
    blocks = printed("FACTOR /VARIABLES a b c /PRINT INITIAL EXTRACTION KMO /METHOD=COVARIANCE /EXTRACTION=PC.")
    found = table(blocks, "Component Matrix")
    assert found["columns"] == [["Raw", "Component", "1"], ["Rescaled", "Component", "1"]]
    assert numbers(found["rows"][0]) == pytest.approx([1.3444632, 0.90189332], abs=5e-7)
    explained = table(blocks, "Total Variance Explained")
    assert [row["labels"] for row in explained["rows"]] == [
        [part, number] for part in ("Raw", "Rescaled") for number in "123"
    ]
    assert numbers(explained["rows"][0])[:2] == pytest.approx([4.5806628, 77.9318811], abs=5e-7)
    assert table(blocks, "KMO and Bartlett's Test")["notes"] == ["a. Based on correlations"]


def test_communalities_are_of_the_stages_that_are_asked_for(printed):
    blocks = printed("FACTOR /VARIABLES a b c /PRINT INITIAL /EXTRACTION=PAF.")
    assert table(blocks, "Communalities")["columns"] == [["Initial"]]
    assert all(column[0] == "Initial Eigenvalues" for column in table(blocks, "Total Variance Explained")["columns"])


def test_a_scale_has_its_name_above_its_tables(printed):
    blocks = printed("RELIABILITY /VARIABLES a b c /SCALE('Trust') a b c /SCALE(two)=a b.\nRELIABILITY a b.")
    headings = [each["heading"] for each in blocks if each.get("level") == 3]
    assert headings == ["Scale: Trust", "Scale: two", "Scale: ALL VARIABLES"]


def test_layers_of_responses_stand_before_their_rows(printed):
    blocks = printed("MULT RESPONSE GROUPS=$k 'Codes' (a b (1,5)) /TABLES=$k BY c(1,5) BY g(1,2).")
    found = table(blocks, "$k*c*g Crosstabulation")
    first, last = found["rows"][0], found["rows"][-1]
    assert first["labels"][:2] == ["g", "One"]
    assert (last["labels"][1], last["labels"][-1]) == ("Two", "Count")
    assert numbers(last)[-1] == 4
