"""Where kaoview's files are: the bundled data, and the reader's own, at the platform's places."""

from __future__ import annotations

from pathlib import Path

SYNONYMS = "synonyms.toml"
"""The name of a file of synonyms: the bundled one's and the reader's own."""

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder of the bundled data: inside the package when installed, else beside it."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def state_folder() -> Path:
    """Return the folder for what the explorer remembers between runs; it may not exist yet."""
    from platformdirs import user_state_path

    return user_state_path("kaoview", appauthor=False)


def config_folder() -> Path:
    """Return the folder for the reader's own settings; it may not exist yet."""
    from platformdirs import user_config_path

    return user_config_path("kaoview", appauthor=False)


def synonyms_file() -> Path:
    """Return the file of the reader's own synonyms; it may not exist yet."""
    return config_folder() / SYNONYMS


def cache_folder() -> Path:
    """Return the folder for what can be made again; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("kaoview", appauthor=False)


def reviews_file() -> Path:
    """Return the file of the reader's own decisions on comparisons; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("kaoview", appauthor=False) / "reviews.tsv"


def bookmarks_file() -> Path:
    """Return the file of the reader's own bookmarks; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("kaoview", appauthor=False) / "bookmarks.json"
