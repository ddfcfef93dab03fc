"""The man page, from the same words as ``--help``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaoview import __version__
from kaoview.cli.help import option_row

_FILES = (
    ("config.toml", "設定；在哪裡、寫得對不對：kaoview config"),
    ("synonyms.toml", "自己的同義詞，放在設定檔旁邊"),
)
_ENVIRONMENT = (
    ("KAOVIEW_LIBRARY", "改讀這些檔案或資料夾，同 --library"),
    ("NO_COLOR", "有值就不用顏色"),
    ("EDITOR", "開純文字原文的編輯器"),
)
_CODES = (
    ("0", "做完了"),
    ("1", "沒有找到，或文件有問題"),
    ("2", "指令寫錯、檔案讀不到或寫不出去"),
)


def manual(program: Any, context: Any) -> str:
    """Return the man page of the program in roff, in UTF-8.

    Args:
        program: The command line's group of commands.
        context: The context that it was called in.
    """
    return "\n".join(_lines(program, context)) + "\n"


def _lines(program: Any, context: Any) -> Iterator[str]:
    yield f'.TH KAOVIEW 1 "" "kaoview {_escaped(__version__)}" "kaoview"'
    yield from (".ad l", ".nh")  # justified, Chinese would be torn apart
    yield '.SH "名稱"'
    yield "kaoview \\- 在終端機裡讀、搜尋、對照政府的施政計畫"
    yield '.SH "用法"'
    yield ".B kaoview"
    yield "[選項] [指令 | ID]"
    yield '.SH "說明"'
    yield from _paragraphs(program.help or "")
    yield '.SH "選項"'
    for param in _options(program, context):
        yield from _entry(*option_row(param))
    yield '.SH "指令"'
    for name, command in program.commands.items():
        if not command.hidden:
            yield from _command(name, command, context)
    for title, rows in (("檔案", _FILES), ("環境變數", _ENVIRONMENT), ("結束代碼", _CODES)):
        yield f'.SH "{title}"'
        for left, right in rows:
            yield from _entry(left, right)


def _command(name: str, command: Any, context: Any) -> Iterator[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    usage = " ".join([f"kaoview {name}", *(each.metavar or each.name for each in arguments)])
    yield f'.SS "{_escaped(usage)}"'
    yield from _paragraphs(command.help or "")
    for param in arguments:
        if param.help:
            yield from _entry(param.metavar or "", param.help)
    for param in _options(command, context):
        if "--help" not in param.opts:
            yield from _entry(*option_row(param))


def _options(command: Any, context: Any) -> list[Any]:
    params = command.get_params(context)
    return [param for param in params if param.param_type_name == "option"]


def _entry(left: str, right: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_escaped(left)}\\fR"
    yield _escaped(right)


def _paragraphs(words: str) -> Iterator[str]:
    for at, paragraph in enumerate(words.split("\n\n")):
        if at:
            yield ".PP"
        yield _escaped(paragraph.replace("\n", " "))


def _escaped(words: str) -> str:
    """Return words so that roff prints them: no escapes, no requests, hyphens as typed."""
    safe = words.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe
