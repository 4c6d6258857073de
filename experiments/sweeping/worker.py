"""A worker process: reads tasks from standard input, one JSON line each, and answers with one line each.

It ends when its input ends. So a worker whose parent has been killed finishes and stores the block in hand, and goes.
Whatever else wants to write to standard output is sent to standard error.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict


def main() -> None:
    """Work until there is nothing to read."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    from experiments.sweeping.work import do

    try:
        for line in sys.stdin:
            print(json.dumps(asdict(do(json.loads(line)))), file=answers, flush=True)
    except BrokenPipeError:  # the parent has gone; what is finished is in the store
        pass


if __name__ == "__main__":
    main()
