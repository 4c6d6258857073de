"""What the figure of a calibration says, in English and Japanese."""

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "regular": ("Regular", "一般"),
    "high_end": ("High-end", "高級"),
    "subscription": ("Subscription, cards replaced", "定期契約（カード更新あり）"),
    "fit": ("years 0-7, projected", "0～7年目から予測"),
    "shorter": ("years 0-4, projected", "0～4年目から予測"),
    "alike": ("all alike, years 0-7", "全員同質、0～7年目"),
    "subtitle": (
        "Share of a cohort that never left. Points: published (filled: fitted, hollow: held back). Lines: mean over "
        "replications; band: 95 % of replications.",
        "一度も離れていない顧客の割合。点は公表値（塗りは当てはめ、白抜きは取り置き）。線は反復の平均、帯は反復の95%。",
    ),
    "still": ("still customers, %", "残っている顧客、%"),
    "fitted": ("fitted to", "当てはめの対象"),
    "years": ("years", "年"),
    "title": (
        "Fitted on seven years, five more are projected within {worst:.1f} percentage points; with everybody alike the "
        "miss is {alike:.0f}",
        "7年分に当てはめ、次の5年を{worst:.1f}ポイント以内で予測する。全員を同質とすると外れは{alike:.0f}ポイント",
    ),
}

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
