"""What the documents for developers name is there: paths, make targets, packages, names in code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from kaoview.compare.statuses import Status
from kaoview.model import PlanKind

ROOT = Path(__file__).parents[1]
FOLDERS = ("kaoview", "tests", "data", "docs")
DOCUMENTS = {
    name: (ROOT / name).read_text("utf-8") for name in ("docs/architecture.md", "CONTRIBUTING.md")
}
ARCHITECTURE = DOCUMENTS["docs/architecture.md"]

_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")
_FILE_NAME = re.compile(r"[\w-]+\.(?:py|toml|md|tsv|txt|tcss)")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")

OTHERS = {"partial_ratio", "LIKE", "Pilot", "Tree", "OptionList"}
"""Names of other libraries and of SQL that our code need not contain."""


def inline_code(text: str) -> list[str]:
    return _INLINE.findall(_FENCED.sub("", text))


def is_path(code: str) -> bool:
    return " " not in code and "…" not in code and code.partition("/")[0] in FOLDERS and "/" in code


@cache
def file_names() -> frozenset[str]:
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.*")]
    return frozenset(path.name for path in (*paths, *ROOT.glob("*.*")))


@cache
def words_of_the_code() -> frozenset[str]:
    found: set[str] = set()
    for folder in ("kaoview", "tests"):
        for path in (ROOT / folder).rglob("*.py"):
            found.update(re.findall(r"\w+", path.read_text("utf-8")))
    return frozenset(found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_there(name: str) -> None:
    paths = [code for code in inline_code(DOCUMENTS[name]) if is_path(code)]
    assert paths
    assert [path for path in paths if not list(ROOT.glob(path.rstrip("/")))] == []


def test_every_file_that_is_named_without_its_folder_is_there() -> None:
    names = [code for code in inline_code(ARCHITECTURE) if _FILE_NAME.fullmatch(code)]
    assert [file for file in names if file not in file_names()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    text = DOCUMENTS[name]
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("http"):
            assert (ROOT / name).parent.joinpath(target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_target_is_there(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    code = "\n".join((*inline_code(DOCUMENTS[name]), *_FENCED.findall(DOCUMENTS[name])))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets


def test_contributors_learn_of_every_make_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^([a-z]+):", makefile, re.MULTILINE):
        assert f"make {target}" in DOCUMENTS["CONTRIBUTING.md"], target


@pytest.mark.parametrize("package", ["kaoview", "kaoview/tui"])
def test_every_package_and_module_stands_on_the_map(package: str) -> None:
    for path in (ROOT / package).iterdir():
        if path.name == "__init__.py" or path.name.startswith("__pycache__"):
            continue
        if path.suffix == ".py":
            assert re.search(rf"\b{re.escape(path.name)}", ARCHITECTURE), path.name
        elif (path / "__init__.py").exists():
            assert f"{path.name}/" in ARCHITECTURE, path.name


def test_every_controller_stands_on_the_map() -> None:
    screen = (ROOT / "kaoview/tui/explorer/screen.py").read_text("utf-8")
    for name in set(re.findall(r"\b(\w+Controller|Navigator|Layout|SessionSaver)\(", screen)):
        assert f"| `{name}` |" in ARCHITECTURE, name


def test_every_name_occurs_in_the_code() -> None:
    for code in inline_code(ARCHITECTURE):
        if not _NAME.fullmatch(code) or _FILE_NAME.fullmatch(code) or code in OTHERS:
            continue
        if any(c.isupper() for c in code) or "_" in code:
            assert set(code.split(".")) <= words_of_the_code(), code


def test_every_status_stands_in_the_glossary() -> None:
    for status in Status:
        assert re.search(
            rf"^\| {status.label} \|.*`Status\.{status.name}` \|$", ARCHITECTURE, re.M
        ), f"add a row for {status.label} to the glossary of docs/architecture.md"


def test_every_station_of_a_way_names_something_of_its_file() -> None:
    stations = re.findall(r"^\| \d+ \| `(.+?)` \| (.+) \|$", ARCHITECTURE, re.MULTILINE)
    assert stations
    for path, text in stations:
        words = set(re.findall(r"\w+", (ROOT / path).read_text("utf-8")))
        names = [code.split(".")[-1] for code in inline_code(text) if _NAME.fullmatch(code)]
        assert not names or words & set(names), path


def test_every_contract_stands_on_the_map() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    contracts = project[project.index("[tool.importlinter]") :]
    for name in re.findall(r'^name = "(.+)"', contracts, re.MULTILINE):
        assert f"| {name} |" in ARCHITECTURE


@pytest.mark.parametrize("name", ["json.md", "json.zh-TW.md"])
def test_every_kind_of_plan_is_listed(name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    line = next(line for line in text.splitlines() if "`outline`" in line and "`kind`" in line)
    assert set(inline_code(line)) - {"kind", "month"} == {kind.value for kind in PlanKind}
