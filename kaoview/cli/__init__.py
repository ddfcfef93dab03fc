"""The command line: typer commands over the library, its exports and the explorer."""

from kaoview.cli.app import app

__all__ = ["app"]
