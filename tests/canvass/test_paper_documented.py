"""What docs/collecting.md tells of paper forms is what the commands do."""

import re
from pathlib import Path

from canvass.cli import commands
from canvass.speaking import click
from survey.paper.numbers import check_digit, form_number, printed

PAGE = (Path(__file__).parents[2] / "docs" / "collecting.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## On paper, keyed twice")[2]


def test_the_commands_and_options_of_the_page_exist():
    context = click.Context(commands)
    for line in re.findall(r"\$ .venv/bin/canvass (\w+)([^#\n]*)", SECTION):
        command = commands.get_command(context, line[0])
        known = {name for option in command.params for name in option.opts}
        assert set(re.findall(r"--[\w-]+", line[1])) <= known, line


def test_the_numbers_of_the_page_are_numbers():
    found = re.findall(r"\b(\d{6})-(\d)\b", SECTION)
    assert found
    assert all(check_digit(serial) == int(digit) for serial, digit in found)
    assert printed(form_number(400)) in SECTION
