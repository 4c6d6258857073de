"""How people respond to thanks and to being recognised."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Gratitude(Declared):
    """Gratitude: how meant each channel feels, how long it lasts, and what it pays back."""

    half_life_months: float = parameter(
        2.0, "Months until half of the gratitude has faded.",
        low=0.2, high=24.0, sweep=(1.0, 3.0), unit="months", source="palmatier2009", grade="A",
        label="half-life of gratitude", ja="感謝の半減期",
    )  # fmt: skip
    lift: float = parameter(
        0.4, "Gratitude from a single gesture that is wholly meant.",
        low=0.0, high=1.0, sweep=(0.2, 0.6), unit="share of what is left", source="assumed", grade="A",
        label="gratitude per gesture", ja="一回の感謝の効果",
    )  # fmt: skip
    habit: float = parameter(
        1.0, "How fast thanks wear off when they come often: at a rate of one over this, each is worth half.",
        low=0.0, high=10.0, sweep=(0.3, 3.0), unit="months", source="assumed", grade="A",
        label="habituation to thanks", ja="感謝への慣れ",
    )  # fmt: skip
    form_letter: float = parameter(
        0.25, "How meant a form letter feels.",
        low=0.0, high=1.0, sweep=(0.1, 0.4), unit="share", source="assumed", grade="A",
        label="sincerity of a form letter", ja="定型文の誠実さ",
    )  # fmt: skip
    email: float = parameter(
        0.15, "How meant an e-mail feels.",
        low=0.0, high=1.0, sweep=(0.05, 0.3), unit="share", source="assumed", grade="A",
        label="sincerity of an e-mail", ja="メールの誠実さ",
    )  # fmt: skip
    call: float = parameter(
        0.7, "How meant a call feels.",
        low=0.0, high=1.0, sweep=(0.5, 0.9), unit="share", source="assumed", grade="A",
        label="sincerity of a call", ja="電話の誠実さ",
    )  # fmt: skip
    gift: float = parameter(
        0.9, "How meant a gift feels.",
        low=0.0, high=1.0, sweep=(0.7, 1.0), unit="share", source="assumed", grade="A",
        label="sincerity of a gift", ja="贈り物の誠実さ",
    )  # fmt: skip
    recognition: float = parameter(
        0.04, "Gratitude from a month of being recognised in person.",
        low=0.0, high=1.0, sweep=(0.01, 0.1), unit="share of what is left a month", source="assumed", grade="A",
        label="gratitude for recognition", ja="認知への感謝",
    )  # fmt: skip
    stays: float = parameter(
        0.7, "Log-odds of wanting out taken off per unit of gratitude.",
        low=0.0, high=6.0, sweep=(0.2, 1.5), unit="log-odds", source="palmatier2009", grade="A",
        label="gratitude stays", ja="感謝による継続",
    )  # fmt: skip
    trusts: float = parameter(
        0.3, "How far full gratitude makes the company seem to keep more than the ordinary.",
        low=0.0, high=1.0, sweep=(0.1, 0.6), unit="share", source="palmatier2009", grade="A",
        label="gratitude trusts", ja="感謝による信頼",
    )  # fmt: skip
    accepts: float = parameter(
        1.0, "Log-odds of accepting an offer per unit of gratitude: reciprocity.",
        low=0.0, high=6.0, sweep=(0.3, 2.0), unit="log-odds", source="palmatier2009", grade="A",
        label="gratitude accepts", ja="感謝による受諾",
    )  # fmt: skip
