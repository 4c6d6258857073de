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


class Feedback(Declared):
    """Feedback: who answers when asked, what acting on it puts right, and what being ignored does."""

    answers: float = parameter(
        -1.1, "Log-odds with which an ordinary customer answers a first survey; about a quarter do.",
        low=-6.0, high=4.0, sweep=(-2.5, 0.0), unit="log-odds", source="assumed", grade="A",
        label="answering", ja="回答の傾向",
    )  # fmt: skip
    content: float = parameter(
        2.0, "Log-odds of answering added per unit of mean satisfaction above neutral: the content help.",
        low=0.0, high=12.0, sweep=(0.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="the content help", ja="満足と回答",
    )  # fmt: skip
    unheard: float = parameter(
        2.0, "Log-odds of answering lost by customers who find that nothing they say is acted upon.",
        low=0.0, high=12.0, sweep=(0.5, 4.0), unit="log-odds", source="assumed", grade="A",
        label="the unheard fall silent", ja="聞かれない人の沈黙",
    )  # fmt: skip
    fatigue: float = parameter(
        0.5, "Log-odds of answering lost per survey a month, and per contact beyond the ordinary.",
        low=0.0, high=6.0, sweep=(0.2, 1.0), unit="log-odds", source="assumed", grade="A",
        label="survey fatigue", ja="アンケート疲れ",
    )  # fmt: skip
    contacts: float = parameter(
        1.0, "Contacts that a survey feels like; it wakes like one, too.",
        low=0.0, high=6.0, sweep=(0.3, 2.0), unit="contacts", source="assumed", grade="A",
        label="a survey is a contact", ja="アンケートの接触感",
    )  # fmt: skip
    enough: float = parameter(
        0.05, "Answers a customer and month that tell half of what there is to hear.",
        low=0.001, high=5.0, sweep=(0.02, 0.2), unit="answers a customer and month", source="assumed", grade="A",
        label="enough answers", ja="十分な回答数",
    )  # fmt: skip
    teaches: float = parameter(
        0.06, "Insight gained in a month in which all that can be heard is heard, whether acted upon or not.",
        low=0.0, high=0.5, sweep=(0.01, 0.12), unit="share of the room left", source="assumed", grade="A",
        label="feedback teaches", ja="フィードバックからの学び",
    )  # fmt: skip
    patience: int = parameter(
        6, "Months for which people look out for something to come of what they said.",
        low=0, high=36, sweep=(3, 12), unit="months", source="assumed", grade="A",
        label="patience", ja="顧客の忍耐",
    )  # fmt: skip
    remembers: float = parameter(
        0.1, "Share of the gap by which the sense of being heard moves in a month towards what became of surveys.",
        low=0.0, high=1.0, sweep=(0.05, 0.3), unit="share a month", source="assumed", grade="A",
        label="sense of being heard", ja="聞かれている感覚の更新",
    )  # fmt: skip
    fixes: float = parameter(
        0.06, "Share of what is left to put right that is put right in a month in which all that can be heard is heard "
        "and acted upon at once, at ordinary aim.",
        low=0.0, high=1.0, sweep=(0.02, 0.12), unit="share of what is left", source="assumed", grade="A",
        label="acting puts right", ja="改善の速さ",
    )  # fmt: skip
    wears: float = parameter(
        0.03, "Share of what was put right that wears off in a month.",
        low=0.0, high=1.0, sweep=(0.01, 0.08), unit="share a month", source="assumed", grade="A",
        label="improvements wear off", ja="改善効果の減衰",
    )  # fmt: skip
    benefit: float = parameter(
        0.04, "Quality added where everything that customers could tell is put right.",
        low=0.0, high=0.3, sweep=(0.01, 0.08), unit="quality, 0 to 1", source="assumed", grade="A",
        label="benefit of improvements", ja="改善の品質効果",
    )  # fmt: skip
    sees: float = parameter(
        0.5, "How far acting on all that can be heard is seen as conduct above the ordinary; trust grows by it.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="acting is seen", ja="対応の見え方",
    )  # fmt: skip
    tolerates: float = parameter(
        0.5, "Share of what they said that people put up with nothing coming of.",
        low=0.0, high=0.95, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="tolerance", ja="許容度",
    )  # fmt: skip
    ignored: float = parameter(
        0.1, "Violation felt when patience ends by all who were asked, for each survey that nothing came of.",
        low=0.0, high=1.0, sweep=(0.03, 0.3), unit="size of violation", source="assumed", grade="A",
        label="being ignored", ja="無視されたという憤り",
    )  # fmt: skip


class Evolution(Declared):
    """Evolution: how far companies may fall behind what customers want, and what keeping up takes."""

    farthest: float = parameter(
        0.3, "Quality by which a company that never renews anything falls behind in the end.",
        low=0.01, high=0.6, sweep=(0.15, 0.4), unit="quality, 0 to 1", source="assumed", grade="A",
        label="falling behind at most", ja="遅れの上限",
    )  # fmt: skip
    catches: float = parameter(
        0.25, "Share of the distance to what customers want that all effort at ordinary aim catches up in a month.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="share a month", source="assumed", grade="A",
        label="catching up", ja="追いつく速さ",
    )  # fmt: skip
    disturbs: float = parameter(
        0.02, "Quality that renewal with all effort takes from those who are used to the old; with the square of the "
        "effort.",
        low=0.0, high=0.2, sweep=(0.0, 0.05), unit="quality, 0 to 1", source="assumed", grade="A",
        label="change disturbs", ja="変化の負担",
    )  # fmt: skip
    explains: float = parameter(
        0.6, "Share of that disturbance which full dialogue takes away: change that is explained is easier to follow.",
        low=0.0, high=1.0, sweep=(0.2, 0.9), unit="share", source="assumed", grade="A",
        label="change explained", ja="変化の説明効果",
    )  # fmt: skip
