"""Plain summaries of studies of loyalty programmes, in English and Japanese."""

from __future__ import annotations

PROGRAMMES: dict[str, tuple[str, str]] = {
    "programme_shootout.changed": (
        "In each of {trades} trades, {customers} people met a market without a loyalty programme, and then with each "
        "of {kinds} kinds, for {months} months.",
        "{trades}業種のそれぞれで、{customers}人がロイヤルティ・プログラムのない市場と、{kinds}種類のそれぞれがある市場を"
        "{months}か月過ごした。",
    ),
    "programme_shootout.gap": (
        "Net value of {first} over {second}, {trade}",
        "{trade}での{first}の{second}に対する純価値の差",
    ),
    "programme_shootout.why": (
        "A programme is worth what it sells more than it gives away: to people who would have bought anyway, rewards "
        "are only a cost.",
        "プログラムの価値は、余分に売れた分が与えた分を上回るかで決まる。どのみち買う客への特典は費用でしかない。",
    ),
    "programme_shootout.test": (
        "In one trade ({trade}), open {first} in a random half of the shops for {months} months. Measure purchases of "
        "all customers of both halves, not of members only, and the cost of rewards.",
        "1つの業種（{trade}）で、無作為の半数の店舗に{first}を{months}か月導入する。会員だけでなく両群の全顧客の購買と、"
        "特典の費用を測る。",
    ),
    "points_economics.changed": (
        "One rule of {treatment} at a time was moved (how generous, the threshold, how long points last, how clear the "
        "terms are), against {baseline}, for {months} months.",
        "{treatment}の規則（還元率・交換の最低数・有効期間・規約の明確さ）を1つずつ動かし、{baseline}と{months}か月比べた。",
    ),
    "points_economics.gap": (
        "Profit under unclear terms, less under clear ones, as a share",
        "不明確な規約と明確な規約との利益の差（割合）",
    ),
    "points_economics.why": (
        "Points that lapse were never paid for, but their price comes back as trust and sales that are lost.",
        "失効したポイントは支払われないが、その代償は失われた信頼と販売として返ってくる。",
    ),
    "points_economics.test": (
        "Send clear terms and a reminder two months before points lapse to a random half of the members; keep the "
        "present terms for the others, for {months} months. Measure purchases, lapsed points and trust.",
        "会員の無作為の半数に明確な規約と、失効2か月前のお知らせを送り、残りは現行のまま{months}か月続ける。"
        "購買・失効ポイント・信頼を測る。",
    ),
    "three_rs.changed": (
        "Reward, relevance and recognition were each switched on or off, in every combination, for {customers} people "
        "over {months} months.",
        "報酬・関連性・認知をそれぞれ入切し、全ての組み合わせで{customers}人の{months}か月を比べた。",
    ),
    "three_rs.gap.lead": (
        "Net value a customer, best ({first}) less second ({second})",
        "顧客1人当たり純価値、1位（{first}）と2位（{second}）の差",
    ),
    "three_rs.gap.excess": (
        "Net value a customer of all three, less the sum of each alone",
        "3つ全てと、それぞれ単独の合計との顧客1人当たり純価値の差",
    ),
    "three_rs.why": (
        "Rewards buy visits, relevance makes contacts welcome at the risk of data, and recognition binds those who are "
        "near a tier; each reaches other people.",
        "報酬は来店を買い、関連性はデータの危険と引き換えに接触を歓迎されるものにし、認知はランクの基準に近い人を結びつける。"
        "届く相手がそれぞれ異なる。",
    ),
    "three_rs.test": (
        "Start with {first} for a random half of the members for {months} months, and nothing new for the others. "
        "Measure visits here and elsewhere (a panel of receipts), and who leaves.",
        "会員の無作為の半数に{first}を{months}か月適用し、残りは現行のままとする。自社と他社での来店（レシート調査）と"
        "離脱を測る。",
    ),
    "tier_ladder.changed": (
        "The thresholds of {baseline} were moved, and members who fall short were let down softly or hard; {customers} "
        "people over {months} months.",
        "{baseline}の基準を動かし、基準に届かない会員の扱いを厳しさを変えて比べた。{customers}人の{months}か月。",
    ),
    "tier_ladder.gap.thresholds": (
        "Net value a customer of thresholds times {best}, less without tiers",
        "基準を{best}倍にしたときの、ランクなしとの顧客1人当たり純価値の差",
    ),
    "tier_ladder.gap.landing": (
        "Value of members who fall short, softest landing ({softest}) less the next ({next})",
        "基準に届かなかった会員の価値、最もやさしい扱い（{softest}）と次（{next}）の差",
    ),
    "tier_ladder.gap.near": (
        "Spending beyond what was needed of members just below a threshold",
        "基準の少し手前にいる会員の、必要を超えた支出",
    ),
    "tier_ladder.why": (
        "Near a threshold people buy more to reach it; in the model a fall weighs more than the same rise.",
        "基準の近くでは、届くために多く買う。モデルでは、降格の痛みは同じ幅の昇格の喜びより重い。",
    ),
    "tier_ladder.test": (
        "Of members who fall short this period, keep a random half in their tier for {period} months more and demote "
        "the others. Measure visits, leavers and complaints for a year.",
        "今期基準に届かなかった会員のうち無作為の半数を{period}か月そのままのランクに残し、残りを降格する。"
        "1年間、来店・離脱・苦情を測る。",
    ),
    "paid_membership.changed": (
        "Membership under “{baseline}” was offered to {customers} people at {fees} different fees, against never "
        "offering it, for {months} months.",
        "「{baseline}」の会員制度を{fees}通りの会費で{customers}人に提供し、提供しない場合と{months}か月比べた。",
    ),
    "paid_membership.gap.profit": (
        "Profit a customer at the fee that earns most ({fee})",
        "利益が最大となる会費（{fee}）での顧客1人当たり利益の差",
    ),
    "paid_membership.gap.causal": (
        "What membership itself makes members spend more, at that fee",
        "その会費で、会員制度そのものが増やした会員の支出",
    ),
    "paid_membership.gap.naive": (
        "What members spend more than others, as a company sees it",
        "会社から見た、会員と非会員の支出の差",
    ),
    "paid_membership.why": (
        "Who buys much joins, because it pays them. Of what members spend more than others, {share} is the programme's "
        "doing at that fee; the rest they would have spent anyway.",
        "多く買う人ほど得をするため加入する。会員と非会員の支出の差のうち、その会費で制度が生んだのは{share}であり、"
        "残りは制度がなくても支出したはずの分である。",
    ),
    "paid_membership.test": (
        "Invite a random half of the customers to membership at {fee}, the others not, for {months} months. Compare "
        "all invited with all others, members or not: that difference is the programme's.",
        "顧客の無作為の半数だけを会費{fee}の会員制度に{months}か月招待する。会員かどうかによらず、招待した全員と"
        "残り全員を比べる。その差が制度の効果である。",
    ),
    "withdraw_programme.changed": (
        "{baseline} was withdrawn in month {month} in several ways, and compared with never having had it, for "
        "{customers} people over {months} months.",
        "{baseline}を{month}か月目にいくつかの仕方で廃止し、最初からなかった場合と比べた。{customers}人の{months}か月。",
    ),
    "withdraw_programme.gap.since": (
        "Profit a customer since the withdrawal, balances honoured, against never",
        "残高を引き受けて廃止した後の顧客1人当たり利益（最初からない場合との差）",
    ),
    "withdraw_programme.gap.void": (
        "Trust in the first year, balances voided less honoured",
        "廃止後1年の信頼、残高を無効にした場合と引き受けた場合の差",
    ),
    "withdraw_programme.why": (
        "What people came for is gone, and what they had come to see as theirs is taken: the figures show each, "
        "month by month.",
        "来る理由がなくなり、さらに自分のものと思っていたものが取り上げられる。それぞれの影響は図に月別に示す。",
    ),
    "withdraw_programme.test": (
        "Withdraw the programme in a few regions first, with balances honoured in a random half of them. Measure "
        "visits, trust and leavers each quarter for two years, beside regions that keep it.",
        "まず一部の地域で廃止し、そのうち無作為の半数では残高を引き受ける。制度を続ける地域と並べて、"
        "2年間、四半期ごとに来店・信頼・離脱を測る。",
    ),
}
