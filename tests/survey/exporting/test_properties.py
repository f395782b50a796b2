"""Whatever answers are written, the same are read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instrument.codebook import Codebook, Level, Variable
from instrument.loading import read
from instrument.measure import Measure
from survey.datafiles import read_data
from survey.exporting.material import Material, exporters_by_word
from survey.responses import Responses

FORM = read(
    b"id: f\nversion: '1'\nlanguages: [en]\ntitle: {en: F}\nquestions:\n  - {id: q, kind: text, en: Q}\n", "f.yaml"
)
CODES = st.one_of(st.integers(-9, 99).map(float), st.sampled_from([1.5, -0.25, 1e6, np.nan]))
LABELS = st.text(alphabet="ab 长'\"<&=\u3000", max_size=80).map(lambda words: f"x{words}y")


@st.composite
def responses(draw):
    """One to four variables of numbers with labels of their own, whole ones missing or not, for one to six people."""
    n = draw(st.integers(1, 6))
    names = draw(st.lists(st.sampled_from(["q1", "by", "A_b", "长名", "x" * 40]), min_size=1, max_size=4, unique=True))
    variables, columns = [], {}
    for name in names:
        labelled = draw(st.lists(st.integers(-9, 9), max_size=4, unique=True))
        missing = tuple(float(code) for code in labelled if code < 0)[:3]
        levels = tuple(Level(float(code), {"en": draw(LABELS)}, float(code) in missing) for code in labelled)
        measure = draw(st.sampled_from(Measure))
        variables.append(Variable(name, {"en": draw(LABELS)}, measure, levels, missing=missing))
        columns[name] = np.array(draw(st.lists(CODES, min_size=n, max_size=n)))
    ids = tuple(f"r{row}" for row in range(n))
    return Responses(Codebook(tuple(variables)), columns, ids)


def written_and_read(word, given_, folder):
    exported = exporters_by_word()[word].export(Material(FORM, given_.codebook, "en", "p", given_))
    for name, content in exported.files.items():
        (folder / name).write_bytes(content)
    renamed = [name for name in ("by",) if word in ("sav", "zsav")]
    return read_data(folder / f"p.{word}"), {name: f"{name}_" if name in renamed else name for name in given_.columns}


@pytest.mark.parametrize("word", ["sav", "zsav", "dta", "parquet"])
@settings(max_examples=12, deadline=None)
@given(given_=responses())
def test_numbers_labels_and_missing_codes_come_back(word, given_, tmp_path_factory):
    found, names = written_and_read(word, given_, tmp_path_factory.mktemp(word))
    for variable in given_.codebook:
        name = names[variable.name] if word != "dta" else variable.name[:31]
        read_back = found.codebook.variable(name)
        assert np.array_equal(np.asarray(found.columns[name]), given_.columns[variable.name], equal_nan=True)
        assert set(read_back.missing) == set(variable.missing)
        words = {level.code: " ".join(level.text["en"].split()) for level in variable.levels}
        assert {level.code: " ".join(level.text["en"].split()) for level in read_back.levels} == words
        if word != "dta":
            assert read_back.measure is variable.measure
