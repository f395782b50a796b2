import importlib
import json
from pathlib import Path

import pytest
from commands import CHECKOUT, canvass


@pytest.mark.parametrize("room", ["instrument", "survey", "analysis", "reports", "canvass"])
def test_a_room_resolves_inside_the_checkout(room):
    assert Path(importlib.import_module(room).__file__).parent == CHECKOUT / room


@pytest.mark.parametrize("name", ["study", "questionnaire", "plan"])
def test_the_schemas_are_those_the_code_writes(name, tmp_path):
    assert canvass("schema", "--output", tmp_path).returncode == 0
    assert json.loads((tmp_path / f"{name}.json").read_text()) == json.loads(
        (CHECKOUT / "schemas" / f"{name}.json").read_text()
    )
