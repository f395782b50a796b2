"""Every sentence, word, key and phrase that a person may meet exists in both languages."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from analysis.result import Fault, Message, Place
from analysis.vocabulary import WORDS, Kind
from reports.wording import LANGUAGES, gaps, heading, key, say, title, with_names
from reports.wording.en.words import WORDS as ENGLISH
from reports.wording.zh.sentences import SENTENCES
from reports.wording.zh.words import WORDS as CHINESE

CHECKOUT = Path(__file__).parents[2]
ROOMS = ("instrument", "survey", "analysis", "reports", "canvass")
CLASSES = {"Message", "Fault"}


@cache
def trees() -> dict[Path, ast.Module]:
    files = (path for room in ROOMS for path in sorted((CHECKOUT / room).rglob("*.py")))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            yield path, node


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


@cache
def speakers() -> frozenset[str]:
    """What a sentence is handed to: messages, faults, and every function whose first parameter is a sentence."""
    found = set(CLASSES)
    for _, node in nodes():
        if isinstance(node, ast.ClassDef) and any(name_of(base) in CLASSES for base in node.bases):
            found.add(node.name)
        if isinstance(node, ast.FunctionDef):
            parameters = [each.arg for each in node.args.args if each.arg not in {"self", "cls"}]
            if parameters[:1] == ["sentence"] and not node.name.startswith("__"):
                found.add(node.name)
    return frozenset(found)


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def said(node: ast.AST) -> Iterator[str]:
    """The literal sentences in a call of a speaker, or assigned to a variable `sentence`."""
    if isinstance(node, ast.Call) and name_of(node.func) in speakers() and node.args:
        yield from literals(node.args[0])
    if isinstance(node, ast.Assign) and any(name_of(target) == "sentence" for target in node.targets):
        yield from literals(node.value)


@cache
def sentences() -> dict[str, str]:
    """Every sentence of the five rooms → the first file that says it."""
    found: dict[str, str] = {}
    for path, node in nodes():
        for sentence in said(node):
            found.setdefault(sentence, str(path.relative_to(CHECKOUT)))
    return {sentence: file for sentence, file in found.items() if sentence}


def test_sentences_are_found_in_every_room():
    assert {file.partition("/")[0] for file in sentences().values()} == set(ROOMS)


def test_every_sentence_has_a_chinese_translation():
    missing = [f"{file}: {sentence}" for sentence, file in sentences().items() if sentence not in SENTENCES]
    assert missing == []


def test_a_translation_has_the_gaps_of_its_sentence():
    assert [each for each, chinese in SENTENCES.items() if gaps(each) != gaps(chinese)] == []


def test_every_message_starts_from_a_literal_sentence():
    """A sentence put together at run time could not be translated."""
    for path, node in nodes():
        if isinstance(node, ast.Call) and name_of(node.func) in CLASSES and node.args:
            assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path}:{node.lineno}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabulary_has_a_heading(language):
    assert [word for word in WORDS if word not in LANGUAGES[language].headings] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_is_no_stub_has_a_heading_that_is_not_empty(language):
    words = [word for word, kind in WORDS.items() if kind is not Kind.KEY]
    assert [word for word in words if not heading(word, language)] == []


@pytest.mark.parametrize("part", ["headings", "headings_in", "spanned", "keys", "keys_in", "tables", "phrases"])
def test_both_languages_have_the_same_words(part):
    assert set(getattr(CHINESE, part)) == set(getattr(ENGLISH, part))


def test_both_languages_span_the_same_columns():
    def spans(words):
        return {table: list(spanners.values()) for table, spanners in words.spanners.items()}

    assert spans(CHINESE) == spans(ENGLISH)


def test_phrases_have_the_same_gaps_in_both_languages():
    assert [name for name in CHINESE.phrases if gaps(CHINESE.phrases[name]) != gaps(ENGLISH.phrases[name])] == []


def test_a_message_is_said_in_chinese_with_chinese_quotation_marks():
    fault = Fault(
        "no procedure {found}; possible: {possible}", {"found": "'anova'", "possible": "oneway"}, Place("p.yaml", 3)
    )
    assert say(fault, "zh") == "p.yaml:3：没有过程 “anova”；可用：oneway"
    assert say(fault, "en") == "p.yaml:3: no procedure 'anova'; possible: oneway"


def test_words_that_fill_a_gap_are_translated_where_they_are_the_programs_own():
    message = Message("{found} is not {possible}", {"found": "'x'", "possible": "a whole number"})
    assert say(message, "zh") == "“x” 不是整数"


def test_a_sentence_without_a_translation_is_said_in_english():
    assert say(Message("a sentence of tomorrow: {n}", {"n": 3}), "zh") == "a sentence of tomorrow: 3"


def test_a_number_in_a_sentence_is_whole_or_has_four_significant_digits():
    assert say(Message("Determinant = {determinant}", {"determinant": 0.0614318}), "zh") == "决定因子 = 0.06143"
    assert say(Message("Test Value = {value}", {"value": 3.0}), "en") == "Test Value = 3"


def test_a_numbered_word_prints_with_its_number_and_bare_in_its_own_column():
    assert key("component=2", {}, "zh") == "成分 2"
    assert key("component=2", {}, "en", bare="component") == "2"


def test_a_key_prints_by_its_label_before_a_word_of_the_program():
    labels = {"total": {"zh": "总分"}, "q1=3": {}}
    assert key("total", labels, "en") == "总分"
    assert key("total", {}, "zh") == "总计"
    assert key("q1=3", labels, "zh") == "3"


def test_the_title_of_a_crosstab_names_both_variables():
    assert title("crosstab", ("性别", "学历"), "zh") == "性别 * 学历 交叉表"


def test_tables_of_factors_are_not_called_tables_of_components():
    assert title("loadings", (), "en") == "Component Matrix"
    assert title("loadings", (), "en", of_factors=True) == "Factor Matrix"
    assert title("factor_loadings", (), "en", of_factors=True) == "Factor Loadings"


def test_keys_in_a_sentence_print_as_their_labels_alone_and_in_lists():
    labels = {"q1=2": {"zh": "女", "en": "female"}, "q3": {"zh": "学历", "en": "education"}}
    message = Message("{layer}: {found}", {"layer": "q1=2, q3", "found": "q3, other"})
    assert with_names(message, labels, "en").values == {"layer": "female, education", "found": "q3, other"}
    assert with_names(message, labels, "zh").values["layer"] == "女、学历"


def test_a_level_without_a_label_keeps_its_variable_in_a_sentence():
    message = with_names(Message("{variable}: {found}", {"variable": "g", "found": "g=3"}), {"g": {}, "g=3": {}}, "en")
    assert str(message) == "g: g=3"


def test_no_sentence_is_translated_twice():
    from importlib import import_module
    from pkgutil import iter_modules

    from reports.wording.zh import sentences

    found = Counter(
        key
        for module in iter_modules(sentences.__path__)
        for key in import_module(f"{sentences.__name__}.{module.name}").SENTENCES
    )
    assert [key for key, times in found.items() if times > 1] == []
