"""Laws that hold at any admissible value of any parameter, however absurd."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import Result, RetentionModel, Scenario
from sim.customers import CONTENT, NEVER, NOT_A_STARTER, OUTSIDE, PURCHASES, WANTING, columns
from sim.ledger import COSTS, LUMP_COSTS
from sim.passes.accounts import fixed_point
from tests.laws.spaces import scenarios
from tests.worlds import differing, silent

ATTITUDES = (
    "satisfaction", "expectation", "trust", "resentment", "disposition", "memory_satisfaction", "memory_trust",
    "memory_resentment", "discount", "privacy_concern", "susceptibility", "relevance", "gratitude",
    "belonging", "lead",
)  # fmt: skip
MONTHLY_SHARES = ("experience", "satisfaction", "trust", "resentment", "loyalty", "churn", "trapped_share", "relevance",
                  "gratitude", "belonging", "lead")  # fmt: skip

REVENUES = ("list_fees", "walk_premium", "rebates", "fees", "cross_sales", "data_sales", "membership_fees",
            "partner_income", "float_income", "stored_breakage")  # fmt: skip


def is_sparing(scenario: Scenario) -> bool:
    """Tell whether any company ever spares its customers a rise."""
    plans = (scenario.policies_by_month(name).values() for name in scenario.companies)
    return any(policy.pricing.is_sparing for policies in plans for policy in policies)


def check_people(model: RetentionModel) -> None:
    """Columns hold what their documentation says, after any month."""
    people, outside = model.customers, len(model.companies)
    for name in columns():
        assert np.isfinite(people[name]).all(), name
    for name in ATTITUDES:
        assert people[name].min() >= 0.0, name
        assert people[name].max() <= 1.0, name
    assert people["reference_price"].min() > 0.0
    assert people["price_sensitivity"].min() > 0.0
    assert people["attention"].min() > 0.0
    assert people["contact_ideal"].min() >= 1.0
    # nobody pays less than newcomers but who was spared a rise of the list price: not less than it was at its least
    assert people["walk"].min() >= (0.3 / 3.0 - 1e-6 if is_sparing(model.inputs) else 1.0)
    assert people["tenure"].min() >= 0
    assert people["spell"].min() >= 0
    assert people["episode"].min() >= 0
    assert people["company"].min() >= 0
    assert people["company"].max() <= outside
    assert set(np.unique(people["stage"])) <= {CONTENT, WANTING, OUTSIDE}
    assert np.array_equal(people["stage"] == OUTSIDE, people["company"] == outside)
    assert people["last_company"].min() >= -1
    assert people["last_company"].max() < outside
    assert people["deals"].min() >= 0
    assert people["deals"].max() <= 100
    assert people["discount_left"].min() >= 0
    assert people["discount_left"].max() <= 24
    assert people["pause"].min() >= 0
    assert people["pause"].max() <= 60
    assert set(np.unique(people["flags"])) <= set(range(8))
    if not model.inputs.market.contract:
        check_buyers(model)


def check_buyers(model: RetentionModel) -> None:
    """Without a contract purchases are whole, and nobody outside makes any."""
    people = model.customers
    for column in PURCHASES:
        assert np.isfinite(people[column.name]).all(), column
        assert people[column.name].min() >= 0.0, column
    for name in ("alive", "habit", "breadth"):
        assert people[name].max() <= 1.0, name
    assert min(people["rate"].min(), people["basket"].min()) > 0.0
    for name in ("visits", "elsewhere", "idle"):
        assert np.array_equal(people[name], np.round(people[name])), name
    assert np.array_equal(people["visits"] > 0, people["volume"] > 0)
    assert (people["visits"][people["idle"] > 0] == 0).all()


def check_counts(result: Result) -> None:
    """Customers are neither made nor lost: by month, by company, by cohort and by person."""
    m, n = result.months, result.scenario.customers
    assert np.array_equal(m["customers"] + m["joined"] - m["left"], m["customers_end"])
    assert np.array_equal(m["customers"][1:], m["customers_end"][:-1])
    assert (m["customers_end"].sum(axis=1) <= n).all()
    assert (m["customers_end"] >= 0).all()
    assert np.array_equal(
        m["customers_end"][-1], np.bincount(result.customers["company"], minlength=n)[: len(m["left"][0])]
    )
    assert np.array_equal(result.left.sum(axis=(1, 2, 3)), m["left"].sum(axis=0))
    assert np.array_equal(result.left[..., 1].sum(axis=(1, 2)), m["left_involuntarily"].sum(axis=0))
    assert np.array_equal(result.joined[:, 1:].T, m["joined"])
    # nobody leaves a cohort who was not in it
    assert np.array_equal(result.joined[:, 0], m["customers"][0])
    assert (result.left.sum(axis=(2, 3)) <= result.joined).all()
    for small, large in (("returned", "joined"), ("left_involuntarily", "left"), ("stuck", "attempts"),
                         ("accepted", "offers"), ("left", "customers"), ("breached", "customers")):  # fmt: skip
        assert (m[small] <= m[large]).all(), (small, large)
    for small, large in (("active", "customers"), ("active", "visits"), ("lapsed", "customers")):
        assert (m[small] <= m[large]).all(), (small, large)
    first = result.customers["first_left"]
    left_once = (first != NEVER) & (first != NOT_A_STARTER)
    assert ((first[left_once] >= 1) & (first[left_once] <= result.horizon)).all()
    assert left_once.sum() <= m["left"][:, 0].sum()
    assert (first != NOT_A_STARTER).sum() == m["customers"][0, 0]
    assert not (result.customers["left_involuntarily"] & ~left_once).any()


def check_money(result: Result) -> None:
    """Every account adds up, and the customers' values and surpluses add up to the companies'."""
    m = result.months
    for name in ("list_fees", "fees", "cross_sales", "data_sales", "revenue", *COSTS, "hours_lost"):
        assert np.isfinite(m[name]).all() and (m[name] >= 0).all(), name
    assert np.isfinite(m["walk_premium"]).all()
    if is_sparing(result.scenario):
        assert (m["walk_premium"] >= -m["list_fees"]).all(), "at most the whole list price is forgone"
    else:
        assert (m["walk_premium"] >= 0).all()
    assert (m["rebates"] <= 0).all()
    n = m["customers"].sum()
    parts = sum(m[name] for name in REVENUES)
    assert np.allclose(parts, m["revenue"], rtol=1e-5, atol=1e-5 * n)
    assert np.allclose(sum(m[name] for name in COSTS), m["cost"], rtol=1e-12)
    assert np.allclose(m["revenue"] - m["cost"], m["profit"], rtol=1e-12, atol=1e-9)
    # float32 columns that add up to horizon amounts of up to 25 each: relative 1e-7 a step
    size = np.abs(m["revenue"]).sum() + m["cost"].sum() + np.abs(m["surplus"]).sum() + 1.0
    # a customer's part of a sum is cut to 2**-20: nothing beside a month's bill, but a purchase may be as small
    costs, cuts = result.scenario.costs, 0.0
    if not result.scenario.market.contract:
        worth = costs.customer_value / result.scenario.market.neutral_quality
        cuts = 2**-20 * result.scenario.customers * m["revenue"].size * (4.0 + worth)
    rate = costs.discount_rate
    factors = (1.0 + rate) ** (-np.arange(1, result.horizon + 1) / 12.0)
    value = result.customers["value"].sum(dtype=float)
    honoured = np.where(m["members"] == 0, m["reward_cost"], 0.0)  # a programme that runs pays members only
    of_nobody = m["float_income"] + m["stored_breakage"] - honoured
    # what comes upon a company as a whole, and offers to people of others, who need not come
    of_nobody = of_nobody - sum(m[name] for name in (*LUMP_COSTS, "poaching_cost", "prepaid_cost"))
    assert abs(value - ((m["profit"] - of_nobody)[:, 0] * factors).sum()) < 1e-5 * size + cuts
    assert abs(result.customers["surplus"].sum(dtype=float) - m["surplus"].sum()) < 1e-5 * size + cuts


def check_shares(result: Result) -> None:
    m = result.months
    served = m["customers"] > 0
    is_buying = not result.scenario.market.contract
    for name in (*MONTHLY_SHARES, *(("habit", "breadth") if is_buying else ())):
        assert np.array_equal(np.isfinite(m[name]), served), name
        # means of fixed-point numbers: each is cut by less than 2**-20
        assert (m[name][served] >= -1e-6).all(), name
        assert (m[name][served] <= 1.0 + 1e-6).all(), name
    assert (m["reputation"] >= 0).all() and (m["reputation"] <= 1).all()
    assert (m["anger_inside"] >= 0).all() and (m["anger_inside"] <= 1).all()
    assert (np.abs(m["mood_inside"]) <= 1).all()
    assert (m["answered_by_customers"] >= 0).all() and (m["answered_by_customers"] <= m["customers"]).all()
    bought = m["visits"] + m["visits_elsewhere"] > 0
    assert np.array_equal(np.isfinite(m["share_of_wallet"]), bought)
    assert (m["share_of_wallet"][bought] >= 0).all() and (m["share_of_wallet"][bought] <= 1).all()
    assert is_buying or not bought.any()
    for snapshot in result.snapshots:
        assert snapshot.density.sum() == snapshot.with_focal.sum()
        assert sum(snapshot.loyal.values()) == result.scenario.customers
        assert snapshot.loyal["true"] + snapshot.loyal["spurious"] == snapshot.with_focal.sum()


@settings(max_examples=80)
@given(scenarios())
def test_anything_admissible_lives_by_the_laws(world: Scenario) -> None:
    model = RetentionModel(world)
    check_people(model)
    while model.month < world.horizon_months:
        model.step()
        check_people(model)
    result = model.result()
    check_counts(result)
    check_money(result)
    check_shares(result)


@settings(max_examples=60)
@given(scenarios(market={"contract": False}))
def test_anything_admissible_lives_by_the_laws_without_a_contract(world: Scenario) -> None:
    test_anything_admissible_lives_by_the_laws.hypothesis.inner_test(world)


def test_little_is_bought_by_many() -> None:
    """Found by trying everything: where rounding of many small purchases by strangers passed for lost money."""
    for price in (0.3, 3.0):
        world = silent(rivals={"rival": {"policy": {"pricing": {"price": price}}}}, timeline=[], shocks=[])
        check_money(RetentionModel(world).run())


def test_a_lot_is_bought_by_few() -> None:
    """Above 2,047 a month an amount scaled to millionths does not fit 32 bits: sums wrapped around unseen."""
    rates = {"purchase_rate": 60.0, "purchase_shape": 0.1, "basket_spread": 1.5}
    model = RetentionModel(silent(population=rates, customers=20_000))
    most = 0.0
    while model.month < 16:
        model.step()
        most = max(most, float(model.customers["volume"].max()))
    assert most > 4_094
    check_money(model.result())


@given(st.floats(0, 2**31 - 256, width=32))
def test_fixed_point_is_a_whole_number_of_millionths(amount: float) -> None:
    assert fixed_point(np.float32(amount)) == int(amount * 2**20)
    assert fixed_point(np.float32(-amount)) == -int(amount * 2**20)


@settings(max_examples=15)
@given(scenarios(customers=90), st.sampled_from([1, 7, 64]), st.integers(1, 3))
def test_blocks_and_threads_never_matter(world: Scenario, block: int, threads: int) -> None:
    assert differing(RetentionModel(world).run(), RetentionModel(world, block=block, threads=threads).run()) == []


@settings(max_examples=20)
@given(scenarios(mechanisms={"returning": False, "reputation": False}))
def test_nobody_joins_a_closed_market(world: Scenario) -> None:
    result = RetentionModel(world).run()
    assert result.months["joined"].sum() == result.months["acquisition_cost"].sum() == 0
    assert (np.diff(result.months["customers"], axis=0) <= 0).all()


def test_a_market_of_one() -> None:
    for share in (0.0, 1.0):
        market = {"focal_share": share, "outside_share": 1.0 - share, "burn_in_months": 0}
        world = Scenario.model_validate({"customers": 1, "horizon_months": 14, "market": market, "rivals": {}})
        result = RetentionModel(world, threads=3).run()
        check_counts(result)
        check_money(result)
        check_shares(result)
