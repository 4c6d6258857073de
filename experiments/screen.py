"""Every lever of the policy, moved alone: what it does to customers, loyalty, profit and customer welfare.

A laboratory in which some lever does nothing, or helps everybody at no price, has its answer built in; both are marked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from pydantic import field_validator

from sim.declare import Declared, parameter

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.screening.effects import Effect, Price
    from experiments.study import Study


class Options(Declared):
    """Settings of the screen, under ``screen.``."""

    months: tuple[int, ...] = parameter(
        (12, 60, 120), "Months at which effects are read; those beyond the horizon are left out.",
        unit="months", source="assumed", grade="A", label="months read", ja="読み取る月",
    )  # fmt: skip
    levers: tuple[str, ...] = parameter(
        (), "Levers to move, for example [pricing.price,leaving.friction]; all if empty.",
        unit="names", source="assumed", grade="A", label="levers moved", ja="動かすレバー",
    )  # fmt: skip
    losses: bool = parameter(
        True, "Whether it is looked for elsewhere where moves lose profit that gain it at every month here.",
        unit="", source="assumed", grade="A", label="look for losses", ja="損失を探す",
    )  # fmt: skip
    figures: bool = parameter(
        True, "Whether the figure is drawn.", unit="", source="assumed", grade="A", label="figures", ja="図",
    )  # fmt: skip
    language: Literal["en", "ja"] = parameter(
        "en", "Language of the figure.", unit="", source="assumed", grade="A", label="language", ja="言語",
    )  # fmt: skip

    @field_validator("months")
    @classmethod
    def _in_order(cls, months: tuple[int, ...]) -> tuple[int, ...]:
        if any(month < 1 for month in months):
            raise ValueError(f"{min(months)} is out of bounds; allowed: whole months from 1")
        return tuple(sorted(set(months)))


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Move every lever, write the table and the figure, and say what came of it.

    Raises
    ------
    Refusal
        If a lever that is asked for does not exist.
    """
    import pandas as pd

    from experiments import parquet
    from experiments.progress import progress
    from experiments.screening import words
    from experiments.screening.effects import live, rows
    from experiments.screening.moves import plan

    options: Any = study.options
    _refuse_unknown(options.levers)
    planned = plan(study, options.levers)
    neutral = planned.worlds["neutral"]
    months = tuple(m for m in options.months if m <= neutral.horizon_months) or (neutral.horizon_months,)
    with progress("screening", "months") as report:
        effects = live(planned, study, months, report)
    effects = _with_losses(_with_prices(effects, study, months), study, months, options.losses)
    table = rows(effects)
    parquet.write(rundir, "screen.parquet", pd.DataFrame(table))
    for line in words.table(effects):
        console.print(line, highlight=False, soft_wrap=True, markup=False)
    _say(console, effects, planned.refused)
    if options.figures:
        _draw(rundir, effects, table, study.replications, options.language)
    return {
        "answer": {
            "levers": len({effect.move.lever.key for effect in effects}),
            "moves": len(effects),
            "idle": sorted(effect_name(effect) for effect in effects if effect.is_idle),
            "free_here": sorted(effect_name(effect) for effect in effects if effect.is_free),
            "without_price": sorted(effect_name(effect) for effect in effects if effect.is_without_price),
            "pays_always_here": sorted(effect_name(effect) for effect in effects if effect.pays_always),
            "pays_everywhere": sorted(effect_name(effect) for effect in effects if effect.pays_everywhere),
            "loses_profit": {effect_name(effect): _plain(effect.bites) for effect in effects if effect.bites},
            "unfelt": sorted(effect_name(effect) for effect in effects if effect.is_unfelt),
            "finding": words.finding(effects, "en"),
            "finding_ja": words.finding(effects, "ja"),
        },
        "refused": planned.refused,
        "replications": study.replications,
        "customers": neutral.customers,
        "months": list(months),
        "effects": table,
    }


def effect_name(effect: Effect) -> str:
    """Return lever and value, as on a command line."""
    return f"{effect.move.lever.key}={effect.move.value}"


def _with_prices(effects: list[Effect], study: Study, months: tuple[int, ...]) -> list[Effect]:
    """Look elsewhere for the price of every move that has none here."""
    from experiments.progress import progress
    from experiments.screening.elsewhere import find_price

    suspects = [effect for effect in effects if effect.is_free and not effect.is_oracle]
    if not suspects:
        return effects
    with progress("looking for prices elsewhere", "moves") as report:
        prices = {}
        for number, effect in enumerate(suspects):
            report(number, len(suspects))
            prices[effect_name(effect)] = find_price(effect.move, study, months)
        report(len(suspects), len(suspects))
    return [replace(effect, price=prices.get(effect_name(effect))) for effect in effects]


def _with_losses(effects: list[Effect], study: Study, months: tuple[int, ...], is_asked: bool) -> list[Effect]:
    """Look elsewhere for where moves lose profit that gain it at every month here."""
    from experiments.progress import progress
    from experiments.screening.elsewhere import find_price

    suspects = [effect for effect in effects if effect.pays_always and not effect.is_oracle]
    if not suspects or not is_asked:
        return effects
    losses = {}
    with progress("looking for losses elsewhere", "moves") as report:
        for number, effect in enumerate(suspects):
            report(number, len(suspects))
            losses[effect_name(effect)] = find_price(effect.move, study, months, ("profit",))
        report(len(suspects), len(suspects))
    return [replace(effect, bites=effect.bites or losses.get(effect_name(effect))) for effect in effects]


def _plain(price: Price) -> dict[str, Any]:
    return {"place": price.place, "month": price.month, **price.estimate.plain()}


def _say(console: Console, effects: list[Effect], refused: dict[str, str]) -> None:
    from experiments.screening import words

    console.print(
        "\nMeans with 95 % intervals over paired replications, against the same world with the lever at its null; "
        "a dot after the\ninterval: zero is inside. An asterisk: moved in a policy that gives the lever something "
        "to do.",
        highlight=False, soft_wrap=True, markup=False,
    )  # fmt: skip
    for name, reason in refused.items():
        console.print(f"{name} cannot be moved alone: {reason}", highlight=False, soft_wrap=True, markup=False)
    for line in words.losses(effects):
        console.print(line, highlight=False, soft_wrap=True, markup=False)
    for line in words.marks(effects):
        console.print(line, highlight=False, soft_wrap=True, markup=False, style="bold red")
    console.print(f"{words.finding(effects, 'en')}.", highlight=False, soft_wrap=True, markup=False)


def _draw(rundir: RunDir, effects: list[Effect], table: list[dict[str, Any]], n: int, language: str) -> None:
    import pandas as pd

    from experiments.figures import theme
    from experiments.screening import picture

    csv = pd.DataFrame(table).to_csv(index=False, float_format="%.6g", lineterminator="\n")
    rundir.write_text("figures/screen.csv", csv)
    with theme.theme(language):
        figure = picture.draw(effects, n, language)
        for kind in ("svg", "png"):
            with rundir.writing(f"figures/screen.{kind}") as path:
                path.write_bytes(theme.save(figure, kind))


def _refuse_unknown(asked: tuple[str, ...]) -> None:
    from experiments.refusal import Refusal, nearest
    from experiments.screening.moves import levers

    names = [lever.key for lever in levers()]
    for name in asked:
        if name not in names:
            raise Refusal("screen.levers", "no such lever", found=name, allowed=", ".join(names),
                          nearest=nearest(name, names))  # fmt: skip
