"""``kaoview serve``: the explorer in a browser on this machine, through textual-serve.

It listens on the loopback address only, since whoever can reach the explorer can read and write
files as its user. A page from elsewhere cannot reach it either: a socket that another site opens is
refused.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kaoview.cli.terminal import CliError, print_error
from kaoview.paths import BROWSER_SESSION

HOST = "127.0.0.1"
"""The only address that is served."""
PORT = 8000
"""The port where none is given."""

_LARGEST_PORT = 65_535
_TEMPLATES = Path(__file__).parent / "serve_templates"
_MISSING = "要在瀏覽器裡開，先裝上 textual-serve：python -m pip install 'kaoview[serve]'"
_ALLOWED_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})

Handler = Callable[[Any], Awaitable[Any]]


def serve(paths: Sequence[str], add: Sequence[str], port: str | None) -> None:
    """Serve the explorer until it is interrupted.

    Args:
        paths: Files and folders to read in place of the usual documents.
        add: Files and folders to read besides.
        port: The port, as typed.

    Raises:
        CliError: The extra is not installed, or the port is none or taken.
    """
    number = _port(port)
    try:
        from textual_serve.server import Server
    except ImportError:
        raise CliError(_MISSING) from None
    os.environ[BROWSER_SESSION] = "1"
    server = Server(
        command_line(paths, add),
        host=HOST,
        port=number,
        title="kaoview",
        templates_path=_TEMPLATES,
    )
    make = server._make_app

    async def make_guarded() -> Any:
        app = await make()
        app.middlewares.append(_guard())
        return app

    async def say(_: Any) -> None:
        print_error(f"在瀏覽器打開 http://{HOST}:{number}/ ；按 Ctrl+C 結束")

    # Private: what makes the application, and what greets in English. Without them: any site that
    # a reader visits could open a socket to the explorer.
    server._make_app = make_guarded  # type: ignore[method-assign]
    server.on_startup = say  # type: ignore[method-assign,assignment]
    server.initialize_logging = lambda: None  # type: ignore[method-assign]
    try:
        server.serve()
    except OSError as error:
        raise CliError(f"埠號 {number} 用不了（{error.strerror}），請改用 --port") from error


def command_line(paths: Sequence[str], add: Sequence[str]) -> str:
    """Return the command that opens the explorer for one reader, for a shell.

    >>> command_line(["a b.txt"], []).endswith("-m kaoview --library 'a b.txt'")
    True
    """
    options = [each for path in paths for each in ("--library", path)]
    options += [each for path in add for each in ("--add", path)]
    return shlex.join([sys.executable, "-m", "kaoview", *options])


def is_allowed(host: str, origin: str | None) -> bool:
    """Return whether a request comes from a page of this server.

    Args:
        host: The host that was asked for, with its port.
        origin: The origin of the page that asks, if it says so.

    >>> is_allowed("127.0.0.1:8000", "http://127.0.0.1:8000")
    True
    >>> is_allowed("127.0.0.1:8000", "https://example.com")
    False
    """
    name = urlsplit(f"//{host}").hostname or ""
    return name in _ALLOWED_HOSTS and (origin is None or urlsplit(origin).netloc == host)


def _guard() -> Any:
    """Return a middleware that refuses what another site asks for.

    The host is checked as well: a name of another site may lead to this machine.
    """
    from aiohttp import web

    @web.middleware
    async def guard(request: Any, handler: Handler) -> Any:
        if not is_allowed(request.host, request.headers.get("Origin")):
            raise web.HTTPForbidden(text="kaoview：這個網址不是從這台電腦打開的")
        return await handler(request)

    return guard


def _port(typed: str | None) -> int:
    if typed is None:
        return PORT
    if not typed.isascii() or not typed.isdecimal() or not 0 < int(typed[:6]) <= _LARGEST_PORT:
        raise CliError(f"--port 要是 1 到 {_LARGEST_PORT} 的數字，不能是「{typed}」")
    return int(typed)
