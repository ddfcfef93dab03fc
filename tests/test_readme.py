"""The readmes promise what the program does: every command, option and key stands in both."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.compare.statuses import DECIDABLE, FILTERABLE, Status
from kaoview.tui.commands import ACTIONS
from kaoview.tui.commands.key_names import written_key
from kaoview.tui.symbols import OF_THE_TREE

ROOT = Path(__file__).parents[1]
PAGES = ("keys", "json", "settings", "commands", "scale")
"""What is too long for the readmes stands in docs/, in both languages."""
ONLY = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-TW.md")}
"""The readmes alone."""
MORE = {
    name: [(ROOT / "docs" / f"{page}{suffix}.md").read_text("utf-8") for page in PAGES]
    for name, suffix in (("README.md", ""), ("README.zh-TW.md", ".zh-TW"))
}
READMES = {name: "\n".join((text, *MORE[name])) for name, text in ONLY.items()}
"""The readmes with their pages."""
DOCUMENT = "107-secretariat-plan.txt"
JSON = {
    "tree": ("107-秘書處-3", "--json"),
    "show": ("107-秘書處-3", "--json"),
    "search": ("登草熱", "--json"),
    "trend": ("淨零", "--json"),
    "words": ("淨零", "--json"),
    "diff": ("107", "113", "--json"),
    "lineage": ("107-秘書處-1.3", "--json"),
    "export": ("107-秘書處-3", "--format", "json"),
    "check": ("--json",),
    "config": ("--json",),
    "reviews": ("status", "--json"),
    "add": (str(ROOT / "data" / "documents" / DOCUMENT), "--yes", "--json"),
    "list": ("--json",),
    "describe": (DOCUMENT, "--json"),
}
"""The commands that print JSON, each with what it takes to print all its keys."""
NAMED_BY_DATA = ("pairs", "reviewers", "periods", "keys")
"""What has years, names or ids for keys."""
RUNNER = CliRunner()


def told(*args):
    return RUNNER.invoke(app, list(args)).stdout


def keys(value, own=True):
    """Return every key of a JSON value at all depths, but for those that are no names of ours."""
    if isinstance(value, dict):
        inside = (keys(each, name not in NAMED_BY_DATA) for name, each in value.items())
        return set(value if own else ()).union(*inside)
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_is_described(name):
    help_page = told("--help")
    start = help_page.index("指令：")
    commands = re.findall(r"^  ([a-z]+) ", help_page[start:], re.MULTILINE)
    assert {"tree", "show", "export", "check"} <= set(commands)
    for command in commands:
        assert re.search(f"`kaoview {command}[ `]", READMES[name])
    for page in (help_page, *(told(command, "--help") for command in commands)):
        for option in re.findall(r"^  (?:-\w, )?(--[a-z]+|-o\b)", page, re.MULTILINE):
            assert option in READMES[name], option


def test_the_keys_of_every_command_with_json_are_looked_at():
    help_page = told("--help")
    commands = re.findall(r"^  ([a-z]+) ", help_page[help_page.index("指令：") :], re.MULTILINE)
    with_json = {command for command in commands if "--json" in told(command, "--help")}
    assert with_json | {"export"} == set(JSON), "each of them belongs into JSON above"


@pytest.mark.parametrize("command", JSON)
def test_every_key_is_documented(command, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if command in ("list", "describe"):
        told("add", *JSON["add"])
    printed = keys(json.loads(told(command, *JSON[command])))
    assert printed
    for name, (_, page, *_) in MORE.items():
        assert re.search(rf"`{command}(?: \w+)? --(?:json|format json)`", page), name
        documented = set(re.findall(r'"(\w+)"', page))
        assert printed <= documented, (name, printed - documented)


@pytest.mark.parametrize("name", READMES)
def test_every_column_is_documented(name):
    told_csv = told("export", "113-衛生局", "--format", "csv", "--header", "en")
    columns = told_csv.lstrip("\ufeff").splitlines()[0]
    place = READMES[name].index("jsonl`", READMES[name].index("ITEM ="))
    line = READMES[name][place:].splitlines()[0]
    assert [each for each in re.findall(r"`(\w+)`", line) if each not in ("csv", "1")] == (
        columns.split(",")
    )


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_tour_works(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tour = re.findall(
        r"^    kaoview ((?:tree|show|export|check)\b[^#\n]*)", READMES[name], re.MULTILINE
    )
    assert len(tour) == 7
    for line in tour:
        assert RUNNER.invoke(app, line.split()).exit_code == 0, line
    assert {path.name for path in tmp_path.iterdir()} == {"notes.md", "all.csv"}


def shape(readme):
    """Return what a readme is made of, whatever its language: headings, pictures, lists, tables."""
    kinds = r"(#+) |(!\[)|(- |\d\. )|(\|)|(<summary>)"
    found = [re.match(kinds, line) for line in readme.splitlines()]
    return [next(filter(None, each.groups())) for each in found if each]


def test_both_languages_have_the_same_sections_pictures_and_lists():
    english, chinese = map(shape, READMES.values())
    assert english == chinese
    assert english.count("##") > 10


@pytest.mark.parametrize("name", ONLY)
def test_a_readme_is_short_and_leads_to_its_sections_and_pages(name):
    readme = ONLY[name]
    assert len(readme.splitlines()) <= 200
    headings = re.findall(r"^## (.+)$", readme, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
    contents = next(line for line in readme.splitlines() if line.count("](#") > 10)
    assert set(re.findall(r"\]\(#([^)]+)\)", contents)) == anchors
    suffix = ".zh-TW" if "zh-TW" in name else ""
    for page in PAGES:
        assert f"](docs/{page}{suffix}.md)" in readme
    for target in re.findall(r"\]\((docs/[^)#]+)", readme):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", READMES)
def test_it_opens_with_the_pictures_and_they_are_there(name):
    pictures = re.findall(r"^!\[(.+)\]\((.+)\)$", READMES[name], re.MULTILINE)
    assert [Path(path).stem for _, path in pictures][:3] == ["reading", "search", "comparison"]
    assert all((ROOT / path).is_file() and words for words, path in pictures)
    assert READMES[name].index("![") < READMES[name].index("\n## ")


@pytest.mark.parametrize("name", READMES)
def test_every_key_of_the_first_tasks_and_of_the_explorer_is_one(name):
    parts = re.split(r"^## ", ONLY[name], flags=re.MULTILINE)
    tasks = parts[1]
    explorer = next(part for part in parts if "docs/keys" in part)
    there = {written_key(key) for action in ACTIONS for key in action.keys}
    there |= {status.mark for status in Status} | {mark for mark, _ in OF_THE_TREE}
    for part in (tasks, explorer):
        named = set(re.findall(r"`(.)`", part))
        assert len(named) > 15
        assert named <= there


@pytest.mark.parametrize("name", ONLY)
def test_every_status_has_its_row_in_the_table_of_marks(name):
    rows = re.findall(r"^\| `(.)` \| (\S+?) ?[(（]`(\w+)`[)）] \|", ONLY[name], re.MULTILINE)
    assert rows == [(status.mark, status.label, status.value) for status in FILTERABLE]


def test_what_a_reader_can_decide_is_explained_beside_the_reviews():
    page = (ROOT / "data" / "reviews" / "README.md").read_text("utf-8")
    told_there = re.findall(r"^- `(\w+)` \((\S+)\): ", page, re.MULTILINE)
    assert told_there == [(status.value, status.label) for status in DECIDABLE]
