"""Paths of the bundled data, and of the user's files in the platform's standard folders."""

from __future__ import annotations

import os
from pathlib import Path

SYNONYMS = "synonyms.toml"
"""The file name of synonyms, bundled and own."""

BROWSER_SESSION = "KAOVIEW_BROWSER"
"""The environment variable that says that the explorer is drawn in a browser."""

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder of the bundled data: inside the package when installed, else beside it."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def source_folder() -> Path:
    """Return the folder that the package's own folder lies in: of its source, or site-packages."""
    return _PACKAGE.parent


def state_folder() -> Path:
    """Return the folder for the explorer's state between runs; it may not exist yet."""
    from platformdirs import user_state_path

    return user_state_path("kaoview", appauthor=False)


def config_folder() -> Path:
    """Return the folder of the user's settings; it may not exist yet."""
    from platformdirs import user_config_path

    return user_config_path("kaoview", appauthor=False)


def themes_folder() -> Path:
    """Return the folder of the user's own themes; it may not exist yet."""
    return config_folder() / "themes"


def synonyms_file() -> Path:
    """Return the file of the user's synonyms; it may not exist yet."""
    return config_folder() / SYNONYMS


def cache_folder() -> Path:
    """Return the folder for caches; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("kaoview", appauthor=False)


def reviews_file() -> Path:
    """Return the file of the user's reviews of comparisons; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("kaoview", appauthor=False) / "reviews.tsv"


def own_library() -> Path:
    """Return the folder of the user's own documents; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("kaoview", appauthor=False) / "library"


def bookmarks_file() -> Path:
    """Return the file of the user's bookmarks; it may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("kaoview", appauthor=False) / "bookmarks.json"


def export_folder() -> Path:
    """Return the folder for exports: the current one, or the home folder if it has been deleted.

    Whoever starts the explorer from its own source, as ``make run`` does, does not work there: the
    folder for documents takes its place.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path's own fails without a home
    try:
        here = Path.cwd()
    except OSError:
        return home
    if here != source_folder():
        return here
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else home
