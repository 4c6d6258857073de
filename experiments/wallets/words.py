"""The economics of points in words, English and Japanese, made from the summary alone."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from typing import Any

from experiments import tabulate
from experiments.bilingual import called, speaker
from experiments.ethics_compared import Beside
from experiments.shootout.words import cell, signed
from experiments.wallets.design import RULES, SAID

WORDS: dict[str, tuple[str, str]] = {
    "generosity": ("given back (% of spending)", "還元率（購入額の%）"),
    "threshold": ("spending to a reward (market prices)", "特典までの購入額（市場価格）"),
    "validity": ("validity (months)", "有効期間（月）"),
    "clarity": ("clarity of terms (0 to 1)", "規約の明確さ（0～1）"),
    "never": ("never", "無期限"),
    "npv_share": ("net value", "正味価値"), "profit_share": ("profit", "利益"), "rewards": ("reward cost", "特典費用"),
    "breakage": ("breakage", "失効益"), "liability": ("liability", "ポイント負債"), "sold": ("sold", "販売"),
    "trust": ("trust", "信頼"), "resentment": ("resentment", "反感"), "retention": ("retention", "維持率"),
    "loyalty": ("attitudinal loyalty", "態度的ロイヤルティ"), "share_of_wallet": ("share of wallet", "財布シェア"),
    "panel.npv": ("net value\n(% of none)", "正味価値\n（なしに対する%）"),
    "panel.money": ("% of profit\nwithout points", "ポイントなしの\n利益に対する%"),
    "panel.bonds": ("against none\n(pp)", "なしとの差\n（ポイント）"),
    "worse": (
        "Unclear terms do not pay: rewards left unpaid bring {rewards} of profit, sales move by {sold} of it; net {profit}",
        "不明確な規約は引き合わない：特典費用の節約は利益の{rewards}、販売の変化は{sold}、差し引き{profit}",
    ),
    "better": (
        "Unclear terms pay here: rewards left unpaid bring {rewards} of profit, sales move by {sold} of it; net {profit}",
        "ここでは不明確な規約が引き合う：特典費用の節約は利益の{rewards}、販売の変化は{sold}、差し引き{profit}",
    ),
    "open": (
        "Whether unclear terms pay is not decided: {rewards} of profit in rewards unpaid, {sold} in sales; net {profit}",
        "不明確な規約が引き合うかは決まらない：特典費用の節約は利益の{rewards}、販売の変化は{sold}、差し引き{profit}",
    ),
    "none": ("Rules of points, moved one at a time", "ポイントの規則を1つずつ動かした結果"),
    "bonds": (
        "Clarity from {high:g} to {low:g}: breakage {breakage} of profit, trust {trust}, resentment {resentment}, retention {retention}, attitudinal loyalty {loyalty} (± half of the 95 % interval).",
        "明確さ{high:g}→{low:g}：失効益は利益の{breakage}、信頼{trust}、反感{resentment}、維持率{retention}、態度的ロイヤルティ{loyalty}（±95 %区間の半幅）。",
    ),
    "best": (
        "Most net value: {rule} at {value} ({npv}), of those tried.",
        "試した中で正味価値が最大：{rule}が{value}（{npv}）。",
    ),
    "subtitle": (
        "One rule moved at a time, the others as the policy states them, beside the same customers without points. 95 % intervals over {n} paired replications. Breakage is what lapsed points would have cost.",
        "規則を1つずつ動かし（他は施策のまま）、ポイントのない同じ顧客と比べた。{n}回の対応のある反復にわたる95 %区間。失効益は失効したポイントを払った場合の費用。",
    ),
    "caption": (
        "How unclear terms leave rewards unclaimed, how expiry is felt and what trust is worth are assumed, not measured.",
        "不明確な規約で特典が使われなくなる程度、失効の感じ方、信頼の価値は仮定であり、測定値ではない。",
    ),
    "table": (
        "Everything, % (money in parts of profit or net value without points) and percentage points, ± half of the 95 % interval",
        "すべての結果（金額はポイントなしの利益・正味価値に対する%、他はポイント差、±95 %区間の半幅）",
    ),
    "rule": ("rule", "規則"),
    "limits": (
        "{customers} customers, {months} months after {burn} of running in, {n} replications. Breakage is not earned twice: what lapses was not paid, and its price is in sales, trust and retention. Members reckon with expiry as far as terms tell them; they do not learn it from points they lost, which favours unclear terms.",
        "顧客{customers}人、助走{burn}か月の後{months}か月、反復{n}回。失効益は二重には数えない：失効した分は支払われず、その代償は販売・信頼・維持率に現れる。会員は規約で知らされた範囲で失効を見込むが、失効した経験からは学ばない。これは不明確な規約に有利に働く。",
    ),
}  # fmt: skip

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def value_of(rule: str, value: float, language: str) -> str:
    """Write where a rule was taken."""
    if rule == "validity" and value == 0:
        return say(language, "never")
    return f"{100 * value:g}" if rule == "generosity" else f"{value:g}"


def headline(summary: dict[str, Any], language: str) -> str:
    """Say whether unclear terms pay."""
    gap = summary["unclear"]
    if not gap:
        return say(language, "none")
    net = gap["profit_share"]
    is_open = net["low"] is None or net["low"] <= 0 <= net["high"]
    key = "open" if is_open else "better" if net["mean"] > 0 else "worse"
    return say(
        language, key, rewards=signed(-gap["rewards"]["mean"]), sold=signed(gap["sold"]["mean"]),
        profit=cell(net) + " %",
    )  # fmt: skip


def sentences(summary: dict[str, Any], language: str) -> list[str]:
    """Say what unclear terms do to bonds, and where each rule is worth most."""
    found = []
    gap = summary["unclear"]
    if gap:
        unit = "ポイント" if language == "ja" else " pp"
        said = {name: cell(gap[name]) + unit for name in ("trust", "resentment", "retention", "loyalty")}
        said["breakage"] = cell(gap["breakage"]) + " %"
        found.append(say(language, "bonds", high=gap["from"], low=gap["to"], **said))
    for rule in RULES:
        if rows := summary["rules"].get(rule):
            best = max(rows, key=lambda row: row["npv_share"]["mean"])
            found.append(say(
                language, "best", rule=say(language, rule), value=value_of(rule, best["value"], language),
                npv=cell(best["npv_share"]) + " %",
            ))  # fmt: skip
    return found


def rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table: a row a point."""
    found = [[say(language, "rule"), *(say(language, name) for name in SAID)]]
    for rule, points in summary["rules"].items():
        for row in points:
            name = f"{say(language, rule)}: {value_of(rule, row['value'], language)}"
            found.append([name, *(cell(row[key]) for key in SAID)])
    return found


def scorecards(summary: dict[str, Any]) -> Beside:
    """Return the ethics scorecards; on the screen, of the value of each rule that is worth most."""
    named = [
        f"{rule}/{max(points, key=lambda row: row['npv_share']['mean'])['value']:g}"
        for rule, points in summary["rules"].items()
    ]
    return Beside(summary["ethics"], _world_name, named)


def _world_name(language: str, world: str) -> str:
    rule, _, value = world.partition("/")
    return f"{say(language, rule)}: {value_of(rule, float(value), language)}" if value else called(language, world)


def limits(summary: dict[str, Any], language: str) -> str:
    """Say what was run."""
    setting = summary["setting"]
    return say(
        language, "limits", customers=f"{setting['customers']:,}", months=setting["months"],
        burn=setting["running_in_months"], n=setting["replications"],
    )  # fmt: skip


def in_words(summary: dict[str, Any]) -> str:
    """Return the answer for the screen."""
    keep = ("npv_share", "rewards", "breakage", "liability", "trust", "retention")
    places = [0, *(1 + SAID.index(name) for name in keep)]
    table = [[row[i] for i in places] for row in rows(summary, "en")]
    return "\n".join([
        headline(summary, "en") + ".", "", *tabulate.table(table), "", *scorecards(summary).in_words("en"), "",
        *sentences(summary, "en"),
        limits(summary, "en"),
    ])  # fmt: skip
