"""Whom should a retention campaign contact? The same customers under every rule, on the same budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sim.declare import Declared, parameter

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """Settings of the campaign, under ``who_to_save.``."""

    reach: float = parameter(
        0.05, "Budget: share of the customers who can be contacted in a month; everyone is contacted regardless.",
        low=0.001, high=1.0, unit="share a month", source="assumed", grade="A", label="reach", ja="到達率",
    )  # fmt: skip
    depth: float = parameter(
        0.3, "Discount offered with the contact; 0 is a contact without an offer.",
        low=0.0, high=0.9, unit="share of list price", source="assumed", grade="A", label="depth", ja="割引率",
    )  # fmt: skip
    deal_months: int = parameter(
        3, "How long an accepted offer lasts.",
        low=0, high=24, unit="months", source="assumed", grade="A", label="offer months", ja="割引の期間",
    )  # fmt: skip
    months: int = parameter(
        12, "How long the campaign runs, after a pilot of six months that all rules share.",
        low=3, high=120, unit="months", source="assumed", grade="A", label="campaign months", ja="施策の月数",
    )  # fmt: skip
    figures: bool = parameter(
        True, "Whether the figure is drawn.", unit="", source="assumed", grade="A", label="figures", ja="図",
    )  # fmt: skip
    language: Literal["en", "ja"] = parameter(
        "en", "Language of figure and answer.", unit="", source="assumed", grade="A", label="language", ja="言語",
    )  # fmt: skip


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every rule, write the table and the figure, and say what came of it.

    Raises
    ------
    Refusal
        If save offers are switched off, or the focal company has no customers to contact.
    """
    from experiments import parquet
    from experiments.campaigns import living, page, reading, words
    from experiments.ethics_compared import by_world, compared
    from experiments.summary import rounded
    from experiments.warming import warm_up

    warm_up(study.scenario(study.baseline))
    table = _live(study)
    parquet.write(rundir, "campaigns.parquet", table)
    ethics = compared(by_world(table, "rule"), dict.fromkeys(living.RULES, living.NOBODY))
    summary: dict[str, Any] = rounded({**reading.answer(study, table), "ethics": ethics})
    options: Any = study.options
    said = [words.in_words(summary, options.language), *page.scorecards(summary).in_words(options.language)]
    console.print("\n".join(said), highlight=False, soft_wrap=True, markup=False)
    if options.figures:
        page.draw_and_write(rundir, summary, options.language)
    return summary


def _live(study: Study) -> pd.DataFrame:
    """Return one row a replication and rule."""
    import pandas as pd

    from experiments.campaigns import living
    from experiments.ethics_compared import ETHICS
    from experiments.facts.bench import Bench
    from experiments.progress import progress
    from experiments.refusal import Refusal
    from sim.model import RetentionModel

    worlds = living.scenarios(study)
    nobody = worlds[living.NOBODY]
    if not nobody.mechanisms.saving:
        raise Refusal("mechanisms.saving", "no campaign can be run", found="false", allowed="true")
    if nobody.market.focal_share == 0.0 and nobody.market.burn_in_months == 0:
        raise Refusal("market.focal_share", "the focal company has nobody to contact", found="0", allowed="above 0")

    def once(seed: int) -> dict[str, dict[str, float]]:
        start = RetentionModel(nobody, seed=seed, threads=study.threads).at_month_0()
        lived = {rule: living.live(scenario, seed, start, study.threads) for rule, scenario in worlds.items()}
        return {
            rule: {**row, **{column: float(lived[rule][column]) for column in ETHICS}}
            for rule, row in living.outcomes(lived).items()
        }

    done, total = [0], study.replications
    with progress("contacting", "replications") as report:
        report(0, total)

        def tick(_months: int) -> None:
            done[0] += 1
            report(done[0], total)

        rows = Bench(study, tick).replicate(once, 1)
    return pd.DataFrame(
        [{"replication": r, "rule": rule, **row} for r, found in enumerate(rows) for rule, row in found.items()]
    )
