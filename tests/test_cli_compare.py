"""``kaoview diff``, ``lineage`` and ``export --diff`` as a reader types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.paths import reviews_file

RUNNER = CliRunner()


def run(*args: str):
    return RUNNER.invoke(app, list(args))


def told(*args: str) -> str:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_a_department_compared_between_two_years() -> None:
    lines = told("diff", "107", "113", "--department", "秘書處").splitlines()
    assert lines[0] == "107 行政暨國際處 → 113 行政暨國際處 新舊對照"
    assert [word.split()[1] for word in lines[1].split("　")] == [
        "延續",
        "修訂",
        "相關",
        "未見對應",
        "新增",
    ]
    assert "= 延續（已校對） 107-行政暨國際處-1.1" in lines


def test_the_matcher_alone_says_that_nobody_has_read_it() -> None:
    text = told("diff", "107", "113", "--department", "秘書處", "--no-reviews")
    assert "已校對" not in text
    assert "未經校對" in text


def test_one_status() -> None:
    text = told("diff", "108-111", "113", "--status", "same")
    marks = {line[0] for line in text.splitlines()[3:] if "108-111-全市-" in line}
    assert marks == {"="}
    assert "+ 新增" not in "\n".join(text.splitlines()[2:])
    assert run("diff", "108-111", "113", "--status", "延續").stdout == text


def test_the_json_of_the_design() -> None:
    found = json.loads(told("diff", "108-111", "113", "--json"))
    assert {"left", "right", "rows", "new"} <= set(found)
    assert len(found["rows"]) == 42
    for row in found["rows"]:
        assert row["left"][0]["id"].startswith("108-111-全市-")
        assert len(row["matches"]) >= 5
        for match in row["matches"]:
            assert {"id", "score", "status", "reviewed"} <= set(match)
            assert match["status"] in {"same", "revised", "related", "candidate"}
    assert all(id.startswith("113-") for id in found["new"])


def test_two_plans_by_their_ids() -> None:
    text = told("diff", "112-研考會", "113-研考會")
    assert text.startswith("112-研考會 → 113-研考會 新舊對照")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("diff", "107", "107"), "同一份計畫"),
        (("diff", "109", "113"), "找不到年度或計畫「109」（109 年在「108-111」的計畫裡）"),
        (("diff", "101", "113"), "找不到年度或計畫「101」；目前的年度有 107、108-111、112、113"),
        (("diff", "113-衛生局-1", "113"), "kaoview lineage 113-衛生局-1"),
        (("diff", "研考會", "113"), "--department 研究發展考核委員會"),
        (("diff", "107", "113", "--department", "太空局"), "找不到「太空局」"),
        (("diff", "107", "113", "--department", "113-衛生局"), "不是機關"),
        (("diff", "107", "113", "--status", "candidate"), "--status"),
        (("diff", "107", "113", "--format", "csv"), "csv"),
        (("lineage", "113-衛生局"), "不是項目"),
        (("lineage", "113-太空局-1"), "找不到"),
        (("export", "113-衛生局", "--diff", "107", "113"), "--diff"),
        (("export", "--diff", "107", "113", "--format", "csv"), "csv"),
        (
            ("export", "--diff", "107", "113", "--columns", "new,舊文"),
            "--columns 沒有「舊文」這一欄，可用的有 修正後（new）、修正前（old）、說明（note）",
        ),
        (("export", "--diff", "107", "113", "--columns", "new,note"), "少了修正前"),
        (("export", "--diff", "107", "113", "--columns", ""), "少了修正後和修正前"),
        (("export", "--diff", "107", "113", "--columns", "新,舊,new"), "同一欄寫了兩次"),
        (
            ("export", "--diff", "107", "113", "--columns", "新,舊", "--layout", "status"),
            "status 版面和 json 沒有這些欄位",
        ),
        (("export", "--columns", "新,舊"), "請加上 --diff"),
    ],
)
def test_what_cannot_be_compared_is_one_line(args: tuple[str, ...], words: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "heads"),
    [
        ("old,new,note", ["修正前", "修正後", "說明"]),
        ("說明，新、舊", ["說明", "修正後", "修正前"]),
        ("修正前,修正後", ["修正前", "修正後"]),
    ],
)
def test_the_columns_of_a_table_are_ordered_as_typed(typed: str, heads: list[str]) -> None:
    text = told("export", "--diff", "112-研考會", "113-研考會", "--columns", typed)
    table = [line for line in text.splitlines() if line.startswith("|")]
    found = [cell.strip().split("（")[0] for cell in table[0].strip("|").split(" | ")]
    assert found == heads
    assert {line.replace("\\|", "").count("|") for line in table} == {len(heads) + 1}


def test_a_department_without_a_plan_in_that_year() -> None:
    result = run("diff", "107", "113", "--department", "衛生局")
    assert result.exit_code == 1
    assert "「107」沒有衛生局的計畫" in result.stderr


@pytest.mark.parametrize("words", [("113", "--department", "衛生局"), ("113-衛生局",)])
def test_the_whole_city_compared_with_one_department_shows_what_concerns_it(
    words: tuple[str, ...],
) -> None:
    result = run("diff", "108-111", *words)
    assert result.exit_code == 0
    assert "全市計畫 42 項中，只列衛生局有對應的 2 項" in result.stdout
    assert "全部一起看：kaoview diff 108-111 113\n" in result.stderr
    assert "- 未見對應 0" in result.stdout, "what others answer is not missing"
    assert run("diff", "108-111", "113", "--status", "same").stderr == ""


def test_a_table_of_one_department_calls_nothing_deleted_that_others_carry_on(
    tmp_path: Path,
) -> None:
    path = tmp_path / "table.md"
    run("export", "--diff", "108-111", "113", "--department", "社會局", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert "刪除" not in text
    assert "**社會局**" in text
    assert "**衛生局**" not in text
    assert "其餘不在這裡，不等於沒有對應" in text
    # Every old item is there, and what others carry on is said to be theirs.
    old = ("平價教保服務", "終身學習", "一學區日照中心", "社區照顧關懷據點")
    assert all(words in text for words in old)
    assert "對應空中大學「(一)」及教育局「(十九)」，不在本表" in text
    assert "不在本表；與新項目社會局「(六)」相關，不是同一件事" in text
    assert "分列為 2 項，其中 1 項不在本表" in text


def test_the_newer_year_on_the_left_is_remarked_on() -> None:
    result = run("diff", "113-研考會", "112-研考會")
    assert result.exit_code == 0
    assert "請改用 kaoview diff 112-研考會 113-研考會" in result.stderr


def test_where_all_is_reviewed_what_the_matcher_adds_is_told_apart() -> None:
    text = told("diff", "112", "113", "--department", "研考會")
    count = text.count("，未經校對，把握")
    assert count > 0
    assert (
        f"28 項（只作標題的不計）都已校對；另有 {count} 個對應是程式比對的，未經校對，逐一註明。"
        in text
    )


def test_the_documents_of_both_sides_are_named() -> None:
    lines = told("diff", "107", "113", "--department", "秘書處", "--status", "same").splitlines()
    assert lines[3] == "只列「延續」；各狀態的項數是全部的。"
    assert lines[4].endswith("（107-secretariat-plan.txt）")
    assert lines[5].endswith("（113-annual-outline.txt）")


def test_a_document_without_items_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("高雄市政府衛生局114年度施政計畫\n", encoding="utf-8")
    result = run("--add", str(tmp_path / "empty.txt"), "diff", "113", "114")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "「114」的文件「empty.txt」裡沒有讀到項目" in result.stderr


def test_a_foreword_is_not_said_to_have_been_reviewed() -> None:
    assert "未見對應（已校對）" not in told("lineage", "113-全市-1")


def test_a_matter_through_the_years() -> None:
    text = told("lineage", "113-行政暨國際處-1")
    assert text.startswith("113-行政暨國際處-1 的來龍去脈\n")
    periods = [line for line in text.splitlines()[1:] if line[:3].isdecimal()]
    assert [line.split()[0] for line in periods] == ["107", "108-111", "112", "113"]
    assert text.rstrip().endswith("目前的文件到 113 年度為止")
    assert "=  107-行政暨國際處-1.1  行政暨國際處" in text
    assert "◎  113-行政暨國際處-1  行政暨國際處" in text
    assert "出處：高雄市政府秘書處107年度施政計畫；107-secretariat-plan.txt 第 6 行" in text


def test_a_department_that_has_no_older_plan() -> None:
    text = told("lineage", "113-衛生局-2")
    assert "衛生局沒有這一期的計畫或報告" in text
    newest = "目前的文件到 113 年度為止"
    assert text.rstrip().endswith(newest)
    assert newest not in told("lineage", "108-111-全市-1.4.5")


def _write_reviews(folder: Path, *lines: str) -> None:
    path = reviews_file()
    assert folder in path.parents, "never the reader's own"
    path.parent.mkdir(parents=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_what_is_wrong_with_decisions_is_said_and_the_rest_applies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    _write_reviews(
        tmp_path,
        "107-秘書處-1.3\t113-研考會-3\trelated\t王小明",
        "107-秘書處-1.2\t113-國際處-2\tsame\t王小明\t\t\t0000000000",
        "壞掉的一行",
        "107-秘書處-1.4\t113-天文局-1\tsame",
        "107-秘書處-1.5\t113-新聞局-1\tsame",
        "113-新聞局-1\t107-國際處-1.5\tnone",
    )
    for words in (("diff", "107", "113"), ("lineage", "107-秘書處-1.2")):
        result = run(*words)
        assert result.exit_code == 0
        told = result.stderr.splitlines()
        assert [line for line in told if "第 2 行校對的原文已經變了" in line]
        assert [line for line in told if "第 3 行：只有 1 欄" in line]
        assert [line for line in told if "第 4 行提到目前文件裡沒有的項目" in line]
        assert [line for line in told if "第 6 行與第 5 行對同一組項目的判定不同" in line]
        assert len(told) == 4
    assert "113-研究發展考核委員會-3　相關，已校對（王小明）" in run("diff", "107", "113").stdout
    assert run("lineage", "107-秘書處-1.6").stderr.count("原文已經變了") == 0


def test_lineage_as_json() -> None:
    found = json.loads(told("lineage", "113-衛生局-2", "--json"))
    assert [step["period"] for step in found["steps"]] == ["107", "108-111", "112", "113"]
    assert found["outdated"] == []
    ids = [link["id"] for link in found["steps"][1]["links"]]
    assert "108-111-全市-1.4.5" in ids


@pytest.mark.parametrize(
    ("suffix", "start"), [("md", "---\ntitle"), ("html", "<!DOCTYPE html>"), ("json", "{")]
)
def test_export_a_comparison(tmp_path: Path, suffix: str, start: str) -> None:
    path = tmp_path / f"compare.{suffix}"
    result = run("export", "--diff", "107", "113", "-o", str(path))
    assert result.exit_code == 0
    assert path.read_text(encoding="utf-8").lower().startswith(start.lower())
    again = run("export", "--diff", "107", "113", "-o", str(path))
    assert again.exit_code == 2


def test_rows_are_listed_by_the_sort_of_their_change(tmp_path):
    old = "高雄市政府衛生局 112 年度施政計畫\n一、推動登革熱防治，補助 30%，於社區宣導。\n二、辦理長者健檢、視力檢查服務。\n三、強化食品抽驗機制，加強稽查。\n"
    new = "高雄市政府衛生局 113 年度施政計畫\n一、推動登革熱防治，補助 50%，於社區宣導。\n二、辦理長者健檢，視力檢查服務。\n三、強化食品抽驗機制，持續稽查。\n"
    for name, text in (("112.txt", old), ("113.txt", new)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def ids(*args):
        result = RUNNER.invoke(
            app, ["--library", str(tmp_path), "diff", "112", "113", "--json", *args]
        )
        return [row["left"][0]["id"] for row in json.loads(result.stdout)["rows"]]

    assert ids("--change", "content") == ["112-衛生局-1"]
    assert ids("--change", "標點") == ["112-衛生局-2"]
    assert ids("--change", "wording") == ["112-衛生局-3"]
    assert ids("--change", "content", "--change", "文字") == ["112-衛生局-1", "112-衛生局-3"]
    wrong = RUNNER.invoke(app, ["diff", "107", "113", "--change", "x"])
    assert wrong.exit_code == 2 and "可用的有 content（內容）" in wrong.stderr
    none = RUNNER.invoke(app, ["diff", "107", "113", "--change", "punctuation"])
    assert (none.exit_code, none.stderr) == (1, "沒有這種變動的項目\n")


def test_what_is_no_unit_says_that_nothing_leads_back_to_it() -> None:
    said = "前言、圖說、表格等不列入逐項對照"
    assert told("lineage", "108-111-全市-0").splitlines()[1].startswith(said)
    assert json.loads(told("lineage", "108-111-全市-0", "--json"))["by_itself"] is True
    assert said not in told("lineage", "107-行政暨國際處-1.3")
    assert json.loads(told("lineage", "107-行政暨國際處-1.3", "--json"))["by_itself"] is False


def test_a_table_of_nothing_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "none.odt"
    words = ("export", "--diff", "108-111", "113-衛生局", "--status", "missing")
    result = run(*words, "-o", str(path))
    assert result.exit_code == 1 and not path.exists()
    assert "沒有符合的項目" in result.stderr
    assert '"rows": []' in run(*words, "--format", "json").stdout


def test_the_heads_of_a_table_of_amendments_say_of_when_a_report_is():
    words = ("--department", "行政暨國際處", "--format", "markdown", "--layout", "old-new")
    text = RUNNER.invoke(app, ["export", "--diff", "112", "113", *words]).stdout
    assert (
        "| 舊（高雄市政府行政暨國際處業務報告，112年4月） | 新（高雄市政府113年度施政綱要） |"
        in text
    )
