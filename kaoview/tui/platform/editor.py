"""Which program opens a document at a line: the reader's editor, else a pager; and running it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from textual.app import SuspendNotSupported

from kaoview.paths import data_folder
from kaoview.storage import is_regular_file

Suspend = Callable[[], AbstractContextManager[None]]
"""Gives the terminal away for as long as another program has it."""

Which = Callable[[str], str | None]
"""Finds a program in the PATH, or None."""

_VI = frozenset(("vi", "vim", "nvim", "view", "ex", "nvi", "elvis", "vile", "gvim", "mvim", "vimx"))
_PAGERS = frozenset(("less", "more", "most", "moar", "nvimpager", "view", "rnano"))
_PLUS = _PAGERS.union(
    ("nano", "pico", "joe", "jmacs", "jstar", "ne", "mg", "zile", "emacs", "emacsclient"),
    ("micro", "kak", "mcedit", "gedit"),
)
_COLON = frozenset(("hx", "helix", "subl", "sublime_text", "zed", "zeditor"))
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_WINDOWED = _GOTO | {"subl", "sublime_text", "zed", "zeditor", "kate", "gedit", "notepad", "mate"}
_READ_ONLY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_VI, ("-R",)),
    **dict.fromkeys(("nano", "pico"), ("-v",)),
    **dict.fromkeys(("joe", "jmacs", "jstar"), ("-rdonly",)),
    "ne": ("--read-only",),
    "micro": ("-readonly", "true"),
    "kak": ("-ro",),
}
_READ_ONLY_AFTER = {"emacs": ("-f", "view-mode")}
_KIND = re.compile(r"[a-z_-]*[a-z]|")  # the editor that vim.tiny, emacs29 or less.exe is
_FALLBACKS = ("less -N", "more")


@dataclass(frozen=True, slots=True)
class EditorCommand:
    """How a document is opened.

    Attributes:
        command: The program and its arguments.
        name: What the program is called.
        windowed: Whether it opens a window of its own and leaves the terminal alone.
        locked: Whether the document cannot be changed in it by accident.
        note: What the reader should know, for instance that the editor is not there; or empty.
    """

    command: tuple[str, ...]
    name: str
    windowed: bool
    locked: bool
    note: str = ""


def choose_opening(
    path: Path,
    line: int,
    environment: Mapping[str, str],
    which: Which,
    *,
    read_only: bool = False,
    pager: bool = False,
) -> EditorCommand | None:
    """Return how to open a file at a line, or None where there is no program for it.

    Args:
        path: The file.
        line: The line, from 1.
        environment: The environment's variables, among them VISUAL, EDITOR and PAGER.
        which: Finds a program.
        read_only: Open it so that it cannot be changed, where the editor has a switch for it.
        pager: Prefer a pager to an editor: the reader wants only to look.
    """
    editors = [(f"${name}", environment.get(name, "")) for name in ("VISUAL", "EDITOR")]
    pagers = [("$PAGER", environment.get("PAGER", "")), *(("", each) for each in _FALLBACKS)]
    notes: list[str] = []
    for variable, words in pagers if pager else [*editors, *pagers]:
        if not words.strip():
            continue
        try:
            program, *arguments = shlex.split(words, posix=sys.platform != "win32")
        except ValueError:
            notes.append(f"{variable} 的引號不成對")
            continue
        found = which(program)
        if found is None:
            if variable:
                notes.append(f"找不到 {variable} 的「{program}」")
            continue
        return _opening(found, arguments, path, line, read_only=read_only, note="；".join(notes))
    return None


def _opening(
    program: str, arguments: list[str], path: Path, line: int, *, read_only: bool, note: str
) -> EditorCommand:
    name = PurePath(program).name.removesuffix(".exe")
    kind = found[0] if (found := _KIND.match(name.lower())) else ""
    before, after = (
        (_READ_ONLY.get(kind, ()), _READ_ONLY_AFTER.get(kind, ())) if read_only else ((), ())
    )
    command = (program, *arguments, *before, *_at(kind, path, line), *after)
    locked = kind in _PAGERS or bool(before or after)
    return EditorCommand(command, name, kind in _WINDOWED, locked, note)


def _at(kind: str, path: Path, line: int) -> tuple[str, ...]:
    """Return the arguments that name a file and a line; of a program not known, only the file."""
    if kind in _VI | _PLUS:
        return f"+{line}", str(path)
    if kind in _COLON:
        return (f"{path}:{line}",)
    if kind in _GOTO:
        return "-g", f"{path}:{line}"
    if kind == "kate":
        return "-l", str(line), str(path)
    if kind == "bat":
        return "--paging=always", f"--highlight-line={line}", str(path)
    return (str(path),)


def open_file(path: Path, line: int, suspend: Suspend, *, pager: bool = False) -> str:
    """Open a file at a line, and come back when the reader has closed it.

    Args:
        path: The file; a bundled document is opened for reading only, where that can be.
        line: The line to show.
        suspend: Gives the terminal away.
        pager: Prefer a pager to an editor.

    Returns:
        One line for the reader, with 「！」 before what went wrong; empty where all went well.
    """
    if not is_regular_file(path):
        return f"！檔案不在了：{path}"
    bundled = path.absolute().is_relative_to(data_folder())
    opening = choose_opening(
        path.absolute(), line, os.environ, shutil.which, read_only=bundled, pager=pager
    )
    if opening is None:
        return f"！沒有可以打開它的程式，請安裝 less 或設定 $EDITOR；檔案在 {path} 第 {line} 行"
    if failure := run_opening(opening, suspend):
        return f"！{failure}"
    said = [opening.note and f"{opening.note}，改用 {opening.name} 打開"]
    if bundled and not opening.locked:
        said.append(f"這是隨附的文件，請不要改它（{opening.name} 沒有唯讀模式）")
    elif opening.windowed and not opening.note:
        said.append(f"已用 {opening.name} 打開")
    return "；".join(filter(None, said))


def run_opening(opening: EditorCommand, suspend: Suspend) -> str:
    """Run a program that opens a document, and return what went wrong in one line, or empty."""
    try:
        if opening.windowed:
            subprocess.Popen(
                opening.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return ""
        with suspend(), _interrupts_are_the_programs():
            code = subprocess.run(opening.command, check=False).returncode
    except SuspendNotSupported:
        return f"這裡不能讓出終端機給 {opening.name}；檔案是 {opening.command[-1]}"
    except OSError as error:
        return f"{opening.name} 沒有打開：{error.strerror or error}"
    return f"{opening.name} 結束時說有錯誤（代碼 {code}）" if code else ""


@contextmanager
def _interrupts_are_the_programs() -> Iterator[None]:
    """Let Ctrl+C in the program stop what the program does, and not the explorer."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
