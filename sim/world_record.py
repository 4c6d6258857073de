"""The world's numbers as one record of float32, which is how the compiled month reads them."""

from __future__ import annotations

import math

import numpy as np

from sim.declare import Declared
from sim.ordinary import usual_harm, usual_surprise
from sim.scenario import Scenario
from sim.world.mastery import Mastery


def world_record(scenario: Scenario) -> np.ndarray:
    """Return a record array of length 1: ``record[0].trust_loss`` is ``behaviour.trust.loss``.

    Parameters
    ----------
    scenario
        A validated scenario.

    Returns
    -------
    numpy.ndarray
        Every number of behaviour, population, market and costs under ``group_name``, and a few derived from them.
    """
    numbers: dict[str, float] = {}
    groups: dict[str, Declared] = {
        "population": scenario.population,
        "market": scenario.market,
        "costs": scenario.costs,
        **{name: getattr(scenario.behaviour, name) for name in type(scenario.behaviour).model_fields},
    }
    for group, model in groups.items():
        for name in type(model).model_fields:
            numbers[f"{group}_{name}"] = float(getattr(model, name))
    numbers |= _derived(scenario)
    record = np.zeros(1, dtype=[(name, np.float32) for name in numbers])
    for name, value in numbers.items():
        record[name] = value
    return record.view(np.recarray)


def _derived(scenario: Scenario) -> dict[str, float]:
    population, behaviour = scenario.population, scenario.behaviour
    return {
        "population_person_weight": math.sqrt(population.person_share),
        "population_match_weight": math.sqrt(1.0 - population.person_share),
        "leaving_notice_logit": math.log(population.notice / (1.0 - population.notice)),
        "resentment_kept": 0.5 ** (1.0 / behaviour.resentment.half_life_months),
        "gratitude_kept": 0.5 ** (1.0 / behaviour.gratitude.half_life_months),
        "community_kept": 1.0 - behaviour.community.fades,
        **_learning(behaviour.mastery),
        "contact_worthless": 1.0 - behaviour.contact.sale_worth,
        "resentment_log_kept": math.log(0.5) / behaviour.resentment.half_life_months,
        "satisfaction_usual_surprise": usual_surprise(scenario),
        "problems_usual_harm": usual_harm(scenario),
        "word_of_mouth_log_unmoved": math.log(max(1.0 - behaviour.word_of_mouth.moves, 1e-6)),
        "social_churn_kept": math.exp(-behaviour.social_churn.decay),
        "referral_unlikeness": math.sqrt(1.0 - behaviour.referral.likeness**2),
        **({} if scenario.market.contract else _SILENT),
        "costs_worth_of_quality": scenario.costs.customer_value / scenario.market.neutral_quality,
    }


_SILENT = {"leaving_notice_logit": 12.0, "leaving_stuck": -40.0, "saving_asks": 0.0}
"""Without a contract nothing needs cancelling: who wants out is out, unhindered, and tells nobody."""


def _learning(mastery: Mastery) -> dict[str, float]:
    """Return the ordinary path of mastery: where it ends, how far that is, and what is left of it after a month."""
    moved = mastery.learns + mastery.drifts
    ends = mastery.learns / moved if moved > 0 else mastery.joining
    return {
        "mastery_equilibrium": ends,
        "mastery_gap": ends - mastery.joining,
        "mastery_kept": 1.0 - moved,
        "mastery_fading": -math.log(max(1.0 - moved, 1e-6)),
    }
