"""Help and usage errors in Chinese, and an id in place of a command.

typer prints both in English, errors over several lines; these classes replace its own. They use
only what typer and click have in common, so that either may do the parsing underneath.
"""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from kaoview.cli.terminal import CliError, discard_output, prepare_streams, print_error
from kaoview.os_errors import explain
from kaoview.text.cell_width import cell_width, pad

OPEN = "open"
"""The hidden command that opens an id given in place of a command."""

_PROGRAM = "kaoview"
_USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]  # UsageError has no public name
_HELP = "顯示這份說明"
_EXPORTED_BY = {
    "diff": "kaoview export --diff 舊 新",
    "search": "kaoview export --search 詞",
    "show": "kaoview export ID",
    "tree": "kaoview export [ID]",
    "trend": "kaoview words 詞",
}
"""What writes to a file the things that a command prints."""
_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it


class _TextType:
    """Passes an option's value on as it was typed.

    typer's own conversion imports pydantic, which takes longer than the rest of a command; the
    commands here take strings only and convert them themselves.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - typer's call
        """Return the value, or an empty tuple for a repeatable option that is not given."""
        if value is None and (param.multiple or param.nargs == -1):
            return ()
        return value


class Command(TyperCommand):
    """A command with its help in Chinese."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, --help included, none of them converted."""
        return _unconverted(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; an error names those that are too many."""
        ctx.allow_extra_args = True
        super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            extra = " ".join(ctx.args)
            raise CliError(f"多了參數「{extra}」，請拿掉（說明：{ctx.command_path} --help）")
        return []

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(_help_page(self, ctx))


class Group(TyperGroup):
    """The program itself: runs a command, and turns exceptions into a message and an exit code."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, --help included, none of them converted."""
        return _unconverted(super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command named by the first argument, or the one that opens an id."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            return OPEN, self.commands[OPEN], args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; exit with a code where it fails."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except CliError as fault:
            print_error(str(fault))
            raise typer.Exit(fault.code) from fault
        except BrokenPipeError:
            discard_output(sys.stdout)
        except OSError as error:
            print_error(_os_error_message(error))
            discard_output(sys.stdout)
            raise typer.Exit(2) from error

    def main(self, *args: Any, **named: Any) -> NoReturn:
        """Parse the arguments, run the command and exit with its code."""
        named |= {"standalone_mode": False, "prog_name": _PROGRAM}
        try:
            prepare_streams()
            code = super().main(*args, **named)
            sys.stdout.flush()
        except BrokenPipeError:
            discard_output(sys.stdout)
            code = 0
        except OSError as error:  # of what the parsing itself prints: the help
            print_error(_os_error_message(error))
            discard_output(sys.stdout)
            code = 2
        except _USAGE_ERROR as error:
            print_error(_usage_message(error, self))
            code = 2
        except (typer.Abort, KeyboardInterrupt):
            code = _INTERRUPTED
        sys.exit(code if isinstance(code, int) else 0)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(_help_page(self, ctx))


def _os_error_message(error: OSError) -> str:
    """Return which file could not be read or written and what to do; without a name: output."""
    place = f"「{error.filename}」" if error.filename else ""
    return f"讀寫時出了問題：{place}{explain(error)}"


def _unconverted(params: list[Any]) -> list[Any]:
    for param in params:
        if hasattr(param, "get_runtime_param"):  # the newer typers convert through it
            param.get_runtime_param = _TextType
    return params


def _usage_message(error: Any, program: Group) -> str:
    """Return the error message on a wrong command line, with what to do."""
    command = error.ctx.command_path if error.ctx else _PROGRAM
    more = f"（說明：{command} --help）"
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown_option(error, command) + more
        case "MissingParameter":
            return f"{command} 後面還要有「{error.param.metavar}」{more}"
        case "BadOptionUsage":
            return _misused_option(error.option_name, program) + more
    return f"指令的寫法不對{more}"


def _unknown_option(error: Any, command: str) -> str:
    parent = error.ctx.parent if error.ctx else None
    option = error.option_name
    if parent and any(option in param.opts for param in parent.command.params):
        return f"{option} 要放在指令前面：{parent.command_path} {option} … {error.ctx.info_name}"
    if error.ctx and error.ctx.info_name == "search" and not option.isascii():
        return (
            f"「{option}…」看起來是要排除的詞，不是選項，"
            f"請把整個查詢加上引號（{command} '捷運 -輕軌'），"
            f"或在前面加 --（{command} -- 捷運 -輕軌）"
        )
    command_name = error.ctx.info_name if error.ctx else ""
    if option in ("-o", "--output") and command_name in _EXPORTED_BY:
        return f"要存成檔案，請用 {_EXPORTED_BY[command_name]} {option} 檔案"
    near = f"，相近的有 {'、'.join(sorted(error.possibilities))}" if error.possibilities else ""
    return f"{command} 沒有 {option} 這個選項{near}"


def _misused_option(option: str, program: Group) -> str:
    commands: list[Any] = [program, *program.commands.values()]
    options = [param for each in commands for param in each.params if option in param.opts]
    if any(param.is_flag for param in options):
        return f"{option} 後面不用給值"
    metavar = next((param.metavar for param in options), "一個值")
    return f"{option} 後面還要有「{metavar}」"


def _help_page(command: Any, ctx: Any) -> str:
    params = command.get_params(ctx)
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    usage = [ctx.command_path, "[選項]"]
    usage += [param.metavar or param.name for param in arguments]
    if isinstance(command, Group):
        usage.append("[指令 | ID]")
    blocks = [f"用法：{' '.join(usage)}", command.help or ""]
    if isinstance(command, Group):
        rows = [(name, each.short_help or "") for name, each in command.commands.items()]
        shown = [row for row in rows if not command.commands[row[0]].hidden]
        blocks.append(_section("指令", shown))
    blocks.append(
        _section("參數", [(param.metavar or "", param.help or "") for param in arguments])
    )
    blocks.append(_section("選項", [option_row(param) for param in options]))
    return "\n\n".join(block for block in blocks if block) + "\n"


def option_row(param: Any) -> tuple[str, str]:
    """Return an option with its value, and what it is for."""
    if "--help" in param.opts:
        return ", ".join(param.opts), _HELP
    value = "" if param.is_flag else f" {param.metavar}"
    return ", ".join(param.opts) + value, param.help or ""


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    width = max(cell_width(left) for left, _ in rows)
    return "\n".join([f"{title}：", *(f"  {pad(left, width)}  {right}" for left, right in rows)])
