"""A customer's diary: the same person with the same luck, month by month under each policy, and why they left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from experiments.diaries.telling import Life
    from experiments.diaries.words import Speech
    from experiments.report.words import Words
    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.customers import Customers
    from sim.model import Start

Fate = Literal["saved", "driven_away", "stay_anyway", "lost_anyway"]
PICK = -1


class Options(Declared):
    """Settings of a diary, under ``diary.``."""

    customer: int = setting(
        PICK, "Number of the customer, as in customers.parquet of a comparison; -1 picks a typical one of the fate "
        "asked for. In short: customer=17.", "customer", "顧客番号", low=PICK, high=20_000_000, unit="number",
    )  # fmt: skip
    fate: Fate = setting(
        "driven_away", "Fate of the customer picked: the first policy against the last.", "fate", "運命",
    )  # fmt: skip
    replication: int = setting(
        0, "Replication of the study in which the customer lives.", "replication", "反復", low=0, high=99_999,
        unit="number",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of the diary.", "language", "言語")


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Tell one customer's life under each policy.

    Raises
    ------
    Refusal
        If there is no such customer, or nobody with the fate asked for.
    """
    from experiments.diaries.telling import plain
    from experiments.diaries.words import Speech
    from experiments.progress import progress
    from experiments.report.words import Words
    from sim.draws import replication_seed
    from sim.model import RetentionModel

    options: Any = study.options
    scenarios = {name: study.scenario(name) for name in study.policies}
    baseline = scenarios[study.baseline]
    if options.customer >= baseline.customers:
        from experiments.refusal import Refusal

        raise Refusal(
            "diary.customer", "there is no such customer", found=str(options.customer),
            allowed=f"0 to {baseline.customers - 1}", hint="customers=N makes more",
        )  # fmt: skip
    seed = replication_seed(study.seed, options.replication)
    lives = len(scenarios) * (2 if options.customer == PICK else 1)
    total, done = baseline.market.burn_in_months + lives * baseline.horizon_months, [0]
    with progress("living", "months") as report:

        def tick(_month: int) -> None:
            done[0] += 1
            report(done[0], total)

        running_in = RetentionModel(baseline, seed=seed)
        while running_in.month < 0:
            running_in.step()
            tick(running_in.month)
        start = running_in.at_month_0()
        customer = options.customer
        if customer == PICK:
            customer = _typical(study, start, scenarios, tick)
        life = life_of(study, start, customer, options.replication, tick)
    fate = life.fate
    speech, words = Speech(options.language, baseline.companies), Words(options.language)
    told = plain(life, speech)
    rundir.write_json("diary.json", told)
    _say(console, life, speech, words)
    _show(rundir, life, speech, words)
    return {
        "customer": customer, "fate": fate, "replication": options.replication,
        "left_in_month": {name: policy["left_in_month"] for name, policy in told["policies"].items()},
        "reasons": {name: policy["reasons"] for name, policy in told["policies"].items()},
    }  # fmt: skip


def life_of(
    study: Study, start: Start, customer: int, replication: int = 0, tick: Callable[[int], None] | None = None
) -> Life:
    """Return one customer's life under each policy of a study.

    Parameters
    ----------
    start
        The market at month 0 of that replication.
    tick
        Called after every month lived.
    """
    from experiments.diaries.telling import Life

    scenarios = {name: study.scenario(name) for name in study.policies}
    pages, lefts = _live(start, scenarios, customer, tick)
    horizon = scenarios[study.baseline].horizon_months
    fate = _fate(lefts, study.policies, horizon)
    columns = _columns(start.customers, customer)
    return Life(customer, replication, study.seed, horizon, fate, columns, pages, study.baseline)


def _live(start: Start, scenarios: dict[str, Any], customer: int, tick: Any) -> tuple[dict[str, Any], list[int]]:
    from sim.diary import pages
    from sim.model import RetentionModel
    from sim.witness import Witness

    told, lefts = {}, []
    for name, scenario in scenarios.items():
        model = RetentionModel(scenario, seed=start.seed, start=start)
        witness = Witness([customer])
        model.living = witness
        result = model.run(tick)
        told[name] = pages(witness.seen[customer], len(scenario.companies))
        lefts.append(int(result.customers["first_left"][customer]))
    return told, lefts


def _fate(lefts: list[int], policies: tuple[str, ...], horizon: int) -> str:
    from sim.customers import NOT_A_STARTER

    if len(policies) < 2:
        return ""
    if lefts[0] == NOT_A_STARTER:
        return "none"
    treated, baseline = lefts[0] <= horizon, lefts[-1] <= horizon
    names = {(False, True): "saved", (True, False): "driven_away", (False, False): "stay_anyway"}
    return names.get((treated, baseline), "lost_anyway")


def _typical(study: Study, start: Start, scenarios: dict[str, Any], tick: Any) -> int:
    """Return the one of a fate who is nearest to its middle: in traits, and in when they leave."""
    from experiments.refusal import Refusal
    from sim.model import RetentionModel
    from sim.twin_worlds import fates

    options: Any = study.options
    if len(study.policies) < 2:
        raise Refusal(
            "diary.fate", "a fate needs two policies", found=f"policy=[{study.baseline}]",
            hint="policy=[aggressive,transparent], or name the customer: customer=17",
        )  # fmt: skip
    names = (study.policies[0], study.baseline)
    treated, baseline = (RetentionModel(scenarios[name], seed=start.seed, start=start).run(tick) for name in names)
    found = fates(treated, baseline, baseline.horizon)
    who = np.flatnonzero(found[options.fate])
    if not len(who):
        with_some = [name for name, chosen in found.items() if chosen.any()]
        raise Refusal(
            "diary.fate", "nobody has it in this world", found=options.fate,
            allowed=", ".join(with_some) or "none: nobody is with the company at month 0",
            hint="more customers, a longer horizon, another replication, or customer=N",
        )  # fmt: skip
    traits = [np.log(baseline.customers[name][who]) for name in ("price_sensitivity", "attention", "contact_ideal")]
    traits.append(baseline.customers["disposition"][who])
    traits += [np.minimum(result.customers["first_left"][who], baseline.horizon) for result in (treated, baseline)]
    distance = np.zeros(len(who))
    for values in traits:
        distance += ((values - np.median(values)) / (values.std() or 1.0)) ** 2
    return int(who[np.argmin(distance)])


def _columns(people: Customers, i: int) -> dict[str, Any]:
    from sim.customers import columns

    return {name: people[name][i].item() for name in columns()}


def _say(console: Console, life: Life, speech: Speech, words: Words) -> None:
    from rich.table import Table

    from experiments.diaries.telling import opening, reasons, rows

    console.print(speech.say("title", customer=life.customer), style="bold", highlight=False, markup=False)
    for line in opening(life, speech, words):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    table = Table(speech.say("month"))
    for name in life.policies:  # Japanese has no spaces to break at
        table.add_column(words.policy(name), overflow="fold")
    for month, cells in rows(life, speech):
        table.add_row(str(month), *cells)
    console.print(table, highlight=False, markup=False)
    for name, told in life.pages.items():
        for line in reasons(told, words.policy(name), speech):
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    console.print(speech.say("why.note"), highlight=False, markup=False, soft_wrap=True)


def _show(rundir: RunDir, life: Life, speech: Speech, words: Words) -> None:
    from experiments.diaries import page, picture
    from experiments.figures.theme import save, theme

    with theme(speech.language):
        drawn = picture.draw(life, speech, words)
        svg = save(drawn.figure, "svg")
        with rundir.writing("figures/diary.svg") as path:
            path.write_bytes(svg)
        with rundir.writing("figures/diary.png") as path:
            path.write_bytes(save(drawn.figure, "png"))
    csv = drawn.data.to_csv(index=False, float_format="%.10g", lineterminator="\n")
    rundir.write_text("figures/diary.csv", csv)
    rundir.write_text("diary.html", page.html(life, speech, words, svg.decode()))
    page.report(rundir, life, speech, words, svg)
