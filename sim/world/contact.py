"""How people respond to being contacted, asked, talked with and pressed."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Contact(Declared):
    """Contact: what it does for the relationship, who lets it happen, and what pressing sells."""

    closeness: float = parameter(
        0.4, "Log-odds of wanting out between never hearing from a company and hearing as often as is right.",
        low=0.0, high=6.0, sweep=(0.1, 1.0), unit="log-odds", source="godfrey2011", grade="A",
        label="closeness", ja="接触による親しみ",
    )  # fmt: skip
    agree: float = parameter(
        0.3, "Log-odds of agreeing, when asked, of a person without privacy concern at trust one half.",
        low=-8.0, high=8.0, sweep=(-0.4, 1.0), unit="log-odds", source="assumed", grade="A",
        label="agreeing", ja="同意のしやすさ",
    )  # fmt: skip
    object: float = parameter(
        -3.0, "Log-odds of objecting, unasked, of a person without privacy concern at trust one half.",
        low=-8.0, high=8.0, sweep=(-4.0, -2.0), unit="log-odds", source="assumed", grade="A",
        label="objecting", ja="拒否のしやすさ",
    )  # fmt: skip
    trust: float = parameter(
        3.0, "Log-odds of agreeing, and against objecting, per unit of trust.",
        low=0.0, high=12.0, sweep=(1.0, 5.0), unit="log-odds", source="assumed", grade="A",
        label="trust consents", ja="信頼による同意",
    )  # fmt: skip
    concern: float = parameter(
        3.0, "Log-odds against agreeing, and of objecting, per unit of privacy concern.",
        low=0.0, high=12.0, sweep=(1.0, 5.0), unit="log-odds", source="assumed", grade="A",
        label="concern refuses", ja="懸念による拒否",
    )  # fmt: skip
    annoyance: float = parameter(
        3.0, "Log-odds of objecting per unit of resentment.",
        low=0.0, high=12.0, sweep=(1.0, 5.0), unit="log-odds", source="assumed", grade="A",
        label="annoyance refuses", ja="反感による拒否",
    )  # fmt: skip
    intrusion: float = parameter(
        0.025, "Violation, to a person of full privacy concern, from each contact beyond one without consent.",
        low=0.0, high=1.0, sweep=(0.0, 0.05), unit="size of violation", source="assumed", grade="A",
        label="intrusion", ja="無断接触の違反",
    )  # fmt: skip
    dialogue_relief: float = parameter(
        0.5, "Share of the annoyance that a contact loses when it is a dialogue.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="relief of dialogue", ja="対話による緩和",
    )  # fmt: skip
    dialogue_kept: float = parameter(
        0.3, "How far a month of nothing but dialogue counts as conduct above the ordinary, which builds trust.",
        low=0.0, high=1.0, sweep=(0.1, 0.6), unit="share", source="assumed", grade="A",
        label="dialogue builds trust", ja="対話による信頼",
    )  # fmt: skip
    sales: float = parameter(
        0.10, "What a first contact at full pressure sells to a wholly susceptible person, less what the goods cost.",
        low=0.0, high=1.0, sweep=(0.03, 0.2), unit="market prices", source="assumed", grade="A",
        label="pressure sells", ja="圧力販売の収益",
    )  # fmt: skip
    sales_half: float = parameter(
        4.0, "Contacts a month at which the sales of all of them are half of what they would be without saturation.",
        low=0.5, high=20.0, sweep=(2.0, 8.0), unit="contacts a month", source="assumed", grade="A",
        label="saturation of pressure", ja="圧力販売の飽和",
    )  # fmt: skip
    pressing: float = parameter(
        0.02, "Violation from each contact at full pressure, per unit of attention.",
        low=0.0, high=1.0, sweep=(0.0, 0.05), unit="size of violation", source="luguri2021", grade="A",
        label="pressure wrongs", ja="圧力販売の違反",
    )  # fmt: skip
    sale_worth: float = parameter(
        0.5, "Worth to the customer of what was sold under pressure, as a share of its price.",
        low=0.0, high=1.0, sweep=(0.2, 0.9), unit="share of price", source="assumed", grade="A",
        label="worth of pressed sales", ja="圧力販売品の価値",
    )  # fmt: skip
