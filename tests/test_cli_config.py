"""``kaoview config``, and what the settings do to the other commands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaoview.cli import app
from kaoview.cli.config import example
from kaoview.config import Config, checked, config_path, load_config
from kaoview.paths import bookmarks_file, cache_folder, reviews_file, state_folder, synonyms_file
from kaoview.tui.commands import USUAL_KEYS

RUNNER = CliRunner()
ROOT = Path(__file__).parents[1]
PLAN = "高雄市政府衛生局114年度施政計畫\n\n一、落實登革熱整合醫療照護。\n\n二、推動失智照護。\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for kind in ("config", "data", "state", "cache"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(tmp_path / kind))
    monkeypatch.delenv("KAOVIEW_LIBRARY", raising=False)
    return tmp_path


def write(text: str) -> Path:
    path = config_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(*args: str):
    return RUNNER.invoke(app, list(args))


def told(*args: str) -> str:
    result = run(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_without_a_file_it_says_where_it_would_be_and_how_to_begin() -> None:
    first, second, *_ = told("config").splitlines()
    assert first == f"設定檔：{config_path()}"
    assert second.startswith("還沒有這個檔案") and "--example" in second
    assert not config_path().parent.exists(), "nothing is written"


def test_a_good_file() -> None:
    write('reviewer = "王小明"\nsemantic = true\n[keys]\nhelp = ["f1", "?"]\n')
    text = told("config")
    assert "讀得到，沒有問題" in text
    assert re.search("reviewer +王小明", text)
    assert re.search("keys +help f1 question_mark", text)
    assert re.search("semantic +true", text)


def test_what_is_wrong_is_listed_and_the_rest_stands() -> None:
    path = write('measure = 5\nreviewer = "王小明"\n[keys]\n"reader.pagedown" = "x"\n')
    text = told("config")
    assert "有 2 個問題，其餘照用" in text
    assert f"{path}：measure 必須是 20 到 80" in text
    assert "reader.page_down" in text, "the nearest action"
    record = json.loads(told("config", "--json"))
    assert set(record) == {"schema", "path", "exists", "problems", "settings", "files"}
    assert (record["path"], record["exists"], len(record["problems"])) == (str(path), True, 2)
    assert (record["settings"]["reviewer"], record["settings"]["keys"]) == ("王小明", {})


def test_a_broken_file_is_said_and_the_commands_go_on() -> None:
    path = write("theme = = 1\n")
    assert f"{path}：第 1 行寫法不是 TOML" in told("config")
    result = run("tree")
    assert result.exit_code == 0
    assert result.stdout.startswith("全市")
    assert result.stderr.count("\n") == 1 and str(path) in result.stderr


def test_the_example_changes_nothing_as_it_stands() -> None:
    assert told("config", "--example") == example()
    path = write(example())
    assert load_config() == Config(path=path)


def test_every_line_of_the_example_is_valid_and_gives_every_action_its_usual_keys(
    home: Path,
) -> None:
    for folder in ("計畫", "下載"):
        (home / folder).mkdir()
    (home / "下載" / "業務報告.txt").write_text(PLAN, encoding="utf-8")
    (home / "計畫" / "同義詞.toml").write_text("", encoding="utf-8")
    live = re.sub(r"^#(?! )", "", example(), flags=re.MULTILINE)
    write(live)
    config = checked(load_config(), USUAL_KEYS, ["kaoview-light"])
    assert config.problems == ()
    assert config.keys == USUAL_KEYS
    assert len(config.libraries) == 2 and len(config.synonyms) == 1
    settings = set(Config._fields) - {"problems", "path"}
    names = set(re.findall(r"^(\w+) =", live[: live.index("[keys]")], re.MULTILINE))
    assert names | {"keys"} == settings


@pytest.mark.parametrize("name", ["docs/settings.md", "docs/settings.zh-TW.md"])
def test_the_page_of_settings_shows_every_setting_of_the_example(name: str) -> None:
    readme = (ROOT / name).read_text("utf-8")
    blocks = [line[4:] for line in readme.splitlines() if line.startswith("    ")]
    shown = [line.lstrip("#").split("  #")[0].rstrip() for line in blocks]
    settings = example().partition("#[keys]")[0]
    live = [line[1:] for line in settings.splitlines() if re.match("#[^ ]", line)]
    assert [line for line in [*live, "[keys]"] if line not in shown] == []


def test_it_says_where_all_of_the_readers_files_are() -> None:
    reviews_file().parent.mkdir(parents=True, exist_ok=True)
    reviews_file().write_text("", encoding="utf-8")
    lines = told("config").splitlines()
    for path in (bookmarks_file(), reviews_file(), synonyms_file(), state_folder(), cache_folder()):
        (line,) = [line for line in lines if str(path) in line and "設定檔" not in line]
        assert line.endswith("（還沒有）") is not path.exists()
    assert json.loads(told("config", "--json"))["files"]["reviews"] == str(reviews_file())


def test_libraries_are_read_beside_the_bundled_documents(home: Path) -> None:
    (home / "plan.txt").write_text(PLAN, encoding="utf-8")
    (home / "空").mkdir()
    write('libraries = ["~/plan.txt"]\n')
    assert "失智照護" in told("show", "114-衛生局-2")
    assert "113-衛生局" in told("tree")
    outline = ROOT / "data" / "documents" / "113-annual-outline.txt"
    assert "114-衛生局" not in told("--library", str(outline), "tree")
    write('libraries = ["~/空", "~/plan.txt"]\n')
    result = run("show", "114-衛生局-2")
    assert result.exit_code == 0
    assert result.stderr.startswith(f"略過「{home / '空'}」：") and result.stderr.count("\n") == 1


def test_synonyms_of_the_settings_are_searched_for(home: Path) -> None:
    (home / "詞.toml").write_text(
        '[[group]]\nwords = ["登革熱"]\nplain = ["咕嚕咕嚕"]\n', encoding="utf-8"
    )
    assert "登革熱" not in run("search", "咕嚕咕嚕").stdout
    write('synonyms = ["~/詞.toml"]\n')
    first = json.loads(told("search", "咕嚕咕嚕", "--json"))[0]
    assert (first["tier"], "登革熱" in first["title"] + first["text"]) == ("synonym", True)
    assert json.loads(told("search", "垃圾焚化廠", "--json")), "the bundled ones still count"


def test_only_who_changes_keys_waits_for_the_explorer(home: Path) -> None:
    script = "import sys\nfrom kaoview.cli import app\ntry:\n    app(['config'])\nfinally:\n    "
    script += "print('textual' in sys.modules, file=sys.stderr)"
    for text, loaded in (("measure = 30\n", "False"), ('[keys]\nhelp = "f1"\n', "True")):
        write(text)
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"XDG_CONFIG_HOME": str(home / "config")},
        )
        assert done.stderr == f"{loaded}\n"


def test_synonyms_that_cannot_be_used_are_named(home: Path) -> None:
    synonyms_file().parent.mkdir(parents=True)
    synonyms_file().write_text('[[group]]\nword = ["長者"]\n', encoding="utf-8")
    assert "同義詞第 1 行起的一組：不認得「word」" in told("config")
    synonyms_file().unlink()
    assert "同義詞有" not in told("config")
    os.mkfifo(synonyms_file())
    lines = told("config").splitlines()
    assert lines[-2] == "同義詞有 1 個問題，其餘照用："
    assert lines[-1].startswith("  這份同義詞沒有採用：這不是一般檔案，請移開它")
    assert str(synonyms_file()) in lines[-1]
    (problem,) = json.loads(told("config", "--json"))["problems"]
    assert problem == lines[-1].strip()


def test_a_theme_that_is_not_there_is_said() -> None:
    write('theme = "nord2"\n')
    assert "theme 沒有「nord2」，可用的有" in RUNNER.invoke(app, ["config"]).stdout
    write('theme = "kaoview-light"\n')
    assert "沒有問題" in RUNNER.invoke(app, ["config"]).stdout


def test_own_themes_are_checked_and_may_be_named() -> None:
    folder = config_path().parent / "themes"
    folder.mkdir(parents=True)
    (folder / "夜讀.toml").write_text('base = "dark"\n', encoding="utf-8")
    write('theme = "夜讀"\n')
    text = told("config")
    assert "讀得到，沒有問題" in text
    assert re.search(f"自己的配色 +{re.escape(str(folder))}\n", text)
    (folder / "夜讀.toml").write_text('base = "dark"\ncolour = 1\n', encoding="utf-8")
    config_path().unlink()
    text = told("config")
    assert "還沒有這個檔案" in text
    assert f"{folder / '夜讀.toml'}：不認得 colour" in text
    record = json.loads(told("config", "--json"))
    assert len(record["problems"]) == 1
    assert record["files"]["themes"] == str(folder)
