"""A desk that answers on this machine, for a browser: the real server in a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from tadmor.store.record import Record, open_record
from tadmor.web.app import make_app
from tadmor.web.upkeep import bring_up
from tests.browser.chromium import Browser

NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A desk with its record and address."""

    record: Record
    address: str

    def open(self, browser: Browser, path: str, width: int = 1280, *, scheme: str = "light") -> None:
        """A page of the desk in a window of this width."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.devtools("Emulation.setDeviceMetricsOverride", size)
        browser.devtools(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        browser.call("POST", "/url", {"url": self.address + path})


@contextmanager
def serve_desk(folder: Path) -> Iterator[Served]:
    """The desk of the record in `folder`, on a port of its own; it ends with the block."""
    bring_up(folder, weigh=False)
    with open_record(folder) as record:
        server = uvicorn.Server(uvicorn.Config(make_app(record), host="127.0.0.1", port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            wait_for(lambda: server.started)
            port = server.servers[0].sockets[0].getsockname()[1]
            yield Served(record=record, address=f"http://127.0.0.1:{port}")
        finally:
            server.should_exit = True
            thread.join(timeout=20)


def wait_for(happened: Any, seconds: float = 20) -> Any:
    """What `happened` gives as soon as it is true. AssertionError where it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := happened():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")
