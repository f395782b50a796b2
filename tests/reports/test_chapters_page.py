"""The page of chapters says what the code offers them."""

import pytest
from chapters_page import EXAMPLES, PAGE, example, functions, meaning, page


def test_the_page_of_chapters_is_the_one_the_code_writes():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/reports/chapters_page.py"


@pytest.mark.parametrize("name", sorted(functions()))
def test_every_function_has_a_meaning_and_an_example_that_gives_something(name):
    assert name in EXAMPLES, "give it an example in tests/reports/chapters_page.py"
    assert name in EXAMPLES[name]
    assert meaning(name)
    assert example(name) not in ("", "—", "[]")


def test_no_example_is_of_a_function_that_is_gone():
    assert set(EXAMPLES) == set(functions())
