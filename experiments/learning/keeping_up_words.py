"""What keeping up with change is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "retention": ("never left, pp", "一度も離れない割合（ポイント）"),
    "loyalty": ("attitudinal loyalty, pp", "態度的ロイヤルティ（ポイント）"),
    "satisfaction": ("satisfaction, points of 100", "満足（100点満点）"),
    "profit": ("profit a starter, market prices", "累積利益（当初顧客あたり、市場価格）"),
    "panel.retention": ("never left, pp", "一度も離れない割合（ポイント）"),
    "panel.loyalty": ("attitudinal loyalty, pp", "態度的ロイヤルティ（ポイント）"),
    "panel.profit": ("profit a starter", "累積利益（当初顧客あたり）"),
    "beside.none": ("rivals renew nothing", "競合は進化しない"),
    "beside": ("rivals' effort {effort:g}", "競合の努力{effort:g}"),
    "rivals": ("rivals' effort", "競合の努力"),
    "effort": ("effort at renewal", "進化の努力"),
    "drift": ("{drift:g} a month", "月{drift:g}"),
    "still": ("tastes stand still", "嗜好は変わらない"),
    "speed": ("speed of change", "変化の速さ"),
    "world": (
        "{policy}: effort {effort}, tastes {drift} a month, rivals {rivals}",
        "{policy}：努力{effort}、嗜好の変化{drift}、競合{rivals}",
    ),
    "own": ("no effort in the same market", "同じ市場で努力なし"),
    "policy": ("policy", "施策"),
    "best": ("best effort", "最良の努力"),
    "gain": ("its profit a starter", "その利益の差（当初顧客あたり）"),
    "paying": ("efforts that pay", "利益が増える努力"),
    "losing": ("efforts that lose", "利益が減る努力"),
    "none": ("none clearly", "明確なものなし"),
    "more.retention": ("never left, pp more", "離れない割合の上乗せ（ポイント）"),
    "more.loyalty": ("loyalty, pp more", "ロイヤルティの上乗せ（ポイント）"),
    "missing_retention": ("never left, pp from it", "離れない割合の差（ポイント）"),
    "missing_loyalty": ("loyalty, pp from it", "ロイヤルティの差（ポイント）"),
    "title.pays": (
        "Where tastes move {drift:g} a month, an effort of {best:g} at renewal earns {gain:+.2f} a starter",
        "嗜好が月{drift:g}変わる市場では、進化の努力{best:g}で利益は当初顧客あたり{gain:+.2f}",
    ),
    "title.not": (
        "At no speed of change tried does renewal clearly earn anything",
        "試したどの変化の速さでも、進化が利益を増やすとは言えない",
    ),
    "title.more": (
        ", and keeps {more:.1f} points more customers than in the slowest market",
        "、引き留める顧客は最も遅い市場より{more:.1f}ポイント多い",
    ),
    "title.fewer": (
        ", and keeps {more:.1f} points fewer customers than in the slowest market",
        "、引き留める顧客は最も遅い市場より{more:.1f}ポイント少ない",
    ),
    "title.alike": (
        ", and does not clearly keep more customers than in the slowest market",
        "、最も遅い市場より多くの顧客を引き留めるとは言えない",
    ),
    "subtitle": (
        "{policy}: differences from no renewal in the same market, same people with the same luck, after {months} months. Mean and 95 % interval over {replications} paired replications.",
        "{policy}：同じ市場で進化の努力をしない場合との差（同じ人々、同じ偶然、{months}か月後）。対応のある{replications}回の反復の平均と95%区間。",
    ),
    "caption": (
        "A line for every speed at which tastes move, in quality a month. Renewal keeps customers where a band lies above zero, and pays where that of profit does.",
        "線は嗜好が変わる速さ（1か月の品質）ごと。帯がゼロより上なら、進化は顧客を引き留め、利益の図では利益を増やす。",
    ),
    "how": (
        "All worlds of a replication share the market at month 0; from then on tastes move. The figure shows the first policy, beside rivals who renew themselves as much as is written on the left. An effort pays if its interval lies above zero with the 5 % of error shared among all efforts tried.",
        "同じ反復の世界は0か月目の市場を共有し、そこから嗜好が動く。図は最初の施策を、左に記した努力で進化する競合の隣で示す。5%の誤りを試した努力で分け合った区間がゼロより上のとき「利益が増える」とする。",
    ),
    "reading": (
        'What renewal hits depends on insight: a policy that listens aims better than one that does not. "Keeping up guarantees loyalty" would mean that nothing is missing to a market that stands still, whatever rivals do: beside rivals who fall behind a company may come out above it, beside rivals who keep up it may not.',
        "進化が的を射るかは洞察しだいで、耳を傾ける施策のほうがよく当たる。「追いつけば忠誠心が保証される」とは、競合が何をしても変化のない市場に及ばない分がないことを意味する。競合が遅れる隣では上回ることがあり、競合も追いつく隣ではそうとは限らない。",
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
        "Loyalty at the effort that earns most: what renewal keeps more than in the slowest market (an interaction), and the distance from the slowest market without renewal (below zero: keeping up did not bring all back).",
        "最も利益の出る努力での忠誠心：最も遅い市場より余計に引き留める分（交互作用）と、努力なしの最も遅い市場との差（負なら、追いついても元には戻らない）。",
    ),
}
