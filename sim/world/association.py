"""The industry association: what belonging costs, what its badge is worth, how members are audited, what it moves."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Association(Declared):
    """The association; it exists only where some company is ever a member."""

    fee: float = parameter(
        0.002, "Fixed fee of a member a month, for every person in the market: the same for small and large members.",
        low=0.0, high=0.5, sweep=(0.0005, 0.006), unit="market prices a month and person", source="assumed", grade="A",
        label="fixed fee", ja="固定会費",
    )  # fmt: skip
    dues: float = parameter(
        0.002, "Fee of a member for each of its customers.",
        low=0.0, high=0.5, sweep=(0.0005, 0.006), unit="market prices a month", source="assumed", grade="A",
        label="dues by size", ja="規模別会費",
    )  # fmt: skip
    code_cost: float = parameter(
        0.004, "Cost of keeping records for a full code, a customer; with the square of the standards.",
        low=0.0, high=0.5, sweep=(0.001, 0.01), unit="market prices a month", source="assumed", grade="A",
        label="cost of a code", ja="基準遵守の費用",
    )  # fmt: skip
    badge: float = parameter(
        0.3, "Share of the trust still missing that the badge of a full code gives a newcomer of a tiny company.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="share of what is missing", source="assumed", grade="A",
        label="badge", ja="認証マークの信頼効果",
    )  # fmt: skip
    audits: float = parameter(
        0.04, "Hazard of an audit of a member that shows the badge.",
        low=0.0, high=20.0, sweep=(0.01, 0.15), unit="hazard a month", source="assumed", grade="A",
        label="audits", ja="監査の頻度",
    )  # fmt: skip
    suspended_months: int = parameter(
        12, "Months for which the badge is taken from a member found hollow; longer if it still is then.",
        low=1, high=120, sweep=(3, 24), unit="months", source="assumed", grade="A",
        label="suspension", ja="認証停止の期間",
    )  # fmt: skip
    hypocrisy: float = parameter(
        1.0, "Violation that all customers feel in the month after a member of a full code was found hollow.",
        low=0.0, high=1.0, sweep=(0.3, 1.0), unit="violation, 0 to 1", source="assumed", grade="A",
        label="hypocrisy", ja="偽善の発覚",
    )  # fmt: skip
    publicity: float = parameter(
        0.03, "Reputation that a member of a full code loses when it is found hollow.",
        low=0.0, high=0.5, sweep=(0.01, 0.08), unit="quality, 0 to 1", source="assumed", grade="A",
        label="publicity of audits", ja="監査公表の影響",
    )  # fmt: skip
    training_quality: float = parameter(
        0.03, "Delivered quality added once all training has been taken up.",
        low=0.0, high=0.2, sweep=(0.01, 0.06), unit="quality, 0 to 1", source="assumed", grade="A",
        label="training and quality", ja="研修の品質効果",
    )  # fmt: skip
    training_speed: float = parameter(
        0.1, "Share of the way from what staff can do to what they are trained to do that is gone in a month; what is "
        "not trained is lost as fast.",
        low=0.0, high=1.0, sweep=(0.03, 0.3), unit="share a month", source="assumed", grade="A",
        label="speed of training", ja="研修の浸透速度",
    )  # fmt: skip
    training_cost: float = parameter(
        0.02, "Cost of all the training, a customer; with the square of the share taken.",
        low=0.0, high=0.5, sweep=(0.008, 0.04), unit="market prices a month", source="assumed", grade="A",
        label="cost of training", ja="研修の費用",
    )  # fmt: skip
    network: float = parameter(
        0.15, "Log-odds of being chosen that referrals among a great many members give a tiny company; with one other "
        "member half of it.",
        low=0.0, high=2.0, sweep=(0.05, 0.4), unit="log-odds", source="assumed", grade="A",
        label="referrals among members", ja="会員間の紹介",
    )  # fmt: skip
    practice: float = parameter(
        0.25, "How much faster members learn from their own customers: they hear how others do it.",
        low=0.0, high=3.0, sweep=(0.0, 0.6), unit="share", source="assumed", grade="A",
        label="members learn faster", ja="会員の学習促進",
    )  # fmt: skip
    shares: float = parameter(
        0.05, "Share of the way to the insight of the best-informed other member that a member goes in a month.",
        low=0.0, high=1.0, sweep=(0.0, 0.15), unit="share a month", source="assumed", grade="A",
        label="members share insight", ja="会員間の知識共有",
    )  # fmt: skip
    advocacy_half: float = parameter(
        1.0, "Sum of members' advocacy that would in the end bring the norm of the industry half the way.",
        low=0.05, high=20.0, sweep=(0.5, 3.0), unit="full efforts", source="assumed", grade="A",
        label="advocacy for half the way", ja="規範が半ばに達する提言量",
    )  # fmt: skip
    norm_speed: float = parameter(
        0.03, "Share of the way that the norm goes in a month, up and down.",
        low=0.0, high=1.0, sweep=(0.01, 0.1), unit="share a month", source="assumed", grade="A",
        label="speed of the norm", ja="業界規範の変化速度",
    )  # fmt: skip
    norm_shows: float = parameter(
        0.5, "Share of hidden fees that everybody shows under a full norm.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="norm shows fees", ja="規範による料金表示",
    )  # fmt: skip
    norm_quality: float = parameter(
        0.02, "Delivered quality that better practice adds at every company under a full norm.",
        low=0.0, high=0.2, sweep=(0.005, 0.04), unit="quality, 0 to 1", source="assumed", grade="A",
        label="norm and quality", ja="規範の品質効果",
    )  # fmt: skip
    norm_cost: float = parameter(
        0.006, "Cost of better practice for every company under a full norm, a customer.",
        low=0.0, high=0.5, sweep=(0.002, 0.012), unit="market prices a month", source="assumed", grade="A",
        label="cost of the norm", ja="規範の費用",
    )  # fmt: skip
    advocacy_cost: float = parameter(
        0.004, "Cost of a full effort for the industry a month, for every person in the market; with its square.",
        low=0.0, high=0.5, sweep=(0.001, 0.01), unit="market prices a month and person", source="assumed", grade="A",
        label="cost of advocacy", ja="提言活動の費用",
    )  # fmt: skip
