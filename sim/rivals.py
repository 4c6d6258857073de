"""A company that is not the focal one: its policy, how it answers, and when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import Field, model_validator

from sim.declare import Declared, parameter
from sim.policy import Policy

if TYPE_CHECKING:
    from sim.scenario import Scenario

Response = Literal["hold", "follow", "undercut", "poach"]
NEVER = -1
_MOVES: dict[str, tuple[str, ...]] = {
    "hold": (), "follow": ("",), "undercut": ("pricing.price",), "poach": ("acquisition.poaching",),
}  # fmt: skip
"""Beginnings of the levers that an answer sets, so that no timeline may: all of them for a follower."""


class Rival(Declared):
    """A company that is not the focal one.

    ``hold``: keeps its own policy and timeline. ``follow``: does what the focal company did ``lag`` months ago, with
    every lever; until then its own policy. ``undercut``: its own policy, at a price below the one that the focal
    company showed ``lag`` months ago, never below its floor. ``poach``: its own policy, and from month ``lag`` on
    offers to the focal company's customers.

    Raises
    ------
    pydantic.ValidationError
        If a number is out of bounds or the answer is at odds with the rival's own policy.
    """

    policy: Policy = Field(default_factory=Policy, description="policy of a rival")
    response: Response = parameter(
        "hold", "How the rival answers the focal company: not at all, by copying it, by a lower price, or by offers to "
        "its customers.", unit="choice", source="assumed", grade="A", label="answer", ja="対応",
    )  # fmt: skip
    lag: int = parameter(
        3, "Months between what the focal company does and the answer.",
        low=0, high=60, sweep=(0, 24), unit="months", source="assumed", grade="A", label="lag", ja="対応の遅れ",
    )  # fmt: skip
    undercut: float = parameter(
        0.05, "By how much an undercutter stays below the price shown by the focal company; 0 matches it.",
        low=0.0, high=0.5, sweep=(0.0, 0.2), unit="share of that price", source="assumed", grade="A",
        label="undercut", ja="値下げ幅",
    )  # fmt: skip
    floor: float = parameter(
        0.0, "Least margin of an undercutter, above what a month of service (or what is bought) costs it.",
        low=-0.5, high=1.0, sweep=(0.0, 0.3), unit="market prices", source="assumed", grade="A",
        label="price floor", ja="下限の粗利",
    )  # fmt: skip
    reach: float = parameter(
        0.1, "Share of the focal company's customers to whom a poacher makes an offer each month.",
        low=0.0, high=1.0, sweep=(0.02, 0.3), unit="share a month", source="assumed", grade="A",
        label="reach of offers", ja="引き抜きの到達率",
    )  # fmt: skip
    depth: float = parameter(
        0.3, "Depth of a poacher's offers.",
        low=0.0, high=0.9, sweep=(0.1, 0.5), unit="share of list price", source="assumed", grade="A",
        label="depth of offers", ja="引き抜きの割引",
    )  # fmt: skip
    enters: int = parameter(
        0, "Month in which the rival enters the market (beyond the horizon: never); 0: it is there from the start.",
        low=0, high=600, sweep=(0, 60), unit="months", source="assumed", grade="A", label="entry", ja="参入の月",
    )  # fmt: skip
    exits: int = parameter(
        NEVER, "Last month of a rival that closes: then all its customers must go; -1: it never does.",
        low=NEVER, high=600, sweep=(NEVER, 60), unit="months", source="assumed", grade="A", label="exit", ja="撤退の月",
    )  # fmt: skip
    exits_after_losses: int = parameter(
        0, "Months of loss in a row after which the rival closes; 0: it bears any loss.",
        low=0, high=600, sweep=(0, 24), unit="months", source="assumed", grade="A",
        label="losses borne", ja="撤退までの連続赤字",
    )  # fmt: skip

    @model_validator(mode="after")
    def _answers_agree(self) -> Rival:
        if self.response == "poach" and self.policy.acquisition.poaching > 0.0:
            raise ValueError(
                f"policy.acquisition.poaching ({self.policy.acquisition.poaching:g}) and response=poach both make "
                "offers; allowed: 0 with response=poach (its offers are reach and depth), or response=hold"
            )
        if NEVER < self.exits < self.enters:
            raise ValueError(
                f"exits ({self.exits}) lies before enters ({self.enters}); allowed: {self.enters} or later"
            )
        return self

    def poached(self, policy: Policy) -> Policy:
        """Return a policy of this rival with the offers of a poacher."""
        levers: dict[str, Any] = policy.model_dump()
        levers["acquisition"] |= {"poaching": self.reach, "poaching_depth": self.depth}
        return Policy.model_validate(levers)


def refuse(scenario: Scenario) -> None:
    """Refuse rivals that cannot be there as they are meant.

    Raises
    ------
    ValueError
        If a timeline sets what an answer sets, a rival enters twice or closes before it enters, or nobody is there to
        take what is left of the market.
    """
    for name, rival in scenario.rivals.items():
        for i, change in enumerate(scenario.timeline):
            if change.company == name and change.lever.startswith(_MOVES[rival.response]):
                raise ValueError(
                    f"timeline[{i}].company: {name} answers the focal company (response={rival.response}), which sets "
                    f"{change.lever}; allowed: response=hold, or no such change"
                )
    _refuse_entries(scenario)
    shares = scenario.market.focal_share + scenario.market.outside_share
    if scenario.rivals and shares < 1.0 and all(entry_of(scenario, name) > 0 for name in scenario.rivals):
        raise ValueError(
            f"market.focal_share + market.outside_share = {shares:g} but no rival is there from the start to take the "
            "rest; allowed: exactly 1, or a rival that does not enter later"
        )


def _refuse_entries(scenario: Scenario) -> None:
    seen: dict[str, int] = {}
    for i, shock in enumerate(scenario.shocks):
        if shock.kind != "entry":
            continue
        at = f"shocks[{i}]"
        if shock.company not in scenario.rivals:
            allowed = ", ".join(scenario.rivals) or "none, there is no rival"
            raise ValueError(f"{at}.company: {shock.company!r} cannot enter; allowed: a rival ({allowed})")
        if shock.month == 0:
            raise ValueError(f"{at}.month: 0; who is there from the start does not enter; allowed: 1 or later")
        if shock.company in seen or scenario.rivals[shock.company].enters > 0:
            where = f"shocks[{seen[shock.company]}]" if shock.company in seen else f"rivals.{shock.company}.enters"
            raise ValueError(f"{at}.company: {shock.company} enters already by {where}; allowed: one entry")
        if NEVER < scenario.rivals[shock.company].exits < shock.month:
            raise ValueError(f"{at}.month: {shock.company} closes before; allowed: before rivals.{shock.company}.exits")
        seen[shock.company] = i


def entry_of(scenario: Scenario, company: str) -> int:
    """Return the month in which a company enters; 0 if it is there from the start."""
    rival = scenario.rivals.get(company)
    if rival is None:
        return 0
    entries = [shock.month for shock in scenario.shocks if shock.kind == "entry" and shock.company == company]
    return max([rival.enters, *entries])


def starting_shares(scenario: Scenario) -> np.ndarray:
    """Return the cumulated starting shares of all companies, float32: who enters later has none."""
    market, is_there = scenario.market, [entry_of(scenario, name) == 0 for name in scenario.rivals]
    rest = (1.0 - market.focal_share - market.outside_share) / max(sum(is_there), 1)
    return np.cumsum([market.focal_share, *(rest * there for there in is_there)]).astype(np.float32)
