"""Several governments on the command line: the tree, names led by one, and comparisons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app

RUNNER = CliRunner()
PLAN = """{government}{year}年度施政計畫

壹、衛生
一、長期照顧
布建社區照顧據點{places}處。
二、防疫
辦理登革熱防治。
貳、教育
一、雙語
推動雙語教育。
參、文化
一、展演
辦理音樂節。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two years of one city and one of another."""
    found = tmp_path_factory.mktemp("two")
    for government, year, places in (
        ("桃園市政府", 113, "三十"),
        ("桃園市政府", 114, "四十"),
        ("臺中市政府", 113, "二十"),
    ):
        text = PLAN.format(government=government, year=year, places=places)
        (found / f"{government}{year}.txt").write_text(text, encoding="utf-8")
    return found


def run(folder: Path, *args: str):
    return RUNNER.invoke(app, ["--library", str(folder), *args])


def told(folder: Path, *args: str) -> str:
    result = run(folder, *args)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_governments_stand_above_departments(folder: Path) -> None:
    lines = told(folder, "tree", "--depth", "1").splitlines()
    assert [line for line in lines if "份計畫" not in line] == [
        "桃園市政府  8 項",
        "",
        "臺中市政府  4 項",
    ]
    assert lines[1].split() == ["桃園市政府衛生局", "4", "項", "2", "份計畫"]


def test_one_government_needs_no_line(folder: Path) -> None:
    lines = told(folder / "桃園市政府114.txt", "tree", "--depth", "1").splitlines()
    assert [line.split()[0] for line in lines] == [
        "桃園市政府衛生局",
        "桃園市政府教育局",
        "桃園市政府文化局",
    ]


@pytest.mark.parametrize("name", ["桃園", "桃園市政府", "桃園縣"])
def test_the_tree_of_one_government(folder: Path, name: str) -> None:
    records = json.loads(told(folder, "tree", name, "--depth", "1", "--json"))
    assert [record["name"] for record in records] == [
        "桃園市政府衛生局",
        "桃園市政府教育局",
        "桃園市政府文化局",
    ]
    assert "114-桃園市政府衛生局-1" not in told(folder, "tree", name), "plans, as in the whole tree"


@pytest.mark.parametrize("name", ["桃園:衛生局", "桃園市政府衛生局", "桃園縣政府：衛生局"])
def test_departments_are_led_by_any_name_of_their_government(folder: Path, name: str) -> None:
    assert told(folder, "show", name).splitlines()[0] == "桃園市政府衛生局"


@pytest.mark.parametrize("id", ["桃園:113-衛生局-1", "113-桃園:衛生局-1", "113-桃園市政府衛生局-1"])
def test_items_are_led_by_it_as_well(folder: Path, id: str) -> None:
    assert "布建社區照顧據點三十處。" in told(folder, "show", id)


def test_the_same_department_of_two_governments(folder: Path) -> None:
    lines = told(folder, "diff", "桃園:113", "臺中:113").splitlines()
    assert lines[0] == "桃園:113 → 臺中:113 新舊對照"
    assert lines[1] == "= 延續 3　~ 修訂 1　& 相關 0　- 未見對應 0　+ 新增 0"
    assert not any("沒有計畫" in line for line in lines), "their departments have other names"


def test_one_department_against_another_government(folder: Path) -> None:
    text = told(folder, "diff", "桃園:113", "臺中:113", "--department", "衛生局")
    assert text.splitlines()[0] == "桃園:113 桃園市政府衛生局 → 臺中:113 新舊對照"


def test_years_alone_mean_the_government_that_has_both(folder: Path) -> None:
    text = told(folder, "diff", "113", "114")
    assert "臺中" not in text
    assert "※ 數值 三十處 → 四十處" in text


def test_years_that_several_governments_have_must_be_led(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "臺中114.txt"
    other.write_text(PLAN.format(government="臺中市政府", year=114, places="九"), encoding="utf-8")
    result = RUNNER.invoke(
        app, ["--library", str(folder), "--add", str(other), "diff", "113", "114"]
    )
    assert result.exit_code == 2
    assert (
        "好幾個政府的計畫（桃園市政府、臺中市政府），請寫明，例如 桃園市政府:114" in result.stderr
    )


def test_a_government_without_documents_is_named(folder: Path) -> None:
    result = run(folder, "diff", "高雄:113", "114")
    assert result.exit_code == 2
    assert result.stderr.strip() == "沒有「高雄」的文件；目前的政府有 桃園市政府、臺中市政府"


def test_search_is_narrowed_to_a_government_s_department(folder: Path) -> None:
    text = told(folder, "search", "據點 dept:臺中:衛生局")
    assert "113-臺中市政府衛生局-1" in text
    assert "桃園" not in text


def test_the_trend_keeps_governments_apart(folder: Path) -> None:
    text = told(folder, "trend", "據點")
    assert "桃園市政府衛生局" in text
    assert "臺中市政府衛生局" in text
