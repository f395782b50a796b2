"""A study whose form is served by the finished command."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx

HERE = Path(__file__).parent
CANVASS = Path(sys.executable).with_name("canvass")
STUDY = """title: {{zh: 试, en: Try}}
questionnaire: {questionnaire}
plan: plan.yaml
language: en
waves:
  "1": {{responses: data/1}}
"""
PLAN = "tasks:\n  profile: {procedure: frequencies, variables: [q1]}\n"
ANSWERS = {"q1": "1", "q2": "12", "q3_1": "1", "q4": "4", "q5_a": "1", "q5_b": "3", "q6_3": "1", "q8": "很好"}
NUMBER = "00000000-0000-4000-8000-{:012}"


def founded(folder, questionnaire=HERE / "all.yaml"):
    folder.mkdir(exist_ok=True)
    (folder / "study.yaml").write_text(STUDY.format(questionnaire=questionnaire))
    (folder / "plan.yaml").write_text(PLAN)
    return folder


@contextmanager
def served(study, *words):
    """The address of the form, until the server is told to end; how it ended is checked."""
    command = [CANVASS, "collect", "--study", study, "--port", "0", *words]
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        address = re.search(r"http://[^/]+", server.stderr.readline())[0]
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        out, faults = server.communicate(timeout=30)
    assert (server.returncode, out, "Traceback" in faults) == (0, "", False), faults


def client(address):
    return httpx.Client(base_url=address, headers={"sec-fetch-site": "same-origin", "origin": address}, timeout=30)


def agreed(page):
    """What a form must say that its respondent agreed to."""
    return re.search(r'name="agreed" value="(\w+)"', page.get("/").text)[1]


def form(page, number=1, language="en", **answers):
    about = {"_number": NUMBER.format(number), "_agreed": agreed(page), "_language": language, "_seconds": "61"}
    return about | (answers or ANSWERS)
