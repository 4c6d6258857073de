"""What a company lays out each month, by hand, and how its reputation follows what customers live through."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from sim import RetentionModel, conduct
from sim.community import Gathering
from sim.rules.community import words_read
from sim.world import Mechanisms
from tests.worlds import AGGRESSIVE, scenario


def row(model: RetentionModel, number: int = 0) -> dict[str, float]:
    return dict(zip(conduct.ASPECTS, map(float, model.table[number]), strict=True))


def planned(policy: dict[str, Any], **others: Any) -> dict[str, float]:
    model = RetentionModel(scenario(policy, **others))
    model.step()
    return row(model)


def test_neutral_conduct() -> None:
    did = planned({})
    ones = {"price", "shown", "walk_factor", "walk_cap", "contacts", "served", "referral_pull"}
    assert {name for name, x in did.items() if x == 1.0} == ones
    rest = {name: x for name, x in did.items() if name not in ones and x != 0.0}
    assert rest == pytest.approx(
        {
            "quality": 0.6,
            "reputation": 0.6,
            "save_months": 3,
            "save_cost": 0.15,
            "join_cost": 1.5,
            "unit_cost": 0.41,
            "problem_share": 0.05,
            "referral_chance": 0.05,
            "load": 0.3,
            "waiting": 1.5 / 0.7,
            "enquiries": 0.06,
            "relief": 0.35 * math.exp(-(1.5 / 0.7 + 30) / 200),
            "effort": 0.02 * (1 + 0.05 / 0.7),
            "hours": 0.3 * (1 + 0.05 / 0.7),
            "per_point": 0.01,
            "honours": 0.007,
        }
    )


def test_aggressive_conduct() -> None:
    did = planned({**AGGRESSIVE, "promise": {"overpromise": 0.15, "disclosure": 0.25}})
    expected = {
        "price": 1.0, "open_fee": 0.015, "hidden_fee": 0.045, "shown": 0.7 + 0.015, "walk_factor": 1.04 ** (1 / 12),
        "walk_cap": 1.04**8, "welcome": 0.3, "welcome_months": 3, "overpromise": 0.15, "kept": 0.0, "contacts": 4.0,
        "wake": 0.15 * 3, "save_share": 1.0, "save_depth": 0.3, "save_months": 3, "friction": 1.73,
        "stuck_resentment": 0.5, "is_obstructing": 1.0, "stuck_cost": 0.25, "trap": 0.3,
        "unit_cost": 0.25 + 0.15 + 0.04 + 0.012 * 0.25,
    }  # fmt: skip
    assert {name: did[name] for name in expected} == pytest.approx(expected, rel=1e-6)


def test_a_place_to_meet() -> None:
    """Half of a forum, half moderated, and an event: nobody belongs yet, so nothing is answered or read."""
    did = planned({"community": {"forum": 0.5, "events": 1.0, "moderation": 0.5}})
    neutral = planned({})
    assert {name: did[name] - neutral[name] for name in did if did[name] != neutral[name]} == pytest.approx(
        {
            "gathers": 1.0,
            "place": 0.06 * 0.5 * (1 - 0.5 * 0.25) + 0.04,
            "anger_carries": 0.2 * 0.5 * 0.5,
            "invitations": 1.0,
            "unit_cost": 0.01 * 0.25 + 0.005 * 0.25 + 0.02,
        },
        rel=1e-5,
    )


def test_what_goes_on_inside_is_laid_out_next_month() -> None:
    model = RetentionModel(scenario({"community": {"forum": 1.0, "moderation": 0.4}}))
    model.companies[0].inside = Gathering(belonging=0.15, mood=0.1, anger=0.3)
    model.step()
    did = row(model)
    answered = 0.3 / 1.3
    good = words_read(20 * 0.15, 0.1, 0.3, -2.75, 4.0, 2.0)
    ill = words_read(20 * 0.15, 0.1, 0.3, -3.9, -4.0, -2.0)
    expected = {
        "mood": 0.1, "anger": 0.3, "answered": 0.06 * answered, "enquiries": 0.06 * (1 - answered),
        "read_well": 1 - 0.9**good, "read_ill": 1 - 0.9 ** (0.6 * ill), "affinity": 0.3 * 0.5,
    }  # fmt: skip
    assert {name: did[name] for name in expected} == pytest.approx(expected, rel=1e-6)


def test_only_aggressive_friction_is_known_before_joining() -> None:
    assert planned({"leaving": {"friction": "mild"}})["trap"] == 0.0
    assert planned({"leaving": {"friction": "mild"}})["friction"] == pytest.approx(1.0)


def test_open_terms_are_kept_promises() -> None:
    assert planned({"promise": {"disclosure": 0.5}})["kept"] == 0.5
    assert planned({"promise": {"disclosure": 0.5}, "pricing": {"hidden_fee": 0.1}})["kept"] == 0.0
    assert planned({"promise": {"disclosure": 1.0}, "pricing": {"hidden_fee": 0.1}})["kept"] == 1.0


def test_with_every_mechanism_off_conduct_is_ordinary() -> None:
    off = dict.fromkeys(Mechanisms.model_fields, False)
    policy = {**AGGRESSIVE, "promise": {}}
    policy["leaving"] = {**AGGRESSIVE["leaving"], "renewal_notice": 1.0, "campaign_reach": 0.5}
    did = planned(policy, mechanisms=off)
    neutral = planned({}, mechanisms=off)
    assert {name for name in did if did[name] != neutral[name]} == set()


def test_nobody_outside_meets_anything() -> None:
    model = RetentionModel(scenario(AGGRESSIVE))
    for _ in range(3):
        model.step()
    outside = row(model, -1)
    assert {name: x for name, x in outside.items() if x != 0.0} == {"price": 1.0, "walk_factor": 1.0, "walk_cap": 1.0}


@pytest.mark.parametrize("speed", [0.0, 0.1, 1.0])
def test_reputations_follow(speed: float) -> None:
    world = scenario(
        {"service": {"quality": 0.8}}, customers=5_000, market={"burn_in_months": 0, "reputation_speed": speed}
    )
    model = RetentionModel(world)
    expected = 0.6
    for month in range(6):
        model.step()
        experience = float(model.result().months["experience"][month, 0])
        expected += speed * (experience - expected)
        assert model.companies[0].reputation == pytest.approx(expected, abs=1e-9)
        assert model.result().months["reputation"][month, 0] == model.companies[0].reputation


def test_the_best_rival_pulls() -> None:
    """Log-odds of 2 a unit of reputation above neutral, from the best of the others; nobody pulls on oneself."""
    rivals = {name: {"policy": {"service": {"quality": q}}} for name, q in (("good", 0.8), ("bad", 0.4))}
    market = {"burn_in_months": 0, "reputation_speed": 1.0}
    model = RetentionModel(scenario(customers=5_000, rivals=rivals, market=market))
    model.step()
    focal, good, bad = (company.reputation for company in model.companies)
    model.step()
    pushes = [row(model, k)["rival_push"] for k in range(3)]
    best = [max(good, bad), max(focal, bad), max(focal, good)]
    assert pushes == pytest.approx([2.0 * (b - 0.6) for b in best], abs=1e-6)
    assert pushes[0] == pushes[2] > 0.3


def test_in_the_running_in_everybody_is_neutral() -> None:
    model = RetentionModel(scenario(AGGRESSIVE, market={"burn_in_months": 4}))
    model.step()
    assert row(model)["friction"] == row(model)["hidden_fee"] == 0.0
    for _ in range(4):
        model.step()
    assert row(model)["friction"] > 0 and row(model)["hidden_fee"] > 0


STAY = {"want_level": -12.0, "want_spread": 0.0}


def test_walking_is_found_after_a_year_only() -> None:
    cohort = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
    walking = scenario({"pricing": {"walk": 0.1}}, customers=3_000, horizon_months=16, market=cohort,
                       mechanisms={"returning": False, "reputation": False}, population=STAY)  # fmt: skip
    model = RetentionModel(walking)
    resented = []
    for _ in range(16):
        model.step()
        resented.append(float(model.customers["resentment"].max()))
    assert max(resented[:12]) == 0.0 < resented[12]


def test_a_broken_promise_is_felt_early_and_by_those_let_down() -> None:
    """Half of the newcomers suffer a failure each month: they and nobody else resent it, for six months."""
    promising = scenario(
        {"promise": {"overpromise": 0.35}}, customers=3_000, horizon_months=12, rivals={},
        market={"burn_in_months": 0, "focal_share": 0.0, "outside_share": 1.0}, population=STAY,
        mechanisms={"luck": False, "expectation": False, "involuntary": False, "reputation": False,
                    "problems": False, "support": False},
        behaviour={"joining": {"search": 1.0, "base": 6.0}, "experience": {"fit": 0.0},
                   "expectation": {"promise_weight": 0.0}},
        shocks=[{"kind": "failure_wave", "month": 1, "months": 11, "share": 0.5, "severity": 0.3}],
    )  # fmt: skip
    model = RetentionModel(promising)
    model.step()
    newcomers = model.customers["company"] == 0
    assert newcomers.sum() > 2_900
    for month in range(1, 12):
        resentment, satisfaction = (model.customers[c].copy() for c in ("resentment", "satisfaction"))
        model.step()
        grew = (model.customers["resentment"] > resentment)[newcomers]
        struck = (model.customers["satisfaction"] < satisfaction)[newcomers]
        if month == 1:
            assert np.array_equal(grew, struck)
        assert 0.4 < grew.mean() < 0.6 if month <= 6 else not grew.any(), month


def test_leavers_do_not_come_straight_back() -> None:
    model = RetentionModel(scenario(customers=5_000, population={"want_level": 0.0, "want_spread": 0.0, "notice": 0.9}))
    for month in range(8):
        before = model.customers["company"].copy()
        model.step()
        after, tenure = model.customers["company"], model.customers["tenure"]
        assert model.result().months["left"][month].sum() > 0
        assert not np.any((before == after) & (before < 2) & (tenure == 0))
