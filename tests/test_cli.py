import csv
import io
import json
import re
import sys
from functools import cache

import pytest
from typer.testing import CliRunner

import kaoview
from kaoview.cli import app
from kaoview.text.cell_width import cell_width

RUNNER = CliRunner()


def run(*args, **named):
    return RUNNER.invoke(app, list(args), **named)


def told(*args):
    """Return what a command that succeeds prints, having said nothing else."""
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@cache
def library():
    return kaoview.load()


def test_tree_shows_34_departments_with_their_plans_and_counts():
    lines = told("tree").splitlines()
    departments = [line for line in lines if not line.startswith(" ")]
    assert len(departments) == 34
    assert departments[0].startswith("全市 ")
    assert re.fullmatch(
        r"  113-衛生局 +12 項  高雄市政府113年度施政綱要：衛生", find(lines, "113-衛生局")
    )
    assert told("tree", "--depth", "2").splitlines() == lines


def find(lines, word):
    return next(line for line in lines if line.strip().startswith(word))


def test_the_columns_of_the_tree_are_aligned_by_cells():
    lines = told("tree").splitlines()
    assert len({cell_width(line[: line.index(" 項")]) for line in lines}) == 1


def test_tree_of_one_department_goes_down_to_its_items():
    text = told("tree", "研考會", "--depth", "3")
    assert text.startswith("研究發展考核委員會")
    assert "112-11-研究發展考核委員會-1" in text
    assert "112-11-研究發展考核委員會-1.1" not in text
    assert len(told("tree", "研考會").splitlines()) > len(text.splitlines())


def test_tree_as_json_counts_what_the_library_holds():
    (told_tree,) = json.loads(told("tree", "113-衛生局", "--json"))
    plan = library().find("113-衛生局")
    assert told_tree["type"] == "plan"
    assert told_tree["items"] == plan.count == 12
    assert [child["id"] for child in told_tree["children"]] == [item.id for item in plan.items]
    (shallow,) = json.loads(told("tree", "衛生局", "--depth", "1", "--json"))
    assert (shallow["type"], shallow["name"], shallow["children"]) == ("department", "衛生局", [])


def test_show_prints_way_text_and_source():
    item = library().find("113-衛生局-2")
    lines = told("show", "113-衛生局-2").splitlines()
    assert lines[:2] == ["衛生局 > 113 施政綱要", "113-衛生局-2"]
    assert lines[3] == f"2  {item.marker} {item.text}", "piped, a paragraph is one line"
    place = f"{item.source.first_line}-{item.source.last_line}"
    assert lines[-1] == (
        f"出處：高雄市政府113年度施政綱要：衛生，衛生局；113-annual-outline.txt 第 {place} 行"
    )


def test_show_takes_any_name_of_the_department():
    assert told("show", "107-秘書處-1.3") == told("show", "107-行政暨國際處-1.3")
    assert told("show", "１０７－秘書處－１．３") == told("show", "107-行政暨國際處-1.3")


def test_show_prints_every_child_with_its_place_and_amount():
    text = told("show", "107-秘書處-4.2")
    plan = library().find("107-秘書處-4.2")
    for item in plan.walk():
        assert item.id.removeprefix("107-行政暨國際處-") in text
        assert item.title in text
        for paragraph in item.text.split("\n"):
            assert paragraph in text
    assert re.search(r"^4\.2\.1 +\(一\) 庶務管理  78,731 仟元$", text, re.MULTILINE)


def test_show_of_a_department_lists_its_plans_and_prints_all_below_them():
    text = told("show", "秘書處")
    assert text.startswith("行政暨國際處\n又名：行政暨國際事務、秘書處")
    ids = ["107-行政暨國際處", "112-04-行政暨國際處", "113-行政暨國際處"]
    assert [line.split()[0] for line in text.splitlines()[3:6]] == ids
    for id in ids:
        whole = told("show", id)
        assert whole[whole.index(f"\n{id}\n") :] in text


def test_show_as_json_tells_the_way_and_the_node():
    shown = json.loads(told("show", "107-秘書處-1.3", "--json"))
    assert shown["schema"] == 1
    assert [step["id"] for step in shown["trail"]] == [
        "行政暨國際處", "107-行政暨國際處", "107-行政暨國際處-1"
    ]  # fmt: skip
    assert shown["type"] == "item"
    assert shown["node"]["marker"] == "三、"
    assert shown["reference"].startswith("高雄市政府秘書處107年度施政計畫，")
    assert "107-secretariat-plan.txt 第 " in shown["reference"]
    whole = json.loads(told("show", "113-衛生局", "--json"))["reference"]
    assert whole.startswith("高雄市政府113年度施政綱要：衛生，衛生局；113-annual-outline.txt 第 ")


def test_export_is_markdown_unless_told_otherwise():
    text = told("export", "113-衛生局-2")
    assert text.startswith('---\ntitle: "(二) ')
    assert '\nid: "113-衛生局-2"\n' in text


def test_export_of_everything_holds_everything():
    export_text = json.loads(told("export", "--format", "json"))
    ids = []

    def walk(items):
        for item in items:
            ids.append(item["id"])
            walk(item["children"])

    for department in export_text["departments"]:
        for plan in department["plans"]:
            walk(plan["items"])
    assert ids == [item.id for item in library().items()]


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_flat_exports_hold_overlapping_ids_once(format):
    text = told("export", "113-衛生局-2", "衛生局", "113-衛生局", "--format", format)
    if format == "jsonl":
        ids = [json.loads(line)["id"] for line in text.splitlines()]
    else:
        ids = [row["編號"] for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))]
    assert ids == [item.id for item in library().find("113-衛生局").walk()]


def test_tables_for_readers_are_chinese_and_those_for_programs_english():
    def rows(*words):
        text = told("export", "113-衛生局-1", "--format", "csv", *words)
        return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))

    (read, *_), (programs, *_) = rows(), rows("--header", "en")
    assert (read["計畫種類"], read["項目種類"]) == ("施政綱要", "項目")
    assert (programs["plan_kind"], programs["kind"]) == ("outline", "item")
    assert read["內容"] == programs["text"] != ""
    assert rows("--header", "zh") == rows()
    wrong = run("export", "衛生局", "--format", "csv", "--header", "fr")
    assert (wrong.exit_code, wrong.stderr) == (2, "--header 沒有「fr」，可用的有 zh、en\n")


def test_check_accounts_for_every_character_of_every_document():
    text = told("check")
    assert text.count("一字不漏（100%）") == len(library().documents) == 5
    assert re.search(r"金額：\d+ 個合計，都與各項加總相符", text)


def test_check_as_json_holds_every_piece_of_furniture():
    checked = json.loads(told("check", "--json"))
    assert checked["problems"] == []
    for record, document in zip(checked["documents"], library().documents, strict=True):
        assert record["id"] == document.id
        assert record["account"]["whole"] is True
        assert len(record["furniture"]) == len(document.furniture)
    assert all(each["agrees"] for record in checked["documents"] for each in record["sums"])
    assert sum(plan["items"] for plan in checked["documents"][4]["plans"]) == 471


def test_check_lists_furniture_line_by_line_when_asked():
    lines = told("check", "--all").splitlines()
    pieces = sum(len(document.furniture) for document in library().documents)
    assert sum(line.startswith("    第 ") for line in lines) == pieces


@pytest.fixture
def own(tmp_path):
    """A document of the reader's own whose amounts do not add up."""
    path = tmp_path / "114年度施政計畫.txt"
    path.write_text(
        "高雄市政府衛生局114年度施政計畫\n\n一、推動長照。\n\n二、防治登革熱。\n\n四、淨零。\n",
        encoding="utf-8",
    )
    return path


def test_own_documents_take_the_place_of_the_bundled_ones(own):
    text = told("--library", str(own), "tree")
    assert "114-衛生局" in text
    assert "113-衛生局" not in text
    assert text == told("--library", str(own.parent), "tree"), "the folder reads the same"
    assert text == run("tree", env={"KAOVIEW_LIBRARY": str(own)}).stdout


def test_own_documents_can_stand_beside_the_bundled_ones(own):
    text = told("--add", str(own), "tree", "衛生局", "--depth", "2")
    assert [line.split()[0] for line in text.splitlines()[1:]] == ["113-衛生局", "114-衛生局"]


def test_check_reads_just_the_files_it_is_given(own):
    text = told("check", str(own))
    assert text.startswith("請先檢查  114年度施政計畫.txt　有 1 處編號接不上")
    assert "\n114年度施政計畫.txt　請先檢查\n" in text
    assert "可疑：" in text, "四 follows 二"
    assert "113-annual-outline" not in text


@pytest.fixture
def opened(monkeypatch):
    """Pretend to be on a terminal, and record what the explorer is opened with."""
    from kaoview.tui import run as explorer

    calls = []
    monkeypatch.setattr(sys.modules["kaoview.cli.open_explorer"], "is_interactive", lambda: True)
    monkeypatch.setattr(
        explorer, "run", lambda load, start, _again, tour: calls.append((load(), start))
    )
    return calls


@pytest.mark.parametrize(
    ("args", "start"),
    [
        ([], None),
        (["113-衛生局-2"], "113-衛生局-2"),
        (["open", "107-秘書處-1.3"], "107-行政暨國際處-1.3"),
        (["研考會"], "研究發展考核委員會"),
    ],
)
def test_without_a_command_the_explorer_opens(opened, args, start):
    assert told(*args) == ""
    assert opened == [(library(), start)]


def test_the_explorer_opens_on_the_readers_own_documents(opened, own):
    assert told("--library", str(own), "114-衛生局") == ""
    ((shown, start),) = opened
    assert (shown.documents[0].path, start) == (str(own), "114-衛生局")


def test_a_wrong_id_is_said_before_the_explorer_opens(opened):
    assert run("衛生居").exit_code == 2
    assert opened == []


def test_version_and_help():
    assert told("--version") == f"kaoview {kaoview.__version__}\n"
    assert told("-h") == told("--help")


@pytest.mark.parametrize("command", [(), ("tree",), ("show",), ("export",), ("check",), ("open",)])
def test_help_is_in_chinese(command):
    text = told(*command, "--help")
    assert text.startswith("用法：kaoview ")
    assert "顯示這份說明" in text
    assert not re.search(r"Usage|Options|Commands|Arguments|Show this|exit\.|TEXT|INTEGER", text)


def test_help_names_every_command_but_the_hidden_one():
    lines = told("--help").splitlines()
    start = lines.index("指令：")
    commands = [line.split()[0] for line in lines[start + 1 : lines.index("", start)]]
    assert commands == [
        "tree",
        "show",
        "search",
        "trend",
        "words",
        "diff",
        "lineage",
        "export",
        "check",
        "config",
        "reviews",
        "serve",
        "completion",
        "add",
        "list",
        "describe",
        "remove",
        "tour",
        "man",
    ]


def test_search_by_meaning_says_how_to_install_it(monkeypatch):
    from kaoview.search import from_settings
    from kaoview.search.embedder import EmbedderMissingError

    def missing():
        raise EmbedderMissingError('語意搜尋要另外安裝：pip install "kaoview[semantic]"')

    monkeypatch.setattr(from_settings, "load_embedder", missing)
    result = run("search", "登革熱", "--semantic", "--limit", "1")
    assert result.exit_code == 0 and "登革熱" in result.stdout
    assert "kaoview[semantic]" in result.stderr


def test_the_tree_of_a_year_lists_its_plans() -> None:
    lines = RUNNER.invoke(app, ["tree", "108-111"]).stdout.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("108-111-全市")
    year = RUNNER.invoke(app, ["tree", "113"]).stdout.splitlines()
    assert len(year) > 30
    assert all(line.startswith("113-") for line in year)
