"""What the maps of wins say, in English and Japanese."""

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "By month {month} {one} earns more than {other} in {share} of the worlds [{low}, {high}]",
        "{month}か月目までに{one}が{other}より稼ぐ世界は{share} [{low}, {high}]",
    ),
    "subtitle": (
        "{worlds} worlds drawn over all assumed parameters, on the two that differ most between won and lost worlds; "
        "left every world, right the share won in each cell with its 95 % Wilson interval",
        "仮定の全パラメータから引いた{worlds}個の世界を、勝った世界と負けた世界で最も異なる2つの数値の上に示す。"
        "左は全ての世界、右は各区画で勝つ割合と95%ウィルソン区間",
    ),
    "earns_more": ("{policy} earns more", "{policy}のほうが稼ぐ"),
    "bar": ("share of worlds in which {policy} earns more", "{policy}のほうが稼ぐ世界の割合"),
}

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
