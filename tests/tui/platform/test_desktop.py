"""Opening a document on the desktop: at its page where that can be, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from kaoview.document import SourceSpan
from kaoview.tui.platform.desktop import choose_viewer, no_desktop, open_in_desktop

PDF = Path("/docs/桃園 114.pdf")
ODT = Path("/docs/桃園 114.odt")
ON_PAGE_12 = SourceSpan("114.pdf", 812, 815, 12, 12)
WITHOUT_PAGES = SourceSpan("114.docx", 812, 815)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the fake programs are scripts")


def found(program: str) -> str:
    return f"/usr/bin/{program}"


def command(path: Path, page: int, program: str, platform: str = "linux") -> list[str]:
    viewer = choose_viewer(
        path, page, found, environment={}, platform=platform, pdf_program=program
    )
    assert viewer is not None
    return [each.removeprefix("/usr/bin/") for each in viewer.command]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("org.gnome.Evince.desktop\n", ["evince", "-i", "12", str(PDF)]),
        ("org.gnome.Papers.desktop", ["papers", "-i", "12", str(PDF)]),
        ("atril.desktop", ["atril", "-i", "12", str(PDF)]),
        ("xreader.desktop", ["xreader", "-i", "12", str(PDF)]),
        ("okularApplication_pdf.desktop", ["okular", "-p", "12", str(PDF)]),
        ("org.pwmt.zathura-pdf-poppler.desktop", ["zathura", "-P", "12", str(PDF)]),
        ("qpdfview.desktop", ["qpdfview", f"{PDF}#12"]),
        ("firefox_firefox.desktop", ["firefox", f"{PDF.as_uri()}#page=12"]),
        ("firefox-esr.desktop", ["firefox-esr", f"{PDF.as_uri()}#page=12"]),
        ("google-chrome.desktop", ["google-chrome", f"{PDF.as_uri()}#page=12"]),
        ("chromium-browser.desktop", ["chromium-browser", f"{PDF.as_uri()}#page=12"]),
    ],
)
def test_a_viewer_that_can_be_told_a_page_is_told_it(program: str, expected: list[str]) -> None:
    assert command(PDF, 12, program) == expected


@pytest.mark.parametrize(
    ("platform", "program", "expected"),
    [
        ("linux", "", ["xdg-open", str(PDF)]),
        ("linux", "org.example.Reader.desktop", ["xdg-open", str(PDF)]),
        ("darwin", "", ["open", str(PDF)]),
        ("win32", "AcroExch.Document.DC", []),
        ("win32", "Applications\\SumatraPDF.exe", ["sumatrapdf", "-page", "12", str(PDF)]),
    ],
)
def test_any_other_program_is_left_to_the_desktop(
    platform: str, program: str, expected: list[str]
) -> None:
    assert command(PDF, 12, program, platform) == expected


def test_only_a_pdf_with_a_page_is_opened_at_one() -> None:
    assert command(ODT, 12, "org.gnome.Evince.desktop") == ["xdg-open", str(ODT)]
    assert command(PDF, 0, "org.gnome.Evince.desktop") == ["xdg-open", str(PDF)]


def test_a_viewer_that_is_not_there_gives_way_to_the_desktop() -> None:
    def only_xdg(program: str) -> str | None:
        return found(program) if program == "xdg-open" else None

    viewer = choose_viewer(
        PDF, 12, only_xdg, environment={}, platform="linux", pdf_program="okular.desktop"
    )
    assert viewer is not None
    assert viewer.command == ("/usr/bin/xdg-open", str(PDF))
    assert not viewer.at_page
    assert choose_viewer(PDF, 12, lambda _: None, environment={}, platform="linux") is None


def test_in_wsl_the_programs_are_those_of_windows() -> None:
    wsl = {"WSL_DISTRO_NAME": "Ubuntu"}
    viewer = choose_viewer(PDF, 12, found, environment=wsl, platform="linux")
    assert viewer is not None
    assert viewer.command == ("/usr/bin/wslview", str(PDF))
    assert no_desktop(wsl, "linux") == ""


@pytest.mark.parametrize(
    ("environment", "platform", "reason"),
    [
        ({"DISPLAY": ":0"}, "linux", ""),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ""),
        ({}, "linux", "沒有桌面"),
        ({}, "darwin", ""),
        ({}, "win32", ""),
        ({"SSH_CONNECTION": "1"}, "linux", "ssh"),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": ":0"}, "linux", "ssh"),
        ({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10.0"}, "linux", ""),
        ({"SSH_CONNECTION": "1"}, "darwin", "ssh"),
    ],
)
def test_without_a_display_of_the_readers_nothing_is_opened(
    environment: dict[str, str], platform: str, reason: str
) -> None:
    why = no_desktop(environment, platform)
    assert reason in why
    assert bool(why) == bool(reason)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A display, and a folder of programs that is the whole PATH."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(sys, "platform", "linux")
    return programs


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "114.pdf"
    path.write_bytes(b"%PDF-1.5")
    return path


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


def told(path: Path, source: SourceSpan = ON_PAGE_12) -> list[str]:
    messages: list[str] = []
    open_in_desktop(path, source, which, messages.append)
    return messages


def until(true: Callable[[], bool]) -> None:
    """Wait for another program, which may take its time on a busy machine."""
    for _ in range(3000):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")


@posix_only
def test_the_known_viewer_is_started_at_the_page(desktop: Path, document: Path) -> None:
    got = desktop / "got"
    program(desktop, "xdg-mime", 'echo "org.gnome.Evince.desktop"')
    program(desktop, "evince", f'echo "$@" > "{got}.new"; /bin/mv "{got}.new" "{got}"')
    assert told(document) == ["已用 evince 打開 114.pdf，翻到第 12 頁"]
    until(got.exists)
    assert got.read_text("utf-8") == f"-i 12 {document}\n"


@posix_only
def test_the_desktops_own_choice_is_told_no_page_but_the_reader_is(
    desktop: Path, document: Path
) -> None:
    program(desktop, "xdg-mime", "exit 1")
    program(desktop, "xdg-open", "exit 0")
    assert told(document) == ["已用系統預設的程式打開 114.pdf，請看第 12 頁"]
    assert told(document, WITHOUT_PAGES) == ["已用系統預設的程式打開 114.pdf"]


@posix_only
def test_the_program_has_neither_our_terminal_nor_our_signals(
    desktop: Path, document: Path
) -> None:
    got = desktop / "got"
    script = f'{sys.executable} -c "import os; print(os.getsid(0), os.isatty(0))" > "{got}.new"'
    program(
        desktop, "xdg-open", f'echo noise; echo noise >&2; {script}; /bin/mv "{got}.new" "{got}"'
    )
    told(document)
    until(got.exists)
    session, on_terminal = got.read_text("utf-8").split()
    assert int(session) != os.getsid(0)
    assert on_terminal == "False"


@posix_only
def test_a_program_that_has_ended_is_forgotten_by_the_system(desktop: Path, document: Path) -> None:
    got = desktop / "got"
    program(desktop, "xdg-open", f'echo $$ > "{got}.new"; /bin/mv "{got}.new" "{got}"')
    told(document)
    until(got.exists)
    started = got.read_text("utf-8").strip()

    def listed() -> bool:
        found = subprocess.run(["/bin/ps", "-p", started], capture_output=True, check=False)
        return found.returncode == 0

    until(lambda: not listed())


@posix_only
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("exit 3", "！系統沒有可以打開它的程式；請看第 12 頁，檔案在 "),
        ("exit 4", "！系統預設的程式沒有打開（代碼 4）；請看第 12 頁，檔案在 "),
    ],
)
def test_a_program_that_fails_is_told_with_the_page_and_the_path(
    desktop: Path, document: Path, script: str, words: str
) -> None:
    program(desktop, "xdg-open", script)
    messages = told(document)
    until(lambda: len(messages) == 2)
    assert messages[1] == f"{words}{document}"


@posix_only
def test_a_program_that_cannot_be_started_gives_one_line(desktop: Path, document: Path) -> None:
    (desktop / "xdg-open").write_bytes(b"\0\0 not a program")
    (desktop / "xdg-open").chmod(0o755)
    (message,) = told(document)
    assert message.startswith("！系統預設的程式沒有打開（")
    assert message.endswith(f"；請看第 12 頁，檔案在 {document}")


def test_where_there_is_no_program_or_no_display_path_and_page_are_told(
    desktop: Path, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(document) == [
        f"！找不到可以打開它的程式（xdg-open）；請看第 12 頁，檔案在 {document}"
    ]
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    assert told(document) == [f"！這是 ssh 連線，不能打開視窗程式；請看第 12 頁，檔案在 {document}"]
    monkeypatch.delenv("SSH_TTY")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert told(document) == [f"！這裡沒有桌面，開不了別的程式；請看第 12 頁，檔案在 {document}"]
    assert told(document, WITHOUT_PAGES)[0].endswith(f"；檔案在 {document}")


def test_a_file_that_is_gone_is_told(desktop: Path) -> None:
    assert told(desktop / "gone.pdf") == [f"！檔案不在了：{desktop / 'gone.pdf'}"]


@posix_only
def test_of_a_member_of_an_archive_the_archive_is_opened(desktop: Path, tmp_path: Path) -> None:
    archive = tmp_path / "plans.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("衛生/114.pdf", b"%PDF-1.5")
    got = desktop / "got"
    program(desktop, "xdg-open", f'echo "$@" > "{got}.new"; /bin/mv "{got}.new" "{got}"')
    message = "已用系統預設的程式打開 plans.zip，請看衛生/114.pdf，第 12 頁"
    assert told(archive / "衛生/114.pdf") == [message]
    until(got.exists)
    assert got.read_text("utf-8") == f"{archive}\n"
