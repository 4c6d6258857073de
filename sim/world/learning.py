"""How companies come to know what customers miss, and what customers make of being asked."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Insight(Declared):
    """Insight: where it comes from, how it fades, and how far it aims what is spent on improvement."""

    data: float = parameter(
        0.05, "Insight gained in a month from data used in full about customers who are known in full and agreed.",
        low=0.0, high=0.5, sweep=(0.01, 0.1), unit="share of the room left", source="assumed", grade="A",
        label="data teach", ja="データからの学び",
    )  # fmt: skip
    dialogue: float = parameter(
        0.06, "Insight gained in a month from talking with customers who resent nothing, if they talk without end; "
        "half of it at one dialogue a customer.",
        low=0.0, high=0.5, sweep=(0.01, 0.12), unit="share of the room left", source="assumed", grade="A",
        label="dialogue teaches", ja="対話からの学び",
    )  # fmt: skip
    community: float = parameter(
        0.06, "Insight gained in a month from a full forum if all customers belong there and none resents anything.",
        low=0.0, high=0.5, sweep=(0.01, 0.12), unit="share of the room left", source="assumed", grade="A",
        label="a forum teaches", ja="コミュニティからの学び",
    )  # fmt: skip
    fades: float = parameter(
        0.03, "Share of the distance from ordinary insight that is lost in a month.",
        low=0.0, high=1.0, sweep=(0.01, 0.08), unit="share a month", source="assumed", grade="A",
        label="insight fades", ja="洞察の減衰",
    )  # fmt: skip
    outdates: float = parameter(
        3.0, "Share of what is known that goes out of date in a month per unit of quality by which tastes move.",
        low=0.0, high=20.0, sweep=(1.0, 8.0), unit="ratio", source="assumed", grade="A",
        label="insight goes out of date", ja="洞察の陳腐化",
    )  # fmt: skip
    aim: float = parameter(
        0.5, "How far insight decides what reaches customers of quality above neutral and of renewal: nothing at 0; "
        "at 1, who knows nothing wastes it all, and who knows everything gets twice the ordinary.",
        low=0.0, high=1.0, sweep=(0.0, 1.0), unit="share", source="assumed", grade="A",
        label="insight aims", ja="洞察の的中効果",
    )  # fmt: skip
    loudness: float = parameter(
        3.0, "How much more the wholly resentful tell a company than the calm, as a multiple of what these tell.",
        low=0.0, high=20.0, sweep=(0.0, 8.0), unit="ratio", source="assumed", grade="A",
        label="the discontent are loud", ja="不満の声の大きさ",
    )  # fmt: skip
    skew: float = parameter(
        0.5, "What listening to the resentful alone would lose: 0 nothing, 1 everything; above, they mislead.",
        low=0.0, high=2.0, sweep=(0.0, 1.5), unit="share", source="assumed", grade="A",
        label="vocal minority", ja="声の大きい少数派の偏り",
    )  # fmt: skip
