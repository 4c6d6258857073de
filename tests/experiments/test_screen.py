from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.alone import CONTEXTS
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.screening import words
from experiments.screening.effects import OUTCOMES, Effect, live, rows
from experiments.screening.elsewhere import find_price
from experiments.screening.moves import PLAUSIBLE, ends, levers, plan
from experiments.study import Study

CONF = conf_folder()
LEVERS = {lever.key: lever for lever in levers()}
SMALL = ("customers=300", "replications=3", "horizon_months=12", "market.burn_in_months=6")


def study(*overrides: str) -> Study:
    return preview(for_hydra(["experiment=screen", *SMALL, *overrides], [CONF]), CONF, [])[0]


def effects(*keys: str, overrides: tuple[str, ...] = ()) -> list[Effect]:
    asked = study(*overrides)
    return live(plan(asked, keys), asked, (6, 12), lambda _done, _total: None)


def test_every_lever_is_moved() -> None:
    planned = plan(study())
    moved = {move.lever.key for move in planned.moves} | {name.partition("=")[0] for name in planned.refused}
    assert moved == set(LEVERS)
    assert not planned.refused
    assert list(planned.worlds)[-1] == "neutral"
    for move in planned.moves:
        one, other = planned.worlds[move.world], planned.worlds[move.beside]
        concern, _, name = move.lever.key.partition(".")
        assert getattr(getattr(one.policy, concern), name) == move.value
        assert getattr(getattr(other.policy, concern), name) == move.lever.null
        assert one.model_dump(exclude={"policy"}) == other.model_dump(exclude={"policy"})


def test_declarations_name_levers_and_stay_within_bounds() -> None:
    assert {name for key, values in CONTEXTS.items() for name in (key, *values)} <= set(LEVERS)
    for key, (low, high) in PLAUSIBLE.items():
        assert LEVERS[key].low <= low <= LEVERS[key].null <= high <= LEVERS[key].high  # type: ignore[operator]
    assert all(ends(lever) for lever in LEVERS.values())


def test_a_lever_without_its_mechanism_is_marked_idle() -> None:
    found = effects("leaving.friction", overrides=("mechanisms.friction=false",))
    assert [effect.is_idle for effect in found] == [True, True]
    assert words.marks(found) == ["leaving.friction changes nothing: a lever without effect is a defect"]
    assert not any(effect.is_idle for effect in effects("leaving.friction"))


def test_a_lever_without_its_price_is_marked_free() -> None:
    free = ("costs.quality=0", "customers=3000")
    found = effects("service.quality", overrides=free)
    assert [effect.is_free for effect in found] == [False, True]
    (line,) = words.marks(found)
    assert line.startswith("service.quality at 0.7 is clearly better for customers, loyalty, profit and welfare")
    assert not any(effect.is_free for effect in effects("service.quality", overrides=("customers=3000",)))


def test_the_price_of_a_free_move_is_looked_for_elsewhere() -> None:
    asked = study("costs.quality=0", "customers=3000", "replications=4")
    moves = {move.value: move for move in plan(asked, ("service.quality",)).moves}
    price = find_price(moves[0.7], asked, (6, 12))
    assert price is not None
    assert (price.place, price.outcome) == ("thin margins", "profit"), "the only place where quality costs"
    assert price.estimate.high is not None
    assert price.estimate.high < 0


def test_an_oracle_is_told_from_a_lever() -> None:
    (oracle,) = [m for m in plan(study()).moves if m.value == "true_uplift"]
    free = Effect(oracle, effects("pricing.price")[0].at, False, True, False)
    assert not free.is_without_price
    assert "no company can see" in words.marks([free])[0]


def test_effects_are_paired_differences() -> None:
    (effect,) = [e for e in effects("pricing.price") if e.move.value == 1.2]
    assert set(effect.at) == {6, 12}
    assert effect.at[12]["profit"].n == 3
    assert effect.at[12]["loyalty"].mean < 0  # type: ignore[operator]
    table = rows([effect])
    assert len(table) == 2 * len(OUTCOMES)
    assert table[0]["lever"] == "pricing.price"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command(kizuna, tmp_path: Path, language: str) -> None:
    asked = "screen.levers=[leaving.friction,pricing.welcome_months]"
    folders = [tmp_path / name for name in ("one", "two")]
    for workers, folder in enumerate(folders, 1):
        said = kizuna("experiment=screen", *SMALL, asked, f"workers={workers}", f"screen.language={language}",
                      f"hydra.run.dir={folder}")  # fmt: skip
        assert said.code == 0, said.err
    assert "leaving.friction: aggressive" in said.out
    assert "pricing.welcome_months: 12 *" in said.out
    for name in ("summary.json", "screen.parquet", "figures/screen.csv", "figures/screen.svg"):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    summary = json.loads((folders[0] / "summary.json").read_text())
    assert (summary["answer"]["levers"], summary["answer"]["moves"], summary["months"]) == (2, 3, [12])
    table = pd.read_parquet(folders[0] / "screen.parquet")
    assert len(table) == 3 * len(OUTCOMES)
    assert np.isfinite(table["mean"]).all()


def test_an_unknown_lever_is_refused(kizuna, tmp_path: Path) -> None:
    said = kizuna("experiment=screen", "screen.levers=[leaving.frction]", f"hydra.run.dir={tmp_path / 'one'}")
    assert said.code == 2
    assert "no such lever" in said.err
    assert "leaving.friction" in said.err


def test_no_lever_is_without_a_price() -> None:
    """Every lever moved: what helps everything here has its price elsewhere. Few people, so that it takes seconds."""
    asked = study("customers=800")
    found = live(plan(asked), asked, (12,), lambda _done, _total: None)
    assert {effect.move.lever.key for effect in found} == set(LEVERS)
    for effect in (effect for effect in found if effect.is_free and not effect.is_oracle):
        again = study("customers=3000", "replications=10", "horizon_months=36", "market.burn_in_months=24")
        assert find_price(effect.move, again, (12, 36)) is not None, effect.move


def test_it_is_told_where_a_lever_loses_profit() -> None:
    (dear,) = [e for e in effects("service.quality", overrides=("customers=3000",)) if e.move.value == 0.7]
    assert dear.bites is not None
    assert (dear.bites.place, dear.bites.month) == ("here", 6)
    (free,) = [e for e in effects("service.quality", overrides=("customers=3000", "costs.quality=0"))
               if e.move.value == 0.7]  # fmt: skip
    assert free.bites is None
    assert free.pays_always
    assert free.pays_everywhere, "until somebody looks elsewhere"
    assert "nowhere that was looked at" in words.losses([free])[-1]
    price = find_price(free.move, study("customers=3000", "costs.quality=0", "replications=4"), (6, 12), ("profit",))
    assert price is not None
    assert price.outcome == "profit"
    assert "here" in words.losses([dear])[-1]
