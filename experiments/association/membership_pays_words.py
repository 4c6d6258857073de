"""What membership in an association is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "profit": ("profit, net of fees", "利益（会費差引後）"),
    "surplus": ("surplus of all customers", "全顧客の余剰"),
    "rivals": ("profit of rivals", "競合の利益"),
    "retention": ("retention", "維持率"),
    "trust": ("trust", "信頼"),
    "satisfaction": ("own customers' satisfaction", "自社顧客の満足"),
    "rival_satisfaction": ("rivals' customers' satisfaction", "競合顧客の満足"),
    "of.profit": (", market prices a starter", "（市場価格、当初顧客あたり）"),
    "of.surplus": (", market prices a starter", "（市場価格、当初顧客あたり）"),
    "of.rivals": (", market prices a starter", "（市場価格、当初顧客あたり）"),
    "of.retention": (" (never left), pp", "（一度も離れない割合、ポイント）"),
    "of.trust": (", last year, of 100", "（最終年、100点中）"),
    "of.satisfaction": (", last year, of 100", "（最終年、100点中）"),
    "of.rival_satisfaction": (", last year, of 100", "（最終年、100点中）"),
    "unit.profit": ("market prices a starter", "市場価格（当初顧客あたり）"),
    "unit.surplus": ("market prices a starter", "市場価格（当初顧客あたり）"),
    "unit.rivals": ("market prices a starter", "市場価格（当初顧客あたり）"),
    "unit.retention": ("pp", "ポイント"),
    "unit.trust": ("points of 100", "100点中"),
    "unit.satisfaction": ("points of 100", "100点中"),
    "unit.rival_satisfaction": ("points of 100", "100点中"),
    "none": ("no membership", "非加盟"),
    "conduct": ("aggressive conduct, no badge", "強引な行動、認証なし"),
    "full": ("full membership", "完全加盟"),
    "bare": ("fee and network only", "会費と人脈のみ"),
    "badge": ("badge, with substance", "認証（実質あり）"),
    "hollow": ("badge, without substance", "認証（実質なし）"),
    "unseen": ("the same, never audited", "同上、監査なし"),
    "training": ("training, beyond the fee", "研修（会費以外）"),
    "advocacy": ("advocacy, beyond the fee", "提言（会費以外）"),
    "situation": ("{share:.0f} % of the market, rivals {rivals}", "シェア{share:.0f}%、競合は{rivals}"),
    "outside": ("outside", "非加盟"),
    "inside": ("inside", "加盟"),
    "title": (
        "Full membership over {months} months, rivals outside: {pieces}",
        "完全加盟の{months}か月（競合は非加盟）：{pieces}",
    ),
    "title.piece": (
        "at {share} of the market it {profit} and {surplus}",
        "シェア{share}では{profit}、{surplus}",
    ),
    "title.share": ("{share:.0f} %", "{share:.0f}%"),
    "title.and": (" and ", "と"),
    "profit.1": ("pays the company", "会社は得をし"),
    "profit.0": ("neither clearly pays nor costs the company", "会社は得とも損とも言えず"),
    "profit.-1": ("costs the company more than it brings", "会社は損をし"),
    "surplus.1": ("customers gain", "顧客は得をする"),
    "surplus.0": ("customers do not clearly gain", "顧客は得をするとは言えない"),
    "surplus.-1": ("customers lose", "顧客は損をする"),
    "subtitle": (
        "Each part of membership against a twin world, same people with the same luck. Mean and 95 % interval over {replications} paired replications; open marks where zero is inside.",
        "加盟の各要素と、それがない双子の世界との差。同じ人々、同じ偶然。対応のある{replications}回の反復の平均と95%区間。白抜きは0を含む。",
    ),
    "caption": (
        "Full membership, the fee alone and badges are set against no membership (badge without substance: over aggressive conduct with and without the badge), training and advocacy against a member that pays the fee only. Money is summed over all months for every customer of month 0.",
        "完全加盟・会費のみ・認証は非加盟との差（実質なしの認証は、強引な行動のまま認証の有無を比べる）。研修と提言は、会費のみの会員との差。金額は全期間の合計（当初顧客あたり）。",
    ),
    "both": (
        "Both sides (H055). Net of all fees, full membership benefits company and customers alike {where}.",
        "双方の利益（H055）。会費差引後、完全加盟が会社と顧客の両方に明確に利益となるのは{where}。",
    ),
    "both.nowhere": (
        "Both sides (H055). Nowhere here full membership clearly benefits company and customers alike, net of all fees.",
        "双方の利益（H055）。会費差引後に会社と顧客の両方に明確に利益となる場合は、ここにはない。",
    ),
    "effects": ("{name}: {pieces}.", "{name}：{pieces}。"),
    "effect": (
        "{where} {profit} for the company and {surplus} for customers",
        "{where}では会社に{profit}、顧客に{surplus}",
    ),
    "training.says": (
        "Training (H056, H059) moves satisfaction by {satisfaction} and retention by {retention}, and profit net of its cost by {profit} ({where}).",
        "研修（H056、H059）は満足を{satisfaction}、維持率を{retention}、費用差引後の利益を{profit}動かす（{where}）。",
    ),
    "badge.says": (
        "The badge (H057), {where}: with substance it moves profit by {badge}, without by {hollow}; the hollow one was found out in {unmasked:.0f} % of the runs, and where nobody audits it moves profit by {unseen}. {verdict} {blind}",
        "認証（H057）、{where}：実質があれば利益を{badge}、なければ{hollow}動かす。実質のない認証は反復の{unmasked:.0f}%で発覚した。監査がなければ{unseen}動かす。{verdict}{blind}",
    ),
    "badge.1": ("The signal pays without substance here.", "ここでは実質のない認証が得になる。"),
    "badge.0": (
        "Whether the signal without substance pays is not clear.",
        "実質のない認証が得になるかどうかは明確でない。",
    ),
    "badge.-1": ("The signal without substance costs more than it brings here.", "ここでは実質のない認証は損になる。"),
    "blind.1": (
        "Never audited, the signal works without substance and pays.",
        "監査がなければ、実質のない認証も効き、得になる。",
    ),
    "blind.0": ("Never audited, it neither clearly pays nor costs.", "監査がなければ、得とも損とも言えない。"),
    "blind.-1": ("Even never audited it does not bring in its fee.", "監査がなくても、会費分を取り戻せない。"),
    "network.says": (
        "Network (H058): with rivals outside there is nobody to send anybody, and with all inside all are sent people; bare membership moves profit by {outside} and {inside} ({where}).",
        "人脈（H058）：競合が非加盟なら紹介する相手がなく、全社加盟なら全社が紹介を受ける。会費のみの加盟は利益を{outside}、{inside}動かす（{where}）。",
    ),
    "advocacy.says": (
        "Advocacy (H060), {where}: own customers' satisfaction moves by {satisfaction}, that of the rivals' by {rival_satisfaction}; the difference is {lead}. The company's profit moves by {profit}, the rivals' by {rivals}. {verdict}",
        "提言（H060）、{where}：自社顧客の満足は{satisfaction}、競合顧客の満足は{rival_satisfaction}動き、差は{lead}。自社の利益は{profit}、競合の利益は{rivals}動く。{verdict}",
    ),
    "advocacy.free": (
        "Rivals' customers gain as much as those of whoever pays: free riding.",
        "費用を払わない競合の顧客も同じだけ得をする：ただ乗り。",
    ),
    "advocacy.own": (
        "Customers of whoever pays gain more than the rivals'.",
        "費用を払う会社の顧客の方が競合の顧客より得をする。",
    ),
    "advocacy.none": ("No gain in satisfaction is clear.", "満足の明確な向上はない。"),
    "advocacy.theirs": (
        "Rivals' customers gain more than those of whoever pays.",
        "競合の顧客の方が費用を払う会社の顧客より得をする。",
    ),
    "how": (
        "A company is small among {many} rivals of its size and large beside {few}; shares are those of month 0. Rivals inside are members in full, so that a small company has more of them to send it people. Surplus is that of everybody in the market, wherever they are customers. Found hollow, a badge is taken, reputation falls and all customers feel the hypocrisy once.",
        "同規模の競合が{many}社なら自社は小さく、{few}社なら大きい。表示のシェアは0か月目のもの。加盟した競合は完全加盟で、小さい会社ほど紹介元の会員が多い。余剰は市場の全員のもの（どの会社の顧客でも）。実質がないと発覚すると、認証は取り消され、評判が落ち、全顧客が一度、偽善を感じる。",
    ),
    "limit": (
        "No published number says what a badge, training or advocacy of an association is worth or costs: all are assumed (association.*), and the answer moves with them. Of {n} intervals one in twenty leaves zero out by luck alone.",
        "団体の認証・研修・提言の効果と費用について公表された数値はない。すべて仮定（association.*）で、答えはそれに左右される。{n}個の区間のうち20に1つは偶然だけで0を外れる。",
    ),
    "table": (
        "What each part of membership does, by situation, with 95 % intervals over paired replications.",
        "状況別の加盟各要素の効果。対応のある反復の95%区間。",
    ),
    "what": ("what", "要素"),
    "where": ("situation", "状況"),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
}
