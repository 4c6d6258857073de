"""Contact, consent, data and thanks in twin worlds: what they do, to whom, and what they cost."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, run
from sim.customers import NOT_A_STARTER
from tests.worlds import scenario

N = 4_000
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}


def live(policy: dict[str, Any], months: int = 12, **others: Any) -> Result:
    return run(scenario(policy, customers=N, horizon_months=months, **others))


def months(result: Result, name: str) -> float:
    return float(result.months[name][:, 0].sum())


def lost(result: Result) -> int:
    first = result.customers["first_left"]
    return int(((first != NOT_A_STARTER) & (first <= result.horizon)).sum())


def test_contact_has_an_ideal_point() -> None:
    """Twins differ by a few dozen of some 1,600 starters; the ends lie far enough apart for one seed."""
    left = {c: lost(live({"contact": {"frequency": c}}, 24)) for c in (0.0, 2.0, 12.0)}
    assert left[2.0] + 40 < left[0.0]
    assert left[2.0] + 40 < left[12.0]


def test_regimes_decide_who_is_reached() -> None:
    """About a third agree, about a tenth object; whoever is not reached costs and hears less."""
    calls = {"frequency": 4.0}
    found = {regime: live({"contact": {**calls, "consent": regime}}, 1) for regime in ("none", "opt_out", "opt_in")}
    n = months(found["none"], "customers")
    assert months(found["none"], "contact_cost") == pytest.approx(0.04 * n)
    for regime, low, high in (("opt_out", 0.80, 0.95), ("opt_in", 0.28, 0.42)):
        assert months(found[regime], "contact_cost") == pytest.approx(0.01 * n)
        assert low < months(found[regime], "reach_cost") / (0.03 * n) < high
    resented = {regime: months(result, "resentment") for regime, result in found.items()}
    assert resented["opt_in"] < resented["opt_out"] < resented["none"]


def test_being_asked_is_no_wrong_and_not_being_asked_is_one_to_those_who_care() -> None:
    """Two contacts annoy nobody whose ideal is two; what is left is the intrusion."""
    population = {"contact_ideal": 4.0, "contact_ideal_spread": 0.0}
    asked = live({"contact": {"frequency": 2.0, "consent": "opt_in"}}, population=population)
    unasked = live({"contact": {"frequency": 2.0}}, population=population)
    assert np.nanmax(asked.customers["resentment"]) == 0.0
    mine = unasked.customers["company"] == 0
    concern, resentment = unasked.customers["privacy_concern"][mine], unasked.customers["resentment"][mine]
    assert np.corrcoef(concern, resentment)[0, 1] > 0.3


def test_dialogue_annoys_less_builds_trust_and_costs() -> None:
    talk, mail = (live({"contact": {"frequency": 4.0, "two_way": share}}) for share in (1.0, 0.0))
    assert months(talk, "resentment") < months(mail, "resentment")
    assert months(talk, "trust") > months(mail, "trust")
    paid = months(talk, "contact_cost") / months(talk, "customers")
    assert paid == pytest.approx(4 * (0.01 + 0.02))


def test_pressure_pays_at_once_and_costs_trust() -> None:
    """Somebody who would not sell at all cannot be told from one who does, but for what is sold and resented."""
    push, calm = (live({"contact": {"frequency": 2.0, "pressure": share}}) for share in (1.0, 0.0))
    assert months(push, "cross_sales") > 0.02 * months(push, "customers")
    assert months(push, "profit") > months(calm, "profit")
    assert push.months["trust"][-1, 0] < calm.months["trust"][-1, 0]
    assert lost(push) > lost(calm)


def test_data_are_sold_once_and_found_out_later() -> None:
    sold, kept = (live({"privacy": {"data_sharing": share}}) for share in (1.0, 0.0))
    assert sold.months["data_sales"][:, 0] == pytest.approx(0.03 * sold.months["customers"][:, 0], rel=1e-4)
    assert sold.months["resentment"][-1, 0] > kept.months["resentment"][-1, 0] == 0.0
    told = live({"privacy": {"data_sharing": 1.0, "transparency": 1.0}})
    assert told.months["resentment"][-1, 0] == 0.0, "what is told cannot be found out"
    assert lost(told) > lost(kept), "but it worries"


def test_only_transparency_with_control_takes_the_harm_out_of_a_breach() -> None:
    breach = [{"kind": "breach", "month": 2, "company": "focal", "share": 0.5, "severity": 1.0}]
    harmed = {}
    for transparency in (0.0, 1.0):
        for control in (0.0, 1.0):
            levers = {"privacy": {"transparency": transparency, "control": control}}
            harmed[transparency, control] = live(levers, 4, shocks=breach).months["resentment"][-1, 0]
    assert harmed[0.0, 0.0] == harmed[1.0, 0.0] == harmed[0.0, 1.0] > 0.05
    assert harmed[1.0, 1.0] == 0.0


def test_breaches_come_by_themselves_to_those_who_hold_data_unguarded() -> None:
    risky = {"privacy": {"hazard": 0.5}}
    levers = {"personalisation": 1.0}
    held = live({"privacy": levers}, behaviour=risky)
    guarded = live({"privacy": {**levers, "security": 1.0}}, behaviour=risky)
    assert months(held, "breached") > N / 5
    assert months(held, "breach_cost") == pytest.approx(0.2 * months(held, "breached"))
    assert months(guarded, "breached") == months(live({}, behaviour=risky), "breached") == 0


def test_personalisation_needs_time_and_consent() -> None:
    results = {
        regime: live({"contact": {"consent": regime}, "privacy": {"personalisation": 1.0}}, 24, market=COHORT)
        for regime in ("none", "opt_in")
    }
    known = {regime: result.months["relevance"][:, 0] for regime, result in results.items()}
    assert (np.diff(known["none"]) > 0).sum() > 18
    assert known["none"][0] < 0.1 < 0.4 < known["none"][-1]
    assert known["opt_in"][-1] < 0.6 * known["none"][-1]
    better = results["none"].months["experience"][12:, 0] - live({}, 24, market=COHORT).months["experience"][12:, 0]
    assert (better > 0.02).all()


def test_gratitude_fades_within_months_and_sincerity_counts() -> None:
    thanks = {"contact": {"gratitude": 0.5, "gratitude_channel": "call"}}
    stop = [{"month": 6, "lever": "contact.gratitude", "value": 0.0}]
    felt = live(thanks, timeline=stop, market=COHORT, mechanisms={"returning": False}).months["gratitude"][:, 0]
    assert felt[5] > 0.15
    assert felt[7] / felt[5] == pytest.approx(0.5, abs=0.02), "half in two months"
    mail = live({"contact": {"gratitude": 0.5, "gratitude_channel": "email"}}, market=COHORT)
    assert mail.months["gratitude"][5, 0] < 0.5 * felt[5]
    assert months(mail, "gratitude_cost") < months(live(thanks), "gratitude_cost")


def test_insincere_thanks_by_the_dozen_annoy() -> None:
    mail, call = (live({"contact": {"gratitude": 4.0, "gratitude_channel": c}}) for c in ("email", "call"))
    assert mail.months["resentment"][-1, 0] > 3 * call.months["resentment"][-1, 0]


def test_the_grateful_accept_more() -> None:
    offers = {"leaving": {"campaign_reach": 0.3, "save_depth": 0.05, "save_months": 3}}
    plain = live(offers)
    grateful = live({**offers, "contact": {"gratitude": 1.0, "gratitude_channel": "gift"}})
    shares = [months(r, "accepted") / months(r, "offers") for r in (plain, grateful)]
    error = np.sqrt(0.25 / months(plain, "offers"))
    assert shares[1] > shares[0] + 4 * error


def test_new_spells_begin_unknown_and_ungrateful() -> None:
    policy = {"contact": {"gratitude": 1.0, "gratitude_channel": "gift"}, "privacy": {"personalisation": 1.0}}
    world = scenario(policy, customers=N, horizon_months=12)
    people = run(world).customers
    elsewhere = people["company"] == 1
    assert elsewhere.sum() > 500
    assert people["relevance"][elsewhere].max() == people["gratitude"][elsewhere].max() == 0.0
