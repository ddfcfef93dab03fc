"""What a browser makes of an export and of the served explorer."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from tests.browser import CHROMIUM, opened_page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
RUNNER = CliRunner()

HOSTILE = """高雄市政府衛生局 {year} 年度施政綱要
一、推動登革熱防治{extra}<script>document.title='RAN'</script>
二、<img src="http://127.0.0.1:9/a.png" onerror="document.title='RAN'">推動長照據點
三、[連結](javascript:document.title='RAN')</td></table><iframe src="http://127.0.0.1:9/">
四、"><svg onload=document.title='RAN'><style>@import 'http://127.0.0.1:9/b.css';</style>
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for year, extra in ((112, ""), (113, "30%")):
        text = HOSTILE.format(year=year, extra=extra)
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    return folder


def test_an_exported_page_runs_nothing_and_asks_for_nothing(
    documents: Path, tmp_path: Path
) -> None:
    pages = []
    for name, arguments in {
        "plan": ("113-衛生局",),
        "hits": ("--search", "登革熱"),
        "comparison": ("--diff", "112", "113"),
        "amendments": ("--diff", "112", "113", "--layout", "new-old"),
    }.items():
        pages.append(tmp_path / f"{name}.html")
        command = ["--library", str(documents), "export", *arguments, "-o", str(pages[-1])]
        done = RUNNER.invoke(app, command)
        assert done.exit_code == 0, done.output

    async def look() -> None:
        async with opened_page() as page:
            for file in pages:
                page.requests.clear()
                await page.open(file.as_uri())
                await asyncio.sleep(0.5)
                assert await page.value("document.title") != "RAN", file
                text = await page.value("document.body.innerText")
                assert "<script>document.title='RAN'</script>" in text, "shown as it was written"
                assert [each for each in page.requests if each != file.as_uri()] == []

    asyncio.run(asyncio.wait_for(look(), 60))


@pytest.fixture
def address(documents: Path, tmp_path: Path) -> Iterator[str]:
    """The explorer, served."""
    environment = {
        **os.environ,
        **{
            f"XDG_{name}_HOME": str(tmp_path / name.lower())
            for name in ("CONFIG", "DATA", "STATE", "CACHE")
        },
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    library = ("--library", str(documents))
    command = [sys.executable, "-m", "kaoview", *library, "serve", "--port", port]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        yield next(
            word for line in server.stderr for word in line.split() if word.startswith("http")
        )
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(15)


def test_chinese_typed_through_the_page_is_searched(address: str) -> None:
    async def play() -> tuple[str, list[str]]:
        async with opened_page() as page:

            async def until(words: str) -> str:
                for _ in range(150):
                    await page.value("1")  # takes in what has come meanwhile
                    shown = page.received.decode(errors="replace")
                    if words in shown:
                        return shown
                    await asyncio.sleep(0.2)
                raise AssertionError(f"「{words}」 never came:\n{shown[-2000:]}")

            await page.open(address)
            await until("衛生局")
            await page.command("Page.bringToFront")
            await page.key("/", "/", 191)
            await until("搜尋")
            await page.command("Input.insertText", text="登革熱")
            shown = await until("相符 2")
            return shown, page.requests

    shown, requests = asyncio.run(asyncio.wait_for(play(), 80))
    assert "登革熱" in shown.replace(" ", "")
    assert all(each.startswith((address.rstrip("/"), "data:")) for each in requests), requests
