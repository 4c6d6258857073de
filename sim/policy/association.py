"""Belonging to the association of the industry: its code, its training, its cause."""

from __future__ import annotations

from sim.declare import lever
from sim.policy.concern import Concern


class Association(Concern):
    """Levers on the industry association; without membership the others do nothing and cost nothing.

    What follows from them month by month is laid out by the association itself (``sim.association``).
    """

    member: bool = lever(
        False, "Whether the company belongs to the association of its industry, and pays its fees.",
        null=False, unit="switch", source="assumed", grade="A",
        cost="a fixed amount a month, hard on small companies, and an amount a customer",
        label="member of the association", ja="業界団体への加盟",
    )  # fmt: skip
    training: float = lever(
        0.0, "Share of the association's training taken; over months it raises the service that is delivered.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, with its square", label="training", ja="研修",
    )  # fmt: skip
    standards: float = lever(
        0.0, "How strict a code the member takes upon itself and advertises: newcomers trust the badge, members are "
        "audited, and who is found hollow is a hypocrite.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a customer and month, with its square, and what the code forbids",
        label="standards claimed", ja="掲げる基準",
    )  # fmt: skip
    advocacy: float = lever(
        0.0, "How much the member does for better practice in the whole industry; rivals gain by it as well.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="an amount a month whatever the size of the company, with its square", label="advocacy", ja="業界への提言",
    )  # fmt: skip
