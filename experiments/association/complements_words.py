"""What insight, service and an association do together is told in, English and Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "insight": ("insight", "洞察"),
    "service": ("service", "サービス"),
    "association": ("association", "業界団体"),
    "excess": ("all three - sum of each alone", "三つ同時 − 単独の和"),
    "second": ("all three - the best alone", "三つ同時 − 最良の一つ"),
    "retention": ("retention", "維持率"),
    "satisfaction": ("satisfaction", "満足"),
    "profit": ("profit", "利益"),
    "surplus": ("customers' surplus", "顧客余剰"),
    "unit.retention": ("pp, never left", "残存率、ポイント"),
    "unit.satisfaction": ("of 100, last year", "最終年、100点中"),
    "unit.profit": ("market prices a starter", "市場価格／当初顧客"),
    "unit.surplus": ("market prices a starter", "市場価格／当初顧客"),
    "title": (
        "Insight, service and association over {months} months: all three raise retention by {excess} the sum of each alone, and by {second}",
        "洞察・サービス・業界団体の{months}か月：維持率への三つ同時の効果は単独の和より{excess}、{second}",
    ),
    "title.nothing": (
        "Insight, service and association over {months} months: together they do not clearly raise retention",
        "洞察・サービス・業界団体の{months}か月：三つ合わせても維持率を高めるとは言えない",
    ),
    "excess.1": ("more than", "大きく"),
    "excess.0": ("not clearly more or less than", "大きいとも小さいとも言えず"),
    "excess.-1": ("less than", "小さく"),
    "second.1": ("clearly more than {best} alone", "{best}だけの場合より明確に大きい"),
    "second.0": ("not clearly more than {best} alone", "{best}だけの場合より大きいとは言えない"),
    "second.-1": ("less than {best} alone", "{best}だけの場合より小さい"),
    "subtitle": (
        "On and off in eight twin worlds: same people, same luck. Each combination against none of the three; mean and 95 % interval over {replications} paired replications, open marks where zero is inside.",
        "有無を組み合わせた八つの双子の世界：同じ人々、同じ偶然。各組み合わせと「なし」との差。対応のある{replications}回の反復の平均と95%区間。白抜きは0を含む。",
    ),
    "caption": (
        "Below the line: what all three do beyond the sum of each alone, and beyond the best one alone. Money is net of what each costs.",
        "線の下：三つ同時の効果から単独の和を引いたもの、最良の一つを引いたもの。金額は各費用の差引後。",
    ),
    "says": (
        "{outcome}: insight {insight}, service {service}, association {association}; all three {joint}, {excess} beyond the sum, {second} beyond the best one alone ({best}).",
        "{outcome}：洞察{insight}、サービス{service}、業界団体{association}。三つ同時{joint}、単独の和との差{excess}、最良の一つ（{best}）との差{second}。",
    ),
    "verdict": (
        "The claim (H061) is that all are needed and that they are complements. {excess} {second}",
        "主張（H061）は、すべてが必要で互いに補い合うというもの。{excess}{second}",
    ),
    "verdict.excess.1": (
        "For retention they are: together more than apart.",
        "維持率では補い合う：同時の効果は単独の和より大きい。",
    ),
    "verdict.excess.0": (
        "For retention no more than adding up can be seen.",
        "維持率では足し合わせ以上のことは見えない。",
    ),
    "verdict.excess.-1": (
        "For retention they stand in for each other: together less than apart.",
        "維持率では代わりになり合う：同時の効果は単独の和より小さい。",
    ),
    "verdict.second.1": ("One alone does not do as much.", "一つだけでは及ばない。"),
    "verdict.second.0": ("One alone does about as much.", "一つだけでもほぼ同じ効果がある。"),
    "verdict.second.-1": ("One alone does more.", "一つだけの方が効果は大きい。"),
    "interactions": ("Clear interactions: {pieces}.", "明確な交互作用：{pieces}。"),
    "interactions.none": ("No interaction is clear in any of the outcomes.", "どの成果でも明確な交互作用はない。"),
    "interaction.1": ("{effect} adds to {name}", "{effect}は{name}に加わる"),
    "interaction.-1": ("{effect} takes from {name}", "{effect}は{name}を減らす"),
    "limit": (
        "What each bundle holds and how much of it is chosen (conf/experiment/complements.yaml): larger bundles are another answer. All sizes are assumed. That what is learnt aims what is spent on quality and training is built in (behaviour.insight.aim), so that some complementarity is assumed and only its size is a result.",
        "各束の中身と大きさは選んだもの（conf/experiment/complements.yaml）で、束を変えれば答えも変わる。大きさはすべて仮定。学んだことが品質や研修への支出を的中させることはモデルに組み込まれており（behaviour.insight.aim）、補完性の存在は仮定、その大きさだけが結果である。",
    ),
    "table": (
        "Every combination against none, and what all do together, with 95 % intervals.",
        "各組み合わせと「なし」との差、同時の効果。95%区間。",
    ),
    "cell": ("what is on", "実施するもの"),
    "none": ("none of them", "なし"),
    "plus": (" + ", "＋"),
    "x": (" × ", "×"),
    "semicolon": ("; ", "；"),
}
