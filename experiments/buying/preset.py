"""The population fitted to a log as a preset, ready for any study of buying without a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.buying.living import DIGITS, HELD
from experiments.cohorts.preset import command as plain_command
from sim.declare import declarations
from sim.world import Population

if TYPE_CHECKING:
    from experiments.buying.answers import Answer
    from experiments.rundir import RunDir
    from experiments.study import Study

NAME = "fitted"


def text(study: Study, answer: Answer) -> str:
    """Return a preset: the fitted values, and whatever else the study's population differs in from the default."""
    values = {name: round(value, DIGITS) for name, value in answer.found.values.items()}
    held = study.scenario(study.baseline).population
    others = {
        item.key: getattr(held, item.key) for item in declarations(Population)
        if item.key not in values and getattr(held, item.key) != item.default
    }  # fmt: skip
    others["involuntary"] = HELD["population.involuntary"]
    lines = [
        "# @package population",
        f"# Fitted to a transaction log, days 0 to {answer.known.split.calibration - 1}, by "
        "`kizuna experiment=calibrate`.",
        "# For worlds with market.contract=false; all purchases in the log are the company's own "
        "(behaviour.buying.share=1).",
        *(f"{key}: {value!r}" for key, value in (values | others).items()),
    ]
    return "\n".join(lines) + "\n"


def command(rundir: RunDir) -> str:
    """Return the command that uses the preset, as typed in the present folder."""
    return f"{plain_command(rundir, NAME)} market.contract=false behaviour.buying.share=1"
