"""Chapters over results become a document: numbers with their expressions, references, faults that say where."""

import re
from pathlib import Path

import pytest
from small_results import CLEANED, PROFILE, RELIABILITY, results

from analysis.result import Fault, Results
from reports.chapters import compose
from reports.document import Block, Box, Grid, Heading, Listing, Number, Paragraph, Picture, Reference, Run


@pytest.fixture
def write(tmp_path):
    """Writes a chapter and returns its path."""

    def written(text: str, name: str = "01-a.md.j2") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def blocks(path: Path, found: Results | None = None, language: str = "zh") -> tuple[Block, ...]:
    """The blocks of one chapter that has no faults."""
    composition = compose(found or results(), [path], language, "题目")
    assert [str(fault) for fault in composition.faults] == []
    return composition.document.blocks


def fault(path: Path) -> str:
    """The one fault of a chapter, without its folder."""
    composition = compose(results(), [path], "zh", "题目")
    (found,) = composition.faults
    return str(found).replace(f"{path.parent}/", "")


def text(block: Block) -> str:
    assert isinstance(block, Heading | Paragraph | Box)
    return "".join(each.text for each in block.content)


def numbers(block: Block) -> list[Number]:
    assert isinstance(block, Paragraph)
    return [each for each in block.content if isinstance(each, Number)]


def test_a_number_in_prose_knows_its_expression_and_where_it_comes_from(write):
    (paragraph,) = blocks(write("系数为{{ alpha('policy') }}。"))
    (number,) = numbers(paragraph)
    assert (number.text, number.expression) == ("0.779", "alpha('policy')")
    assert dict(number.origin)["结果"] == "reliability_policy › 可靠性统计"
    assert text(paragraph) == "系数为0.779。"


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("n('profile')", "12\u00a0348"),
        ("n('returns', 'speeder')", "18"),
        ("percent('returns', 'valid')", "90.5%"),
        ("percent('profile', 'q1=1')", "33.3%"),
        ("percent('gap', 'q7_2')", "57.4%"),
        ("percent('gap', 'q7_1', 'q3=2')", "37.3%"),
        ("mean('reliability_policy', 'q9')", "3.18"),
        ("mean('difference_education', 'policy', 'q3=2')", "3.39"),
        ("sd('correlations', 'policy')", "0.90"),
        ("alpha_low('policy')", "0.736"),
        ("citc('policy', 'q10')", "0.295"),
        ("item_alpha_max('policy')", "0.802"),
        ("kmo()", "0.804"),
        ("bartlett('validity')", "909.95"),
        ("factors()", "1"),
        ("cumulative()", "65.0%"),
        ("loading('q9', 'component=1')", "0.829"),
        ("r('policy', 'enclave')", "−0.327"),
        ("p('correlations', 'policy', 'enclave')", "\u00a0<\u00a00.001"),
        ("p('difference_education', 'policy')", "\u00a0=\u00a00.015"),
        ("p('gap', 'q7_2')", "\u00a0=\u00a00.003"),
        ("p('drive', 'q1=2', model=1)", "\u00a0=\u00a00.800"),
        ("p('drive', 'change', model=1)", "\u00a0=\u00a00.005"),
        ("p('drive')", "\u00a0<\u00a00.001"),
        ("p('validity')", "\u00a0<\u00a00.001"),
        ("f('difference_education', 'policy')", "3.56"),
        ("f('drive', model=1)", "2.89"),
        ("df('validity')", "36"),
        ("df('difference_education', 'policy', 2)", "190.20"),
        ("eta_squared('difference_education', 'policy')", "0.029"),
        ("beta('drive', 'policy')", "0.393"),
        ("b('drive', 'policy')", "0.441"),
        ("ci_high('drive', 'policy')", "0.549"),
        ("max_vif('drive')", "1.15"),
        ("r_squared('drive')", "0.208"),
        ("r_squared_change('drive', 2)", "0.146"),
        ("cell('gap', 'option_tests', {'category': 'q7_2'}, 'chi_square')", "8.91"),
        ("number(100 * r_squared('drive', 1), 'percent')", "6.2%"),
        ("points(percent('gap', 'q7_2') - percent('gap', 'q7_1'))", "21.6"),
    ],
)
def test_every_function_prints_its_number(write, expression, printed):
    (paragraph,) = blocks(write("{{ " + expression + " }}"))
    (number,) = numbers(paragraph)
    assert number.text == printed
    if "number(" not in expression and "points(" not in expression:
        assert number.expression == expression


def test_prose_follows_the_numbers(write):
    (paragraph,) = blocks(write("{% if p('gap', 'q7_2') < limits.p.value %}显著{% else %}不显著{% endif %}"))
    assert text(paragraph) == "显著"


def test_categories_come_in_order_of_their_size(write):
    chapter = write(
        "{% for key in ranked('gap') %}{{ label(key) }}、{% endfor %}{{ ranked('difference_education', 'policy')[0] }}"
    )
    assert text(blocks(chapter)[0]) == "复合、高端、q3=2"


def test_a_cited_name_turns_its_own_quotation_marks_into_single_ones(write):
    (paragraph,) = blocks(write("{{ cited('q10') }}"))
    assert text(paragraph) == "“‘平台’效果”"


def test_headings_tables_and_figures_are_numbered_by_chapter(write):
    first = write(
        "# 一章\n\n见{{ ref('table:returns') }}。\n\n{{ table('returns') }}\n\n## 一节\n\n### 一点\n", "1.md.j2"
    )
    second = write(
        "# 二章\n见{{ ref('table:a') }}、{{ ref('table:b') }}、{{ ref('figure:bars') }}。\n"
        "{{ table('returns', id='a') }}\n{{ table('scale_summary', 'reliability_policy', id='b') }}\n"
        "{{ figure('bars', 'gap') }}\n",
        "2.md.j2",
    )
    found = compose(results(), [first, second], "zh", "题目")
    assert found.faults == ()
    blocks = found.document.blocks
    assert [b.number for b in blocks if isinstance(b, Heading)] == ["一、", "（一）", "1.", "二、"]
    assert [b.number for b in blocks if isinstance(b, Grid | Picture)] == ["表1-1", "表2-1", "表2-2", "图2-1"]
    assert text(blocks[6]) == "见表2-1、表2-2、图2-1。"
    english = compose(results(), [first, second], "en", "Title").document.blocks
    assert [b.number for b in english if isinstance(b, Heading)] == ["1", "1.1", "1.1.1", "2"]
    assert [b.number for b in english if isinstance(b, Grid)] == ["Table 1-1", "Table 2-1", "Table 2-2"]


def test_a_reference_names_the_block_it_means(write):
    paragraph, grid = blocks(write("见{{ ref('table:returns') }}。\n{{ table('returns') }}"))
    (reference,) = [each for each in paragraph.content if isinstance(each, Reference)]
    assert (reference.target, reference.text) == (grid.id, "表1-1")


def test_a_title_may_hold_numbers(write):
    _, grid = blocks(
        write("{{ ref('table:profile') }}\n{{ table('profile', title='样本（n=' ~ n('profile') ~ '）') }}")
    )
    assert grid.caption == "样本（n=12\u00a0348）"


def test_markdown_becomes_runs_paragraphs_and_lists(write):
    first, second, third = blocks(write("*p* < 0.05，**重**，*χ*^2^，a\\*b\n第二行\n\n- 甲\n- 乙\n\n1. 一\n2. 二\n"))
    assert first.content[:2] == (Run("p", italic=True), Run(" < 0.05，"))
    assert Run("重", bold=True) in first.content
    assert Run("2", superscript=True) in first.content
    assert text(first).endswith("a*b第二行")
    assert second == Listing(((Run("甲"),), (Run("乙"),)))
    assert third == Listing(((Run("一"),), (Run("二"),)), ordered=True)


def test_lines_of_english_are_joined_by_a_space(write):
    assert text(blocks(write("one\ntwo"))[0]) == "one two"


def test_simulated_results_are_marked_everywhere(write):
    chapter = write(
        "见{{ ref('table:returns') }}、{{ ref('figure:bars') }}。\n{{ table('returns') }}\n{{ figure('bars', 'gap') }}"
    )
    document = compose(results(simulated=True), [chapter], "zh", "题目").document
    assert document.mark == "模拟数据"
    assert isinstance(document.blocks[0], Box)
    for block in document.blocks:
        if isinstance(block, Grid | Picture):
            assert "模拟数据" in "".join(run.text for note in block.notes for run in note)


def test_real_results_carry_no_mark_and_name_the_survey(write):
    document = compose(results(), [write("见{{ ref('table:returns') }}\n{{ table('returns') }}")], "en", "T").document
    grid = document.blocks[-1]
    assert document.mark == ""
    assert isinstance(grid, Grid)
    assert "Simulated" not in str(document.blocks)
    assert [(run.text, run.italic) for run in grid.notes[0][:2]] == [("Note.", True), (" ", False)]
    assert grid.notes[-1][0].text.startswith("Source:")


def test_facts_stand_under_the_title(write):
    document = compose(results(), [write("字")], "zh", "题目", project="BZ25ZC062").document
    assert document.facts == (("项目编号", "BZ25ZC062"), ("调查批次", "2025"), ("有效样本", "12\u00a0350"))


# what goes wrong


@pytest.mark.parametrize(
    ("chapter", "message"),
    [
        ("\n\n{{ alfa('policy') }}", "01-a.md.j2:3: no name 'alfa' in a chapter; possible: alpha, …"),
        ("{{ alpha('polcy') }}", "01-a.md.j2:1: no reliability of 'polcy'; possible: policy, …"),
        ("{{ n('profil') }}", "01-a.md.j2:1: no task 'profil' in the results; possible: profile, …"),
        ("字\n{{ percent('profile', 'q1=9') }}", "01-a.md.j2:2: no 'q1=9' in the table; possible: q1=2, q1=1, …"),
        ("{{ table('profle') }}", "01-a.md.j2:1: no 'profle' in layouts; possible: profile, …"),
        ("{{ figure('bar', 'gap') }}", "01-a.md.j2:1: no 'bar' in figures; possible: bars, …"),
        (
            "{{ table('returns', 'profile') }}",
            "01-a.md.j2:1: no table 'returns' in the result; possible: frequencies q1",
        ),
        ("{{ label('q99') }}", "01-a.md.j2:1: no label of 'q99'; possible: q9, …"),
        ("{{ limits.kmo.valeu }}", "01-a.md.j2:1: no 'valeu' here; possible: value, source"),
        ("{% for a in [1] %}{{ loop.frist }}{% endfor %}", "01-a.md.j2:1: no 'frist' here; possible: first, …"),
        ("{{ ranked('gap')[7] }}", "01-a.md.j2:1: there is no entry '7' in the list"),
        ("{{ alpha('policy', 'b') }}", "01-a.md.j2:1: 'alpha(str, str)' is no call of alpha(scale)"),
        ("{{ p('returns') }}", "01-a.md.j2:1: no test in 'returns'; possible: …"),
        ("{{ number(1, 'percen') }}", "01-a.md.j2:1: no kind of number 'percen'; possible: percent, …"),
        (
            "{% if %}",
            "01-a.md.j2:1: the chapter is not a template: 'Expected an expression, got 'end of statement block''",
        ),
        ("{{ 1 / 0 }}", "01-a.md.j2:1: the chapter cannot be made: 'division by zero'"),
        ("{{ limits }}", "01-a.md.j2:1: '{…' cannot be printed"),
        (
            "{{ 0.1 + 0.2 }}",
            "01-a.md.j2:1: a number made in a chapter is printed by number(0.3, 'percent') or another kind",
        ),
        ("字*斜", "01-a.md.j2: '*' is opened and not closed in '字*斜'"),
        ("#### 深", "01-a.md.j2: a heading of 4 marks: '深'; possible: #, ##, ###"),
        ("见{{ table('returns') }}。", "01-a.md.j2: 'table:returns' stands inside a line; give it a line of its own"),
        ("见{{ ref('table:retuns') }}", "01-a.md.j2:1: no table or figure 'table:retuns'; possible: …"),
        (
            "{{ ref('table:returns') }}\n{{ table('returns') }}\n{{ table('returns') }}",
            "01-a.md.j2:3: there are two of 'table:returns'; name one by id=",
        ),
    ],
)
def test_a_fault_says_where_what_and_what_was_possible(write, chapter, message):
    pattern = re.escape(message).replace("…", ".*")
    assert re.fullmatch(pattern, fault(write(chapter))), fault(write(chapter))


def test_the_second_of_two_tables_of_one_name_gives_way_to_a_box(write):
    chapter = write("{{ ref('table:returns') }}\n\n{{ table('returns') }}\n\n{{ table('returns') }}")
    _, table, box = compose(results(), [chapter], "zh", "题目").document.blocks
    assert isinstance(table, Grid)
    assert text(box) == "此处的图表未能生成：有两个 “table:returns”；请用 id= 给其中一个另外命名。"


def test_a_misspelt_macro_names_the_nearest_of_its_file(write):
    write("{% macro side(a) %}{% endmacro %}{% macro size(a) %}{% endmacro %}", "words.j2")
    chapter = write("{% import 'words.j2' as words %}{{ words.sise(1) }}")
    assert fault(chapter) == "01-a.md.j2:1: no 'sise' here; possible: size, side"


def test_a_table_that_no_sentence_names_before_is_a_warning_and_stands(write):
    found = compose(results(), [write("\n{{ table('returns') }}\n见{{ ref('table:returns') }}。")], "zh", "题目")
    assert [str(each).rpartition("/")[2] for each in found.warnings] == [
        "01-a.md.j2:2: no sentence before 'table:returns' refers to it"
    ]
    assert found.faults == ()
    assert isinstance(found.document.blocks[0], Grid)


def test_a_chapter_that_fails_becomes_a_box_and_the_others_keep_their_numbers(write):
    broken = write("# 坏章\n\n{{ alfa('x') }}", "1.md.j2")
    sound = write("# 好章\n\n见{{ ref('table:returns') }}。\n{{ table('returns') }}", "2.md.j2")
    found = compose(results(), [broken, sound], "zh", "题目")
    (broken_off,) = found.faults
    assert str(broken_off).rpartition("/")[2].startswith("1.md.j2:3: no name 'alfa' in a chapter; possible: alpha, ")
    heading, box, second, _, grid = found.document.blocks
    assert (text(heading), heading.number, second.number, grid.number) == ("坏章", "一、", "二、", "表2-1")
    assert text(box).startswith("本章未能生成：")
    assert "章节中没有名称 “alfa”" in text(box)
    assert text(box).endswith("需要：改正此处；其余各章不受影响。")


def test_a_chapter_without_its_results_says_which_task_it_needs(write):
    found = compose(results(PROFILE), [write("# 信度\n\n{{ kmo('validity') }}")], "zh", "题目")
    assert text(found.document.blocks[1]).endswith("需要：计划中有名为 “validity” 的任务。")


def test_a_chapter_in_another_encoding_is_refused_in_words(tmp_path):
    path = tmp_path / "01-a.md.j2"
    path.write_bytes("# 样本".encode("gb18030"))
    assert fault(path) == "01-a.md.j2: this is not UTF-8; save the file as UTF-8"


def test_a_missing_chapter_file_is_a_fault(tmp_path):
    (found,) = compose(results(), [tmp_path / "9.md.j2"], "zh", "题目").faults
    assert str(found).endswith("9.md.j2: no file '9.md.j2' beside the chapter")


def test_an_undefined_number_prints_as_a_dash_and_its_chapter_says_why(write):
    box_or_text = blocks(write("系数为{{ alpha('flat') }}，{% if alpha('flat') >= 0.7 %}够{% else %}不够{% endif %}。"))
    assert text(box_or_text[0]) == "系数为—，不够。"
    assert text(box_or_text[1]) == "本章有数字无法计算，涉及它们的表述请复核：alpha('flat')（所有回答都相同）。"


def test_a_chapter_may_ask_whether_a_number_is_known(write):
    (paragraph,) = blocks(write("{% if known(alpha('flat')) %}有{% else %}无{% endif %}"))
    assert text(paragraph) == "无"


def test_a_term_that_a_model_lacks_is_undefined_and_no_misspelling(write):
    first, box = blocks(write("{{ b('drive', 'policy', model=1) }}"))
    assert (text(first), "表中没有这个数" in text(box)) == ("—", True)


# what data cannot do


def test_words_from_data_are_neither_template_nor_markup(write):
    (paragraph,) = blocks(write("{{ label('q1=2') }}"))
    assert paragraph == Paragraph((Run(CLEANED, expression="label('q1=2')"),))


def test_a_key_from_data_prints_as_text(write):
    named = PROFILE.__class__("descriptives", {}, PROFILE.cases, (), labels={"*q*": {"zh": "*"}}, name="x")
    (paragraph,) = blocks(write("{% for task in tasks %}{{ label('*q*', task) }}{% endfor %}"), results(named))
    assert paragraph.content == (Run("*", expression="label('*q*', 'x')"),)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ alpha.__globals__ }}",
        "{{ alpha.__closure__ }}",
        "{{ alpha('policy')._tokens }}",
        "{{ ref.__self__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{% set x = tasks.append('y') %}{{ tasks | length }}",
        "{{ self._TemplateReference__context }}",
        "{% include '../../secret.md.j2' %}",
        "{% for i in range(10 ** 9) %}{% endfor %}",
    ],
)
def test_a_chapter_cannot_leave_its_sandbox(write, attack):
    composition = compose(results(RELIABILITY), [write(attack)], "zh", "题目")
    assert len(composition.faults) == 1
    assert isinstance(composition.faults[0], Fault)
