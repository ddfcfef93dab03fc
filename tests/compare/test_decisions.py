from kaoview.compare.decisions import Decision, fingerprint, plan_id
from kaoview.compare.reviews import parse_line
from kaoview.compare.statuses import Status


def test_a_fingerprint_is_of_the_words_not_of_their_layout():
    assert fingerprint("推動 淨零\n減碳", "ＡＩ") == fingerprint("推動淨零減碳", "AI")
    assert fingerprint("推動", "淨零") != fingerprint("推動淨零", "")
    assert len(fingerprint("", "")) == 10


def test_a_plan_is_known_by_the_start_of_an_id():
    assert plan_id("108-111-全市-1.4.1.1") == "108-111-全市"


def test_half_a_character_can_be_written():
    decision = Decision("107-甲-1", "113-甲-1", Status.SAME, note="壞\udcff字")
    assert "\t".join(decision.row()).encode("utf-8").decode().split("\t")[5] == "壞 字"


def test_what_is_written_controls_no_terminal_and_no_spreadsheet():
    odd = Decision(
        "a-1", "b-1", Status.SAME, "=1+1", "2026-01-01", "@SUM(A1)", "\x1b]52;c;eA==\x07"
    )
    row = odd.row()
    assert not [cell for cell in row if any(not each.isprintable() for each in cell)]
    assert (row[3], row[5]) == (" =1+1", " @SUM(A1)")
    read = parse_line("\t".join(row))
    assert isinstance(read, Decision)
    assert (read.decided_by, read.note) == ("=1+1", "@SUM(A1)"), "the space is not read back"
