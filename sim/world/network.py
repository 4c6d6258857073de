"""Who talks to whom: how the social network is made."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from sim.declare import Declared, parameter

Kind = Literal["small_world", "scale_free", "imported"]


class Network(Declared):
    """The social network among all people in the market; ties go both ways and stay as they are."""

    kind: Kind = parameter(
        "small_world", "Neighbourhoods with short cuts, popular hubs, or a list of ties from a file.",
        unit="choice", source="nitzan2011", grade="A", label="kind of network", ja="ネットワークの種類",
    )  # fmt: skip
    ties: int = parameter(
        8, "Mean number of people somebody talks to about companies; an even number.",
        low=0, high=100, sweep=(4, 16), unit="people", source="nitzan2011", grade="A", label="ties", ja="つながりの数",
    )  # fmt: skip
    rewired: float = parameter(
        0.1, "Small world: share of ties that lead anywhere instead of into the neighbourhood.",
        low=0.0, high=1.0, sweep=(0.02, 0.3), unit="share", source="watts1998", grade="A",
        label="short cuts", ja="近道の割合",
    )  # fmt: skip
    homophily: float = parameter(
        0.3, "Small world: how far neighbourhoods gather people of like propensity to want out; 0 mixes them.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="share of variance", source="nitzan2011", grade="A",
        label="homophily", ja="類似性",
    )  # fmt: skip
    path: str = Field("", description="imported: CSV file of ties, two customer numbers a line, counted from 0")

    @model_validator(mode="after")
    def _agree(self) -> Network:
        if self.ties % 2:
            raise ValueError(f"ties: {self.ties} is odd; allowed: even numbers, half of the ties lead to each side")
        if (self.kind == "imported") != bool(self.path):
            raise ValueError(
                f"kind is {self.kind} and path is {self.path!r}; allowed: a path with kind=imported, none otherwise"
            )
        return self
