"""How people buy where nobody cancels."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Buying(Declared):
    """Buying without a contract: share of wallet, habit, baskets and cross-buying."""

    share: float = parameter(
        0.6, "Share of purchases in the category that the own company gets at neutral conduct, in the mean of its "
        "customers; 1 means nobody buys elsewhere.",
        low=0.0, high=1.0, sweep=(0.4, 0.8), unit="share", source="ehrenberg2004", grade="B",
        label="share of wallet", ja="財布シェア",
    )  # fmt: skip
    satisfaction: float = parameter(
        1.5, "Log-odds of that share per unit of satisfaction above neutral.",
        low=0.0, high=10.0, sweep=(0.5, 3.0), unit="log-odds", source="assumed", grade="A",
        label="satisfaction buys", ja="満足の購買効果",
    )  # fmt: skip
    trust: float = parameter(
        1.0, "Log-odds of that share per unit of trust above the own disposition.",
        low=0.0, high=10.0, sweep=(0.3, 2.0), unit="log-odds", source="assumed", grade="A",
        label="trust buys", ja="信頼の購買効果",
    )  # fmt: skip
    resentment: float = parameter(
        1.5, "Log-odds of that share taken off per unit of resentment.",
        low=0.0, high=10.0, sweep=(0.5, 3.0), unit="log-odds", source="assumed", grade="A",
        label="resentment shuns", ja="反感の購買抑制",
    )  # fmt: skip
    price: float = parameter(
        2.5, "Log-odds of that share taken off per unit of price seen above the market, times price sensitivity.",
        low=0.0, high=10.0, sweep=(1.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="price shuns", ja="価格の購買抑制",
    )  # fmt: skip
    habit: float = parameter(
        1.0, "Log-odds of that share per unit of habit beyond the ordinary.",
        low=0.0, high=4.0, sweep=(0.0, 2.0), unit="log-odds", source="assumed", grade="A",
        label="habit buys", ja="習慣の購買効果",
    )  # fmt: skip
    habit_stays: float = parameter(
        1.0, "Log-odds of dropping out taken off per unit of habit beyond the ordinary.",
        low=0.0, high=4.0, sweep=(0.0, 2.0), unit="log-odds", source="assumed", grade="A",
        label="habit stays", ja="習慣の継続効果",
    )  # fmt: skip
    habit_speed: float = parameter(
        0.35, "Share of the gap between habit and use closed in a month with purchases.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="share a month", source="lally2010", grade="A",
        label="speed of habit", ja="習慣の形成速度",
    )  # fmt: skip
    basket_noise: float = parameter(
        0.4, "Spread of the amount of one purchase around the person's own mean.",
        low=0.0, high=0.6, sweep=(0.2, 0.6), unit="share of the mean", source="assumed", grade="A",
        label="spread of amounts", ja="購入額のばらつき",
    )  # fmt: skip
    breadth: float = parameter(
        0.3, "Breadth of the range in which neutral customers end up buying.",
        low=0.01, high=0.99, sweep=(0.1, 0.5), unit="share of the range", source="assumed", grade="A",
        label="cross-buying", ja="クロスバイイング",
    )  # fmt: skip
    breadth_speed: float = parameter(
        0.05, "Share of the gap to that breadth closed in a month with purchases.",
        low=0.0, high=1.0, sweep=(0.02, 0.1), unit="share a month", source="assumed", grade="A",
        label="speed of cross-buying", ja="クロスバイイングの速さ",
    )  # fmt: skip
    breadth_liking: float = parameter(
        2.0, "Log-odds of breadth per unit of satisfaction above neutral and of trust above the own disposition.",
        low=0.0, high=10.0, sweep=(0.5, 4.0), unit="log-odds", source="reinartz2003", grade="A",
        label="liking broadens", ja="好意によるクロスバイイング",
    )  # fmt: skip
    breadth_basket: float = parameter(
        0.3, "How much more a basket holds when all of the range is bought.",
        low=0.0, high=3.0, sweep=(0.1, 0.6), unit="share of the basket", source="assumed", grade="A",
        label="breadth fills baskets", ja="購入幅とバスケット",
    )  # fmt: skip
    lapse_months: float = parameter(
        6.0, "Months without a purchase after which a company calls a customer lapsed.",
        low=1.0, high=60.0, unit="months", source="assumed", grade="A",
        label="lapse", ja="休眠の定義",
    )  # fmt: skip
