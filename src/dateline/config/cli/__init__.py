"""The `dateline` program: one module a command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import dateline
from dateline.config.cli import demo, export, import_file, manage, serve, verify
from dateline.config.problem import Problem

COMMANDS = (demo, serve, import_file, export, verify, manage)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise Problem(f"{message} (see `{self.prog} --help`)")


def parser() -> Parser:
    top = Parser(prog="dateline", description=dateline.__doc__)
    top.add_argument("--version", action="version", version=f"dateline {dateline.__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 the answer is no (a record that does not verify), 2 bad input or surroundings."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words[:1] == ["manage"]:
            return manage.run(words[1:])
        options = parser().parse_args(words)
        return int(options.run(options))
    except Problem as problem:
        print(f"dateline: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone; nothing is left to say, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
