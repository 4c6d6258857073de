"""How people respond to loyalty programmes."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Programme(Declared):
    """Loyalty programmes: enrolling, expecting, being pressed, being bound, losing."""

    enrols: float = parameter(
        -2.5, "Log-odds of enrolling in a month for a programme that gives nothing.",
        low=-8.0, high=4.0, sweep=(-3.5, -1.5), unit="log-odds a month", source="assumed", grade="A",
        label="enrolling", ja="入会",
    )  # fmt: skip
    enrols_for_reward: float = parameter(
        15.0, "Log-odds of enrolling, and of renewing a paid membership, per unit of the reward share expected, less "
        "fees: who gains joins.",
        low=0.0, high=60.0, sweep=(8.0, 25.0), unit="log-odds", source="assumed", grade="A",
        label="enrolling for rewards", ja="特典目当ての入会",
    )  # fmt: skip
    renews: float = parameter(
        2.0, "Log-odds of paying the fee again for a membership that pays its fee and no more.",
        low=-4.0, high=8.0, sweep=(1.0, 3.0), unit="log-odds", source="assumed", grade="A",
        label="renewing", ja="会費の更新",
    )  # fmt: skip
    worth: float = parameter(
        0.8, "What a reward is worth to a member, in parts of its face value: points are less than money.",
        low=0.0, high=1.5, sweep=(0.5, 1.0), unit="share", source="assumed", grade="A",
        label="worth of rewards", ja="特典の主観的価値",
    )  # fmt: skip
    cheapens: float = parameter(
        0.3, "How much less a reward is worth, in parts of its face value, per unit by which it costs the company less "
        "than 0.7 of that: what can be spent anywhere costs its face, what is left over does not.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="share", source="assumed", grade="A",
        label="worth of cheap rewards", ja="低原価特典の価値",
    )  # fmt: skip
    weight: float = parameter(
        2.0, "Log-odds of wanting out taken off per unit of reward share, times price sensitivity: as a lower price.",
        low=0.0, high=6.0, sweep=(0.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="weight of rewards", ja="特典の重み",
    )  # fmt: skip
    reference: float = parameter(
        3.5, "Log-odds per unit of reward share beyond what one got used to, times price sensitivity.",
        low=0.0, high=12.0, sweep=(1.0, 6.0), unit="log-odds", source="assumed", grade="A",
        label="change of rewards", ja="特典変化の重み",
    )  # fmt: skip
    loss: float = parameter(
        1.7, "How much more it weighs to lose rewards than to gain them.",
        low=1.0, high=4.0, sweep=(1.2, 2.5), unit="ratio", source="tversky1992", grade="B",
        label="loss of rewards", ja="特典喪失の重み",
    )  # fmt: skip
    entitlement_speed: float = parameter(
        0.1, "Share of the gap between rewards and what one is used to closed in a month.",
        low=0.0, high=1.0, sweep=(0.03, 0.2), unit="share a month", source="assumed", grade="A",
        label="speed of entitlement", ja="当然視の速さ",
    )  # fmt: skip
    commoditises: float = parameter(
        0.7, "How far rewards lose to those of the best rival: all of this if the rival's are much larger, half if "
        "alike.",
        low=0.0, high=1.0, sweep=(0.3, 1.0), unit="share", source="liuyang2009", grade="A",
        label="commoditisation", ja="コモディティ化",
    )  # fmt: skip
    advertises: float = parameter(
        0.5, "How far an advertised reward share counts as a lower price to people who choose a company, or stay with "
        "another.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="advertised rewards", ja="特典の訴求力",
    )  # fmt: skip
    fades: float = parameter(
        0.4, "Share of a programme's effect that wears off with its novelty.",
        low=0.0, high=1.0, sweep=(0.1, 0.7), unit="share", source="assumed", grade="A",
        label="novelty", ja="新鮮味の割合",
    )  # fmt: skip
    novelty_months: float = parameter(
        12.0, "Months until half of the novelty is gone.",
        low=1.0, high=120.0, sweep=(6.0, 24.0), unit="months", source="assumed", grade="A",
        label="half-life of novelty", ja="新鮮味の半減期",
    )  # fmt: skip
    goal: float = parameter(
        0.35, "Goal gradient: pressure to buy just before a reward, in log of the purchase rate and log-odds of buying "
        "here.",
        low=0.0, high=1.0, sweep=(0.1, 0.4), unit="log", source="kivetz2006", grade="B",
        label="goal gradient", ja="目標勾配",
    )  # fmt: skip
    gives_up: float = parameter(
        0.3, "Chance in a month that a member who has no point yet stops thinking of the reward.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="probability a month", source="nunes2006", grade="B",
        label="giving up on rewards", ja="目標の放棄",
    )  # fmt: skip
    resumes: float = parameter(
        0.03, "Chance in a month that a member takes up the thought again.",
        low=0.0, high=1.0, sweep=(0.0, 0.1), unit="probability a month", source="assumed", grade="A",
        label="resuming", ja="目標の再開",
    )  # fmt: skip
    tier: float = parameter(
        0.3, "Pressure to buy just below a tier in the last three months of its period, as for a reward.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="log", source="assumed", grade="A",
        label="tier pressure", ja="会員ランクの圧力",
    )  # fmt: skip
    tier_within: float = parameter(
        0.3, "How far below a tier it begins to press, in parts of its threshold.",
        low=0.01, high=1.0, sweep=(0.1, 0.5), unit="share", source="assumed", grade="A",
        label="reach of tiers", ja="ランク圧力の範囲",
    )  # fmt: skip
    fee: float = parameter(
        0.15, "Pressure to buy just after a fee was paid, as for a reward: what is paid for is used.",
        low=0.0, high=1.0, sweep=(0.0, 0.3), unit="log", source="gourville1998", grade="B",
        label="sunk fees", ja="会費の埋没効果",
    )  # fmt: skip
    beyond: float = parameter(
        0.5, "Part of such pressure that sells beyond need, which is worth nothing to who buys; the rest only takes "
        "purchases from other companies.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="bought beyond need", ja="必要以上の購買",
    )  # fmt: skip
    patience: float = parameter(
        24.0, "Months beyond which nobody counts on a reward.",
        low=1.0, high=120.0, sweep=(12.0, 36.0), unit="months", source="lewis2004", grade="A",
        label="patience for rewards", ja="特典を待つ限度",
    )  # fmt: skip
    redeems: float = parameter(
        0.6, "Chance in a month that a member claims a reward that waits, with clear terms.",
        low=0.0, high=1.0, sweep=(0.3, 0.9), unit="probability a month", source="assumed", grade="A",
        label="redeeming", ja="特典の利用",
    )  # fmt: skip
    rewarded: float = parameter(
        0.3, "Gratitude from a reward worth a month's spending: reciprocity, and the behaviour that is rewarded.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="share of what is left", source="taylor2005", grade="A",
        label="rewarded", ja="返報性",
    )  # fmt: skip
    status: float = parameter(
        0.6, "Log-odds of wanting out taken off by full recognition of the few.",
        low=0.0, high=4.0, sweep=(0.2, 1.2), unit="log-odds", source="assumed", grade="A",
        label="status", ja="ステータス",
    )  # fmt: skip
    status_trusts: float = parameter(
        0.3, "How far full recognition makes the company seem to keep more than the ordinary.",
        low=0.0, high=1.0, sweep=(0.1, 0.6), unit="share", source="assumed", grade="A",
        label="status trusts", ja="ステータスによる信頼",
    )  # fmt: skip
    demoted: float = parameter(
        0.6, "Violation felt when all of one's status is taken away.",
        low=0.0, high=2.0, sweep=(0.3, 1.0), unit="size of violation", source="wagner2009", grade="A",
        label="demotion", ja="降格",
    )  # fmt: skip
    voided: float = parameter(
        0.6, "Violation felt when points worth a month's spending expire unannounced or are declared void.",
        low=0.0, high=2.0, sweep=(0.3, 1.0), unit="size of violation", source="assumed", grade="A",
        label="points lost", ja="ポイント失効",
    )  # fmt: skip
    excluded: float = parameter(
        0.03, "Violation felt each month by customers whom a programme leaves out.",
        low=0.0, high=1.0, sweep=(0.0, 0.1), unit="size of violation", source="assumed", grade="A",
        label="left out", ja="対象外の不公平感",
    )  # fmt: skip
    stake: float = parameter(
        0.3, "Log-odds of wanting out taken off per month's spending held in points, up to two.",
        low=0.0, high=2.0, sweep=(0.1, 0.6), unit="log-odds", source="assumed", grade="A",
        label="points at stake", ja="保有ポイント",
    )  # fmt: skip
    prepaid: float = parameter(
        0.3, "Log-odds of wanting out taken off per month's spending prepaid, up to two.",
        low=0.0, high=2.0, sweep=(0.1, 0.6), unit="log-odds", source="assumed", grade="A",
        label="money prepaid", ja="前払い残高",
    )  # fmt: skip
    loads_within: float = parameter(
        4.0, "Months of own spending that a top-up may ask for at once until half of those who would load a card do "
        "not.",
        low=0.25, high=60.0, sweep=(2.0, 8.0), unit="months", source="assumed", grade="A",
        label="paying ahead", ja="先払いの許容期間",
    )  # fmt: skip
    regrets: float = parameter(
        0.3, "Violation felt each month by members who find a company below neutral, per unit of satisfaction and "
        "month's spending prepaid there, up to two.",
        low=0.0, high=2.0, sweep=(0.0, 0.6), unit="size of violation", source="assumed", grade="A",
        label="regret of prepaying", ja="前払いの後悔",
    )  # fmt: skip
    values: float = parameter(
        0.5, "Log-odds of wanting out taken off where a company stands for what the customer values, and added where "
        "it stands against it.",
        low=0.0, high=3.0, sweep=(0.2, 1.0), unit="log-odds", source="assumed", grade="A",
        label="values", ja="価値観の一致",
    )  # fmt: skip
    engages: float = parameter(
        0.4, "Acts a month (reviews, visits to events, answers) of a member who can earn by them.",
        low=0.0, high=1.0, sweep=(0.1, 0.8), unit="acts a month", source="assumed", grade="A",
        label="engagement", ja="エンゲージメント",
    )  # fmt: skip
    partner_visits: float = parameter(
        0.2, "Visits a month of a member to each partner.",
        low=0.0, high=4.0, sweep=(0.1, 0.5), unit="visits a month", source="assumed", grade="A",
        label="visits to partners", ja="提携先の利用",
    )  # fmt: skip
    partner_lift: float = parameter(
        0.1, "How many more of these a partner gets because points are earned there.",
        low=0.0, high=1.0, sweep=(0.0, 0.3), unit="share", source="assumed", grade="A",
        label="partners' gain", ja="提携先の増客",
    )  # fmt: skip
    partner_bears: float = parameter(
        1.0, "Loss, in parts of what the programme brings a partner, at which the last partner has gone.",
        low=0.0, high=20.0, sweep=(0.3, 3.0), unit="ratio", source="assumed", grade="A",
        label="losses partners bear", ja="提携先が耐える損失",
    )  # fmt: skip
    shipping: float = parameter(
        0.08, "What free shipping of a purchase is worth.",
        low=0.0, high=1.0, sweep=(0.03, 0.15), unit="market prices", source="assumed", grade="A",
        label="worth of shipping", ja="送料無料の価値",
    )  # fmt: skip
    access: float = parameter(
        0.03, "What a month of full early access is worth.",
        low=0.0, high=1.0, sweep=(0.0, 0.06), unit="market prices a month", source="assumed", grade="A",
        label="worth of early access", ja="先行販売の価値",
    )  # fmt: skip
