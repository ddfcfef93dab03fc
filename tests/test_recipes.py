"""The recipes of CONTRIBUTING.md, tried: their code, put where they say, works in a copy.

Each block of code of a recipe has an edit here that says where it goes. What a recipe says beside
its code (readmes, kept results) is left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RECIPES = dict(
    re.findall(
        r"^### ([^\n]+)\n(.*?)(?=^##|\Z)",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
)
_BLOCK = re.compile(r"^( *)```(?:python)?\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_LEFT_OUT = shutil.ignore_patterns("__snapshots__", "corpus", "benchmarks", "fuzz", "endurance")


@dataclass(frozen=True)
class Edit:
    """Where a block of code goes.

    Attributes:
        path: The file.
        before: The line that it stands before, if the file is there already; else at its end.
            Where the file has several such lines, each gets one line of the block.
    """

    path: str
    before: str = ""


def blocks(recipe: str) -> list[str]:
    """Return the blocks of code of a recipe, without the indentation of the list they are in."""
    found = []
    for margin, block in _BLOCK.findall(RECIPES[recipe]):
        found.append("".join(line.removeprefix(margin) for line in block.splitlines(keepends=True)))
    return found


def put(block: str, path: Path, before: str) -> None:
    text = path.read_text("utf-8") if path.exists() else ""
    if not before:
        path.write_text(f"{text}\n\n{block}" if text else block, "utf-8")
        return
    head, *rests = re.split(rf"^(?={re.escape(before)})", text, flags=re.MULTILINE)
    pieces = block.splitlines(keepends=True) if len(rests) > 1 else [block]
    assert len(pieces) == len(rests), f"{before!r} stands {len(rests)} times in {path}"
    path.write_text(head + "".join(map("".join, zip(pieces, rests, strict=True))), "utf-8")


def copy(folder: Path) -> Path:
    """Copy the project without what a recipe does not need."""
    for name in ("kaoview", "tests", "docs", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=_LEFT_OUT)
    for name in ("pyproject.toml", "README.md", "README.zh-TW.md"):
        shutil.copy2(ROOT / name, folder)
    return folder


def run(folder: Path, *args: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *args],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


TRIED = {
    "Add a file format": (
        [
            Edit("kaoview/reading/formats/psv_table.py"),
            Edit("kaoview/reading/formats/registry.py", "    rtf,"),
            Edit("kaoview/reading/formats/registry.py", "    plain_text.FORMAT"),
            Edit("tests/reading/formats/test_psv.py"),
        ],
        ["tests/reading/formats/test_psv.py"],
    ),
    "Add a numbering style": (
        [Edit("kaoview/reading/numbering_styles.py", '    NumberingStyle("formal"')],
        [
            "tests/reading/test_numbering.py",
            "tests/reading/test_numbering_styles.py",
            "-k",
            "not usual",
        ],
    ),
    "Add a command": (
        [
            Edit("kaoview/cli/sources.py"),
            Edit("kaoview/cli/file_commands.py", "\n\ndef export("),
            Edit("kaoview/cli/file_commands.py"),
            Edit("docs/commands.md", "| `kaoview config "),
            Edit("docs/json.md", "The same from Python"),
            Edit("tests/test_readme.py", '    "add": '),
            Edit("tests/test_cli.py"),
        ],
        ["tests/test_cli.py", "-k", "sources"],
    ),
    "Add a key with its action": (
        [
            Edit("kaoview/tui/commands/reading.py", '    _everywhere(\n        "source"'),
            Edit("kaoview/tui/explorer/output.py", "    def open_source"),
            Edit("kaoview/tui/explorer/commands.py", '        "source": '),
            Edit("tests/tools/labels_en.py", '    "source": '),
            Edit("tests/tui/explorer/test_output.py"),
        ],
        [
            "tests/tui/commands",
            "tests/tools",
            "tests/tui/explorer/test_output.py::test_an_id_is_copied",
        ],
    ),
    "Add a comparison status": (
        [
            Edit("kaoview/compare/statuses.py", "    RELATED = ("),
            Edit("kaoview/tui/themes.py", '    "status-related"'),
        ],
        [
            "tests/compare/test_statuses.py",
            "tests/tui/commands",
            "tests/tools",
            "tests/tui/test_themes.py",
            "-k",
            "not counterparts and not sixteen",
        ],
    ),
}
"""For each recipe where its blocks go, and the tests that it must pass then."""


def test_every_recipe_that_has_code_is_tried() -> None:
    assert {name for name in RECIPES if blocks(name)} == set(TRIED)


@pytest.mark.parametrize("recipe", TRIED)
def test_what_a_recipe_adds_works(recipe: str, tmp_path: Path) -> None:
    edits, tests = TRIED[recipe]
    folder = copy(tmp_path)
    for block, edit in zip(blocks(recipe), edits, strict=True):
        put(block, folder / edit.path, edit.before)
    if "`make keys`" in RECIPES[recipe]:
        run(folder, "tests.tools.readme")
    run(folder, "pytest", "-p", "no:cacheprovider", "--no-cov", *tests)
