"""QUICK CLUSTER, CLUSTER, PROXIMITIES, DISCRIMINANT and PPLOT as a job prints them."""

import json

import pytest
from job_blocks import blocks_of, table, values

HEAD = """DATA LIST LIST /id (F2.0) x y (F8.0) z (F8.2) g (F1.0) name (A5).
BEGIN DATA
1 1 2 3.5 1 ann
2 2 3 1.5 1 bob
3 8 9 7.5 2 cid
4 9 8 8.5 2 dan
5 1 1 2.5 1 eve
6 5 5 6.5 2 fay
7 5 4 6.5 1 gus
8 9 9 9.5 2 hal
9 . 1 2.5 . ida
END DATA.
VARIABLE LABELS x 'Ex' g 'Group'.
VALUE LABELS g 1 'low' 2 'high'.
"""
PASTED = """QUICK CLUSTER x y z
  /MISSING=LISTWISE
  /CRITERIA=CLUSTER(3) MXITER(10) CONVERGE(0)
  /METHOD=KMEANS(NOUPDATE)
  /SAVE CLUSTER DISTANCE
  /PRINT ID(name) INITIAL ANOVA CLUSTER DISTAN.
"""


@pytest.fixture
def run(tmp_path):
    def run(commands, language="en"):
        return blocks_of(tmp_path, HEAD + commands, language)

    return run


def texts(found):
    """Every row of a table as printed: labels, then cells."""
    return [[*row["labels"], *(cell["text"] for cell in row["cells"] if cell is not None)] for row in found["rows"]]


def test_centers_have_the_decimals_of_their_variables(run):
    blocks, complete = run(PASTED)
    assert complete
    assert texts(table(blocks, "Final Cluster Centers")) == [
        ["Ex", "5", "1", "9"],
        ["y", "5", "2", "9"],
        ["z", "6.50", "2.50", "8.50"],
    ]
    assert table(blocks, "Final Cluster Centers")["columns"] == [["Cluster", "1"], ["Cluster", "2"], ["Cluster", "3"]]


def test_the_iteration_history_says_why_it_ends(run):
    found = table(run(PASTED)[0], "Iteration History")
    assert found["columns"][0] == ["Change in Cluster Centers", "1"]
    assert found["notes"][0].startswith(
        "a. Convergence achieved due to no or small change in cluster centers. The maximum absolute coordinate change "
        "for any center is .000. The current iteration is 2."
    )


def test_cases_of_clusters_are_counted_with_three_decimals(run):
    blocks, _ = run(PASTED)
    assert texts(table(blocks, "Number of Cases in each Cluster")) == [
        ["Cluster", "1", "2.000"],
        ["Cluster", "2", "3.000"],
        ["Cluster", "3", "3.000"],
        ["Valid", "8.000"],
        ["Missing", "1.000"],
    ]
    assert texts(table(blocks, "Cluster Membership"))[3] == ["4", "dan", "3", ".745"]
    assert table(blocks, "ANOVA")["notes"][0].startswith("The F tests should be used only for descriptive purposes")


def test_clusters_and_distances_are_saved(run):
    blocks, _ = run(f"{PASTED}LIST VARIABLES=QCL_1 QCL_2 /CASES=FROM 8.")
    listed = table(blocks, "Data List")
    assert [[cell["text"] for cell in row["cells"]] for row in listed["rows"]] == [["3", "1.10554"], [".", "."]]


def test_centers_are_written_and_read_again(run):
    blocks, complete = run("""QUICK CLUSTER x y /CRITERIA=CLUSTER(2) /OUTFILE='c.sav'.
QUICK CLUSTER x y /CRITERIA=CLUSTER(2) /FILE='c.sav' /METHOD=CLASSIFY.""")
    assert complete
    every = [each for each in blocks if each.get("table") == "Initial Cluster Centers"]
    assert every[1]["notes"] == ["Input from FILE Subcommand"]
    assert sum(each.get("table") == "Iteration History" for each in blocks) == 1


def test_a_dialog_of_hierarchical_clusters_prints_its_tables_and_draws_its_plots(run):
    blocks, complete = run("""CLUSTER x y z
  /METHOD WARD
  /MEASURE=SEUCLID
  /ID=name
  /PRINT SCHEDULE CLUSTER(2,3) DISTANCE
  /PLOT DENDROGRAM VICICLE
  /SAVE CLUSTER(2,3).""")
    assert complete
    assert table(blocks, "Case Processing Summary")["notes"] == [
        "a. Squared Euclidean Distance used",
        "b. Ward Linkage",
    ]
    matrix = table(blocks, "Proximity Matrix")
    assert matrix["columns"][1] == ["Squared Euclidean Distance", "2:bob"]
    assert matrix["notes"] == ["This is a dissimilarity matrix"]
    assert table(blocks, "Cluster Membership")["columns"] == [["3 Clusters"], ["2 Clusters"]]
    assert [each["chart"] for each in blocks if "chart" in each] == ["Icicle Plot", "Dendrogram using Ward Linkage"]
    schedule = table(blocks, "Agglomeration Schedule")
    assert schedule["columns"][:2] == [["Cluster Combined", "Cluster 1"], ["Cluster Combined", "Cluster 2"]]
    assert len(schedule["rows"]) == 7


def test_a_matrix_of_proximities_is_clustered_as_its_cases_are(run):
    blocks, complete = run("""DATASET DECLARE D0.5.
PROXIMITIES x y z /MATRIX OUT(D0.5) /VIEW=CASE /MEASURE=SEUCLID /PRINT NONE /ID=name /STANDARDIZE=NONE.
CLUSTER /MATRIX IN(D0.5) /METHOD BAVERAGE /ID=name /PRINT SCHEDULE CLUSTER(3) /PLOT NONE.
CLUSTER x y z /ID=name /PRINT SCHEDULE CLUSTER(3) /PLOT NONE.""")
    assert complete
    for title in ("Agglomeration Schedule", "Cluster Membership"):
        one, other = (each for each in blocks if each.get("table") == title)
        assert texts(one) == texts(other)


def test_groups_told_apart_are_printed_as_spss_lays_them_out(run):
    blocks, complete = run("""DISCRIMINANT
  /GROUPS=g(1 2)
  /VARIABLES=x z
  /ANALYSIS ALL
  /PRIORS EQUAL
  /STATISTICS=MEAN STDDEV UNIVF RAW CORR TABLE CROSSVALID
  /CLASSIFY=NONMISSING POOLED.""")
    assert complete
    assert texts(table(blocks, "Analysis Case Processing Summary"))[3][:3] == [
        "Excluded",
        "Both missing or out-of-range group codes and at least one missing discriminating variable",
        "1",
    ]
    assert texts(table(blocks, "Prior Probabilities for Groups"))[0] == ["low", ".500", "4", "4.000"]
    found = table(blocks, "Classification Results")
    assert texts(found)[0] == ["Original", "Count", "low", "3", "1", "4"]
    assert found["columns"][0] == ["Predicted Group Membership", "low"]
    headings = [block["heading"] for block in blocks if "heading" in block]
    assert headings[-2:] == ["Summary of Canonical Discriminant Functions", "Classification Statistics"]


def test_a_pasted_plot_of_quantiles_says_what_it_estimates(run):
    blocks, complete = run("""PPLOT
  /VARIABLES=x
  /NOLOG
  /NOSTANDARDIZE
  /TYPE=Q-Q
  /FRACTION=BLOM
  /TIES=MEAN
  /DIST=NORMAL.""")
    assert complete
    assert values(table(blocks, "Estimated Distribution Parameters")) == pytest.approx([5, 3.4226139])
    assert ["Distribution", "Type", "Normal"] in texts(table(blocks, "Model Description"))
    charts = [each["chart"] for each in blocks if "chart" in each]
    assert charts == ["Normal Q-Q Plot of Ex", "Detrended Normal Q-Q Plot of Ex"]


def test_words_are_chinese_where_they_are_asked_for(run):
    blocks, _ = run("CLUSTER x y /METHOD=WARD /PRINT=DISTANCE SCHEDULE.", "zh")
    assert {"近似值矩阵", "集中计划"} <= {each["table"] for each in blocks if "table" in each}
    assert "沃德联接" in json.dumps(blocks, ensure_ascii=False)
