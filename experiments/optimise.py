"""Policies that no other beats on profit, loyalty, customer welfare and fairness, within ethical limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import field_validator

from sim.declare import Declared, parameter
from sim.policy.leaving import Friction

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study

Goal = Literal["profit", "loyalty", "welfare", "fairness"]


def _limit(default: float, meaning: str, high: float, unit: str, label: str, ja: str) -> Any:
    return parameter(default, meaning, low=0.0, high=high, unit=unit, source="assumed", grade="A", label=label, ja=ja)


class Options(Declared):
    """Settings of the search, under ``optimise.``."""

    objectives: tuple[Goal, ...] = parameter(
        ("profit", "loyalty", "welfare", "fairness"), "What is wanted, two to four of profit, loyalty, welfare and "
        "fairness.", unit="names", source="assumed", grade="A", label="objectives", ja="目的",
    )  # fmt: skip
    profit: Literal["npv", "cumulative_profit"] = parameter(
        "npv", "What counts as profit.", unit="", source="assumed", grade="A", label="profit", ja="利益の測り方",
    )  # fmt: skip
    levers: tuple[str, ...] = parameter(
        (), "Levers to search, for example [pricing.price,leaving.friction]; a usual dozen if empty.",
        unit="names", source="assumed", grade="A", label="levers searched", ja="探索するレバー",
    )  # fmt: skip
    max_trapped_share: float = _limit(
        0.15, "Ethical limit: largest trapped share at the horizon; 1 for none.", 1.0, "share", "limit of trapped",
        "囚われの上限",
    )  # fmt: skip
    max_hidden_fee: float = _limit(
        0.02, "Ethical limit: largest part of a fee that is not told before joining; 0.5 for none.", 0.5,
        "market prices a month", "limit of hidden fees", "隠れた手数料の上限",
    )  # fmt: skip
    max_friction: Friction = parameter(
        "mild", "Ethical limit: worst obstacles to leaving; aggressive for none.",
        unit="level", source="assumed", grade="A", label="limit of friction", ja="解約の障壁の上限",
    )  # fmt: skip
    min_retention: float = _limit(
        0.0, "Limit: smallest share of the starting book that has not left by the horizon; 0 for none.", 1.0, "share",
        "limit of retention", "維持率の下限",
    )  # fmt: skip
    population: int = parameter(
        32, "Candidates in a generation.", low=4, high=10_000, unit="candidates", source="assumed", grade="A",
        label="candidates a generation", ja="世代の候補数",
    )  # fmt: skip
    generations: int = parameter(
        16, "Generations of the search; more go on from those in the store.", low=1, high=10_000,
        unit="generations", source="assumed", grade="A", label="generations", ja="世代数",
    )  # fmt: skip
    kept: int = parameter(
        10, "Policies of the front that are lived again with fresh luck and written as presets, at most.",
        low=1, high=1_000, unit="policies", source="assumed", grade="A", label="policies kept", ja="残す施策の数",
    )  # fmt: skip
    fresh: int = parameter(
        12, "Replications with fresh luck, whose numbers are reported.", low=2, high=100_000,
        unit="replications", source="assumed", grade="A", label="fresh replications", ja="新しい反復数",
    )  # fmt: skip
    figures: bool = parameter(
        True, "Whether the figure is drawn.", unit="", source="assumed", grade="A", label="figures", ja="図",
    )  # fmt: skip
    language: Literal["en", "ja"] = parameter(
        "en", "Language of figure and report.", unit="", source="assumed", grade="A", label="language", ja="言語",
    )  # fmt: skip

    @field_validator("objectives")
    @classmethod
    def _some(cls, objectives: tuple[Goal, ...]) -> tuple[Goal, ...]:
        if not 2 <= len(set(objectives)) == len(objectives):
            raise ValueError(f"[{', '.join(objectives)}] is no choice between goals; allowed: two to four, each once")
        return objectives


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Search, live the front again with fresh luck, and write it as tables, presets, figure and report.

    The search begins with the baseline and the presets that come with Kizuna, as far as their levers are searched.
    Every candidate lies in the store: the same command goes on where it was stopped, and with more generations it
    goes on from the end.

    Raises
    ------
    Refusal
        If there is more than one policy, a lever does not exist or is on the timeline too, candidates would not be
        lived by the same people, or Optuna is missing.
    """
    from experiments import parquet
    from experiments.optimising import goals, presets, space
    from experiments.optimising.living import Arena
    from experiments.optimising.reading import answer, table_of
    from experiments.optimising.searching import search
    from experiments.optimising.words import comments, in_words
    from experiments.summary import rounded
    from experiments.sweeping.lasting import lasting_workers

    options: Any = study.options
    dimensions = space.space(options.levers)
    _refuse(study, [item.key for item in dimensions])
    wanted = goals.objectives(options.objectives, options.profit)
    limits = goals.Limits(
        options.max_trapped_share, options.min_retention, options.max_hidden_fee, options.max_friction
    )
    arena = Arena(study, dimensions, wanted, limits)
    with lasting_workers():
        candidates = search(
            arena.evaluate, {item.key: item.distribution() for item in dimensions}, [item.sign for item in wanted],
            population=options.population, generations=options.generations, seed=study.seed, first=arena.starts(),
        )  # fmt: skip
        arena.enter()
        front = arena.front(candidates, options.kept, options.fresh)
    summary: dict[str, Any] = rounded(answer(arena, candidates, front))
    table = table_of(arena, candidates, front)
    parquet.write(rundir, "candidates.parquet", table)
    for member in front.members:
        if member.is_within:
            presets.write(rundir, member.name, member.policy, comments(summary, member.name))
    console.print(in_words(summary, rundir.path), highlight=False, soft_wrap=True, markup=False)
    if options.figures:
        from experiments.optimising.page import draw_and_write

        draw_and_write(rundir, summary, table, options.language)
    return summary


def _refuse(study: Study, keys: list[str]) -> None:
    from experiments.refusal import Refusal
    from sim.scenario import FOCAL

    if study.treatments:
        raise Refusal(
            "policy", "the search is paired with one policy, the baseline", found=", ".join(study.policies),
            allowed="one policy", hint=f"policy=[{study.baseline}]",
        )  # fmt: skip
    if not study.sweep.same_people:
        raise Refusal("sweep.same_people", "candidates are paired with the baseline", found="false", allowed="true")
    for i, change in enumerate(study.scenario(study.baseline).timeline):
        if change.company == FOCAL and change.lever in keys:
            raise Refusal(
                f"timeline[{i}].lever", "is searched, and would be changed again later", found=change.lever,
                allowed="levers that are not searched", hint="leave it out of the timeline or of optimise.levers",
            )  # fmt: skip
