"""What companies believe when they plan, and how fast they can change."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Planning(Declared):
    """Beliefs and pace of companies that plan."""

    believed: float = parameter(
        1.0, "Log-odds of leaving that companies believe a unit of quality takes off; about .8 is what the first year "
        "of the default market shows.",
        low=0.0, high=12.0, sweep=(0.5, 3.0), unit="log-odds", source="assumed", grade="A",
        label="believed effect of quality", ja="品質効果の信念",
    )  # fmt: skip
    step: float = parameter(
        0.05, "How far quality can be moved in a year.",
        low=0.0, high=0.5, sweep=(0.02, 0.1), unit="quality a year", source="assumed", grade="A",
        label="pace of planned change", ja="計画変更の速さ",
    )  # fmt: skip
