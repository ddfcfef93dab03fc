"""``kaoview add``: what was understood of a document, and what is copied."""

import io
import sys
import zipfile

import pytest

from tests.cli_own.asked import EDUCATION, HEALTH, names, record, run, told


def test_adding_shows_what_was_understood_and_where_it_comes_from(plan):
    text = told("add", plan)
    assert "  標題　桃園市政府衛生局114年度施政計畫（取自標題）\n" in text
    assert "  政府　桃園市政府（取自標題）\n" in text
    assert "  機關　桃園市政府衛生局（取自標題）\n" in text
    assert "  年度　114（取自標題）\n" in text
    assert "  種類　施政計畫（取自標題）\n" in text
    assert "  內容　3 項（第 1 層 2 項、第 2 層 1 項），UTF-8\n" in text
    assert "已加入我的文件庫：桃園衛生114.txt" in text
    assert names() == ["桃園衛生114.txt"]


def test_an_added_document_is_part_of_the_library_from_then_on(plan):
    told("add", plan)
    plan.unlink()
    assert "114-桃園市政府衛生局" in told("tree")
    assert "114-桃園市政府衛生局-1.1" in told("search", "日間照顧 dept:桃園:衛生局")


def test_what_could_not_be_seen_is_said(tmp_path):
    path = tmp_path / "某文件.txt"
    path.write_text("一、長照\n辦理長照。\n", encoding="utf-8")
    text = told("add", path, "--dry-run")
    assert "  年度　不明\n" in text
    assert "  注意　看不出年度" in text
    assert "已收進" not in text
    assert names() == []


def test_the_reader_has_the_last_word(plan):
    told(
        *("add", plan, "--title", "衛生施政", "--period", "115年度", "--department", "衛生所"),
        *("--government", "桃園", "--kind", "業務報告"),
    )
    (document,) = record("describe", "桃園衛生114.txt")["documents"]
    assert document["title"] == "衛生施政"
    assert document["period"] == "115"
    assert document["kind"] == "work report"
    assert document["government"] == "桃園市政府", "the table knows the short name"
    assert document["origins"]["period"] != "題名"


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--period", "明年", "--period 要像 114、2025 或 108-111，不是「明年」"),
        ("--kind", "小說", "--kind 必須是其中之一：施政綱要"),
    ],
)
def test_an_option_that_means_nothing_is_refused_in_one_line(plan, option, value, words):
    result = run("add", plan, option, value)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert names() == []


def test_a_folder_adds_every_document_in_it_and_names_what_it_passed_over(plan, tmp_path):
    folder = tmp_path / "資料"
    folder.mkdir()
    (folder / "a.txt").write_text(HEALTH, encoding="utf-8")
    (folder / "b.txt").write_text(EDUCATION, encoding="utf-8")
    (folder / "c.png").write_bytes(b"\x89PNG")
    result = run("add", folder)
    assert result.exit_code == 2, "something was not read"
    assert "「c.png」沒有讀" in result.stderr
    assert names() == ["a.txt", "b.txt"]


def test_an_archive_is_copied_whole(tmp_path):
    path = tmp_path / "桃園.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("衛生.txt", HEALTH)
        archive.writestr("教育.txt", EDUCATION)
    told("add", path)
    assert names() == ["桃園.zip"]
    (entry,) = record("list")
    assert {each["departments"][0] for each in entry["documents"]} == {
        "桃園市政府衛生局",
        "桃園市政府教育局",
    }


def test_the_same_content_is_not_kept_twice(plan, tmp_path):
    told("add", plan)
    again = tmp_path / "另一個名字.txt"
    again.write_bytes(plan.read_bytes())
    text = told("add", again)
    assert "內容和原有的一樣，沒有重複加入：桃園衛生114.txt" in text
    assert names() == ["桃園衛生114.txt"]


def test_the_same_content_with_a_correction_is_corrected(plan):
    told("add", plan)
    told("add", plan, "--period", "113")
    assert record("list")[0]["documents"][0]["period"] == "113"


def test_what_was_said_of_a_document_outlives_its_being_added_again(plan):
    told("add", plan, "--title", "桃園市衛生施政計畫")
    told("add", plan, "--period", "115")
    told("add", plan)
    text = told("describe", "桃園衛生114.txt")
    assert "桃園市衛生施政計畫" in text and "115" in text


def test_another_content_of_the_same_name_gets_a_number(plan):
    told("add", plan)
    plan.write_text(EDUCATION, encoding="utf-8")
    told("add", plan)
    assert names() == ["桃園衛生114.txt", "桃園衛生114 (2).txt"]


def test_standard_input_is_a_document_too():
    told("add", "-", "--name", "衛生.txt", input=HEALTH)
    assert names() == ["衛生.txt"]
    assert record("list")[0]["source"] is None


def test_a_name_for_standard_input_cannot_lead_out_of_the_library(home):
    told("add", "-", "--name", "../../etc/x.txt", input=HEALTH)
    assert names() == ["x.txt"]


def test_empty_standard_input_is_refused():
    result = run("add", "-", input="")
    assert (result.exit_code, result.stderr) == (2, "標準輸入是空的，沒有文件可讀\n")


def test_a_terminal_as_standard_input_is_refused(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    from kaoview.cli.own_library import understand
    from kaoview.cli.terminal import CliError
    from kaoview.reading.hints import Hints

    with pytest.raises(CliError, match="請用管線"):
        understand(["-"], Hints(), None, None)


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    result = run("add", tmp_path / "沒有.pdf")
    assert result.exit_code == 2
    assert "找不到" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_that_cannot_be_read_is_not_copied(tmp_path):
    broken = tmp_path / "壞.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    result = run("add", broken)
    assert result.exit_code == 2
    assert "沒有讀「" in result.stderr and "壞.docx" in result.stderr
    assert names() == []


def test_on_a_terminal_the_reader_is_asked(plan, monkeypatch):
    monkeypatch.setattr("kaoview.cli.own_library.is_interactive", lambda: True)
    assert "沒有加入我的文件庫" in told("add", plan, input="n\n")
    assert names() == []
    assert "已加入我的文件庫" in told("add", plan, input="\n")
    plan.write_text(EDUCATION, encoding="utf-8")
    assert "[Y/n]" not in told("add", plan, "--yes")


def test_json_says_what_was_understood_and_copied(plan):
    found = record("add", plan)
    assert found["schema"] == 1
    (document,) = found["documents"]
    assert document["departments"] == ["桃園市政府衛生局"]
    assert document["items_per_level"] == [2, 1]
    assert document["verdict"] == "good"
    assert document["pages"] is None
    assert found["added"] == [{"name": "桃園衛生114.txt", "new": True}]
    assert found["problems"] == []


def test_a_library_that_cannot_be_written_is_one_line(plan, home):
    home.mkdir()
    (home / "XDG_DATA_HOME").write_text("no folder")
    result = run("add", plan)
    assert result.exit_code == 2
    assert "無法加入我的文件庫" in result.stderr


def test_a_file_that_vanishes_before_it_is_copied_is_one_line(plan, monkeypatch):
    from kaoview.cli import own_library

    def vanish(path):
        raise FileNotFoundError(2, "gone")

    monkeypatch.setattr(own_library, "read_file", vanish)
    result = run("add", plan)
    assert result.exit_code == 2
    assert "無法讀取「" in result.stderr
