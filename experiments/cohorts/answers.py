"""What a fitted cohort answers, as plain values: the loss, the fit, what is not pinned down, the projection."""

from __future__ import annotations

from math import gcd
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import chi2

from experiments.calibration.peers import PEERS, fit_curve
from experiments.cohorts.bands import BAND, band
from experiments.cohorts.cohort import Cohort
from experiments.cohorts.fitted import Fitted
from experiments.cohorts.profiles import Profile


def points(fitted: Fitted) -> pd.DataFrame:
    """Return one row a point: observed, best fit, projection with its band, and whether it is inside."""
    cohort = fitted.cohort
    months = np.array(cohort.months)
    low, middle, high = band(fitted.lived)[:, months]
    observed = np.array(cohort.survival)
    is_fitted = months <= cohort.last_used
    inside = np.where(is_fitted, None, (observed >= low - 1e-12) & (observed <= high + 1e-12))  # type: ignore[call-overload]
    return pd.DataFrame(
        {"segment": cohort.segment, "month": months, "is_fitted": is_fitted, "observed": observed,
         "best_fit": fitted.curve[months], "low": np.where(is_fitted, np.nan, low),
         "middle": np.where(is_fitted, np.nan, middle), "high": np.where(is_fitted, np.nan, high), "is_inside": inside}
    )  # fmt: skip


def curves(fitted: Fitted) -> pd.DataFrame:
    """Return one row a month: best fit, parameters drawn (90 %), the projection of a cohort (90 %), rival curves."""
    expected, lived = band(fitted.expected), band(fitted.lived)
    table = {
        "segment": fitted.cohort.segment, "month": np.arange(fitted.horizon + 1), "best_fit": fitted.curve,
        "expected_low": expected[0], "expected_middle": expected[1], "expected_high": expected[2],
        "low": lived[0], "middle": lived[1], "high": lived[2],
    }  # fmt: skip
    months = np.arange(fitted.horizon + 1)
    return pd.DataFrame(table | {name: peer(fitted.cohort, name, months) for name in PEERS})


def peer(cohort: Cohort, name: str, months: np.ndarray) -> np.ndarray:
    """Return survival by a rival curve fitted to the same points; its clock ticks once a spacing of the points."""
    tick = gcd(*cohort.months)
    times = np.append(0, cohort.months) / tick
    observed = np.append(1.0, cohort.survival)
    with np.errstate(all="ignore"):
        found = fit_curve(name, times, observed, cohort.n_used, months / tick)
    return found


def error(expected: np.ndarray, observed: np.ndarray) -> float | None:
    """Return the mean absolute percentage error of survival, in percent; None without points above 0."""
    some = observed > 0.0
    return float(100.0 * np.mean(np.abs(expected[some] / observed[some] - 1.0))) if some.any() else None


def profiles(fitted: Fitted) -> pd.DataFrame:
    """Return one row a held value: the parameter, all values there, and the rise of the deviance."""
    rows = [
        {"segment": fitted.cohort.segment, "held": found.name, **place.named(), "rise": rise, "limit": found.allowed}
        for found in fitted.profiles for place, rise in zip(found.places, found.rises, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def summarise(fitted: Fitted, preset: str, command: str) -> dict[str, Any]:
    """Return the answer of one cohort."""
    cohort = fitted.cohort
    table = points(fitted)
    used, held_back = table[table["is_fitted"]], table[~table["is_fitted"]]
    freedom = cohort.n_used - len(fitted.free)
    least = fitted.best.deviance
    ends = band(fitted.lived)[:, -1]
    answer: dict[str, Any] = {
        "segment": cohort.segment,
        "points": len(cohort.months),
        "points_fitted": cohort.n_used,
        "fitted_until_month": cohort.last_used,
        "cohort_size": cohort.people if cohort.is_sized else None,
        "noise": None if cohort.is_sized else cohort.noise,
        "size_with_that_noise": None if cohort.is_sized else round(cohort.people),
        "loss": {
            "deviance": least, "freedom": freedom, "p": float(chi2.sf(least, freedom)) if freedom > 0 else None,
            "rms_pp": float(100.0 * np.sqrt(((used["best_fit"] - used["observed"]) ** 2).mean())),
            "intervals_widened_by": float(np.sqrt(fitted.inflation)),
        },
        "free": list(fitted.free),
        "best_fit": fitted.best.named(),
        "by_the_data_alone": fitted.alone.named(),
        "assumed": {
            "notice": list(fitted.assumed) if fitted.assumed else None,
            "is_used_for_the_projection": fitted.is_said and not fitted.is_rejected,
            "is_rejected_by_the_data": fitted.is_rejected,
            "held": {k: v for k, v in fitted.best.named().items() if k not in fitted.free},
        },
        "profiles": [_profile(found, fitted) for found in fitted.profiles],
        "not_pinned_down": [found.name for found in fitted.profiles if not found.is_pinned],
        "projection": {
            "month": fitted.horizon, "best_fit": float(fitted.curve[-1]), "middle": float(ends[1]),
            "low": float(ends[0]), "high": float(ends[2]), "level": BAND,
        },
        "full_model": {"places_run": fitted.n_places, "largest_correction_pp": 100.0 * fitted.correction},
        "preset": preset,
        "command": command,
    }  # fmt: skip
    if len(held_back):
        observed = held_back["observed"].to_numpy()
        answer["held_back"] = {
            "points": len(held_back),
            "inside_the_band": int(sum(bool(inside) for inside in held_back["is_inside"])),
            "mape_projection": error(held_back["middle"].to_numpy(), observed),
            "mape_best_fit": error(held_back["best_fit"].to_numpy(), observed),
        }
        answer["rivals"] = [
            {"curve": name, "mape": error(peer(cohort, name, cohort.held_back), observed)} for name in PEERS
        ]
    return answer


def _profile(found: Profile, fitted: Fitted) -> dict[str, Any]:
    return {
        "parameter": found.name, "best": found.best, "low": found.low, "high": found.high,
        "is_open_below": found.is_open_below, "is_open_above": found.is_open_above, "is_pinned_down": found.is_pinned,
        "is_fitted": found.name in fitted.free,
    }  # fmt: skip
