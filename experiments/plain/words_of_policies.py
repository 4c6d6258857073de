"""Plain summaries of studies that compare policies, in English and Japanese."""

from __future__ import annotations

POLICIES: dict[str, tuple[str, str]] = {
    "compare.changed": (
        "The same market of {customers} people lived {months} months under {treatments}, and again under {baseline}. "
        "Only what the company does differs.",
        "{customers}人の同じ市場が、{treatments}のもとと{baseline}のもとで、それぞれ{months}か月を過ごした。"
        "異なるのは会社の行動だけである。",
    ),
    "compare.gap.profit": (
        "Profit of {months} months, {treatment} less {baseline}",
        "{months}か月の累積利益（{treatment}－{baseline}）",
    ),
    "compare.gap.customers": (
        "Customers in month {months}, {treatment} less {baseline}",
        "{months}か月目の顧客数（{treatment}－{baseline}）",
    ),
    "compare.why": (
        "What the company does reaches profit through price, service, trust and resentment; `kizuna experiment=ablate` "
        "says how much each mechanism carries.",
        "会社の行動は、価格・サービス・信頼・反感を通じて利益に及ぶ。各メカニズムの寄与は"
        "「kizuna experiment=ablate」で分かる。",
    ),
    "compare.lost": (
        "By month {months}, {treatment} drives away {driven} customers who would have stayed under {baseline}, and "
        "saves {saved} who would have left.",
        "{months}か月目までに、{treatment}は{baseline}なら残ったはずの顧客{driven}人を失い、離れたはずの顧客{saved}人を守る。",
    ),
    "compare.lost.segments": (
        "Groups of customers that clearly gain less surplus under {treatment}: {n} of {all} ({names}).",
        "{treatment}で余剰が明確に減る顧客群：{all}個のうち{n}個（{names}）。",
    ),
    "compare.alone.changed": (
        "{customers} people lived {months} months under {baseline}; nothing was changed.",
        "{customers}人が{baseline}のもとで{months}か月を過ごした。何も変えていない。",
    ),
    "compare.alone.why": (
        "One policy alone has nothing to be compared with; `policy=[aggressive,transparent]` compares two.",
        "施策が1つだけでは比べる相手がない。「policy=[aggressive,transparent]」で2つを比べられる。",
    ),
    "compare.alone.lost": (
        "Not to be told from one policy: whoever loses, loses against something else.",
        "施策が1つでは分からない。損は、別の何かと比べて初めて分かる。",
    ),
    "compare.alone.test": (
        "Count for {months} months who of today's customers stays, and set the curve beside that of this page "
        "(`kizuna experiment=calibrate data=FILE` fits it).",
        "今の顧客のうち誰が残るかを{months}か月数え、この頁の曲線と並べる"
        "（「kizuna experiment=calibrate data=FILE」で当てはめられる）。",
    ),
    "compare.test": (
        "Draw at random from the customers of one region: one half meets {treatment}, the other {baseline}, for "
        "{month} months. Measure who is still a customer, complaints, and one question on trust at the end.",
        "ある地域の顧客を無作為に2群に分け、一方を{treatment}、他方を{baseline}で{month}か月扱う。"
        "残った顧客、苦情、最後に信頼についての1問を測る。",
    ),
    "ab_test.changed": (
        "Inside one market of {customers} people, {treatment} was tried for {months} months on a random {share}, while "
        "the others met {baseline}; beside it stands the truth of twin worlds.",
        "{customers}人の1つの市場で、無作為に選んだ{share}に{treatment}を{months}か月試し、残りには{baseline}を適用した。"
        "双子の世界の真の効果と並べる。",
    ),
    "ab_test.gap.truth": (
        "True effect on profit, everybody under {treatment} less everybody under {baseline}",
        "利益への真の効果（全員{treatment}－全員{baseline}）",
    ),
    "ab_test.gap.naive": (
        "What the trial by customers finds for the same",
        "顧客単位の実験が示す値",
    ),
    "ab_test.why": (
        "Where the two differ, customers under both policies met each other: word of mouth, reputation and queues "
        "carry the treatment to those who did not get it.",
        "両者が食い違うのは、2つの施策の顧客が互いに影響するためである。口コミ・評判・待ち行列を通じて、"
        "施策は対象外の顧客にも及ぶ。",
    ),
    "ab_test.test": (
        "Draw whole regions, not customers, give {treatment} to {share} of them for {months} months, and compare "
        "profit and leavers a region; leave out customers near a border.",
        "顧客ではなく地域を単位に抽選し、{share}の地域に{treatment}を{months}か月適用し、地域ごとの利益と離脱を比べる。"
        "境界付近の顧客は除く。",
    ),
    "who_to_save.changed": (
        "A campaign of {deal} off for {deal_months} months was offered to {reach} of the customers each month, chosen "
        "by one rule or another, for {campaign} months; {customers} people in all.",
        "毎月、顧客の{reach}に{deal}引き（{deal_months}か月）を提案するキャンペーンを、選び方の規則だけを変えて"
        "{campaign}か月行った。全体で{customers}人。",
    ),
    "who_to_save.gap": (
        "Profit of the campaign by “{rule}”, against contacting nobody",
        "規則「{rule}」のキャンペーンの利益（誰にも接触しない場合との差）",
    ),
    "who_to_save.why": (
        "A contact reminds people that leaving is possible: for 1,000 contacts “{rule}” saves {saved}, drives away "
        "{driven} and gives {wasted} deals to people who would have stayed.",
        "接触は、辞められることを思い出させもする。「{rule}」では1,000回の接触あたり{saved}人を守り、{driven}人を失い、"
        "残ったはずの{wasted}人にも割引を与える。",
    ),
    "who_to_save.test": (
        "Hold out a random tenth of those whom the rule would contact, for {campaign} months. Compare who is still a "
        "customer among contacted and held-out people, score by score.",
        "規則が接触するはずの顧客のうち無作為の1割を{campaign}か月、接触せずに残す。"
        "接触した群と残した群で、残った顧客を得点別に比べる。",
    ),
    "rivals_answer.changed": (
        "The company took {treatments} instead of {baseline} for {months} months, while its rivals held still, copied "
        "it, undercut it, poached, or a newcomer entered.",
        "会社が{months}か月、{baseline}の代わりに{treatments}をとり、競合は静観・模倣・値下げ・引き抜き・新規参入の"
        "いずれかで応じた。",
    ),
    "rivals_answer.gap.hold": (
        "Lead of {policy} in profit a customer where rivals hold still",
        "競合が静観するときの{policy}の顧客1人当たり利益の差",
    ),
    "rivals_answer.gap.worst": (
        "The same where the answer takes most of it ({answer})",
        "最も打撃の大きい応じ方（{answer}）のとき",
    ),
    "rivals_answer.why": (
        "What a rival can copy, it copies; what rests on trust or on people it can only follow slowly. The answer "
        "tells which part of the lead was merely a head start.",
        "競合は真似できるものを真似し、信頼や人に基づくものには遅れてしか追いつけない。"
        "応じ方によって、差のうちどれだけが先行の利にすぎないかが分かる。",
    ),
    "rivals_answer.test": (
        "Bring in {treatment} in a few towns first. Follow rivals' prices and offers and your share there and in like "
        "towns without it for {months} months, and note when each rival answers.",
        "まず少数の町で{treatment}を導入し、似た町と並べて{months}か月、競合の価格と勧誘、自社のシェアを追い、"
        "各競合がいつ応じたかを記録する。",
    ),
    "keeping_up.changed": (
        "Tastes moved at different speeds while the company, under {policies}, renewed its offer with different effort "
        "for {months} months.",
        "好みがさまざまな速さで動く市場で、会社は{policies}のもと、提供内容の刷新にかける努力を変えて{months}か月過ごした。",
    ),
    "keeping_up.gap": (
        "Profit a customer from the best effort ({best}) at drift {drift}, {policy}",
        "変化の速さ{drift}での最良の努力（{best}）による顧客1人当たり利益（{policy}）",
    ),
    "keeping_up.why": (
        "An offer that stands still moves away from what people want; renewal costs every month and is worth it only "
        "where tastes move fast enough.",
        "動かない提供内容は、人々の望みから離れていく。刷新には毎月費用がかかり、好みが十分速く動く場合にだけ見合う。",
    ),
    "keeping_up.test": (
        "Renew the offer for a random half of the regions for {months} months and leave it in the others. Measure "
        "satisfaction, leavers and cost each quarter, and how far tastes moved (a survey of non-customers).",
        "地域の半数を無作為に選び、{months}か月間そこだけ提供内容を刷新する。四半期ごとに満足・離脱・費用を測り、"
        "好みがどれだけ動いたかも非顧客への調査で測る。",
    ),
    "membership_pays.changed": (
        "The company joined the industry association, or did not, with each part of belonging alone; rivals were "
        "members or not; {months} months of {customers} people.",
        "会社が業界団体に加盟した場合としない場合を、加盟の各要素ごとに、競合の加盟の有無も変えて比べた。"
        "{customers}人の{months}か月。",
    ),
    "membership_pays.gap": (
        "Profit a customer from full membership: {rivals} rivals, {where}",
        "完全な加盟による顧客1人当たり利益（競合{rivals}社、{where}）",
    ),
    "membership_pays.inside": ("members too", "競合も加盟"),
    "membership_pays.outside": ("not members", "競合は非加盟"),
    "membership_pays.why": (
        "A badge tells strangers what to expect, and training makes it true; a badge without conduct behind it is paid "
        "for when it is seen through, which happened in {unmasked} of the replications.",
        "認証は見知らぬ客に品質を伝え、研修がそれを本物にする。中身のない認証は見破られたときに代償を払う。"
        "見破られた反復は{unmasked}である。",
    ),
    "membership_pays.test": (
        "Show the badge to a random half of the visitors of your site for three months, and tell both halves the same "
        "else. Measure who signs up, and their complaints and stay over {months} months.",
        "サイト訪問者の無作為の半数に3か月間認証を表示し、他の情報は同じにする。加入した人の数と、"
        "その後{months}か月の苦情と継続を測る。",
    ),
    "complements.changed": (
        "Insight, service and an association were each switched on or off, in every combination, for {customers} "
        "people over {months} months.",
        "洞察・サービス・業界団体をそれぞれ入切し、全ての組み合わせで{customers}人の{months}か月を比べた。",
    ),
    "complements.gap.second": (
        "Profit a customer of all three, less the best one alone ({best})",
        "3つ全てと、最良の1つだけ（{best}）との顧客1人当たり利益の差",
    ),
    "complements.gap.excess": (
        "Profit a customer of all three, less the sum of each alone",
        "3つ全てと、それぞれ単独の合計との顧客1人当たり利益の差",
    ),
    "complements.why": (
        "Measures help each other where one makes the other known or believed, and get in each other's way where both "
        "mend the same grievance.",
        "一方が他方を知らせたり信じさせたりすれば互いを助け、同じ不満を直すだけなら互いに打ち消し合う。",
    ),
    "complements.test": (
        "Give four random groups neither, insight, better service, and both, for {months} months. Measure leavers and "
        "cost a customer; both together must beat the better one alone.",
        "無作為の4群に、なし・洞察・サービス改善・両方を{months}か月与える。離脱と顧客1人当たり費用を測り、"
        "両方が良いほう単独を上回るかを見る。",
    ),
    "diary.changed": (
        "Customer {customer}, with the same luck month by month, lived under {policies}.",
        "顧客{customer}が、毎月同じ運のもとで、{policies}のそれぞれを生きた。",
    ),
    "diary.sure": (
        "One life is a story and no evidence: what differs between the policies is exact for this person, and says "
        "nothing about how many others it happens to.",
        "1人の人生は物語であって証拠ではない。施策の間の差はこの人については正確だが、何人に起こるかは分からない。",
    ),
    "diary.why": (
        "The table lists what happened month by month; below the summary stands what weighed how much at each turn.",
        "表には月ごとに起きたことを、要約の下には転機ごとに何がどれだけ効いたかを示す。",
    ),
    "diary.lost": (
        "This customer's fate: {fate}. How many share it, the main comparison says (`kizuna`).",
        "この顧客の運命：{fate}。同じ運命の人数は主な比較（「kizuna」）で分かる。",
    ),
    "diary.fate.saved": ("saved by {treatment}", "{treatment}が守った"),
    "diary.fate.driven_away": ("driven away by {treatment}", "{treatment}が失った"),
    "diary.fate.stay_anyway": ("stays anyway", "どちらでも残る"),
    "diary.fate.lost_anyway": ("lost anyway", "どちらでも離れる"),
    "diary.fate.none": ("was not a customer at the start", "開始時に顧客ではなかった"),
    "diary.fate.": ("one policy only, nothing to compare", "施策が1つで、比べられない"),
    "diary.test": (
        "Ask thirty customers who have just left to tell the last {months} months in their own words, and thirty who "
        "stay; count which events of this diary they name, without prompting.",
        "離れたばかりの顧客30人と残っている顧客30人に、直近{months}か月を自分の言葉で語ってもらい、"
        "この日記の出来事のうち自発的に挙がるものを数える。",
    ),
}
