"""How customers learn to get out of a product what they came for, and what that does."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Mastery(Declared):
    """Mastery: how far customers get what they came for; only what lies beside the ordinary path of it acts."""

    joining: float = parameter(
        0.3, "Mastery of an ordinary newcomer.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="share of the goal", source="assumed", grade="A",
        label="mastery at joining", ja="加入時の習熟",
    )  # fmt: skip
    learns: float = parameter(
        0.15, "Share of what is left to learn that an ordinary month teaches.",
        low=0.0, high=0.5, sweep=(0.05, 0.3), unit="share a month", source="assumed", grade="A",
        label="learning", ja="習熟の速さ",
    )  # fmt: skip
    drifts: float = parameter(
        0.1, "Share of mastery that a month takes away: goals move on, and what is not used is forgotten.",
        low=0.0, high=0.5, sweep=(0.03, 0.2), unit="share a month", source="assumed", grade="A",
        label="forgetting", ja="習熟の低下",
    )  # fmt: skip
    onboarded: float = parameter(
        0.3, "Mastery that full onboarding adds at joining.",
        low=0.0, high=1.0, sweep=(0.15, 0.5), unit="share of the goal", source="retana2016", grade="A",
        label="worth of onboarding", ja="導入支援の効果",
    )  # fmt: skip
    hours: float = parameter(
        1.0, "Time that full onboarding takes a customer.",
        low=0.0, high=20.0, sweep=(0.3, 3.0), unit="hours", source="assumed", grade="A",
        label="hours of onboarding", ja="導入支援の時間",
    )  # fmt: skip
    success: float = parameter(
        0.3, "Share of what ordinary months leave unmoved that full customer success teaches on top.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="share a month", source="assumed", grade="A",
        label="worth of customer success", ja="カスタマーサクセスの効果",
    )  # fmt: skip
    stays: float = parameter(
        3.0, "Log-odds of wanting out taken off per unit of mastery beyond the ordinary.",
        low=0.0, high=8.0, sweep=(1.5, 4.5), unit="log-odds", source="retana2016", grade="B",
        label="weight of mastery", ja="習熟の重み",
    )  # fmt: skip
    benefit: float = parameter(
        0.06, "Quality felt per unit of mastery beyond the ordinary: the same product is worth more to who can use it.",
        low=0.0, high=0.5, sweep=(0.0, 0.12), unit="quality", source="assumed", grade="A",
        label="benefit of mastery", ja="習熟の便益",
    )  # fmt: skip
    questions: float = parameter(
        0.04, "Questions to support in a month saved per unit of mastery beyond the ordinary.",
        low=0.0, high=1.0, sweep=(0.02, 0.08), unit="per customer and month", source="retana2016", grade="B",
        label="questions saved", ja="減る問い合わせ",
    )  # fmt: skip
    reached: float = parameter(
        0.7, "Mastery from which on the need is about to be met: who has got what they came for may go.",
        low=0.0, high=1.0, sweep=(0.6, 0.9), unit="share of the goal", source="assumed", grade="A",
        label="need about met", ja="目的達成の水準",
    )  # fmt: skip
    done: float = parameter(
        4.0, "Log-odds of wanting out added per unit of mastery beyond that.",
        low=0.0, high=12.0, sweep=(0.0, 8.0), unit="log-odds", source="assumed", grade="A",
        label="leaving when done", ja="目的達成による離脱",
    )  # fmt: skip
