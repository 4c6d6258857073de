"""A place for customers in twin worlds: what it does, to whom, when, and how it turns on the company."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, conduct, run, twins
from sim.customers import NOT_A_STARTER
from sim.diary import pages
from sim.witness import Witness
from tests.worlds import differing, scenario

N = 4_000
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
FORUM = {"community": {"forum": 1.0}}
GONE = {"want_level": -12.0, "want_spread": 0.0}
STAY = {"population": GONE, "market": COHORT}
WAVE = {"kind": "failure_wave", "month": 3, "months": 2, "share": 0.6, "severity": 0.5, "company": "focal"}


def live(policy: dict[str, Any], months: int = 12, **others: Any) -> Result:
    return run(scenario(policy, customers=N, horizon_months=months, **others))


def total(result: Result, name: str) -> float:
    return float(result.months[name][:, 0].sum())


def lost(result: Result) -> int:
    first = result.customers["first_left"]
    return int(((first != NOT_A_STARTER) & (first <= result.horizon)).sum())


def test_belonging_is_the_closed_form() -> None:
    """At neutral satisfaction and mood b(t) = b* (1 - q^t), q = (1 - fade) (1 - place), for those who take part."""
    levers = {"community": {"forum": 0.5, "events": 1.0, "moderation": 0.6}}
    people = live(levers, 10, **STAY, mechanisms={"satisfaction": False, "involuntary": False}).customers["belonging"]
    place = 0.06 * 0.5 * (1 - 0.5 * 0.36) + 0.04
    q = 0.96 * (1 - place)
    expected = place / (1 - q) * (1 - q**10)
    takes_part = people > 0
    assert people[takes_part] == pytest.approx(expected, abs=1e-6)
    # binomial: four standard errors of a share of .3
    assert takes_part.mean() == pytest.approx(0.3, abs=4 * np.sqrt(0.21 / N))


def test_the_content_come_to_belong_more() -> None:
    people = live(FORUM, 24, **STAY, mechanisms={"involuntary": False}).customers
    takes_part = people["belonging"] > 0
    assert np.corrcoef(people["belonging"][takes_part], people["satisfaction"][takes_part])[0, 1] > 0.3


def test_what_is_felt_outlasts_the_forum_and_fades() -> None:
    closing = [{"month": 8, "lever": "community.forum", "value": 0.0}]
    felt = live(FORUM, 16, timeline=closing, **STAY, mechanisms={"involuntary": False}).months["belonging"][:, 0]
    assert felt[8:] == pytest.approx(felt[7] * 0.96 ** np.arange(1, 9), rel=1e-4)
    paid = live(FORUM, 16, timeline=closing).months["community_cost"][:, 0]
    assert (paid[:8] > 0).all() and (paid[8:] == 0).all()


def test_a_forum_keeps_members_late_and_costs_at_once() -> None:
    place, nowhere = (live(policy, 48, market=COHORT) for policy in (FORUM, {}))
    gap = place.months["customers_end"][:, 0] - nowhere.months["customers_end"][:, 0]
    assert gap[-1] > 5 * abs(gap[2]) and gap[-1] > 20
    profit = place.months["profit"][:, 0] - nowhere.months["profit"][:, 0]
    assert (profit[:3] < 0).all()
    share = place.months["community_cost"][:, 0] / place.months["customers"][:, 0]
    assert share == pytest.approx(0.01)


def test_without_anger_more_of_a_forum_never_lets_anybody_leave_earlier() -> None:
    """With the mood of others set aside, belonging grows with the forum person by person."""
    off = {"returning": False, "reputation": False, "support": False, "word_of_mouth": False, "social_churn": False,
           "referral": False, "resentment": False}  # fmt: skip
    first = [
        live({"community": {"forum": f, "events": 0.0}}, 36, market=COHORT, mechanisms=off,
             behaviour={"community": {"mood": 0.0}}).customers["first_left"].astype(int)
        for f in (0.0, 0.4, 1.0)
    ]  # fmt: skip
    for less, more in zip(first, first[1:], strict=False):
        assert (more >= less).all()
        assert (more > less).sum() > 10, "a law that moves nobody is not tested"


def test_members_answer_and_the_queue_is_shorter() -> None:
    short = {"service": {"support_capacity": 0.08}}
    place, nowhere = (live({**short, **policy}, 24, market=COHORT) for policy in (FORUM, {}))
    assert place.months["answered_by_customers"][0, 0] == 0.0
    answered = place.months["answered_by_customers"][-1, 0] / place.months["customers"][-1, 0]
    assert 0.06 * 0.1 < answered < 0.06 * 0.5
    assert place.months["waiting"][-1, 0] < 0.9 * nowhere.months["waiting"][-1, 0]
    assert total(nowhere, "answered_by_customers") == 0.0


def test_events_press_on_those_who_do_not_belong() -> None:
    many = live({"community": {"events": 2.0}}, 24, **STAY, mechanisms={"involuntary": False}).customers
    belongs = many["belonging"] > 0.3
    assert belongs.sum() > 500
    assert many["resentment"][~belongs].mean() > 3 * many["resentment"][belongs].mean() > 0
    cohort = {"market": COHORT, "months": 36}
    left = {e: lost(live({"community": {"events": e}}, **cohort)) for e in (0.0, 2.0)}
    assert left[2.0] > left[0.0], "too many events drive off more than they bind"


def test_anger_is_heard_by_those_who_take_part_and_moderation_mutes_it() -> None:
    quiet: dict[str, Any] = {**STAY, "shocks": [WAVE], "mechanisms": {"involuntary": False}}
    loud, muted, nowhere = (
        live(policy, 12, **quiet) for policy in (FORUM, {"community": {"forum": 1.0, "moderation": 1.0}}, {})
    )
    assert (
        total(loud, "resentment") > total(muted, "resentment") == pytest.approx(total(nowhere, "resentment"), rel=0.02)
    )
    takes_part = loud.customers["belonging"] > 0
    more = loud.customers["resentment"] - nowhere.customers["resentment"]
    assert more[takes_part].mean() > 0.01 > abs(more[~takes_part].mean())
    assert loud.months["anger_inside"][:4, 0].max() == 0.0 < loud.months["anger_inside"][5, 0]


def over(
    policies: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]], outcome: str, **others: Any
) -> dict[str, np.ndarray]:
    """Return an outcome of the focal company added up over the months, one value a replication."""
    worlds = {
        name: Scenario.model_validate(
            {"customers": 12_000, "horizon_months": 24, "market": {"burn_in_months": 36}, "policy": policy,
             "shocks": shocks, **others}
        )
        for name, (policy, shocks) in policies.items()
    }  # fmt: skip
    found = twins(worlds, replications=8, workers=2)
    return {name: found.monthly(name, outcome).sum(axis=1).astype(float) for name in worlds}


def test_a_failure_wave_costs_more_customers_where_there_is_a_forum() -> None:
    """Difference of differences in customer-months over eight replications; the mean lies beyond three errors."""
    found = over(
        {"forum, wave": (FORUM, [WAVE]), "forum": (FORUM, []), "wave": ({}, [WAVE]), "neither": ({}, [])},
        "customers",
    )  # fmt: skip
    gap = (found["forum, wave"] - found["forum"]) - (found["wave"] - found["neither"])
    assert gap.mean() < -3 * gap.std(ddof=1) / np.sqrt(len(gap))


def test_a_forum_tells_outsiders_what_the_company_is_like() -> None:
    """Beyond what they hear from ties anyway: an ill-tempered forum repels, a good-humoured one draws."""
    angry = {"pricing": {"hidden_fee": 0.1}, "contact": {"frequency": 8.0}, "service": {"quality": 0.45}}
    happy = {"service": {"quality": 0.7}}
    found = {}
    for name, levers in (("angry", angry), ("happy", happy), ("ordinary", {})):
        found[name] = believed({**levers, **FORUM}) - believed(levers)
    assert found["angry"] < -0.02
    assert found["happy"] > 0.01
    assert abs(found["ordinary"]) < 0.01, "three good words to one ill move nobody away from the ordinary belief"


def believed(policy: dict[str, Any]) -> float:
    """Return what those without a company believe of the focal one after two years."""
    model = RetentionModel(scenario(policy, customers=N, horizon_months=24))
    model.run()
    return float(model.talk.beliefs[0, :N][model.customers["company"] == 2].mean())


def test_nothing_is_read_where_nobody_talks() -> None:
    silent = {"word_of_mouth": False, "social_churn": False, "referral": False}
    place = live(FORUM, 12, mechanisms=silent)
    assert np.array_equal(place.months["belief"], np.full_like(place.months["belief"], place.months["belief"][0, 0]))
    assert total(place, "belonging") > 0


def test_who_reads_along_joins_with_some_belonging_and_who_returns_remembers() -> None:
    model = RetentionModel(scenario(FORUM, customers=N, horizon_months=24, market={"burn_in_months": 0}))
    while model.month < 23:
        model.step()
    before = {name: model.customers[name].copy() for name in ("company", "last_company", "belonging", "spell")}
    model.step()
    people = model.customers
    affinity = model.table[0, conduct.AFFINITY]
    has_joined = (people["spell"] > before["spell"]) & (people["company"] == 0)
    new = has_joined & (people["last_company"] != 0)
    assert set(np.unique(people["belonging"][new])) == {np.float32(0.0), affinity}
    back = has_joined & (people["last_company"] == 0) & (before["company"] == 2)
    assert back.sum() > 3
    assert people["belonging"][back] == pytest.approx(before["belonging"][back] * 0.96, abs=1e-6)


def test_moderation_has_an_optimum_inside() -> None:
    """Where people find out that newcomers pay less, customers are best off if some of the anger is taken out.

    Surplus over five years, paired over eight replications; both gaps lie beyond three standard errors.
    """
    policies: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
        str(m): ({"pricing": {"walk": 0.05}, "community": {"forum": 1.0, "moderation": m}}, []) for m in (0.0, 0.7, 1.0)
    }
    found = over(policies, "surplus", horizon_months=60)
    for end in ("0.0", "1.0"):
        gap = found["0.7"] - found[end]
        assert gap.mean() > 3 * gap.std(ddof=1) / np.sqrt(len(gap)), end


def test_events_have_an_optimum_inside() -> None:
    """A few bind more than they press; as many as can be drive off more. Customer-months of four years, paired."""
    found = over({str(e): ({"community": {"events": e}}, []) for e in (0.0, 0.6, 2.0)}, "customers", horizon_months=48)
    for end in ("0.0", "2.0"):
        gap = found["0.6"] - found[end]
        assert gap.mean() > 3 * gap.std(ddof=1) / np.sqrt(len(gap)), end


def test_threads_and_twins_share_what_goes_on_inside() -> None:
    world = scenario(FORUM, customers=9_000, rivals={"rival": {"policy": {"community": {"forum": 0.6, "events": 1.0}}}},
                     shocks=[WAVE], market={"burn_in_months": 3})  # fmt: skip
    assert differing(run(world), run(world, threads=2)) == []
    start = RetentionModel(world).at_month_0()
    assert differing(run(world), RetentionModel(world, start=start).run()) == []


def test_a_diary_tells_what_belonging_and_the_anger_of_others_weigh() -> None:
    unheard = {**FORUM, "service": {"support_capacity": 0.02}}
    model = RetentionModel(scenario(unheard, customers=60, horizon_months=10, shocks=[WAVE], market=COHORT))
    witness = Witness(list(range(60)))
    model.living = witness
    model.run()
    told = {i: pages(seen, outside=2) for i, seen in witness.seen.items()}
    weighed = [(i, page) for i, of_one in told.items() for page in of_one if page.want.get("belonging")]
    assert len(weighed) > 60
    for i, page in weighed:
        belonging = witness.seen[i][page.month - 1].after["belonging"]
        if page.company == 0 and witness.seen[i][page.month - 1].after["company"] == 0:
            assert page.want["belonging"] == pytest.approx(-0.8 * belonging, abs=1e-5)
        assert "other" not in page.want
    heard = [
        event for of_one in told.values() for page in of_one for event in page.events if event.what == "anger_heard"
    ]
    assert heard and all(0.005 <= event.values["hurt"] < 0.2 for event in heard)
