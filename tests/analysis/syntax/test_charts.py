"""What charts of commands show is what R computes, and a weight of 2 is the row twice."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.charts import Bars, Boxes, Histogram, Points, Stems
from analysis.statistics.histogram_bins import histogram_bins
from analysis.syntax.folder import Folder
from analysis.syntax.items import Drawn, Printed, Problem
from analysis.syntax.job import Job

X = [12, 15, 15, 18, 21, 22, 22, 23, 25, 25, 26, 27, 27, 28, 30, 31, 33, 36, 48, 71,
     9, 14, 16, 17, 19, 20, 20, 21, 21, 23, 24, 24, 24, 25, 27, 29, 30, 34, 38, 40]  # fmt: skip
ROWS = [
    (at + 1, x, 1 + at // 20, 3 + 0.5 * x + (-2, 1, 0.5, -1, 1.5)[at % 5], x % 7, (1, 2, 3, 1)[at % 4])
    for at, x in enumerate(X)
]
HEAD = """DATA LIST FREE /id x g y z a.
BEGIN DATA
{rows}
END DATA.
FORMATS x (F3.0) g a (F1.0).
VARIABLE LABELS x 'Age' g 'Sex'.
VALUE LABELS g 1 'Male' 2 'Female'.
"""


def head(rows=ROWS, names="id x g y z a"):
    written = "\n".join(" ".join("." if each is None else f"{each:g}" for each in row) for row in rows)
    return HEAD.format(rows=written).replace("/id x g y z a", f"/{names}")


@pytest.fixture
def drawn(tmp_path):
    def run(commands, data=None, problems=0):
        job = Job(Folder(tmp_path))
        job.run((data or head()) + commands)
        assert len([item for item in job.items if isinstance(item, Problem)]) == problems, job.items
        return [item.chart for item in job.items if isinstance(item, Drawn)]

    return run


@pytest.fixture(scope="module")
def known():
    """The numbers of make.R, name → those of its places."""
    found = defaultdict(list)
    path = Path(__file__).parents[2] / "reference" / "charts" / "numbers.csv"
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            found[re.sub(r"\[\d+\]$", "", row["what"])].append(float(row["value"]))
    return found


def near(found, wanted):
    assert list(found) == pytest.approx(list(wanted), rel=1e-8, abs=1e-9)


def places(chart, cloud=0):
    return [(point.x, point.y) for point in chart.clouds[cloud].points]


def of_cases(chart):
    """The places, each as often as its weight says."""
    return [(point.x, point.y) for point in chart.clouds[0].points for _ in range(round(point.weight))]


# Boxes, stems, normal plots.


def test_boxes_are_those_of_boxplot_stats_with_the_numbers_of_outlying_cases(drawn, known):
    (chart,) = drawn("EXAMINE x BY g /PLOT BOXPLOT /STATISTICS NONE /NOTOTAL.")
    assert isinstance(chart, Boxes)
    assert [box.label for box in chart.boxes] == ["Male", "Female"]
    for at, box in enumerate(chart.boxes, start=1):
        near(box.numbers, known[f"box {at}"])
        near([each.value for each in box.outliers], known[f"outside {at}"])
        near([each.value for each in box.outliers if each.is_extreme], known[f"extreme {at}"])
    assert [each.name for each in chart.boxes[0].outliers] == ["19", "20"]


def test_outliers_keep_the_number_of_their_case_under_a_filter_and_bear_the_name_that_id_gives(drawn):
    (chart,) = drawn("COMPUTE f = id > 10.\nFILTER BY f.\nEXAMINE x /PLOT BOXPLOT /STATISTICS NONE.")
    assert "20" in [each.name for each in chart.boxes[0].outliers]
    (chart,) = drawn("COMPUTE own = 100 + id.\nEXAMINE x /PLOT BOXPLOT /ID own /STATISTICS NONE.")
    assert [each.name for each in chart.boxes[0].outliers][-1] == "120"


def test_variables_stand_side_by_side_where_compare_asks(drawn):
    (chart,) = drawn("EXAMINE x y /PLOT BOXPLOT /COMPARE VARIABLES /STATISTICS NONE.")
    assert [box.label for box in chart.boxes] == ["Age", "y"]


def test_a_stem_and_leaf_plot_counts_every_line(drawn, known):
    (chart,) = drawn("EXAMINE x /PLOT STEMLEAF /STATISTICS NONE.")
    assert isinstance(chart, Stems)
    lines = [each for each in chart.lines if not each.extremes]
    near([each.frequency for each in lines], known["stem"])
    assert [(each.stem, each.leaves) for each in lines[:4]] == [
        ("0", "9"),
        ("1", "24"),
        ("1", "556789"),
        ("2", "001112233444"),
    ]
    assert [(each.frequency, each.leaves) for each in chart.lines if each.extremes] == [(2, "(>=48)")]
    assert (chart.width, chart.each) == ("10", 1)


def test_a_stem_has_two_zeros_and_leaves_of_negative_numbers_run_down(drawn):
    data = head([(value,) for value in (-21, -14, -3, -2, 0, 4, 5, 11, 17, 23)], "x").split("FORMATS")[0]
    (chart,) = drawn("EXAMINE x /PLOT STEMLEAF /STATISTICS NONE.", data)
    assert [(each.stem, each.leaves) for each in chart.lines] == [
        ("-2", "1"),
        ("-1", ""),
        ("-1", "4"),
        ("-0", ""),
        ("-0", "32"),
        ("0", "04"),
        ("0", "5"),
        ("1", "1"),
        ("1", "7"),
        ("2", "3"),
    ]


def test_a_leaf_stands_for_as_many_cases_as_lines_of_forty_need(drawn):
    values = [10] * 50 + [12] * 49 + [13] * 2 + [25] * 99 + [31] * 3 + [38]
    data = head([(value,) for value in values], "x").split("FORMATS")[0]
    (chart,) = drawn("EXAMINE x /PLOT STEMLEAF /STATISTICS NONE.", data)
    filled = [each for each in chart.lines if each.frequency]
    assert chart.each == 3
    assert [each.leaves for each in filled] == ["0" * 16, "2" * 16 + "&", "5" * 33, "1", "&"]


def test_normal_plots_show_the_scores_of_mean_ranks(drawn, known):
    plot, detrended = drawn("EXAMINE x /PLOT NPPLOT /STATISTICS NONE.")
    assert isinstance(plot, Points)
    wanted = sorted(set(zip(sorted(map(float, X)), (round(each, 12) for each in known["score"]), strict=True)))
    near([y for _, y in places(plot)], [y for _, y in wanted])
    by_value = dict(zip(sorted(X), known["deviation"], strict=True))
    near([y for _, y in places(detrended)], [by_value[x] for x, _ in places(detrended)])
    assert sum(point.weight for point in plot.clouds[0].points) == 40


def test_spread_stands_over_level_with_the_slope_of_their_line(drawn, known):
    (chart,) = drawn("EXAMINE x BY g /PLOT SPREADLEVEL /STATISTICS NONE /NOTOTAL.")
    near([x for x, _ in places(chart)], known["level"])
    near([y for _, y in places(chart)], known["spread"])
    assert chart.notes[1].values["slope"] == f"{known['slope'][0]:.3f}"


def test_a_power_raises_both_before_they_are_drawn(drawn):
    (chart,) = drawn("EXAMINE x BY g /PLOT SPREADLEVEL(2) /STATISTICS NONE /NOTOTAL.")
    assert [round(x, 6) for x, _ in places(chart)] == [650.5, 552.5]


def test_box_plots_and_stems_are_drawn_where_no_plot_is_asked_for_and_none_where_none_is(drawn):
    assert [type(chart) for chart in drawn("EXAMINE x.")] == [Stems, Boxes]
    assert drawn("EXAMINE x /PLOT NONE.") == []


# Counts and histograms.


def test_a_histogram_counts_intervals_that_hold_their_lower_ends(drawn, known):
    data = head([(x + 0.0, 1) if x > 9 else (9.0, 1) for x in X] + [(5.5, 0)], "x w").split("FORMATS")[0]
    (chart,) = drawn("WEIGHT BY w.\nFREQUENCIES x /FORMAT NOTABLE /HISTOGRAM NORMAL.", data)
    assert isinstance(chart, Histogram)
    assert (chart.first, chart.width, chart.n, chart.normal) == (5, 5, 40, True)
    near(chart.counts, known["count"])
    near([chart.mean], [sum(X) / 40])


def test_whole_numbers_of_a_short_range_have_a_bar_each():
    import numpy as np

    found = histogram_bins(np.array([1.0, 2.0, 5.0]), np.array([3.0, 1.0, 2.0]))
    assert (found.first, found.width, found.counts) == (0.5, 1.0, (3.0, 1.0, 0.0, 0.0, 2.0))


def test_bars_follow_the_order_of_the_table_and_pies_show_who_is_missing(drawn):
    data = head([(1,), (2,), (2,), (2,), (3,), (3,), (None,), (9,)], "q").split("FORMATS")[0]
    data += "FORMATS q (F1.0).\nMISSING VALUES q (9).\nVALUE LABELS q 1 'No' 2 'Yes'.\n"
    bars, pie = drawn("FREQUENCIES q /FORMAT=DFREQ /BARCHART /PIECHART.", data)
    assert (bars.labels, bars.series[0].values) == (("Yes", "3", "No"), (3, 2, 1))
    assert (pie.shape, pie.further.sentence, pie.series[0].values[-1]) == ("pie", "Missing", 2)
    bars, pie = drawn("FREQUENCIES q /BARCHART PERCENT MINIMUM(2) /PIECHART PERCENT NOMISSING.", data)
    near(bars.series[0].values, [50, 100 / 3])
    near(pie.series[0].values, [100 / 6, 50, 100 / 3])


def test_a_value_without_a_label_stands_as_its_format_writes_it(drawn):
    data = head([(1.5,), (2,)], "q").split("FORMATS")[0] + "FORMATS q (F8.2).\n"
    (bars,) = drawn("FREQUENCIES q /BARCHART.", data)
    assert bars.labels == ("1.50", "2.00")


def test_a_string_has_bars_and_no_histogram_which_is_told(drawn):
    data = "DATA LIST FREE /s (A3).\nBEGIN DATA\nb a b\nEND DATA.\n"
    (bars,) = drawn("FREQUENCIES s /BARCHART /HISTOGRAM.", data, problems=1)
    assert (bars.labels, bars.series[0].values) == (("a", "b"), (1, 2))


def test_an_axis_bears_the_signs_of_the_format(drawn):
    (chart,) = drawn("FORMATS x (DOLLAR8.0).\nONEWAY x BY g /PLOT MEANS.")
    assert (chart.up.before, chart.up.grouped, chart.up.decimals) == ("$", True, 0)
    (chart,) = drawn("FORMATS x (PCT8.1).\nGRAPH /HISTOGRAM=x.")
    assert (chart.axis.after, chart.axis.decimals) == ("%", 1)


def test_days_along_an_axis_stand_as_days(drawn):
    data = head([(day,) for day in range(1, 29)], "d").split("FORMATS")[0]
    data += "COMPUTE t = DATE.DMY(d, 3, 2026).\nFORMATS t (DATE11).\n"
    (chart,) = drawn("FREQUENCIES t /FORMAT NOTABLE /HISTOGRAM.", data)
    assert chart.axis.ticks[0][1] == "01-MAR-2026"
    assert chart.axis.ticks[-1][1] == "28-MAR-2026"


@pytest.mark.parametrize("command", [
    "FREQUENCIES x /FORMAT NOTABLE /BARCHART /PIECHART /HISTOGRAM NORMAL.",
    "EXAMINE x BY g /PLOT STEMLEAF HISTOGRAM NPPLOT SPREADLEVEL /STATISTICS NONE.",
    "GRAPH /BAR(GROUPED)=MEAN(x) BY a BY g /INTERVAL CI(95).",
    "GRAPH /SCATTERPLOT=x WITH y BY g.",
    "CROSSTABS a BY g /BARCHART.",
    "ONEWAY x BY a /PLOT MEANS.",
    "ROC x BY g (1) /PLOT=CURVE.",
    "REGRESSION /DEPENDENT y /METHOD=ENTER x z /RESIDUALS HISTOGRAM NORMPROB /SCATTERPLOT=(*ZRESID,*ZPRED).",
])  # fmt: skip
def test_weight_2_equals_the_row_twice(drawn, command):
    names = "id x g y z a w"
    once = drawn("WEIGHT BY w.\n" + command, head([(*row, 2) for row in ROWS], names))
    twice = drawn("WEIGHT BY w.\n" + command, head([(*row, 1) for row in ROWS for _ in (1, 2)], names))
    assert repr(rounded(once)) == repr(rounded(twice))
    assert once


def rounded(part):
    """Charts with their numbers to nine digits."""
    if isinstance(part, float):
        return float(f"{part:.9g}") + 0.0 if abs(part) > 1e-12 else 0.0
    if isinstance(part, list | tuple):
        return [rounded(each) for each in part]
    if hasattr(part, "__dataclass_fields__"):
        return [rounded(getattr(part, name)) for name in part.__dataclass_fields__]
    return part


# Models and groups.


def test_clusters_of_a_crosstab_hold_its_counts_over_all_layers(drawn):
    (chart,) = drawn("CROSSTABS a BY g BY z /BARCHART.")
    assert [(each.name, each.values) for each in chart.series] == [("Male", (10, 5, 5)), ("Female", (10, 5, 5))]


def test_means_of_groups_are_joined(drawn):
    (chart,) = drawn("ONEWAY x BY g /PLOT MEANS.")
    near(chart.series[0].values, [sum(X[:20]) / 20, sum(X[20:]) / 20])
    assert (chart.shape, chart.labels) == ("lines", ("Male", "Female"))


def test_profiles_of_a_full_model_are_its_cell_means(drawn):
    (chart,) = drawn("UNIANOVA x BY a g /PLOT=PROFILE(a*g) /DESIGN=a g a*g.")
    for number, each in enumerate(chart.series, start=1):
        cells = [[row[1] for row in ROWS if row[2] == number and row[5] == code] for code in (1, 2, 3)]
        near(each.values, [sum(cell) / len(cell) for cell in cells])


def test_a_third_factor_parts_profiles_into_plots(drawn):
    commands = "COMPUTE h = MOD(id, 2).\nUNIANOVA x BY a g h /PLOT=PROFILE(g*a*h) /DESIGN=a g h."
    assert len(drawn(commands)) == 2


def test_a_roc_curve_goes_through_the_coordinates_of_its_table(tmp_path):
    job = Job(Folder(tmp_path))
    job.run(head() + "ROC x BY g (1) /PLOT=CURVE(REFERENCE) /PRINT=COORDINATES.")
    (chart,) = [item.chart for item in job.items if isinstance(item, Drawn)]
    (result,) = [item.result for item in job.items if isinstance(item, Printed)]
    table = result.table("roc_coordinates")
    pairs = zip(table.column("false_positive_rate"), table.column("sensitivity"), strict=True)
    assert set(pairs) <= set(places(chart))
    assert chart.lines
    assert chart.notes
    assert sorted(places(chart)) == places(chart)


def test_the_scree_plot_and_the_loadings_are_those_of_the_tables(tmp_path):
    job = Job(Folder(tmp_path))
    job.run(head() + "FACTOR /VARIABLES x y z a /CRITERIA FACTORS(2) /PLOT EIGEN ROTATION(1 2).")
    scree, plane = [item.chart for item in job.items if isinstance(item, Drawn)]
    (result,) = [item.result for item in job.items if isinstance(item, Printed)]
    near(scree.series[0].values, result.table("variance_explained").column("eigenvalue", "initial"))
    assert [point.label for point in plane.clouds[0].points] == ["Age", "y", "z", "a"]
    near([x for x, _ in places(plane)], [row[1] for row in result.table("rotated_loadings").rows])


def test_what_a_regression_leaves_is_drawn_against_what_it_predicts(drawn, known):
    histogram, normal, scatter, *partial = drawn(
        "REGRESSION /DEPENDENT y /METHOD=ENTER x z /RESIDUALS HISTOGRAM(ZRESID) NORMPROB(ZRESID)"
        " /SCATTERPLOT=(*ZRESID,*ZPRED) /PARTIALPLOT ALL."
    )
    assert (histogram.normal, histogram.n) == (True, 40)
    near(sorted(y for _, y in of_cases(scatter)), known["zresid"])
    near(sorted(x for x, _ in of_cases(scatter)), sorted(known["zpred"]))
    near([x for x, _ in of_cases(normal)], known["observed"])
    near([y for _, y in of_cases(normal)], known["expected"])
    near(sorted(x for x, _ in of_cases(partial[0])), sorted(known["partial x"]))
    near(sorted(y for _, y in of_cases(partial[0])), sorted(known["partial y"]))


def test_residuals_alone_ask_for_both_charts_and_one_predictor_has_its_partial_plot(drawn):
    found = drawn("REGRESSION /DEPENDENT y /METHOD=ENTER x /RESIDUALS /PARTIALPLOT.")
    assert [chart.title.sentence.partition(".")[0] for chart in found] == [
        "Histogram",
        "Normal P-P Plot of Regression Standardized Residual",
        "Partial Regression Plot",
    ]


def test_predicted_probabilities_are_parted_by_what_was_observed(drawn):
    (chart,) = drawn("COMPUTE b = x + z > 27.\nLOGISTIC REGRESSION VARIABLES b WITH y /CLASSPLOT /CRITERIA=CUT(.4).")
    assert [sum(each.values) for each in chart.series] == [
        sum(row[1] + row[4] <= 27 for row in ROWS),
        sum(row[1] + row[4] > 27 for row in ROWS),
    ]
    assert (chart.shape, len(chart.labels), chart.notes[1].values["cut"]) == ("stacked", 20, "0.40")


# GRAPH.


def test_percentages_are_of_each_series(drawn, known):
    (chart,) = drawn("GRAPH /BAR(GROUPED)=PCT BY a BY g.")
    near([value for each in chart.series for value in each.values], known["percent"])


def test_error_bars_are_the_interval_of_a_t_test(drawn, known):
    (chart,) = drawn("GRAPH /ERRORBAR(CI 95)=x BY g.")
    (series,) = chart.series
    assert chart.shape == "means"
    for at in (1, 2):
        near([series.low[at - 1], series.high[at - 1]], known[f"ci {at}"])


def test_functions_of_graph_are_those_of_the_values(drawn):
    def value(function):
        (chart,) = drawn(f"GRAPH /BAR={function} BY g.")
        return chart.series[0].values[0]

    own = sorted(X[:20])
    assert value("COUNT") == value("N(x)") == 20
    assert (value("MINIMUM(x)"), value("MAXIMUM(x)"), value("SUM(x)")) == (12, 71, sum(own))
    assert value("MEDIAN(x)") == 25.5
    assert value("PGT(30)(x)") == 25
    assert value("NIN(20 25)(x)") == 6
    mean = sum(own) / 20
    near([value("VARIANCE(x)")], [sum((each - mean) ** 2 for each in own) / 19])
    near([value("STDDEV(x)")], [(sum((each - mean) ** 2 for each in own) / 19) ** 0.5])


def test_several_variables_are_categories_without_by_and_series_with_it(drawn):
    (alone,) = drawn("GRAPH /BAR=MEAN(x) MEAN(y).")
    (parted,) = drawn("GRAPH /BAR(GROUPED)=MEAN(x) MEAN(y) BY g.")
    assert alone.labels == ("Age", "y")
    assert [each.name for each in parted.series] == ["Age", "y"]


def test_values_stand_case_by_case_under_the_name_of_each(drawn):
    (chart,) = drawn("GRAPH /LINE(SIMPLE)=VALUE(x) BY id.")
    assert (chart.shape, chart.series[0].values) == ("lines", tuple(map(float, X)))
    assert chart.labels[:2] == ("1.00", "2.00")
    (chart,) = drawn("GRAPH /BAR=VALUE(x) VALUE(y).")
    assert (chart.labels[0], [each.name for each in chart.series]) == ("1", ["Age", "y"])


def test_a_case_without_one_of_the_variables_is_left_out_of_all_unless_told_otherwise(drawn):
    data = head([(1, 4, None), (3, 8, 2)], "g x y").split("FORMATS")[0]
    (listwise,) = drawn("GRAPH /BAR=MEAN(x) MEAN(y).", data)
    (variable,) = drawn("GRAPH /BAR=MEAN(x) MEAN(y) /MISSING=VARIABLEWISE.", data)
    assert (listwise.series[0].values, variable.series[0].values) == ((8, 2), (6, 2))


def test_a_scatter_plot_counts_the_cases_of_a_place_and_parts_groups(drawn):
    data = head([(1, 2, 3), (1, 2, 3), (2, 5, 6)], "g x y").split("FORMATS")[0]
    (chart,) = drawn("GRAPH /SCATTERPLOT(BIVARIATE)=x WITH y.", data)
    assert [(point.x, point.y, point.weight) for point in chart.clouds[0].points] == [(2, 3, 2), (5, 6, 1)]
    (chart,) = drawn("GRAPH /SCATTERPLOT=x WITH y BY g.", data)
    assert [cloud.name for cloud in chart.clouds] == ["1.00", "2.00"]


def test_very_many_points_are_gathered_and_none_is_lost(drawn):
    data = (
        "INPUT PROGRAM.\nLOOP #i = 1 TO 5000.\nCOMPUTE x = MOD(#i * 7919, 5003).\nCOMPUTE y = MOD(#i * 104729, 4999)."
    )
    data += "\nEND CASE.\nEND LOOP.\nEND FILE.\nEND INPUT PROGRAM.\n"
    (chart,) = drawn("GRAPH /SCATTERPLOT=x WITH y.", data)
    points = chart.clouds[0].points
    assert len(points) < 5000
    assert sum(point.weight for point in points) == 5000
    near([sum(point.x * point.weight for point in points)], [sum(at * 7919 % 5003 for at in range(1, 5001))])


def test_a_matrix_has_a_plot_for_every_two_variables_and_pairs_stand_in_one_plane(drawn):
    assert len(drawn("GRAPH /SCATTERPLOT(MATRIX)=x y z.")) == 3
    (chart,) = drawn("GRAPH /SCATTERPLOT(OVERLAY)=x z WITH y a (PAIR).")
    assert [cloud.name for cloud in chart.clouds] == ["y / Age", "a / z"]


def test_points_bear_the_name_that_name_gives(drawn):
    (chart,) = drawn("GRAPH /SCATTERPLOT=x WITH y BY id (NAME).")
    assert [point.label for point in chart.clouds[0].points[:2]] == ["1.00", "2.00"]


def test_title_and_footnote_stand_with_the_chart(drawn):
    (chart,) = drawn("GRAPH /BAR=COUNT BY g /TITLE='Who' 'answered' /FOOTNOTE='All cases'.")
    assert chart.title.values["text"] == "Who answered"
    assert [note.values["text"] for note in chart.notes] == ["All cases"]


def test_what_graph_cannot_draw_is_told(drawn):
    drawn("GRAPH /HILO=MAX(x) MIN(x) BY g.", problems=2)
    drawn("GRAPH /BAR=COUNT(x) BY g.", problems=1)
    drawn("GRAPH /BAR=COUNT BY g /PANEL COLVAR=a.", problems=1)
    drawn("GGRAPH /GRAPHSPEC SOURCE=INLINE.\nBEGIN GPL\nSOURCE: s=1\nEND GPL.", problems=1)
    drawn("GGRAPH /GRAPHDATASET VARIABLES=x.\nBEGIN GPL\nELEMENT: edge(position(link.mst(x)))\nEND GPL.", problems=1)


# GGRAPH.


def block(variables, *lines):
    body = "\n".join(f"  {each}" for each in lines)
    head = f'GGRAPH /GRAPHDATASET NAME="graphdataset" VARIABLES={variables} MISSING=LISTWISE REPORTMISSING=NO'
    return f"{head}\n  /GRAPHSPEC SOURCE=INLINE.\nBEGIN GPL\n{body}\nEND GPL.\n"


@pytest.mark.parametrize(
    ("variables", "lines", "same"),
    [
        (
            'a COUNT()[name="COUNT"]',
            ["ELEMENT: interval(position(a*COUNT), shape.interior(shape.square))"],
            "GRAPH /BAR=COUNT BY a.",
        ),
        (
            'g a MEAN(x)[name="MEAN_x"]',
            [
                "COORD: rect(dim(1,2), cluster(3,0))",
                "ELEMENT: interval(position(g*MEAN_x*a), color.interior(g), shape.interior(shape.square))",
            ],
            "GRAPH /BAR(GROUPED)=MEAN(x) BY a BY g.",
        ),
        (
            'a MEANCI(x, 90)[name="MEAN_x" LOW="L" HIGH="H"]',
            [
                "ELEMENT: interval(position(a*MEAN_x))",
                "ELEMENT: interval(position(region.spread.range(a*(L+H))), shape.interior(shape.ibeam))",
            ],
            "GRAPH /BAR=MEAN(x) BY a /INTERVAL CI(90).",
        ),
        (
            'a[LEVEL=NOMINAL] g COUNT()[name="COUNT"]',
            ["ELEMENT: interval.stack(position(a*COUNT), color.interior(g))"],
            "GRAPH /BAR(STACKED)=COUNT BY a BY g.",
        ),
        (
            'a g MEAN(x)[name="m"]',
            ["ELEMENT: line(position(a*m), color.interior(g), missing.wings())"],
            "GRAPH /LINE(MULTIPLE)=MEAN(x) BY a BY g.",
        ),
        (
            'a COUNT()[name="COUNT"]',
            [
                "COORD: polar.theta(startAngle(0))",
                "ELEMENT: interval.stack(position(summary.percent(COUNT))), color.interior(a))",
            ],
            "GRAPH /PIE=PCT BY a.",
        ),
        (
            "x",
            [
                "ELEMENT: interval(position(summary.count(bin.rect(x))), shape.interior(shape.square))",
                'ELEMENT: line(position(density.normal(x)), color("Normal"))',
            ],
            "GRAPH /HISTOGRAM(NORMAL)=x.",
        ),
        ("x y g", ["ELEMENT: point(position(x*y), color.exterior(g))"], "GRAPH /SCATTERPLOT=x WITH y BY g."),
        (
            "x a",
            ["ELEMENT: interval(position(summary.mean(a*x)))"],
            "GRAPH /BAR=MEAN(x) BY a.",
        ),
        (
            "g x",
            ["ELEMENT: schema(position(bin.quantile.letter(g*x)), label(id))"],
            "EXAMINE x BY g /PLOT BOXPLOT /STATISTICS NONE /NOTOTAL.",
        ),
    ],
)
def test_what_the_chart_builder_writes_is_the_chart_of_the_older_command(drawn, variables, lines, same):
    assert drawn(block(variables, *lines)) == drawn(same)


def test_the_title_of_a_block_is_that_of_the_chart_and_a_line_may_fit_its_points(drawn, known):
    title = 'GUIDE: text.title(label("Age ", "and ""y"""))'
    (chart,) = drawn(
        block("x y", title, "ELEMENT: point(position(x*y))").replace("INLINE", "INLINE /FITLINE TOTAL=YES")
    )
    assert chart.title.values["text"] == 'Age and "y"'
    ((first, last),) = chart.lines
    near([each.y for each in (first, last)], [known["fit"][0] + known["fit"][1] * x for x in (9, 71)])


# Split files.


def test_each_group_of_a_split_file_has_its_chart_behind_the_tables_that_stand_together(tmp_path):
    job = Job(Folder(tmp_path))
    job.run(head() + "SPLIT FILE LAYERED BY g.\nFREQUENCIES a /BARCHART.")
    assert [type(item) for item in job.items] == [Printed, Printed, Drawn, Drawn]
    assert [item.group for item in job.items[2:]] == [(("Sex", "Male"),), (("Sex", "Female"),)]


def test_each_group_of_a_separate_file_has_its_chart_behind_its_tables(tmp_path):
    job = Job(Folder(tmp_path))
    job.run(head() + "SPLIT FILE SEPARATE BY g.\nFREQUENCIES a /BARCHART.")
    assert [type(item) for item in job.items] == [Printed, Drawn, Printed, Drawn]


def test_a_chart_of_nobody_is_none(drawn):
    data = head([(None, 1), (None, 2)], "x g").split("FORMATS")[0]
    for command in ("/HISTOGRAM=x", "/SCATTERPLOT=x WITH g BY g", "/BAR=MEAN(x) BY x", "/PIE=COUNT BY x"):
        assert drawn(f"GRAPH {command}.", data) == []
    assert all(not isinstance(chart, Bars) for chart in drawn("EXAMINE x.", data))


SPREAD_BY_R = [27.75, 13.0055656102, 23.75, 7.7315144564]


def test_spread_stands_against_the_mean_of_each_cell(drawn):
    """R: aggregate(x ~ g, d, function(v) c(mean(v), sd(v), var(v)))."""
    deviation, variance = drawn("UNIANOVA x BY g /PLOT=SPREADLEVEL.")
    places = [(point.x, point.y) for point in deviation.clouds[0].points]
    near([each for place in places for each in place], SPREAD_BY_R)
    near([point.y for point in variance.clouds[0].points], [SPREAD_BY_R[1] ** 2, SPREAD_BY_R[3] ** 2])
