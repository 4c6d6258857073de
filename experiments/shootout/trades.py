"""Trades without a contract, and the rules of a programme made to fit the spending of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from experiments.place import conf_folder
from experiments.refusal import Refusal, nearest

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.policy.programme import Programme

USUAL_SPEND = 14.4
"""Market prices a year that a mean customer spends with a company at the default rate and share of wallet: the
spending for which thresholds and fees of the presets are meant (12 months, 2 purchases, a share of 0.6)."""

TIERS = ("tier_1", "tier_2", "tier_3")
MOST_EARNED = 100.0
"""Points a price at most, the bound of the lever."""


def trades() -> tuple[str, ...]:
    """Return the market presets that are trades: those without a contract."""
    folder = conf_folder() / "market"
    return tuple(path.stem for path in sorted(folder.glob("*.yaml")) if not _values(path.stem).get("contract", True))


def changes(name: str) -> dict[str, Any]:
    """Return what a trade changes, by full key; how long it runs in is the study's.

    Raises
    ------
    Refusal
        If there is no such trade.
    """
    if name not in trades():
        raise Refusal(
            "programme_shootout.trades", "no such trade", found=name, allowed=", ".join(trades()),
            nearest=nearest(name, trades()),
        )  # fmt: skip
    values = yaml.safe_load((conf_folder() / "market" / f"{name}.yaml").read_text(encoding="utf-8"))
    found = dict(_flat(values, ""))
    found.pop("market.burn_in_months", None)
    return found


def fitted(rules: Programme, spend: float) -> dict[str, Any]:
    """Return the levers that differ when rules meant for the usual spending are fitted to another.

    Parameters
    ----------
    rules
        As in the preset.
    spend
        Market prices a year of the trade's mean customer with a company.

    Notes
    -----
    Tiers by spending, purchases or points, fees and top-ups grow with spending. So does the size of a reward on an
    account, at the same share of what is spent: it takes a mean customer as many months, and what is earned by acts or
    at partners stays the same share too. A card is left alone: a stamp is a purchase everywhere, and the reward one
    purchase. So are tiers by acts of engagement, which no spending bounds. Points are fine enough to be counted whole.
    """
    if not rules.offered:
        return {}
    factor = spend / USUAL_SPEND
    found: dict[str, Any] = {}
    finer = 1.0
    if rules.medium == "account":
        finer = min(1.0 / factor, MOST_EARNED / max(rules.earn_spend, rules.earn_visit, 1e-9))
        points = max(round(rules.reward_points * factor * finer), 1)
        more = points / rules.reward_points
        found = {"reward_points": points, "reward_value": rules.reward_value * more / finer}
        found |= {"welcome_points": round(rules.welcome_points * more)}
        found |= {name: getattr(rules, name) * finer for name in ("earn_spend", "earn_visit")}
        found |= {name: getattr(rules, name) * more for name in ("earn_engagement", "partner_earn")}
    left_alone = TIERS if rules.tier_qualifier == "engagement" else ()
    for name in (*TIERS, "fee", "top_up"):
        if name not in left_alone:
            by_points = finer if name in TIERS and rules.tier_qualifier == "points" else 1.0
            found[name] = getattr(rules, name) * factor * by_points
    found["top_up"] = min(max(found["top_up"], 0.25), 50.0)
    return {
        name: float(f"{value:.9g}") if isinstance(value, float) else value
        for name, value in found.items() if value != getattr(rules, name)
    }  # fmt: skip


def point(study: Study, trade: str, is_fitted: bool) -> dict[str, Any]:
    """Return one trade as a point of a design: the world, and every programme fitted to it."""
    world = changes(trade)
    scenario = study.scenario(study.baseline, world)
    spend = 12.0 * scenario.population.purchase_rate * scenario.behaviour.buying.share
    found = dict(world)
    if is_fitted:
        for name in study.policies:
            for lever, value in fitted(study.scenario(name).policy.programme, spend).items():
                found[f"policies.{name}.programme.{lever}"] = value
    return found


def _values(name: str) -> Mapping[str, Any]:
    values = yaml.safe_load((conf_folder() / "market" / f"{name}.yaml").read_text(encoding="utf-8")) or {}
    market: Mapping[str, Any] = values.get("market") or {}
    return market


def _flat(values: Mapping[str, Any], before: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in values.items():
        found += _flat(value, f"{before}{key}.") if isinstance(value, Mapping) else [(f"{before}{key}", value)]
    return found
