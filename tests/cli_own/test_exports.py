"""An export among the documents to read: passed over in a folder, and named."""

import pytest

from tests.cli_own.asked import names, record, run, told


@pytest.fixture
def exported(plan, tmp_path):
    """A folder with a plan and an export of it as a page."""
    path = tmp_path / "folder" / "匯出.html"
    path.parent.mkdir()
    plan.rename(path.parent / plan.name)
    told("--library", path.parent, "export", "-o", path)
    return path


def test_an_export_in_a_folder_is_passed_over_and_named(exported):
    result = run("--library", exported.parent, "tree")
    assert "「匯出.html」沒有讀：這是 kaoview 匯出的檔案，不是原來的文件" in result.stderr
    assert result.stdout == run("--library", exported.with_name("桃園衛生114.txt"), "tree").stdout
    result = run("check", exported.parent)
    assert "「匯出.html」沒有讀：這是 kaoview 匯出的檔案" in result.stderr
    assert "匯出.html" not in result.stdout
    output = run("add", exported.parent, "--yes").output
    assert "「匯出.html」沒有讀：這是 kaoview 匯出的檔案" in output
    assert names() == ["桃園衛生114.txt"]


def test_an_export_that_is_named_says_what_it_is_in_one_line(exported):
    result = run("--library", exported, "tree")
    assert result.exit_code == 0
    assert result.stderr == f"注意「{exported}」：這是 kaoview 匯出的檔案，不是原來的文件\n"
    assert "長期照顧" in run("--library", exported, "tree", "--depth", "9").stdout
    result = run("--library", exported.with_name("桃園衛生114.txt"), "--add", exported, "tree")
    assert result.stderr == f"注意「{exported}」：這是 kaoview 匯出的檔案，不是原來的文件\n"


def test_check_and_add_say_that_a_file_is_an_export(exported):
    result = run("check", exported)
    assert "請先檢查  匯出.html　這是 kaoview 匯出的檔案，不是原來的文件" in result.stdout
    (document,) = record("check", exported)["documents"]
    assert document["reasons"][0]["code"] == "own-export"
    assert "注意　這是 kaoview 匯出的檔案，不是原來的文件" in told("add", exported, "--yes")
