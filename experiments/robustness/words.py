"""Policies across worlds in words, English and Japanese, made from the summary alone."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

from typing import Any

from experiments import tabulate
from experiments.bilingual import called, speaker
from experiments.ethics_rows import ethics_rows
from experiments.forms import capital, joined, shown
from experiments.report.words import Words
from experiments.verdict import wrapped

WORDS: dict[str, tuple[str, str]] = {
    "cumulative_profit": ("profit", "累積利益"),
    "npv": ("net present value", "正味現在価値"),
    "customers_end": ("customers", "顧客数"),
    "loyalty": ("attitudinal loyalty", "態度的ロイヤルティ"),
    "cumulative_surplus": ("customer surplus", "累積の顧客余剰"),
    "headline": (
        "Over {n} worlds {best} forgoes least: on average {mean} of the best {outcome} by month {month}; {worst} forgoes {most}",
        "{n}通りの世界で最も失うものが少ないのは{best}：{month}か月目までに最良の施策の{outcome}に比べ平均{mean}の不足。{worst}は{most}",
    ),
    "enough": (
        "{policy} does well enough in {share} of the worlds [{low}, {high}].",
        "{policy}が十分な成果を出すのは世界の{share} [{low}, {high}]。",
    ),
    "enough.meaning": (
        "Well enough: within {within} of the best of the world, and retention at most {below} points below {baseline}'s.",
        "十分な成果とは、その世界の最良から{within}以内、かつ維持率の低下が{baseline}に比べ{below}ポイント以内であること。",
    ),
    "failing": (
        "{policy} fails in {density} of the worlds with {where}, against {base} of all",
        "{policy}は{where}の世界の{density}で失敗する（全体では{base}）",
    ),
    "where.below": ("{label} up to {high}", "{label}≤{high}"),
    "where.above": ("{label} from {low}", "{label}≥{low}"),
    "where.between": ("{label} from {low} to {high}", "{label}が{low}～{high}"),
    "failing.none": (
        "No region clearly tells where {policy} fails: of worlds not searched it fails in {density} inside the box, in {base} of all",
        "{policy}が失敗する領域ははっきりしない：探索に使わなかった世界での失敗は、領域内で{density}、全体で{base}",
    ),
    "failing.free": (
        "No region tells where {policy} fails: it fails in {base} of the worlds held back, and no restriction is more than chance",
        "{policy}が失敗する領域は見つからない：検証用の世界の{base}で失敗し、偶然を超える条件はない",
    ),
    "failing.seen": (
        "Judged in worlds in which the region was not looked for. Density (share of the worlds inside in which it fails): {seen} where it was found ({n_seen} worlds inside), {unseen} [{low}, {high}] in worlds held back ({n_unseen} inside). Coverage (share of its failures inside): {covered} and {covers}.",
        "領域の探索に使わなかった世界で検証した。密度（領域内の世界のうち失敗する割合）：探索に使った世界で{seen}（領域内{n_seen}）、検証用の世界で{unseen} [{low}, {high}]（領域内{n_unseen}）。網羅率（失敗のうち領域内にある割合）：{covered}、検証用で{covers}。",
    ),
    "regret.subtitle": (
        "Each dot a world: what a policy forgoes there against the policy that does best in it. Diamond: mean, tick: 90th percentile, with 95 % bootstrap intervals over worlds. Right: share of worlds in which it does well enough (95 % Wilson). Scale linear within 1 %, then logarithmic.",
        "点は1つの世界：そこで最良の施策に比べて失うもの。ひし形は平均、縦線は90パーセンタイル（世界にわたる95 %ブートストラップ区間）。右は十分な成果を出す世界の割合（95 % Wilson区間）。目盛りは1 %の内側で線形、外側で対数。",
    ),
    "and": ("{one}, {other}", "{one}、{other}"),
    "regret.axis": ("forgone (% of the best {outcome})", "失うもの（最良の{outcome}に対する%）"),
    "enough.axis": ("does well enough (% of worlds)", "十分な成果（世界の%）"),
    "regret.caption": (
        "A policy that is never best can still be the one to choose: it is robust if what it forgoes is small in almost every world.",
        "どの世界でも最良でなくても、ほぼすべての世界で失うものが小さい施策は頑健であり、選ぶ価値がある。",
    ),
    "failing.subtitle": (
        "Worlds on the two parameters that tell most. Orange crosses: {policy} fails; blue dots: it does well enough; pale: worlds the box was found in, strong: worlds held back, which judge it.{others}",
        "最も多くを語る2つのパラメータ上の世界。橙の×は{policy}の失敗、青の点は十分な成果。淡いのは探索に使った世界、濃いのは検証用の世界。{others}",
    ),
    "others": (
        " The box holds where {labels} lie within its bounds too.", "領域は{labels}も範囲内にあるときに成り立つ。",
    ),
    "fails": ("fails", "失敗"),
    "does well": ("does well enough", "十分な成果"),
    "box": ("box", "領域"),
    "failing.caption": (
        "Found by peeling thin slices off the space of assumptions (PRIM, Friedman and Fisher 1999); chosen on the way where failing and other worlds are told apart best (Youden's index); restrictions that chance explains (quasi-p above 0.2) are lifted.",
        "仮定の空間から薄い層を順にはがして探索した（PRIM、Friedman and Fisher 1999）。途中の領域のうち失敗とそれ以外を最もよく分けるもの（Youden指標）を選び、偶然で説明できる条件（準p値が0.2超）は外した。",
    ),
    "trajectory": (
        "Peeling to the box chosen raises density from {first} to {chosen} where it searches; in worlds held back it is {unseen} there, {base} in all",
        "選んだ領域まで狭めると、探索に使った世界での密度は{first}から{chosen}へ上がる。検証用の世界では領域内{unseen}、全体{base}",
    ),
    "trajectory.subtitle": (
        "Every box on the way, from all worlds (right) to the smallest allowed. Band: 95 % Wilson interval of the density in worlds held back. The circle marks the box chosen, before its faces are pasted and chance restrictions lifted.",
        "すべての世界（右）から許される最小の領域までの途中の領域。帯は検証用の世界での密度の95 % Wilson区間。丸は選ばれた領域（面を広げ、偶然の条件を外す前）。",
    ),
    "coverage.axis": ("coverage (% of failures inside)", "網羅率（失敗のうち領域内の%）"),
    "density.axis": ("density (% of worlds inside that fail)", "密度（領域内の世界のうち失敗の%）"),
    "seen": ("worlds searched", "探索に使った世界"),
    "unseen": ("worlds held back", "検証用の世界"),
    "trajectory.caption": (
        "Where the two lines part, the search fits luck: only what holds in worlds held back counts.",
        "2本の線が離れるところでは、探索は偶然に合わせている。検証用の世界で成り立つものだけが意味を持つ。",
    ),
    "title": ("Policies across many plausible worlds", "多くのもっともらしい世界での施策"),
    "table.regret": ("Regret at month {month}, as % of the best {outcome}, with 95 % bootstrap intervals", "{month}か月目の後悔（最良の{outcome}に対する%、95 %ブートストラップ区間）"),
    "table.places": ("Share of worlds in which a policy takes each place (%, 95 % Wilson intervals)", "各順位をとる世界の割合（%、95 % Wilson区間）"),
    "table.box": ("Where {policy} fails", "{policy}が失敗する領域"),
    "policy": ("policy", "施策"),
    "mean": ("mean", "平均"),
    "p90": ("90th percentile", "90パーセンタイル"),
    "max": ("maximum", "最大"),
    "well enough": ("well enough (% of worlds)", "十分な成果（世界の%）"),
    "place": ("place {n}", "{n}位"),
    "parameter": ("parameter", "パラメータ"),
    "low": ("from", "下限"),
    "high": ("to", "上限"),
    "quasi_p": ("quasi-p", "準p値"),
    "limits": (
        "Worlds are drawn evenly over the plausible ranges of {parameters} assumed parameters, which is a statement about ignorance and not about nature. Regret of noisy means is a little too high. The interval of a maximum ends at the worst world seen.",
        "世界は{parameters}個の仮定パラメータの妥当な範囲から一様に引いた。これは無知の表明であり、自然の頻度ではない。ばらつきのある平均の後悔はやや大きめに出る。最大値の区間は、見た中で最悪の世界で終わる。",
    ),
    "no best": (
        "In {n} worlds even the best earns nothing; they have no share and are left out of the shares.",
        "{n}通りの世界では最良の施策も利益がなく、割合の計算から除いた。",
    ),
}  # fmt: skip


say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def percent(share: float | None) -> str:
    """Write a share in percent.

    Examples
    --------
    >>> percent(0.1234), percent(None)
    ('12.3 %', '-')
    """
    return "-" if share is None else f"{100 * share:.1f} %"


def headline(summary: dict[str, Any], language: str) -> str:
    """Say who forgoes least and who most."""
    setting = summary["setting"]
    mean = {name: row["regret_as_share_of_best"]["mean"]["mean"] for name, row in summary["policy"].items()}
    known = {name: value for name, value in mean.items() if value is not None}
    best = min(known, key=lambda name: known[name], default=summary["policies"][0])
    worst = max(known, key=lambda name: known[name], default=summary["policies"][-1])
    return say(
        language, "headline", n=setting["worlds"], best=called(language, best), mean=percent(mean[best]),
        worst=called(language, worst), most=percent(mean[worst]), month=setting["month"],
        outcome=say(language, setting["outcome"]),
    )  # fmt: skip


def failing(summary: dict[str, Any], language: str) -> str:
    """Say where the explained policy fails, or that no region tells."""
    region = summary["region"]
    unseen = region["held_back"]
    values = {
        "policy": capital(called(language, region["policy"])), "base": percent(unseen["failing"]["mean"]),
        "density": percent(unseen["density"]["mean"]),
    }  # fmt: skip
    if not region["restrictions"]:
        return say(language, "failing.free", **values)
    if not region["is_convincing"]:
        return say(language, "failing.none", **values)
    return say(language, "failing", where=where(region["restrictions"], language), **values)


def where(restrictions: list[dict[str, Any]], language: str) -> str:
    """Say between what values a box lies, the most telling restriction first."""
    parts = []
    for item in restrictions:
        kind = "below" if item["low_share"] <= 0 else "above" if item["high_share"] >= 1 else "between"
        low, high = f"{item['low']:.3g}", f"{item['high']:.3g}"
        parts.append(say(language, f"where.{kind}", label=label_of(item, language), low=low, high=high))
    return "、".join(parts) if language == "ja" else joined(parts)


def judged(summary: dict[str, Any], language: str) -> str:
    """Say both densities and coverages."""
    seen, unseen = summary["region"]["found_in"], summary["region"]["held_back"]
    return say(
        language, "failing.seen", seen=percent(seen["density"]["mean"]), n_seen=seen["worlds_inside"],
        unseen=percent(unseen["density"]["mean"]), n_unseen=unseen["worlds_inside"],
        low=percent(unseen["density"]["low"]), high=percent(unseen["density"]["high"]),
        covered=percent(seen["coverage"]["mean"]), covers=percent(unseen["coverage"]["mean"]),
    )  # fmt: skip


def sentences(summary: dict[str, Any], language: str) -> list[str]:
    """Return what was found, in a few sentences."""
    setting, region = summary["setting"], summary["region"]
    lines = [headline(summary, language) + ("." if language == "en" else "。")]
    meaning = {
        "within": percent(setting["within"]), "below": f"{100 * setting['retention_below']:g}",
        "baseline": called(language, setting["baseline"]),
    }  # fmt: skip
    lines.append(say(language, "enough.meaning", **meaning))
    for name, row in summary["policy"].items():
        share = {key: percent(value) for key, value in row["well_enough"].items()}
        lines.append(say(language, "enough", policy=called(language, name), share=share["mean"], low=share["low"],
                         high=share["high"]))  # fmt: skip
    lines.append(failing(summary, language) + ("." if language == "en" else "。"))
    if region["restrictions"]:
        lines.append(judged(summary, language))
    if setting["worlds_without_a_best_above_zero"]:
        lines.append(say(language, "no best", n=setting["worlds_without_a_best_above_zero"]))
    return lines


def in_words(summary: dict[str, Any]) -> str:
    """Return sentences and tables for the screen, in English."""
    lines = ["", *(line for text in sentences(summary, "en") for line in wrapped(text)), ""]
    setting = summary["setting"]
    lines.append(say("en", "table.regret", month=setting["month"], outcome=say("en", setting["outcome"])).upper())
    lines += tabulate.table(regret_rows(summary, "en"))
    lines += ["", say("en", "table.places").upper(), *tabulate.table(place_rows(summary, "en"))]
    lines += ["", Words("en")("scorecard.title").upper(), *tabulate.table(ethics_of(summary, "en"))]
    if summary["region"]["restrictions"]:
        lines += ["", say("en", "table.box", policy=summary["region"]["policy"]).upper()]
        lines += tabulate.table(box_rows(summary, "en"))
    return "\n".join([*lines, "", *wrapped(say("en", "limits", parameters=setting["parameters"]))])


def regret_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table of regret, its head first."""
    rows = [[say(language, key) for key in ("policy", "mean", "p90", "max", "well enough")]]
    for name, row in summary["policy"].items():
        cells = [_cell(row["regret_as_share_of_best"][key]) for key in ("mean", "p90", "max")]
        rows.append([called(language, name), *cells, _cell(row["well_enough"])])
    return rows


def place_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table of places, its head first."""
    n = len(summary["policies"])
    rows = [[say(language, "policy"), *(say(language, "place", n=i + 1) for i in range(n))]]
    return rows + [
        [called(language, name), *(_cell(share) for share in row["places"])] for name, row in summary["policy"].items()
    ]


def ethics_of(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the ethics scorecard of every policy, its head first."""
    return ethics_rows({called(language, name): row["ethics"] for name, row in summary["policy"].items()}, language)


def box_rows(summary: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table of the box, its head first; an end of the range is left empty."""
    rows = [[say(language, key) for key in ("parameter", "low", "high", "quasi_p")]]
    for item in summary["region"]["restrictions"]:
        low = "" if item["low_share"] <= 0 else f"{item['low']:.3g}"
        high = "" if item["high_share"] >= 1 else f"{item['high']:.3g}"
        rows.append([f"{label_of(item, language)} ({item['key']})", low, high, f"{item['quasi_p']:.2g}"])
    return rows


def label_of(item: dict[str, Any], language: str) -> str:
    """Return the label of a parameter in a language."""
    from experiments.catalog import entries

    return entries()[item["key"]].declaration.ja or item["label"] if language == "ja" else str(item["label"])


def _cell(found: dict[str, Any]) -> str:
    if found["mean"] is None:
        return "-"
    low, high = (shown(found[end], "percent").rstrip("%") for end in ("low", "high"))
    return f"{shown(found['mean'], 'percent').rstrip('%')} [{low}, {high}]"
