from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import kaoview
from kaoview.library import jobs
from kaoview.library.load import LibraryError, load, suggest
from kaoview.model import Item, Library, Plan
from tests.samples import needs, sample

OUTLINE = "高雄市政府 114年度施政綱要\n一、衛  生\n(一) 落實登革熱整合醫療照護。\n二、民  政\n(一) 審核補助。\n三、財  政\n(一) 開源節流。\n"


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bundled_library(library: Library) -> None:
    assert len(library.departments) == 34
    assert [d.name for d in library.departments[:3]] == ["全市", "行政暨國際處", "民政局"]
    assert [d.period for d in library.documents] == ["107", "108-111", "112", "112", "113"]
    assert library.problems == ()
    assert sum(1 for _ in library.plans()) == 38


def test_ids_are_unique_and_lead_back_to_their_nodes(library: Library) -> None:
    ids = [item.id for item in library.items()]
    assert len(ids) == len(set(ids))
    for item in library.items():
        assert library.find(item.id) is item
        assert library.trail(item.id)[-1] is item


@pytest.mark.parametrize(
    "typed",
    ["107-行政暨國際處-1.3", "107-秘書處-1.3", "107-行政暨國際事務-1.3", "１０７－秘書處－１．３"],
)
def test_every_name_of_a_department_works_in_an_id(library: Library, typed: str) -> None:
    item = library.find(typed)
    assert isinstance(item, Item)
    assert item.text.startswith("規劃國際主題之相關課程")


def test_short_names_and_months(library: Library) -> None:
    for typed in ("研考會", "研考", "研究發展考核委員會"):
        department = library.department(typed)
        assert department is not None and department.name == "研究發展考核委員會"
    report = library.find("112-研考會")
    assert isinstance(report, Plan)
    assert report.id == "112-11-研究發展考核委員會"
    assert library.find("112-11-研考會") is report
    assert library.find("衛生局") is library.department("衛生")


def test_what_nobody_is_called(library: Library) -> None:
    assert library.find("113-太空局") is None
    assert library.department("太空局") is None
    assert library.trail("113-太空局") == ()
    with pytest.raises(KeyError):
        library.plan_of("衛生局")


def test_the_nearest_names_are_suggested(library: Library) -> None:
    assert suggest(library, "衛升局")[0] == "衛生局"
    assert "113-衛生局" in suggest(library, "113-衛生句")


def test_adding_a_document_changes_no_id(library: Library, tmp_path: Path) -> None:
    _write(tmp_path, "0-first.txt", OUTLINE.replace("114", "113"))
    _write(tmp_path, "next.txt", OUTLINE)
    larger = load(add=[tmp_path])
    before = {item.id: item.text for item in library.items()}
    after = {item.id: item.text for item in larger.items()}
    assert before.items() <= after.items()
    health = larger.department("衛生局")
    assert health is not None
    assert [plan.id for plan in health.plans] == ["113-衛生局", "113b-衛生局", "114-衛生局"]


def test_own_documents_instead_of_the_bundled_ones(tmp_path: Path) -> None:
    path = _write(tmp_path, "綱要", OUTLINE)
    library = load([path])
    assert [d.name for d in library.departments] == ["民政局", "財政局", "衛生局"]
    assert [i.id for i in library.items()] == ["114-民政局-1", "114-財政局-1", "114-衛生局-1"]


def test_another_governments_departments_are_not_ours(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", "臺中市政府秘書處104年度施政計畫\n壹、文書業務\n一、辦理。\n")
    (department,) = load([path]).departments
    assert (department.name, department.aliases) == ("臺中市政府秘書處", ())


def test_a_document_that_says_neither_period_nor_department(tmp_path: Path) -> None:
    _write(tmp_path, "筆記.txt", "壹、捷運\n一、紅線。\n")
    _write(tmp_path, "README.md", "關於這個資料夾。\n")
    library = load([tmp_path])
    assert [item.id for item in library.items()] == ["筆記-全文-1", "筆記-全文-1.1"]
    assert [node.id for node in library.trail("筆記-全文-1.1")] == [
        "筆記",
        "筆記-全文",
        "筆記-全文-1",
        "筆記-全文-1.1",
    ]


def test_two_files_of_one_name_are_two_documents(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        _write(tmp_path / folder, "綱要.txt", OUTLINE)
    documents = load([tmp_path]).documents
    assert len({document.id for document in documents}) == 2


def test_a_bad_file_is_named_and_the_rest_opens(tmp_path: Path) -> None:
    _write(tmp_path, "good.txt", OUTLINE)
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    library = load([tmp_path])
    assert len(library.documents) == 1
    (problem,) = library.problems
    assert problem.path.endswith("bad.txt") and "PDF" in problem.message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "空的"),
        ("binary.txt", b"\x00\x01", "二進位"),
        ("odd.txt", b"\xff\xff\xfd\x80\x80", "編碼"),
    ],
)
def test_nothing_readable_says_so(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LibraryError, match=f"{name}.*{words}"):
        load([tmp_path / name])


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="找不到"):
        load([tmp_path / "nowhere"])
    with pytest.raises(LibraryError, match="沒有文件"):
        load([tmp_path])


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _write(tmp_path / ".git", "a.txt", OUTLINE)
    _write(tmp_path, ".b.txt", OUTLINE)
    with pytest.raises(LibraryError, match="沒有文件"):
        load([tmp_path])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = _write(tmp_path, "closed.txt", OUTLINE)
    path.chmod(0)
    with pytest.raises(LibraryError, match="權限"):
        load([path])


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(LibraryError, match="太大"):
        load([path])


def test_the_public_names() -> None:
    assert kaoview.load is load
    assert kaoview.__version__.count(".") == 2


@needs("documents")
def test_the_documents_are_the_owners_byte_for_byte(documents: Path) -> None:
    originals = list(sample("documents").iterdir())
    assert originals
    for path in originals:
        assert (documents / path.name).read_bytes() == path.read_bytes()


def test_line_ends_of_windows_change_nothing_but_lines(documents: Path, tmp_path: Path) -> None:
    original = documents / "108-111-midterm-plan.txt"
    copy = tmp_path / original.name
    shutil.copy(original, copy)
    copy.write_bytes(copy.read_bytes().replace(b"\n", b"\r\n"))
    assert [i.text for i in load([copy]).items()] == [i.text for i in load([original]).items()]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_or_a_device_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, Path("/dev/zero")):
        with pytest.raises(LibraryError, match="不是一般檔案"):
            load([path])


def test_an_empty_path_is_not_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "綱要.txt", OUTLINE)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LibraryError, match="路徑是空的"):
        load([""])
    assert len(load(["."]).documents) == 1


@pytest.mark.parametrize("path", ["長" * 300, "a/" * 3000], ids=["a long name", "many folders"])
def test_a_path_that_no_file_can_have(path: str) -> None:
    with pytest.raises(LibraryError, match="路徑太長"):
        load([path])


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(LibraryError, match="符號連結互相指向"):
        load([tmp_path / "loop.txt"])
    _write(tmp_path, "good.txt", OUTLINE)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to(tmp_path)
    library = load([tmp_path])
    assert [document.id for document in library.documents] == ["good.txt"]
    assert [problem.path for problem in library.problems] == [str(tmp_path / "loop.txt")]


def test_a_file_is_read_once_whatever_leads_to_it(tmp_path: Path) -> None:
    path = _write(tmp_path, "綱要.txt", OUTLINE)
    (tmp_path / "below").mkdir()
    (tmp_path / "link.txt").symlink_to(path)
    library = load([path, tmp_path / "below" / ".." / "綱要.txt", tmp_path])
    assert [document.path for document in library.documents] == [str(path)]


def test_a_folder_that_may_not_be_read_is_named_and_the_rest_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "good.txt", OUTLINE)
    (tmp_path / "closed").mkdir()
    allowed = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return allowed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    library = load([tmp_path])
    assert len(library.documents) == 1
    (problem,) = library.problems
    assert problem.path == str(tmp_path / "closed")
    assert problem.message == "無法讀取資料夾：沒有權限，請檢查檔案與資料夾的權限"
    with pytest.raises(LibraryError, match=r"closed.*沒有權限"):
        load([tmp_path / "closed"])


def test_ids_hold_nothing_that_cannot_be_typed_or_written(tmp_path: Path) -> None:
    try:
        for name in (b"\x1b[31m.txt", b"\xfe.txt", b"\xff.txt", b"a\nb.txt"):
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("一、甲。\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    library = load([tmp_path])
    names = [*(item.id for item in library.items()), *(d.id for d in library.documents)]
    assert len(library.documents) == 4 and len(set(names)) == 8
    for name in names:
        assert name.isprintable()
        name.encode("utf-8")
    assert library.find("␛[31m-全文") is not None


def nested(levels: int) -> str:
    lines = ["高雄市政府113年度施政綱要", "1. 題"]
    return "\n".join([*lines, *("1" + ".1" * level + " 題" for level in range(1, levels))])


@pytest.mark.parametrize("levels", [486, 900])
def test_a_document_nested_too_deeply_closes_no_other(levels: int, tmp_path: Path) -> None:
    deep = _write(tmp_path, "deep.txt", nested(levels))
    good = _write(tmp_path, "good.txt", OUTLINE)
    for _ in range(2):  # read, and perhaps from a snapshot
        library = load([deep, good])
        assert "good.txt" in [document.id for document in library.documents]
        assert library.find("114-衛生局") or library.find("114-衛生")
        for problem in library.problems:
            assert problem.path == str(deep)
            assert "\n" not in problem.message and "編號" in problem.message
        assert len(list(library.items())) >= 3


def test_a_document_on_which_the_reading_fails_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = _write(tmp_path, "bad.txt", OUTLINE)
    good = _write(tmp_path, "good.txt", OUTLINE)

    def fail(path: Path, *rest: object) -> object:
        if path == bad:
            raise IndexError("list index out of range")
        return read(path, *rest)  # type: ignore[arg-type]

    read = jobs.read_document
    monkeypatch.setattr(jobs, "read_document", fail)
    library = load([bad, good])
    assert [document.id for document in library.documents] == ["good.txt"]
    (problem,) = library.problems
    assert problem.path == str(bad) and "IndexError" in problem.message
