"""What a ladder of tiers is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # below a threshold
    "title.press.1": (
        "Members within {within:.0f} % of the next tier buy {percent:.0f} % more here in the last three months of their period",
        "次のランクまで{within:.0f}%以内の会員は、判定前3か月に{percent:.0f}%多く買う",
    ),
    "title.press.0": (
        "Members near the next tier do not clearly buy more in the last three months of their period",
        "次のランクに近い会員が判定前3か月に多く買うとは言えない",
    ),
    "title.press.-1": (
        "Members within {within:.0f} % of the next tier buy {percent:.0f} % less in the last three months of their period",
        "次のランクまで{within:.0f}%以内の会員は、判定前3か月に{percent:.0f}%少なく買う",
    ),
    "title.press.nobody": (
        "No member stood near the next tier before a period ended",
        "判定前に次のランクに近い会員はいなかった",
    ),
    "title.bunch.1": (
        "; {missing:.0f} in 1,000 fewer end just below a threshold",
        "。基準のすぐ下で終わる会員は千人あたり{missing:.0f}人減る",
    ),
    "title.bunch.0": ("; no clear bunching at thresholds", "。基準の前後に明確な偏りはない"),
    "title.bunch.-1": (
        "; {missing:.0f} in 1,000 more end just below a threshold",
        "。基準のすぐ下で終わる会員は千人あたり{missing:.0f}人増える",
    ),
    "subtitle.press": (
        "The ladder with and without pressure near a tier, same people with the same luck. Members three months before their first period ends, by gap. Mean and 95 % interval over {replications} paired replications.",
        "ランク直前の圧力がある世界とない世界。同じ人々、同じ偶然。最初の判定の3か月前の会員を不足分で分ける。対応のある{replications}回の反復の平均と95%区間。",
    ),
    "caption.press": (
        "Left: purchases more than without pressure until the period ends, by what is missing to the next tier. Middle: what members have gathered when the period ends, in parts of each threshold. Right: the difference of both; the shaded stretch is where a tier presses, and its mirror above. Where one threshold is twice another, the other shows at 0.5.",
        "左：次のランクまでの不足分別、判定までの購買の増加。中：判定時の実績（各基準比）。右：両者の差。網かけは圧力が働く範囲と、基準の上の同じ幅。ある基準が別の基準の2倍なら、後者の偏りが0.5に現れる。",
    ),
    "panel.gap": ("purchases more, %", "購買の増加（%）"),
    "panel.ended": ("members in 1,000", "会員（千人あたり）"),
    "panel.moved": ("with - without pressure, in 1,000", "圧力あり − なし（千人あたり）"),
    "axis.gap": ("missing to the next tier, % of its threshold", "次のランクまでの不足（基準比%）"),
    "axis.ended": ("gathered, parts of the threshold", "判定時の実績（基準比）"),
    "legend.pressed": ("with pressure", "圧力あり"),
    "legend.usual": ("without", "なし"),
    "legend.fitted": ("guessed without a twin (polynomial)", "多項式による推測"),
    "table.gaps": (
        "Below a threshold: what pressure adds until the period ends, a member; and purchases in the three months after it.",
        "基準の手前：判定までに圧力が加えるもの（会員1人あたり）と、その後3か月の購買。",
    ),
    "gap": ("missing to the next tier", "次のランクまでの不足"),
    "n": ("members", "会員数"),
    "percent": ("purchases more, %", "購買の増加（%）"),
    "visits": ("purchases here", "ここでの購買"),
    "elsewhere": ("elsewhere", "他社での購買"),
    "beyond": ("in all", "購買の合計"),
    "surplus": ("customer's surplus", "顧客余剰"),
    "later": ("purchases in the 3 months after", "その後3か月の購買"),
    "reached": ("reach the tier, pp", "ランク到達（ポイント）"),
    "near": ("all in reach ({within:.0f} %)", "範囲内の全員（{within:.0f}%）"),
    "far": ("all further off", "範囲外の全員"),
    "table.bunching": (
        "Bunching, members in 1,000: fewer just below a threshold and more just above, by the twin world and as a polynomial through the histogram guesses it (Saez 2010; Kleven 2016).",
        "基準前後の偏り（会員千人あたり）：双子の世界による真値と、ヒストグラムに当てた多項式による推測（Saez 2010、Kleven 2016）。",
    ),
    "mass": ("near a threshold", "基準の前後"),
    "missing": ("fewer just below", "すぐ下の減少"),
    "excess": ("more just above", "すぐ上の増加"),
    "truth": ("truth (twin)", "真値（双子）"),
    "guess": ("guessed", "推測"),
    "beyond.told": (
        "Until the period ends a member in reach makes {visits} purchases here and {elsewhere} elsewhere: {beyond} in all, beyond need, and {surplus} of surplus (market prices). Over {months} months pressure moves customers' surplus by {all_surplus} and the company's net value by {all_npv}, a customer of month 0.",
        "範囲内の会員の購買は判定までにここで{visits}、他社で{elsewhere}、合計{beyond}変わる。合計の増加は必要以上の購買で、顧客余剰は{surplus}（市場価格）。{months}か月では圧力により顧客余剰が{all_surplus}、会社の正味価値が{all_npv}変わる（0か月目の顧客1人あたり）。",
    ),
    # thresholds
    "title.best.1": (
        "Net value is highest with all thresholds times {best:g}, clearly above every other tried",
        "正味価値は基準を{best:g}倍にしたとき最大で、試した他のどれよりも明確に高い",
    ),
    "title.best.0": (
        "Net value is highest with all thresholds times {best:g}, but not clearly above {level}",
        "正味価値は基準を{best:g}倍にしたとき最大だが、{level}より明確に高いとは言えない",
    ),
    "title.best.only": (
        "Only thresholds times {best:g} were tried",
        "試した基準は{best:g}倍のみ",
    ),
    "title.none.1": ("; {gap:+.2f} a customer against no programme", "。プログラムなしとの差は顧客あたり{gap:+.2f}"),
    "title.none.0": ("; not clearly different from no programme", "。プログラムなしとの差は明確でない"),
    "title.none.-1": ("; {gap:+.2f} a customer against no programme", "。プログラムなしとの差は顧客あたり{gap:+.2f}"),
    "subtitle.thresholds": (
        "A world for every multiple and one without a programme, same people with the same luck, {months} months. 95 % intervals over {replications} paired replications.",
        "倍率ごとの世界とプログラムのない世界。同じ人々、同じ偶然、{months}か月。対応のある{replications}回の反復の95%区間。",
    ),
    "caption.thresholds": (
        "Customers in a tier or above it in the last month; net value less that of the best multiple; then differences from no programme and the cost of rewards, benefits and running the programme. Money for every customer of month 0.",
        "最終月に各ランク以上にいる顧客の割合、最良の倍率との正味価値の差、プログラムなしとの差と特典・優待・運営の費用（金額は0か月目の顧客1人あたり）。",
    ),
    "edge": (
        "The best multiple is at the end of those asked for: a better one may lie beyond.",
        "最良の倍率は試した範囲の端にあり、さらに良い値がその先にあり得る。",
    ),
    "multiple": ("thresholds, times the ladder's", "基準の倍率"),
    "panel.tiers": ("customers in a tier, %", "各ランク以上の顧客（%）"),
    "panel.lag": ("net value against the best", "正味価値（最良との差）"),
    "panel.visits": ("purchases a month against none", "月間購買の差"),
    "panel.money": ("customers' surplus, and cost of benefits", "顧客余剰の差と優待費用"),
    "legend.in_tier_1": ("tier 1 and above", "第1ランク以上"),
    "legend.in_tier_2": ("tier 2 and above", "第2ランク以上"),
    "legend.in_tier_3": ("tier 3", "第3ランク"),
    "legend.surplus_gap": ("customers' surplus", "顧客余剰の差"),
    "legend.benefits": ("cost of benefits", "優待費用"),
    "table.thresholds": (
        "Thresholds: tiers in the last month; differences from no programme and costs for every customer of month 0.",
        "基準の倍率別：最終月のランク、プログラムなしとの差と費用（0か月目の顧客1人あたり）。",
    ),
    "in_tier_1": ("tier 1+, %", "第1以上（%）"),
    "in_tier_2": ("tier 2+, %", "第2以上（%）"),
    "in_tier_3": ("tier 3, %", "第3（%）"),
    "npv_gap": ("net value", "正味価値の差"),
    "visits_gap": ("purchases a month", "月間購買の差"),
    "surplus_gap": ("customers' surplus", "顧客余剰の差"),
    "benefits": ("cost of benefits", "優待費用"),
    "lead": ("best - this, net value", "最良との差（正味価値）"),
    # demotion
    "title.soft.clear": (
        "Who falls short lands softest with {softest}: it keeps {trust:.2f} points of trust (of 100) more than losing the tier at once",
        "降格の影響が最も小さいのは{softest}：即時降格より信頼を{trust:.2f}ポイント（100点中）多く保つ",
    ),
    "title.soft.unclear": (
        "{softest} softens a demotion most, but not clearly more than {next}",
        "降格の影響が最も小さいのは{softest}だが、{next}との差は明確でない",
    ),
    "title.soft.none": (
        "No landing is clearly softer than losing the tier at once",
        "即時降格より明確に影響の小さい方式はない",
    ),
    "title.soft.nobody": (
        "Nobody was demoted in time to be followed",
        "追跡できる期間内に降格した会員はいなかった",
    ),
    "title.cost.1": ("; the company gains {npv:.3f} a customer by it", "。会社の正味価値は顧客あたり{npv:.3f}増える"),
    "title.cost.0": ("; what it costs the company is not clear", "。会社の費用は明確でない"),
    "title.cost.-1": ("; it costs the company {npv:.3f} a customer", "。会社の正味価値は顧客あたり{npv:.3f}減る"),
    "subtitle.landing": (
        "People demoted where a tier not earned again is lost at once, the same people with the same luck in every world: {people:.0f} in {replications} replications. Against never having risen; mean and 95 % interval.",
        "即時降格の世界で降格した人々を、同じ偶然のままどの世界でも追う（{replications}回の反復で計{people:.0f}人）。昇格しなかった場合との差。平均と95%区間。",
    ),
    "caption.landing": (
        "Zero is the world in which thresholds are out of reach, so that nobody ever rose. The dotted upright marks the demotion. Trust of those who left is what they left with. All had been customers for six months when they were demoted; had they never risen, some would have left by then.",
        "ゼロは基準に誰も届かず昇格しなかった世界。点線は降格の月。離れた人の信頼は離れた時の値。全員が降格前の6か月間顧客だった。昇格しなかった場合は、その間に離れていた人もいる。",
    ),
    "times": ("thresholds × {multiple}", "基準×{multiple}"),
    "never": ("no programme", "プログラムなし"),
    "own": ("no programme; landings: from losing the tier at once", "プログラムなし（降格の仕方は即時降格）"),
    "drop": ("lost at once", "即時降格"),
    "one_down": ("one tier down", "1段階ずつ降格"),
    "grace": ("{grace} months of grace", "猶予{grace}か月"),
    "kept": ("never demoted", "降格なし"),
    "unpromoted": ("never risen", "昇格なし"),
    "panel.trust": ("trust, points of 100", "信頼（100点中）"),
    "panel.still": ("still customers, pp", "顧客であり続ける割合（ポイント）"),
    "panel.bought": ("purchases a month", "月間購買"),
    "axis.age": ("months since the demotion", "降格からの月数"),
    "table.landing": (
        "The same demoted people in other worlds against losing the tier at once: means and sums of the {followed} months since; the company's over all customers.",
        "降格した同じ人々の、即時降格との差（降格後{followed}か月の平均または合計）。会社の列は全顧客。",
    ),
    "world": ("where they", "方式"),
    "trust": ("trust, points of 100", "信頼（100点中）"),
    "bought": ("purchases", "購買"),
    "still": ("still customers at the end, pp", "期末に顧客である割合（ポイント）"),
    "value": ("profit they bring", "もたらす利益"),
    "all_npv": ("company's net value, a customer", "会社の正味価値（顧客あたり）"),
    "below.-1": (
        "In the month after losing a tier at once trust lies below that of the same people had they never risen ({first}, points of 100); after {followed} months: {last}.",
        "即時降格の翌月の信頼は、昇格しなかった場合の同じ人々を下回る（{first}、100点中）。{followed}か月後は{last}。",
    ),
    "below.0": (
        "In the month after losing a tier at once trust cannot be told from that of the same people had they never risen ({first}, points of 100); after {followed} months: {last}.",
        "即時降格の翌月の信頼は、昇格しなかった場合の同じ人々と区別できない（{first}、100点中）。{followed}か月後は{last}。",
    ),
    "below.1": (
        "In the month after losing a tier at once trust lies above that of the same people had they never risen ({first}, points of 100); after {followed} months: {last}.",
        "即時降格の翌月の信頼は、昇格しなかった場合の同じ人々をなお上回る（{first}、100点中）。{followed}か月後は{last}。",
    ),
    "how": (
        "All worlds branch at month 0 of one market: the ladder with and without pressure, with other thresholds, with other landings, and no programme. People are those enrolled at least until three months before their first period ended ({matched:.1f} % stood alike in both worlds); who is demoted is known from the world in which a tier is lost at once, customers for six months until then ({far} lost more than one; of them, {grace_too} are demoted with {grace} months of grace too).",
        "どの世界も同じ市場の0か月目から分かれる：圧力の有無、他の基準、他の降格方式、プログラムなし。対象は最初の判定の3か月前まで会員だった人々（両世界で同じ位置にいたのは{matched:.1f}%）。降格者は、即時降格の世界でそれまで6か月間顧客だった人とする（2段階以上の降格は{far}、猶予{grace}か月でも降格するのは{grace_too}）。",
    ),
    "limit": (
        "That a near tier presses, by how much and from how far, and how a demotion is felt, are assumptions (behaviour.programme.tier, .tier_within, .demoted); sizes move with them. Multiples and landings are the best of those tried. In this model nothing is stored up: what pressure sells is not bought less of later.",
        "ランク直前の圧力の有無・強さ・範囲と、降格の感じ方は仮定（behaviour.programme.tier, .tier_within, .demoted）で、大きさはそれに左右される。最良は試した中でのもの。このモデルでは買いだめがなく、圧力で売れた分が後で減ることはない。",
    ),
}
