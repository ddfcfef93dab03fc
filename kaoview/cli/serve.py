"""``kaoview serve``: the explorer in a browser, through textual-serve.

It listens on the loopback address unless told otherwise, since whoever can reach the explorer can
read and write files as its user. On any other address only those get in who have the token that is
printed. A page from elsewhere gets in nowhere: a socket that another site opens is refused.
"""

from __future__ import annotations

import errno
import os
import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address
from pathlib import Path
from secrets import compare_digest
from typing import Any
from urllib.parse import urlsplit

from kaoview.cli.terminal import CliError, print_error
from kaoview.paths import BROWSER_SESSION

HOST = "127.0.0.1"
"""The address where none is given: this machine's own."""
TOKEN = "token"
"""The name of the token in the address that is printed, and of the cookie that takes its place."""
PORT = 8000
"""The port where none is given."""

_LARGEST_PORT = 65_535
_TOKEN_BYTES = 24
"""Bytes of a token, more than can be guessed."""
_EVERY_ADDRESS = ("0.0.0.0", "::")
_TEMPLATES = Path(__file__).parent / "serve_templates"
_MISSING = "要在瀏覽器裡開，先裝上 textual-serve：python -m pip install 'kaoview[serve]'"
_REFUSALS = {
    errno.EADDRINUSE: "已被占用",
    errno.EACCES: "沒有權限",
    errno.EADDRNOTAVAIL: "這台電腦沒有這個位址",
}
"""Why an address cannot be listened on, by the system's error."""
_ALLOWED_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})

Handler = Callable[[Any], Awaitable[Any]]


def serve(
    paths: Sequence[str], add: Sequence[str], port: str | None, host: str | None = None
) -> None:
    """Serve the explorer until it is interrupted.

    Args:
        paths: Files and folders to read in place of the usual documents.
        add: Files and folders to read besides.
        port: The port, as typed.
        host: The address to listen on; by default this machine's own.

    Raises:
        CliError: The extra is not installed, or the address or the port is none or taken.
    """
    number = _port(port)
    host = host or HOST
    token = "" if _is_loopback(host) else secrets.token_urlsafe(_TOKEN_BYTES)
    try:
        from textual_serve.server import Server
    except ImportError:
        raise CliError(_MISSING) from None
    os.environ[BROWSER_SESSION] = "1"
    server = Server(
        command_line(paths, add),
        host=host,
        port=number,
        title="kaoview",
        templates_path=_TEMPLATES,
    )
    make = server._make_app

    async def make_guarded() -> Any:
        app = await make()
        app.middlewares.append(_guard(token))
        return app

    async def say(_: Any) -> None:
        if token:
            print_error("有下面這個網址的人，都能以你的身分讀寫檔案；傳輸沒有加密")
        print_error(f"在瀏覽器打開 {address(host, number, token)} ；按 Ctrl+C 結束")

    # Private: what makes the application, and what greets in English. Without them: any site that
    # a reader visits could open a socket to the explorer.
    server._make_app = make_guarded  # type: ignore[method-assign]
    server.on_startup = say  # type: ignore[method-assign,assignment]
    server.initialize_logging = lambda: None  # type: ignore[method-assign]
    try:
        server.serve()
    except OSError as error:
        refused = "" if host == HOST else f"位址 {host} 或"
        advice = (
            "請用 --port 換一個埠號" if host == HOST else "請用 --host 換位址，或用 --port 換埠號"
        )
        reason = _REFUSALS.get(error.errno or 0, error.strerror)
        raise CliError(f"{refused}埠號 {number} 無法使用（{reason}），{advice}") from error
    finally:
        del os.environ[BROWSER_SESSION]


def address(host: str, port: int, token: str) -> str:
    """Return the address to open in a browser.

    >>> address("127.0.0.1", 8000, "")
    'http://127.0.0.1:8000/'
    >>> address("::1", 8000, "a1")
    'http://[::1]:8000/?token=a1'
    """
    name = socket.gethostname() if host in _EVERY_ADDRESS else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + (f"?{TOKEN}={token}" if token else "")


def command_line(paths: Sequence[str], add: Sequence[str]) -> str:
    """Return the command that opens the explorer for one reader, for a shell.

    >>> command_line(["a b.txt"], []).endswith("-m kaoview --library 'a b.txt'")
    True
    """
    options = [each for path in paths for each in ("--library", path)]
    options += [each for path in add for each in ("--add", path)]
    return shlex.join([sys.executable, "-m", "kaoview", *options])


def is_allowed(host: str, origin: str | None, *, any_name: bool = False) -> bool:
    """Return whether a request comes from a page of this server.

    Args:
        host: The host that was asked for, with its port.
        origin: The origin of the page that asks, if it says so.
        any_name: Whether the host may have any name, as where a token is asked for.

    >>> is_allowed("127.0.0.1:8000", "http://127.0.0.1:8000")
    True
    >>> is_allowed("127.0.0.1:8000", "https://example.com")
    False
    """
    name = urlsplit(f"//{host}").hostname or ""
    named = any_name or name in _ALLOWED_HOSTS
    return named and (origin is None or urlsplit(origin).netloc == host)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _guard(token: str) -> Any:
    """Return a middleware that refuses what another site asks for.

    Without a token the host is checked as well: a name of another site may lead to this machine.

    Args:
        token: What a reader has to have, in the address or later in a cookie; empty for none.
    """
    from aiohttp import web

    @web.middleware
    async def guard(request: Any, handler: Handler) -> Any:
        if not is_allowed(request.host, request.headers.get("Origin"), any_name=bool(token)):
            raise web.HTTPForbidden(text="kaoview：這個網址不是從這台電腦打開的")
        if token and compare_digest(request.query.get(TOKEN, "").encode(), token.encode()):
            # The address in the reader's history is of no use to others.
            found = web.HTTPFound("/")
            found.set_cookie(TOKEN, token, httponly=True, samesite="Lax")
            raise found
        if token and not compare_digest(request.cookies.get(TOKEN, "").encode(), token.encode()):
            raise web.HTTPForbidden(text="kaoview：請用執行 kaoview serve 時印出來的網址")
        return await handler(request)

    return guard


def _port(typed: str | None) -> int:
    if typed is None:
        return PORT
    if not typed.isascii() or not typed.isdecimal() or not 0 < int(typed[:6]) <= _LARGEST_PORT:
        raise CliError(f"--port 必須是 1 到 {_LARGEST_PORT} 的數字，不能是「{typed}」")
    return int(typed)
