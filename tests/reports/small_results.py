"""Small results made by hand, as procedures would make them."""

from analysis.cases import Cases
from analysis.result import Message, Result, Results
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

HOSTILE = "*女*{{ 7 * 7 }}{% raw %}\ue0000\ue001<script>alert(1)</script>\n# 标题"
CLEANED = "*女*{{ 7 * 7 }}{% raw %}0<script>alert(1)</script> # 标题"
CONSTANT = Undefined(Message("every answer is the same"))


def table(name: str, columns: str, *rows: tuple[Cell, ...], about: tuple[str, ...] = ()) -> Table:
    """A table whose columns are words, `word@heading` under a heading."""
    found = tuple(Column(word, under or None) for word, _, under in (each.partition("@") for each in columns.split()))
    return Table(name, found, tuple(rows), about)


def labels(**words: str) -> dict[str, dict[str, str]]:
    """Chinese labels; two underscores in a name stand for the equals sign of a level."""
    return {name.replace("__", "="): {"zh": text} for name, text in words.items()}


PROFILE = Result(
    procedure="frequencies",
    options={"variables": ["q1"]},
    cases=Cases(12350, 12348, 12348),
    tables=(
        table(
            "frequencies",
            "part category count percent valid_percent cumulative_percent",
            ("valid", "q1=1", 4115.0, 33.32, 33.325, 33.325),
            ("valid", "q1=2", 8233.0, 66.66, 66.675, 100.0),
            ("valid", "total", 12348.0, 99.98, 100.0, None),
            ("missing", "q1=-2", 2.0, 0.02, None, None),
            ("missing", "total", 2.0, 0.02, None, None),
            ("total", "total", 12350.0, 100.0, None, None),
            about=("q1",),
        ),
    ),
    labels=labels(q1="性别", q1__1="男", q1__2=HOSTILE) | {"q1=-2": {"zh": "未作答"}},
    name="profile",
)

RETURNS = Result(
    procedure="returns",
    options={},
    cases=Cases(380, 362, 362),
    tables=(
        table(
            "returns",
            "rule count percent",
            ("issued", 400.0, 100.0),
            ("returned", 380.0, 95.0),
            ("speeder", 18.0, 4.5),
            ("valid", 362.0, 90.5),
        ),
    ),
    name="returns",
)

RELIABILITY = Result(
    procedure="reliability",
    options={"items": "policy"},
    cases=Cases(362, 354, 354),
    tables=(
        table(
            "reliability",
            "scale alpha alpha_standardized alpha_ci_low alpha_ci_high n_items",
            ("policy", 0.7794, 0.78, 0.736, 0.816, 3),
        ),
        table("item_statistics", "item mean sd n", ("q9", 3.175, 1.1, 354.0), ("q10", 3.14, 1.08, 354.0)),
        table(
            "item_total",
            "item corrected_item_total alpha_if_deleted",
            ("q9", 0.627, 0.69),
            ("q10", 0.2951, 0.802),
        ),
    ),
    labels=labels(policy="政策与平台", q9="知晓", q10="“平台”效果"),
    name="reliability_policy",
)

FLAT = Result(
    procedure="reliability",
    options={"items": "flat"},
    cases=Cases(362, 0, 0),
    tables=(
        table(
            "reliability",
            "scale alpha alpha_standardized alpha_ci_low alpha_ci_high n_items",
            ("flat", CONSTANT, CONSTANT, CONSTANT, CONSTANT, 2),
        ),
        table("item_statistics", "item mean sd n", ("q1", 3.0, 0.0, 3.0)),
        table("item_total", "item corrected_item_total alpha_if_deleted", ("q1", CONSTANT, CONSTANT)),
    ),
    labels=labels(flat="平"),
    name="reliability_flat",
)

CORRELATIONS = Result(
    procedure="correlations",
    options={"variables": ["policy", "enclave"]},
    cases=Cases(362, 360, 360),
    tables=(
        table(
            "descriptive_statistics", "variable mean sd n", ("policy", 3.16, 0.9, 362.0), ("enclave", 3.05, 0.83, 360.0)
        ),
        table(
            "correlations",
            "variable r@policy p@policy n@policy r@enclave p@enclave n@enclave",
            ("policy", 1.0, None, 362.0, -0.3274, 0.0004, 360.0),
            ("enclave", -0.3274, 0.0004, 360.0, 1.0, None, 360.0),
        ),
    ),
    labels=labels(policy="政策与平台", enclave="双向飞地"),
    name="correlations",
)

FACTOR = Result(
    procedure="factor",
    options={"items": "all"},
    cases=Cases(362, 331, 331),
    tables=(
        table("kmo_bartlett", "scale kmo chi_square df p", ("all", 0.8042, 909.948, 36.0, 1e-20)),
        table("communalities", "item initial extraction", ("q8", 1.0, 0.67), ("q9", 1.0, 0.72)),
        table(
            "variance_explained",
            "component eigenvalue@initial percent@initial cumulative_percent@initial eigenvalue@extraction "
            "percent@extraction cumulative_percent@extraction eigenvalue@rotation percent@rotation "
            "cumulative_percent@rotation",
            ("component=1", 1.3, 65.0, 65.0, 1.3, 65.0, 65.0, 1.2, 60.0, 60.0),
            ("component=2", 0.7, 35.0, 100.0, None, None, None, None, None, None),
        ),
        table(
            "rotated_loadings",
            "item loading@component=1 loading@component=2",
            ("q8", 0.399, 0.78),
            ("q9", 0.829, -0.4001),
        ),
        table("loadings", "item loading@component=1 loading@component=2", ("q8", 0.7, 0.1), ("q9", 0.6, 0.2)),
    ),
    labels=labels(q8="匹配", q9="知晓"),
    name="validity",
)

DIFFERENCES = Result(
    procedure="oneway",
    options={"variables": ["policy"], "factor": "q3"},
    cases=Cases(362, 362, 362),
    tables=(
        table(
            "group_descriptives",
            "variable group n mean sd ci_low ci_high",
            ("policy", "q3=1", 86.0, 2.945, 0.88, 2.76, 3.13),
            ("policy", "q3=2", 276.0, 3.39, 0.9, 3.28, 3.5),
            ("policy", "total", 362.0, 3.16, 0.9, 3.07, 3.25),
            about=("q3",),
        ),
        table("robust_tests", "variable statistic value df1 df2 p", ("policy", "welch", 3.557, 1.0, 190.2, 0.015)),
        table("effect_sizes", "variable statistic estimate", ("policy", "eta_squared", 0.0287)),
        table(
            "multiple_comparisons",
            "variable test group other_group mean_difference se_difference p ci_low ci_high",
            ("policy", "games_howell", "q3=1", "q3=2", -0.445, 0.11, 0.001, -0.6, -0.2),
            ("policy", "games_howell", "q3=2", "q3=1", 0.445, 0.11, 0.001, 0.2, 0.6),
        ),
    ),
    labels=labels(policy="政策与平台", q3="学历", q3__1="大专", q3__2="本科"),
    name="difference_education",
)

OPTIONS = Result(
    procedure="multiple_response",
    options={"sets": ["q7"], "by": "q3"},
    cases=Cases(362, 352, 352),
    tables=(
        table(
            "multiple_response",
            "category count percent_of_responses percent_of_cases percent_of_asked",
            ("q7_1", 126.0, 38.4, 35.8, 34.8),
            ("q7_2", 202.0, 61.6, 57.39, 55.8),
            ("total", 328.0, 100.0, 93.2, 90.6),
            about=("q7",),
        ),
        table(
            "multiple_response_by",
            "category count@q3=1 percent_of_cases@q3=1 count@q3=2 percent_of_cases@q3=2 "
            "count@total percent_of_cases@total",
            ("q7_1", 26.0, 31.0, 100.0, 37.3, 126.0, 35.8),
            ("q7_2", 60.0, 71.4, 142.0, 53.0, 202.0, 57.4),
            ("total", 84.0, 100.0, 268.0, 100.0, 352.0, 100.0),
            about=("q7", "q3"),
        ),
        table(
            "option_tests",
            "category chi_square df p cramer_v",
            ("q7_1", 1.1, 1.0, 0.294, 0.056),
            ("q7_2", 8.91, 1.0, 0.0028, 0.159),
            about=("q7", "q3"),
        ),
    ),
    labels=labels(q7="人才缺口", q7_1="高端", q7_2="复合", q3="学历", q3__1="大专", q3__2="本科"),
    name="gap",
)

REGRESSION = Result(
    procedure="regression",
    options={"dependent": "q13", "blocks": [["q1"], ["policy"]], "categorical": ["q1"]},
    cases=Cases(362, 360, 360),
    tables=(
        table(
            "model_summary",
            "model r r_squared adjusted_r_squared r_squared_change f_change df1 df2 p_change",
            ("model=1", 0.25, 0.0623, 0.04, 0.0623, 2.89, 1.0, 358.0, 0.0051),
            ("model=2", 0.456, 0.2083, 0.188, 0.146, 64.0, 1.0, 357.0, 1e-9),
        ),
        table(
            "anova",
            "model source sum_of_squares df mean_square f p",
            ("model=1", "regression", 22.0, 1.0, 22.0, 2.891, 0.0051),
            ("model=2", "regression", 77.0, 2.0, 38.0, 10.24, 1e-9),
        ),
        table(
            "coefficients",
            "model term b se beta t p ci_low ci_high vif",
            ("model=1", "constant", 2.94, 0.231, None, 12.7, 1e-9, 2.4, 3.4, None),
            ("model=1", "q1=2", 0.026, 0.106, 0.013, 0.2, 0.8, -0.18, 0.23, 1.0),
            ("model=2", "constant", 1.588, 0.27, None, 5.9, 1e-9, 1.1, 2.1, None),
            ("model=2", "q1=2", 0.011, 0.098, 0.006, 0.1, 0.9, -0.18, 0.2, 1.02),
            ("model=2", "policy", 0.441, 0.055, 0.393, 8.0, 1e-9, 0.333, 0.549, 1.154),
        ),
    ),
    notes=(Message("{variable}: the reference category is {level}.", {"variable": "q1", "level": "q1=1"}),),
    labels=labels(q13="推动作用", q1="性别", q1__1="男", q1__2="女", policy="政策与平台"),
    name="drive",
)

EVERYTHING = (PROFILE, RETURNS, RELIABILITY, FLAT, CORRELATIONS, FACTOR, DIFFERENCES, OPTIONS, REGRESSION)


def results(*found: Result, simulated: bool = False) -> Results:
    """Results of those tasks, of all by default."""
    return Results({each.name: each for each in found or EVERYTHING}, simulated=simulated, wave="2025")
