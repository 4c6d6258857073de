"""From wanting out to being out: noticing, being stopped, being offered something to stay."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Leaving(Declared):
    """From wanting out to being out: noticing the way, and being stopped on it."""

    resentment_wakes: float = parameter(
        1.0, "Log-odds of noticing the way out per unit of resentment.",
        low=0.0, high=5.0, sweep=(0.0, 2.0), unit="log-odds", source="assumed", grade="A",
        label="resentment wakes", ja="反感による気づき",
    )  # fmt: skip
    contact_wakes: float = parameter(
        0.15, "Log-odds of noticing the way out per contact beyond one a month.",
        low=0.0, high=2.0, sweep=(0.0, 0.3), unit="log-odds", source="ascarza2016", grade="A",
        label="contact wakes", ja="接触による気づき",
    )  # fmt: skip
    event_wakes: float = parameter(
        2.0, "Log-odds of noticing the way out in a month with a contact about the account, a renewal notice, a price "
        "rise or a failure.",
        low=0.0, high=6.0, sweep=(1.0, 3.0), unit="log-odds", source="ascarza2016", grade="A",
        label="event wakes", ja="出来事による気づき",
    )  # fmt: skip
    stuck: float = parameter(
        -2.06, "Log-odds that an attempt to leave gets stuck without any friction.",
        low=-8.0, high=4.0, sweep=(-2.26, -1.86), unit="log-odds", source="luguri2021", grade="B",
        label="stuck without friction", ja="障壁なしの中断",
    )  # fmt: skip
    friction_mild: float = parameter(
        1.00, "Added by mild friction.",
        low=0.0, high=6.0, sweep=(0.8, 1.2), unit="log-odds", source="luguri2021", grade="B",
        label="mild friction", ja="軽い障壁",
    )  # fmt: skip
    friction_aggressive: float = parameter(
        1.73, "Added by aggressive friction.",
        low=0.0, high=6.0, sweep=(1.53, 1.93), unit="log-odds", source="luguri2021", grade="B",
        label="aggressive friction", ja="強い障壁",
    )  # fmt: skip
    resentment_pushes: float = parameter(
        0.5, "Taken off per unit of resentment: the angry push through.",
        low=0.0, high=4.0, sweep=(0.0, 1.0), unit="log-odds", source="assumed", grade="A",
        label="resentment pushes through", ja="反感による突破",
    )  # fmt: skip
    give_up: float = parameter(
        0.5, "Share of the obstructed who give up for a while.",
        low=0.0, high=1.0, sweep=(0.0, 1.0), unit="share", source="assumed", grade="A",
        label="give up", ja="断念する割合",
    )  # fmt: skip
    give_up_months: int = parameter(
        6, "How long they give up.",
        low=0, high=60, sweep=(1, 12), unit="months", source="assumed", grade="A",
        label="months given up", ja="断念の月数",
    )  # fmt: skip


class Saving(Declared):
    """How save offers are received, and what they teach."""

    base: float = parameter(
        -1.5, "Log-odds of accepting an offer of no value.",
        low=-8.0, high=4.0, sweep=(-2.0, -1.0), unit="log-odds", source="godinho2018", grade="B",
        label="acceptance of offers", ja="提案の受諾",
    )  # fmt: skip
    at_exit: float = parameter(
        0.9, "Taken off when the customer is already at the exit.",
        low=0.0, high=6.0, sweep=(0.4, 1.4), unit="log-odds", source="assumed", grade="A",
        label="at the exit", ja="解約時の抵抗",
    )  # fmt: skip
    depth: float = parameter(
        7.0, "Added per unit of discount, times price sensitivity.",
        low=0.0, high=30.0, sweep=(5.0, 9.0), unit="log-odds", source="godinho2018", grade="B",
        label="pull of the discount", ja="割引の効果",
    )  # fmt: skip
    resentment: float = parameter(
        2.0, "Taken off per unit of resentment.",
        low=0.0, high=8.0, sweep=(1.0, 3.0), unit="log-odds", source="assumed", grade="A",
        label="resentment refuses", ja="反感による拒否",
    )  # fmt: skip
    distrust: float = parameter(
        3.0, "Taken off per unit of trust below the own disposition.",
        low=0.0, high=12.0, sweep=(1.0, 5.0), unit="log-odds", source="assumed", grade="A",
        label="distrust refuses", ja="不信による拒否",
    )  # fmt: skip
    reconverts: float = parameter(
        0.35, "Share of those who accept who no longer want out; the others wait until the discount ends.",
        low=0.0, high=1.0, sweep=(0.2, 0.6), unit="share", source="assumed", grade="A",
        label="reconverts", ja="翻意する割合",
    )  # fmt: skip
    asks: float = parameter(
        0.05, "Monthly chance, per deal had before, of asking for another one without wanting out.",
        low=0.0, high=0.5, sweep=(0.0, 0.1), unit="probability a month per deal", source="elberg2019", grade="A",
        label="asks for deals", ja="値引き要求",
    )  # fmt: skip
