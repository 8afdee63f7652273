"""Chromium by the WebDriver protocol (W3C), with nothing but the standard library. The network is off."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def find_driver() -> str | None:
    """The path of the driver where both it and a browser are installed."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    return shutil.which("chromedriver") if browser else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One window of a browser."""

    port: int
    session: str

    def call(self, method: str, path: str, body: object = None) -> Any:
        """One command of the protocol; AssertionError where the browser refuses it."""
        return _call(self.port, method, f"/session/{self.session}{path}", body)

    def open(self, page: Path, width: int, *, height: int = 900, scheme: str = "light") -> None:
        """Loads a file in a window of this many CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.devtools("Emulation.setDeviceMetricsOverride", size)
        self.devtools("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        self.call("POST", "/url", {"url": page.resolve().as_uri()})

    def devtools(self, command: str, parameters: object) -> Any:
        """One command of the DevTools protocol."""
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def run(self, script: str, *arguments: object) -> Any:
        """What the script returns."""
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def log(self, kind: str) -> list[dict[str, Any]]:
        """Entries of the ``browser`` or ``performance`` log since the last call."""
        entries: list[dict[str, Any]] = self.call("POST", "/se/log", {"type": kind})
        return entries

    def press(self, *keys: str) -> None:
        """Presses and releases the keys one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def picture(self, *, whole: bool = False) -> bytes:
        """A PNG of the window, or of the whole page."""
        shot = self.devtools("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole})
        return base64.b64decode(shot["data"])

    def pdf(self) -> bytes:
        """The page as it is printed; the window has its own size again, since printing beside an assumed one can fail."""
        self.devtools("Emulation.clearDeviceMetricsOverride", {})
        self.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return base64.b64decode(self.call("POST", "/print", {}))


@contextmanager
def start_browser(driver: str, profile: Path, extra: Sequence[str] = ()) -> Iterator[Browser]:
    """A browser with an empty profile; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        options = {"args": [*FLAGS, f"--user-data-dir={profile}", *extra]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        made = _call(port, "POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        browser = Browser(port=port, session=made["sessionId"])
        try:
            yield browser
        finally:
            browser.call("DELETE", "")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the driver does not answer")


def _call(port: int, method: str, path: str, body: object) -> Any:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        text = json.dumps(body if body is not None else {}) if method == "POST" else None
        connection.request(method, path, text, {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    value = answer["value"]
    assert not (isinstance(value, dict) and "error" in value), value
    return value
