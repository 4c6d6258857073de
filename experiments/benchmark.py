"""How fast the engine is on this machine: against the core of a month as Mesa and NumPy, and all of it as Mesa."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.refusal import Refusal
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.speed.contest import Contestant
    from experiments.speed.market import Market
    from experiments.study import Study


class Options(Declared):
    """Settings of the benchmark, under ``benchmark.``; its populations and months are its own."""

    quick: bool = setting(
        False, "A look in half a minute: small populations, no start-up, no large market.", "quick", "簡易計測",
    )  # fmt: skip
    customers: int = setting(
        100_000, "People in the market on which engine, NumPy and Mesa are timed by turns.", "customers timed",
        "計測する顧客数", low=1_000, high=1_000_000, unit="people",
    )  # fmt: skip
    rounds: int = setting(
        7, "Rounds of three months each in which they are timed.", "rounds", "計測の回数",
        low=2, high=50, unit="rounds",
    )  # fmt: skip
    largest: int = setting(
        10_000_000, "Largest population for which the cost of a customer-month is measured.", "largest population",
        "最大の顧客数", low=10_000, high=20_000_000, unit="people",
    )  # fmt: skip
    whole: bool = setting(
        True, "Whether a million customers live through 120 months under two policies, and 60 with every pass at work.",
        "large market", "大規模市場",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of the report.", "language", "言語")


MONTHS_A_ROUND = 3
FEW = 2_000
"""Customers of the small market in which Mesa agents are timed too: there the processor's cache helps them most."""


def rivals() -> dict[str, type[Market]]:
    """Return the rivals by name; all live under the first policy."""
    from experiments.speed.mesa_agents import MesaMarket
    from experiments.speed.mesa_py_func import MesaPyFuncMarket
    from experiments.speed.numpy_columns import NumpyMarket

    return {"mesa_py_func": MesaPyFuncMarket, "mesa_plain_floats": MesaMarket, "numpy": NumpyMarket}


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Time the engine, check the rivals' outcomes, and only then say how much faster it is.

    Raises
    ------
    Refusal
        If a policy needs something that the rivals do not do.
    """
    from experiments.speed.machine import machine
    from experiments.speed.market import not_offered
    from experiments.speed.rewarding import rewarding_market
    from experiments.speed.silent import silent_market
    from experiments.speed.whole import taken_apart, whole_month

    options: Any = study.options
    first = study.policies[0]
    if reason := not_offered(_contested(study, first)):
        raise Refusal(
            f"policies.{first}", f"the rivals of the benchmark do without {reason}",
            allowed="a contract; first a policy with every mechanism on, no campaigns, renewal notices, timeline or "
            "shocks",
        )  # fmt: skip
    summary: dict[str, Any] = {"machine": machine(), "policies": list(study.policies), "quick": options.quick}
    apart = taken_apart(study)
    summary["agreement"] = _agreement(study)
    summary["contest"] = _contest(study, summary["agreement"])
    summary["whole"] = whole_month(study) | apart
    summary["silent"] = silent_market(study)
    summary["rewarding"] = rewarding_market(study)
    summary |= _alone(study)
    if not options.quick:
        summary |= _beside(study)
    _write(summary, rundir)
    from experiments.speed.words import tell

    tell(summary, console)
    return summary


def _agreement(study: Study) -> dict[str, Any]:
    from experiments.progress import progress
    from experiments.speed.agreement import compare, run_engine, run_rival

    quick = study.options.quick  # type: ignore[attr-defined]
    customers, months, n_engine = (2_000, 12, 12) if quick else (20_000, 24, 24)
    runs = {"mesa_py_func": 2, "mesa_plain_floats": 2 if quick else 4, "numpy": 3 if quick else 8}
    scenario = _contested(study, study.policies[0], customers=customers, horizon_months=months)
    to_do, done = n_engine + sum(runs.values()), 0
    with progress("agreement", "runs") as report:
        engine = []
        for r in range(n_engine):
            engine.append(run_engine(scenario, r))
            report(done := done + 1, to_do)
        found: dict[str, Any] = {"customers": customers, "months": months, "engine_runs": n_engine}
        for name, rival in rivals().items():
            theirs, n = [], runs[name]
            for r in range(n):
                theirs.append(run_rival(rival, scenario, n_engine + r))
                report(done := done + 1, to_do)
            lines = compare(engine, theirs)
            found[name] = {
                "runs": n, "agrees": all(line.agrees for line in lines), "outcomes": [line.plain() for line in lines]
            }  # fmt: skip
    return found


def _contest(study: Study, agreement: dict[str, Any]) -> dict[str, Any]:
    """Time all by turns; ratios only against rivals that agree."""
    from experiments.progress import progress
    from experiments.speed.agreement import start_of
    from experiments.speed.contest import Contestant, contest, ratios
    from experiments.speed.market import not_offered
    from sim.model import RetentionModel

    options: Any = study.options
    customers, rounds = (5_000, 3) if options.quick else (options.customers, options.rounds)
    horizon = 1 + rounds * MONTHS_A_ROUND
    first = _contested(study, study.policies[0], customers=customers, horizon_months=horizon)
    start = start_of(first, 0)
    little = _contested(study, study.policies[0], customers=FEW, horizon_months=horizon)
    little_start = start_of(little, 0)
    entries: list[Contestant] = []
    for name, rival in rivals().items():
        entries.append(Contestant(name, rival(first, start, 1), customers))
        if name != "numpy":
            entries.append(Contestant(f"{name}_few", rival(little, little_start, 1), FEW))
    policies = [name for name in study.policies if not not_offered(_contested(study, name))]
    for policy in policies:
        scenario = _contested(study, policy, customers=customers, horizon_months=horizon)
        entries.append(Contestant(policy, RetentionModel(scenario, seed=start.seed, start=start), customers))
    with progress("contest", "stretches") as report:
        contest(entries, rounds, MONTHS_A_ROUND, report)
    by_name = {entry.name: entry for entry in entries}
    engine = by_name[study.policies[0]]
    return {
        "customers": customers,
        "months": rounds * MONTHS_A_ROUND,
        "policy": study.policies[0],
        "policies": policies,
        "engine_slowest_under": max(policies, key=lambda policy: by_name[policy].best),
        "contestants": [entry.plain() for entry in entries],
        "times_faster_than": {
            name: ratios(by_name[name], engine) if agreement[name]["agrees"] else None for name in rivals()
        },
    }


def _alone(study: Study) -> dict[str, Any]:
    """Measure what concerns the engine only: sizes, memory, threads, workers."""
    from experiments.progress import progress
    from experiments.speed.agreement import start_of
    from experiments.speed.scaling import by_size, by_threads, by_workers
    from sim.customers import BYTES_PER_CUSTOMER

    options: Any = study.options
    policy = study.policies[0]
    sizes = [1_000, 10_000] if options.quick else [10**k for k in range(3, 9) if 10**k <= options.largest]
    customers = 20_000 if options.quick else options.customers

    def newcomers(n: int) -> Any:
        changes = {"customers": n, "horizon_months": 12, "market.burn_in_months": 0}
        return study.scenario(policy, changes)

    with progress("sizes", "populations") as report:
        rows = by_size(newcomers, sizes, 5, report)
    scenario = _scenario(study, policy, customers, 36)
    changes = {"customers": 10_000, "horizon_months": 12 if options.quick else 60, "market.burn_in_months": 12}
    small = {name: study.scenario(name, changes) for name in study.policies}
    return {
        "sizes": rows,
        "bytes_per_customer": BYTES_PER_CUSTOMER,
        "threads": by_threads(scenario, start_of(scenario, 0), 3, 3 if options.quick else 10),
        "workers": by_workers(small, 4, 1 if options.quick else 3),
    }


def _beside(study: Study) -> dict[str, Any]:
    """Measure starting up and, if asked for, a large market over ten years."""
    from experiments.speed.scaling import whole_job
    from experiments.speed.startup import first_words, starts
    from experiments.speed.whole import EVERYTHING, scenario_of

    found: dict[str, Any] = {
        "start_up": starts(_scenario(study, study.policies[0], 1_000, 12)), "first_words": first_words()
    }  # fmt: skip
    if study.options.whole:  # type: ignore[attr-defined]
        policies = {name: _scenario(study, name, 1_000_000, 120) for name in study.policies[:2]}
        found["large_market"] = whole_job(policies, study.settings.n_workers)
        everything = scenario_of(study, EVERYTHING, customers=1_000_000, horizon_months=60)
        found["large_network"] = whole_job({EVERYTHING: everything}, study.settings.n_workers)
    return found


def _contested(study: Study, policy: str, **changes: Any) -> Any:
    """Return a scenario with the mechanisms that the rivals live through, and no others."""
    from experiments.speed.market import left_out

    return study.scenario(policy, {**{f"mechanisms.{name}": False for name in left_out()}, **changes})


def _scenario(study: Study, policy: str, customers: int, months: int) -> Any:
    return study.scenario(policy, {"customers": customers, "horizon_months": months})


def _raced(summary: dict[str, Any]) -> pd.DataFrame:
    """Return the ratios of the three contests of the whole month, a row a contest, policy and rival that agrees."""
    import pandas as pd

    from experiments.speed.words import CONTESTS, NAMES

    rows = [
        {"contest": CONTESTS[part], "policy": entry["policy"], "rival": NAMES[entry["name"]], **entry["times_faster"]}
        for part in CONTESTS for entry in summary[part]["contest"]["times"] if entry["times_faster"]
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["contest", "policy", "rival", "best", "median", "least", "mean", "low", "high"])


def _write(summary: dict[str, Any], rundir: RunDir) -> None:
    import pandas as pd

    from experiments.figures import theme
    from experiments.speed.picture import cost_by_size, times_faster
    from experiments.speed.words import NAMES, WHOLE_NAMES

    times = pd.DataFrame(summary["contest"]["contestants"])
    outcomes = pd.concat(
        [pd.DataFrame(summary["agreement"][name]["outcomes"]).assign(rival_name=name) for name in rivals()]
    )
    whole, silent, rewarding = summary["whole"], summary["silent"], summary["rewarding"]
    more, of_buying, of_programmes = (
        pd.concat(
            [
                pd.DataFrame(part["agreement"][policy][name]["outcomes"]).assign(rival_name=name, policy=policy)
                for policy in part["policies"] for name in WHOLE_NAMES
            ]
        ) for part in (whole, silent, rewarding)
    )  # fmt: skip
    raced = _raced(summary)
    for name, frame in (
        ("times", times),
        ("agreement", outcomes),
        ("times_of_the_whole", pd.DataFrame(whole["contest"]["times"]).drop(columns="times_faster")),
        ("agreement_on_the_whole", more),
        ("times_of_buying", pd.DataFrame(silent["contest"]["times"]).drop(columns="times_faster")),
        ("agreement_on_buying", of_buying),
        ("times_of_programmes", pd.DataFrame(rewarding["contest"]["times"]).drop(columns="times_faster")),
        ("agreement_on_programmes", of_programmes),
        ("parts", pd.DataFrame(whole["parts"]["parts"]).drop(columns="mechanisms")),
        ("figures/cost_by_size", pd.DataFrame(summary["sizes"])),
        ("figures/times_faster", raced),
    ):
        with rundir.writing(f"{name}.csv") as path:
            frame.to_csv(path, index=False)
    with rundir.writing("benchmark.parquet") as path:
        times.to_parquet(path, index=False)
    best = {entry["name"]: entry["best_ns"] for entry in summary["contest"]["contestants"]}
    levels = {NAMES[name]: best[name] for name in rivals()}
    figures = {"cost_by_size": cost_by_size(summary["sizes"], levels, summary["policies"][0])}
    if not raced.empty:
        figures["times_faster"] = times_faster(raced)
    for name, figure in figures.items():
        for kind in ("svg", "png"):
            with rundir.writing(f"figures/{name}.{kind}") as path:
                path.write_bytes(theme.save(figure, kind))
