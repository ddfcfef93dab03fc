"""Opening a document at a line in the user's editor, or else a pager."""

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
"""Releases the terminal while another program uses it."""

Which = Callable[[str], str | None]
"""Finds a program in the PATH, as ``shutil.which`` does."""

_VI = frozenset(("vi", "vim", "nvim", "view", "ex", "nvi", "elvis", "vile", "gvim", "mvim", "vimx"))
_PAGERS = frozenset(("less", "more", "most", "moar", "nvimpager", "view", "rnano"))
_PLUS_LINE = _PAGERS.union(
    ("nano", "pico", "joe", "jmacs", "jstar", "ne", "mg", "zile", "emacs", "emacsclient"),
    ("micro", "kak", "mcedit", "gedit"),
)
_COLON_LINE = frozenset(("hx", "helix", "subl", "sublime_text", "zed", "zeditor"))
_GOTO_OPTION = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))
_WINDOWED = _GOTO_OPTION | {
    "subl",
    "sublime_text",
    "zed",
    "zeditor",
    "kate",
    "gedit",
    "notepad",
    "mate",
}
_READ_ONLY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_VI, ("-R",)),
    **dict.fromkeys(("nano", "pico"), ("-v",)),
    **dict.fromkeys(("joe", "jmacs", "jstar"), ("-rdonly",)),
    "ne": ("--read-only",),
    "micro": ("-readonly", "true"),
    "kak": ("-ro",),
}
_READ_ONLY_AFTER = {"emacs": ("-f", "view-mode")}
_EDITOR_NAME = re.compile(r"[a-z_-]*[a-z]|")  # vim of vim.tiny, emacs of emacs29, less of less.exe
_FALLBACKS = ("less -N", "more")


@dataclass(frozen=True, slots=True)
class EditorCommand:
    """The command that opens a document.

    Attributes:
        command: The program and its arguments.
        name: What the program is called.
        windowed: Whether it opens a window of its own instead of using the terminal.
        read_only: Whether it opens the document read-only.
        note: A message for the user, for instance that $EDITOR was not found; or empty.
    """

    command: tuple[str, ...]
    name: str
    windowed: bool
    read_only: bool
    note: str = ""


def choose_editor(
    path: Path,
    line: int,
    environment: Mapping[str, str],
    which: Which,
    *,
    read_only: bool = False,
    pager: bool = False,
) -> EditorCommand | None:
    """Return the command that opens a file at a line, or None if there is no program for it.

    Args:
        path: The file.
        line: The line, from 1.
        environment: The environment's variables, among them VISUAL, EDITOR and PAGER.
        which: Finds a program.
        read_only: Open it read-only, if the editor has an option for that.
        pager: Prefer a pager to an editor.
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
        return _command(found, arguments, path, line, read_only=read_only, note="；".join(notes))
    return None


def _command(
    program: str, arguments: list[str], path: Path, line: int, *, read_only: bool, note: str
) -> EditorCommand:
    name = PurePath(program).name.removesuffix(".exe")
    kind = found[0] if (found := _EDITOR_NAME.match(name.lower())) else ""
    before, after = (
        (_READ_ONLY.get(kind, ()), _READ_ONLY_AFTER.get(kind, ())) if read_only else ((), ())
    )
    command = (program, *arguments, *before, *_line_arguments(kind, path, line), *after)
    read_only = kind in _PAGERS or bool(before or after)
    return EditorCommand(command, name, kind in _WINDOWED, read_only, note)


def _line_arguments(kind: str, path: Path, line: int) -> tuple[str, ...]:
    """Return the arguments for a file and a line; for an unknown program only the file."""
    if kind in _VI | _PLUS_LINE:
        return f"+{line}", str(path)
    if kind in _COLON_LINE:
        return (f"{path}:{line}",)
    if kind in _GOTO_OPTION:
        return "-g", f"{path}:{line}"
    if kind == "kate":
        return "-l", str(line), str(path)
    if kind == "bat":
        return "--paging=always", f"--highlight-line={line}", str(path)
    return (str(path),)


def open_file(path: Path, line: int, suspend: Suspend, *, pager: bool = False) -> str:
    """Open a file at a line, and return when the program has exited.

    Args:
        path: The file; a bundled document is opened read-only, if the editor can.
        line: The line to show.
        suspend: Releases the terminal.
        pager: Prefer a pager to an editor.

    Returns:
        One line for the user, which starts with 「！」 on failure; empty on success.
    """
    if not is_regular_file(path):
        return f"！檔案不在了：{path}"
    bundled = path.absolute().is_relative_to(data_folder())
    editor = choose_editor(
        path.absolute(), line, os.environ, shutil.which, read_only=bundled, pager=pager
    )
    if editor is None:
        return f"！沒有可以打開它的程式，請安裝 less 或設定 $EDITOR；檔案在 {path} 第 {line} 行"
    if failure := run_editor(editor, suspend):
        return f"！{failure}"
    messages = [editor.note and f"{editor.note}，改用 {editor.name} 打開"]
    if bundled and not editor.read_only:
        messages.append(f"這是隨附的文件，請不要改它（{editor.name} 沒有唯讀模式）")
    elif editor.windowed and not editor.note:
        messages.append(f"已用 {editor.name} 打開")
    return "；".join(filter(None, messages))


def run_editor(editor: EditorCommand, suspend: Suspend) -> str:
    """Run an editor, and return what went wrong in one line, or empty."""
    try:
        if editor.windowed:
            subprocess.Popen(
                editor.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return ""
        with suspend(), _ignoring_interrupts():
            code = subprocess.run(editor.command, check=False).returncode
    except SuspendNotSupported:
        return f"這裡不能切換到 {editor.name}；請在別的終端機打開 {editor.command[-1]}"
    except OSError as error:
        return f"{editor.name} 沒有打開：{error.strerror or error}"
    return f"{editor.name} 發生錯誤而結束（代碼 {code}）" if code else ""


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """Ignore SIGINT in the explorer, so that Ctrl+C reaches only the editor."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
