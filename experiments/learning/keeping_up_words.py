"""What keeping up with change is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "retention": ("never left, pp", "一度も離れない割合（ポイント）"),
    "loyalty": ("attitudinal loyalty, pp", "態度的ロイヤルティ（ポイント）"),
    "satisfaction": ("satisfaction, points of 100", "満足（100点満点）"),
    "profit": ("profit a starter, market prices", "累積利益（当初顧客あたり、市場価格）"),
    "panel.retention": ("{policy}: never left, pp", "{policy}：一度も離れない割合（ポイント）"),
    "panel.profit": ("{policy}: profit a starter", "{policy}：累積利益（当初顧客あたり）"),
    "effort": ("effort at renewal", "進化の努力"),
    "drift": ("tastes move {drift:g} a month", "嗜好の変化 月{drift:g}"),
    "still": ("tastes stand still", "嗜好は変わらない"),
    "speed": ("speed of change", "変化の速さ"),
    "policy": ("policy", "施策"),
    "best": ("best effort", "最良の努力"),
    "gain": ("its profit a starter", "その利益の差（当初顧客あたり）"),
    "paying": ("efforts that pay", "利益が増える努力"),
    "losing": ("efforts that lose", "利益が減る努力"),
    "none": ("none clearly", "明確なものなし"),
    "interaction": ("against the slowest market, effort {effort:g}", "最も変化の遅い市場との差（努力{effort:g}）"),
    "title.pays": (
        "Where tastes move {drift:g} a month, keeping up pays {policy}: at an effort of {best:g}, {gain:+.2f} a starter",
        "嗜好が月{drift:g}変わる市場では、{policy}は進化の努力{best:g}で利益が当初顧客あたり{gain:+.2f}",
    ),
    "title.not": (
        "Keeping up with change does not clearly pay {policy} at any speed of change tried",
        "試したどの変化の速さでも、{policy}が変化に追いつくことで利益が増えるとは言えない",
    ),
    "title.keeps": (
        "; change makes renewal keep {more:.1f} points more customers there",
        "。変化がある分、進化が引き留める顧客は{more:.1f}ポイント多い",
    ),
    "title.keeps_less": (
        "; change makes renewal keep {more:.1f} points fewer customers there",
        "。変化がある分、進化が引き留める顧客は{more:.1f}ポイント少ない",
    ),
    "title.no_interaction": (
        "; whether change makes renewal keep more customers is not clear",
        "。変化があるほど進化が顧客を引き留めるとは言えない",
    ),
    "title.one_market": ("", ""),
    "subtitle": (
        "Differences from no renewal under the same policy in the same market, same people with the same luck, after {months} months. Mean and 95 % interval over {replications} paired replications.",
        "同じ施策・同じ市場で進化の努力をしない場合との差（同じ人々、同じ偶然、{months}か月後）。対応のある{replications}回の反復の平均と95%区間。",
    ),
    "caption": (
        "A line for every speed of change. Renewal keeps customers where a band lies above zero, and pays where that of profit does.",
        "線は変化の速さごと。帯がゼロより上なら、進化は顧客を引き留め、利益の図では利益を増やす。",
    ),
    "how": (
        "All worlds of a replication share the market at month 0; from then on tastes move, and rivals renew themselves only if their policy says so. An effort pays if its interval lies above zero with the 5 % of error shared among all efforts tried.",
        "同じ反復の世界は0か月目の市場を共有し、そこから嗜好が動く。競合は施策で定めた場合だけ進化する。5%の誤りを試した努力で分け合った区間がゼロより上のとき「利益が増える」とする。",
    ),
    "reading": (
        'What renewal hits depends on insight: a policy that listens aims better than one that does not. "Guarantees loyalty" would be customers kept at every speed of change, whatever it costs.',
        "進化が的を射るかは洞察しだいで、耳を傾ける施策のほうがよく当たる。「忠誠心を保証する」とは、どの速さでも費用によらず顧客が残ることになる。",
    ),
    "limit": (
        "How fast tastes move, how much all effort catches up and what it costs are assumptions (market.taste_drift, behaviour.evolution, costs.evolution); the efforts that pay move with them.",
        "嗜好の変化の速さ、努力で追いつく速さ、その費用は仮定（market.taste_drift、behaviour.evolution、costs.evolution）。利益の出る努力はそれらによって変わる。",
    ),
    "table.pays": (
        "Which effort pays at which speed of change, against no renewal; 95 % intervals.",
        "変化の速さごとの、利益が増える努力（努力なしとの差、95%区間）。",
    ),
    "table.gains": (
        "What every effort gains over none: share that never left, attitudinal loyalty and satisfaction of the last year, profit over all months.",
        "努力なしとの差：一度も離れない割合、最後の1年の態度的ロイヤルティと満足、全期間の利益。",
    ),
    "table.interactions": (
        "Does change make renewal keep more customers? Gain in faster markets less that in the slowest.",
        "変化があるほど進化は顧客を引き留めるか（速い市場での効果 − 最も遅い市場での効果）。",
    ),
}
