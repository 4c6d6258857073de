"""How people respond to a place in which they meet other customers."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Community(Declared):
    """Community: who takes part, how belonging grows and fades, and what is carried there."""

    takes_part: float = parameter(
        0.3, "Share of people who take part where there is a place; the others never do.",
        low=0.0, high=1.0, sweep=(0.1, 0.5), unit="share", source="assumed", grade="A",
        label="taking part", ja="参加する人の割合",
    )  # fmt: skip
    forum: float = parameter(
        0.06, "Belonging gained in a month of a full forum by somebody who takes part, at ordinary satisfaction.",
        low=0.0, high=0.5, sweep=(0.02, 0.12), unit="share of the room left", source="assumed", grade="A",
        label="a forum binds", ja="フォーラムの帰属効果",
    )  # fmt: skip
    event: float = parameter(
        0.04, "Belonging gained from each event by somebody who takes part, at ordinary satisfaction.",
        low=0.0, high=0.25, sweep=(0.01, 0.08), unit="share of the room left", source="assumed", grade="A",
        label="an event binds", ja="イベントの帰属効果",
    )  # fmt: skip
    fades: float = parameter(
        0.04, "Share of belonging lost in a month.",
        low=0.0, high=1.0, sweep=(0.02, 0.10), unit="share a month", source="assumed", grade="A",
        label="belonging fades", ja="帰属意識の減衰",
    )  # fmt: skip
    warmth: float = parameter(
        2.0, "How far satisfaction above neutral raises what is gained: the discontent come less close.",
        low=0.0, high=6.0, sweep=(1.0, 4.0), unit="ratio per unit of satisfaction", source="algesheimer2005",
        grade="A", label="satisfaction binds", ja="満足と帰属",
    )  # fmt: skip
    mood: float = parameter(
        2.0, "How far the good mood of the others raises it.",
        low=0.0, high=6.0, sweep=(0.0, 4.0), unit="ratio per unit of satisfaction", source="assumed", grade="A",
        label="good mood binds", ja="雰囲気と帰属",
    )  # fmt: skip
    stays: float = parameter(
        0.8, "Log-odds of wanting out taken off per unit of belonging.",
        low=0.0, high=6.0, sweep=(0.3, 1.5), unit="log-odds", source="algesheimer2005", grade="A",
        label="belonging stays", ja="帰属意識による継続",
    )  # fmt: skip
    spreads: float = parameter(
        0.2, "Share of the way from their own resentment to the anger heard in a full forum that those who take part "
        "go in a month; the angrier stay as angry as they are.",
        low=0.0, high=1.0, sweep=(0.05, 0.4), unit="share a month", source="assumed", grade="A",
        label="anger spreads", ja="怒りの広がり",
    )  # fmt: skip
    loudness: float = parameter(
        5.0, "How much more the wholly resentful write than the calm, as a multiple of what these write.",
        low=0.0, high=20.0, sweep=(1.0, 10.0), unit="ratio", source="assumed", grade="A",
        label="the angry are loud", ja="怒る人の声の大きさ",
    )  # fmt: skip
    silences: float = parameter(
        0.5, "Share of the belonging that a forum gives which full moderation costs; light moderation costs little.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share", source="assumed", grade="A",
        label="moderation silences", ja="検閲による疎外",
    )  # fmt: skip
    invitations: float = parameter(
        1.0, "Contacts that an event feels like to somebody who does not belong at all.",
        low=0.0, high=6.0, sweep=(0.3, 2.0), unit="contacts", source="algesheimer2005", grade="A",
        label="pressure to take part", ja="参加への圧力",
    )  # fmt: skip
    answers: float = parameter(
        2.0, "How readily a full forum of people who all belong answers questions: it takes x / (1 + x) of them.",
        low=0.0, high=20.0, sweep=(0.5, 4.0), unit="ratio", source="rosenbaum2007", grade="A",
        label="members answer", ja="会員の回答",
    )  # fmt: skip
    reads: float = parameter(
        20.0, "Members, if all belong, whose words somebody without a company comes across in a month of a full forum.",
        low=0.0, high=200.0, sweep=(5.0, 40.0), unit="people", source="chevalier2006", grade="A",
        label="outsiders read", ja="外部の閲覧",
    )  # fmt: skip
    affinity: float = parameter(
        0.3, "Belonging with which those begin who read along before joining and take part, as a share of what those "
        "who take part have there.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="share", source="assumed", grade="A",
        label="affinity of prospects", ja="見込み客の親近感",
    )  # fmt: skip
