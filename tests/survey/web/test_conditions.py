"""The script of the page and the server hold the same of every condition."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from instrument.conditions import Condition, holds
from instrument.conditions.tree import Among, Compared, Every, Not, Some, Ticked
from survey.web.logic import as_data

SCRIPT = Path(__file__).parents[3] / "survey" / "web" / "static" / "conditions.mjs"
CASES = 10_000
RUN = """
const { holds } = await import(process.argv[1]);
let text = "";
for await (const chunk of process.stdin) text += chunk;
console.log(JSON.stringify(JSON.parse(text).map(([tree, answers]) => holds(tree, answers))));
"""


def tree(chance, depth=3):
    kind = chance.choice(["compared", "among", "ticked"] + ["not", "every", "some"] * (depth > 0))
    name = chance.choice(["a", "b", "c"])
    if kind == "compared":
        return Compared(name, chance.choice(["==", "!=", "<", "<=", ">", ">="]), chance.choice([1, 2, 2.5, -1]))
    if kind == "among":
        return Among(name, tuple(chance.sample([1, 2, 3, 2.5], chance.randint(1, 3))))
    if kind == "ticked":
        return Ticked("m", chance.randint(1, 3))
    if kind == "not":
        return Not(tree(chance, depth - 1))
    parts = tuple(tree(chance, depth - 1) for _ in range(chance.randint(2, 3)))
    return Every(parts) if kind == "every" else Some(parts)


def answers(chance):
    found = {name: chance.choice([1, 2, 3, 2.5, -1]) for name in "abc" if chance.random() < 0.7}
    return found | ({"m": chance.sample([1, 2, 3], chance.randint(1, 3))} if chance.random() < 0.7 else {})


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_ten_thousand_random_conditions_hold_alike_in_the_page_and_here():
    chance = random.Random(20261121)  # noqa: S311
    cases = [(tree(chance), answers(chance)) for _ in range(CASES)]
    here = [holds(Condition("", each), given) for each, given in cases]
    given = json.dumps([[as_data(each), given] for each, given in cases])
    command = ["node", "--input-type=module", "-e", RUN, str(SCRIPT)]
    there = subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout
    assert json.loads(there) == here
    assert {here.count(each) > CASES / 10 for each in (True, False, None)} == {True}
