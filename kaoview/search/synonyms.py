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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from kaoview.config import Config
from kaoview.os_errors import explain
from kaoview.paths import SYNONYMS, data_folder, synonyms_file
from kaoview.search.english import chinese_words
from kaoview.storage import NotRegularFileError, TooLargeError, read_file
from kaoview.text.fold import fold_key

# Weights of synonyms, from 0 to 1; the typed word itself has 1.
_WORD_WEIGHT = 0.93
"""Weight of the words of a group. Tuned; moves 36.3 % and loses up to .039 recall."""
_RELATED_WEIGHT = 0.6
"""Weight of the related terms. Tuned; moves 16 % and loses up to .006 recall."""
_BESIDE_FULL_FORM_FACTOR = 0.9
"""Factor for the other synonyms of a word whose full form is in the table: 酒駕 is 酒後駕車 before
it is 交通安全. Tuned on half of 120 queries over documents of other governments, as .88 and .92 do;
on the other half the mean reciprocal rank rises from .908 to .916."""
_POSITION_PENALTY = 0.006
"""Subtracted for each preceding word, as the best names come first. Tuned; moves 8.3 %."""
_MAX_PENALIZED_POSITION = 8
"""Most preceding words that count. Tuned; moves 0.9 %."""
_SIZE_PENALTY = 0.002
"""Subtracted for each word of the group, as a large group is less specific. Tuned; moves 3.8 %."""
_MAX_PENALIZED_SIZE = 25
"""Most words of a group that count. Tuned; moves 0.7 %."""

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
        """Return whether a folded string is part of a word with synonyms."""
        pairs = self._pairs
        return all(a + b in pairs for a, b in pairwise(part)) and part in self._joined

    def nearest_word(self, word: str) -> str | None:
        """Return the word with synonyms that is spelled most similarly: 坐車優惠 for 搭車優惠.

        Args:
            word: A folded word; None is returned for less than four characters.
        """
        if len(word) < _MIN_RESPELLED_LENGTH:
            return None
        found = extractOne(word, self._names, scorer=ratio, score_cutoff=_MIN_SPELLING_RATIO)
        return found[0] if found else None

    @cached_property
    def _names(self) -> list[str]:
        min_length = _MIN_RESPELLED_LENGTH - _MAX_LENGTH_DIFFERENCE
        return [name for name in self.table if len(name) >= min_length]

    def synonyms_containing(self, part: str) -> Mapping[str, float]:
        """Return the synonyms of all words that contain a string: 客服 is part of 客服電話.

        Args:
            part: Two folded characters or more.
        """
        found: dict[str, float] = {}
        at = self._joined.find(part)
        while at >= 0:
            start = self._joined.rfind("\n", 0, at) + 1
            end = self._joined.find("\n", at)
            for name, weight in self.table[self._joined[start:end]].items():
                found[name] = max(weight, found.get(name, 0.0))
            at = self._joined.find(part, end)
        return found

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self.table) + "\n"

    @cached_property
    def _pairs(self) -> frozenset[str]:
        """The adjacent characters of all words: what has another pair need not be looked for."""
        return frozenset(a + b for a, b in pairwise(self._joined))


@dataclass(frozen=True, slots=True)
class Group:
    """One group of synonyms, folded.

    Attributes:
        words: Words that mean the same, the best names first.
        plain: Words that are typed for them and not found themselves.
        related: Terms with a similar meaning.
        weights: Factors from 0 to 1 of words that belong to the group only broadly; 1 for others.
    """

    words: tuple[str, ...]
    plain: tuple[str, ...]
    related: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)


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


class SynonymTable(Mapping[str, Mapping[str, float]]):
    """The weighted synonyms of each word, computed on first access.

    The first words of a group and the words of small groups have higher weights.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            for typed in dict.fromkeys((*group.words, *group.plain)):
                self._groups[typed].append(group)
        self._rows: dict[str, dict[str, float]] = {}

    def __getitem__(self, word: str) -> Mapping[str, float]:
        row = self._rows.get(word)
        if row is None:
            if word not in self._groups:
                raise KeyError(word)
            row = self._rows[word] = self._weighted_synonyms(word)
        return row

    def __contains__(self, word: object) -> bool:
        return word in self._groups

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def _weighted_synonyms(self, word: str) -> dict[str, float]:
        row: dict[str, float] = {}
        for group in self._groups[word]:
            size = min(_MAX_PENALIZED_SIZE, len(group.words) + len(group.plain))
            for others, best in ((group.words, _WORD_WEIGHT), (group.related, _RELATED_WEIGHT)):
                for index, other in enumerate(others):
                    position = min(_MAX_PENALIZED_POSITION, index)
                    weight = best - _SIZE_PENALTY * size - _POSITION_PENALTY * position
                    weight *= group.weights.get(word, 1.0) * group.weights.get(other, 1.0)
                    if other != word and weight > row.get(other, 0.0):
                        row[other] = weight
        full_forms = {other for other in row if is_full_form(word, other)}
        if full_forms:
            for other in row.keys() - full_forms:
                row[other] *= _BESIDE_FULL_FORM_FACTOR
        return row


def is_full_form(short: str, name: str) -> bool:
    """Return whether a name has the characters of a short form in order, with others between.

    >>> is_full_form("酒駕", "酒後駕車"), is_full_form("鑑識", "刑事鑑識")
    (True, False)
    """
    if not 1 < len(short) < len(name) or short.isascii() or short in name:
        return False
    rest = iter(name)
    return all(character in rest for character in short)


def settings_synonyms(config: Config) -> Synonyms | None:
    """Return the synonyms including the files named in the settings; None if it names none."""
    if not config.synonyms:
        return None
    default_files = (data_folder() / SYNONYMS, synonyms_file())
    return load_synonyms((*default_files, *config.synonyms))
