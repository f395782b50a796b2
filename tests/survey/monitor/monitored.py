"""A monitor that is served by the finished command."""

import os
import re
import signal
import subprocess
from contextlib import contextmanager

from serving import CANVASS

WORDS = "correct horse battery"


@contextmanager
def monitored(study, *words, environment=None):
    """The address of the monitor and what it said first, until it is told to end."""
    command = [CANVASS, "monitor", "--study", study, "--port", "0", *words]
    more = {"LC_ALL": "en_US.UTF-8", **(environment or {})}
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **more})
    said = [server.stderr.readline()]
    try:
        if not (environment or words):
            said.append(server.stderr.readline())
        yield re.search(r"http://[^/]+", said[0])[0], said
    finally:
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=30)[1]
    assert (server.returncode, "Traceback" in rest) == (0, False), rest
