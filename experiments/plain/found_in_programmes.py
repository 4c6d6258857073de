"""What studies of loyalty programmes tell their plain summaries."""

from __future__ import annotations

from collections.abc import Callable

from experiments.forms import shown
from experiments.plain.about import About, Found, Gap


def programme_shootout(about: About) -> Found:
    """Return who is first in each trade, and by how much."""
    from experiments.shootout.words import trade_name

    trades = about.summary["trades"]
    gaps = [
        Gap("programme_shootout.gap", row["lead"], "percent", {
            "first": about.name(row["first"]), "second": about.name(row["second"]),
            "trade": trade_name(about.language, trade),
        }) for trade, row in trades.items()
    ]  # fmt: skip
    # the trade in which the lead is clearest relative to its interval is the one to begin in
    trade = max(trades, key=lambda name: trades[name]["lead"]["low"] or 0.0)
    values = {
        "trades": len(trades), "kinds": len(about.summary["policies"]) - 1, "trade": trade_name(about.language, trade),
        "first": about.name(trades[trade]["first"]),
    }  # fmt: skip
    return Found(values, gaps)


def points_economics(about: About) -> Found:
    """Return whether unclear terms pay."""
    unclear = about.summary["unclear"]
    return Found({}, [Gap("points_economics.gap", unclear["profit_share"], "percent")] if unclear else [])


def three_rs(about: About) -> Found:
    """Return which bundle earns most, and what they do together."""
    assert about.beside is not None
    best = about.summary["best"]
    names = {key: about.beside.name_of(about.language, best[key]) for key in ("first", "second")}
    return Found(names, [
        Gap("three_rs.gap.lead", best["lead"], "unit", names),
        Gap("three_rs.gap.excess", about.summary["together"]["npv"]["excess"], "unit"),
    ])  # fmt: skip


def tier_ladder(about: About) -> Found:
    """Return what thresholds, landings and nearness do."""
    assert about.beside is not None
    summary = about.summary
    thresholds, landing = summary["thresholds"], summary["landing"]
    row = next(row for row in thresholds["rows"] if row["multiple"] == thresholds["best"])
    gaps = [Gap("tier_ladder.gap.thresholds", row["npv_gap"], "unit", {"best": f"{thresholds['best']:g}"})]
    if landing["softest"] and landing["lead"]:
        names = {key: about.beside.name_of(about.language, landing[key]) for key in ("softest", "next")}
        gaps.append(Gap("tier_ladder.gap.landing", landing["lead"], "unit", names))
    gaps.append(Gap("tier_ladder.gap.near", summary["pressure"]["near"]["beyond"], "unit"))
    return Found({"period": summary["period"]}, gaps)


def paid_membership(about: About) -> Found:
    """Return what the best fee earns, and what of members' spending is the programme's doing."""
    fees = about.summary["fees"]
    best = max(fees, key=lambda row: row["profit"]["mean"])
    values = {"fee": f"{best['fee']:g}", "fees": len(fees), "share": shown(best["spend_share"]["mean"], "percent")}
    return Found(values, [
        Gap("paid_membership.gap.profit", best["profit"], "unit", values),
        Gap("paid_membership.gap.causal", best["spend_causal"], "unit"),
        Gap("paid_membership.gap.naive", best["spend_naive"], "unit"),
    ])  # fmt: skip


def withdraw_programme(about: About) -> Found:
    """Return what is left after the withdrawal."""
    summary = about.summary
    return Found({"month": about.study.options.month}, [  # type: ignore[attr-defined]
        Gap("withdraw_programme.gap.since", summary["against_never"]["honour"]["profit"]["cumulative_since"], "unit"),
        Gap("withdraw_programme.gap.void", summary["first_year"]["void"]["trust"], "attitude"),
    ])  # fmt: skip


FOUND: dict[str, Callable[[About], Found]] = {
    reader.__name__: reader
    for reader in (programme_shootout, points_economics, three_rs, tier_ladder, paid_membership, withdraw_programme)
}
