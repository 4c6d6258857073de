"""What switching mechanisms off is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title.clear": (
        "{share:.0f} % of the difference between {treatment} and {baseline} in {outcome} is carried by {first}, clearly more than by any other",
        "{treatment}と{baseline}の{outcome}の差の{share:.0f} %を{first}が担い、ほかのどれより明らかに大きい",
    ),
    "title.clear.turns": (
        "Without {first} the difference between {treatment} and {baseline} in {outcome} would turn round: {share:.0f} % of it is carried there, clearly more than by any other",
        "{first}がなければ{treatment}と{baseline}の{outcome}の差は逆転する。差の{share:.0f} %を担い、ほかのどれより明らかに大きい",
    ),
    "title.tied.turns": (
        "Without {first} the difference between {treatment} and {baseline} in {outcome} would turn round: {share:.0f} % of it is carried there, not clearly more than by {second}",
        "{first}がなければ{treatment}と{baseline}の{outcome}の差は逆転する。差の{share:.0f} %を担うが、{second}より明らかに大きいとは言えない",
    ),
    "title.tied": (
        "{share:.0f} % of the difference between {treatment} and {baseline} in {outcome} is carried by {first}, not clearly more than by {second}",
        "{treatment}と{baseline}の{outcome}の差の{share:.0f} %を{first}が担うが、{second}より明らかに大きいとは言えない",
    ),
    "title.none": (
        "No single mechanism clearly carries the difference between {treatment} and {baseline} in {outcome}",
        "{treatment}と{baseline}の{outcome}の差を明らかに担う単独の仕組みはない",
    ),
    "title.undecided": (
        "{treatment} and {baseline} do not clearly differ in {outcome}; left out, {first} moves the difference most",
        "{treatment}と{baseline}の{outcome}に明らかな差はない。外したとき差を最も動かすのは{first}",
    ),
    "title.undecided.none": (
        "{treatment} and {baseline} do not clearly differ in {outcome}, and no mechanism clearly moves the difference",
        "{treatment}と{baseline}の{outcome}に明らかな差はなく、差を明らかに動かす仕組みもない",
    ),
    "subtitle": (
        "What goes of the difference at month {month}, {treatment} minus {baseline}, if one mechanism is switched off (bars) and what comes if it alone is on (diamonds). 95 % intervals over {replications} paired replications; pale where zero is inside.",
        "{month}か月目の差（{treatment}−{baseline}）のうち、仕組みを1つ外すと消える分（棒）と、それだけを入れると生じる分（ひし形）。対応のある{replications}回の反復の95 %区間。淡色は0を含む。",
    ),
    "caption": (
        "Above zero a mechanism is part of the difference, below it works against it. Where bar and diamond lie apart, the mechanism interacts with others. Shares need not add up to 100 %.",
        "0より上は差の一部、下は差に逆らう。棒とひし形が離れていれば、ほかの仕組みとの交互作用がある。割合の合計は100 %になるとは限らない。",
    ),
    "axis.share": ("% of the difference", "差に占める割合（%）"),
    "axis.amount": ("% of what {baseline} reaches", "{baseline}の値に対する割合（%）"),
    "part.out": ("switched off: what goes", "外すと消える分"),
    "part.alone": ("alone on: what comes", "それだけで生じる分"),
    "lead": (
        "{outcome}: {treatment} minus {baseline} is {gap} % of what {baseline} reaches with everything on, and {left} % with every mechanism off.",
        "{outcome}：{treatment}−{baseline}は、すべてありで{baseline}の値の{gap} %、すべての仕組みを外すと{left} %。",
    ),
    "sum": (
        "Left out one at a time, mechanisms carry {sum:.0f} % of it together; alone from nothing they bring {alone:.0f} %. Shares need not add up to 100 %: mechanisms that work through one another are counted with each, those that stand in for one another with none.",
        "1つずつ外した割合の合計は{sum:.0f} %、何もない状態から1つずつ入れた合計は{alone:.0f} %。合計は100 %になるとは限らない。互いを通して働く仕組みは双方に数えられ、互いに肩代わりする仕組みはどちらにも数えられない。",
    ),
    "no_shares": (
        "That difference is not clear, so no shares of it are told: amounts stand for themselves.",
        "この差は明らかでないため、割合は示さない。量だけを示す。",
    ),
    "interacts": (
        "The two ways disagree for {mechanism}: {carries} left out, {alone} alone (% of what {baseline} reaches). {why}",
        "{mechanism}では2通りの数え方が食い違う：外すと{carries}、それだけだと{alone}（{baseline}の値に対する%）。{why}",
    ),
    "why.instead": (
        "Its largest interaction is with {other}: each stands in for the other, so that both off take {interaction} more than one by one.",
        "最大の交互作用の相手は{other}。互いに肩代わりし、両方外すと1つずつの和より{interaction}多く消える。",
    ),
    "why.through": (
        "Its largest interaction is with {other}: each works through the other, so that one by one they count {interaction} twice.",
        "最大の交互作用の相手は{other}。互いを通して働き、1つずつの和では{interaction}が二重に数えられる。",
    ),
    "why.against": (
        "Its largest interaction is with {other}, which works the other way: both off differ by {interaction} from the sum of one by one.",
        "最大の交互作用の相手は逆向きに働く{other}。両方外した結果は1つずつの和と{interaction}異なる。",
    ),
    "with": ("{mechanism} (with {other})", "{mechanism}（相手は{other}）"),
    "briefly": (
        "The two ways disagree, largest interaction in brackets, for: {names}.",
        "2通りの数え方が食い違うもの（括弧内は最大の交互作用の相手）：{names}。",
    ),
    "briefly.more": (
        "They disagree as well, largest interaction in brackets, for: {names}.",
        "ほかに食い違うもの（括弧内は最大の交互作用の相手）：{names}。",
    ),
    "unknown": (
        "The two ways disagree, and the pairs measured do not tell with which other it interacts (ablate.pairs measures more), for: {names}.",
        "2通りの数え方が食い違うが、相手は測った組からは分からない（ablate.pairsを増やすと測れる）：{names}。",
    ),
    "agree": (
        "For no mechanism do the two ways of counting disagree by more than luck: no interaction stands out.",
        "2通りの数え方が偶然を超えて食い違う仕組みはなく、目立つ交互作用はない。",
    ),
    "idle": (
        "Nothing at all, in no replication and neither way: {names}.",
        "どの反復でもどちらの数え方でも、まったく何も担わない：{names}。",
    ),
    "idle.none": ("Every mechanism does something.", "どの仕組みも何かを担う。"),
    "left_out": (
        "Off in this study already, and not asked about: {names}.", "この設定ではもともと外れている：{names}。",
    ),
    "how": (
        "{cells} markets, each lived by the same people with the same luck under both policies, {replications} times: everything on; every mechanism off ({n}, from the running-in on); each one off; each one alone on; and {pairs} pairs off together: all of the largest {largest}, and the two largest with every other that interacts. A mechanism interacts where the two ways differ by more than their joint interval, with the 5 % of error shared among all mechanisms; interactions of pairs likewise. mechanisms.NAME=false makes each market by hand.",
        "{cells}通りの市場を、同じ人々が同じ運で両施策のもと{replications}回生きる：すべてあり、すべてなし（{n}個、助走期間から）、1つずつ外す、1つだけ入れる、2つを同時に外す（上位{largest}個どうしと、交互作用のあるほかの仕組みと上位2個の、計{pairs}組）。2通りの差の区間（5 %の誤りを全仕組みで分け合う）が0を含まなければ交互作用があるとする。組も同様。各市場はmechanisms.NAME=falseで再現できる。",
    ),
    "limit": (
        "A mechanism off is a market that never knew it, and not a market that forgot it; populations were fitted with all mechanisms on and are not fitted again. What is carried is carried in this model: it says where the answer comes from, not that it is so outside.",
        "仕組みを外した市場は、それを初めから知らない市場である。人口はすべての仕組みがある状態で当てはめたもので、当てはめ直していない。ここで言うのはこのモデルでの差の出どころであり、現実がそうだということではない。",
    ),
    "table": (
        "{outcome}: what each mechanism carries, % of what {baseline} reaches, and of the difference; brackets: 95 % intervals.",
        "{outcome}：各仕組みが担う分（{baseline}の値に対する%と、差に占める%）。括弧内は95 %区間。",
    ),
    "table.pairs": (
        "{outcome}: pairs that clearly interact, off together, % of what {baseline} reaches; the interaction is what goes beyond the sum of one by one, with intervals that hold for all pairs at once. All pairs are in pairs.csv.",
        "{outcome}：明らかに交互作用する組を同時に外した場合（{baseline}の値に対する%）。交互作用は1つずつの和を超える分、区間は全組同時。全組はpairs.csvにある。",
    ),
    "mechanism": ("mechanism", "仕組み"),
    "carries": ("switched off: goes, %", "外すと消える、%"),
    "share": ("share of difference, %", "差に占める割合、%"),
    "alone": ("alone on: comes, %", "それだけで生じる、%"),
    "disagree": ("the two disagree", "食い違い"),
    "yes": ("yes", "あり"),
    "yes.with": ("yes, with {other}", "あり（{other}）"),
    "no": ("no", "なし"),
    "pair": ("pair", "組"),
    "together": ("both off: goes, %", "両方外すと消える、%"),
    "interaction": ("interaction, %", "交互作用、%"),
    "kind": ("kind", "種類"),
    "kind.instead": ("stand in for each other", "互いに肩代わり"),
    "kind.through": ("work through each other", "互いを通して働く"),
    "kind.against": ("one against the other", "互いに逆向き"),
    "kind.unclear": ("not clear", "明らかでない"),
    "pairs.title": (
        "Of {n} pairs, {through} work through each other, {instead} stand in for each other, {against} pull opposite ways and interact, in {outcome}",
        "{outcome}では、{n}組のうち{through}組が互いを通して働き、{instead}組が互いに肩代わりし、{against}組が逆向きで交互作用する",
    ),
    "pairs.title.none": (
        "No pair of mechanisms clearly interacts in {outcome}", "{outcome}で明らかに交互作用する組はない",
    ),
    "pairs.subtitle": (
        "The largest interactions: what goes of the difference with both off beyond the sum of one by one, % of what {baseline} reaches at month {month}. Intervals hold for all pairs at once, {replications} paired replications.",
        "大きい順の交互作用：2つを同時に外したときに消える差のうち、1つずつの和を超える分（{month}か月目、{baseline}の値に対する%）。区間は全組同時、対応のある{replications}回の反復。",
    ),
    "pairs.caption": (
        "An interaction against the sum of what the two carry means that one by one they are counted twice; with it, that neither shows alone what both do.",
        "2つが担う分の和と逆向きなら1つずつでは二重に数えられており、同じ向きなら片方を外すだけでは見えない働きがある。",
    ),
}  # fmt: skip
