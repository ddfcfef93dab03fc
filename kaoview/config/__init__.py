"""The user's settings: one TOML file, checked entry by entry.

The program writes nothing into it but the reader's name, asked for once (:mod:`.writer`).

A wrong entry is reported with the file, the entry and what is allowed; all others apply. The
explorer knows which actions and themes exist, and passes them to :func:`checked`.
"""

from __future__ import annotations

from pathlib import Path

from kaoview.config.settings import GROUPINGS, NARROWEST, WIDEST, Config, checked
from kaoview.os_errors import explain
from kaoview.paths import config_folder
from kaoview.storage import NotRegularFileError, read_file

__all__ = [
    "FILE_NAME",
    "GROUPINGS",
    "NARROWEST",
    "WIDEST",
    "Config",
    "checked",
    "config_path",
    "load_config",
]

FILE_NAME = "config.toml"
_EXAMPLE = "正確的寫法見 kaoview config --example"


def config_path() -> Path:
    """Return the path of the settings; the file need not exist."""
    return config_folder() / FILE_NAME


def load_config(path: Path | None = None) -> Config:
    """Read the settings.

    Args:
        path: The file; that at the usual place by default. It need not exist.

    Returns:
        The settings, with defaults for entries that are missing or wrong; never raises.
    """
    path = config_path() if path is None else path
    try:
        content = read_file(path)
    except NotRegularFileError:
        return _broken(path, "讀不到：不是一般檔案，請移開它")
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        return _broken(path, f"讀不到：{explain(error)}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken(path, "不是 UTF-8 文字檔，請另存為 UTF-8")
    # Imported only if there are settings: the first picture does not wait for it otherwise.
    import tomllib

    from kaoview.config.reader import ConfigReader

    try:
        return ConfigReader(path).read(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        return _broken(path, f"{_where(str(error))}寫法不是 TOML，{_EXAMPLE}")


def _broken(path: Path, message: str) -> Config:
    return Config(problems=(f"{path}：{message}；設定都沒有採用",), path=path)


def _where(error: str) -> str:
    """Return the line that an error message of tomllib names, in Chinese; or empty."""
    _, found, rest = error.rpartition("at line ")
    line = rest.split(",")[0]
    return f"第 {line} 行" if found and line.isdecimal() else ""
