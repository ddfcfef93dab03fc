"""Writes the tables of keys in both languages: ``python -m tests.tools.readme``, or ``make keys``.

A table stands between the two marks and is replaced whole; everything else stays as it is.
"""

from __future__ import annotations

from pathlib import Path

from tests.tools.key_tables import CHINESE, ENGLISH, key_table

ROOT = Path(__file__).parents[2]
READMES = {ROOT / "docs/keys.md": ENGLISH, ROOT / "docs/keys.zh-TW.md": CHINESE}
BEGIN, END = "<!-- keys:begin -->", "<!-- keys:end -->"


def with_keys(readme: str, language: str) -> str:
    """Return a page with its table of keys made anew.

    Raises:
        ValueError: The marks are not there, once each.
    """
    if readme.count(BEGIN) != 1 or readme.count(END) != 1:
        raise ValueError(f"a page of keys needs {BEGIN} and {END}, once each")
    before, rest = readme.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{key_table(language)}\n\n{END}{after}"


def main() -> None:
    """Write both pages and say which have changed."""
    for path, language in READMES.items():
        readme = path.read_text("utf-8")
        made = with_keys(readme, language)
        if made != readme:
            path.write_text(made, "utf-8")
        print(f"{path.name}: {'written' if made != readme else 'as it was'}")


if __name__ == "__main__":
    main()
