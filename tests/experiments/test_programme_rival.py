"""Agents in loyalty programmes: with the engine's own luck they come to its wallets, and race by the same rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np
import pytest

from experiments.figures import theme
from experiments.speed.agreement import compare, run_engine, run_rival, start_of
from experiments.speed.market import LIVED_WHOLE, left_out, not_offered
from experiments.speed.mesa_buying import BuyingMesaMarket
from experiments.speed.mesa_py_func import BuyingMesaPyFuncMarket, WholeMesaPyFuncMarket
from experiments.speed.mesa_wallet import Wallet
from experiments.speed.mesa_whole import WholeMesaMarket
from experiments.speed.picture import times_faster
from experiments.speed.rewarding import CLUB, MORE_RULES, PROGRAMMES, RULES, rewarding_market
from experiments.speed.ways import AS_WRITTEN, REWRITTEN, Way, loaded
from sim import Scenario, draws, totals
from sim.model import RetentionModel
from sim.world import Mechanisms
from tests.experiments.test_buying_rival import LIVELY, Asked
from tests.worlds import REWARDS

LIVED_HERE = (
    "expectation", "satisfaction", "price", "violations", "trust", "resentment", "contact", "returning", "gratitude",
    "word_of_mouth", "social_churn", "referral", "fairness",
    "programme",
)  # fmt: skip
"""Mechanisms of a small world in which all that wallets depend on can be told from the engine's columns."""
LUCK = {
    "enrols": draws.ENROL, "pays_again": draws.RENEW, "attend": draws.ATTEND, "earn": draws.ENGAGE,
    "go_to_partners": draws.PARTNERS, "claims": draws.REDEEM,
}  # fmt: skip
"""The decision of the engine behind each method of members that needs luck."""
WHOLE_TOTALS = (
    "members", "enrolled", "issued", "redeemed", "expired", "forfeited", "held", "rewards", "engaged",
    "partner_points", "partner_sales", "promoted", "demoted", "in_tier_1", "in_tier_2", "in_tier_3",
)  # fmt: skip
MONEY_TOTALS = (
    "reward_cost", "fees", "benefits", "given", "float", "loaded", "spent", "broken", "member_visits", "member_spend",
)  # fmt: skip
WALLET = ("member_months", "attends", "unused", "qualified", "tier", "tier_clock", "fee_left", "prepaid")
WHOLE = ("member", "points", "member_months", "attends", "unused", "tier", "tier_clock", "fee_left")
"""Columns of whole numbers, which are to be the same and not only near."""
ATTRIBUTES = {"member_months": "months", "tier_clock": "clock"}


def world(contract: bool) -> Scenario:
    """Three companies whose programmes use every rule between them."""
    programmes = {name: dict(rules) for name, rules in REWARDS.items()}
    programmes["mild"] |= {"terms_clarity": 0.5}  # so that somebody reckons with points that lapse unused
    if contract:  # with one bill a month tiers are earned by acts; and no bill is worth a whole number of points
        programmes["focal"] |= {
            "tier_qualifier": "engagement", "tier_1": 1.0, "tier_2": 2.0, "tier_3": 3.0, "earn_spend": 20.3
        }  # fmt: skip
        programmes["open"] |= {"earn_spend": 30.3}
    return Scenario(
        customers=260, horizon_months=16, market={"burn_in_months": 8, "outside_share": 0.25, "contract": contract},
        policy={"programme": programmes["focal"]},
        rivals={name: {"policy": {"programme": programmes[name]}} for name in ("mild", "open")},
        mechanisms={name: name in LIVED_HERE for name in Mechanisms.model_fields},
    )  # fmt: skip


class Beside:
    """Agents beside the engine, month by month: its luck, its companies and its purchases, their own wallets."""

    def __init__(self, scenario: Scenario, way: Way) -> None:
        self.contract, self.way = scenario.market.contract, way
        module = loaded("mesa_whole" if self.contract else "mesa_buying", way)
        base: Any = module.WholeMesaMarket if self.contract else module.BuyingMesaMarket
        start = start_of(scenario, 0)
        self.engine = RetentionModel(scenario, seed=start.seed, start=start)
        kind = type("Customer", (base.kind_of_customer,), {"__slots__": (), **self.by_the_engines_luck(base)})
        market_of = type("Beside", (base,), {"lived": LIVED_HERE, "kind_of_customer": kind})
        self.market: Any = market_of(scenario, start, 1)
        self.market.chance = self.luck
        self.core = loaded("mesa_agents", way)
        self.who, self.decision = 0, draws.ENROL

    def by_the_engines_luck(self, base: Any) -> dict[str, Callable[..., Any]]:
        def under(name: str, decision: np.uint64) -> Callable[..., Any]:
            method = getattr(base.kind_of_customer, name)

            @wraps(method)
            def decided(customer: Any, *words: Any) -> Any:
                self.decision = decision
                return method(customer, *words)

            return decided

        return {name: under(name, decision) for name, decision in LUCK.items()}

    def luck(self) -> float:
        with np.errstate(over="ignore"):
            key = np.uint64(draws.key(np.uint64(self.engine.seed), self.decision, self.market.month))
            return self.way.count(draws.uniform(key, self.who))

    def month(self) -> None:
        """Let the engine live a month, and agents what programmes are of it."""
        engine, market = self.engine, self.market
        people, n = engine.customers, engine.customers.n
        names = ("company", "tenure", "visits", "habit", "gratitude", "fit")
        before = {name: people[name].copy() for name in names}
        market.month = engine.month
        engine.step()
        market.table = engine.table
        market.open_month()
        now = {name: people[name].copy() for name in ("visits", "volume")}
        self.stayed = (people["company"] == before["company"]) & (people["company"] < len(engine.companies))
        self.means = np.zeros(n, np.float32)
        numbers, w = self.way.numbers, market.weights
        for name in ("habit", "gratitude", "fit"):
            before[name] = numbers(before[name])
        volume = numbers(now["volume"])
        for self.who, person in enumerate(market.people):
            i = self.who
            k = int(before["company"][i])
            person.company = company = market.sellers[k] if k < len(market.sellers) else None
            person.tenure, person.gratitude = int(before["tenure"][i]), before["gratitude"][i]
            if not self.contract:
                person.visits, person.habit = int(before["visits"][i]), before["habit"][i]
            if company is None:
                person.be_away(w)
                continue
            person.be_thanked(company, w)
            person.enter(company, w)
            paid = company.price * (1.0 - person.off)
            person.be_treated(company, w)
            person.be_bound(company, w)
            boost = self.way.count(1.0)
            if not self.contract:
                pull = person.be_drawn(company, w)
                if person.is_member:
                    pressed = person.wallet.pressed(w, person.progress)
                    boost = person.buys_beyond(pressed, w)
                    pull += (1.0 - w.programme_beyond) * pressed
                self.means[i] = self.expected(person, pull, boost, paid, i)
            cash = volume[i] * paid
            experienced = self.core.experienced_quality(
                company.quality, w.experience_fit * before["fit"][i], 0.0 * cash, 0.0
            )
            person.use_programme(company, w, cash, int(now["visits"][i]), volume[i], boost, experienced)

    def expected(self, person: Any, pull: float, boost: float, paid: float, i: int) -> float:
        """Return how many purchases are expected of who stayed, from the attitudes at the end of the month."""
        w, people, buying = self.market.weights, self.engine.customers, loaded("mesa_buying", self.way)
        s, t, r, alive = (
            self.way.count(people[name][i]) for name in ("satisfaction", "trust", "resentment", "alive")
        )  # fmt: skip
        habit = person.habit if person.tenure else person.usual_share
        pull += (
            w.buying_satisfaction * (s - w.market_neutral_quality) + w.buying_trust * (t - person.disposition)
            - w.buying_resentment * r
        )  # fmt: skip
        pull += w.buying_habit * (habit - person.usual_share) - w.buying_price * person.price_sensitivity * (paid - 1.0)
        mean: float = person.rate * buying.share_of_wallet(person.usual_share, pull) * boost * alive
        return mean

    def wallets(self) -> dict[str, np.ndarray]:
        """Return what agents hold, by column of the engine; nothing where there is no wallet."""
        people = self.market.people
        found: dict[str, Any] = {name: [] for name in ("member", "points", *WALLET)}
        for wallet in (person.wallet for person in people):
            found["member"].append(wallet.company.number + 1 if wallet else 0)
            found["points"].append(wallet.points if wallet else 0)
            for name in WALLET:
                found[name].append(float(getattr(wallet, ATTRIBUTES.get(name, name))) if wallet else 0.0)
        return {
            **{name: np.array(values, np.float64) for name, values in found.items()},
            "entitlement": np.array([person.entitlement for person in people], np.float64),
            "slighted": np.array([person.slighted for person in people], np.float64),
            "gratitude": np.where(self.stayed, [float(person.gratitude) for person in people], 0.0),
        }  # fmt: skip

    def columns(self) -> dict[str, np.ndarray]:
        """Return the same of the engine."""
        people = self.engine.customers
        is_member = people["member"] > 0
        return {
            "member": people["member"], "points": people["earned"] - people["used"],
            **{name: np.where(is_member, people[name], 0.0) for name in WALLET},
            "entitlement": people["entitlement"], "slighted": people["slighted"],
            "gratitude": np.where(self.stayed, people["gratitude"], 0.0),
        }  # fmt: skip


@pytest.mark.parametrize("contract", [False, True])
def test_the_same_luck_fills_the_same_wallets(contract: bool) -> None:
    beside = Beside(world(contract), AS_WRITTEN)
    happened = dict.fromkeys((*WHOLE_TOTALS, *MONEY_TOTALS), 0.0)
    n = beside.engine.customers.n
    for _ in range(16):
        beside.month()
        ours, theirs = beside.wallets(), beside.columns()
        for name, values in theirs.items():
            # agents take exponentials from the C library and not from polynomials; else, as written, they calculate in
            # float32 as the engine does
            allowed = 0.0 if name in WHOLE else 2.0**-20
            np.testing.assert_allclose(ours[name], values, rtol=0.0, atol=allowed, err_msg=name)
        if not contract:
            compare_purchases(beside)
        for seller in beside.market.sellers:
            counted = beside.engine._sums[seller.number]
            for name in WHOLE_TOTALS:
                assert getattr(seller, name) == counted[totals.TOTALS.index(name)], name
                happened[name] += getattr(seller, name)
            for name in MONEY_TOTALS:  # the engine cuts each amount of a person to millionths, some of them twice
                amount = counted[totals.TOTALS.index(name)] / 2**20
                assert getattr(seller, name) == pytest.approx(amount, abs=n * 4 * 2.0**-20), name
                happened[name] += abs(amount)
    assert [name for name, amount in happened.items() if not amount] == []  # nothing is compared that does not happen


@pytest.mark.parametrize("contract", [False, True])
def test_rewritten_rules_fill_the_same_wallets(contract: bool) -> None:
    beside = Beside(world(contract), REWRITTEN)
    # what is carried on lies below 32 and meets some 20 roundings of float32 in each of 16 months; one time in some
    # 100,000 a whole point hangs on one of these roundings, and then somebody's wallet differs from there on
    tolerance = 16 * 20 * 32 * 2.0**-24
    for _ in range(16):
        beside.month()
    ours, theirs = beside.wallets(), beside.columns()
    for name, values in theirs.items():
        is_other = np.abs(ours[name] - values) > tolerance
        assert is_other.mean() <= 0.01, name


def compare_purchases(beside: Beside) -> None:
    """Hold that pressed and drawn as agents are, and with the engine's luck, they buy what its customers buy."""
    from sim.rules.buying import purchases_of

    model, people = beside.engine, beside.engine.customers
    month = beside.market.month
    is_compared = beside.stayed & (beside.means <= 10.0)
    with np.errstate(over="ignore"):
        key = np.uint64(draws.key(np.uint64(model.seed), draws.VISITS, month))
        for i in np.flatnonzero(is_compared):
            bought = purchases_of(np.float32(draws.uniform(key, i)), beside.means[i])
            first = people["tenure"][i] == 1  # a month later: newcomers begin with a purchase
            assert people["visits"][i] == bought + first
    assert is_compared.sum() > 100


class Forgetful(Wallet):
    """A member who loses no points."""

    __slots__ = ()

    def expire(self, *words: Any) -> int:
        return 0


def test_other_wallets_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded("mesa_programme", REWRITTEN), "Wallet", Forgetful)
    beside = Beside(world(False), REWRITTEN)
    found = []
    for _ in range(8):
        beside.month()
        found.append(np.abs(beside.wallets()["points"] - beside.columns()["points"]).max())
    assert max(found) >= 1.0


def rewarding(policy: str, customers: int = 1_500, contract: bool = False, **more: Any) -> Scenario:
    levers = {**(LIVELY if policy != CLUB else {}), "programme": PROGRAMMES[policy]}
    return Scenario(
        customers=customers, horizon_months=10, policy=levers, mechanisms=left_out(LIVED_WHOLE),
        market={"burn_in_months": 24, "contract": contract}, **more,
    )  # fmt: skip


def test_programmes_of_the_race_use_what_they_say() -> None:
    assert not set(RULES) & set(MORE_RULES) - {"expiry"}
    for policy in PROGRAMMES:
        assert not_offered(rewarding(policy), LIVED_WHOLE, is_buying=True) == ""
    programme = rewarding(CLUB).policy.programme
    assert programme.levels == 3
    assert programme.fee > 0.0
    assert programme.earn_spend > 0.0


MARKETS = {False: (BuyingMesaMarket, BuyingMesaPyFuncMarket), True: (WholeMesaMarket, WholeMesaPyFuncMarket)}


@pytest.mark.parametrize(("policy", "contract"), [(CLUB, False), ("everything", False), (CLUB, True)])
def test_agents_live_in_programmes_as_customers_do(policy: str, contract: bool) -> None:
    # companies that lose data in every third month: rare breaches would be outliers, frequent ones can be compared
    inputs = rewarding(policy, contract=contract, behaviour={"privacy": {"hazard": 0.5}})
    engine = [run_engine(inputs, r) for r in range(12)]
    for rival, n in zip(MARKETS[contract], (3, 1), strict=True):
        lines = compare(engine, [run_rival(rival, inputs, 100 + r) for r in range(n)])
        assert [line.plain() for line in lines if not line.agrees] == []
    happened = {line.outcome for line in lines if line.engine != 0.0}
    assert {"member_share", "issued a month", "redeemed a month", "forfeited a month"} <= happened
    assert ("expired a month" in happened) != contract  # who pays every month is never without a purchase
    assert {"membership_fees a month", "in_tier_1 a month", "promoted a month", "benefit_cost a month"} <= happened


def test_both_ways_lead_the_same_lives_in_programmes() -> None:
    inputs = rewarding("everything", 300)
    start = start_of(inputs, 0)
    plainly, written = (rival(inputs, start, 7) for rival in MARKETS[False])
    for market in (plainly, written):
        for _ in range(8):
            market.step()
    assert plainly.random.getstate() == written.random.getstate()
    ours, theirs = plainly.months(), written.months()
    for name in ("customers", "left", "visits", "members", "rewards", "promoted", "partner_sales"):
        np.testing.assert_array_equal(ours[name], theirs[name])
        assert ours[name].any()
    np.testing.assert_allclose(ours["issued"], theirs["issued"], rtol=0.0, atol=2.0)  # a point may hang on a rounding


class AskedAgain(Asked):
    """A study with a baseline."""

    baseline = "lively"


def test_the_contest_over_programmes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from rich.console import Console

    from experiments.benchmark import _raced
    from experiments.speed.words_of_buying import tell_rewarding

    found = rewarding_market(AskedAgain())  # type: ignore[arg-type]
    assert found["policies"] == list(PROGRAMMES)
    for entry in found["contest"]["times"]:
        checked = found["agreement"][entry["policy"]].get(entry["name"])
        assert (entry["times_faster"] is not None) == bool(checked and checked["agrees"])
    console = Console(file=StringIO(), width=200)
    tell_rewarding(found, console)
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Buying in a loyalty programme" in told
    assert "under club" in told
    none: dict[str, Any] = {"contest": {"times": []}}
    raced = _raced({"whole": none, "silent": none, "rewarding": found})
    assert set(raced["policy"]) == set(PROGRAMMES)
    assert theme.save(times_faster(raced), "svg").startswith(b"<?xml")
