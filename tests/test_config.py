"""The reader's settings: what is right applies, what is wrong is named with what is allowed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaoview.config import Config, checked, config_path, load_config
from kaoview.config.key_names import key_name
from kaoview.paths import config_folder

ACTIONS = {
    "help": ("question_mark",),
    "reader.page_down": ("space", "pagedown"),
    "reader.page_up": ("b", "pageup"),
    "search": ("slash",),
}
THEMES = {"textual-dark", "textual-light"}


@pytest.fixture
def written(tmp_path: Path):
    """Write settings and read them."""

    def write(text: str) -> Config:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return load_config(path)

    return write


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path / "config.toml") == Config()
    assert load_config(tmp_path / "no" / "folder" / "config.toml") == Config()
    assert (Config().measure, Config().path) == (40, None)


def test_it_is_looked_for_at_the_platform_s_place() -> None:
    assert config_path() == config_folder() / "config.toml"
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text('reviewer = "王小明"\n', encoding="utf-8")
    try:
        assert load_config().reviewer == "王小明"
    finally:
        config_path().unlink()


def test_every_entry_is_read(written, tmp_path: Path) -> None:
    (tmp_path / "計畫").mkdir()
    (tmp_path / "詞.toml").write_text("", encoding="utf-8")
    config = written(
        'theme = "textual-light"\nmeasure = 34\ngrouping = "year"\nlibraries = ["計畫"]\n'
        'synonyms = "詞.toml"\nsemantic = true\nreviewer = " 王小明\\t研究室 "\n'
        '[keys]\nhelp = "f1"\n"reader.page_down" = ["space", "J"]\nreader.page_up = "?"\n'
    )
    assert config == Config(
        theme="textual-light",
        measure=34,
        grouping="year",
        libraries=(tmp_path / "計畫",),
        synonyms=(tmp_path / "詞.toml",),
        semantic=True,
        reviewer="王小明 研究室",
        keys={
            "help": ("f1",),
            "reader.page_down": ("space", "J"),
            "reader.page_up": ("question_mark",),
        },
        path=tmp_path / "config.toml",
    )


def test_a_path_may_begin_at_home(written, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "report.txt").write_text("一、報告。", encoding="utf-8")
    assert written('libraries = "~/report.txt"').libraries == (tmp_path / "report.txt",)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("theme = 3", ["theme", "引號裡的文字", "「3」"]),
        ('measure = "寬"', ["measure", "20 到 80", "「寬」"]),
        ("measure = 500", ["measure", "20 到 80", "「500」"]),
        ("measure = true", ["measure", "20 到 80", "「true」"]),
        ("measure = 40.5", ["measure", "20 到 80"]),
        ('grouping = "month"', ["grouping", '"department" 或 "year"', "「month」"]),
        ("grouping = []", ["grouping", '"department" 或 "year"']),
        ("libraries = 1", ["libraries", "一串路徑"]),
        ('libraries = ["nowhere"]', ["libraries", "找不到檔案或資料夾", "nowhere"]),
        ("libraries = [5]", ["libraries", "引號裡的文字", "「5」"]),
        ('libraries = ["~nobody-at-all/x"]', ["libraries", "找不到"]),
        ('libraries = ["a\\u0000b"]', ["libraries", "引號裡的文字"]),
        (f'libraries = ["{"長" * 300}"]', ["libraries", "找不到"]),
        ('synonyms = ["."]', ["synonyms", "找不到檔案"]),
        ('semantic = "yes"', ["semantic", "true 或 false", "「yes」"]),
        ("reviewer = []", ["reviewer", "引號裡的文字"]),
        ("keys = 1", ["keys", "[keys]"]),
        ('keys.help = "no such key"', ["keys.help", '"f1"', "「no such key」"]),
        ("keys.help = []", ["keys.help", '"f1"']),
        ("keys.help = [1]", ["keys.help", '"f1"']),
        ("keys.help = {}", ["keys.help", '"f1"']),
        ("measurement = 40", ["measurement", "是不是 measure", "theme、measure"]),
        ('"高" = 1', ["高", "theme、measure"]),
    ],
)
def test_a_wrong_entry_is_named_with_what_is_allowed_and_the_rest_applies(
    written, tmp_path: Path, entry: str, told: list[str]
) -> None:
    config = written(f'{entry}\n{"theme" if "reviewer" in entry else "reviewer"} = "王小明"\n')
    (problem,) = config.problems
    assert problem.startswith(f"{tmp_path / 'config.toml'}：")
    assert [word for word in told if word not in problem] == []
    assert "\n" not in problem
    assert "王小明" in (config.reviewer, config.theme)
    assert (config.measure, config.libraries) == (40, ())
    assert (config.synonyms, config.keys) == ((), {})


def test_of_several_paths_and_keys_only_the_wrong_ones_are_left_out(written, tmp_path: Path):
    (tmp_path / "好").mkdir()
    config = written('libraries = ["無", "好"]\n[keys]\nhelp = "f1"\nsearch = "a b"\n')
    assert config.libraries == (tmp_path / "好",)
    assert config.keys == {"help": ("f1",)}
    assert len(config.problems) == 2


def test_a_problem_cannot_steer_the_terminal(written) -> None:
    config = written('measure = "\\u001b[31m\\n\\u202e"\n"\\u001b]0;x" = 1\n')
    assert len(config.problems) == 2
    assert not set("".join(config.problems)) & set("\x1b\n\u202e")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"measure = 40\ntheme = = 1\n", "第 2 行寫法不是 TOML"),
        (b"theme = '", "寫法不是 TOML"),
        ("theme = '暗'".encode("big5"), "不是 UTF-8"),
        (b"x = " + b"[" * 5000, "寫法不是 TOML"),
        (b"keys." + b"a." * 5000 + b"a = 1", "config.toml："),  # newer versions of Python read it
        (b"measure = " + b"9" * 5000, "寫法不是 TOML"),
        (b"measure = 0x" + b"f" * 9000, "寫法不是 TOML"),
    ],
)
def test_a_broken_file_leaves_the_defaults(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    config = load_config(path)
    (problem,) = config.problems
    assert problem.startswith(f"{path}：") and told in problem
    assert config == Config(problems=config.problems, path=path)


def test_a_file_that_cannot_be_read_leaves_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.mkdir()
    (problem,) = load_config(path).problems
    assert "讀不到" in problem


def test_notepad_s_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes("\ufeffreviewer = '王'\r\n".encode())
    assert load_config(path).reviewer == "王"


@given(st.binary(max_size=200))
def test_nothing_in_the_file_is_an_error(tmp_path_factory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    config = load_config(path)
    assert all("any.toml：" in problem for problem in config.problems)


def test_the_explorer_names_unknown_actions_and_themes(written) -> None:
    config = written(
        'theme = "dark"\nmeasure = 30\n[keys]\nhelp = "f1"\n"reader.pagedown" = "x"\nxyzzy = "y"\n'
    )
    assert config.problems == ()
    found = checked(config, ACTIONS, THEMES)
    assert (found.theme, found.measure, found.keys) == ("", 30, {"help": ("f1",)})
    theme, near, far = found.problems
    assert theme.endswith("theme 沒有「dark」，可用的有 textual-dark、textual-light")
    assert "「reader.pagedown」" in near and "相近的有 reader.page_down" in near
    assert "「xyzzy」" in far and "例如 help" in far


def test_the_explorer_keeps_what_it_knows(written) -> None:
    config = written('theme = "textual-light"\n[keys]\nhelp = "f1"\n')
    assert checked(config, ACTIONS, THEMES) == config
    assert checked(Config(), ACTIONS, THEMES) == Config()


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('help = "f"\nsearch = "f"', "keys 裡 help、search 都用「f」"),
        ('help = "/"', "keys 裡 help、search 都用「slash」"),
        ('"reader.page_up" = ["u", "space"]', "reader.page_down、reader.page_up 都用「space」"),
    ],
)
def test_two_actions_on_one_key_in_one_place_are_named(written, keys: str, told: str) -> None:
    found = checked(written(f"[keys]\n{keys}\n"), ACTIONS, THEMES)
    (problem,) = found.problems
    assert told in problem and "請改其中一個" in problem
    assert found.keys


def test_a_key_that_was_given_away_or_works_elsewhere_is_free(written) -> None:
    config = written('[keys]\nhelp = "/"\nsearch = ["?", "b"]\n')
    assert checked(config, ACTIONS, THEMES).problems == ()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("/", "slash"),
        (",", "comma"),
        ("[", "left_square_bracket"),
        (" ", "space"),
        ("+", "plus"),
        ("Ctrl++", "ctrl+plus"),
        ("Shift+Tab", "shift+tab"),
        ("Esc", "escape"),
        ("ctrl+PgUp", "ctrl+pageup"),
        ("F12", "f12"),
        ("question_mark", "question_mark"),
        ("less_than_sign", "less_than_sign"),
        ("backslash", "backslash"),
        ("f99", None),
        ("pagedwn", None),
        ("ctrl+nothing", None),
        ("·", "middle_dot"),
        ("N", "N"),
        ("n", "n"),
        ("", None),
        ("ctrl+", None),
        ("hold+x", None),
        ("j,k", None),
    ],
)
def test_a_key_may_be_written_as_the_character_or_by_name(typed: str, name: str | None) -> None:
    assert key_name(typed) == name


def test_without_a_file_nothing_waits_for_a_toml_reader(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom kaoview.config import load_config\nload_config()\n"
        "print('tomllib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert done.stdout == "False\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_the_files_place_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    (problem,) = load_config(tmp_path / "config.toml").problems
    assert "不是一般檔案" in problem


def test_a_key_that_hides_help_in_one_place_is_said() -> None:
    usual = {"help": ("question_mark",), "search": ("slash",), "sidebar.down": ("down", "j")}
    own = Config(keys={"sidebar.down": ("down", "question_mark")}, path=Path("config.toml"))
    found = checked(own, usual, [])
    assert found.problems == (
        "config.toml：keys 裡 sidebar.down 用「question_mark」，在那裡會蓋過 help，請改其中一個",
    )
    everywhere = Config(keys={"search": ("j",)}, path=Path("config.toml"))
    assert "sidebar.down 用「j」，在那裡會蓋過 search" in checked(everywhere, usual, []).problems[0]


def test_what_hides_by_default_is_meant_to() -> None:
    usual = {"switch": ("tab",), "places.next": ("tab",)}
    assert checked(Config(keys={"switch": ("tab",)}), usual, []).problems == ()
