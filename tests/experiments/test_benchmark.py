"""The rivals of the benchmark are worth beating: the same rules, the same outcomes, and no ratio where they differ."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import numpy as np
import pytest
from rich.console import Console

import sim.rules
from experiments.speed.agreement import Line, compare, run_engine, run_rival, start_of
from experiments.speed.contest import Contestant, ratios
from experiments.speed.market import Market, left_out, not_offered, people_at
from experiments.speed.mesa_agents import MesaMarket
from experiments.speed.mesa_py_func import MesaPyFuncMarket
from experiments.speed.numpy_columns import NumpyMarket
from experiments.speed.plain import plain
from experiments.speed.ways import AS_WRITTEN, REWRITTEN, chosen_way, going, loaded, py_func
from experiments.speed.words import NAMES, tell
from sim import Scenario
from sim.customers import BYTES_PER_CUSTOMER
from sim.rules.leaving import want_terms

AGGRESSIVE = {
    "pricing": {"hidden_fee": 0.06, "walk": 0.04, "welcome_discount": 0.3, "welcome_months": 3},
    "promise": {"overpromise": 0.15},
    "leaving": {"friction": "aggressive", "save_share": 1.0, "save_depth": 0.3, "save_months": 3},
    "contact": {"frequency": 4.0},
}
OPEN = {"pricing": {"price": 1.05, "hidden_fee": 0.05}, "promise": {"disclosure": 0.5}, "service": {"quality": 0.66}}
SIGNED = ("gap", "surprise", "push", "fit", "luck", "propensity", "friction", "base", "ordinary", "excess", "wake")


def scenario(policy: dict[str, Any], customers: int = 3_000, months: int = 12) -> Scenario:
    return Scenario(
        customers=customers, horizon_months=months, policy=policy, market={"burn_in_months": 36}, mechanisms=left_out()
    )


def rules() -> dict[str, Callable[..., Any]]:
    found = {}
    for module in iter_modules(sim.rules.__path__):
        home = import_module(f"sim.rules.{module.name}")
        for name, value in vars(home).items():
            function = getattr(value, "py_func", value)
            if function is want_terms:  # the terms of a rule, for people who ask why
                continue
            if inspect.isfunction(function) and function.__module__ == home.__name__:
                found[f"{module.name}.{name}"] = value
    return found


RULES = rules()


def drawn(name: str, generator: np.random.Generator) -> Any:
    if name.startswith("is_"):
        return bool(generator.integers(2))
    if name == "tenure":
        return np.float32(generator.integers(0, 200))
    if name == "usual_share":
        return np.float32(generator.uniform(0.05, 0.95))
    sign = generator.choice((-1.0, 1.0)) if any(word in name for word in SIGNED) else 1.0
    return np.float32(sign * generator.uniform(0.05, 1.5))


def test_the_rules_are_found() -> None:
    assert len(RULES) >= 20


@pytest.mark.parametrize("name", RULES)
def test_a_plain_rule_is_the_compiled_rule(name: str) -> None:
    compiled, generator = RULES[name], np.random.default_rng(1)
    function = plain(compiled)
    names = list(inspect.signature(getattr(compiled, "py_func", compiled)).parameters)
    for _ in range(300):
        values = [drawn(parameter, generator) for parameter in names]
        exact = function(*(value if isinstance(value, bool) else float(value) for value in values))
        # arguments are at most 1.5 and results below 32; some 16 roundings of float32, each of at most 2**-24
        assert float(compiled(*values)) == pytest.approx(exact, abs=16 * 32 * 2.0**-24)
        assert type(exact) is float


@pytest.mark.parametrize("name", RULES)
def test_a_plain_rule_holds_nothing_of_numpy(name: str) -> None:
    for value in plain(RULES[name]).__globals__.values():
        assert not isinstance(value, np.generic)
        assert getattr(value, "py_func", None) is None


@pytest.fixture(scope="module")
def engine() -> Callable[[str], list[dict[str, float]]]:
    known: dict[str, list[dict[str, float]]] = {}
    policies = {"aggressive": AGGRESSIVE, "open": OPEN}

    def runs(policy: str) -> list[dict[str, float]]:
        if policy not in known:
            known[policy] = [run_engine(scenario(policies[policy]), r) for r in range(16)]
        return known[policy]

    return runs


@pytest.mark.parametrize(("rival", "n"), [(NumpyMarket, 6), (MesaMarket, 2), (MesaPyFuncMarket, 2)])
@pytest.mark.parametrize(("policy", "levers"), [("aggressive", AGGRESSIVE), ("open", OPEN)])
def test_a_rival_lives_the_same_month(
    engine: Callable[[str], list[dict[str, float]]], rival: type[Market], n: int, policy: str, levers: dict[str, Any]
) -> None:
    # the limit is that of Student's t for a false alarm of 1 in 1,000 over all outcomes; seeds are fixed
    lines = compare(engine(policy), [run_rival(rival, scenario(levers), 100 + r) for r in range(n)])
    assert [line.plain() for line in lines if not line.agrees] == []


def test_another_way_is_gone_only_within_the_block() -> None:
    with pytest.raises(KeyError), going(AS_WRITTEN):
        assert chosen_way() is AS_WRITTEN
        raise KeyError
    assert chosen_way() is REWRITTEN


def test_agents_with_rules_as_py_func_call_the_very_rules() -> None:
    written = {id(py_func(rule)) for rule in RULES.values()}
    named = set()
    for module in ("mesa_agents", "mesa_moving"):
        taken, rewritten = vars(loaded(module, AS_WRITTEN)), vars(loaded(module, REWRITTEN))
        names = [name for name, value in taken.items() if id(value) in written]
        assert not [name for name in names if id(rewritten[name]) in written]
        named |= set(names)
    assert len(named) >= 20


def test_both_ways_of_holding_rules_live_the_same_lives() -> None:
    inputs = scenario(AGGRESSIVE, 300, 12)
    start = start_of(inputs, 0)
    plainly, written = MesaMarket(inputs, start, 7), MesaPyFuncMarket(inputs, start, 7)
    for market in (plainly, written):
        for _ in range(12):
            market.step()
    assert plainly.random.getstate() == written.random.getstate()
    ours, theirs = plainly.months(), written.months()
    for name in ("customers", "joined", "returned", "left", "left_involuntarily", "attempts", "stuck", "accepted"):
        np.testing.assert_array_equal(ours[name], theirs[name])
        assert ours[name].any()
    np.testing.assert_array_equal(plainly.first_left(), written.first_left())
    # what is carried on lies below 2 and meets some 20 roundings of float32 in each of 12 months
    tolerance = 12 * 20 * 2 * 2.0**-24
    for name in ("satisfaction", "expectation", "trust", "resentment", "reference_price", "walk"):
        carried = [[getattr(customer, name) for customer in market.people] for market in (plainly, written)]
        np.testing.assert_allclose(*carried, rtol=0.0, atol=tolerance)
    assert np.float32 in {type(customer.reference_price) for customer in written.people}
    assert {type(customer.reference_price) for customer in plainly.people} == {float}


class Careless(NumpyMarket):
    """A rival that forgot what violations do to trust."""

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.w["trust_loss"] = np.float32(0.0)


def test_another_month_is_noticed(engine: Callable[[str], list[dict[str, float]]]) -> None:
    lines = compare(engine("aggressive"), [run_rival(Careless, scenario(AGGRESSIVE), 100 + r) for r in range(4)])
    assert "trust" in [line.outcome for line in lines if not line.agrees]


def test_agreement_needs_to_know_the_size_of_luck() -> None:
    with pytest.raises(ValueError, match="two runs of the engine"):
        compare([{"trust": 0.5}], [{"trust": 0.5}])


def test_what_luck_does_not_touch_agrees_to_a_millionth() -> None:
    (line,) = compare([{"rebates": 0.05 - 2.0**-21}] * 8, [{"rebates": 0.05}])
    assert line.agrees
    (line,) = compare([{"rebates": 0.05}] * 8, [{"rebates": 0.0501}])
    assert not line.agrees


def test_rivals_begin_with_the_same_people() -> None:
    inputs = scenario(AGGRESSIVE, 500, 3)
    start = start_of(inputs, 0)
    market = MesaMarket(inputs, start, 1)
    columns = people_at(start, market.world, 2)
    inside = columns["company"] < 2
    assert inside.any()
    assert not inside.all()
    fits = columns["fits"][np.arange(500), np.minimum(columns["company"], 1)]
    np.testing.assert_array_equal(fits[inside], columns["fit"][inside])
    assert [customer.trust for customer in market.people] == pytest.approx(start.customers["trust"].tolist())
    assert len(market.agents) == 500 + 2


@pytest.mark.parametrize("rival", [NumpyMarket, MesaMarket, MesaPyFuncMarket])
def test_a_rival_is_repeatable_and_keeps_its_books(rival: type[Market]) -> None:
    inputs = scenario(AGGRESSIVE, 400, 6)
    start = start_of(inputs, 0)
    runs = []
    for _ in range(2):
        market = rival(inputs, start, 7)
        for _ in range(6):
            market.step()
        runs.append(market.months())
        cohorts = market.left.sum(axis=(1, 2, 3))
        np.testing.assert_array_equal(cohorts, market.months()["left"].sum(axis=0))
        np.testing.assert_array_equal(market.joined.sum(axis=1), market.months()["joined"].sum(axis=0))
    for name, values in runs[0].items():
        np.testing.assert_array_equal(values, runs[1][name])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"mechanisms": {"trust": False}}, "mechanisms.trust"),
        ({"policy": {"leaving": {"campaign_reach": 0.1}}}, "campaigns"),
        ({"timeline": [{"month": 1, "lever": "pricing.price", "value": 1.1}]}, "timeline"),
    ],
)
def test_rivals_say_what_they_do_without(changes: dict[str, Any], reason: str) -> None:
    mechanisms = left_out() | changes.get("mechanisms", {})
    inputs = Scenario(customers=100, market={"burn_in_months": 0}, **(changes | {"mechanisms": mechanisms}))
    assert reason in not_offered(inputs)
    with pytest.raises(ValueError, match="do without"):
        NumpyMarket(inputs, start_of(inputs, 0), 1)


def test_ratios_compare_round_by_round() -> None:
    nobody: Any = None
    slow, fast = (
        Contestant("s", nobody, 1, nanoseconds=[90.0, 80.0]),
        Contestant("f", nobody, 1, nanoseconds=[9.0, 4.0]),
    )
    assert ratios(slow, fast) == {"best": 20.0, "median": 15.0, "least": 10.0}


def test_a_policy_rivals_cannot_follow_is_refused(kizuna: Callable[..., Any]) -> None:
    said = kizuna("experiment=benchmark", "policy=[transactional,neutral]", "benchmark.quick=true")
    assert said.code == 2
    assert "policies.transactional: the rivals of the benchmark do without campaigns" in said.err


def in_words(summary: dict[str, Any]) -> str:
    out = StringIO()
    tell(summary, Console(file=out, width=250))
    return out.getvalue()


def test_a_quick_benchmark(kizuna: Callable[..., Any], tmp_path: Path) -> None:
    said = kizuna("experiment=benchmark", "benchmark.quick=true", f"hydra.run.dir={tmp_path / 'bench'}")
    assert said.code == 0, said.err
    assert "Do they agree?" in said.out
    summary = json.loads((tmp_path / "bench" / "summary.json").read_text())
    written = {path.relative_to(tmp_path / "bench").as_posix() for path in (tmp_path / "bench").rglob("*.*")}
    assert {"benchmark.parquet", "times.csv", "agreement.csv", "figures/cost_by_size.svg"} <= written
    assert {"times_of_the_whole.csv", "agreement_on_the_whole.csv", "parts.csv"} <= written
    assert {"times_of_programmes.csv", "agreement_on_programmes.csv", "figures/times_faster.svg"} <= written
    contest = summary["contest"]
    assert contest["times_faster_than"].keys() == {"mesa_py_func", "mesa_plain_floats", "numpy"}
    assert contest["policy"] == "aggressive"
    best = {entry["name"]: entry["best_ns"] for entry in contest["contestants"]}
    assert contest["engine_slowest_under"] == max(("aggressive", "neutral"), key=best.__getitem__)
    for name, times in contest["times_faster_than"].items():
        assert times["best"] == pytest.approx(best[name] / best["aggressive"])
    told = in_words(summary)
    for name, words in NAMES.items():
        (row,) = (line for line in told.splitlines() if words in line and "5,000" in line)
        assert f"{contest['times_faster_than'][name]['best']:,.1f} x" in row
    assert "both under aggressive" in told
    assert "No rival lived neutral, so no ratio is reported there." in told
    whole = summary["whole"]
    assert whole["policies"] == ["aggressive", "relationship", "neutral", "everything"]
    times = {(entry["policy"], entry["name"]): entry for entry in whole["contest"]["times"]}
    assert len(times) == 4 * 3
    for policy in whole["policies"]:
        for name in ("mesa_py_func", "mesa_plain_floats"):
            assert whole["agreement"][policy][name]["agrees"]
            faster = times[policy, name]["times_faster"]
            assert faster["best"] == pytest.approx(times[policy, name]["best_ns"] / times[policy, "engine"]["best_ns"])
            assert f"{faster['best']:,.1f} x" in told
    assert {row["part"] for row in whole["parts"]["parts"]} >= {"network", "community", "data"}
    assert whole["parts"]["carrying_ns"] > 0.0
    assert whole["bytes"]["columns"] == BYTES_PER_CUSTOMER
    # eight ties of four bytes, where they begin, beliefs and news of two companies
    assert whole["bytes"]["network"] >= 8 * 4 + 8 + 2 * 4 + 4
    assert "Where the engine's" in told
    assert summary["bytes_per_customer"] == BYTES_PER_CUSTOMER
    assert all(entry["best_ns"] > 0 for entry in summary["contest"]["contestants"])


def test_no_ratio_without_agreement(monkeypatch: pytest.MonkeyPatch, kizuna: Callable[..., Any]) -> None:
    monkeypatch.setattr("experiments.speed.numpy_columns.NumpyMarket", Careless)
    monkeypatch.setattr("experiments.speed.words.tell", lambda summary, console: console.print("told"))
    monkeypatch.setattr(Line, "agrees", property(lambda line: False))
    said = kizuna("experiment=benchmark", "benchmark.quick=true", "hydra.run.dir=bench")
    assert said.code == 0, said.err
    summary = json.loads(Path("bench/summary.json").read_text())
    assert summary["contest"]["times_faster_than"] == {"mesa_py_func": None, "mesa_plain_floats": None, "numpy": None}
    assert {entry["times_faster"] for entry in summary["whole"]["contest"]["times"]} == {None}
    monkeypatch.undo()
    told = in_words(summary)
    assert "Mesa, .py_func under everything: not the same month" in told
    for name in NAMES.values():
        assert f"{name}: does not live the same month" in told
        (row,) = (line for line in told.splitlines() if name in line and "5,000" in line)
        assert " x " not in row
    assert "best round against best round" not in told
