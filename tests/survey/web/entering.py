"""A study whose entry screen is served by the finished command, and people who key."""

import os
import re
import signal
import subprocess
from contextlib import contextmanager

from serving import CANVASS, client

from survey.paper.numbers import form_number

TYPED = {
    "q1": "1", "q1_other": "", "q2": "12", "q3": "1", "q4": "4", "q5_a": "1", "q5_b": "3",
    "q6_1": "-", "q6_2": "-", "q6_3": "1", "q7": "-", "q8": "很好",
}  # fmt: skip


@contextmanager
def entry_screen(study, *coders, words=()):
    """The address of the screen and a one-time link for each person; how it ended is checked."""
    named = [word for coder in coders for word in ("--coder", coder)]
    command = [CANVASS, "enter", "--study", study, "--port", "0", *named, *words]
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        said = [server.stderr.readline() for _ in range(1 + len(coders))]
        address = re.search(r"http://[^/]+", said[0])[0]
        yield address, [re.search(r"http://\S+", each)[0] for each in said[1:]]
    finally:
        server.send_signal(signal.SIGINT)
        out, faults = server.communicate(timeout=30)
    assert (server.returncode, out, "Traceback" in faults) == (0, "", False), faults


def logged_in(address, link, passphrase=""):
    """A browser without scripts, let in by a link."""
    page = client(address)
    secret = re.search(r"link=([^&]+)", link)[1]
    assert page.post("/begin", data={"link": secret, "passphrase": passphrase, "language": "en"}).status_code == 303
    return page


def key(page, serial, **changed):
    return page.post("/key", data={"_form": form_number(serial), **TYPED, **changed})
