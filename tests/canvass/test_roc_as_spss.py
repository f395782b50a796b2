"""ROC ANALYSIS as a job prints it. Numbers are of pROC 1.18: roc(direction = "<"), its thresholds and coordinates."""

import json

import pytest
from job_blocks import blocks_of, table

HEAD = """DATA LIST FREE /x s.
BEGIN DATA
1.5 0 2.5 0 3.5 1 4.5 0 5.5 1 6.5 0 7.5 1 8.5 1 9.5 0 10.5 1
END DATA.
"""
PASTED = """ROC ANALYSIS x BY s (1)
  /MISSING USERMISSING=EXCLUDE
  /CRITERIA CUTOFF=INCLUDE TESTPOS=LARGE CI=95 DISTRIBUTION=FREE
  /DESIGN PAIR=FALSE
  /PLOT CURVE=ROC(REFERENCE) MODELQUALITY=FALSE
  /PRINT SE=TRUE CLASSIFIER=TRUE.
"""


@pytest.fixture
def run(tmp_path):
    def run(commands):
        return blocks_of(tmp_path, HEAD + commands)

    return run


def values(found):
    return [cell["value"] for cell in found["rows"][0]["cells"]]


def test_a_pasted_command_prints_what_its_words_ask_for(run):
    blocks, complete = run(PASTED)
    assert values(table(blocks, "Area Under the Curve"))[0] == pytest.approx(0.72)
    found = table(blocks, "Classifier Evaluation Metrics")
    assert found["columns"] == [["Gini Index"], ["K-S Statistics", "Max K-S"], ["K-S Statistics", "Cutoff"]]
    assert values(found) == pytest.approx([0.44, 0.4, 7.0])
    assert complete


def test_an_area_without_its_error_has_no_notes_about_it(run):
    blocks, complete = run("ROC ANALYSIS x BY s (1).")
    found = table(blocks, "Area Under the Curve")
    assert found["columns"] == [["Area"]]
    assert not any("nonparametric" in note for note in found["notes"])
    assert complete


def test_designs_that_compare_curves_are_told(run):
    blocks, complete = run("ROC ANALYSIS x BY s (1) /DESIGN PAIR=TRUE /PRINT COORDINATES=ROC(YOUDEN).")
    assert not complete
    assert "PAIR is not available" in json.dumps(blocks)
    assert table(blocks, "Coordinates of the Curve")
