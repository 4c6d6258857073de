"""What paid membership is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title": (
        "Of what members spend more than others, {low:.0f} to {high:.0f} % is the programme's doing; profit is highest at a fee of {fee:g}",
        "会員と非会員の支出差のうち、プログラムの効果は{low:.0f}～{high:.0f}%。利益が最大の会費は{fee:g}",
    ),
    "title.nobody": (
        "Members and others cannot be compared; profit is highest at a fee of {fee:g}",
        "会員と非会員を比較できない。利益が最大の会費は{fee:g}",
    ),
    "subtitle": (
        "A world for every fee and one without a programme, same people with the same luck; members as of month {look}, followed for 12 months. 95 % intervals over {replications} paired replications.",
        "会費ごとの世界と導入しない世界、同じ人々、同じ偶然。{look}か月目の会員を12か月追う。対応のある{replications}回の反復の95%区間。",
    ),
    "caption": (
        "Left: members among customers in the last month. Middle: fee income and profit against no programme, summed, for every customer of month 0. Right: what members spend more than other customers, and its two main causes.",
        "左：最終月の会員比率。中：会費収入と、導入しない場合との利益差（0か月目の顧客1人あたり累計）。右：会員と非会員の支出差とその主な原因。",
    ),
    "how": (
        "Members as of month {look} are set beside other customers of that month, as a company would (naive), and beside themselves in the world without a programme (causal). Selection is what the same members would have bought more anyway. Naive = causal + selection - effect on the others, exactly. Whoever leaves buys nothing from then on.",
        "{look}か月目の会員を、企業がするように同月の非会員と比べ（単純比較）、また導入しない世界の本人と比べる（因果効果）。選択は、同じ会員がもともと多く買う分。単純比較＝因果効果＋選択−非会員への効果（厳密）。離脱者の以後の購買は0。",
    ),
    "limit": (
        "How readily people join for what they gain, and that a fee just paid is used up by buying more, are assumptions (behaviour.programme.enrols_for_reward, .fee); the shares move with them. Members of month {look} who would have left without the programme count as its effect. The best fee is the best of those asked for, of intervals that may overlap.",
        "利得による入会しやすさと、払った会費の分だけ多く買うことは仮定（behaviour.programme.enrols_for_reward, .fee）で、割合はそれに左右される。プログラムがなければ{look}か月目までに離脱していた会員は効果に含まれる。最良の会費は試した中での最良で、区間は重なり得る。",
    ),
    "edge": (
        "Profit is highest at the end of the fees asked for: the best fee may lie beyond them.",
        "利益が最大の会費は試した範囲の端にあり、最良の会費はその先にあり得る。",
    ),
    "never": ("no programme", "プログラムなし"),
    "at_fee": ("fee {fee}", "会費{fee}"),
    "fee": ("fee, market prices", "会費（市場価格）"),
    "adoption": ("members, % of customers", "会員比率（%）"),
    "fee_income": ("fee income, a starter", "会費収入（当初顧客あたり）"),
    "profit": ("profit against none, a starter", "導入しない場合との利益差（当初顧客あたり）"),
    "naive": ("members - others", "会員 − 非会員"),
    "causal": ("causal: with - without the programme", "因果効果：導入 − 非導入"),
    "selection": ("selection", "選択"),
    "others": ("effect on the others", "非会員への効果"),
    "share": ("causal, % of members - others", "因果効果の割合（%）"),
    "table.money": (
        "Adoption in the last month, fee income and profit over all months, by fee.",
        "会費別の会員比率（最終月）、会費収入、利益（全期間）。",
    ),
    "table.visits": (
        "Purchases a month of members against others, and its causes.",
        "月間購買回数の会員と非会員の差とその原因。",
    ),
    "table.spend": (
        "Spending a month of members against others at market prices, and its causes.",
        "月間支出（市場価格）の会員と非会員の差とその原因。",
    ),
    "panel.adoption": ("members, % of customers", "会員比率（%）"),
    "panel.money": ("market prices a starter", "市場価格（当初顧客あたり）"),
    "panel.gap": ("spending a month, market prices", "月間支出（市場価格）"),
    "legend.fee_income": ("fee income", "会費収入"),
    "legend.profit": ("profit against none", "利益差"),
    "legend.naive": ("members - others", "会員 − 非会員"),
    "legend.causal": ("causal", "因果効果"),
    "legend.selection": ("selection", "選択"),
}
