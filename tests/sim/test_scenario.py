"""What a scenario refuses, and in what words."""

from __future__ import annotations

import math
from typing import Any

import pytest
from pydantic import ValidationError

from sim import Policy, Scenario
from sim.declare import Declared, declarations

BOUNDED = [d for d in declarations(Scenario) if d.type in ("number", "integer") and d.low is not None]


def nested(key: str, value: Any) -> dict[str, Any]:
    """Return ``{"a": {"b": value}}`` for ``a.b``."""
    for name in reversed(key.split(".")):
        value = {name: value}
    return dict(value)


def refused(text: str, **values: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        Scenario.model_validate(values)
    assert text in str(caught.value)


@pytest.mark.parametrize("d", BOUNDED, ids=lambda d: d.key)
def test_out_of_bounds(d: Any) -> None:
    assert d.low is not None and d.high is not None
    step = 1 if d.type == "integer" else 1e-6 * (d.high - d.low)
    refused("greater than or equal", **nested(d.key, d.low - step))
    refused("less than or equal", **nested(d.key, d.high + step))


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("d", BOUNDED, ids=lambda d: d.key)
def test_not_a_number(d: Any, value: float) -> None:
    with pytest.raises(ValidationError):
        Scenario.model_validate(nested(d.key, value))


@pytest.mark.parametrize("d", BOUNDED, ids=lambda d: d.key)
def test_a_word_for_a_number(d: Any) -> None:
    with pytest.raises(ValidationError):
        Scenario.model_validate(nested(d.key, "many"))
    with pytest.raises(ValidationError):
        Scenario.model_validate(nested(d.key, None))


@pytest.mark.parametrize(
    "key",
    ["prize", "policy.pricing.prize", "policy.prices", "behaviour.trust.los", "market.share", "rivals.rival.price"],
)
def test_an_unknown_key(key: str) -> None:
    refused("Extra inputs are not permitted", **nested(key, 1.0))


def test_shares_beyond_one() -> None:
    refused(
        "market.focal_share (0.7) + market.outside_share (0.5) = 1.2; allowed: at most 1",
        market={"focal_share": 0.7, "outside_share": 0.5},
    )


def test_nobody_to_take_the_rest() -> None:
    refused("there is no rival to take the rest; allowed: exactly 1 without rivals", rivals={})
    Scenario.model_validate({"rivals": {}, "market": {"focal_share": 0.7, "outside_share": 0.3}})


@pytest.mark.parametrize("percent", range(0, 101))
def test_shares_in_whole_percent_may_add_up_to_one(percent: int) -> None:
    """Sums of decimal fractions miss 1 by rounding; nobody may be refused for that."""
    market = {"focal_share": percent / 100, "outside_share": (100 - percent) / 100}
    Scenario.model_validate({"market": market})
    Scenario.model_validate({"market": market, "rivals": {}})


def test_promised_beyond_one() -> None:
    refused(
        "service.quality (0.8) + promise.overpromise (0.3) promise a quality above 1",
        policy={"service": {"quality": 0.8}, "promise": {"overpromise": 0.3}},
    )


def test_names_of_rivals() -> None:
    refused("rivals.focal: the name is taken by the focal company", rivals={"focal": {}})
    refused("not a plain name; allowed: letters, digits and underscores", rivals={"a b": {}})
    refused("at most 8", rivals={f"r{i}": {} for i in range(9)})


@pytest.mark.parametrize("month", [12, 500])
def test_beyond_the_horizon(month: int) -> None:
    text = f"{month} lies beyond the horizon of 12 months; allowed: 0 to 11"
    change = {"month": month, "lever": "pricing.price", "value": 1.2}
    shock = {"kind": "failure_wave", "month": month}
    refused(f"timeline[0].month: {text}", horizon_months=12, timeline=[change])
    refused(f"shocks[0].month: {text}", horizon_months=12, shocks=[shock])
    refused("greater than or equal to 0", timeline=[{**change, "month": -1}])


def test_the_second_of_two_changes_is_named() -> None:
    good = {"month": 3, "lever": "pricing.price", "value": 1.2}
    refused("timeline[1].lever: 'pricing.prize' is no lever", timeline=[good, {**good, "lever": "pricing.prize"}])


@pytest.mark.parametrize("lever", ["pricing.prize", "price", "pricing", "pricing.price.now", "", "."])
def test_an_unknown_lever_in_a_timeline(lever: str) -> None:
    refused(f"timeline[0].lever: {lever!r} is no lever; allowed: pricing.price", timeline=[
        {"month": 3, "lever": lever, "value": 1.2}
    ])  # fmt: skip


def test_the_nearest_lever_is_suggested() -> None:
    refused("nearest: pricing.price", timeline=[{"month": 3, "lever": "pricing.prise", "value": 1.2}])


@pytest.mark.parametrize(
    ("lever", "value"),
    [("pricing.price", 9.0), ("leaving.friction", "harsh"), ("leaving.save_months", 2.5), ("pricing.price", "dear")],
)
def test_an_inadmissible_value_in_a_timeline(lever: str, value: Any) -> None:
    refused(f"timeline[0].value for {lever}", timeline=[{"month": 3, "lever": lever, "value": value}])


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_timeline_takes_numbers_only(value: float) -> None:
    with pytest.raises(ValidationError):
        Scenario.model_validate({"timeline": [{"month": 3, "lever": "pricing.price", "value": value}]})


def test_an_unknown_company() -> None:
    change = {"month": 3, "lever": "pricing.price", "value": 1.2, "company": "rivall"}
    refused("timeline[0].company: 'rivall' is no company; allowed: focal, rival", timeline=[change])
    refused("shocks[0].company: 'rivall' is no company", shocks=[
        {"kind": "failure_wave", "month": 1, "company": "rivall"}
    ])  # fmt: skip


def test_an_unknown_consent_regime() -> None:
    refused("Input should be 'none', 'opt_out' or 'opt_in'", policy={"contact": {"consent": "optin"}})


def test_an_unknown_shock() -> None:
    refused(
        "Input should be 'failure_wave', 'card_replacement', 'breach', 'price_rise', 'downturn' or 'entry'",
        shocks=[{"kind": "flood", "month": 1}],
    )


def test_changes_add_up() -> None:
    world = Scenario.model_validate({
        "timeline": [
            {"month": 9, "lever": "pricing.walk", "value": 0.1},
            {"month": 4, "lever": "pricing.price", "value": 1.2},
            {"month": 4, "lever": "leaving.friction", "value": "mild"},
        ]
    })  # fmt: skip
    plans = world.policies_by_month("focal")
    assert sorted(plans) == [0, 4, 9]
    assert (plans[4].pricing.price, plans[4].leaving.friction, plans[4].pricing.walk) == (1.2, "mild", 0.0)
    assert (plans[9].pricing.price, plans[9].pricing.walk) == (1.2, 0.1)
    assert world.policies_by_month("rival") == {0: Policy()}


def test_nothing_can_be_changed_afterwards() -> None:
    world = Scenario()
    with pytest.raises(ValidationError, match="frozen"):
        world.seed = 3  # type: ignore[misc]
    with pytest.raises(ValidationError, match="frozen"):
        world.policy.pricing.price = 3.0  # type: ignore[misc]


def test_every_part_is_closed_and_finite() -> None:
    def parts(model: type[Declared]) -> list[type[Declared]]:
        inner = [f.annotation for f in model.model_fields.values()]
        return [model, *(p for m in inner if isinstance(m, type) and issubclass(m, Declared) for p in parts(m))]

    for part in parts(Scenario):
        config = part.model_config
        assert (config["extra"], config["frozen"], config["allow_inf_nan"]) == ("forbid", True, False), part


def test_json_there_and_back() -> None:
    world = Scenario.model_validate({"policy": {"pricing": {"price": 1.1}}, "customers": 7})
    assert Scenario.model_validate_json(world.model_dump_json()) == world


def test_no_company_of_that_name() -> None:
    with pytest.raises(KeyError):
        Scenario().policy_of("nobody")
