"""A chapter is data: it sees plain values, within bounds of time, memory and length, and can write nothing."""

import os
import time

import pytest
from small_results import results

from analysis.result import Fault
from reports import apart
from reports.apart import made_apart
from reports.chapters import compose
from reports.document import Heading

ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ ().__class__.__bases__[0].__subclasses__()[40]('/etc/passwd').read() }}",
    "{{ alpha.__globals__ }}",
    "{{ alpha.__closure__[0].cell_contents }}",
    "{{ alpha.__signature__ }}",
    "{{ alpha.__name__ }}",
    "{{ alpha('policy')._tokens }}",
    "{{ alpha('policy')._known.missed }}",
    "{{ alpha('policy').number.text }}",
    "{{ alpha('policy').of }}",
    "{{ alpha('policy').as_integer_ratio() }}",
    "{{ (alpha('policy') > 0).of(1, 'x') }}",
    "{{ ref.__self__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner }}",
    "{{ lipsum.__globals__ }}",
    "{{ config }}",
    "{{ request }}",
    "{{ dict() }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__init__.__globals__ }}",
    "{{ loop }}",
    "{{ caller }}",
    "{% set x = tasks.append('y') %}{{ tasks | length }}",
    "{{ limits.update({'p': 1}) }}",
    "{{ limits.clear() }}",
    "{{ limits.p.__class__ }}",
    "{{ tasks.__class__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__init__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "{{ '%s' % alpha }}",
    "{{ '{0.__class__}'.format(1) }}",  # CVE-2016-10745
    "{{ '{a.__class__}'.format_map({'a': 1}) }}",  # CVE-2019-10906
    "{% set f = '{0.__class__}'.format %}{{ f(1) }}",  # CVE-2024-56326
    "{{ ['{0.__class__}'] | map('format', 1) | list }}",
    "{{ ''|attr('format') }}",  # CVE-2025-27516
    "{{ {'a': 1} | xmlattr }}",  # CVE-2024-22195, CVE-2024-34064
    "{{ 'a' | urlize }}",  # CVE-2020-28493
    "{{ 'a' | center(1000000000) }}",
    "{{ tasks | tojson }}",
    "{{ tasks | pprint }}",
    "{{ tasks | random }}",
    "{{ tasks | map(attribute='__class__') | list }}",
    "{{ tasks | selectattr('__class__') | list }}",
    "{{ tasks | groupby('__class__') }}",
    "{{ tasks | sort(attribute='__class__') }}",
    "{{ alpha('policy').to_csv('/tmp/x') }}",
    "{% include '../../secret.md.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% import '../x.j2' as x %}",
    "{% extends '/etc/passwd' %}",
    "{% include '01-a.md.j2' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for i in range(10 ** 9) %}{% endfor %}",
    "{% for i in range(1001) %}{% endfor %}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 10 ** 9 }}",
    "{{ 'a' * 10 ** 8 }}",
    "{{ [0] * 10 }}",
    "{{ 99999999999 * 99999999999 }}",
    "{% do tasks.append(1) %}",
    "{% debug %}",
]


@pytest.fixture
def write(tmp_path):
    def written(text, name="01-a.md.j2"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def listing(folder):
    return {(path.relative_to(folder), path.stat().st_mtime_ns) for path in folder.rglob("*")}


@pytest.mark.parametrize("attack", ESCAPES)
def test_a_chapter_cannot_leave_its_sandbox(write, attack, tmp_path):
    path = write(attack)
    before = listing(tmp_path)
    composition = compose(results(), [path], "zh", "题目")
    assert len(composition.faults) == 1, composition.document.blocks
    assert "01-a.md.j2:1: " in str(composition.faults[0])
    assert listing(tmp_path) == before


@pytest.mark.parametrize(
    "sound",
    [
        "{{ 2 ** 8 }}",
        "{{ 'a' ~ 'b' }}{{ ('a' + 'b') | upper }}",
        "{% for i in range(1000) %}{% endfor %}字",
        "{% set ns = namespace(n=0) %}{% for i in range(3) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
        "{% for key, limit in limits.items() %}{{ loop.index }}{{ limit.source }}{% endfor %}",
        "{{ limits.get('p').source }}",
        "{{ ranked('gap') | length }}{{ (ranked('gap') | first) }}",
        "{{ 100 * 2.5 > 3 and '对' or '错' }}",
    ],
)
def test_what_chapters_need_stands(write, sound):
    assert compose(results(), [write(sound)], "zh", "题目").faults == ()


def test_a_chapter_reads_templates_of_its_own_folder_and_nothing_else(write, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "words.j2"
    elsewhere.write_text("geheim", encoding="utf-8")
    chapter = write("{% include 'link.j2' %}")
    (chapter.parent / "link.j2").symlink_to(elsewhere)
    write("geheim", "secret.txt")
    write("offen", "words.j2")
    (fault,) = compose(results(), [chapter], "zh", "题目").faults
    assert str(fault).endswith("01-a.md.j2:1: no file 'link.j2' beside the chapter")
    (fault,) = compose(results(), [write("{% include 'secret.txt' %}")], "zh", "题目").faults
    assert str(fault).endswith("01-a.md.j2:1: no file 'secret.txt' beside the chapter")
    assert compose(results(), [write("{% include 'words.j2' %}")], "zh", "题目").faults == ()


def test_a_chapter_without_end_costs_its_share_of_time_and_not_the_others(write, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 1)
    loops = "{% for i in range(1000) %}" * 4 + "{% endfor %}" * 4
    first = write("# 前", "1.md.j2")
    endless = write("# 无尽\n\n" + loops, "2.md.j2")
    last = write("# 后", "3.md.j2")
    found = compose(results(), [first, endless, last], "zh", "题目")
    (fault,) = found.faults
    assert str(fault).endswith("2.md.j2: the chapter takes more than 1 seconds of computing")
    assert [b.number for b in found.document.blocks if isinstance(b, Heading)] == ["一、", "二、", "三、"]


def test_a_chapter_of_boundless_length_is_stopped(write):
    long = "{% for i in range(1000) %}{% for j in range(300) %}一二三四五六七八九十{% endfor %}{% endfor %}"
    (fault,) = compose(results(), [write(long)], "zh", "题目").faults
    assert str(fault).endswith("01-a.md.j2: the chapter is longer than 2000000 characters")


def test_a_chapter_that_hoards_memory_is_stopped(write):
    hoard = (
        "{% set ns = namespace(t='一二三四五六七八') %}{% for i in range(40) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}"
    )
    (fault,) = compose(results(), [write(hoard)], "zh", "题目").faults
    assert str(fault).endswith("01-a.md.j2: the chapter needs more than 1024 MB")


def test_no_file_can_be_written_while_a_chapter_is_made(write, tmp_path):
    def make(_):
        (tmp_path / "out.txt").write_text("字")

    (fault,) = made_apart([write("字")], make)
    assert isinstance(fault, Fault)
    assert "File too large" in str(fault)
    assert not (tmp_path / "out.txt").exists() or (tmp_path / "out.txt").stat().st_size == 0


def test_a_fault_of_the_program_costs_one_chapter(write):
    paths = [write("字", f"{at}.md.j2") for at in range(3)]

    def make(path):
        if path.name == "1.md.j2":
            raise KeyError("x")
        if path.name == "2.md.j2":
            os._exit(7)
        return path.name

    first, second, third = made_apart(paths, make)
    assert first == "0.md.j2"
    assert str(second).endswith("1.md.j2: the chapter cannot be made: 'KeyError: 'x''")
    assert str(third).endswith("2.md.j2: the chapter ended its process with status 7")


def test_a_process_of_its_own_costs_less_than_a_tenth_of_a_second(write):
    paths = [write("字", f"{at}.md.j2") for at in range(10)]
    made_apart(paths, str)
    start = time.perf_counter()
    made_apart(paths, str)
    assert time.perf_counter() - start < 0.5  # of a computer that does much else


def test_a_process_that_starts_anew_makes_the_same(write, monkeypatch):
    claim = "{% claim kmo() > .6 %}{{ kmo() }}，见{{ ref('table:returns') }}{% endclaim %}"
    path = write(f"# 信度\n\n{claim}\n\n{{{{ table('returns') }}}}")
    forked = compose(results(), [path], "zh", "题目")
    monkeypatch.setattr(apart, "IS_ANEW", True)
    assert compose(results(), [path], "zh", "题目") == forked
    assert forked.faults == ()
