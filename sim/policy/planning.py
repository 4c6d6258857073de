"""How far ahead the company looks when it decides what to spend on service, and how much it may."""

from __future__ import annotations

from sim.declare import lever
from sim.policy.concern import Concern


class Planning(Concern):
    """Levers on planning."""

    horizon: int = lever(
        0, "Months within which what is spent on service must pay back; each year the company sets its quality by what "
        "its own books say of margin and leavers. 0: it keeps the quality it was given.",
        null=0, low=0, high=120, unit="months", source="assumed", grade="A",
        cost="that of the quality chosen", label="planning horizon", ja="計画の視野",
    )  # fmt: skip
    budget: float = lever(
        1.0, "Largest share of revenue that may be spent on quality above the ordinary; less quality is delivered than "
        "set where it does not suffice.",
        null=1.0, low=0.0, high=1.0, unit="share of revenue", source="assumed", grade="A",
        cost="none; it saves", label="budget for quality", ja="品質向上の予算",
    )  # fmt: skip
