"""The whole input of a run, typed and bounded; checked once, at the border."""

from __future__ import annotations

from pydantic import Field, ValidationError, model_validator

from sim import rivals as others
from sim.declare import Declared, parameter
from sim.policy import Policy
from sim.rivals import Rival
from sim.world import Association, Behaviour, Change, Costs, Market, Mechanisms, Network, Population, Regulator, Shock

FOCAL = "focal"


__all__ = ["FOCAL", "Rival", "Scenario"]


class Scenario(Declared):
    """Levers and world parameters together: everything one run needs.

    Raises
    ------
    pydantic.ValidationError
        If anything is unknown, of the wrong type, out of bounds, or jointly impossible.

    Examples
    --------
    >>> Scenario(customers=1000, policy={"pricing": {"price": 1.1}}).policy.pricing.price
    1.1
    """

    customers: int = parameter(
        20_000, "People in the market.", low=1, high=20_000_000, unit="people", source="assumed", grade="A",
        label="customers", ja="顧客数",
    )  # fmt: skip
    horizon_months: int = parameter(
        120, "Months simulated.", low=1, high=600, unit="months", source="assumed", grade="A",
        label="horizon", ja="期間",
    )  # fmt: skip
    seed: int = parameter(
        1, "Seed of all randomness; replications are hashed from it.", low=0, high=2**62, unit="number",
        source="assumed", grade="A", label="seed", ja="乱数の種",
    )  # fmt: skip
    policy: Policy = Field(default_factory=Policy, description="policy of the focal company")
    rivals: dict[str, Rival] = Field(
        default_factory=lambda: {"rival": Rival()}, max_length=8, description="the other companies, by name"
    )
    population: Population = Field(default_factory=Population)
    behaviour: Behaviour = Field(default_factory=Behaviour)
    market: Market = Field(default_factory=Market)
    network: Network = Field(default_factory=Network)
    costs: Costs = Field(default_factory=Costs)
    regulator: Regulator = Field(default_factory=Regulator)
    association: Association = Field(default_factory=Association)
    mechanisms: Mechanisms = Field(default_factory=Mechanisms)
    timeline: tuple[Change, ...] = Field((), description="levers that change during the run")
    shocks: tuple[Shock, ...] = Field((), description="what happens to customers during the run")

    @property
    def companies(self) -> tuple[str, ...]:
        """Names of all companies, the focal one first."""
        return (FOCAL, *self.rivals)

    @property
    def is_talking(self) -> bool:
        """Whether people know each other in this world at all."""
        on = self.mechanisms
        return on.word_of_mouth or on.social_churn or on.referral or on.fairness

    def policy_of(self, company: str) -> Policy:
        """Return the policy a company starts with.

        Raises
        ------
        KeyError
            If there is no company of that name.
        """
        return self.policy if company == FOCAL else self.rivals[company].policy

    @model_validator(mode="after")
    def _jointly_possible(self) -> Scenario:
        if FOCAL in self.rivals:
            raise ValueError(f"rivals.{FOCAL}: the name is taken by the focal company; choose another name")
        for name in self.rivals:
            if not name.isidentifier():
                raise ValueError(f"rivals.{name!r}: not a plain name; allowed: letters, digits and underscores")
        shares = self.market.focal_share + self.market.outside_share
        if shares > 1.0:
            raise ValueError(
                f"market.focal_share ({self.market.focal_share:g}) + market.outside_share "
                f"({self.market.outside_share:g}) = {shares:g}; allowed: at most 1"
            )
        if not self.rivals and shares < 1.0:
            raise ValueError(
                f"market.focal_share + market.outside_share = {shares:g} but there is no rival to take the rest; "
                "allowed: exactly 1 without rivals"
            )
        for i, shock in enumerate(self.shocks):
            _within(f"shocks[{i}].month", shock.month, self.horizon_months)
            if shock.company and shock.company not in self.companies:
                raise ValueError(f"shocks[{i}].company: {shock.company!r} is no company; {_known(self.companies)}")
        for i, change in enumerate(self.timeline):
            _within(f"timeline[{i}].month", change.month, self.horizon_months)
            if change.company not in self.companies:
                raise ValueError(f"timeline[{i}].company: {change.company!r} is no company; {_known(self.companies)}")
        others.refuse(self)
        for company in self.companies:
            self.policies_by_month(company)
        return self

    def policies_by_month(self, company: str) -> dict[int, Policy]:
        """Return the policies of a company by the first month they hold; month 0 is always there.

        Raises
        ------
        ValueError
            If a change names an unknown lever or an inadmissible value.
        """
        plans = {0: self.policy_of(company)}
        current = plans[0].model_dump()
        changes = [(i, c) for i, c in enumerate(self.timeline) if c.company == company]
        for month in sorted({c.month for _, c in changes}):
            together = [(i, c) for i, c in changes if c.month == month]
            for i, change in together:
                concern, _, lever = change.lever.partition(".")
                if lever not in current.get(concern, {}):
                    known = [f"{c}.{k}" for c, levers in current.items() for k in levers]
                    near = _known(known, change.lever)
                    raise ValueError(f"timeline[{i}].lever: {change.lever!r} is no lever; {near}")
                current[concern][lever] = change.value
            try:
                plans[month] = Policy.model_validate(current)
            except ValidationError as error:
                raise ValueError(_which_change(error, together)) from error
        return plans


def _which_change(error: ValidationError, together: list[tuple[int, Change]]) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    i, change = next(((i, c) for i, c in together if c.lever == place), together[-1])
    return f"timeline[{i}].value for {change.lever}: {first['msg']}"


def _within(key: str, month: int, horizon: int) -> None:
    if month >= horizon:
        raise ValueError(f"{key}: {month} lies beyond the horizon of {horizon} months; allowed: 0 to {horizon - 1}")


def _known(names: tuple[str, ...] | list[str], asked: str = "") -> str:
    from difflib import get_close_matches

    near = get_close_matches(asked, names, 1)
    return f"allowed: {', '.join(names)}" + (f"; nearest: {near[0]}" if near else "")
