"""Who the customers are: spreads and correlations of what differs between people."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Population(Declared):
    """Traits of the population, drawn once a person; want and notice are fitted together (a ridge)."""

    want_level: float = parameter(
        -3.345, "Mean log-odds of starting to want out in a month, at neutral conduct.",
        low=-12.0, high=4.0, sweep=(-4.0, -2.7), unit="log-odds a month", source="fader2007", grade="M",
        label="want level", ja="離反意向の水準",
    )  # fmt: skip
    want_spread: float = parameter(
        2.017, "Spread of that log-odds between customers; 0 makes everybody alike.",
        low=0.0, high=6.0, sweep=(1.2, 2.6), unit="log-odds", source="fader2007", grade="M",
        label="want spread", ja="離反意向のばらつき",
    )  # fmt: skip
    person_share: float = parameter(
        0.3, "Share of that variance that belongs to the person; the rest to the match with a company, redrawn with "
        "each spell.",
        low=0.0, high=1.0, unit="share of variance", source="assumed", grade="A",
        label="person's share", ja="個人差の割合",
    )  # fmt: skip
    notice: float = parameter(
        0.202, "Chance that a customer who wants out notices the way out in a month; acts under a contract.",
        low=0.001, high=0.95, sweep=(0.08, 0.3), unit="probability a month", source="fader2007", grade="M",
        label="notice", ja="気づく確率",
    )  # fmt: skip
    involuntary: float = parameter(
        0.10, "Failed payments: monthly chance of leaving without wanting to, per unit of the propensity to want out.",
        low=0.0, high=1.0, sweep=(0.0, 0.2), unit="probability a month per probability", source="assumed", grade="A",
        label="involuntary leaving", ja="非自発的離脱",
    )  # fmt: skip
    purchase_rate: float = parameter(
        2.0, "Purchases a month of the mean person in the category; acts where there is no contract.",
        low=0.01, high=60.0, sweep=(0.5, 4.0), unit="purchases a month", source="assumed", grade="A",
        label="purchase rate", ja="購買頻度",
    )  # fmt: skip
    purchase_shape: float = parameter(
        1.0, "Shape of the gamma distribution of purchase rates between people; small means very unlike.",
        low=0.1, high=50.0, sweep=(0.5, 3.0), unit="shape", source="ehrenberg1959", grade="B",
        label="shape of purchase rates", ja="購買頻度の形状",
    )  # fmt: skip
    polarisation: float = parameter(
        0.2, "How unlike people are in the share of purchases that goes to the own company, its mean given: 0 is all "
        "alike, near 1 each buys all at one company or hardly anything there.",
        low=0.0, high=0.95, sweep=(0.05, 0.4), unit="share", source="goodhardt1984", grade="A",
        label="polarisation", ja="購買集中の個人差",
    )  # fmt: skip
    basket_spread: float = parameter(
        0.5, "Spread of the log of the mean amount of a purchase between people (its mean is 1).",
        low=0.0, high=1.5, sweep=(0.2, 0.8), unit="log", source="assumed", grade="A",
        label="spread of baskets", ja="購入額の個人差",
    )  # fmt: skip
    price_sensitivity_spread: float = parameter(
        0.5, "Spread of log price sensitivity (mean sensitivity is 1).",
        low=0.0, high=1.5, sweep=(0.2, 0.8), unit="log", source="assumed", grade="A",
        label="spread of price sensitivity", ja="価格感度のばらつき",
    )  # fmt: skip
    disposition: float = parameter(
        0.6, "Median disposition to trust.",
        low=0.05, high=0.95, sweep=(0.5, 0.7), unit="attitude, 0 to 1", source="assumed", grade="A",
        label="disposition to trust", ja="信頼傾向",
    )  # fmt: skip
    disposition_spread: float = parameter(
        0.5, "Spread of the disposition to trust, in log-odds.",
        low=0.0, high=2.0, sweep=(0.2, 0.8), unit="log-odds", source="assumed", grade="A",
        label="spread of disposition", ja="信頼傾向のばらつき",
    )  # fmt: skip
    noticing_spread: float = parameter(
        0.5, "Spread of the log attention to bills and terms (mean attention is 1).",
        low=0.0, high=1.5, sweep=(0.2, 0.8), unit="log", source="assumed", grade="A",
        label="spread of attention", ja="注意力のばらつき",
    )  # fmt: skip
    contact_ideal: float = parameter(
        2.0, "Median number of contacts a month a customer finds right (never below one).",
        low=1.0, high=10.0, sweep=(1.0, 4.0), unit="contacts a month", source="godfrey2011", grade="B",
        label="ideal contacts", ja="理想の接触頻度",
    )  # fmt: skip
    contact_ideal_spread: float = parameter(
        0.5, "Spread of the log of the ideal number of contacts beyond one.",
        low=0.0, high=1.5, unit="log", source="assumed", grade="A",
        label="spread of ideal contacts", ja="理想接触頻度のばらつき",
    )  # fmt: skip
    correlation: float = parameter(
        0.2, "Correlation of the person's propensity to want out with price sensitivity and with attention to bills, "
        "and (negative) with the disposition to trust.",
        low=0.0, high=0.5, sweep=(0.0, 0.4), unit="correlation", source="assumed", grade="A",
        label="correlation of traits", ja="特性間の相関",
    )  # fmt: skip
    privacy_concern: float = parameter(
        0.4, "Median privacy concern.",
        low=0.02, high=0.98, sweep=(0.25, 0.6), unit="attitude, 0 to 1", source="assumed", grade="A",
        label="privacy concern", ja="プライバシー懸念",
    )  # fmt: skip
    privacy_concern_spread: float = parameter(
        1.0, "Spread of privacy concern, in log-odds.",
        low=0.0, high=2.0, sweep=(0.5, 1.5), unit="log-odds", source="assumed", grade="A",
        label="spread of privacy concern", ja="プライバシー懸念のばらつき",
    )  # fmt: skip
    susceptibility: float = parameter(
        0.3, "Median susceptibility to pressing sellers.",
        low=0.02, high=0.98, sweep=(0.15, 0.5), unit="share", source="assumed", grade="A",
        label="susceptibility to pressure", ja="圧力への弱さ",
    )  # fmt: skip
    susceptibility_spread: float = parameter(
        1.0, "Spread of susceptibility, in log-odds.",
        low=0.0, high=2.0, sweep=(0.5, 1.5), unit="log-odds", source="assumed", grade="A",
        label="spread of susceptibility", ja="圧力への弱さのばらつき",
    )  # fmt: skip
