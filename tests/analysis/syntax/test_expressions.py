"""Expressions of SPSS's language give what GNU PSPP computes, and what IBM describes where the two part."""

import datetime
import shutil

import numpy as np
import pytest
from random_expressions import Expressions, active, computed

from analysis.syntax.active import Active, Field, Values
from analysis.syntax.expressions import Scene, evaluate, parse
from analysis.syntax.expressions.functions import functions
from analysis.syntax.expressions.randomness import Randomness
from analysis.syntax.reader import Reader
from analysis.syntax.tokens import tokens
from instrument.message import Fault

NOW = datetime.datetime(2026, 3, 4, 5, 6, 7)
needs_pspp = pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")


def computed_here(text: str, data: Active | None = None, scene: Scene | None = None) -> Values:
    data = active() if data is None else data
    reader = Reader("COMPUTE", tokens(text))
    node = parse(reader, data, scene)
    reader.end()
    return evaluate(node, data, scene)


def first(text: str, scene: Scene | None = None) -> object:
    return computed_here(text, scene=scene)[0]


@needs_pspp
@pytest.mark.parametrize("seed", [101, 202])
def test_random_expressions_are_those_of_pspp(seed, tmp_path):
    source = Expressions(seed)
    numbers = [source.number(3) for _ in range(1500)]
    texts = [source.text(3) for _ in range(500)]
    theirs = computed(numbers, texts, tmp_path)
    for place, written in enumerate(numbers):
        ours = computed_here(written.ours).astype(float)
        np.testing.assert_allclose(ours, theirs[f"out{place}"], rtol=1e-9, atol=1e-12, err_msg=written.ours)
    for place, written in enumerate(texts):
        ours_text = [each.rstrip() for each in computed_here(written.ours)]
        assert ours_text == [str(each).rstrip() for each in theirs[f"text{place}"]], written.ours


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-2 ** 2", -4),  # a sign binds less than a power
        ("2 ** 3 ** 2", 64),  # powers are read from the left
        ("2 ** -1", 0.5),
        ("10 - 3 - 2", 5),
        ("not 1 = 0", 1),
        ("1 or 0 and 0", 1),
        ("1 / 0", np.nan),
        ("0 / $sysmis", 0),
        ("0 * $sysmis", 0),
        ("mod(0, $sysmis)", 0),
        ("$sysmis or 1", 1),
        ("$sysmis or 0", np.nan),
        ("$sysmis and 0", 0),
        ("3 and 1", 0),  # what is no truth counts as false
        ("exp(1000)", np.nan),
        ("ln(0)", np.nan),
        ("sqrt(-1)", np.nan),
        ("rnd(9.62 - 5.82 - 9.21 + 6.91)", 2),  # IBM's own example of fuzz bits
        ("rnd(9.62 - 5.82 - 9.21 + 6.91, 1, 0)", 1),
        ("rnd(-4.5)", -5),
        ("rnd(-4.57, .1)", -4.6),
        ("mean.5(1, 2)", np.nan),  # IBM: more valid values than arguments are never there
        ("char.length('é ')", 1),
        ("length('é')", 2),
        ("char.index('abcd', 'dc', 1)", 3),
        ("char.substr('äbc', 2, 1) = 'b'", 1),
        ("length(s) = char.length(s)", 1),  # no blanks behind the value of a variable
        ("'ab' = 'ab  '", 1),
        ("length(ntrim(s))", 8),
        ("mblen.byte('aé', 2)", 2),
        ("char.mblen('aé', 2)", 2),
        ("cdf.negbin(5, 2, .5)", 0.8125),  # trials, not failures
        ("pdf.negbin(2, 2, .5)", 0.25),
        ("cdf.smod(2.829, 3, 10)", 0.95),  # Stoline & Ury (1979)
        ("cdf.bvnor(0, 0, .5)", 1 / 3),
        ("yrmoda(1582, 10, 15)", 1),
        ("date.dmy(0, 3, 2021) - date.dmy(28, 2, 2021)", 0),
        ("number('1.234,5', dot8.1)", 1234.5),
        ("number('125', f3.2)", 1.25),
        ("number('2 Q 1999', qyr8) = date.qyr(2, 1999)", 1),
        ("$jdate = yrmoda(2026, 3, 4)", 1),
        ("$date11 = '04-MAR-2026'", 1),
        ("xdate.hour($time)", 5),
    ],
)
def test_an_expression_gives(text, value):
    found = computed_here(text, scene=Scene(now=NOW))[0]
    np.testing.assert_allclose(float(found), value, atol=2e-4 if "smod" in text else 1e-12)


def test_a_sum_may_have_a_thousand_terms():
    assert first(" + ".join(["1"] * 1500)) == 1500


def test_declared_missing_values_are_missing_but_where_they_are_asked_for():
    data = Active({"a": Field("a", missing=(9.0,))}, {"a": np.array([1.0, 9.0, np.nan])}, 3)
    asked = {"a + 1": [2, np.nan, np.nan], "value(a)": [1, 9, np.nan], "sysmis(a)": [0, 0, 1], "missing(a)": [0, 1, 1]}
    asked |= {"nmiss(a, 2)": [0, 1, 1], "nvalid(a)": [1, 0, 0], "mean(a, 3)": [2, 3, 3], "lag(a)": [np.nan, 1, np.nan]}
    for text, values in asked.items():
        np.testing.assert_array_equal(computed_here(text, data), values, err_msg=text)


def test_a_declared_missing_string_is_missing_as_ibm_has_it():
    data = Active({"s": Field("s", 4, missing=("x",))}, {"s": np.array(["x", "y"], dtype=object)}, 2)
    np.testing.assert_array_equal(computed_here("missing(s)", data), [1, 0])
    np.testing.assert_array_equal(computed_here("nmiss(s, s)", data), [2, 0])


def test_the_element_of_a_vector_is_named_by_each_case():
    fields = {name: Field(name, missing=(3.0,) if name == "b" else ()) for name in "abi"}
    columns = {"a": np.array([1.0, 2, 3]), "b": np.array([3.0, 4, 5]), "i": np.array([1.0, 2, 7])}
    data, scene = Active(fields, columns, 3), Scene(vectors={"v": ("a", "b")})
    np.testing.assert_array_equal(computed_here("v(i)", data, scene), [1, 4, np.nan])
    np.testing.assert_array_equal(computed_here("v(2)", data, scene), [np.nan, 4, 5])
    np.testing.assert_array_equal(computed_here("value(v(2))", data, scene), [3, 4, 5])


def test_a_seed_gives_the_same_numbers_again():
    drawn = [computed_here("rv.normal(0, 1) + uniform(1)", scene=Scene(random=Randomness(7))) for _ in "12"]
    np.testing.assert_array_equal(drawn[0], drawn[1])
    assert len(set(drawn[0])) == 10


@pytest.mark.parametrize("name", [name for name in functions() if name.startswith("RV.")])
def test_random_numbers_of_a_distribution_follow_it(name):
    """One per mille of wrong samples at most: the largest gap between both distributions is below 1.95 / √n."""
    parameters = {1: "(.3)", 2: "(3, .4)", 3: "(20, 7, 12)"}[len(functions()[name][0].takes)]
    parameters = "(-1, 2)" if name == "RV.UNIFORM" else parameters
    cdf = name.replace("RV.", "CDF.")
    n = 4000
    data = Active({"x": Field("x")}, {"x": np.zeros(n)}, n)
    drawn = np.sort(computed_here(name.lower() + parameters, data))
    data = Active({"x": Field("x")}, {"x": drawn}, n)
    expected = computed_here(f"{cdf}(x, {parameters[1:]}", data).astype(float)
    seen = np.searchsorted(drawn, drawn, side="right") / n
    assert np.nanmax(np.abs(seen - expected)) < 1.95 / np.sqrt(n)


@pytest.mark.parametrize("name", [name for name in functions() if name.startswith("IDF.")])
def test_a_quantile_is_the_inverse_of_its_distribution(name):
    takes = len(functions()[name][0].takes) - 1
    parameters = {1: "4", 2: "3, 5"}[takes]
    found = first(f"{name.replace('IDF.', 'CDF.')}({name}(.37, {parameters}), {parameters})")
    assert found == pytest.approx(0.37, abs=1e-7)


@pytest.mark.parametrize("name", sorted(name for name in functions() if "PDF." in name and name != "PDF.BVNOR"))
def test_a_density_adds_up_to_its_distribution(name):
    cdf = name.replace("NPDF", "NCDF").replace("PDF", "CDF") if name[0] == "P" else name.replace("NPDF", "NCDF")
    takes = len(functions()[name][0].takes) - 1
    parameters = (
        {1: ".6", 2: "3, .6", 3: "20, 7, 12"}[takes] if name[0] == "P" else {2: "4, 1.5", 3: "3, 5, 1.5"}[takes]
    )
    parameters = {"PDF.UNIFORM": "0, 8", "PDF.BINOM": "9, .6"}.get(name, parameters)
    is_whole = name in {f"PDF.{each}" for each in ("BERNOULLI", "BINOM", "GEOM", "HYPER", "NEGBIN", "POISSON")}
    low, high = {"PDF.BETA": (0.2, 0.7), "NPDF.BETA": (0.2, 0.7), "PDF.BERNOULLI": (0, 1)}.get(name, (3.0, 5.0))
    steps = int(high - low) if is_whole else 2000
    grid = np.linspace(low, high, steps + 1)
    data = Active({"x": Field("x")}, {"x": grid}, len(grid))
    densities = computed_here(f"{name}(x, {parameters})", data).astype(float)
    below = computed_here(f"{cdf}(x, {parameters})", data).astype(float)
    total = densities[1:].sum() if is_whole else np.trapezoid(densities, grid)
    assert total == pytest.approx(below[-1] - below[0], rel=1e-5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mena(x)", "COMPUTE, column 1: no function 'mena'; possible: MEAN, MEDIAN, MIN, MAX, ABS, …"),
        ("x + xx", "COMPUTE, column 5: no variable 'xx'; possible: x, y, z, w, d, …"),
        ("x + s", "COMPUTE, column 5: + takes numbers, and this is a string"),
        ("x = 's'", "COMPUTE, column 3: a string cannot be compared with a number"),
        ("mod(x)", "COMPUTE, column 1: MOD does not take these arguments; possible: MOD(number, number)"),
        ("lag(x, y)", "COMPUTE, column 1: LAG does not take these arguments; possible: LAG(variable[, number]), "),
        ("number(s, 5)", "COMPUTE, column 11: '5' stands where a format is expected, as F8.2"),
        ("string(x, a8)", "COMPUTE, column 1: STRING does not take these arguments; possible: STRING(number, format)"),
        ("$foo", "COMPUTE, column 1: no system variable '$FOO'; possible: $CASENUM, $SYSMIS, $TRUE, $FALSE, $DATE, …"),
        ("(x + 1", "COMPUTE, column 7: the command ends too early; possible: )"),
        ("x +", "COMPUTE, column 4: the expression ends too early"),
        ("x + * y", "COMPUTE, column 5: '*' stands where a variable, a number or a function is expected"),
        ("(" * 300 + "x", "COMPUTE, column 52: this expression has more than 50 parts within one another"),
    ],
)
def test_a_wrong_expression_is_told_with_its_column(text, told):
    with pytest.raises(Fault) as caught:
        computed_here(text)
    assert str(caught.value).removeprefix(":1: ").startswith(told)
