"""The export of buying without a contract in words, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "Pareto/NBD, refitted on the exported log, takes {alive:.1f} % of customers to be still alive; {true:.1f} % are",
        "書き出したログに当てはめたPareto/NBDは顧客の{alive:.1f} %が未離脱とみる。実際は{true:.1f} %",
    ),
    "what": (
        "{n:,} customers, observed for {days} days; what they did in the {after} days after that is in truth.csv alone. transactions.csv has one row a purchase, rfm.csv one a customer, as lifetimes and PyMC-Marketing read them, in days; answer_key.json says what every column is.",
        "{n:,}人を{days}日観察。その後{after}日の行動はtruth.csvだけにある。transactions.csvは1購入1行、rfm.csvは1顧客1行（lifetimesとPyMC-Marketingの形式、単位は日）。各列の説明はanswer_key.jsonにある。",
    ),
    "own": (
        "{repeat:.1f} % of customers have bought again; the median gap between purchases is {gap:.0f} days.",
        "再購買者は{repeat:.1f} %、購買間隔の中央値は{gap:.0f}日。",
    ),
    "limits": (
        "Who was a customer before month 0 enters the log at the first purchase after it, as in any real log; market=newcomers starts everybody together. Whoever drops out may come back (mechanisms.returning): the truth is the first drop-out.",
        "0か月目より前からの顧客も、実際のログと同じく、その後の最初の購入で現れる（market=newcomersなら全員同時に始まる）。離脱後に戻る人もいる（mechanisms.returning）ため、真値は最初の離脱。",
    ),
    "table.models": (
        "Models refitted on the exported table beside the truth: share alive at the end of observation, %, and purchases after it",
        "書き出した表に当てはめたモデルと真値：観察終了時の未離脱（%）とその後の購買",
    ),
    "table.lapse": ("Definitions of lapse at the end of observation beside true drop-out", "観察終了時の休眠の定義と真の離脱"),
    "h.model": ("model", "モデル"), "h.alive": ("alive", "未離脱"), "h.alive_true": ("alive, true", "未離脱（真）"),
    "h.sum": ("purchases", "購買"), "h.sum_true": ("purchases, true", "購買（真）"), "h.rmse": ("RMSE a customer", "RMSE（1人）"),
    "h.definition": ("lapsed if", "休眠の定義"), "h.lapsed": ("lapsed, %", "休眠（%）"),
    "h.precision": ("precision, %", "適合率（%）"), "h.recall": ("recall, %", "再現率（%）"),
    "lapse.title": (
        "No definition of lapse finds drop-out surely; the best balance is \"{name}\": {precision:.0f} % of the lapsed are gone, {recall:.0f} % of the gone are lapsed",
        "離脱を確実に見つける休眠の定義はない。釣り合いがよいのは「{name}」：休眠の{precision:.0f} %が離脱、離脱の{recall:.0f} %が休眠",
    ),
    "lapse.subtitle": (
        "Each mark is a definition: idle for more than so many months, or so many of one's own mean gaps. All simulated customers, counted in full.",
        "各点は一つの定義：その月数、または自分の平均間隔のその倍数を超えて購入なし。模擬顧客の全数。",
    ),
    "lapse.caption": (
        "Precision: share of the lapsed who have dropped out. Recall: share of those who have dropped out who count as lapsed. The truth is known here because the customers are simulated.",
        "適合率：休眠のうち離脱した割合。再現率：離脱のうち休眠とされた割合。模擬顧客なので真値が分かる。",
    ),
    "lapse.x": ("recall, %", "再現率（%）"), "lapse.y": ("precision, %", "適合率（%）"),
    "lapse.months": ("months idle", "購入のない月数"), "lapse.gaps": ("own gaps idle", "自分の間隔の倍数"),
}  # fmt: skip

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
