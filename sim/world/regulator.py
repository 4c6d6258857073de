"""Who watches over companies: which laws hold from when, how closely they are enforced, and what an offence costs."""

from __future__ import annotations

from sim.declare import Declared, parameter

NEVER = -1


class Regulator(Declared):
    """Laws and their enforcement; at vigilance 0 nobody looks, whatever the law says."""

    vigilance: float = parameter(
        0.0, "How closely companies are watched: the factor of the hazard of an inspection.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="vigilance", ja="監督の厳しさ",
    )  # fmt: skip
    routine: float = parameter(
        0.02, "Hazard of an inspection in a month about which nobody complains, at full vigilance.",
        low=0.0, high=20.0, unit="hazard a month", source="assumed", grade="A",
        label="routine inspections", ja="定期検査",
    )  # fmt: skip
    complaints: float = parameter(
        10.0, "Hazard added per customer who was obstructed, not heard or lost data that month, as a share of all.",
        low=0.0, high=200.0, unit="hazard a month per share", source="assumed", grade="A",
        label="complaint-driven inspections", ja="苦情に基づく検査",
    )  # fmt: skip
    fine: float = parameter(
        0.04, "Fine for each law broken, as a share of the last twelve months' revenue.",
        low=0.0, high=1.0, unit="share of yearly revenue", source="gdpr2016", grade="B", label="fine", ja="制裁金",
    )  # fmt: skip
    publicity: float = parameter(
        0.03, "Reputation a company loses when a fine becomes known.",
        low=0.0, high=0.5, unit="quality, 0 to 1", source="assumed", grade="A", label="publicity", ja="公表の影響",
    )  # fmt: skip
    easy_exit_from: int = parameter(
        NEVER, "Month from which obstacles put in the way of leaving are an offence; -1 is never.",
        low=-1, high=600, unit="month", source="assumed", grade="A", label="law on leaving", ja="解約容易化の法律",
    )  # fmt: skip
    shown_prices_from: int = parameter(
        NEVER, "Month from which fees left out of the price shown are an offence; -1 is never.",
        low=-1, high=600, unit="month", source="assumed", grade="A", label="law on prices", ja="総額表示の法律",
    )  # fmt: skip
    consent_from: int = parameter(
        NEVER, "Month from which contact and data without consent asked for beforehand are an offence; -1 is never.",
        low=-1, high=600, unit="month", source="assumed", grade="A", label="law on consent", ja="事前同意の法律",
    )  # fmt: skip
