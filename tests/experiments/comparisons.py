"""Small real comparisons that tests of figures and report share."""

from __future__ import annotations

from dataclasses import replace

from experiments.answer import main_answer
from experiments.comparison import Comparison
from experiments.compose import preview
from experiments.place import conf_folder
from sim import Twins, twins

SMALL = ("customers=700", "market.burn_in_months=12")


def compared(*overrides: str) -> Comparison:
    """Run a small study and return it with its summary."""
    given = {text.partition("=")[0] for text in overrides}
    small = [text for text in SMALL if text.partition("=")[0] not in given]
    study, _ = preview([*small, *overrides], conf_folder(), [])
    ran = twins({name: study.scenario(name) for name in study.policies}, replications=study.replications)
    return answered(Comparison(study, ran))


def answered(comparison: Comparison) -> Comparison:
    """Return a comparison with its summary."""
    return replace(comparison, summary=main_answer(comparison, None))


def swapped(comparison: Comparison) -> Comparison:
    """Return the same worlds with treatment and baseline exchanged."""
    ran = comparison.twins
    return answered(Comparison(comparison.study, Twins(ran.policies[::-1], ran.results, ran.seeds)))


def renamed(comparison: Comparison, names: dict[str, str]) -> Comparison:
    """Return the same worlds with policies called otherwise."""
    ran = comparison.twins
    results = {names.get(name, name): ran.results[name] for name in ran.policies}
    return answered(Comparison(comparison.study, Twins(tuple(results), results, ran.seeds)))
