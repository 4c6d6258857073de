"""The register of assumptions finds turns where they are known to be, and claims none that luck could make."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.refusal import Refusal
from experiments.register.numbers import CASE, Number, numbers
from experiments.register.page import assumption_pages
from experiments.register.search import FEW, HERE, Place, Points, search, turning
from experiments.register.verdicts import READ, Reading, reading, verdicts
from experiments.statistics import Estimate
from experiments.study import Study
from experiments.sweeping.outcomes import names
from sim.declare import declarations
from sim.scenario import Scenario

CONF = conf_folder()
SMALL = ("customers=300", "horizon_months=24", "market.burn_in_months=6", "replications=3", "assumptions.more=6")
STEADY, TURNING, FADING, NOTHING = (
    "behaviour.resentment.half_life_months", "costs.contact", "costs.quality", "behaviour.programme.goal",
)  # fmt: skip


def study(*overrides: str) -> Study:
    return preview(for_hydra(["experiment=assumptions", *SMALL, *overrides], [CONF]), CONF, [])[0]


def says(sign: int, mean: float = 0.0) -> Reading:
    return Reading(sign, Estimate(mean or float(sign), None, None, 9))


class Known(Points):
    """Points whose answers are known: a straight line in the number that turns, and luck of a known size."""

    turn, luck = 0.02, 0.01

    def ask(self, places: Sequence[Place], replications: int, what: str) -> None:
        for place in dict.fromkeys(places):
            shape = (replications, 2)
            noise = self.luck * np.random.default_rng(5).standard_normal(shape)  # the same people and luck everywhere
            level = {TURNING: self.turn - place[1], FADING: 0.001 if place[1] > 0.2 else 1.0}.get(place[0], 1.0)
            level = 1.0 if place == HERE else level
            level += 0.001 * place[1] if place[0] == STEADY else 0.0
            flat = noise - noise.mean(axis=0)
            self._gaps[place] = {
                v.key: (level + flat if v.what == "crossover" else level + flat[:, 0]) for v in self.verdicts
            }
            self._lived[place] = replications


def registered(*keys: str) -> tuple[Known, list[Number]]:
    asked = study()
    return Known(asked), numbers(asked, keys)


def test_a_turn_is_found_where_it_is() -> None:
    points, several = registered(TURNING)
    (number,) = several
    _, (turns,) = search(points, several, 6, 4)
    flips = [turn for turn in turns if turn.kind == "flips" and turn.verdict != "crossover"]
    assert {turn.verdict for turn in flips} == {v.key for v in points.verdicts if v.what != "crossover"}
    for turn in flips:
        assert turn.side == "above", "it stands below where it turns"
        assert number.default <= turn.near < points.turn < turn.far
        # of the half of the range above it, four halvings leave a sixteenth, unless it is too close to call before
        assert turn.at == pytest.approx(points.turn, abs=0.15 * (number.range.high - number.default))
        assert (turn.before, turn.after) == (1, -1)


def test_what_does_nothing_and_what_turns_nothing() -> None:
    points, several = registered(NOTHING, STEADY, TURNING)
    idle, found = search(points, several, 6, 1)
    by = {number.key: turns for number, turns in zip(several, found, strict=True)}
    assert idle == {NOTHING}
    assert by[NOTHING] == by[STEADY] == []
    assert by[TURNING]


def test_a_lead_that_fades_is_undecided_and_no_flip() -> None:
    points, several = registered(FADING)
    _, (turns,) = search(points, several, 6, 2)
    assert {turn.kind for turn in turns} == {"undecided"}
    assert {turn.after for turn in turns} == {0}


@pytest.mark.parametrize(
    ("signs", "kind", "near", "far"),
    [
        ((1, 1, 1), None, 0, 0), ((1, -1, -1), "flips", 1, 2), ((1, 0, -1), "flips", 1, 3),
        ((-1, -1, 1), "flips", 2, 3), ((1, 0, 0), "undecided", 1, 2), ((1, 1, 0), "undecided", 2, 3),
        ((1, 0, 1), None, 0, 0), ((0, 0, 0), None, 0, 0), ((0, 0, -1), "decided", 2, 3),
    ],
)  # fmt: skip
def test_turns_of_signs(signs: tuple[int, ...], kind: str | None, near: float, far: float) -> None:
    found = turning("trust", "above", [1.0, 2.0, 3.0], [says(sign) for sign in signs])
    assert (None if found is None else (found.kind, found.near, found.far)) == (kind and (kind, near, far))


def test_a_crossing_lies_on_the_straight_line() -> None:
    found = turning("trust", "above", [1.0, 2.0, 3.0], [says(1, 3.0), says(0, 1.0), says(-1, -1.0)])
    assert found is not None
    assert (found.near, found.far, found.at) == (1.0, 3.0, 2.5)


def test_a_crossover_needs_clear_leads_of_both() -> None:
    year = np.array([[1.0], [1.1], [0.9]])
    assert reading(np.hstack([year, -year])).sign == 1
    assert reading(np.hstack([year, year])).sign == -1
    assert reading(np.hstack([year, 0.001 * (year - 1.0)])).sign == 0


def test_every_number_with_a_range_is_in_the_register() -> None:
    asked = study()
    keys = {number.key for number in numbers(asked)}
    declared = {
        item.key for item in declarations(Scenario)
        if item.kind == "parameter" and item.type in ("number", "integer")
    }  # fmt: skip
    assert keys == declared - set(CASE) - {"market.neutral_quality"}, "which defines the scale, and has no range"
    for number in numbers(asked):
        assert number.range.low <= number.default <= number.range.high, number.key
        for end in number.ends():
            asked.scenario(asked.baseline, {number.key: end})
    assert set(READ) <= set(names())


def test_verdicts_of_short_runs() -> None:
    assert [v.key for v in verdicts(120)][:6] == [f"{w}_{m}" for w in ("customers", "profit") for m in (12, 60, 120)]
    assert [v.key for v in verdicts(6)][:2] == ["customers_6", "profit_6"]


@pytest.mark.parametrize(
    ("overrides", "where"),
    [
        (("assumptions.parameters=[behaviour.trust.gian]",), "assumptions.parameters"),
        (("assumptions.parameters=[customers]",), "assumptions.parameters"),
        (("replications=1",), "replications"),
        (("assumptions.more=2",), "assumptions.more"),
        (("policy=[neutral]",), "policy"),
    ],
)
def test_refusals(overrides: tuple[str, ...], where: str) -> None:
    from experiments.assumption_register import check

    with pytest.raises(Refusal) as refused:
        check(study(*overrides))
    assert refused.value.where == where


def test_the_command_goes_on_and_says_the_same(kizuna, tmp_path: Path) -> None:
    asked = f"assumptions.parameters=[{TURNING},{NOTHING}]"
    folders = [tmp_path / name for name in ("one", "two")]
    for folder, language in zip(folders, ("en", "ja"), strict=True):
        said = kizuna("experiment=assumptions", *SMALL, asked, f"sweep.store={tmp_path / 'store'}",
                      f"assumptions.language={language}", f"hydra.run.dir={folder}")  # fmt: skip
        assert said.code == 0, said.err
    assert "in the store already" in said.err, "nothing is lived twice"
    one, two = ((folder / "summary.json").read_bytes() for folder in folders)
    assert json.loads(one)["numbers"] == json.loads(two)["numbers"]
    summary = json.loads(one)
    by = {number["key"]: number for number in summary["numbers"]}
    assert by[NOTHING]["is_idle"] and not by[TURNING]["is_idle"]
    table = pd.read_parquet(folders[0] / "assumptions.parquet")
    assert set(table["key"]) == {TURNING, NOTHING}
    assert (folders[1] / "figures" / "assumptions.svg").is_file()
    assert FEW <= summary["setting"]["replications"]


def test_the_page_is_up_to_date() -> None:
    for name, text in assumption_pages().items():
        assert (CONF.parent / "docs" / name).read_text(encoding="utf-8") == text, "run make docs"
