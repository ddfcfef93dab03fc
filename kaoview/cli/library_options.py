"""Which documents a command reads: those of the command line, and those of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kaoview.cli.terminal import Fault, complain
from kaoview.config import load_config
from kaoview.library.configured import gather
from kaoview.library.load import LibraryError
from kaoview.model import Library


@dataclass(frozen=True, slots=True)
class Documents:
    """Which documents the reader asked for.

    Attributes:
        paths: These instead of the bundled ones and those of the settings; none means those.
        add: These as well.
    """

    paths: tuple[str, ...] = ()
    add: tuple[str, ...] = ()

    def read(self) -> Library:
        """Read them; which of them could not be read stands in the library's problems."""
        return self._gather(load_config().libraries)

    def load(self) -> Library:
        """Read them, and say what is wrong in the settings and which could not be read."""
        config = load_config()
        for remark in config.problems:
            complain(remark)
        library = self._gather(config.libraries)
        for problem in library.problems:
            complain(f"略過「{problem.path}」：{problem.message}")
        return library

    def _gather(self, settings: tuple[Path, ...]) -> Library:
        try:
            return gather(self.paths, add=self.add, settings=settings)
        except LibraryError as error:
            raise Fault(str(error)) from error
