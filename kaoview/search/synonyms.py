"""Synonyms of everyday words and official terms: the bundled tables and the user's own.

A group of data/synonyms.toml has ``words`` that mean the same, ``plain`` words that users type but
plans do not contain, and ``related`` terms with a similar meaning. The plain words and the words
match the words; the related terms match with a lower weight. ``weights`` lower single words of a
group that belong to it only broadly, typed or found (酒駕 to 交通安全). Broader groups, which are
added only where a query has few good hits, stand in ``everyday_words``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from kaoview.config import Config
from kaoview.os_errors import explain
from kaoview.paths import SYNONYMS, data_folder, synonyms_file
from kaoview.search.english import chinese_words
from kaoview.search.question_words import is_skipped
from kaoview.search.synonym_table import Group, SynonymTable
from kaoview.storage import NotRegularFileError, TooLargeError, read_file
from kaoview.text.fold import fold_key

_ENGLISH_SYNONYM_FACTOR = 0.8
"""Factor for the synonyms of these Chinese words. Chosen by hand."""

# Similar spellings.
_MIN_RESPELLED_LENGTH = 4
"""Shortest term, in characters, that is matched with similarly spelled words: in a shorter one a
single different character changes the meaning. Tuned; moves 9.3 % and loses up to .009 recall."""
_MAX_LENGTH_DIFFERENCE = 1
"""Words may be this many characters shorter than that."""
_MIN_SPELLING_RATIO = 74.0
"""Lowest similarity of spellings: rapidfuzz's ratio from 0 to 100. One of four characters may
differ (75). Tuned; moves 11.6 % and loses up to .009 recall."""

_LARGEST = 20_000_000  # bytes; the bundled table takes some 140,000
_LISTS = frozenset(("words", "plain", "related"))
_WEIGHTS = "weights"
_WORD_END = "\n"
"""Stands before, between and after the words with synonyms where they are one string."""
_GROUP_HEADER = re.compile(r"^\s*\[\[\s*group\s*\]\]", re.MULTILINE)


@dataclass(frozen=True)
class Synonyms:
    """A table of synonyms.

    Attributes:
        table: For each folded word its folded synonyms, with weights from 0 to 1.
        problems: Errors in the files, one Chinese line each, ending in the path as it is long.
    """

    table: Mapping[str, Mapping[str, float]]
    problems: tuple[str, ...] = ()

    def knows(self, word: str) -> bool:
        """Return whether a folded word has synonyms or, if it is English, Chinese words for it."""
        return word in self.table or bool(chinese_words(word))

    def of(self, word: str) -> Mapping[str, float]:
        """Return the synonyms of a folded word with their weights, from the closest kind on.

        Those of an English word are the Chinese words for it, with the synonyms of these.
        """
        own = self.table.get(word, {})
        translated = chinese_words(word)
        if not translated:
            return own
        found: dict[str, float] = dict(own)
        for name, weight in translated.items():
            found[name] = max(weight, found.get(name, 0.0))
            for other, share in self.table.get(name, {}).items():
                lower = weight * share * _ENGLISH_SYNONYM_FACTOR
                found[other] = max(lower, found.get(other, 0.0))
        return found

    def appears_in_word(self, part: str) -> bool:
        """Return whether a word with synonyms begins or ends with a folded string.

        What stands between is often a scrap of two words: 人來 in 港人來台.
        """
        pairs = self._pairs
        known = all(a + b in pairs for a, b in pairwise(part))
        return known and next(self._words_with(part), None) is not None

    def nearest_word(self, word: str) -> str | None:
        """Return the word with synonyms that is spelled most similarly: 坐車優惠 for 搭車優惠.

        Args:
            word: A folded word; None is returned for less than four characters.
        """
        if len(word) < _MIN_RESPELLED_LENGTH:
            return None
        names = self._names_sharing_bigrams(word)
        found = extractOne(word, names, scorer=ratio, score_cutoff=_MIN_SPELLING_RATIO)
        return found[0] if found else None

    def _names_sharing_bigrams(self, word: str) -> list[str]:
        """Return the words with a pair of characters of a word, in the order of the table.

        What differs in one of four characters has such a pair, and to compare these alone takes a
        tenth of the time of all.
        """
        joined, starts = self._joined, {}
        for pair in {a + b for a, b in pairwise(word)} & self._pairs:
            at = -1
            while (at := joined.find(pair, at + 1)) >= 0:
                start = joined.rfind(_WORD_END, 0, at) + 1
                starts[start] = joined.find(_WORD_END, at)
        shortest = _MIN_RESPELLED_LENGTH - _MAX_LENGTH_DIFFERENCE
        return [joined[at:end] for at, end in sorted(starts.items()) if end - at >= shortest]

    def synonyms_containing(self, part: str) -> Mapping[str, float]:
        """Return the synonyms of all words that begin or end with a string: 客服 of 客服電話.

        Args:
            part: Two folded characters or more.
        """
        found: dict[str, float] = {}
        for word in self._words_with(part):
            for name, weight in self.table[word].items():
                found[name] = max(weight, found.get(name, 0.0))
        return found

    def _words_with(self, part: str) -> Iterator[str]:
        """Yield the words that begin or end with a string, unless that breaks 多少 or the like."""
        joined, at = self._joined, -1
        while (at := joined.find(part, at + 1)) >= 0:
            end = at + len(part)
            begins, ends = joined[at - 1] == _WORD_END, joined[end] == _WORD_END
            breaks = is_skipped(joined[at - 1 : at + 1]) or is_skipped(joined[end - 1 : end + 1])
            if (begins or ends) and not breaks:
                yield joined[joined.rfind(_WORD_END, 0, at) + 1 : joined.find(_WORD_END, end)]

    @cached_property
    def _joined(self) -> str:
        return _WORD_END + _WORD_END.join(self.table) + _WORD_END

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The adjacent characters of all words: what has another pair need not be looked for."""
        return frozenset(a + b for a, b in pairwise(self._joined))


def load_synonyms(paths: Iterable[Path] | None = None) -> Synonyms:
    """Load tables of synonyms.

    Args:
        paths: The files to read; by default the bundled one and the user's own.

    Returns:
        The combined table. Groups and files that cannot be read are skipped and reported in
        ``problems``.
    """
    chosen = [data_folder() / SYNONYMS, synonyms_file()] if paths is None else paths
    groups: list[Group] = []
    problems: list[str] = []
    for path in chosen:
        try:
            text = _content(path)
        except OSError as error:
            reason = explain(error) if error.errno else str(error)
            problems.append(f"這份同義詞沒有採用：{reason}（{path}）")
        except UnicodeDecodeError:
            problems.append(f"這份同義詞沒有採用：不是 UTF-8 文字檔，請另存為 UTF-8（{path}）")
        else:
            _read_groups(path, text, groups, problems)
    return Synonyms(SynonymTable(groups), tuple(problems))


def _content(path: Path) -> str:
    """Return what is in a file, nothing where there is none.

    Raises:
        OSError: It cannot be read, or is no file: a pipe of that name would be waited for.
        UnicodeDecodeError: It is no text in UTF-8.
    """
    try:
        content = read_file(path, largest=_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise OSError("符號連結指的檔案不在了，請改正或移開它") from None
        return ""
    except NotRegularFileError as error:
        kind = "這是資料夾" if error.folder else "這不是一般檔案"
        raise OSError(f"{kind}，請移開它") from None
    except TooLargeError:
        raise OSError(f"檔案大於 {_LARGEST // 1_000_000} MB，請檢查是不是放錯了") from None
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _read_groups(path: Path, text: str, groups: list[Group], problems: list[str]) -> None:
    """Parse one file group by group, so that an error in one does not affect the others."""
    starts = [found.start() for found in _GROUP_HEADER.finditer(text)]
    before = text[: starts[0]] if starts else text
    if any(line.strip() and not line.lstrip().startswith("#") for line in before.splitlines()):
        problems.append(f"同義詞第一個 [[group]] 之前的內容看不懂，沒有採用（{path}）")
    whole = _whole_file(text)
    line, counted = 1, 0
    for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
        line += text.count("\n", counted, start)
        counted = start
        try:
            # One parse of a file without errors takes half the time of one for each group.
            found = whole[number] if len(whole) == len(starts) else None
            raw = found if found is not None else tomllib.loads(text[start:end])["group"][0]
        except (ValueError, RecursionError):  # RecursionError: deeply nested brackets
            problems.append(f"同義詞第 {line} 行起的一組：寫法不是 TOML，沒有採用（{path}）")
            continue
        try:
            groups.append(_parse_group(raw))
        except ValueError as error:
            problems.append(f"同義詞第 {line} 行起的一組：{error}，沒有採用（{path}）")


def _whole_file(text: str) -> list[dict[str, object]]:
    """Return the groups of a file that is TOML from beginning to end, else none."""
    try:
        groups = tomllib.loads(text)["group"]
    except (ValueError, KeyError, RecursionError):
        return []
    return groups if isinstance(groups, list) else []


def _parse_group(raw: Mapping[str, object]) -> Group:
    """Validate and fold one group.

    Raises:
        ValueError: It is invalid; the message is in Chinese.
    """
    unknown = raw.keys() - _LISTS - {_WEIGHTS}
    if unknown:
        names = "」「".join(sorted(unknown))
        raise ValueError(f"不認得「{names}」，只有 words、plain、related、weights")
    fields: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
        value = raw.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f'{name} 要寫成一串詞，例如 ["老人", "長者"]')
        fields[name] = tuple(dict.fromkeys(filter(None, map(fold_key, value))))
    if not fields["words"] and not fields["related"]:
        raise ValueError("words 和 related 都沒有詞")
    return Group(**fields, weights=_parse_weights(raw.get(_WEIGHTS, {})))


def _parse_weights(raw: object) -> dict[str, float]:
    """Validate and fold the weights of a group.

    Raises:
        ValueError: They are invalid; the message is in Chinese.
    """
    if not isinstance(raw, dict) or not all(
        isinstance(each, float | int) and 0 < each <= 1 for each in raw.values()
    ):
        raise ValueError('weights 要寫成詞和 0 到 1 的數，例如 { "酒駕" = 0.8 }')
    return {fold_key(word): float(weight) for word, weight in raw.items()}


def settings_synonyms(config: Config) -> Synonyms | None:
    """Return the synonyms including the files named in the settings; None if it names none."""
    if not config.synonyms:
        return None
    default_files = (data_folder() / SYNONYMS, synonyms_file())
    return load_synonyms((*default_files, *config.synonyms))
