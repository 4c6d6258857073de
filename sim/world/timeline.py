"""What changes during a run: policies that are altered and shocks that nobody chose."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

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
    """

    kind: Literal["failure_wave", "card_replacement", "breach"] = Field(description="what happens")
    month: int = Field(ge=0, description="first month, counted from 0")
    months: int = parameter(
        1, "How many months it lasts.", low=1, high=120, unit="months", source="assumed", grade="A",
        label="length", ja="期間",
    )  # fmt: skip
    share: float = parameter(
        1.0, "Share of customers concerned, each month.", low=0.0, high=1.0, unit="share", source="assumed",
        grade="A", label="share", ja="割合",
    )  # fmt: skip
    severity: float = parameter(
        0.3, "Quality lost in a failure; size of the violation in a breach.", low=0.0, high=1.0,
        unit="quality, or size of violation", source="assumed", grade="A", label="severity", ja="深刻さ",
    )  # fmt: skip
    company: str = Field("", description="company concerned; empty means all")

    def strikes(self, company: str, month: int) -> bool:
        """Tell whether it happens to a company in a month."""
        return self.month <= month < self.month + self.months and self.company in ("", company)
