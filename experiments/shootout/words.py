"""The shootout in words, English and Japanese, made from the summary alone."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from typing import Any

from experiments import tabulate
from experiments.bilingual import called, speaker
from experiments.ethics_compared import Beside
from experiments.forms import joined
from experiments.shootout.measuring import EFFECTS, LEVELS, PARTS

WORDS: dict[str, tuple[str, str]] = {
    "beauty": ("beauty", "美容"), "coffee": ("coffee", "コーヒー"), "ecommerce": ("web shop", "EC"),
    "fashion": ("fashion", "ファッション"), "hotel": ("hotel", "ホテル"),
    "several": (
        "No programme is first everywhere: over {months} months {firsts}",
        "どこでも1位のプログラムはない：{months}か月で{firsts}",
    ),
    "everywhere": (
        "{policy} is worth most in all {n} trades over {months} months",
        "{months}か月で{policy}が{n}業種すべてで最も価値がある",
    ),
    "firsts": ("{policy} in {trades}", "{trades}では{policy}"),
    "unclear": ("; not clearly so in {trades}", "（{trades}では差が明確でない）"),
    "clear": ("; clearly so in each", "（いずれも差は明確）"),
    "why": (
        "In {trade}, {policy}: {npv} of the net value without a programme. Of profit: sold {sold}, fees and partners {fees}, rewards {rewards}, benefits and running it {benefits}. Next is {second}, {lead} behind.",
        "{trade}では{policy}：正味価値はプログラムなしに比べ{npv}。利益の内訳：販売{sold}、会費・提携{fees}、特典{rewards}、優待・運営{benefits}。次は{second}（差{lead}）。",
    ),
    "net.subtitle": (
        "Net present value beside the same customers without a programme, % of it, with 95 % intervals over {n} paired replications. Grey: zero is inside. Frame: first of the trade; dashed where its lead is not clear.",
        "プログラムのない同じ顧客と比べた正味現在価値（それに対する%、{n}回の対応のある反復にわたる95 %区間）。灰色の文字は0を含む。枠は業種で1位、破線は差が明確でない。",
    ),
    "net.caption": (
        "All values are assumed. The map shows how the parts of the model add up in trades of different frequency and margin; it is no forecast for any company.",
        "値はすべて仮定。購買頻度と粗利の異なる業種で、モデルの要素がどう積み上がるかを示す。特定の企業の予測ではない。",
    ),
    "ranks": (
        "How sure is the order: {sure} of {n} trades have a first place that is clearly ahead of every other",
        "順位の確かさ：{n}業種のうち{sure}で、1位が他のすべてを明確に上回る",
    ),
    "ranks.subtitle": (
        "Rank by net present value [95 % interval, for all of a trade at once], and the chance of being first, from {n} paired replications.",
        "正味現在価値による順位［95 %区間、業種のすべてに同時に成立］と、1位である確率。対応のある{n}回の反復による。",
    ),
    "ranks.caption": (
        "A rank's interval counts who is clearly better and who clearly worse (paired t tests, Holm's correction over all pairs of a trade). Policies whose intervals overlap are not told apart. The chance of being first is not corrected for how many there are.",
        "順位の区間は、明確に上回る施策と下回る施策を数えたもの（対応のあるt検定、業種の全ての組にホルムの補正）。区間が重なる施策は区別できない。1位の確率は施策の数で補正していない。",
    ),
    "net.bar": ("net value (%)", "正味価値（%）"),
    "ranks.bar": ("chance of being first (%)", "1位の確率（%）"),
    "npv_share": ("net value (%)", "正味価値（%）"),
    "retention": ("retention (pp)", "維持率（ポイント）"),
    "share_of_wallet": ("share of wallet (pp)", "財布シェア（ポイント）"),
    "visits": ("purchases (%)", "購買数（%）"),
    "loyalty": ("attitudinal loyalty (pp)", "態度的ロイヤルティ（ポイント）"),
    "points_liability": ("liability (market prices)", "ポイント負債（市場価格）"),
    "member_gap": ("members buy more a month", "会員の購買超過（月）"),
    "member_share": ("members (%)", "会員比率（%）"),
    "sold": ("sold", "販売"), "fees": ("fees, partners", "会費・提携"), "rewards": ("rewards", "特典"),
    "benefits": ("benefits, running it", "優待・運営"),
    "trade": ("trade", "業種"), "policy": ("programme", "プログラム"),
    "table.effects": (
        "What each programme changes, against none, ± half of the 95 % interval. Retention and share of wallet are behaviour, loyalty is attitude. The gap between members and others is no effect: who buys much enrols.",
        "各プログラムの効果（なしとの差、±95 %区間の半幅）。維持率と財布シェアは行動、ロイヤルティは態度。会員と非会員の差は効果ではない：多く買う人が入会する。",
    ),
    "table.parts": (
        "What the difference of profit is made of, % of the profit without a programme (not discounted). Sold: margins on more purchases, less discounts given.",
        "利益の差の内訳（プログラムなしの利益に対する%、割引前）。販売は追加購買の粗利から会員割引を引いたもの。",
    ),
    "own": ("no programme in the same trade", "同じ業種のプログラムなし"),
    "limits": (
        "{customers} customers, {months} months after {burn} of running in, {n} replications. Programmes differ in generosity too, as the table of parts shows. {fitted} Trades and programmes are stylised shapes with assumed values.",
        "顧客{customers}人、助走{burn}か月の後{months}か月、反復{n}回。プログラムは気前のよさも異なる（内訳の表を参照）。{fitted}業種とプログラムは様式化した形で、値は仮定。",
    ),
    "fitted": (
        "Tiers, fees and rewards on accounts are fitted to what a customer of the trade spends; cards are not.",
        "ランク基準・会費・口座の特典は業種の購買額に合わせ、カードは合わせない。",
    ),
    "as stated": ("Rules are as the presets state them.", "規則はプリセットのまま。"),
    "attitude": (
        "Behaviour against attitude: over all programmes and trades the share of wallet moves by {wallet} on average, attitudinal loyalty by {loyalty}.",
        "行動と態度：全プログラム・業種の平均で財布シェアは{wallet}、態度的ロイヤルティは{loyalty}動く。",
    ),
}  # fmt: skip

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""

_SCALE = {"points_liability": 1.0, "member_gap": 1.0}


def trade_name(language: str, trade: str) -> str:
    """Return what people call a trade; one of the user's own keeps its name."""
    return say(language, trade) if trade in WORDS else trade


def signed(value: float | None, unit: str = " %", scale: float = 100.0) -> str:
    """Write a difference with its sign.

    Examples
    --------
    >>> signed(0.0312), signed(-0.001, " pp"), signed(None)
    ('+3.1 %', '−0.1 pp', '-')
    """
    return "-" if value is None else f"{scale * value:+.1f}{unit}".replace("-", "−")


def cell(found: dict[str, Any], scale: float = 100.0, sign: str = "+") -> str:
    """Write a mean with half of its interval.

    Examples
    --------
    >>> cell({"mean": 0.02, "low": 0.01, "high": 0.03})
    '+2.0 ± 1.0'
    """
    if found["mean"] is None:
        return "-"
    half = "" if found["low"] is None else f" ± {scale * (found['high'] - found['low']) / 2:.1f}"
    return f"{scale * found['mean']:{sign}.1f}{half}".replace("-", "−")


def headline(summary: dict[str, Any], language: str) -> str:
    """Say who is first where."""
    months = summary["setting"]["months"]
    firsts = summary["first"]
    names = {trade: trade_name(language, trade) for trade in firsts}
    unclear = [names[trade] for trade, row in summary["trades"].items() if not row["is_clear"]]
    tail = say(language, "unclear", trades=_row(unclear, language)) if unclear else say(language, "clear")
    if summary["one_is_first_everywhere"]:
        policy = called(language, next(iter(firsts.values())))
        text = say(language, "everywhere", policy=policy, n=len(firsts), months=months)
        return text[:1].upper() + text[1:] + tail
    groups: dict[str, list[str]] = {}
    for trade, policy in firsts.items():
        groups.setdefault(policy, []).append(names[trade])
    said = [
        say(language, "firsts", policy=called(language, policy), trades=_row(group, language))
        for policy, group in groups.items()
    ]
    return say(language, "several", months=months, firsts=("、" if language == "ja" else "; ").join(said)) + tail


def whys(summary: dict[str, Any], language: str) -> list[str]:
    """Say of every trade what the first place is made of."""
    found = []
    for trade, row in summary["trades"].items():
        own = row["policy"][row["first"]]
        pieces = {key: signed(own["parts"][key]["mean"]) for key in PARTS}
        found.append(say(
            language, "why", trade=trade_name(language, trade), policy=called(language, row["first"]),
            npv=signed(own["npv_share"]["mean"]), second=called(language, row["second"]),
            lead=cell(row["lead"], sign="") + " %", **pieces,
        ))  # fmt: skip
    return found


def attitude(summary: dict[str, Any], language: str) -> str:
    """Say how far behaviour and attitude moved."""
    rows = [row["policy"][name] for row in summary["trades"].values() for name in summary["policies"][:-1]]
    means = {
        key: sum(row[key]["mean"] or 0.0 for row in rows) / len(rows) for key in ("share_of_wallet", "loyalty")
    }  # fmt: skip
    unit = "ポイント" if language == "ja" else " pp"
    return say(
        language, "attitude", wallet=signed(means["share_of_wallet"], unit), loyalty=signed(means["loyalty"], unit)
    )


def limits(summary: dict[str, Any], language: str) -> str:
    """Say what was run."""
    setting = summary["setting"]
    fitted = say(language, "fitted" if setting["fitted"] else "as stated")
    return say(
        language, "limits", customers=f"{setting['customers']:,}", months=setting["months"],
        burn=setting["running_in_months"], n=setting["replications"], fitted=fitted,
    )  # fmt: skip


def effect_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table of effects: a row a trade and programme."""
    keys = (*EFFECTS, *LEVELS)
    rows = [[say(language, "policy"), *(say(language, key) for key in keys)]]
    for trade, row in summary["trades"].items():
        for name in summary["policies"][:-1]:
            cells = [cell(row["policy"][name][key], _SCALE.get(key, 100.0)) for key in keys]
            rows.append([f"{trade_name(language, trade)}: {called(language, name)}", *cells])
    return rows


def part_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table of parts: a row a trade and programme."""
    rows = [[say(language, "policy"), *(say(language, key) for key in PARTS)]]
    for trade, row in summary["trades"].items():
        for name in summary["policies"][:-1]:
            cells = [cell(row["policy"][name]["parts"][key]) for key in PARTS]
            rows.append([f"{trade_name(language, trade)}: {called(language, name)}", *cells])
    return rows


def in_words(summary: dict[str, Any]) -> str:
    """Return the answer for the screen."""
    trades = list(summary["trades"])
    head = ["net value, % of none", *(trade_name("en", trade) for trade in trades)]
    rows = [head] + [
        [called("en", name), *(cell(summary["trades"][trade]["policy"][name]["npv_share"]) for trade in trades)]
        for name in summary["policies"][:-1]
    ]
    ranks = [["rank [95 %], chance of first", *head[1:]]] + [
        [called("en", name), *(_place(summary["trades"][trade]["policy"][name]["place"]) for trade in trades)]
        for name in summary["policies"]
    ]
    lines = [headline(summary, "en") + ".", "", *tabulate.table(rows), "", *tabulate.table(ranks), ""]
    lines += [*scorecards(summary).in_words("en"), ""]
    return "\n".join([*lines, *whys(summary, "en"), attitude(summary, "en"), limits(summary, "en")])


def scorecards(summary: dict[str, Any]) -> Beside:
    """Return the ethics scorecards; on the screen, of the programme that is first in each trade."""
    none = summary["policies"][-1]
    firsts = {trade: row["second" if row["first"] == none else "first"] for trade, row in summary["trades"].items()}
    named = [f"{trade}/{name}" for trade, name in firsts.items()]
    return Beside(summary["ethics"], _world_name, named, lambda language: say(language, "own"))


def _world_name(language: str, world: str) -> str:
    trade, _, policy = world.partition("/")
    return f"{trade_name(language, trade)}: {called(language, policy)}"


def _place(place: dict[str, Any]) -> str:
    return f"{place['rank']} [{place['low']}, {place['high']}] {chance(place)}".rstrip()


def chance(place: dict[str, Any]) -> str:
    """Write the chance of being first; nothing with one replication."""
    return "" if place["p_first"] is None else f"{100 * place['p_first']:.0f} %"


def _row(names: list[str], language: str) -> str:
    return "・".join(names) if language == "ja" else joined(names)
