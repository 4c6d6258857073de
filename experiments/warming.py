"""Compile the engine before it is needed, in a process that can be stopped at once.

Compiling takes some 20 s the first time and cannot be interrupted from within. A child does it into the cache on disk;
Ctrl-C ends the child.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.scenario import Scenario

_CHILD = "import sys; from experiments.warming import live_a_little; live_a_little(sys.stdin.read())"


def warm_up(scenario: Scenario) -> None:
    """Compile the engine, saying so: on a new machine that takes longer than the first months.

    Raises
    ------
    KeyboardInterrupt
        If stopped by hand; the child is gone by then.
    """
    from sim.compiled import is_compiled, is_interpreted

    if is_interpreted():
        return
    values = scenario.model_dump(mode="json") | {"customers": 64, "horizon_months": 1, "timeline": (), "shocks": ()}
    values["market"]["burn_in_months"] = 0
    text = type(scenario).model_validate(values).model_dump_json()
    print("preparing the engine (the first time on a machine takes about 20 s)", file=sys.stderr, flush=True)
    if not is_compiled():
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            start_new_session=True,
        )  # fmt: skip
        try:
            child.communicate(text)
        except BaseException:
            child.kill()
            child.wait()
            raise
    live_a_little(text)


def live_a_little(text: str) -> None:
    """Live one month of the scenario given as JSON, which compiles or loads all there is."""
    from sim import Scenario, run

    run(Scenario.model_validate_json(text))
