"""A page in chromium, driven over a pipe: keys, pointer and touch are real, and every request is seen."""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from select import select

import pytest

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
)

PATIENCE = 30  # seconds


class Page:
    """One page; what its scripts complained of is in `faults`, what it asked of any network in `requests`."""

    def __init__(self, browser, reading, writing):
        self.browser, self.reading, self.writing = browser, reading, writing
        self.last, self.session, self.rest = 0, None, b""
        self.faults, self.requests, self.loaded = [], [], 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method, **given):
        """The answer of the browser to one command."""
        self.send(method, **given)
        while (heard := self._heard()).get("id") != self.last:
            self._note(heard)
        assert "error" not in heard, f"{method}: {heard['error']}"
        return heard["result"]

    def send(self, method, **given):
        self.last += 1
        message = {"id": self.last, "method": method, "params": given}
        message |= {"sessionId": self.session} if self.session else {}
        waiting = json.dumps(message).encode() + b"\0"
        while waiting:
            waiting = waiting[os.write(self.writing, waiting) :]

    def _heard(self):
        while b"\0" not in self.rest:
            assert select([self.reading], [], [], PATIENCE)[0], "the browser does not answer"
            more = os.read(self.reading, 1 << 20)
            assert more, "the browser has gone"
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def _note(self, heard):
        about = heard.get("params", {})
        match heard["method"]:
            case "Runtime.exceptionThrown":
                self.faults.append(about["exceptionDetails"]["text"])
            case "Log.entryAdded" if about["entry"]["level"] in {"error", "warning"}:
                self.faults.append(about["entry"]["text"])
            case "Network.requestWillBeSent":
                self.requests.append(about["request"]["url"])
            case "Page.loadEventFired":
                self.loaded += 1

    def open(self, path, width=1280, height=900, scheme="light", touch=False):
        """The file in a window of that size, scripts run."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.call("Emulation.setTouchEmulationEnabled", enabled=touch)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.loaded = 0
        self.call("Page.navigate", url=path.as_uri())
        while not self.loaded:
            self._note(self._heard())
        return self

    def tell(self, script):
        """The value of an expression in the page, promises awaited."""
        wanted = {"awaitPromise": True, "returnByValue": True, "userGesture": True}
        made = self.call("Runtime.evaluate", expression=script, **wanted)
        assert "exceptionDetails" not in made, made["exceptionDetails"]
        return made["result"].get("value")

    def key(self, name):
        code = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32}[name]
        text = {"Enter": "\r", " ": " "}.get(name, "")
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name, text=text, windowsVirtualKeyCode=code)

    def point(self, selector):
        """The pointer moved over the middle of an element; its place."""
        script = f"""(() => {{
            const found = document.querySelector({selector!r});
            found.scrollIntoView({{block: "center", behavior: "instant"}});
            const box = found.getClientRects()[0];
            return [box.x + box.width / 2, box.y + box.height / 2];
        }})()"""
        x, y = self.tell(script)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        return x, y

    def click(self, selector):
        x, y = self.point(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def tap(self, selector):
        x, y = self.point(selector)
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])


@contextmanager
def browsing(folder):
    """A page of a fresh browser whose profile lies in `folder`; skipped where there is no chromium."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    ours, theirs = os.pipe(), os.pipe()
    command = [program, *QUIET, f"--user-data-dir={folder}", "--remote-debugging-pipe", "about:blank"]
    # The browser reads commands from its descriptor 3 and writes answers to 4; of higher ones only bash can make them.
    shell = f'exec 3<&{theirs[0]} 4>&{ours[1]}; exec "$@"'
    browser = subprocess.Popen(
        ["bash", "-c", shell, "bash", *command],
        pass_fds=(theirs[0], ours[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs[0])
    os.close(ours[1])
    page = Page(browser, ours[0], theirs[1])
    try:
        yield page
    finally:
        page.session = None
        page.send("Browser.close")
        try:
            browser.wait(timeout=PATIENCE)
        finally:
            browser.kill()
        os.close(ours[0])
        os.close(theirs[1])
