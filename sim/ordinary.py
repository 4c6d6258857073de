"""What belongs to an ordinary month, so that a neutral market stands still: usual harm, and usual surprise.

Ordinary quality is what customers get with its ordinary problems, complaints and settlements. Experience is then
quality + fit + luck + usual harm - harm, with the same mean as without any problems.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sim.scenario import Scenario

_SEVERITIES = 64
_LUCK = np.linspace(-6.0, 6.0, 241)


def usual_harm(scenario: Scenario) -> float:
    """Return the mean harm of a month at neutral conduct and ordinary load."""
    chances, harms = _harms(scenario)
    return float(chances @ harms)


def usual_surprise(scenario: Scenario) -> float:
    """Return the mean felt value of surprise in an ordinary market, so that neutral satisfaction stands still.

    Experience minus expectation then has mean 0 and three parts: this month's luck, this month's harm, and what of both
    is still contained in the expectation. Luck is normal, and what is carried over nearly so, being a mean over months
    (without luck, that is wrong by up to .005).
    With d normal of spread sd, E[g(d)] = (1 - loss weight) / 2 * E|d|^k with the absolute moment of a normal in closed
    form; harm makes a mixture of normals, which is summed up numerically.
    """
    satisfaction, speed = scenario.behaviour.satisfaction, scenario.behaviour.expectation.speed
    carried = speed / (2.0 - speed) if scenario.mechanisms.expectation else 0.0
    noise = scenario.behaviour.experience.noise if scenario.mechanisms.luck else 0.0
    chances, harms = _harms(scenario)
    mean = chances @ harms
    spread_of_harm = chances @ harms**2 - mean**2
    sd = math.sqrt(noise**2 * (1.0 + carried) + max(spread_of_harm, 0.0) * carried)
    k, loss_weight = satisfaction.curvature, satisfaction.loss_weight
    if spread_of_harm <= 0.0:
        moment: float = sd**k * 2.0 ** (k / 2.0) * math.gamma((k + 1.0) / 2.0) / math.sqrt(math.pi)
        return (1.0 - loss_weight) / 2.0 * moment
    weights = np.exp(-0.5 * _LUCK**2)
    d = (mean - harms)[:, None] + sd * _LUCK
    felt = np.abs(d) ** k * np.where(d > 0.0, 1.0, -loss_weight)
    return float(chances @ felt @ weights / weights.sum())


def _harms(scenario: Scenario) -> tuple[np.ndarray, np.ndarray]:
    """Return the chances and sizes of harm in a month at neutral conduct; without problems, none for sure."""
    problems, support = scenario.behaviour.problems, scenario.behaviour.support
    if not scenario.mechanisms.problems or problems.rate == 0.0:
        return np.ones(1), np.zeros(1)
    luck = (np.arange(_SEVERITIES) + 0.5) / _SEVERITIES
    severity = np.minimum(3.0 * problems.severity * luck**2, 1.0)
    each = np.full(_SEVERITIES, problems.rate / _SEVERITIES)
    if not scenario.mechanisms.support:
        return np.append(each, 1.0 - problems.rate), np.append(severity, 0.0)
    from sim.policy import Service
    from sim.support import handling, ordinary_queue

    relative = np.minimum(severity / problems.full, 1.0)
    speaks = 1.0 / (1.0 + np.exp(-(support.complains + support.complains_severity * relative)))
    ordinary = handling(Service(), ordinary_queue(scenario), scenario)
    helped = severity * (1.0 - ordinary.relief) + ordinary.effort
    unheard = severity + ordinary.effort
    parts = (
        (speaks * ordinary.served, helped), (speaks * (1.0 - ordinary.served), unheard), (1.0 - speaks, severity),
    )  # fmt: skip
    chances = np.concatenate([*(each * share for share, _ in parts), [1.0 - problems.rate]])
    return chances, np.concatenate([*(harm for _, harm in parts), [0.0]])
