"""Words of the figures: English, Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

FIGURES: dict[str, tuple[str, str]] = {
    "month": ("month", "月"),
    "policy": ("policy", "施策"),
    "axis.months": ("months since the policies part", "施策が分かれてからの月数（か月）"),
    "baseline": ("{policy} (baseline)", "{policy}（基準）"),
    "policy.aggressive": ("aggressive", "強引"),
    "policy.aggressive_conduct": ("aggressive (conduct only)", "強引（価格以外）"),
    "policy.mild": ("mild", "軽い圧力"),
    "policy.neutral": ("neutral", "中立"),
    "policy.community": ("community", "コミュニティ"),
    "policy.relationship": ("relationship", "関係重視"),
    "policy.transactional": ("transactional", "取引重視"),
    "policy.transparent": ("transparent", "透明"),
    "policy.principled": ("principled", "誠実"),
    "policy.exploitative": ("exploitative", "搾取的"),
    "policy.customer_centric": ("customer-centric", "顧客中心"),
    "policy.promotion_only": ("promotion only", "販促のみ"),
    "policy.price_cut": ("price cut", "値下げ"),
    "policy.transparent_conduct": ("transparent (conduct only)", "透明（価格以外）"),
    "policy.association_member": ("member of the association", "業界団体の会員"),
    "policy.hollow_member": ("hollow member", "名ばかりの会員"),
    "policy.listening": ("listening", "傾聴"),
    "policy.hollow_surveys": ("hollow surveys", "形だけのアンケート"),
    "policy.none": ("no programme", "プログラムなし"),
    "policy.punch_card": ("punch card", "スタンプカード"),
    "policy.corner_shop": ("corner shop's card", "商店のカード"),
    "policy.points": ("points", "ポイント"),
    "policy.tickets": ("tickets", "チケット"),
    "policy.tiered": ("tiers", "会員ランク"),
    "policy.paid": ("paid membership", "有料会員"),
    "policy.value_based": ("value-based (cause)", "価値観（大義）"),
    "policy.value_targeted": ("aimed at a trait", "特性で限定"),
    "policy.coalition": ("coalition", "提携"),
    "policy.starbucks_like": ("Starbucks-like (stylised)", "スターバックス風（様式化）"),
    "policy.amazon_like": ("Amazon-like (stylised)", "アマゾン風（様式化）"),
    "policy.sephora_like": ("Sephora-like (stylised)", "セフォラ風（様式化）"),
    "policy.myntra_like": ("Myntra-like (stylised)", "ミントラ風（様式化）"),
    "policy.hyatt_like": ("Hyatt-like (stylised)", "ハイアット風（様式化）"),
    "policy.dsw_like": ("DSW-like (stylised)", "DSW風（様式化）"),
    "interval.bands": (
        "Bands: 95 % intervals of the mean over {n} replications.", "帯は{n}回の反復にわたる平均の95 %区間。",
    ),
    "interval.bars": (
        "Whiskers: 95 % intervals of the mean over {n} replications.", "ひげは{n}回の反復にわたる平均の95 %区間。",
    ),
    "interval.numbers": (
        "± gives the 95 % interval of the mean over {n} replications.", "±は{n}回の反復にわたる平均の95 %区間。",
    ),
    "interval.none": (
        "One replication only: no interval can be given.", "反復が1回だけなので、区間は示せない。",
    ),
    "unclear": ("no clear difference", "明らかな差はない"),
    # retention
    "retention.title": (
        "After {months} months {best} has kept {most} of the book of month 0, {worst} {least}",
        "{months}か月後、開始時の顧客のうち残っているのは{best}で{most}、{worst}で{least}",
    ),
    "retention.title.unclear": (
        "After {months} months no policy has clearly kept more of the book of month 0 ({shares})",
        "{months}か月後、残っている顧客の割合に施策間の明らかな差はない（{shares}）",
    ),
    "retention.title.one": (
        "After {months} months {best} has kept {most} of the book of month 0",
        "{months}か月後、開始時の顧客のうち{best}で残っているのは{most}",
    ),
    "retention.subtitle": (
        "Share of the customers of month 0 who have not left once.", "開始時の顧客のうち、一度も離脱していない人の割合。",
    ),
    "retention.axis": ("not left once (% of the book of month 0)", "未離脱の割合（開始時の顧客に対する%）"),
    "retention.caption": (
        "Each line starts with the same people at month 0 and falls when one of them leaves for the first time; coming "
        "back does not lift it. Where the band of one line does not touch another line, luck does not explain the gap.",
        "どの線も0か月目の同じ顧客から始まり、誰かが初めて離脱するたびに下がる。戻ってきても上がらない。"
        "帯がほかの線に触れていないところでは、差は偶然では説明できない。",
    ),
    # profit
    "profit.title.overtakes": (
        "{leader} overtakes {other} in month {month}: by month {months} it has earned {amount} market prices more",
        "{leader}は{month}か月目に{other}を逆転し、{months}か月目までに{amount}（市場価格）多く稼ぐ",
    ),
    "profit.title.caught": (
        "{leader} leads up to month {month}; by month {months} neither it nor {other} has clearly earned more",
        "{month}か月目までは{leader}が先行するが、{months}か月目には{other}と明らかな差がなくなる",
    ),
    "profit.title.end": (
        "By month {months} {leader} has earned {amount} market prices more than {other}",
        "{months}か月目までに、{leader}は{other}より{amount}（市場価格）多く稼ぐ",
    ),
    "profit.title.unclear": (
        "By month {months} neither {one} nor {other} has clearly earned more",
        "{months}か月目までの利益に、{one}と{other}の明らかな差はない",
    ),
    "profit.title.many": (
        "Earned by month {months} against {baseline}: {amounts} market prices",
        "{months}か月目までの利益、{baseline}との差（市場価格）：{amounts}",
    ),
    "profit.title.one": (
        "{policy} earns {amount} market prices in {months} months",
        "{policy}の利益は{months}か月で{amount}（市場価格）",
    ),
    "profit.subtitle": (
        "Above: cumulative profit. Below: the same customers' difference to {baseline}. The unit of money is the "
        "market price of a month; not discounted.",
        "上：累積利益。下：同じ顧客での{baseline}との差。金額の単位は市場の月額価格、現在価値に割り引いていない。",
    ),
    "profit.subtitle.one": (
        "Cumulative profit; the unit of money is the market price of a month; not discounted.",
        "累積利益。金額の単位は市場の月額価格、現在価値に割り引いていない。",
    ),
    "profit.axis": ("cumulative profit\n(market prices)", "累積利益\n（市場価格）"),
    "profit.axis.difference": ("difference to {baseline}\n(market prices)", "{baseline}との差\n（市場価格）"),
    "profit.crossover": ("{leader} ahead from month {month}", "{month}か月目から{leader}が上回る"),
    "profit.crossover.interval": ("95 % interval {low} to {high}", "95 %区間：{low}～{high}"),
    "profit.crossover.beyond": ("beyond {month}", "{month}より後"),
    "profit.crossover.censored": ("none in {share} of replications", "反復の{share}では逆転なし"),
    "profit.caption": (
        "Above, lines that look alike can still differ: below, each replication's difference is taken between the same "
        "customers with the same luck, so that its band is narrow. Above zero the policy has earned more than {baseline} "
        "up to that month. A crossover is the last month at which the sign of the difference changes and stays.",
        "上の線はよく似て見えても差がありうる。下では同じ顧客・同じ運どうしで差を取るため、帯が狭い。"
        "0より上なら、その月までに{baseline}より多く稼いだことを示す。逆転とは、差の符号が最後に変わってそのまま続く月をいう。",
    ),
    # paired differences
    "paired.title": (
        "In month {months} {treatment} has {clauses} than {baseline}",
        "{months}か月目、{treatment}は{baseline}に比べ、{clauses}",
    ),
    "paired.title.many": (
        "Customers in month {months} against {baseline}: {amounts}",
        "{months}か月目の顧客数、{baseline}との差：{amounts}",
    ),
    "paired.customers.up": ("{n} more customers", "顧客が{n}人多い"),
    "paired.customers.down": ("{n} fewer customers", "顧客が{n}人少ない"),
    "paired.customers.same": ("no clearly other number of customers", "顧客数に明らかな差はない"),
    "paired.loyalty.up": ("{n} higher loyalty", "態度的ロイヤルティが{n}高い"),
    "paired.loyalty.down": ("{n} lower loyalty", "態度的ロイヤルティが{n}低い"),
    "paired.loyalty.same": ("no clearly other loyalty", "ロイヤルティに明らかな差はない"),
    "paired.profit.up": ("{n} more profit", "利益が{n}多い"),
    "paired.profit.down": ("{n} less profit", "利益が{n}少ない"),
    "paired.profit.same": ("no clearly other profit", "利益に明らかな差はない"),
    "paired.subtitle": (
        "The same customers under each policy less the same under {baseline}, month by month.",
        "同じ顧客に各施策を行った場合と、{baseline}を行った場合との差（月ごと）。",
    ),
    "paired.customers": ("customers\n(people)", "顧客数\n（人）"),
    "paired.loyalty": ("attitudinal loyalty\n(probability)", "態度的ロイヤルティ\n（確率）"),
    "paired.profit": ("profit in the month\n(market prices)", "その月の利益\n（市場価格）"),
    "paired.zero": ("zero: as {baseline}", "0：{baseline}と同じ"),
    "paired.caption": (
        "Above zero the policy has more than {baseline} in that month, below zero less. Attitudinal loyalty is the "
        "probability that a customer would choose the company again today if leaving were free and noticed.",
        "0より上ならその月に{baseline}より多く、下なら少ない。"
        "態度的ロイヤルティとは、離脱が自由で気づかれている場合に、今日もう一度この会社を選ぶ確率。",
    ),
    # satisfaction by trust
    "attitudes.title": ("Mean trust of those still customers at month {month}: {means}", "{month}か月目の顧客の平均信頼：{means}"),
    "attitudes.mean": ("{mean} under {policy}", "{policy}で{mean}"),
    "attitudes.subtitle": (
        "Where the company's customers stand: share of customers in each cell of .05 by .05. Cross and numbers: the means (satisfaction / trust).",
        "その時点の顧客の分布。0.05×0.05の升ごとの顧客の割合。十字と数値は平均（満足 / 信頼）。",
    ),
    "attitudes.satisfaction": ("satisfaction (0 to 1)", "満足（0～1）"),
    "attitudes.trust": ("trust (0 to 1)", "信頼（0～1）"),
    "attitudes.month": ("month {month}", "{month}か月目"),
    "attitudes.colour": ("share of customers (%)", "顧客の割合（%）"),
    "attitudes.nobody": ("no customers", "顧客なし"),
    "attitudes.caption": (
        "Read a row from left to right as a film: dark is where many customers stand. Those who leave drop out of "
        "the picture and newcomers enter it, so a picture shows the customers of that month, not always the same people.",
        "横一列を左から右へ、時間の流れとして読む。濃いところに多くの顧客がいる。"
        "離脱した人は消え、新しい人が加わるため、常に同じ人々ではなく、その月の顧客を示す。",
    ),
    # segments
    "segments.title.down": (
        "Against {baseline}, {treatment} loses most among {segment} ({most}) and least among {other} ({least}) by month {months}",
        "{months}か月目まで、{treatment}が{baseline}より最も失うのは{segment}（{most}）、最も少ないのは{other}（{least}）",
    ),
    "segments.title.up": (
        "Against {baseline}, {treatment} keeps most more among {segment} ({most}) and least among {other} ({least}) by month {months}",
        "{months}か月目まで、{treatment}が{baseline}より最も多く引き止めるのは{segment}（{most}）、最も少ないのは{other}（{least}）",
    ),
    "segments.title.mixed": (
        "By month {months} {treatment} keeps more than {baseline} among {segment} ({most}) but fewer among {other} ({least})",
        "{months}か月目まで、{treatment}は{baseline}より、{segment}では多く（{most}）、{other}では少なく（{least}）引き止める",
    ),
    "segments.title.none": (
        "By month {months} no segment stays clearly more or less under {treatment} than under {baseline}",
        "{months}か月目まで、{treatment}と{baseline}の継続率に明らかな差がある区分はない",
    ),
    "segments.points": ("{n} points", "{n}ポイント"),
    "segments.subtitle": (
        "Share not left once, by what customers were at month 0.", "開始時の属性ごとの、一度も離脱していない人の割合。",
    ),
    "segments.axis": ("not left once (%)", "未離脱の割合（%）"),
    "segments.people": ("{n} people", "{n}人"),
    "segments.caption": (
        "Above, thirds of the book by how much prices matter to them; below, groups by how long they had been customers "
        "at month 0. Dots are the reported months. A wide gap between lines marks the group that a policy concerns most.",
        "上段は価格感度による三等分、下段は開始時の継続期間による区分。点は報告対象の月。"
        "線の間が広い区分ほど、施策の影響を強く受ける。",
    ),
    "segment.price sensitivity.low": ("low price sensitivity", "価格感度が低い人"),
    "segment.price sensitivity.middle": ("middle price sensitivity", "価格感度が中くらいの人"),
    "segment.price sensitivity.high": ("high price sensitivity", "価格感度が高い人"),
    "segment.tenure.below 1 year": ("tenure below 1 year", "継続1年未満の人"),
    "segment.tenure.1 to 3 years": ("tenure of 1 to 3 years", "継続1～3年の人"),
    "segment.tenure.3 years and more": ("tenure of 3 years and more", "継続3年以上の人"),
    # fates
    "fates.title": (
        "Within {months} months {treatment} drives away {driven} and saves {saved} of {book} customers",
        "{months}か月以内に{treatment}は、{book}人のうち{driven}人を追いやり、{saved}人を救う",
    ),
    "fates.title.against": (", against {baseline}", "（{baseline}との比較）"),
    "fates.subtitle": (
        "What becomes of the customers of month 0 under each policy and under {baseline}: mean people.",
        "開始時の顧客が、各施策と{baseline}のもとでどうなるか。人数の平均。",
    ),
    "fates.saved": ("saved", "救われる"),
    "fates.driven_away": ("driven away", "追いやられる"),
    "fates.stay_anyway": ("stay anyway", "どちらでも残る"),
    "fates.lost_anyway": ("lost anyway", "どちらでも去る"),
    "fates.share": ("share of the book of month 0 (%)", "開始時の顧客に対する割合（%）"),
    "fates.decided": ("decided by the policy (people)", "施策が決める人数（人）"),
    "fates.months": ("within (months)", "期間（か月以内）"),
    "fates.caption": (
        "Left: all customers of month 0. Saved leave by then under {baseline} only, driven away under the other policy "
        "only; the pale parts end the same way whatever the company does. Right: only those whom the policy decides, "
        "driven away to the left of zero and saved to the right; the net is their difference.",
        "左は開始時の顧客全員。「救われる」は{baseline}でだけ去る人、「追いやられる」はもう一方の施策でだけ去る人。"
        "淡い部分は、会社が何をしても結果が同じ人。右は施策が結果を決める人だけで、0の左が追いやられる人、右が救われる人、「差し引き」はその差。",
    ),
    "fates.net": ("net", "差し引き"),
    # other worlds
    "sensitivity.title.mixed": (
        "By month {months}, against {baseline}, {treatment} has earned {clauses} of {n} worlds tried",
        "{months}か月目までの利益は、試した{n}通りの条件のうち、{treatment}が{baseline}を{clauses}",
    ),
    "sensitivity.ahead": ("more in {k}", "上回るのが{k}"),
    "sensitivity.behind": ("less in {k}", "下回るのが{k}"),
    "sensitivity.open": ("neither clearly more nor less in {k}", "どちらとも言えないのが{k}"),
    "sensitivity.title.ahead": (
        "By month {months} {treatment} has earned more than {baseline} in all {n} worlds tried",
        "{months}か月目までの利益は、試した{n}通りの条件すべてで{treatment}が{baseline}を上回る",
    ),
    "sensitivity.title.behind": (
        "By month {months} {treatment} has earned less than {baseline} in all {n} worlds tried",
        "{months}か月目までの利益は、試した{n}通りの条件すべてで{treatment}が{baseline}を下回る",
    ),
    "sensitivity.subtitle": (
        "Difference in cumulative profit to {baseline} when one assumption is another. Hollow: no clear difference.",
        "仮定を一つ変えたときの、{baseline}との累積利益の差。白抜きは明らかな差がないもの。",
    ),
    "sensitivity.axis": (
        "difference in cumulative profit (% of the profit of {baseline})", "累積利益の差（{baseline}の利益に対する%）",
    ),
    "sensitivity.month": ("by month {month}", "{month}か月目まで"),
    "sensitivity.main": ("{world} (main)", "{world}（本分析）"),
    "sensitivity.caption": (
        "Each row is a world of its own in which one thing differs from the main analysis. Where points of a column lie "
        "on both sides of zero, the answer hangs on that assumption, and on how far ahead one looks.",
        "各行は、本分析と一つだけ条件を変えた世界。同じ列の点が0の両側にあるなら、答えはその仮定と、どこまで先を見るかに左右される。",
    ),
    "world.half_life": ("resentment halves in {label} months", "反感の半減期{label}か月"),
    "world.rival": ("rival: {label}", "競合：{label}"),
    "world.rival.neutral": ("rival: neutral", "競合：中立"),
    "world.rival.aggressive": ("rival: aggressive", "競合：強引"),
    "world.rival.transparent": ("rival: transparent", "競合：透明"),
    "world.rival.two_neutral": ("rivals: two, neutral", "競合：中立が2社"),
    "world.rival.none": ("no rival", "競合なし"),
    "world.conduct": ("{label}", "{label}"),
    "world.conduct.without price levers": ("without price levers", "価格以外の施策だけ"),
}  # fmt: skip
