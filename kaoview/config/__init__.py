"""The user's settings: one TOML file, checked entry by entry.

The program writes nothing into it but the reader's name, asked for once (:mod:`.writer`).

A wrong entry is reported with the file, the entry and what is allowed; all others apply. The
explorer knows which actions and themes exist, and passes them to :func:`checked`.
"""

from __future__ import annotations

from pathlib import Path

from kaoview.config.settings import GROUPINGS, NARROWEST, WIDEST, Config, checked
from kaoview.config.toml_file import NO_TOML, TomlFileError, read_toml
from kaoview.paths import config_folder

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
        raw = read_toml(path)
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except TomlFileError as error:
        return _broken(path, str(error))
    # Imported only if there are settings: the first picture does not wait for it otherwise.
    from kaoview.config.reader import ConfigReader

    try:
        return ConfigReader(path).read(raw)
    except (ValueError, RecursionError):  # numbers and lists too large to be told in a message
        return _broken(path, NO_TOML)


def _broken(path: Path, message: str) -> Config:
    hint = f"，{_EXAMPLE}" if message.endswith(NO_TOML) else ""
    return Config(problems=(f"{path}：{message}{hint}；設定都沒有採用",), path=path)
