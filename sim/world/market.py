"""The market: who starts where, how long it has been running, and how reputations move."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Market(Declared):
    """Starting shares, running-in, reputation, and how fast tastes move."""

    focal_share: float = parameter(
        0.4, "Share of all people who are with the focal company at the start of the running-in.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="focal share", ja="自社の初期シェア",
    )  # fmt: skip
    outside_share: float = parameter(
        0.2, "Share of all people who are with no company at that time; rivals share the rest equally.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="outside share", ja="非利用者の割合",
    )  # fmt: skip
    contract: bool = parameter(
        True, "Whether customers are bound by a contract, pay every month and cancel; else they buy when they like, "
        "share their purchases among companies, and drop out silently.",
        unit="switch", source="assumed", grade="A", label="contract", ja="契約",
    )  # fmt: skip
    burn_in_months: int = parameter(
        120, "Months the market runs under neutral policies before month 0; 0 gives a cohort of newcomers.",
        low=0, high=600, unit="months", source="assumed", grade="A", label="running-in", ja="助走期間",
    )  # fmt: skip
    neutral_quality: float = parameter(
        0.6, "Ordinary quality, at which satisfaction stands still.",
        low=0.3, high=0.8, sweep=(0.6, 0.6), unit="quality, 0 to 1", source="assumed", grade="A",
        label="neutral quality", ja="標準的な品質",
    )  # fmt: skip
    reputation_speed: float = parameter(
        0.1, "Share of the gap between mean experience and reputation closed in a month.",
        low=0.0, high=1.0, sweep=(0.03, 0.3), unit="share a month", source="assumed", grade="A",
        label="reputation speed", ja="評判の更新速度",
    )  # fmt: skip
    taste_drift: float = parameter(
        0.0, "Quality a month, from month 0 on, by which what customers want moves away from what companies offer.",
        low=0.0, high=0.03, unit="quality a month", source="assumed", grade="A",
        label="taste drift", ja="嗜好の変化",
    )  # fmt: skip
