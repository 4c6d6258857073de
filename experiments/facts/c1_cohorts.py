"""C1: two cohorts of a subscription business, followed for twelve years, and the years that the fit has not seen.

Years 8 to 12 were held back when the presets were fitted. A cohort in which everybody is alike, fitted as freely, must
miss them: the slowing loss is a matter of who is left.

Source: Fader and Hardie (2007), Table 1.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.calibration.fitting import NAMES, solve_frozen
from experiments.calibration.judging import LARGEST_MISS
from experiments.calibration.targets import TARGETS
from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import COHORT

FITTED_YEARS = 7
SEGMENTS = ("regular", "high_end")


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.measures import survival

    found: dict[str, np.ndarray] = {}
    for name in SEGMENTS:
        whole = TARGETS[name]
        cohort = bench.world(name, COHORT, {"horizon_months": whole.horizon})
        alike = dict(zip(NAMES, solve_frozen(cohort, whole.upto(FITTED_YEARS).alike()), strict=True))
        values = {f"population.{key}": value for key, value in alike.items()}
        equals = bench.world(name, COHORT, {"horizon_months": whole.horizon}, values)
        curves = np.array(bench.measure({name: cohort}, survival)[name])[:, ::12]
        of_equals = np.array(bench.measure({name: equals}, survival)[name])[:, ::12]
        published = np.append(1.0, whole.observed)
        for year in range(1, published.size):
            found[f"{name}_year_{year}"] = curves[:, year]
        yearly = curves[:, 2:] / curves[:, 1:-1]
        years = np.arange(yearly.shape[1]) - (yearly.shape[1] - 1) / 2.0
        found[f"{name}_rise"] = yearly @ years / (years @ years)
        held_back = slice(FITTED_YEARS + 1, None)
        worst = np.abs(of_equals - published)[:, held_back].max(axis=1)
        found[f"{name}_alike"] = worst - LARGEST_MISS
    return found


def _checks() -> tuple[Check, ...]:
    checks = []
    for name in SEGMENTS:
        for year in range(FITTED_YEARS + 1, 13):
            share = TARGETS[name].observed[year - 1]
            low, high = share - LARGEST_MISS, share + LARGEST_MISS
            what = f"{name}: after year {year}"
            checks.append(Check(f"{name}_year_{year}", what, "Q", f"{100 * share:.1f} %", low, high, "share"))
        what = f"{name}: retention rises"
        checks.append(Check(f"{name}_rise", what, "O", "rises", unit="a year"))
        what = f"{name}: equals miss"
        checks.append(Check(f"{name}_alike", what, "O", "> 2 pp", unit="share beyond 2 pp"))
    return tuple(checks)


FACT = Fact("C1", "still customers of two cohorts, from year 2 to 12", "fader2007", "projected", _checks(), _run)
