"""Everyday words and official terms."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kaoview.model import Library
from kaoview.paths import config_folder, data_folder
from kaoview.search import Searcher
from kaoview.search.synonyms import load_synonyms
from kaoview.text.fold import fold_key

GROUP = '[[group]]\nwords = ["長者", "高齡"]\nplain = ["阿公"]\nrelated = ["長照"]\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "synonyms.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_of_a_group_find_each_other(tmp_path: Path) -> None:
    table = load_synonyms([written(tmp_path, GROUP)]).table
    assert fold_key("高齡") in table[fold_key("長者")]
    assert fold_key("長者") in table[fold_key("高齡")]


def test_a_plain_word_finds_the_others_but_is_not_found(tmp_path: Path) -> None:
    table = load_synonyms([written(tmp_path, GROUP)]).table
    assert set(table[fold_key("阿公")]) == set(map(fold_key, ("長者", "高齡", "長照")))
    assert all(fold_key("阿公") not in names for names in table.values())


def test_related_terms_count_for_less(tmp_path: Path) -> None:
    names = load_synonyms([written(tmp_path, GROUP)]).table[fold_key("阿公")]
    assert 0 < names[fold_key("長照")] < names[fold_key("高齡")] < names[fold_key("長者")] < 1


def test_a_full_form_counts_for_more_than_other_names(tmp_path: Path) -> None:
    group = '[[group]]\nwords = ["交通安全", "酒後駕車", "防酒駕"]\nplain = ["酒駕", "喝酒開車"]\n'
    table = load_synonyms([written(tmp_path, group)]).table
    names = table[fold_key("酒駕")]
    assert max(names, key=names.__getitem__) == fold_key("酒後駕車")
    assert (
        names[fold_key("交通安全")] < 0.9 * table[fold_key("喝酒開車")][fold_key("交通安全")] + 1e-9
    )
    assert (
        max(table[fold_key("喝酒開車")].values())
        == table[fold_key("喝酒開車")][fold_key("交通安全")]
    )


def test_a_word_that_is_one_case_of_a_group_counts_for_less(tmp_path: Path) -> None:
    plain = load_synonyms([written(tmp_path, GROUP)]).table
    weighed = GROUP + 'weights = { "阿公" = 0.5, "高齡" = 0.8 }\n'
    table = load_synonyms([written(tmp_path, weighed)]).table
    typed, found, other = (fold_key(word) for word in ("阿公", "高齡", "長者"))
    assert table[typed][other] == pytest.approx(0.5 * plain[typed][other])
    assert table[typed][found] == pytest.approx(0.4 * plain[typed][found])
    assert table[other][found] == pytest.approx(0.8 * plain[other][found])
    assert table[found][fold_key("長照")] == pytest.approx(0.8 * plain[found][fold_key("長照")])


def test_files_add_up(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    more = written(tmp_path / "more", '[[group]]\nwords = ["長者", "阿伯"]\n')
    names = load_synonyms([written(tmp_path, GROUP), more]).table[fold_key("長者")]
    assert {fold_key("高齡"), fold_key("阿伯")} <= names.keys()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('[[group]]\nwords = ["沒有收尾\n', "第 5 行起的一組：寫法不是 TOML"),
        ('[[group]]\nword = ["長者"]\n', "不認得「word」"),
        ('[[group]]\nwords = "長者"\n', "words 要寫成一串詞"),
        ('[[group]]\nplain = ["長者"]\n', "words 和 related 都沒有詞"),
        (
            '[[group]]\nwords = ["長者"]\nweights = { "長者" = 2 }\n',
            "weights 要寫成詞和 0 到 1 的數",
        ),
        ('[[group]]\nwords = ["長者"]\nweights = ["長者"]\n', "weights 要寫成詞和 0 到 1 的數"),
    ],
)
def test_a_slip_in_one_group_leaves_the_others(tmp_path: Path, bad: str, said: str) -> None:
    path = written(tmp_path, GROUP + bad + '[[group]]\nwords = ["公廁", "廁所"]\n')
    synonyms = load_synonyms([path])
    (problem,) = synonyms.problems
    assert said in problem
    assert str(path) in problem
    assert "\n" not in problem
    assert {fold_key("長者"), fold_key("公廁")} <= synonyms.table.keys()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "老人 = 長者\n".encode()])
def test_a_file_that_is_no_table_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "synonyms.toml"
    path.write_bytes(content)
    synonyms = load_synonyms([path])
    assert dict(synonyms.table) == {}
    assert len(synonyms.problems) == 1


def test_a_file_that_is_not_there_or_empty_says_nothing(tmp_path: Path) -> None:
    assert load_synonyms([tmp_path / "none.toml"]).problems == ()
    assert load_synonyms([written(tmp_path, "# 還沒有寫\n")]).problems == ()


def test_the_readers_own_file_is_laid_over_the_bundled_one() -> None:
    config_folder().mkdir(parents=True, exist_ok=True)
    own = written(config_folder(), '[[group]]\nwords = ["動保"]\nplain = ["汪星人"]\n')
    try:
        table = load_synonyms().table
    finally:
        own.unlink()
    assert fold_key("動保") in table[fold_key("汪星人")]
    assert fold_key("垃圾車") in table


def test_the_bundled_table_is_sound() -> None:
    synonyms = load_synonyms([data_folder() / "synonyms.toml"])
    assert synonyms.problems == ()
    groups = (data_folder() / "synonyms.toml").read_text(encoding="utf-8").count("[[group]]")
    assert groups >= 150
    assert len(synonyms.table) > 3000


def test_the_bundled_table_leads_into_every_department(library: Library) -> None:
    names = {name for row in load_synonyms().table.values() for name in row}
    for department in library.departments:
        plans = [plan for plan in department.plans if plan.period == "113"]
        text = fold_key("".join(item.text for plan in plans for item in plan.walk()))
        reached = [name for name in names if len(name) > 1 and name in text]
        assert len(reached) >= 5 or not plans, department.name


def test_a_part_of_a_word_leads_to_its_synonyms() -> None:
    synonyms = load_synonyms()
    assert synonyms.appears_in_word(fold_key("客服"))
    assert fold_key("市民服務專線") in synonyms.synonyms_containing(fold_key("客服電"))


def test_a_scrap_of_two_words_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.toml"
    path.write_text(
        '[[group]]\nplain = ["港人來台", "里長欠多少錢"]\nwords = ["居留"]\n', encoding="utf-8"
    )
    synonyms = load_synonyms([path])
    for part in ("港人", "來台", "里長"):
        assert synonyms.appears_in_word(fold_key(part)), part
        assert fold_key("居留") in synonyms.synonyms_containing(fold_key(part)), part
    for scrap in ("人來", "里長欠多"):
        assert not synonyms.appears_in_word(fold_key(scrap)), scrap
        assert not synonyms.synonyms_containing(fold_key(scrap)), scrap


def test_the_word_spelled_most_like_a_longer_one() -> None:
    synonyms = load_synonyms()
    assert synonyms.nearest_word(fold_key("坐車的優惠")) == fold_key("坐車優惠")
    assert synonyms.nearest_word(fold_key("優惠")) is None
    assert synonyms.nearest_word("qqqqqqqq") is None


@pytest.mark.parametrize("value", ["[" * 50_000, "9" * 5000], ids=["brackets", "digits"])
def test_what_has_no_end_is_one_bad_group(tmp_path: Path, value: str) -> None:
    found = load_synonyms([written(tmp_path, f"[[group]]\nwords = {value}\n{GROUP}")])
    assert fold_key("高齡") in found.table[fold_key("長者")]
    (problem,) = found.problems
    assert "第 1 行起的一組：寫法不是 TOML" in problem


def test_a_folder_that_may_not_be_entered_is_said_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = written(tmp_path, GROUP)
    closed = tmp_path / "closed" / "synonyms.toml"

    stat = Path.stat

    def refuse(path: Path, **options: bool) -> os.stat_result:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", refuse)
    found = load_synonyms([closed, good])
    assert fold_key("高齡") in found.table[fold_key("長者")]
    assert found.problems == (
        f"這份同義詞沒有採用：沒有權限，請檢查檔案與資料夾的權限（{closed}）",
    )


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("gone.toml"))


def _very_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path.mkdir, "這是資料夾，請移開它"),
        (_pipe, "這不是一般檔案，請移開它"),
        (_link_to_nothing, "符號連結指的檔案不在了"),
        (_very_large, "檔案大於 20 MB"),
    ],
    ids=["folder", "pipe", "link", "size"],
)
def test_what_is_no_file_is_named_and_never_waited_for(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    (tmp_path / "other").mkdir()
    path = tmp_path / "synonyms.toml"
    make(path)
    found = load_synonyms([path, written(tmp_path / "other", GROUP)])
    (problem,) = found.problems
    assert problem.startswith(f"這份同義詞沒有採用：{said}") and str(path) in problem
    assert "\n" not in problem
    assert fold_key("高齡") in found.table[fold_key("長者")]


def test_a_search_says_so_and_finds_all_the_same(library: Library) -> None:
    own = config_folder() / "synonyms.toml"
    own.mkdir(parents=True)
    try:
        results = Searcher(library, cache=None).search("登革熱")
    finally:
        own.rmdir()
    assert results.exact > 0
    assert any(str(own) in note and "是資料夾" in note for note in results.notes)
