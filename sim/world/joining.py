"""How people without a company choose one, or none."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Joining(Declared):
    """How people without a company choose one, or none."""

    search: float = parameter(
        0.06, "Chance that a person outside looks at the offers in a month; leavers look at once.",
        low=0.0, high=1.0, sweep=(0.03, 0.12), unit="probability a month", source="assumed", grade="A",
        label="search", ja="検討の頻度",
    )  # fmt: skip
    base: float = parameter(
        0.7, "Log-odds of an ordinary company against none.",
        low=-6.0, high=6.0, sweep=(0.0, 1.4), unit="log-odds", source="assumed", grade="A",
        label="base of joining", ja="加入の基準",
    )  # fmt: skip
    quality: float = parameter(
        6.0, "Log-odds per unit of expected quality.",
        low=0.0, high=20.0, sweep=(3.0, 10.0), unit="log-odds", source="assumed", grade="A",
        label="quality at joining", ja="加入時の品質の重み",
    )  # fmt: skip
    reputation_share: float = parameter(
        0.3, "Share of expected quality taken from reputation.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        label="weight of reputation", ja="評判の重み",
    )  # fmt: skip
    promise_share: float = parameter(
        0.6, "Share of an overpromise that is believed.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        label="belief in promises", ja="約束を信じる割合",
    )  # fmt: skip
    impression: float = parameter(
        0.05, "Spread of a person's private impression of a company's quality.",
        low=0.0, high=0.5, sweep=(0.0, 0.1), unit="quality", source="assumed", grade="A",
        label="private impression", ja="個人的な印象",
    )  # fmt: skip
    price: float = parameter(
        5.0, "Log-odds taken off per unit of shown price above the market, times price sensitivity.",
        low=0.0, high=20.0, sweep=(2.0, 8.0), unit="log-odds", source="assumed", grade="A",
        label="price at joining", ja="加入時の価格の重み",
    )  # fmt: skip
    avoids_traps: float = parameter(
        0.3, "Log-odds taken off for a company known for aggressive friction.",
        low=0.0, high=4.0, sweep=(0.0, 0.8), unit="log-odds", source="einav2023", grade="B",
        label="avoidance of traps", ja="解約しにくい会社の回避",
    )  # fmt: skip
    remembered_satisfaction: float = parameter(
        1.0, "Log-odds per unit of remembered satisfaction with the last company.",
        low=0.0, high=8.0, sweep=(0.0, 2.0), unit="log-odds", source="assumed", grade="A",
        label="remembered satisfaction", ja="記憶された満足",
    )  # fmt: skip
    remembered_resentment: float = parameter(
        3.0, "Log-odds taken off per unit of resentment still felt against the last company.",
        low=0.0, high=12.0, sweep=(1.0, 5.0), unit="log-odds", source="assumed", grade="A",
        label="remembered resentment", ja="記憶された反感",
    )  # fmt: skip
