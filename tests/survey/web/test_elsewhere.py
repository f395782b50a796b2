"""The form, the harvest, the monitor and the way back with a store on a server of PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from serving import ANSWERS, CANVASS, client, form, founded, served

sys.path.append(str(Path(__file__).parents[1] / "store"))
from cluster import cluster

from survey.store.files import FOLDER


@pytest.fixture(scope="module")
def url():
    with cluster() as server:
        yield server.address


def canvass(*words, **environment):
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8", **environment}
    return subprocess.run([CANVASS, *words], capture_output=True, text=True, env=environment, timeout=60)


def test_answers_go_to_the_server_and_come_back_as_a_table(tmp_path, url):
    study = founded(tmp_path / "study")
    with served(study, "--store", url) as address, client(address) as page:
        for number in range(12):
            made = form(page, number, **ANSWERS, phone="13800000000")
            assert page.post("/form", data=made).status_code == 201
        assert page.post("/form", data=made).status_code == 200
        receipt = page.post("/form", data=made).text.partition('id="receipt">')[2].partition("<")[0]
        assert page.post("/remove", data={"receipt": receipt}).status_code == 200
    folder = study / "data" / "1" / FOLDER
    assert not (folder / "answers.db").exists()
    assert (folder / "identifiers.db").exists()
    done = canvass("harvest", "--study", study, "--store", url)
    assert (done.returncode, "11 forms in" in done.stderr) == (0, True), done.stderr
    table = (study / "data" / "1" / "collected.csv").read_bytes()
    assert table.count("很好".encode()) == 11
    assert b"13800000000" not in table
    done = canvass("restore", "--study", study, CANVASS_STORE=url)
    assert "11 forms restored" in done.stderr
    assert "what stood before is kept in canvass all 1 before 20" in done.stderr
    assert canvass("harvest", "--study", study).returncode == 1  # nothing lies in a file here


def test_a_server_out_of_reach_is_told_in_one_sentence(tmp_path):
    study = founded(tmp_path / "study")
    url = "postgresql://ann:s3cret@127.0.0.1:1/x"
    for command in ("collect", "harvest", "monitor", "restore"):
        done = canvass(command, "--study", study, CANVASS_STORE=url)
        assert (done.returncode, done.stderr.count("\n"), "s3cret" in done.stderr) == (1, 1, False), done.stderr
    assert canvass("harvest", "--study", study, "--store", "mysql://x").stderr.startswith("refused: no store 'mysql'")
