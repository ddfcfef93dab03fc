"""Make data/english.txt, the English words that search understands, from a copy of CC-CEDICT.

CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict) is licensed under CC BY-SA 4.0,
and so is the table made from it. Kept are short glosses of Chinese words of two to six characters
that are not rare; glosses of one common English function word are left out.

    python scripts/make_english_table.py cedict_ts.u8 > kaoview's data/english.txt
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import jieba

_ENTRY = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/")
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ARTICLE = re.compile(r"^(?:to be|to|a|an|the|be) ")
_PREPOSITION = re.compile(r" (?:for|of|about|to|with|on|in)$")
_GLOSS = re.compile(r"[A-Za-z][A-Za-z0-9'/&-]*(?: [A-Za-z0-9'/&-]+){0,2}")
_SKIPPED = re.compile(
    r"variant of|see also|^see |^CL:|idiom|surname|abbr\.|^old |also written|also pr|Taiwan pr"
    r"|used in|given name|county|prefecture|name of|dynasty|slang|vulgar|archaic|dialect"
)
_LENGTHS = range(2, 7)  # characters of a Chinese word; longer ones are sayings and full names
_LEAST_FREQUENCY = 20  # of a word in jieba's dictionary; below it are literary and rare words
_LONG = 4  # characters of a word that need not be frequent: a term made of several words
_MOST_WORDS = 5  # of one gloss, the most frequent ones
_LEAST_LETTERS = 3  # of a gloss; shorter ones are particles and abbreviations of other things
_FUNCTION_WORDS = """
and are but can could does for from had has have her here him his how its may not now off one our
out she should so some than that the their them then there these they this those too very was were
what when where which who why will with would you your
"""
_HEADER = """\
# English words and the Chinese ones for them: letters without spaces, a tab, words by frequency.
# Made by scripts/make_english_table.py from CC-CEDICT (https://cc-cedict.org/), edition {date},
# (c) its contributors, published by MDBG under the Creative Commons Attribution-ShareAlike 4.0
# licence (https://creativecommons.org/licenses/by-sa/4.0/). Trimmed: rare and literary words,
# names of people and long glosses are left out. This file is under the same licence.
"""


def glosses(definitions: str) -> set[str]:
    """Return the short English glosses of an entry."""
    found = set()
    for part in re.split("[/;]", definitions):
        if _SKIPPED.search(part):
            continue
        plain = _ARTICLE.sub("", " ".join(_NOTE.sub(" ", part).split())).strip(" .!?,")
        for each in plain.split(","):
            piece = _PREPOSITION.sub("", each.strip())
            if _GLOSS.fullmatch(piece) and piece.lower() not in _FUNCTION_WORDS.split():
                found.add(piece)
    return found


def main(path: Path) -> None:
    """Print the table made from a dictionary."""
    jieba.setLogLevel(60)
    jieba.initialize()
    words: dict[str, dict[str, int]] = defaultdict(dict)
    date = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        date = line[8:18] if line.startswith("#! date=") else date
        match = _ENTRY.match(line)
        if not match or len(match[1]) not in _LENGTHS:
            continue
        frequency = jieba.dt.FREQ.get(match[2], 0)
        if frequency < (_LEAST_FREQUENCY if len(match[1]) < _LONG else 1):
            continue
        for gloss in glosses(match[3]):
            key = re.sub("[^a-z0-9]", "", gloss.lower())
            if len(key) >= _LEAST_LETTERS:
                words[key][match[1]] = frequency
    sys.stdout.write(_HEADER.format(date=date))
    for key in sorted(words):
        ranked = sorted(words[key], key=lambda word: (-words[key][word], word))
        sys.stdout.write(f"{key}\t{' '.join(ranked[:_MOST_WORDS])}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
