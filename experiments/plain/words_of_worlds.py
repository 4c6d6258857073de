"""Plain summaries of studies over many worlds, numbers or candidates, in English and Japanese."""

from __future__ import annotations

WORLDS: dict[str, tuple[str, str]] = {
    "conclusion.title": (
        "Over {worlds} worlds drawn from what is not known, {first} earns more than {second} by month {month} in "
        "{share}",
        "未知の数値から引いた{worlds}個の世界のうち、{month}か月目までに{first}が{second}より稼ぐのは{share}",
    ),
    "conclusion.table": (
        "Share of worlds in which each policy is ahead of all others, with 95 % Wilson intervals.",
        "各施策が他の全てを上回る世界の割合と95%ウィルソン区間。",
    ),
    "conclusion.goal": ("goal, month", "目標、月"),
    "conclusion.ethics": (
        "Beside profit, over the whole run: share of worlds in which customers fare better under {first} than under "
        "{second}, and the median difference.",
        "利益とは別に、全期間で顧客にとって{first}が{second}より良い世界の割合と、差の中央値。",
    ),
    "conclusion.line": ("line of the scorecard", "スコアカードの項目"),
    "conclusion.better": ("share of worlds", "世界の割合"),
    "conclusion.median": ("median difference", "差の中央値"),
    "conclusion.customers": ("customers", "顧客数"),
    "conclusion.profit": ("profit", "利益"),
    "conclusion.loyalty": ("loyalty", "ロイヤルティ"),
    "conclusion.changed": (
        "All {parameters} numbers that are assumed or borrowed were drawn anew {worlds} times, and {policies} were "
        "lived in every such world.",
        "仮定または借用した{parameters}個の数値を{worlds}回引き直し、その全ての世界で{policies}を試した。",
    ),
    "conclusion.sure": (
        "By month {month}, {first} earns more than {second} in {share} of the worlds (interval {interval}). Far from "
        "half, and the answer hardly depends on what is not known; near half, and it is open.",
        "{month}か月目までに{first}が{second}より稼ぐ世界は{share}（区間{interval}）である。半分から遠ければ"
        "答えは未知の数値にほとんど左右されず、半分に近ければ決着していない。",
    ),
    "conclusion.why": (
        "Numbers that decide between the two beyond chance: {n}. The strongest is “{decides}”.",
        "両者の優劣を偶然以上に左右する数値：{n}個。最も強いのは「{decides}」である。",
    ),
    "conclusion.lost": (
        "By month {month}, {second} keeps more customers than {first} in {kept} of the worlds and more loyalty in "
        "{loyal}; customers' surplus over the whole run is larger under {second} in {surplus}.",
        "{month}か月目に{second}が{first}より多くの顧客を保つ世界は{kept}、ロイヤルティが高い世界は{loyal}、"
        "全期間の顧客の余剰が{second}のほうが大きい世界は{surplus}である。",
    ),
    "conclusion.test": (
        "Measure “{decides}” first: nothing tells the two apart more. Then a random half of new customers meets "
        "{first}, the other {second}, for twelve months; retention and profit a customer say in which of these "
        "worlds you live.",
        "まず、両者を最もよく分ける「{decides}」を測る。次に新規顧客を無作為に2群に分け、{first}と{second}を12か月適用する。"
        "維持率と顧客1人当たり利益から、自社がどの世界にいるかが分かる。",
    ),
    "robust.changed": (
        "{policies} were lived in {worlds} plausible worlds, in which all that is assumed was drawn anew.",
        "仮定の数値を引き直した{worlds}個のもっともらしい世界で、{policies}を試した。",
    ),
    "robust.sure": (
        "{best} does well enough in most worlds: {share} (interval {interval}). The box of failures found for "
        "{policy} holds in worlds kept back: {held}.",
        "最も多くの世界で十分な成績なのは{best}：{share}（区間{interval}）。{policy}が失敗する範囲は、"
        "取り置いた世界での的中率が{held}である。",
    ),
    "robust.why": (
        "{policy} fails where these are as the box says: {restrictions}.",
        "{policy}が失敗するのは、次の数値が範囲に入るとき：{restrictions}。",
    ),
    "robust.lost": (
        "In the worst world, {policy} forgoes {worst} against the best policy there; on average {mean}.",
        "最悪の世界で{policy}は、その世界の最良の施策に比べ{worst}を逃す。平均では{mean}である。",
    ),
    "robust.test": (
        "Measure the numbers of the box ({restrictions}) on 1,000 of your customers, before choosing; then try "
        "{policy} and {other} on random halves for twelve months and compare retention and profit a customer.",
        "選ぶ前に、範囲の数値（{restrictions}）を自社の顧客1,000人で測る。次に{policy}と{other}を無作為の半数ずつに"
        "12か月適用し、維持率と顧客1人当たり利益を比べる。",
    ),
    "sweep_demo.changed": (
        "Two numbers were moved together over {cells} cells ({axes}), and in each {treatment} was compared with "
        "{baseline} for {months} months.",
        "2つの数値を{cells}個の組み合わせで動かし（{axes}）、それぞれで{treatment}を{baseline}と{months}か月比べた。",
    ),
    "sweep_demo.sure": (
        "{treatment} is clearly ahead in {ahead} of {cells} cells and clearly behind in {behind}; in the other {open} "
        "it is open with {least} replications a cell.",
        "{cells}個のうち{treatment}が明確に上回るのは{ahead}個、明確に下回るのは{behind}個である。"
        "残り{open}個は、反復{least}回では決着しない。",
    ),
    "sweep_demo.why": (
        "The line on the map, where the lead changes hands, is where what the policy gains early equals what it loses "
        "later.",
        "地図上の優劣が入れ替わる線は、施策が早く得る分と後で失う分が釣り合う場所である。",
    ),
    "sweep_demo.lost": (
        "In the cell in which {treatment} is lowest the difference is {lowest}, in the highest {highest}: who applies "
        "it in the wrong place loses the first.",
        "{treatment}の差は最小のセルで{lowest}、最大のセルで{highest}である。条件の合わない場所で使えば前者を失う。",
    ),
    "sweep_demo.test": (
        "Find your place on the map: measure both numbers ({axes}) with three surveys over a year of 1,000 customers, "
        "half of whom had a bad experience; then try the policy that wins there on a random half for twelve months.",
        "まず地図上の自社の位置を知る。嫌な経験をした顧客を半数含む1,000人に1年で3回の調査を行い、2つの数値（{axes}）を"
        "測る。次に、そこで勝る施策を無作為の半数に12か月試す。",
    ),
    "screen.changed": (
        "Of {levers} levers each was moved alone, {moves} moves in all, against the same world with the lever at its "
        "null ({customers} people).",
        "{levers}個のレバーを1つずつ、計{moves}通り動かし、動かさない同じ世界と比べた（{customers}人）。",
    ),
    "screen.sure": (
        "By month {month}, {clear} of {moves} moves change profit clearly; with {n} replications about {chance} would "
        "by chance alone.",
        "{month}か月目までに利益を明確に変えるのは{moves}通り中{clear}通りである。反復{n}回では、"
        "偶然だけでもおよそ{chance}通りがそう見える。",
    ),
    "screen.why": (
        "Every lever has a cost or a counter-force: {without} moves were found without a price anywhere.",
        "どのレバーにも費用か反作用がある。どこにも代償が見つからなかったのは{without}通りである。",
    ),
    "screen.lost": (
        "Moves that leave customers with clearly less surplus by month {month}: {worse} (strongest: {worst}).",
        "{month}か月目までに顧客の余剰を明確に減らす操作：{worse}通り（最大：{worst}）。",
    ),
    "screen.test": (
        "Take the move that raises profit most here ({best}), and try it alone on a random half of the customers for "
        "{month} months, measuring retention and complaints beside profit.",
        "ここで利益を最も増やす操作（{best}）を1つだけ、顧客の無作為の半数に{month}か月試し、利益とともに維持率と苦情を"
        "測る。",
    ),
    "screen.table": ("What each move does by month {month}.", "各操作の{month}か月目までの効果。"),
    "screen.move": ("lever: value", "レバー：値"),
    "optimise.changed": (
        "{candidates} policies within ethical limits were searched over {levers} levers, each against {baseline} by "
        "month {month}.",
        "倫理的な制約のもとで{levers}個のレバーから{candidates}通りの施策を探索し、{month}か月目までを{baseline}と比べた。",
    ),
    "optimise.gap": ("{objective} of {name}, on fresh luck", "新しい運での{name}の{objective}"),
    "optimise.profit": ("Profit", "利益"),
    "optimise.loyalty": ("Loyalty", "ロイヤルティ"),
    "optimise.welfare": ("Customer welfare", "顧客の余剰"),
    "optimise.fairness": ("Fairness", "公平さ"),
    "optimise.why": (
        "The {front} unbeaten policies trade one goal against another: nobody is best in all, and which to take is a "
        "matter of values. {name} is the compromise nearest to the best in each.",
        "負けない{front}通りの施策は、目標どうしを取り引きしている。全てで最良のものはなく、選択は価値観による。"
        "{name}は各目標の最良に最も近い妥協案である。",
    ),
    "optimise.lost": (
        "Unbeaten policies that leave customers less surplus a month on average than {baseline} ({welfare}): "
        "{worse} of {front}.",
        "負けない{front}通りのうち、顧客の月当たり余剰の平均が{baseline}（{welfare}）より低いもの：{worse}通り。",
    ),
    "optimise.test": (
        "Try {name} on a random half of new customers for twelve months, with {baseline} for the others: compare "
        "retention, profit a customer and one question on trust. Stop if more customers feel trapped.",
        "新規顧客の無作為の半数に{name}を12か月試し、残りは{baseline}とする。維持率・顧客1人当たり利益・信頼の1問を比べ、"
        "「やめたいのにやめられない」顧客が増えたら中止する。",
    ),
    "morris.changed": (
        "Each of {factors} numbers was moved in turn along {trajectories} paths, and the difference between "
        "{treatment} and {baseline} at month {month} was read each time.",
        "{factors}個の数値を{trajectories}本の経路に沿って1つずつ動かし、その都度{month}か月目の{treatment}と{baseline}の"
        "差を読み取った。",
    ),
    "morris.sure": (
        "Of the {factors} numbers, {out} stand out of the noise for profit. The order among close ones is not sure: "
        "`kizuna experiment=sensitivity` measures the top ones.",
        "{factors}個のうち、利益について雑音を超えて目立つのは{out}個である。近いものどうしの順位は確かでない。"
        "上位は「kizuna experiment=sensitivity」で測れる。",
    ),
    "morris.why": ("First comes “{first}”, then “{second}”.", "1位は「{first}」、2位は「{second}」である。"),
    "morris.lost": (
        "Along the paths, the difference in profit runs from {low} to {high}: who decides by the middle loses where "
        "these numbers lie at their ends.",
        "経路に沿って利益の差は{low}から{high}まで動く。中央の値で決めると、数値が端にあるときに損をする。",
    ),
    "morris.test": (
        "Measure “{first}” on your own customers before anything else: a survey or a log of 1,000 customers over "
        "twelve months, half of them drawn to meet {treatment}.",
        "何よりもまず「{first}」を自社の顧客で測る。1,000人の調査または記録を12か月とり、無作為の半数には{treatment}を"
        "適用する。",
    ),
    "sensitivity.changed": (
        "{factors} numbers were moved together over {points} points, and the variance of the difference between "
        "{treatment} and {baseline} at month {month} was divided among them.",
        "{factors}個の数値を{points}点で同時に動かし、{month}か月目の{treatment}と{baseline}の差の分散をそれぞれに"
        "配分した。",
    ),
    "sensitivity.sure": (
        "Half the width of the interval of the first number's share is {half}; {enough}.",
        "1位の数値の寄与の区間の半幅は{half}である。{enough}。",
    ),
    "sensitivity.enough": ("that is enough to rank by", "順位を言うには十分である"),
    "sensitivity.more": ("to rank surely takes about {points} points", "確かな順位にはおよそ{points}点が必要である"),
    "sensitivity.why": (
        "“{first}” makes {share} of the variance alone and {total} with the others.",
        "「{first}」は単独で分散の{share}、他との組み合わせを含めると{total}を生む。",
    ),
    "sensitivity.lost": (
        "The difference in profit runs from {low} to {high} over these points: who takes the middle for certain loses "
        "at the ends.",
        "これらの点で利益の差は{low}から{high}まで動く。中央の値を確かと思うと、端で損をする。",
    ),
    "sensitivity.test": (
        "Measure “{first}” first, on 1,000 of your customers over twelve months, half of them drawn to meet "
        "{treatment}: no other measurement narrows the answer more.",
        "まず「{first}」を、自社の顧客1,000人で12か月測る。無作為の半数には{treatment}を適用する。"
        "答えの幅をこれ以上狭める測定はない。",
    ),
    "assumptions.changed": (
        "Each of {numbers} numbers was moved alone over its plausible range, and {headlines} headline verdicts "
        "on {treatment} against {baseline} were read anew each time.",
        "{numbers}個の数値を1つずつ、もっともらしい範囲で動かし、{treatment}と{baseline}についての{headlines}個の"
        "主な結論をその都度読み直した。",
    ),
    "assumptions.sure": (
        "Of the {numbers} numbers, {turning} turn at least one verdict somewhere in their range; the verdicts hold "
        "against all others taken one at a time.",
        "{numbers}個のうち、範囲のどこかで結論を1つでも覆すのは{turning}個である。"
        "残りの数値を1つずつ動かす限り、結論は保たれる。",
    ),
    "assumptions.why": ("Numbers that turn a verdict: {names}.", "結論を覆す数値：{names}。"),
    "assumptions.lost": (
        "Verdicts that turn somewhere: {flips} of {headlines}. Where the number lies beyond the turn, whoever "
        "relies on such a verdict loses.",
        "どこかで覆る結論：{headlines}個のうち{flips}個。数値が覆る点の向こうにあれば、その結論に頼る者が損をする。",
    ),
    "assumptions.test": (
        "Measure one number before you rely on a verdict: {first}. Take 1,000 customers for twelve months, half drawn "
        "to meet {treatment}, and see whether it lies where the verdicts hold.",
        "結論に頼る前に、数値を1つ測る：{first}。顧客1,000人を12か月、無作為の半数に{treatment}を適用して追い、"
        "結論が成り立つ範囲にあるかを見る。",
    ),
    "assumptions.nothing": ("none of those tried turns a verdict", "試した中に結論を覆すものはない"),
    "ablate.changed": (
        "Each of {mechanisms} mechanisms was switched off alone, and the difference between {treatment} and {baseline} "
        "in month {months} was read again ({cells} markets of {customers} people).",
        "{mechanisms}個のメカニズムを1つずつ切り、{months}か月目の{treatment}と{baseline}の差を読み直した"
        "（{customers}人の市場{cells}個）。",
    ),
    "ablate.gap": (
        "Profit, {treatment} less {baseline}, with everything on",
        "全て有効なときの利益（{treatment}－{baseline}）",
    ),
    "ablate.gap.first": ("Of it carried by “{mechanism}”", "そのうち「{mechanism}」が担う分"),
    "ablate.why": (
        "“{mechanism}” carries most of the difference in profit; then come {others}.",
        "利益の差を最も担うのは「{mechanism}」で、次に{others}が続く。",
    ),
    "ablate.lost": (
        "In month {months}, {treatment} stands at {customers_gap} in customers and {loyalty_gap} in loyalty against "
        "{baseline}.",
        "{months}か月目の顧客数では{treatment}は{baseline}に対して{customers_gap}、ロイヤルティでは{loyalty_gap}である。",
    ),
    "ablate.test": (
        "Test the mechanism and not the policy: for a random half of the customers change only what feeds "
        "“{mechanism}”, for {months} months, and measure whether leavers differ as much as here.",
        "施策ではなくメカニズムを試す。顧客の無作為の半数について「{mechanism}」に関わる点だけを{months}か月変え、"
        "離脱の差がここと同じほどかを測る。",
    ),
}
