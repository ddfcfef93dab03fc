from hypothesis import given
from hypothesis import strategies as st

from kaoview.compare.terms import SKIP_BIGRAM_WEIGHTS, terms_of
from kaoview.text.fold import fold_key


def _concepts(text):
    return {term for term in terms_of(text).counts if term.startswith("concept")}


def test_neighbours_and_wide_pairs():
    terms = terms_of("橋頭科學園區")
    assert terms.counts[fold_key("橋頭")] == 1
    # 橋科 is how everybody calls 橋頭科學園區.
    assert terms.skip_bigrams[fold_key("橋科")] == SKIP_BIGRAM_WEIGHTS[2]
    assert fold_key("橋頭") not in terms.skip_bigrams


def test_pairs_do_not_reach_over_punctuation():
    assert fold_key("水雨") not in terms_of("滯洪，淹水；雨水").counts


def test_words_of_every_plan_are_blanked():
    assert terms_of("持續推動辦理").counts == {}


def test_two_names_of_one_matter_share_a_concept():
    assert _concepts("精進公文電子化") & _concepts("強化文書電子應用")
    assert not _concepts("登革熱防治") & _concepts("雙語教育")


def test_variants_and_widths_are_the_same_terms():
    assert terms_of("臺灣ＡＩ").counts == terms_of("台灣AI").counts


def test_no_text_has_no_terms():
    assert terms_of("").counts == {}


@given(st.text(max_size=60))
def test_wide_pairs_are_never_neighbours_too(text):
    terms = terms_of(text)
    assert not terms.skip_bigrams.keys() & terms.counts.keys()
