"""A study whose form is served by the finished command."""

import os
import re
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import httpx

from survey.store.files import FOLDER, Files
from survey.store.invitations import add, new_code
from survey.store.reading import stored

HERE = Path(__file__).parent
CANVASS = Path(sys.executable).with_name("canvass")
STUDY = """title: {{zh: 试, en: Try}}
questionnaire: {questionnaire}
plan: plan.yaml
language: en
{collect}waves:
  "1": {{responses: data/1}}
"""
PLAN = "tasks:\n  profile: {procedure: frequencies, variables: [q1]}\n"
ANSWERS = {"q1": "1", "q2": "12", "q3_1": "1", "q4": "4", "q5_a": "1", "q5_b": "3", "q6_3": "1", "q8": "很好"}
NUMBER = "00000000-0000-4000-8000-{:012}"


def founded(folder, questionnaire=HERE / "all.yaml", collect=""):
    folder.mkdir(exist_ok=True)
    declared = f"collect: {collect}\n" if collect else ""
    (folder / "study.yaml").write_text(STUDY.format(questionnaire=questionnaire, collect=declared))
    (folder / "plan.yaml").write_text(PLAN)
    return folder


@contextmanager
def served(study, *words, descriptors=0):
    """The address of the form, until the server is told to end; how it ended is checked."""
    limited = ["prlimit", f"--nofile={descriptors}:{descriptors}"] if descriptors else []
    command = [*limited, CANVASS, "collect", "--study", study, "--port", "0", *words]
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        address = re.search(r"http://[^/]+", server.stderr.readline())[0]
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        out, faults = server.communicate(timeout=300)
    assert (server.returncode, out, "Traceback" in faults) == (0, "", False), faults


def client(address):
    return httpx.Client(base_url=address, headers={"sec-fetch-site": "same-origin", "origin": address}, timeout=30)


def invited(study, count):
    """Codes that open the form of a study once each."""
    made = [new_code() for _ in range(count)]
    add(Files(study / "data" / "1" / FOLDER).invitations, made)
    return made


def kept(study):
    return stored(study / "data" / "1" / FOLDER)


def at_once(address, bodies):
    """What each of the forms is answered when all are sent in the same moment."""
    begun, found = threading.Barrier(len(bodies)), []

    def send(body):
        with client(address) as own:
            begun.wait()
            found.append(own.post("/form", data=body))

    threads = [threading.Thread(target=send, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def agreed(page, **about):
    """What a form must say that its respondent agreed to."""
    return re.search(r'name="agreed" value="(\w+)"', page.get("/", params=about).text)[1]


def form(page, number=1, language="en", **answers):
    about = {"_number": NUMBER.format(number), "_agreed": agreed(page), "_language": language, "_seconds": "61"}
    return about | (answers or ANSWERS)
