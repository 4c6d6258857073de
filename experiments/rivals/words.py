"""What rivals' answers are told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "hold": ("hold", "静観"),
    "follow": ("copy after {lag} months", "{lag}か月後に模倣"),
    "undercut": ("undercut", "値下げで対抗"),
    "poach": ("poach", "引き抜き"),
    "enter": ("a newcomer enters", "新規参入"),
    "share": ("share of customers", "顧客シェア"),
    "profit": ("profit", "利益"),
    "surplus": ("gain of all people", "全員の便益"),
    "unit.share": ("percentage points", "ポイント"),
    "unit.profit": ("market prices a starter", "市場価格（当初顧客あたり）"),
    "unit.surplus": ("market prices each", "市場価格（1人あたり）"),
    "meets": ("{policy}, rivals {answer}", "{policy}、競合は{answer}"),
    "policy": ("policy", "方針"),
    "answer": ("rivals", "競合"),
    "lead": ("lead", "優位"),
    "taken": ("taken by the answer", "対抗で失う分"),
    "left": ("left", "残り"),
    "verdict": ("the lead is", "優位は"),
    "verdict.none": ("none to lose", "失うほどの優位なし"),
    "verdict.kept": ("kept", "残る"),
    "verdict.smaller": ("smaller", "縮む"),
    "verdict.gone": ("no longer clear", "明確でなくなる"),
    "verdict.turned": ("turned round", "逆転する"),
    "title.none": (
        "No policy has a clear lead in share of customers that rivals could take",
        "競合に奪われ得る明確な顧客シェアの優位を持つ方針はない",
    ),
    "title.one.kept": (
        "Copied after {lag} months, {policy} keeps its lead in share of customers",
        "{lag}か月後に模倣されても「{policy}」は顧客シェアの優位を保つ",
    ),
    "title.one.smaller": (
        "Copied after {lag} months, {policy} leads in share of customers by less",
        "{lag}か月後に模倣されると「{policy}」の顧客シェアの優位は縮む",
    ),
    "title.one.gone": (
        "Copied after {lag} months, {policy} no longer clearly leads in share of customers",
        "{lag}か月後に模倣されると「{policy}」の顧客シェアの優位は明確でなくなる",
    ),
    "title.one.turned": (
        "Copied after {lag} months, {policy} falls behind in share of customers",
        "{lag}か月後に模倣されると「{policy}」の顧客シェアは下回る",
    ),
    "title.all": (
        "All {led} policies with a clear lead in share still have one when copied after {lag} months",
        "顧客シェアで明確に優位な{led}方針はすべて、{lag}か月後に模倣されても優位を保つ",
    ),
    "title.some": (
        "Of {led} policies with a clear lead in share, {still} still have one when copied after {lag} months",
        "顧客シェアで明確に優位な{led}方針のうち、{lag}か月後に模倣されても優位なのは{still}",
    ),
    "title.gone": (
        "None of {led} policies with a clear lead in share still has one when copied after {lag} months",
        "顧客シェアで明確に優位な{led}方針は、{lag}か月後に模倣されるとどれも明確な優位を失う",
    ),
    "subtitle": (
        "Difference from {baseline} where rivals hold, after {months} months. Mean and 95 % interval over {replications} paired replications; hollow: the interval holds zero.",
        "競合が静観する「{baseline}」との差、{months}か月後。対応のある{replications}回の反復の平均と95%区間。白抜きは区間がゼロを含む。",
    ),
    "caption": (
        "A mark right of zero is a lead. Read each answer against the first mark of its policy, where rivals hold. Where a newcomer enters, the policy it is compared with meets the newcomer too.",
        "ゼロより右なら優位。各方針の最初の印（競合が静観）と比べて読む。新規参入では、比べる相手の世界にも参入がある。",
    ),
    "how": (
        "The same people with the same luck live every world: the policy with rivals that keep their own conduct, that copy it with every lever after the lag, that stay below its price or make offers to its customers from month {lag} on. The lead is counted from {baseline}, which nobody answers; where a cheaper company enters, it enters beside {baseline} as well.",
        "どの世界も人と偶然は同じ：競合が自らの方針を保つ、遅れて全レバーを模倣する、{lag}か月後から価格で下回る、または顧客を勧誘する。優位は、誰も対抗しない「{baseline}」から測る。より安い企業の参入は「{baseline}」の世界でも起こる。",
    ),
    "reading": (
        "A copied policy is not undone: what it does to customers it then does everywhere, so profit and what people gain may rise or fall for all companies at once while the share goes back.",
        "模倣された方針は無効になるのではない。顧客への作用が全社に広がるため、シェアが戻っても利益や便益は全社で上下し得る。",
    ),
    "limit": (
        "That rivals answer, when and how far, is assumed (rivals.<name>.lag, .undercut, .floor, .reach, .depth); they do not plan. Intervals are not adjusted for the number of comparisons.",
        "競合が対抗するか、いつ、どこまでかは仮定（rivals.<name>.lag, .undercut, .floor, .reach, .depth）。競合は計画しない。区間は比較の数で調整していない。",
    ),
    "table.share": (
        "Share of all customers at the end, percentage points above the baseline.",
        "最終月の顧客シェア、基準との差（ポイント）。",
    ),
    "table.profit": (
        "Profit over all months above the baseline, market prices for each customer of month 0.",
        "全期間の利益、基準との差（当初顧客1人あたり、市場価格）。",
    ),
    "table.surplus": (
        "What all people gain over all months above the baseline, market prices each.",
        "全期間の便益（全員）、基準との差（1人あたり、市場価格）。",
    ),
}
