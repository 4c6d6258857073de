"""How many scenarios are run: where results are kept, on what machines, and when enough is enough."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from experiments.settings import setting
from sim.declare import Declared


class SweepSettings(Declared):
    """Settings of sweeps and designs, under ``sweep.`` (``hydra.sweeper.`` means the same)."""

    store: str = setting(
        "results/store", "Folder of finished cells; what lies in it is not run again.", "store", "結果の保管場所",
        unit="folder",
    )  # fmt: skip
    name: str = setting(
        "", "Name of the sweep in the store; made from what is swept if empty.", "name of the sweep", "スイープ名",
        unit="name",
    )  # fmt: skip
    backend: Literal["local", "dask"] = setting(
        "local", "Where cells run: processes on this machine, or a Dask cluster.", "backend", "実行先",
    )  # fmt: skip
    address: str = setting(
        "", "Address of a Dask scheduler; a cluster is started on this machine if empty.", "address", "アドレス",
        unit="host:port",
    )  # fmt: skip
    retry_failed: bool = setting(
        False, "Whether cells that failed before are run again.", "retry failed", "失敗したセルの再実行",
    )  # fmt: skip
    fail_fast: bool = setting(
        False, "Whether the first failed cell stops the sweep.", "stop at the first failure", "失敗で停止",
    )  # fmt: skip
    same_people: bool = setting(
        True, "Whether all cells share people and luck; else every cell has a seed of its own.",
        "same people in all cells", "全セルで同じ人々",
    )  # fmt: skip
    samples: int = setting(
        32, "Points drawn (scrambled Latin hypercube) over all keys that are given as interval(low,high).",
        "points over intervals", "区間から引く点の数", low=2, high=1_000_000, unit="points",
    )  # fmt: skip
    outcome: str = setting(
        "cumulative_profit", "Outcome of the heat map, and of the half-width that replications aim at.",
        "outcome", "アウトカム", unit="name",
    )  # fmt: skip
    half_width: float = setting(
        0.0, "Half-width of the 95 % interval of the paired difference at which a cell has replications enough, in the "
        "unit of the outcome; 0 for a fixed number.", "target half-width", "目標の区間幅", low=0.0, high=1e12,
        unit="unit of the outcome",
    )  # fmt: skip
    max_replications: int = setting(
        200, "Replications of a cell at most, where a half-width is aimed at.", "replications at most", "最大反復数",
        low=2, high=100_000, unit="replications",
    )  # fmt: skip
    figures: bool = setting(True, "Whether figures are drawn.", "figures", "図")
    language: Literal["en", "ja"] = setting("en", "Language of figures and report.", "language", "言語")

    @field_validator("name")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if name and (not all(c.isalnum() or c in "-_." for c in name) or name[0] == "."):
            raise ValueError(f"{name!r} is no plain name; allowed: letters, digits, - _ and .")
        return name


MOVING = ("same_people", "samples", "half_width", "max_replications", "outcome")
"""Settings that can move a number; the others only say where and how."""
