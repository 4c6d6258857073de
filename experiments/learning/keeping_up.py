"""Does keeping up with change keep customers, and what does it earn? Effort at renewal by speed of change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from pydantic import field_validator

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.model import Start
    from sim.scenario import Scenario

KIND = "keeping_up"
OUTCOMES = ("retention", "loyalty", "satisfaction", "profit")
"""What is measured: never left and mean attitudes of the last year, and profit over all months a starter."""
KEPT = ("retention", "loyalty")
"""Of these, what stands for loyalty."""
LAST_YEAR = 12
WORLD = ("policy", "rivals", "drift", "effort")
"""What tells worlds apart."""


class Options(Declared):
    """Settings of the study, under ``keeping_up.``."""

    drifts: tuple[float, ...] = setting(
        (0.0, 0.002, 0.004, 0.008), "Speeds at which tastes move, each in a market of its own.", "speeds of change",
        "嗜好の変化の速さ", unit="quality a month",
    )  # fmt: skip
    efforts: tuple[float, ...] = setting(
        (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7), "Efforts at renewing the offer; the first must be none.",
        "efforts at renewal", "進化の努力", unit="share of the possible",
    )  # fmt: skip
    rivals: tuple[float, ...] = setting(
        (0.0, 0.3), "Efforts of all rivals, each beside all others in turn.", "rivals' efforts", "競合の進化の努力",
        unit="share of the possible",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")

    @field_validator("drifts", "rivals")
    @classmethod
    def _some_once(cls, several: tuple[float, ...]) -> tuple[float, ...]:
        if not several or list(several) != sorted(set(several)):
            raise ValueError("name one or more, rising; allowed: [0,0.004]")
        return several

    @field_validator("efforts")
    @classmethod
    def _from_none(cls, efforts: tuple[float, ...]) -> tuple[float, ...]:
        if len(efforts) < 2 or efforts[0] != 0.0 or list(efforts) != sorted(set(efforts)):
            raise ValueError("name no effort and one or more beside it, rising; allowed: [0,0.3]")
        return efforts


def check(study: Study) -> None:
    """Refuse a study that would compare nothing, and speeds or efforts that cannot be.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    scenario = study.scenario(study.baseline)
    if not scenario.mechanisms.evolution:
        raise Refusal("mechanisms.evolution", "nothing is renewed, and tastes stand still", found="false",
                      allowed="true")  # fmt: skip
    if scenario.market.focal_share == 0.0 and scenario.market.burn_in_months == 0:
        raise Refusal("market.focal_share", "the focal company has no customers", found="0", allowed="above 0")
    if any(change.lever == "learning.evolution" and change.company == "focal" for change in scenario.timeline):
        raise Refusal("timeline", f"{KIND} moves learning.evolution itself", found="a change of it", hint="timeline=[]")
    worlds(study)


def worlds(study: Study) -> dict[tuple[str, float, float, float], Scenario]:
    """Return a world for every policy, effort of the rivals, speed of change and own effort."""
    options: Any = study.options
    rivals = study.scenario(study.baseline).rivals
    return {
        (policy, theirs, drift, effort): study.scenario(
            policy,
            {"market.taste_drift": drift, "policy.learning.evolution": effort}
            | {f"rivals.{name}.policy.learning.evolution": theirs for name in rivals},
        )
        for policy in study.policies for theirs in options.rivals for drift in options.drifts
        for effort in options.efforts
    }  # fmt: skip


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every world, and say at which speed of change which effort pays and keeps customers."""
    import pandas as pd

    from experiments import parquet
    from experiments.ethics_compared import Beside, by_world, compared
    from experiments.learning.keeping_up_telling import say, told, world_name
    from experiments.programmes.living import replicated
    from experiments.programmes.telling import tell
    from experiments.summary import rounded

    options: Any = study.options
    lived = replicated(study, partial(once, worlds(study)))  # tastes move from month 0 on: all worlds share its market
    table = pd.DataFrame([{"replication": r, **row} for r, rows in enumerate(lived) for row in rows])
    parquet.write(rundir, "worlds.parquet", table)
    months = study.scenario(study.baseline).horizon_months
    about = {
        "replications": study.replications,
        "months": months,
        "policies": list(study.policies),
        "rivals": list(options.rivals),
    }
    found = answer(table)
    none = {world: f"{world.rpartition('/')[0]}/0" for world in by_world(table, *WORLD)}
    ethics = rounded(compared(by_world(table, *WORLD), {one: other for one, other in none.items() if one != other}))
    # on the screen, what the verdict is about: the effort that earns most at each speed, beside the laziest rivals
    best = [
        f"{row['policy']}/{row['rivals']:g}/{row['drift']:g}/{row['best']:g}"
        for row in found["pays"] if row["policy"] == study.policies[0] and row["rivals"] == options.rivals[0]
    ]  # fmt: skip
    beside = Beside(ethics, world_name, best, lambda language: say(language, "own"))
    tell(rundir, console, KIND, options.language, told(found, about, options.language), beside)
    return rounded({"kind": KIND, **about, **found, "ethics": ethics})


def once(scenarios: dict[tuple[str, float, float, float], Scenario], start: Start) -> list[dict[str, Any]]:
    """Return a row a world, of one replication."""
    from experiments.ethics_compared import columns
    from experiments.programmes.living import beginning
    from sim.measures import starters, survival

    rows = []
    for (policy, theirs, drift, effort), scenario in scenarios.items():
        result = beginning(scenario, start).run()
        months = {name: result.months[name][:, 0] for name in ("loyalty", "satisfaction", "profit")}
        rows.append(
            {
                "policy": policy, "rivals": theirs, "drift": drift, "effort": effort,
                "retention": float(survival(result)[-1]),
                **{name: _mean(months[name][-LAST_YEAR:]) for name in ("loyalty", "satisfaction")},
                "profit": float(months["profit"].sum() / max(int(starters(result).sum()), 1)),
                **columns(result),
            }
        )  # fmt: skip
    return rows


def _mean(values: np.ndarray) -> float:
    """Return the mean of the months in which there were customers; not a number if there were none."""
    import numpy as np

    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")


def answer(table: pd.DataFrame) -> dict[str, Any]:
    """Return what every effort gains over none, whether it pays, and whether change makes renewal worth more.

    Efforts are tried side by side, so that the best of them would look good by chance: one pays where the interval of
    its profit lies above zero with the 5 % of error shared among all efforts of its policy, speed and rivals. Two more
    things are told of the effort that earns most at each speed: what it keeps more than the same effort does in the
    slowest market (without that there is no interaction), and how far it is from the slowest market without effort
    (not below it, if keeping up guarantees loyalty).
    """
    from experiments.statistics import t_interval

    found: dict[str, list[dict[str, Any]]] = {"gains": [], "pays": [], "interactions": []}
    for (policy, rivals), of_policy in table.groupby(["policy", "rivals"], sort=False):
        values = {o: of_policy.pivot(index="replication", columns=["drift", "effort"], values=o) for o in OUTCOMES}
        drifts = sorted(of_policy["drift"].unique())
        for drift in drifts:
            efforts = sorted(
                of_policy.loc[(of_policy["drift"] == drift) & (of_policy["effort"] > 0.0), "effort"].unique()
            )
            gaps = {
                effort: {o: (values[o][drift, effort] - values[o][drift, 0.0]).to_numpy(float) for o in OUTCOMES}
                for effort in efforts
            }
            for effort, gap in gaps.items():
                gains = {o: t_interval(gap[o]).plain() for o in OUTCOMES}
                found["gains"].append({"policy": policy, "rivals": rivals, "drift": drift, "effort": effort} | gains)
            strict = {e: t_interval(gap["profit"], 1.0 - 0.05 / len(efforts)) for e, gap in gaps.items()}
            best = max(efforts, key=lambda effort: gaps[effort]["profit"].mean())
            about = {"policy": policy, "rivals": rivals, "drift": drift, "best": best}
            found["pays"].append(
                about
                | {
                    "gain": t_interval(gaps[best]["profit"]).plain(),
                    "paying": [e for e, one in strict.items() if one.low is not None and one.low > 0.0],
                    "losing": [e for e, one in strict.items() if one.high is not None and one.high < 0.0],
                }
            )
            if drift == drifts[0] or (drifts[0], best) not in values["profit"]:
                continue
            row: dict[str, Any] = {**about, "slowest": drifts[0]}
            for o in KEPT:
                slow = values[o][drifts[0], best] - values[o][drifts[0], 0.0]
                row[o] = t_interval(gaps[best][o] - slow.to_numpy(float)).plain()
                missing = values[o][drift, best] - values[o][drifts[0], 0.0]
                row[f"missing_{o}"] = t_interval(missing.to_numpy(float)).plain()
            found["interactions"].append(row)
    return found
