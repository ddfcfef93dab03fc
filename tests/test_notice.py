"""What the package contains of others' work is named, with its licence."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_every_table_that_names_a_licence_is_in_the_notice() -> None:
    named = []
    for path in sorted((ROOT / "data").glob("*.txt")):
        head = "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:6]).casefold()
        if "-LICENSE" not in path.name and ("license" in head or "licence" in head):
            named.append(path.name)
    assert {"simplified.txt", "shapes.txt", "polyphones.txt", "english.txt"} <= set(named)
    assert [name for name in named if f"data/{name}\n" not in NOTICE] == []


def test_every_table_is_in_the_notice_with_who_made_it() -> None:
    named = {line.strip("/") for line in NOTICE.splitlines() if line.startswith("data/")}
    there = {f"data/{path.name}" for path in (ROOT / "data").iterdir()}
    assert {each for each in there if not each.endswith("-LICENSE.txt")} == named


def test_the_notice_and_the_licences_are_in_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "NOTICE" in project["project"]["license-files"]
    for line in NOTICE.splitlines():
        for word in line.replace(",", " ").split():
            if word.strip(".").startswith("data/") and not word.endswith("/"):
                assert (ROOT / word.strip(".")).is_file(), word
