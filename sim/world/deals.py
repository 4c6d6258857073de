"""What deals teach: how fast customers get used to deals, and how far that raises the pull of the next one."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Deals(Declared):
    """How deals train customers to look out for deals."""

    speed: float = parameter(
        0.15, "Share of the gap between the deal had this month and the training closed in a month.",
        low=0.0, high=1.0, sweep=(0.05, 0.3), unit="share a month", source="assumed", grade="A",
        label="deal training speed", ja="値引き慣れの速度",
    )  # fmt: skip
    weight: float = parameter(
        4.0, "Log-odds per unit of training, added to the pull of any deal: one that runs, a save offer, newcomers' "
        "deals elsewhere.",
        low=0.0, high=12.0, sweep=(3.0, 5.0), unit="log-odds", source="elberg2019", grade="B",
        label="weight of deal training", ja="値引き慣れの重み",
    )  # fmt: skip
    full: float = parameter(
        0.1, "Depth from which a deal is felt to be one; below, it counts in proportion.",
        low=0.01, high=0.9, sweep=(0.05, 0.2), unit="share of price", source="inman1990", grade="A",
        label="deal felt in full", ja="値引きと感じる深さ",
    )  # fmt: skip
