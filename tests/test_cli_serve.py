"""``kaoview serve``: the explorer in a browser on this machine."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.cli.serve import command_line, is_allowed

RUNNER = CliRunner()


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def host() -> str:
    """The address to listen on, a test's own where it says so."""
    return ""


@pytest.fixture
def server(port: int, tmp_path: Path, host: str) -> Iterator[str]:
    """Serve the explorer with a document of its own; give its address."""
    document = tmp_path / "113.txt"
    document.write_text(
        "高雄市政府衛生局 113 年度施政綱要\n一、推動登革熱防治。\n二、推動長照。\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [
        sys.executable,
        "-m",
        "kaoview",
        "--library",
        str(document),
        "serve",
        "--port",
        str(port),
        *(["--host", host] if host else []),
    ]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.readline().decode()
    if host:
        assert "以你的身分讀寫檔案" in said
        said = process.stderr.readline().decode()
    told = re.search(rf"http://[^/]+:{port}/(\?token=[\w-]+)?", said)
    assert told is not None
    _wait_for(port)
    yield f"http://127.0.0.1:{port}{told.group(1) or ''}"
    process.terminate()
    process.wait(60)


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)


async def drawn(session: aiohttp.ClientSession, address: str, keys: str, wanted: str) -> bool:
    """Tell whether a reader who types some keys gets to see some words that were not there."""
    async with session.ws_connect(f"{address}/ws?width=100&height=30", max_msg_size=0) as ws:
        before = await _seen(ws, "衛生局")
        assert wanted not in before
        await ws.send_json(["stdin", keys])
        return wanted in await _seen(ws, wanted)


async def _seen(ws: aiohttp.ClientWebSocketResponse, words: str) -> str:
    """Return what arrives until some words have, or until the explorer has ended."""
    arrived = b""
    async for message in ws:
        if message.type is aiohttp.WSMsgType.BINARY:
            arrived += message.data
            if words.encode() in arrived:
                break
    return arrived.decode("utf-8", "replace")


def test_two_readers_read_at_once_each_with_a_state_of_their_own(
    server: str, tmp_path: Path
) -> None:
    async def both() -> list[bool]:
        async with aiohttp.ClientSession() as session:
            return await asyncio.gather(
                drawn(session, server, "/登革熱", "相符"),
                drawn(session, server, "?", "記號的意思在最下面"),
            )

    assert asyncio.run(both()) == [True, True]
    assert not list((tmp_path / "state").glob("**/*.json"))


def test_the_page_asks_for_nothing_elsewhere_and_no_other_site_gets_in(server: str) -> None:
    async def told() -> tuple[str, int, int]:
        async with aiohttp.ClientSession() as session:
            async with session.get(server) as page:
                text = await page.text()
            async with session.get(server, headers={"Origin": "https://example.com"}) as other:
                foreign = other.status
            async with session.get(server, headers={"Host": "example.com"}) as renamed:
                return text, foreign, renamed.status

    page, foreign, renamed = asyncio.run(told())
    assert "https://" not in page
    assert (foreign, renamed) == (403, 403)


@pytest.mark.parametrize(
    ("host", "origin", "allowed"),
    [
        ("127.0.0.1:8000", None, True),
        ("localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:9000", False),
        ("127.0.0.1:8000", "null", False),
        ("example.com", None, False),
        ("", None, False),
    ],
)
def test_who_gets_in(host: str, origin: str | None, allowed: bool) -> None:
    assert is_allowed(host, origin) is allowed


@pytest.mark.parametrize("port", ["0", "70000", "x", "-1", ""])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    result = RUNNER.invoke(app, ["serve", "--port", port])
    assert result.exit_code == 2 and "--port 必須是 1 到 65535 的數字" in result.stderr


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    result = RUNNER.invoke(app, ["serve"])
    assert result.exit_code == 2
    assert "python -m pip install 'kaoview[serve]'" in result.stderr


def test_paths_are_quoted_for_the_shell() -> None:
    assert command_line(["a b.txt"], ["$(x)"]).endswith("--library 'a b.txt' --add '$(x)'")


@pytest.mark.parametrize("host", ["0.0.0.0"])
def test_on_another_address_only_the_token_gets_in(server: str) -> None:
    address, _, token = server.partition("?")
    address = address.rstrip("/")

    async def told() -> tuple[int, int, int, str, bool]:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"{address}/") as bare:
                without = bare.status
            async with session.get(f"{address}/?token=wrong") as guessed:
                wrong = guessed.status
        jar = aiohttp.CookieJar(unsafe=True)  # cookies of addresses that are numbers
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            async with session.get(f"{address}/?{token}") as page:
                right, at = page.status, str(page.url)
            seen = await drawn(session, address, "?", "記號的意思在最下面")
            return without, wrong, right, at, seen

    without, wrong, right, at, seen = asyncio.run(told())
    assert (without, wrong, right) == (403, 403, 200)
    assert "token" not in at, "it does not stay in the reader's history"
    assert seen


def test_an_address_that_is_not_this_machines_is_said(port: int) -> None:
    result = RUNNER.invoke(app, ["serve", "--host", "203.0.113.9", "--port", str(port)])
    assert result.exit_code == 2
    assert "位址 203.0.113.9 或埠號" in result.stderr
