"""Tests of the verdict on a document: every kind of damage is said, and nothing else is."""

import pytest

from kaoview.document import Verdict
from kaoview.library.cache import load_snapshot, save_snapshot
from kaoview.library.load import load

TITLE = "某某市政府衛生局114年度施政計畫\n\n"
BODY = "辦理長期照顧服務，布建社區據點，提升照護品質。"
PLAN = TITLE + "".join(
    f"{marker}、{name}\n{BODY}\n\n"
    for marker, name in zip("一二三四", ("長照", "防疫", "食安", "心理健康"), strict=True)
)


@pytest.fixture
def judged(tmp_path):
    """Return a document written to a file and read, and the codes of what is said of it."""

    def read(text, name="plan.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        document = load([path]).documents[0]
        return document, {reason.code: reason for reason in document.reasons}

    return read


def test_the_bundled_documents_give_no_false_alarm(library):
    assert [document.reasons for document in library.documents] == [()] * 5
    assert {document.verdict for document in library.documents} == {Verdict.GOOD}


def test_a_plain_plan_reads_well(judged):
    document, reasons = judged(PLAN)
    assert reasons == {}
    assert document.verdict.label == "讀取正常"
    assert document.verdict.sign == ""


DAMAGE = {
    "no-title": (PLAN.replace(TITLE, ""), "看不出標題，用檔名代替"),
    "no-period": (PLAN.replace("114年度", ""), "看不出年度"),
    "department-from-file": (PLAN.replace(TITLE, "114年度施政計畫\n\n"), "看不出機關"),
    "markup": (PLAN.replace("辦理長期", "<span class=x>辦理</span>長期"), "網頁或排版的標記"),
    "mojibake": (PLAN.replace("布建社區", "布建".encode().decode("latin-1")), "亂碼"),
    "glyphs": (PLAN.replace("社區", "社\ue123區"), "認不得的字"),
    "numbering": (PLAN.replace("三、食安", "七、食安"), "編號接不上"),
    "header-as-item": (PLAN.replace("\n\n", "\n\n施政重點\n\n"), "可能是頁首"),
    "no-numbering": (TITLE + BODY * 50, "整份是一大段"),
    "no-items": (TITLE.strip(), "沒有讀到任何項目"),
}


@pytest.mark.parametrize("code", DAMAGE)
def test_every_kind_of_damage_is_said(judged, code):
    text, words = DAMAGE[code]
    document, reasons = judged(text)
    assert code in reasons
    assert words in reasons[code].words
    assert document.verdict is not Verdict.GOOD


def test_a_reason_names_a_place_that_can_be_opened(judged, tmp_path):
    _, reasons = judged(DAMAGE["markup"][0])
    item = load([tmp_path / "plan.txt"]).find(reasons["markup"].place)
    assert "<span" in item.text


def test_the_worst_reason_comes_first_and_decides(judged):
    text = DAMAGE["mojibake"][0].replace("114年度", "")
    document, _ = judged(text)
    assert document.reasons[0].code == "mojibake"
    assert document.verdict is Verdict.BAD
    assert document.verdict.label == "讀取有誤"


def test_bad_bytes_are_a_reason(judged):
    _, reasons = judged((PLAN + BODY * 40).encode().replace("據點".encode(), b"\xe6\x93\xff", 1))
    assert "damage" in reasons


def test_contents_that_are_read_as_items_are_said(judged):
    _, reasons = judged(TITLE + "目錄\n\n一、長照\n\n" + PLAN.removeprefix(TITLE))
    assert "contents-as-items" in reasons


def test_an_outline_that_comes_twice_is_said(judged):
    _, reasons = judged(PLAN + PLAN.removeprefix(TITLE))
    assert "doubled" in reasons
    assert "長照" in reasons["doubled"].words or "出現兩次" in reasons["doubled"].words


def test_an_item_as_long_as_a_chapter_is_said(judged):
    _, reasons = judged(PLAN + "五、其他\n" + BODY * 400)
    assert "long-item" in reasons


def test_a_table_without_columns_is_said(judged):
    rows = "\n".join("\t".join(["據點"] * (1 + at % 5)) for at in range(10))
    _, reasons = judged(PLAN + f"五、據點一覽\n{rows}\n")
    assert "tables" in reasons


def test_sums_that_do_not_add_up_are_said(judged, documents):
    text = (documents / "107-secretariat-plan.txt").read_text(encoding="utf-8")
    _, reasons = judged(text)
    assert "sums" not in reasons
    _, reasons = judged(text.replace("\t330,433", "\t330,434"))
    assert "1 個合計與各項加總不符" in reasons["sums"].words


def test_reasons_are_kept_in_the_snapshot(judged, tmp_path):
    document, _ = judged(DAMAGE["markup"][0])
    library = load([tmp_path / "plan.txt"])
    save_snapshot(tmp_path / "kept.json", library)
    assert load_snapshot(tmp_path / "kept.json").documents[0].reasons == document.reasons
