"""What the withdrawal of a programme is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "keep": ("kept", "継続"),
    "honour": ("withdrawn, points honoured", "終了・ポイント換金"),
    "void": ("withdrawn, points void", "終了・ポイント無効"),
    "unentitled": ("withdrawn, honoured, nobody had got used to it", "終了・換金・慣れのない人々"),
    "never": ("never had one", "導入せず"),
    "trust": ("trust", "信頼"),
    "share_of_wallet": ("share of wallet, pp", "財布シェア（ポイント）"),
    "retention": ("never left, pp of starters", "一度も離れない割合（ポイント）"),
    "churn": ("leaving a month, pp", "月間離脱率（ポイント）"),
    "customers_end": ("customers", "顧客数"),
    "profit": ("profit a month and starter, market prices", "月間利益（当初顧客あたり、市場価格）"),
    "panel.profit": ("profit a month and starter", "月間利益（当初顧客あたり）"),
    "outcome": ("against never having had one", "導入しない場合との差"),
    "world": ("programme", "プログラム"),
    "before": ("year before", "終了前1年"),
    "after": ("months since", "終了後の平均"),
    "worst": ("worst three months since", "終了後の最悪の3か月"),
    "last": ("below until", "下回る期間"),
    "until": ("{n} months since", "{n}か月目まで"),
    "still": ("{n} months since, may go on", "{n}か月目まで（以後も続き得る）"),
    "cumulative_since": ("profit since, a starter", "終了後の累積利益（当初顧客あたり）"),
    "cumulative": ("profit over all months, a starter", "全期間の累積利益（当初顧客あたり）"),
    "what": ("first year since", "終了後1年"),
    "void_gap": ("points void - honoured", "ポイント無効 − 換金"),
    "entitlement_gap": ("honoured, used to rewards - not used to them", "換金：慣れた人々 − 慣れのない人々"),
    "month": ("month", "月"),
    "title.below": (
        "For {months} months after a programme is withdrawn more customers leave than if there had never been one",
        "終了後{months}か月間は、導入しなかった場合より離脱が多い",
    ),
    "title.open": (
        "{months} months after a programme is withdrawn more customers still leave than if there had never been one",
        "終了から{months}か月後も、導入しなかった場合より離脱が多い",
    ),
    "title.never": (
        "Withdrawing a programme shows no more leaving than never having had one",
        "終了後も、導入しなかった場合より離脱が多いとは言えない",
    ),
    "title.profit.1": (
        "; profit since is ahead by {profit:.2f} a starter",
        "。終了後の利益は当初顧客あたり{profit:.2f}上回る",
    ),
    "title.profit.0": ("; profit since cannot be told apart", "。終了後の利益に差は認められない"),
    "title.profit.-1": (
        "; profit since is behind by {profit:.2f} a starter",
        "。終了後の利益は当初顧客あたり{profit:.2f}下回る",
    ),
    "subtitle": (
        "Differences from never having had a programme, same people with the same luck; withdrawn after {month} months. Mean and 95 % interval over {replications} paired replications.",
        "導入しなかった場合との差。同じ人々、同じ偶然。{month}か月後に終了。対応のある{replications}回の反復の平均と95%区間。",
    ),
    "caption": (
        "Zero is the world that never had a programme. The dotted upright marks the withdrawal. A withdrawn programme is below never having had one where its band lies below zero (above, for leaving).",
        "ゼロは導入しなかった世界。点線は終了の月。帯がゼロを下回る（離脱率では上回る）ところで、導入しなかった場合より悪い。",
    ),
    "how": (
        "All worlds share people and luck: the programme kept, withdrawn after {month} months with points honoured or void, and never there. Months are counted in windows of three; a window counts as below if its whole interval does, the 5 % of error shared among all windows.",
        "どの世界も人と偶然は同じ：継続、{month}か月後に終了（ポイント換金または無効）、導入せず。3か月ごとに見て、5%の誤りを全期間で分け合った区間全体が下回るときだけ「下回る」と数える。",
    ),
    "reading": (
        "Leaving is where entitlement shows: people set what they get against what they had got used to. Customers, trust and share of wallet are means over whoever is with the company, and a programme has won some people who would not be there without it.",
        "当然視は離脱に現れる。人は得るものを慣れたものと比べる。顧客数、信頼、財布シェアは在籍者についての値で、プログラムがなければいなかった顧客も含む。",
    ),
    "limit": (
        "How fast people get used to rewards, and how much more their loss weighs than their gain, are assumptions (behaviour.programme.entitlement_speed, .loss); no study of withdrawn programmes stands behind the lengths of time found here.",
        "慣れの速さと、喪失が獲得より重い度合いは仮定（behaviour.programme.entitlement_speed, .loss）。ここで得た期間の長さは、プログラム終了の実証研究に基づくものではない。",
    ),
    "table.gaps": (
        "Every world against never having had a programme, with 95 % intervals over paired replications.",
        "導入しなかった場合との差、対応のある反復の95%区間。",
    ),
    "table.money": (
        "Profit against never having had one, market prices for every customer of month 0.",
        "利益の差（0か月目の顧客1人あたり、市場価格）。",
    ),
    "table.parts": (
        "What declaring points void does, and what having got used to rewards does, in the year after a withdrawal.",
        "終了後1年における、ポイント無効の影響と、特典への慣れの影響。",
    ),
}
