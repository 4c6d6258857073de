"""The ethics scorecard beside the money: by hand, and in verdict, summary and report of every study that compares."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments.ethics_compared import UNCLEAR, Beside, by_world, columns, compared
from experiments.report.words import Words
from experiments.scorecard import SCORES, differences, scorecard
from experiments.sweeping.outcomes import ETHICS
from sim.twin_worlds import twins
from tests.experiments.conftest import Said
from tests.experiments.small import COMPARED, SMALL
from tests.worlds import AGGRESSIVE, TRANSPARENT, scenario

RS = ("reward", "relevance", "recognition", "reward+relevance", "reward+recognition", "relevance+recognition",
      "reward+relevance+recognition")  # fmt: skip
BUNDLES = ("insight", "service", "association", "insight+service", "insight+association", "service+association",
           "insight+service+association")  # fmt: skip
PARTS = ("full", "bare", "code", "hollow", "unseen", "trained", "advocate")
LANDINGS = ("one_down", "grace", "kept", "unpromoted")
EXPECTED: dict[str, set[str]] = {
    "programme_shootout": {f"{trade}/{policy}" for trade in ("coffee", "hotel") for policy in ("punch_card", "tiered")},
    "points_economics": {"generosity/0.05", "threshold/5", "validity/3", "validity/0", "clarity/0", "clarity/1"},
    "three_rs": set(RS),
    "tier_ladder": {"times 0.25", "times 1", *LANDINGS},
    "paid_membership": {"0", "1"},
    "withdraw_programme": {"keep", "honour", "void", "unentitled"},
    "rivals_answer": {f"price_cut/{answer}" for answer in ("hold", "follow_1", "undercut", "poach", "enter")},
    "membership_pays": {f"2:{where}:{part}" for where in ("outside", "inside") for part in PARTS},
    "complements": set(BUNDLES),
    "keeping_up": {f"{policy}/0/{drift}/0.4" for policy in ("listening", "neutral") for drift in ("0", "0.02")},
    "who_to_save": {"everyone", "random", "risk", "value", "uplift", "true_uplift"},
    "ab_test": {"aggressive"},
}
"""Worlds that are compared, by study, where it is run small."""


@pytest.mark.parametrize("experiment", COMPARED)
def test_verdict_summary_and_report_hold_the_scorecard_of_every_policy_compared(
    kizuna: Callable[..., Said], tmp_path: Path, experiment: str
) -> None:
    expected = EXPECTED[experiment]
    for language in ("en", "ja"):
        out = tmp_path / language
        said = kizuna(f"experiment={experiment}", *SMALL[experiment], f"{experiment}.language={language}",
                      f"sweep.store={tmp_path / 'store'}", f"hydra.run.dir={out}")  # fmt: skip
        assert said.code == 0, said.err
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        ethics = summary["ethics"]
        assert {name for name, one in ethics.items() if one["against"]} == expected
        gaps = [gap["mean"] for one in ethics.values() for gap in one.get("differences", {}).values()]
        assert any(gaps), "nothing differs"
        for one in ethics.values():
            assert one["levels"]["welfare"]["mean"] is not None
            if one["against"]:
                base = ethics[one["against"]]["levels"]["welfare"]["mean"]
                gap = one["differences"]["welfare"]["mean"]
                assert gap == pytest.approx(one["levels"]["welfare"]["mean"] - base, abs=1e-4), "of the same worlds"
        page = (out / "report.html").read_text(encoding="utf-8")
        tell = Words(language)
        assert page.count(f">{tell('scorecard.versus')}</th>") == 1
        table = page[page.index(f">{tell('scorecard.versus')}</th>") :]
        assert table[: table.index("</table>")].count("<tr>") == len(ethics)
        assert tell("score.welfare").replace("'", "&#39;") in page
        # who answers on the screen in English only says so of the scorecard as well
        spoken = Words("en" if experiment in ("programme_shootout", "points_economics") else language)
        assert spoken("scorecard.clear", baseline="|").split("|")[0] in said.out


def lived(**worlds: Mapping[str, tuple[float, ...]]) -> dict[str, list[dict[str, float]]]:
    """Return rows of worlds in which lines are as said, all others zero."""
    found = {}
    for name, said in worlds.items():
        n = max(map(len, said.values()))
        found[name] = [
            dict.fromkeys(ETHICS, 0.0) | {f"ethics_{line}": values[r] for line, values in said.items()}
            for r in range(n)
        ]
    return found


LUCK = (1.0, 5.0, 3.0)
MADE = lived(
    none={"welfare": LUCK, "resentment": LUCK, "reward_dependence": (float("nan"),) * 3},
    good={
        "welfare": tuple(x + g for x, g in zip(LUCK, (0.2, 0.21, 0.19), strict=True)),
        "resentment": tuple(x + g for x, g in zip(LUCK, (0.5, -0.5, 0.1), strict=True)),
        "reward_dependence": (0.25, 0.25, 0.25),
    },
    bad={
        "welfare": tuple(x - g for x, g in zip(LUCK, (0.1, 0.11, 0.09), strict=True)),
        "resentment": LUCK,
        "reward_dependence": (float("nan"),) * 3,
    },
)


def named(_language: str, world: str) -> str:
    return world.upper()


def test_differences_are_paired_and_by_hand() -> None:
    found = compared(MADE, {"good": "none", "bad": "none"})
    assert list(found) == ["none", "good", "bad"] and found["none"]["against"] is None
    gap = found["good"]["differences"]["welfare"]
    # luck cancels: sd .01, t of two degrees of freedom 4.303
    assert (gap["mean"], gap["low"]) == pytest.approx((0.2, 0.2 - 4.303 * 0.01 / 3**0.5), abs=1e-5)
    assert "reward_dependence" not in found["good"]["differences"]
    assert found["good"]["levels"]["reward_dependence"]["mean"] == 0.25


def test_the_screen_tells_what_is_clear_and_counts_the_rest() -> None:
    beside = Beside(compared(MADE, {"good": "none", "bad": "none"}), named)
    said = beside.in_words("en")
    assert "“NONE”" in said[0]
    text = "\n".join(said)
    welfare = next(line for line in said if "customers' surplus" in line)
    assert "+0.2000 ±0.0248" in welfare and "-0.1000" in welfare
    assert "No clear difference: resentment." in text
    alone = next(line for line in said if "level; there is none" in line)
    assert "25.00%" in alone
    assert "2 compared): 3, of them clearly better for customers 1, clearly worse 1; about 0.2" in text
    one = "\n".join(Beside(compared(MADE, {"good": "none", "bad": "none"}), named, ["bad"]).in_words("en"))
    assert "GOOD" not in one and "2 compared): 3" in one, "those not told one by one are counted"


def test_the_report_has_every_world_and_no_empty_line() -> None:
    table = Beside(compared(MADE, {"good": "none", "bad": "none"}), named).table("en")
    assert [row[0] for row in table.rows] == ["NONE", "GOOD", "BAD"]
    assert len(table.header) == 2 + 3, "lines that are nothing everywhere are left out"
    assert table.rows[1][2].startswith("3.20 (+0.2000 ±") and table.rows[0][2] == "3.00"


def test_one_replication_makes_nothing_clear() -> None:
    alone = {name: rows[:1] for name, rows in MADE.items()}
    said = "\n".join(Beside(compared(alone, {"good": "none"}), named).in_words("ja"))
    assert UNCLEAR not in said and "良いものは0個、明確に悪いものは0個" in said


def test_worlds_of_a_table_are_told_apart_and_ordered() -> None:
    table = pd.DataFrame(
        {"replication": [1, 0, 0], "policy": ["a", "a", "b"], "effort": [0.5, 0.5, 0.0], "x": [1, 2, 3]}
    )
    found = by_world(table, "policy", "effort")
    assert list(found) == ["a/0.5", "b/0"] and [row["x"] for row in found["a/0.5"]] == [2, 1]


def test_it_is_the_scorecard_of_the_comparison() -> None:
    worlds = {"aggressive": scenario(AGGRESSIVE), "transparent": scenario(TRANSPARENT)}
    both = twins(worlds, replications=3)
    rows: dict[str, list[dict[str, Any]]] = {
        name: [columns(result) for result in results] for name, results in both.results.items()
    }
    found = compared(rows, {"aggressive": "transparent"})["aggressive"]
    assert found["levels"] == scorecard(both, "aggressive")
    assert found["differences"] == differences(both, "aggressive", "transparent")
    assert set(found["levels"]) <= {score.key for score in SCORES}
