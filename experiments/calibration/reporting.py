"""What a calibration says: the summary, the tables, the figure, and a few lines on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.calibration import picture, words
from experiments.calibration.fitting import NAMES, Fit
from experiments.calibration.judging import LARGEST_MISS, Judgement
from experiments.calibration.peers import PEERS, fit_peer, mape
from experiments.calibration.presets import differs
from experiments.calibration.profile import held_parameter, ridge
from experiments.calibration.targets import TARGETS
from experiments.figures import theme

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir

Key = tuple[str, str]
Rows = list[dict[str, float | bool]]


def peers_table() -> pd.DataFrame:
    """Return survival MAPE of rival curves over held-back years, by population, curve and last fitted year."""
    rows = []
    for name, target in TARGETS.items():
        if target.is_held_back:
            published = np.append(1.0, target.observed)
            for peer in PEERS:
                for last in (7, 4):
                    error = mape(fit_peer(peer, published, last), published, last)
                    rows.append({"population": name, "curve": peer, "last_fitted_year": last, "mape": round(error, 2)})
    return pd.DataFrame(rows)


def points_table(judgements: Mapping[Key, Judgement]) -> pd.DataFrame:
    """Return one row a population, variant and published point: published, model, miss."""
    rows = []
    for (name, variant), judged in judgements.items():
        points = zip(judged.target.months, judged.target.observed, judged.at_points, strict=True)
        for i, (month, published, model) in enumerate(points):
            rows.append(
                {"population": name, "variant": variant, "month": month, "is_fitted": i < judged.n_fitted,
                 "published": published, "model": model, "miss": model - published}
            )  # fmt: skip
    return pd.DataFrame(rows)


def summarise(
    fits: Mapping[Key, Fit], judgements: Mapping[Key, Judgement], ridges: Mapping[str, Rows]
) -> dict[str, Any]:
    """Return the answer as plain values."""
    held_back = [j for (_, variant), j in judgements.items() if variant == "fit" and j.target.is_held_back]
    alike = [j for (_, variant), j in judgements.items() if variant == "alike"]
    return {
        "answer": {
            "projection_holds": all(j.holds for j in held_back),
            "retention_rises": all(j.is_rising for j in held_back),
            "alike_fails": not any(j.holds for j in alike),
            "largest_miss_allowed": 100.0 * LARGEST_MISS,
        },
        "fits": [{**judged.row(), "last_move": round(fits[key].moved, 5)} for key, judged in judgements.items()],
        "peers": peers_table().to_dict("records"),
        "ridges": {name: _ridge_summary(name, rows) for name, rows in ridges.items()},
        "presets_differ": [name for name in TARGETS if differs(name, fits[name, "fit"].named())],
    }


def write_files(
    rundir: RunDir, fits: Mapping[Key, Fit], judgements: Mapping[Key, Judgement], ridges: Mapping[str, Rows],
    language: str = "en",
) -> None:  # fmt: skip
    """Write fits, points, curves, profile and peers as CSV, and the figure with its data."""
    lines = picture.curves(judgements)
    profiles = pd.concat([pd.DataFrame(rows).assign(population=name) for name, rows in ridges.items()])
    tables = {
        "fits.csv": pd.DataFrame([judged.row() for judged in judgements.values()]),
        "points.csv": points_table(judgements),
        "profile.csv": profiles,
        "peers.csv": peers_table(),
        "figures/calibration.csv": lines,
    }
    for name, table in tables.items():
        rundir.write_text(name, table.to_csv(index=False, float_format="%.6g", lineterminator="\n"))
    with theme.theme(language):
        figure = picture.draw(lines, judgements, _finding(judgements, language), language)
        for kind in ("svg", "png"):
            with rundir.writing(f"figures/calibration.{kind}") as path:
                path.write_bytes(theme.save(figure, kind))


def say(console: Console, judgements: Mapping[Key, Judgement], summary: dict[str, Any]) -> None:
    """Print the fits, the rival curves and the ridges."""
    from rich.table import Table

    table = Table("population", "fitted to", "level", "spread", "notice", "miss, pp", "MAPE", "verdict", box=None)
    for (name, variant), judged in judgements.items():
        error = f"{judged.survival_mape:.1f} %" if judged.target.is_held_back else ""
        verdict = "holds" if judged.holds else "fails"
        table.add_row(
            name, _variant(judged, variant), *(f"{v:.3f}" for v in judged.values.values()),
            f"{100 * judged.worst:.2f}", error,
            verdict,
        )  # fmt: skip
    console.print(table)
    console.print(
        f"Miss: the largest over held-back years (subscription: over its three points), mean over replications; "
        f"{_error_in_words(judgements)}. A cohort in which all are alike has to fail."
    )
    console.print("MAPE of other curves over the same held-back years, fitted to years 0-7 (0-4):")
    peers = pd.DataFrame(summary["peers"])
    for name, part in peers.groupby("population", sort=False):
        wide = part.pivot_table(index="curve", columns="last_fitted_year", values="mape", sort=False)
        errors = ", ".join(f"{curve} {row[7]:.1f} % ({row[4]:.1f} %)" for curve, row in wide.iterrows())
        console.print(f"  {name}: {errors}")
    for name, found in summary["ridges"].items():
        console.print(f"  {name}: {_ridge_in_words(found)}")
    if summary["presets_differ"]:
        names = ", ".join(summary["presets_differ"])
        console.print(f"Presets that hold other values: {names}. calibrate.write=true writes these.")


def _error_in_words(judgements: Mapping[Key, Judgement]) -> str:
    errors = [judged.standard_error() for judged in judgements.values()]
    if not np.isfinite(errors).all():
        return "a single replication has no standard error"
    return f"standard error at most {100 * max(errors):.2f} pp"


def _ridge_summary(name: str, rows: Rows) -> dict[str, Any]:
    parameter = held_parameter(TARGETS[name])
    possible = ridge(rows, parameter)
    best = min(rows, key=lambda row: row["rms"])
    return {
        "parameter": parameter,
        "possible": list(possible) if possible else None,
        "noise": round(100.0 * TARGETS[name].noise, 3),
        "best": best[parameter],
        "best_rms": round(best["rms"], 3),
        "bounds": [bounds[NAMES.index(parameter)] for bounds in (TARGETS[name].low, TARGETS[name].high)],
    }


def _ridge_in_words(found: dict[str, Any]) -> str:
    parameter, noise = found["parameter"], f"{found['noise']:.2g} pp"
    low, high = found["bounds"]
    best = (
        f"alone they favour {found['best']:g} (rms {found['best_rms']:.2g} pp); assumed to lie in {low:g} to {high:g}"
    )
    if not found["possible"]:
        return f"no {parameter} meets the fitted points within their noise ({noise}); {best}"
    ends = " to ".join(f"{value:g}" for value in found["possible"])
    return f"the data cannot tell {parameter} {ends} apart (misses below their noise, {noise}); {best}"


def _variant(judged: Judgement, variant: str) -> str:
    if not judged.target.is_held_back:
        return "3 points"
    return {"fit": "years 0-7", "shorter": "years 0-4", "alike": "all alike"}[variant]


def _finding(judgements: Mapping[Key, Judgement], language: str) -> str:
    held_back = [j for (_, variant), j in judgements.items() if variant == "fit" and j.target.is_held_back]
    alike = [j for (_, variant), j in judgements.items() if variant == "alike"]
    worst, worst_alike = (100 * max(j.worst for j in group) for group in (held_back, alike))
    return words.say(language, "title", worst=worst, alike=worst_alike)
