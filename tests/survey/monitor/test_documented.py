"""What docs/collecting.md says of the monitor and the store is read as it stands."""

import re
from pathlib import Path

from canvass.cli import commands
from survey.monitor.board import LEAST, STEP
from survey.monitor.passphrase import FREE, LONGEST_WAIT, SHORTEST
from survey.monitor.publishing import FILE
from survey.monitor.sessions import LASTS
from survey.store.backing_up import KEPT
from survey.store.files import RESERVE_BYTES

CHECKOUT = Path(__file__).parents[3]
PAGE = (CHECKOUT / "docs" / "collecting.md").read_text(encoding="utf-8")


def test_the_numbers_of_the_page_are_those_of_the_program():
    assert (LEAST, STEP, FREE) == (10, 5, 5)
    assert f"of {SHORTEST} characters or more" in PAGE
    assert f"up to {LONGEST_WAIT / 60:.0f} minutes" in PAGE
    assert f"lasts {LASTS / 3600:.0f} hours" in PAGE
    assert f"`collected/{FILE}`" in PAGE
    assert f"the last {KEPT} are kept" in PAGE
    assert f"a reserve of {RESERVE_BYTES >> 20} MB" in PAGE


def test_every_command_of_the_page_has_the_options_that_the_page_gives_it():
    for name, rest in re.findall(r"canvass (collect|monitor|harvest|restore)((?: --[a-z-]+)*)", PAGE):
        known = {word for each in commands.get_command(None, name).params for word in each.opts}
        assert set(rest.split()) <= known
    for name in ("collect", "harvest", "restore", "monitor", "enter"):
        assert "--store" in {word for each in commands.get_command(None, name).params for word in each.opts}


def test_every_measure_of_the_page_is_one_of_the_benchmark():
    source = (CHECKOUT / "benchmarks" / "collecting.py").read_text(encoding="utf-8")
    (named,) = re.findall(r"for each in \(([a-z, ]+)\)", source)
    assert set(re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE)) == set(named.split(", "))
