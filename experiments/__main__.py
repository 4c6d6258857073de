"""The command line: ``kizuna``, or ``python -m experiments``."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

from experiments import __version__
from experiments.refusal import Refusal
from experiments.sweeping.failed import Failed


class Terminated(KeyboardInterrupt):
    """The process was asked to end by SIGTERM: it stops as it does by hand, with what is finished kept."""


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 refused, 130 stopped by hand, 143 by SIGTERM.

    Parameters
    ----------
    arguments
        Words after the command's name; those of the process if missing.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, _terminated) if is_main else None
    try:
        code = _command(words)
        sys.stdout.flush()  # here, so that a reader who has gone is noticed inside the try
        return code
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    except Terminated:
        print("kizuna: stopped by SIGTERM", file=sys.stderr)
        return 143
    except KeyboardInterrupt:
        print("kizuna: stopped by hand", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # the reader of a pipe has gone (kizuna explain | head): not an error, but Python would complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    finally:
        if is_main:
            signal.signal(signal.SIGTERM, before)


def _command(words: list[str]) -> int:
    if "--version" in words:
        print(f"kizuna {__version__}")
        return 0
    if words[:1] == ["results"]:
        from experiments.results_command import results

        return results(words[1:])
    if words[:1] == ["app"]:
        from experiments.app.command import app

        return app(words[1:])
    if "--help" in words or "-h" in words:
        from experiments.usage import usage

        print(usage())
        return 0
    if words[:1] == ["explain"]:
        from experiments.explain import explain

        print(explain(words[1:]))
        return 0
    # the heavy imports come after the first words on the screen; a shell asking for completions must not see them
    if not {"-sc", "--shell-completion"} & set(words):
        print(f"Kizuna {__version__}: reading the configuration", file=sys.stderr, flush=True)
    from experiments.hydra_app import run

    outcome = run(words)
    for refusal in outcome.refused[1:]:
        print(f"{refusal}\n", file=sys.stderr)
    if outcome.failed:
        raise outcome.failed[0]
    if outcome.refused:
        raise outcome.refused[0]
    return 0


if __name__ == "__main__":
    sys.exit(main())
