"""What goes wrong in an ordinary month, who complains, and what recovery is worth."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Problems(Declared):
    """How often service fails an ordinary customer, and how badly."""

    rate: float = parameter(
        0.05, "Chance that a customer meets a problem in a month, without any effort at reliability.",
        low=0.0, high=0.6, sweep=(0.02, 0.10), unit="probability a month", source="assumed", grade="A",
        label="problems", ja="問題の発生率",
    )  # fmt: skip
    severity: float = parameter(
        0.15, "Mean severity of a problem; most are small, the worst three times as bad as the mean.",
        low=0.0, high=0.5, sweep=(0.08, 0.25), unit="quality", source="assumed", grade="A",
        label="severity of problems", ja="問題の深刻さ",
    )  # fmt: skip
    full: float = parameter(
        0.3, "Severity that counts as a whole failure: it wakes fully, and complaining depends on the share of it.",
        low=0.01, high=1.0, sweep=(0.2, 0.5), unit="quality", source="assumed", grade="A",
        label="whole failure", ja="完全な失敗の大きさ",
    )  # fmt: skip


class Support(Declared):
    """Who asks for help, and how the queue answers."""

    complains: float = parameter(
        -3.5, "Log-odds of complaining about a problem too small to matter.",
        low=-40.0, high=8.0, sweep=(-4.5, -2.5), unit="log-odds", source="assumed", grade="A",
        label="complaining", ja="苦情の基準",
    )  # fmt: skip
    complains_severity: float = parameter(
        4.3, "Added for a whole failure; in proportion below.",
        low=0.0, high=12.0, sweep=(3.0, 5.5), unit="log-odds", source="assumed", grade="A",
        label="severity makes complain", ja="深刻さと苦情",
    )  # fmt: skip
    ease_speaks: float = parameter(
        1.0, "Added where help is as easy to get as can be: fewer stay silent, and more call.",
        low=0.0, high=6.0, sweep=(0.3, 2.0), unit="log-odds", source="assumed", grade="A",
        label="ease makes speak", ja="手軽さと苦情",
    )  # fmt: skip
    enquiries: float = parameter(
        0.06, "Questions to support in a month that have nothing to do with problems, at ordinary mastery.",
        low=0.0, high=1.0, sweep=(0.03, 0.12), unit="per customer and month", source="assumed", grade="A",
        label="enquiries", ja="問い合わせ",
    )  # fmt: skip
    days: float = parameter(
        1.5, "Wait for an answer if nobody else is in the queue; grows like 1 / (1 - load).",
        low=0.0, high=30.0, sweep=(0.5, 3.0), unit="days", source="assumed", grade="A",
        label="wait without a queue", ja="待ち時間の下限",
    )  # fmt: skip
    longest_days: float = parameter(
        30.0, "Longest wait: those who would wait longer hang up.",
        low=0.0, high=90.0, sweep=(10.0, 45.0), unit="days", source="assumed", grade="A",
        label="longest wait", ja="待ち時間の上限",
    )  # fmt: skip
    hang_up: float = parameter(
        0.5, "Share of those not served in a month who hang up; the others are still in the queue next month.",
        low=0.1, high=1.0, sweep=(0.3, 0.8), unit="share", source="assumed", grade="A",
        label="hang up", ja="あきらめる割合",
    )  # fmt: skip
    effort: float = parameter(
        0.02, "Quality lost to the effort of complaining, in a month of waiting twice as much.",
        low=0.0, high=0.3, sweep=(0.0, 0.05), unit="quality", source="dixon2010", grade="A",
        label="effort", ja="手間",
    )  # fmt: skip
    hours: float = parameter(
        0.3, "Time lost by asking for help, in a month of waiting twice as much.",
        low=0.0, high=10.0, sweep=(0.1, 1.0), unit="hours", source="assumed", grade="A",
        label="hours for help", ja="問い合わせの時間",
    )  # fmt: skip


class Recovery(Declared):
    """What a complaint that was heard is worth."""

    ordinary: float = parameter(
        0.35, "Share of a failure that is made good by settling it at once, without apology or compensation.",
        low=0.0, high=1.0, sweep=(0.2, 0.5), unit="share", source="assumed", grade="A",
        label="ordinary recovery", ja="通常の回復",
    )  # fmt: skip
    courtesy: float = parameter(
        0.25, "Added by full courtesy.",
        low=0.0, high=1.0, sweep=(0.1, 0.4), unit="share", source="dematos2007", grade="A",
        label="worth of courtesy", ja="丁寧さの効果",
    )  # fmt: skip
    compensation: float = parameter(
        0.6, "Added by very large compensation; above one in all, a failure well handled leaves customers happier.",
        low=0.0, high=1.5, sweep=(0.3, 0.8), unit="share", source="dematos2007", grade="A",
        label="worth of compensation", ja="補償の効果",
    )  # fmt: skip
    compensation_half: float = parameter(
        0.3, "Compensation that has half of that effect.",
        low=0.01, high=5.0, sweep=(0.1, 1.0), unit="market prices", source="assumed", grade="A",
        label="half-effect of compensation", ja="補償の半効果量",
    )  # fmt: skip
    fades_days: float = parameter(
        200.0, "Days in which the worth of a recovery falls to 37 %.",
        low=10.0, high=2000.0, sweep=(100.0, 400.0), unit="days", source="dillard2011", grade="B",
        label="late recovery fades", ja="遅い回復の減衰",
    )  # fmt: skip
    patience_days: float = parameter(
        65.0, "Days, wait included, after which a complaint not settled begins to be resented.",
        low=1.0, high=400.0, sweep=(40.0, 90.0), unit="days", source="assumed", grade="A",
        label="patience", ja="待てる日数",
    )  # fmt: skip
    resented: float = parameter(
        0.2, "Resentment from a complaint about a whole failure that is never settled.",
        low=0.0, high=1.0, sweep=(0.1, 0.3), unit="share of what is left", source="assumed", grade="A",
        label="resentment per unsettled complaint", ja="未解決の反感",
    )  # fmt: skip
