"""What laws are tried with: the study's people, seed and behaviour, in worlds in which a law has a closed form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments.worlds import COHORT, neutral_world

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.model import RetentionModel
    from sim.scenario import Scenario

ALIKE: dict[str, Any] = {
    "population.want_spread": 0.0, "population.price_sensitivity_spread": 0.0, "population.noticing_spread": 0.0,
    "population.disposition_spread": 0.0,
}  # fmt: skip
"""Everybody is like everybody else."""
STAYING: dict[str, Any] = {**ALIKE, "population.want_level": -12.0}
"""Nobody leaves: one person in 160,000 a month."""


def frozen(**on: bool) -> dict[str, Any]:
    """Return every mechanism switched off but those named."""
    from sim.world import Mechanisms

    return {f"mechanisms.{name}": on.get(name, False) for name in Mechanisms.model_fields}


class Bench:
    """A study's size, seed and behaviour, for laws to be tried with.

    Parameters
    ----------
    study
        Gives them.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        scenario = study.scenario(study.baseline)
        self.n, self.seed = scenario.customers, scenario.seed

    def world(self, *changes: Mapping[str, Any]) -> Scenario:
        """Return the study's world under ordinary conduct, with changes by full key; later ones win."""
        return neutral_world(self.study, *(dict(change) for change in changes))

    def cohort(self, months: int, *changes: Mapping[str, Any]) -> Scenario:
        """Return a cohort of newcomers whose attitudes stand still, nobody knowing anybody."""
        return self.world(COHORT, frozen(), {"horizon_months": months, "market.contract": True}, *changes)

    def model(self, scenario: Scenario) -> RetentionModel:
        """Return the scenario's model, on the study's threads."""
        from sim.model import RetentionModel

        return RetentionModel(scenario, threads=self.study.threads)


def unhindered(model: RetentionModel) -> RetentionModel:
    """Let whoever wants out of a model's company be out the same month, beyond what a population can be set to."""
    model.world["leaving_notice_logit"], model.world["leaving_stuck"] = 12.0, -40.0  # 6 in a million notice later
    return model
