"""How people respond to what others say and do: talk, examples, recommendations."""

from __future__ import annotations

from sim.declare import Declared, parameter


class WordOfMouth(Declared):
    """Speaking of companies, and believing what is heard."""

    speaks_well: float = parameter(
        -2.75, "Log-odds of speaking well of the own company in a month, at neutral satisfaction.",
        low=-12.0, high=4.0, sweep=(-3.5, -2.0), unit="log-odds a month", source="east2007", grade="B",
        label="speaks well", ja="好意的な口コミ",
    )  # fmt: skip
    speaks_ill: float = parameter(
        -3.9, "Log-odds of speaking ill of it, at neutral satisfaction: about one to three of speaking well.",
        low=-12.0, high=4.0, sweep=(-4.6, -3.2), unit="log-odds a month", source="east2007", grade="B",
        label="speaks ill", ja="否定的な口コミ",
    )  # fmt: skip
    satisfaction: float = parameter(
        4.0, "Log-odds per unit of satisfaction: for speaking well, against speaking ill.",
        low=0.0, high=12.0, sweep=(2.0, 6.0), unit="log-odds", source="assumed", grade="A",
        label="satisfaction speaks", ja="満足と口コミ",
    )  # fmt: skip
    resentment: float = parameter(
        2.0, "Log-odds per unit of resentment: against speaking well, for speaking ill.",
        low=0.0, high=12.0, sweep=(1.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="resentment speaks", ja="反感と口コミ",
    )  # fmt: skip
    moves: float = parameter(
        0.10, "Share of the room left to it by which a belief moves with one message, good or bad alike.",
        low=0.0, high=1.0, sweep=(0.05, 0.2), unit="share of the room left", source="east2008", grade="B",
        label="a message moves", ja="一言の影響",
    )  # fmt: skip
    ordinary: float = parameter(
        0.75, "Belief about a company of which nothing is heard.",
        low=0.0, high=1.0, unit="belief, 0 to 1", source="east2008", grade="A",
        label="ordinary belief", ja="通常の評判",
    )  # fmt: skip
    fades: float = parameter(
        0.02, "Share of a belief's distance from the ordinary one lost in a month.",
        low=0.0, high=1.0, sweep=(0.01, 0.05), unit="share a month", source="assumed", grade="A",
        label="beliefs fade", ja="評判の減衰",
    )  # fmt: skip
    belief: float = parameter(
        4.0, "Log-odds of choosing a company per unit of belief.",
        low=0.0, high=20.0, sweep=(2.0, 6.0), unit="log-odds", source="assumed", grade="A",
        label="weight of beliefs", ja="評判の重み",
    )  # fmt: skip
    proof: float = parameter(
        0.5, "Log-odds of choosing a company that all one's ties are with, against one that none is with.",
        low=0.0, high=8.0, sweep=(0.0, 1.0), unit="log-odds", source="assumed", grade="A",
        label="social proof", ja="社会的証明",
    )  # fmt: skip


class SocialChurn(Declared):
    """What the leaving of somebody close does to those who stay."""

    weight: float = parameter(
        0.85, "Log-odds of wanting out, and of noticing the way out, per tie who left the same company last month.",
        low=0.0, high=3.0, sweep=(0.35, 1.2), unit="log-odds", source="nitzan2011", grade="B",
        label="a tie leaves", ja="知人の離脱",
    )  # fmt: skip
    decay: float = parameter(
        0.7, "Rate at which the example fades.",
        low=0.0, high=5.0, sweep=(0.4, 1.0), unit="per month", source="nitzan2011", grade="B",
        label="example fades", ja="影響の減衰",
    )  # fmt: skip


class Referral(Declared):
    """Recommendations to people without a company, and the ties they leave."""

    chance: float = parameter(
        0.05, "Chance that somebody outside who hears well of a company looks at offers because of it.",
        low=0.0, high=1.0, sweep=(0.02, 0.1), unit="probability a message", source="assumed", grade="A",
        label="referral", ja="紹介の確率",
    )  # fmt: skip
    reward_raises: float = parameter(
        1.5, "How many more recommendations a reward of one market price brings, as a multiple of the unpaid ones.",
        low=0.0, high=10.0, sweep=(0.5, 3.0), unit="ratio per market price", source="assumed", grade="A",
        label="a reward moves", ja="報酬の効果",
    )  # fmt: skip
    pull: float = parameter(
        1.0, "Log-odds of choosing the company recommended.",
        low=0.0, high=8.0, sweep=(0.5, 2.0), unit="log-odds", source="assumed", grade="A",
        label="pull of a recommendation", ja="推薦の効果",
    )  # fmt: skip
    doubt: float = parameter(
        0.3, "Taken off per market price of reward: a paid recommendation is believed less.",
        low=0.0, high=8.0, sweep=(0.0, 0.6), unit="log-odds per market price", source="assumed", grade="A",
        label="doubt about paid words", ja="報酬付き推薦への疑い",
    )  # fmt: skip
    likeness: float = parameter(
        0.3, "Correlation of the lasting fit of a referred customer with that of the referrer: friends are alike.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="correlation", source="schmitt2011", grade="A",
        label="better match", ja="適合の類似",
    )  # fmt: skip
    bond: float = parameter(
        0.45, "Log-odds of wanting out taken off while the referrer stays.",
        low=0.0, high=4.0, sweep=(0.2, 0.8), unit="log-odds", source="schmitt2011", grade="B",
        label="bond with the referrer", ja="紹介者との絆",
    )  # fmt: skip
