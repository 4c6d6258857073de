"""The register in words, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from experiments.bilingual import speaker

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "Of {n} assumptions, {flips} flip at least one of {verdicts} headline verdicts within their ranges, {undecided} more leave one undecided, {idle} do nothing here",
        "{n}個の前提のうち、範囲内で{verdicts}項目の結論のいずれかを覆すもの{flips}個、決着をなくすもの{undecided}個、ここでは何も変えないもの{idle}個",
    ),
    "subtitle": (
        "One number moved at a time through its range, {treatment} against {baseline} by the same customers with the same luck. In brackets: between which two points the verdict turns; above, where the mean difference is zero, by straight lines. Behind a name: where the number stands.",
        "同じ顧客・同じ運のもとで数値を1つずつ範囲内で動かし、{treatment}と{baseline}を比べた。括弧内は結論が変わる2点、その上は平均の差が0になる値（直線補間）。名前の後の括弧は現在値。",
    ),
    "caption": (
        "A verdict flips only where the 95 % interval of the paired difference leaves out zero on both sides, with opposite signs. Only numbers that flip or unsettle a verdict are drawn, those with most flips first; the table on disk has all.",
        "「覆す」は、両側で対応のある差の95 %区間が0を含まず、符号が逆の場合に限る。結論を覆すか決着をなくす数値だけを、覆す数の多い順に示す。全数値は表にある。",
    ),
    "customers": ("customers, month {month}", "顧客数、{month}か月"),
    "profit": ("cumulative profit, month {month}", "累積利益、{month}か月"),
    "trust": ("trust, month {month}", "信頼、{month}か月"),
    "welfare": ("surplus a customer-month, to month {month}", "顧客1人1か月の余剰、{month}か月まで"),
    "crossover": ("crossover in profit, to month {month}", "利益の逆転、{month}か月まで"),
    "short.customers": ("customers\nmonth {month}", "顧客数\n{month}か月"),
    "short.profit": ("profit\nto {month}", "累積利益\n{month}か月"),
    "short.trust": ("trust\nmonth {month}", "信頼\n{month}か月"),
    "short.welfare": ("surplus\nto {month}", "余剰\n{month}か月まで"),
    "short.crossover": ("crossover\nto {month}", "逆転\n{month}か月まで"),
    "crosses": ("yes", "あり"),
    "crosses.not": ("no", "なし"),
    "undecided": ("undecided", "決着せず"),
    "flips": ("flips", "覆る"),
    "becomes.undecided": ("becomes undecided", "決着しなくなる"),
    "becomes.decided": ("becomes decided", "決着する"),
    "below": ("below", "下側"),
    "above": ("above", "上側"),
    "here": (
        "As it stands: {said}.", "現状：{said}。",
    ),
    "one": ("{verdict}: {who}", "{verdict}：{who}"),
    "steady": (
        "No number of the register flips {verdicts}.", "{verdicts}を覆す数値はない。",
    ),
    "turned": (
        "{verdict} flips with {names}.", "{verdict}は{names}で覆る。",
    ),
    "more": (", and {n} more", "、ほか{n}個"),
    "turned.by": ("{name} ({at})", "{name}（{at}）"),
    "at.below": ("below about {at}", "約{at}を下回ると"),
    "at.above": ("above about {at}", "約{at}を上回ると"),
    "grades": (
        "Of the {flips} that flip something, {assumed} are assumed, {borrowed} borrowed from a neighbouring quantity and {measured} measured.",
        "何かを覆す{flips}個のうち、仮定{assumed}個、近い量からの借用{borrowed}個、実測{measured}個。",
    ),
    "idle": (
        "{idle} numbers did nothing at all at either end of their range in this market: what they belong to is not there (a loyalty programme, buying without a contract, contact beyond the ordinary, and so on). Elsewhere they may.",
        "{idle}個の数値は、この市場では範囲の両端でも何も変えなかった。対応する対象（ポイント制度、契約のない購買、通常を超える接触など）が存在しないためで、他の市場では変わりうる。",
    ),
    "how": (
        "{points} points of {customers} people over {months} months; {replications} replications each, {more} where a verdict is not what it is as it stands. Intervals are 95 % t intervals of paired differences. Over {tests} pairs of number and verdict some turns are there by chance alone: those into undecided more easily than flips.",
        "{points}点、{customers}人、{months}か月。反復は各{replications}回、結論が現状と異なる点では{more}回。区間は対応のある差の95 % t区間。数値と結論の{tests}組を見るため、偶然による変化もある。「決着しなくなる」は「覆る」より起きやすい。",
    ),
    "limit": (
        "One number at a time: numbers that turn a verdict only together are not found (experiment=conclusion moves all at once). A verdict that turns and turns back between two points that were looked at is not seen. Three numbers were fitted together (want, its spread, noticing): moving one alone leaves the fit.",
        "動かすのは1つずつで、組合せでのみ結論を変える数値は見つからない（全てを同時に動かすのはexperiment=conclusion）。調べた2点の間で変わって戻る場合は見えない。離脱意向・そのばらつき・気づきの3つは一緒に当てはめた数値で、1つだけ動かすと当てはまりが崩れる。",
    ),
    "none": ("no verdict flips within any range", "どの範囲でも結論は覆らない"),
    "table": ("Numbers that flip or unsettle a verdict", "結論を覆すか決着をなくす数値"),
    "number": ("number", "数値"),
    "grade": ("grade", "等級"),
    "stands": ("stands at", "現在値"),
    "range": ("range", "範囲"),
    "verdict": ("verdict", "結論"),
    "what": ("what happens", "変化"),
    "between": ("between", "区間"),
    "to": ("{kind}: {before} → {after}", "{kind}：{before} → {after}"),
    "legend.flips": ("flips", "覆る"),
    "legend.undecided": ("becomes undecided (or decided)", "決着しなくなる（または決着する）"),
    "legend.same": ("as it stands", "変わらない"),
}  # fmt: skip

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
