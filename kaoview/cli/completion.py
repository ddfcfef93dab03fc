"""``kaoview completion``: what a shell may complete, departments and ids included."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from kaoview.cli.library_options import Documents
from kaoview.cli.terminal import CliError
from kaoview.compare.change_sorts import CHANGES
from kaoview.compare.statuses import FILTERABLE
from kaoview.export.layout import Layout
from kaoview.model import Item, Library, Plan
from kaoview.search.trends import GroupBy

WORDS = "words"
"""The hidden action that prints the words that can stand next."""

_BASH = """\
_kaoview() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=( "$word" )
    done < <(kaoview completion words "${COMP_WORDS[@]:1:$COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _kaoview kaoview
"""
_ZSH = """\
#compdef kaoview
_kaoview() {
    local -a found
    found=("${(@f)$(kaoview completion words "${(@)words[2,$CURRENT]}" 2>/dev/null)}")
    [[ -n "${found[*]}" ]] && compadd -- "${found[@]}" || _files
}
compdef _kaoview kaoview
"""
_FISH = """\
complete -c kaoview -a \
'(kaoview completion words (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
"""
SHELLS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script for each shell; what to do with it is said by :data:`ADVICE`."""

ADVICE = {
    "bash": 'eval "$(kaoview completion bash)"，加進 ~/.bashrc',
    "zsh": 'eval "$(kaoview completion zsh)"，加進 ~/.zshrc，放在 compinit 之後',
    "fish": "kaoview completion fish > ~/.config/fish/completions/kaoview.fish",
}
"""What to do with each script."""

_VALUES: dict[str, tuple[str, ...]] = {
    "--status": tuple(status.value for status in FILTERABLE),
    "--change": tuple(change.value for change in CHANGES),
    "--layout": tuple(layout.value for layout in Layout),
    "--columns": ("new,old,note", "old,new,note", "new,old", "old,new", "note,new,old"),
    "--by": tuple(grouping.value for grouping in GroupBy),
    "--format": (
        *("markdown", "html", "odt", "docx", "xlsx", "ods"),
        *("csv", "json", "jsonl", "text"),
    ),
    "--header": ("zh", "en"),
}
_HARMLESS = re.compile(r"[\w.,:+@%/·，、（）-]+")
"""Words that a shell takes as they stand. Others are not offered: names come out of documents, and
bash puts what it completes on the command line as it is, ``$(…)`` included."""
_FILES = ("-o", "--output", "--library", "--add")
"""Options after which the shell completes names of files."""


def script(shell: str) -> str:
    """Return the script for a shell.

    Raises:
        CliError: There is none for it.
    """
    if shell not in SHELLS:
        raise CliError(f"沒有 {shell} 的自動補齊設定，可用的有 {'、'.join(SHELLS)}")
    return f"# {ADVICE[shell]}\n{SHELLS[shell]}"


def documents_in(typed: Sequence[str], usual: Documents) -> Documents:
    """Return the documents of a command line that is being typed: ``--library`` and ``--add``.

    Args:
        typed: The words after ``kaoview``, the one being typed last.
        usual: The documents where the line names none.
    """
    found: dict[str, list[str]] = {"--library": [], "--add": []}
    for option, value in pairwise(typed[:-1]):
        if option in found:
            found[option].append(value)
    for word in typed[:-1]:
        option, sign, value = word.partition("=")
        if sign and option in found:
            found[option].append(value)
    paths, added = (
        tuple(os.path.expanduser(value) for value in found[option])  # noqa: PTH111 - as typed
        for option in ("--library", "--add")
    )
    return Documents(paths or usual.paths, (*usual.add, *added))


def candidates(group: Any, library: Library, typed: Sequence[str]) -> list[str]:
    """Return the words that can stand in place of the last one that was typed.

    Args:
        group: The program, with its commands.
        library: The library whose departments and ids are offered.
        typed: The words after ``kaoview``, the one being typed last.
    """
    *before, word = typed or [""]
    command = next((each for each in before if each in group.commands), None)
    last = before[-1] if before else ""
    if last in _FILES:
        return []
    if last in _VALUES:
        found: Iterable[str] = _VALUES[last]
    elif last == "--department":
        found = _departments(library, word)
    elif word.startswith("-"):
        found = _options(group.commands[command] if command else group)
    elif command is None:
        commands = (name for name, each in group.commands.items() if not each.hidden)
        found = (*commands, *_ids(library, word))
    else:
        found = _ids(library, word)
    return sorted(
        each for each in dict.fromkeys(found) if each.startswith(word) and _HARMLESS.fullmatch(each)
    )


def _departments(library: Library, word: str) -> list[str]:
    """Return the names of departments; former and short ones where no other begins so."""
    names = [department.name for department in library.departments]
    if any(name.startswith(word) for name in names):
        return names
    return [name for department in library.departments for name in department.aliases]


def _options(command: Any) -> Iterator[str]:
    for parameter in command.params:
        yield from (name for name in parameter.opts if name.startswith("--"))


def _ids(library: Library, word: str) -> Iterator[str]:
    """Yield ids of departments and plans; those of items only below what was typed of them."""
    for department in library.departments:
        yield department.id
        for plan in department.plans:
            yield plan.id
    node = library.find(word.rpartition(".")[0]) or library.find(word.rpartition("-")[0])
    if isinstance(node, Plan):
        yield from (item.id for item in node.items)
    elif isinstance(node, Item):
        yield from (child.id for child in node.children)
