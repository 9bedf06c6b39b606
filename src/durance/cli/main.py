"""Entry point. Exit codes: 0 done, 1 a check fell short, 2 the input is wrong, 3 interrupted, 4 the machine."""

import io
import os
import sys

from durance.cli.app import app


def main(tokens: list[str] | None = None) -> None:
    """Entry point: turn what went wrong into one sentence and an exit code."""
    from cyclopts import CycloptsError, UnusedCliTokensError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")      # a terminal that cannot write é gets ?, not a crash

    from durance.pack.rows import Faults

    try:
        sys.exit(app(tokens, result_action="return_value", exit_on_error=False, print_error=False) or 0)
    except UnusedCliTokensError as error:
        more, what = error.unused_tokens or [], " ".join(error.command_chain or [])
        _fail(f"{what} cannot use {' '.join(map(repr, more))}; a pattern such as runs/* stands for all it finds: name one", 2)
    except CycloptsError as error:
        _fail(" ".join(str(error).split()), 2)
    except Faults as error:
        _fail(str(error), 2)
    except KeyboardInterrupt as error:
        kept = getattr(error.args[0], "folder", None) if error.args else None
        _fail(f"stopped; {'the same command goes on from ' + str(kept) if kept else 'nothing was kept'}", 3)
    except (LookupError, ValueError, ArithmeticError) as error:
        _fail(str(error.args[0] if error.args else error), 2)
    except BrokenPipeError:
        os._exit(0)      # whoever read our output has read enough
    except (OSError, MemoryError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else " ".join(str(error).split())
        _fail(f"the machine failed ({why or 'out of memory'}); finished blocks are kept, the same command goes on", 4)


def _fail(text: str, code: int) -> None:
    print(f"durance: {text}", file=sys.stderr)
    sys.exit(code)
