"""What changes during a run: policies that are altered and shocks that nobody chose."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from sim.declare import Declared, parameter


class Change(Declared):
    """From a month on, one lever of one company has another value.

    ``company`` is a company's name, ``focal``, or (in a comparison) the name of a policy.
    """

    month: int = Field(ge=0, description="first month with the new value, counted from 0")
    company: str = Field("focal", description="company or policy whose lever changes")
    lever: str = Field(description="place of the lever, for example pricing.price")
    value: float | str = Field(description="the new value")


class Shock(Declared):
    """Something that happens to customers in a stretch of months.

    ``failure_wave``: a share of customers suffers a failure of the given severity. ``card_replacement``: every
    payment must be renewed, so that a share of those who want out are out. ``breach``: the data of a share of customers
    are lost, a violation of the size given as severity unless the company is open about data and leaves control.
    ``price_rise``: what a month of service (or a unit bought) costs a company rises by the severity, in market prices,
    and the share of it is passed on in the price, which wakes as any rise does. ``downturn``: money is short for a
    share of people, by the severity; taken as a mean over everybody, price weights rise by share x severity, offers
    look to those who choose as if they cost so much more of the market price, and without a contract people buy so
    much less.
    ``entry``: the rival named as company enters in that month (as by ``rivals.<name>.enters``); the rest says nothing.
    """

    kind: Literal["failure_wave", "card_replacement", "breach", "price_rise", "downturn", "entry"] = Field(
        description="what happens"
    )
    month: int = Field(ge=0, description="first month, counted from 0")
    months: int = parameter(
        1, "How many months it lasts.", low=1, high=120, unit="months", source="assumed", grade="A",
        label="length", ja="期間",
    )  # fmt: skip
    share: float = parameter(
        1.0, "Share of customers concerned, each month; of a cost that is passed on; of people short of money.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="share", ja="割合",
    )  # fmt: skip
    severity: float = parameter(
        0.3, "Quality lost in a failure; size of the violation in a breach; rise of costs; share of money missing.",
        low=0.0, high=1.0, unit="quality, size of violation, market prices, or share", source="assumed", grade="A",
        label="severity", ja="深刻さ",
    )  # fmt: skip
    company: str = Field("", description="company concerned; empty means all")

    @model_validator(mode="after")
    def _hits_whom_it_can(self) -> Shock:
        if self.kind == "downturn" and self.company:
            raise ValueError(f"company: {self.company!r}, but a downturn hits the whole market; allowed: no company")
        if self.kind == "entry" and not self.company:
            raise ValueError("company: none is named, but somebody must enter; allowed: the name of a rival")
        return self

    def strikes(self, company: str, month: int) -> bool:
        """Tell whether it happens to a company in a month."""
        return self.month <= month < self.month + self.months and self.company in ("", company)
