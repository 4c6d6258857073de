"""How people take it that others with the same company pay less."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Fairness(Declared):
    """Talk of deals, and what it does to those who have none."""

    tells: float = parameter(
        0.1, "Chance that somebody on a deal of their own talks of it to their ties in a month.",
        low=0.0, high=1.0, sweep=(0.03, 0.3), unit="probability a month", source="assumed", grade="A",
        label="talk of deals", ja="割引の話をする確率",
    )  # fmt: skip
    violation: float = parameter(
        0.3, "Violation of hearing that a tie with the same company has a deal of full depth, and having none.",
        low=0.0, high=1.5, sweep=(0.1, 0.6), unit="size of violation", source="feinberg2002", grade="A",
        label="unfairness", ja="不公平感",
    )  # fmt: skip
    full: float = parameter(
        0.3, "Depth of a deal that is felt to be unfair in full; in proportion below.",
        low=0.01, high=1.0, sweep=(0.15, 0.6), unit="share of price", source="assumed", grade="A",
        label="unfair in full", ja="不公平とみなす割引",
    )  # fmt: skip
