"""How people respond to having their data used, sold and lost."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Privacy(Declared):
    """Personal data: what knowing a customer is good for, and what it does to those who care."""

    benefit: float = parameter(
        0.08, "Quality gained by full personalisation of a customer wholly known.",
        low=0.0, high=0.5, sweep=(0.03, 0.15), unit="quality", source="assumed", grade="A",
        label="benefit of personalisation", ja="個人化の効果",
    )  # fmt: skip
    bond: float = parameter(
        0.6, "Log-odds of wanting out taken off by full personalisation of a customer wholly known: elsewhere all "
        "would have to be learnt again.",
        low=0.0, high=6.0, sweep=(0.2, 1.2), unit="log-odds", source="assumed", grade="A",
        label="bond of being known", ja="知られていることの絆",
    )  # fmt: skip
    learn_data: float = parameter(
        0.08, "Share of what is not yet known that a month of data, used with consent at full depth, teaches.",
        low=0.0, high=1.0, sweep=(0.03, 0.2), unit="share a month", source="assumed", grade="A",
        label="learning from data", ja="データからの学習",
    )  # fmt: skip
    learn_dialogue: float = parameter(
        0.05, "Share of what is not yet known that a month of nothing but dialogue teaches.",
        low=0.0, high=1.0, sweep=(0.02, 0.1), unit="share a month", source="assumed", grade="A",
        label="learning from dialogue", ja="対話からの学習",
    )  # fmt: skip
    learn_recognition: float = parameter(
        0.03, "Share of what is not yet known that a month of full recognition in person teaches.",
        low=0.0, high=1.0, sweep=(0.01, 0.06), unit="share a month", source="assumed", grade="A",
        label="learning from recognition", ja="認知からの学習",
    )  # fmt: skip
    fade: float = parameter(
        0.03, "Share of what is known that goes out of date in a month.",
        low=0.0, high=1.0, sweep=(0.01, 0.1), unit="share a month", source="assumed", grade="A",
        label="knowledge fades", ja="知識の陳腐化",
    )  # fmt: skip
    relief: float = parameter(
        0.3, "Share of the annoyance of contacts taken away when the customer is wholly known.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="share", source="assumed", grade="A",
        label="relief of relevance", ja="関連性による緩和",
    )  # fmt: skip
    worry: float = parameter(
        1.0, "Log-odds of wanting out of a person of full privacy concern who is wholly exposed.",
        low=0.0, high=6.0, sweep=(0.3, 2.0), unit="log-odds", source="martin2017", grade="A",
        label="worry", ja="プライバシー不安",
    )  # fmt: skip
    misuse: float = parameter(
        0.05, "Violation a month, to a person of full privacy concern, from data used in full without consent.",
        low=0.0, high=1.0, sweep=(0.0, 0.1), unit="size of violation", source="assumed", grade="A",
        label="misuse", ja="無断利用の違反",
    )  # fmt: skip
    sharing_rate: float = parameter(
        0.1, "Rate at which the selling of data is found out, per unit of privacy concern.",
        low=0.0, high=1.0, sweep=(0.02, 0.3), unit="per month", source="assumed", grade="A",
        label="noticing data selling", ja="データ販売に気づく率",
    )  # fmt: skip
    sharing_harm: float = parameter(
        1.0, "Violation when the selling of all data is found out that nobody was told of.",
        low=0.0, high=1.5, sweep=(0.5, 1.5), unit="size of violation", source="assumed", grade="A",
        label="harm of data selling", ja="データ販売の違反",
    )  # fmt: skip
    hazard: float = parameter(
        0.004, "Monthly chance of a breach at a company that uses or sells data in full and does not secure them.",
        low=0.0, high=0.5, sweep=(0.001, 0.01), unit="probability a month", source="assumed", grade="A",
        label="hazard of a breach", ja="漏えいの確率",
    )  # fmt: skip
    breach_share: float = parameter(
        0.5, "Share of customers whose data such a breach concerns.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="reach of a breach", ja="漏えいの範囲",
    )  # fmt: skip
    breach_harm: float = parameter(
        1.0, "Violation felt by those concerned, unless the company is open about data and leaves control over them.",
        low=0.0, high=1.5, sweep=(0.5, 1.5), unit="size of violation", source="martin2017", grade="A",
        label="harm of a breach", ja="漏えいの違反",
    )  # fmt: skip
