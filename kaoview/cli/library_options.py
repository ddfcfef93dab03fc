"""The options that choose a command's documents, and loading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kaoview.cli.terminal import CliError, print_error
from kaoview.config import load_config
from kaoview.document import OWN_EXPORT
from kaoview.library.configured import load_configured
from kaoview.library.load import LibraryError
from kaoview.model import Library

if TYPE_CHECKING:
    from kaoview.reading.hints import Hints


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents given on the command line.

    Attributes:
        paths: Read instead of the bundled ones and those of the settings; empty for those.
        add: Read in addition.
    """

    paths: tuple[str, ...] = ()
    add: tuple[str, ...] = ()

    def read(self) -> Library:
        """Load the library; files that could not be read are in its problems."""
        return self._load(load_config().libraries)

    def read_again(self, extra: Mapping[Path, Hints]) -> Library:
        """Load the library anew, with files that are open this time only.

        Args:
            extra: These files, with what the reader says of each.

        Raises:
            LibraryError: It cannot be loaded.
        """
        added = (*self.add, *map(str, extra))
        settings = load_config().libraries
        return load_configured(self.paths, add=added, settings=settings, said=extra)

    def load(self) -> Library:
        """Load the library, and print what is wrong in the settings and with its files."""
        config = load_config()
        for remark in config.problems:
            print_error(remark)
        library = self._load(config.libraries)
        for problem in library.problems:
            print_error(f"略過「{problem.path}」：{problem.message}")
        for document in library.documents:
            if document.path in self._given:
                for reason in document.reasons:
                    if reason.code == OWN_EXPORT:
                        print_error(f"注意「{document.path}」：{reason.words}")
        return library

    @property
    def _given(self) -> frozenset[str]:
        """The paths that were typed, written as those of documents are."""
        return frozenset(str(Path(path)) for path in (*self.paths, *self.add))

    def _load(self, settings: tuple[Path, ...]) -> Library:
        try:
            return load_configured(self.paths, add=self.add, settings=settings)
        except LibraryError as error:
            raise CliError(str(error)) from error
