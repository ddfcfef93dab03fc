"""Reading a TOML file of the user's, with a Chinese sentence where that cannot be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaoview.os_errors import explain
from kaoview.storage import NotRegularFileError, read_file

NO_TOML = "寫法不是 TOML"
"""How the sentence about a file ends that cannot be parsed."""


class TomlFileError(ValueError):
    """The file cannot be used; the message says why, in Chinese."""


def read_toml(path: Path) -> dict[str, Any]:
    """Return the entries of a file.

    Raises:
        FileNotFoundError: There is no such file.
        NotADirectoryError: There is no such folder.
        TomlFileError: It cannot be read, or is no TOML.
    """
    try:
        content = read_file(path)
    except NotRegularFileError as error:
        raise TomlFileError("讀不到：不是一般檔案，請移開它") from error
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise TomlFileError(f"讀不到：{explain(error)}") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlFileError("不是 UTF-8 文字檔，請另存為 UTF-8") from error
    # Imported only if there is a file: the first picture does not wait for it otherwise.
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise TomlFileError(_where(str(error)) + NO_TOML) from error


def _where(error: str) -> str:
    """Return the line that an error message of tomllib names, in Chinese; or empty."""
    _, found, rest = error.rpartition("at line ")
    line = rest.split(",")[0]
    return f"第 {line} 行" if found and line.isdecimal() else ""
