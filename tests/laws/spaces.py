"""Hypothesis strategies over everything admissible, read from the declarations: a new number is covered by itself."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sim import Policy, Scenario
from sim.declare import Declaration, Declared, declarations
from sim.rivals import NEVER, Rival
from sim.world import Association, Behaviour, Costs, Market, Mechanisms, Population, Regulator

QUALITY_ROOM = 1.0
"""Delivered quality and overpromise may not promise more than this together."""


def values(d: Declaration) -> st.SearchStrategy[Any]:
    """Return admissible values of one number: its default, its bounds, or anything between."""
    if d.choices:
        return st.sampled_from(d.choices)
    if d.type == "switch":
        return st.booleans()
    assert d.low is not None and d.high is not None, d.key
    inside = (
        st.integers(int(d.low), int(d.high)) if d.type == "integer" else st.floats(d.low, d.high, allow_subnormal=False)
    )
    return st.one_of(st.just(d.default), inside, st.sampled_from([type(d.default)(d.low), type(d.default)(d.high)]))


def anything(model: type[Declared]) -> st.SearchStrategy[dict[str, Any]]:
    """Return nested dictionaries of admissible values for a declared model."""
    flat = {d.key: values(d) for d in declarations(model)}
    return st.fixed_dictionaries(flat).map(nested)


def nested(flat: dict[str, Any]) -> dict[str, Any]:
    """Turn dotted keys into dictionaries."""
    made: dict[str, Any] = {}
    for key, value in flat.items():
        *places, last = key.split(".")
        inner = made
        for place in places:
            inner = inner.setdefault(place, {})
        inner[last] = value
    return made


def _possible(policy: dict[str, Any]) -> dict[str, Any]:
    """Lower the promise to what the quality leaves room for, and put the rules of the programme in order."""
    room = QUALITY_ROOM - policy["service"]["quality"]
    promise = policy["promise"]
    return {
        **policy,
        "promise": {**promise, "overpromise": max(0.0, min(promise["overpromise"], room - 1e-9))},
        "programme": in_order(policy["programme"]),
    }


def in_order(programme: dict[str, Any]) -> dict[str, Any]:
    """Sort tiers, drop those that are alike, and let points be redeemable before they expire."""
    tiers = sorted({programme[f"tier_{i}"] for i in (1, 2, 3)} - {0.0})
    tiers += [0.0] * (3 - len(tiers))
    pending = min(programme["pending_months"], programme["validity_months"] - 1)
    return {**programme, **{f"tier_{i + 1}": tiers[i] for i in range(3)}, "pending_months": pending}


policies = anything(Policy).map(_possible)


@st.composite
def shocks(draw: st.DrawFn, horizon: int, companies: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["failure_wave", "card_replacement", "breach", "price_rise", "downturn"]))
    return {
        "kind": kind,
        "month": draw(st.integers(0, horizon - 1)),
        "months": draw(st.integers(1, 120)),
        "share": draw(st.floats(0, 1)),
        "severity": draw(st.floats(0, 1)),
        "company": "" if kind == "downturn" else draw(st.sampled_from(["", *companies])),
    }


@st.composite
def changes(draw: st.DrawFn, horizon: int, companies: list[str]) -> dict[str, Any]:
    lever = draw(st.sampled_from([d for d in declarations(Policy) if d.key not in JOINT]))
    return {
        "month": draw(st.integers(0, horizon - 1)),
        "company": draw(st.sampled_from(companies)),
        "lever": lever.key,
        "value": draw(values(lever)),
    }


@st.composite
def rivals(draw: st.DrawFn, is_first: bool) -> dict[str, Any]:
    """Return a rival that answers in any way; the first is there from the start."""
    flat = {d.key: values(d) for d in declarations(Rival) if not d.key.startswith("policy.")}
    rival = draw(st.fixed_dictionaries(flat))
    rival["policy"] = draw(policies)
    if is_first:
        rival["enters"] = 0
    rival["lag"], rival["enters"] = rival["lag"] % 8, rival["enters"] % 16
    rival["exits"] = rival["exits"] if rival["exits"] == NEVER else rival["enters"] + rival["exits"] % 8
    if rival["response"] == "poach":
        rival["policy"]["acquisition"]["poaching"] = 0.0
    return dict(rival)


JOINT = (
    "service.quality", "promise.overpromise", "programme.tier_1", "programme.tier_2", "programme.tier_3",
    "programme.pending_months", "programme.validity_months",
)  # fmt: skip
"""Levers that are admissible together only."""


@st.composite
def scenarios(draw: st.DrawFn, customers: int = 200, **fixed: Any) -> Scenario:
    """Return an admissible scenario, small and short; fixed groups replace drawn values key by key."""
    horizon = draw(st.integers(6, 14))
    names = ["rival", "other", "third", "r4", "r5", "r6", "r7", "r8"][: draw(st.sampled_from([1, 1, 2, 8]))]
    market = draw(anything(Market))
    market["burn_in_months"] = draw(st.sampled_from([0, 0, 5]))
    market["outside_share"] = min(market["outside_share"], 1.0 - market["focal_share"])
    drawn: dict[str, Any] = {
        "customers": customers,
        "horizon_months": horizon,
        "seed": draw(st.integers(0, 2**62)),
        "policy": draw(policies),
        "rivals": {name: draw(rivals(i == 0)) for i, name in enumerate(names)},
        "population": draw(anything(Population)),
        "behaviour": draw(anything(Behaviour)),
        "market": market,
        "costs": draw(anything(Costs)),
        "regulator": draw(anything(Regulator)),
        "association": draw(anything(Association)),
        "mechanisms": draw(st.one_of(st.just({}), anything(Mechanisms))),
        "shocks": draw(st.lists(shocks(horizon, ["focal", *names]), max_size=2)),
    }
    holding = [name for name, rival in drawn["rivals"].items() if rival["response"] == "hold"]
    drawn["timeline"] = draw(st.lists(changes(horizon, ["focal", *holding]), max_size=3))
    for group, inner in fixed.items():
        drawn[group] = {**drawn[group], **inner} if isinstance(inner, dict) else inner
    return Scenario.model_validate(drawn)
