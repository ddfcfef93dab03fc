"""Everyday words and official terms: the bundled table and a reader's own on top of it.

A group of data/synonyms.toml has ``words`` that mean the same, ``plain`` words that readers type
and plans do not use, and ``related`` terms that come close. Whoever types a plain word or one of
the words finds the words; the related ones count for less.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
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
from kaoview.storage import NotRegularFileError, TooLargeError, read_file
from kaoview.text.fold import fold_key

_WORDS = 0.93
_RELATED = 0.6
_LATER = 0.006
_LATEST = 8
_LOOSE = 0.002
_LOOSEST = 25
_LONG_ENOUGH = 4
_SPELLED_ALIKE = 74.0
_LARGEST = 20_000_000  # bytes; the bundled table takes some 140,000
_FIELDS = frozenset(("words", "plain", "related"))
_HEADER = re.compile(r"^\s*\[\[\s*group\s*\]\]", re.MULTILINE)


@dataclass(frozen=True)
class Synonyms:
    """What else a word can be called.

    Attributes:
        table: For each folded word, other folded words and how close they come, from 0 to 1.
        problems: What is wrong with a file, one Chinese line each, the path last: it is long.
    """

    table: Mapping[str, Mapping[str, float]]
    problems: tuple[str, ...] = ()

    def holds(self, part: str) -> bool:
        """Return whether a word that has synonyms holds some folded characters."""
        return part in self._joined

    def nearest(self, word: str) -> str | None:
        """Return the word with synonyms that is spelled most like a longer one: 搭車優惠, 坐車優惠.

        Args:
            word: Four folded characters or more; nothing is near a shorter one.
        """
        if len(word) < _LONG_ENOUGH:
            return None
        found = extractOne(word, self._names, scorer=ratio, score_cutoff=_SPELLED_ALIKE)
        return found[0] if found else None

    @cached_property
    def _names(self) -> list[str]:
        return [name for name in self.table if len(name) >= _LONG_ENOUGH - 1]

    def akin(self, part: str) -> Mapping[str, float]:
        """Return the synonyms of every word that a part is in: 客服 for 客服電話.

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


@dataclass(frozen=True, slots=True)
class _Group:
    """One group, folded."""

    words: tuple[str, ...]
    plain: tuple[str, ...]
    related: tuple[str, ...]


def load_synonyms(paths: Iterable[Path] | None = None) -> Synonyms:
    """Read the tables of synonyms.

    Args:
        paths: Files to read; the bundled one and the reader's own where none are given.

    Returns:
        The words of all files together. A group or a file that cannot be read is named in
        ``problems``; all others apply.
    """
    chosen = [data_folder() / SYNONYMS, synonyms_file()] if paths is None else paths
    groups: list[_Group] = []
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
    return Synonyms(_Table(groups), tuple(problems))


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
            raise OSError("捷徑指的檔案不在了，請改正或移開它") from None
        return ""
    except NotRegularFileError as error:
        kind = "這是資料夾" if error.folder else "這不是一般檔案"
        raise OSError(f"{kind}，請移開它") from None
    except TooLargeError:
        raise OSError(f"檔案大於 {_LARGEST // 1_000_000} MB，請檢查是不是放錯了") from None
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _read_groups(path: Path, text: str, groups: list[_Group], problems: list[str]) -> None:
    """Read one file group by group, so that a slip in one leaves the others."""
    starts = [found.start() for found in _HEADER.finditer(text)]
    before = text[: starts[0]] if starts else text
    if any(line.strip() and not line.lstrip().startswith("#") for line in before.splitlines()):
        problems.append(f"同義詞第一個 [[group]] 之前的內容看不懂，沒有採用（{path}）")
    for start, end in pairwise([*starts, len(text)]):
        line = text.count("\n", 0, start) + 1
        try:
            raw = tomllib.loads(text[start:end])["group"][0]
        except (ValueError, RecursionError):  # also brackets or digits without end
            problems.append(f"同義詞第 {line} 行起的一組：寫法不是 TOML，沒有採用（{path}）")
            continue
        try:
            groups.append(_group(raw))
        except ValueError as error:
            problems.append(f"同義詞第 {line} 行起的一組：{error}，沒有採用（{path}）")


def _group(raw: Mapping[str, object]) -> _Group:
    """Check and fold one group.

    Raises:
        ValueError: Something in it is wrong; the message says what, in Chinese.
    """
    unknown = raw.keys() - _FIELDS
    if unknown:
        raise ValueError(f"不認得「{'」「'.join(sorted(unknown))}」，只有 words、plain、related")
    fields: dict[str, tuple[str, ...]] = {}
    for name in _FIELDS:
        value = raw.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f'{name} 要寫成一串詞，例如 ["老人", "長者"]')
        fields[name] = tuple(dict.fromkeys(filter(None, map(fold_key, value))))
    if not fields["words"] and not fields["related"]:
        raise ValueError("words 和 related 都沒有詞")
    return _Group(**fields)


class _Table(Mapping[str, Mapping[str, float]]):
    """For each word what else it can be called, worked out when it is first asked for.

    The first words of a group are its best names, and a small group is about one thing.
    """

    def __init__(self, groups: Iterable[_Group]) -> None:
        self._groups: dict[str, list[_Group]] = defaultdict(list)
        for group in groups:
            for typed in dict.fromkeys((*group.words, *group.plain)):
                self._groups[typed].append(group)
        self._rows: dict[str, dict[str, float]] = {}

    def __getitem__(self, word: str) -> Mapping[str, float]:
        row = self._rows.get(word)
        if row is None:
            if word not in self._groups:
                raise KeyError(word)
            row = self._rows[word] = self._named(word)
        return row

    def __contains__(self, word: object) -> bool:
        return word in self._groups

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def _named(self, word: str) -> dict[str, float]:
        row: dict[str, float] = {}
        for group in self._groups[word]:
            loose = _LOOSE * min(_LOOSEST, len(group.words) + len(group.plain))
            for others, best in ((group.words, _WORDS), (group.related, _RELATED)):
                for place, other in enumerate(others):
                    weight = best - loose - _LATER * min(_LATEST, place)
                    if other != word and weight > row.get(other, 0.0):
                        row[other] = weight
        return row


def settings_synonyms(config: Config) -> Synonyms | None:
    """Return the synonyms with those that the settings name; None, for the usual ones, without."""
    if not config.synonyms:
        return None
    usual = (data_folder() / SYNONYMS, synonyms_file())
    return load_synonyms((*usual, *config.synonyms))
