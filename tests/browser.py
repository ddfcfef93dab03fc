"""Chromium without a window, spoken to over its own debugging protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
"""The program, or None where it is not installed."""

_STARTS = 30.0  # seconds for the browser to write down where it listens
_PORT_FILE = "DevToolsActivePort"
_BINARY = 2  # the opcode of a web socket's frame
_QUIET = 0.3  # seconds between two looks


class Page:
    """One page of the browser.

    Attributes:
        requests: The addresses that it asked for, in order.
        received: What came through its web socket, one after the other.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.requests: list[str] = []
        self.received = b""

    async def command(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._socket.receive()).data)
            if answer.get("method") == "Network.requestWillBeSent":
                self.requests.append(answer["params"]["request"]["url"])
            elif answer.get("method") == "Network.webSocketFrameReceived":
                frame = answer["params"]["response"]
                binary = frame["opcode"] == _BINARY
                data = frame["payloadData"]
                self.received += b64decode(data) if binary else data.encode()
            if answer.get("id") == self._number:
                return dict(answer.get("result", {}))

    async def value(self, expression: str) -> Any:
        """Return the value of a JavaScript expression in the page."""
        found = await self.command("Runtime.evaluate", expression=expression, returnByValue=True)
        return found["result"].get("value")

    async def open(self, address: str) -> None:
        """Open an address."""
        await self.command("Network.enable")
        await self.command("Page.navigate", url=address)

    async def key(self, key: str, text: str = "", code: int = 0) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            await self.command(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **typed
            )


@asynccontextmanager
async def opened_page() -> AsyncIterator[Page]:
    """Start Chromium and give its first page; end it afterwards."""
    import asyncio

    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [
                CHROMIUM,
                "--headless=new",
                "--no-sandbox",  # the tests may run as root
                "--disable-gpu",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--window-size=1280,800",
                f"--user-data-dir={profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": profile},
        )
        try:
            port_file = Path(profile) / _PORT_FILE
            waited = 0.0
            while not (port_file.exists() and port_file.read_text()) and waited < _STARTS:
                await asyncio.sleep(_QUIET)
                waited += _QUIET
            port = int(port_file.read_text().splitlines()[0])
            async with aiohttp.ClientSession() as session:
                listed = await (await session.get(f"http://127.0.0.1:{port}/json")).json()
                address = next(each for each in listed if each["type"] == "page")
                async with session.ws_connect(
                    address["webSocketDebuggerUrl"], max_msg_size=0
                ) as socket:
                    yield Page(socket)
        finally:
            browser.terminate()
            browser.wait(10)
