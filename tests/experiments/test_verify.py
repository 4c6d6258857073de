"""Laws on one's own machine: they hold, wrong ones are told as failed, nothing can be lost unseen, refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import special

from experiments.bilingual import speaker
from experiments.verifying import closed_forms, conservation, everything, finding
from experiments.verifying.listing import LAWS
from experiments.verifying.words import WORDS
from sim import RetentionModel
from tests.experiments.conftest import Said
from tests.worlds import scenario

SMALL = ("experiment=verify", "customers=4000", "workers=1", "hydra.run.dir=out")
N = 4_000


def summary_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_law_holds(kizuna: Callable[..., Said], tmp_path: Path, language: str) -> None:
    said = kizuna(*SMALL, f"verify.language={language}")
    assert said.code == 0, said.err
    found = summary_of(tmp_path)
    assert found["answer"]["failed"] == []
    assert {row["law"] for row in found["checks"]} == {law.name for law in LAWS}
    assert found["answer"]["checks"] == found["answer"]["hold"] + len(found["answer"]["blunt"])
    for name in ("verify.csv", "report.html", "figures/verify.svg", "figures/verify.png", "figures/verify.csv"):
        assert (tmp_path / "out" / name).stat().st_size > 100, name
    assert len(pd.read_csv(tmp_path / "out" / "verify.csv")) == found["answer"]["checks"]
    assert speaker(WORDS)(language, "law.survival") in said.out


@pytest.mark.parametrize(
    ("form", "wrong", "law", "failed"),
    [
        ("shifted_beta_geometric", lambda a, b, months: (b / (a + b)) ** np.arange(months + 1), "survival", "survival"),
        ("two_stages", lambda h, through, months: (1 - h * through) ** np.arange(months + 1), "survival", "two_stages"),
        ("geometric_value", lambda m, r, d, months=None: m / (1 - r), "lifetime_value", "value"),
        ("logit_shares", lambda pulls: np.full(len(pulls), 1 / len(pulls)), "shares", "shares"),
        ("joining_pulls", lambda b, q, p, s, t: np.array([b + p / 5, b, b, 0.0]), "shares", "shares"),
        ("negative_binomial", lambda rate, shape, months: finding.stats.poisson(rate * months), "buying", "purchases"),
    ],
)  # fmt: skip
def test_a_wrong_law_is_told(
    kizuna: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, wrong: Any, law: str,
    failed: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(closed_forms, form, wrong)
    said = kizuna(*SMALL, f"verify.laws=[{law}]")
    assert said.code == 0, "as for validate: the answer says it"
    assert failed in summary_of(tmp_path)["answer"]["failed"]
    assert "FAILS" in said.out
    assert re.search(r"\d+ of \d+ checks fail: ", said.out)


@pytest.mark.parametrize("law", [law.name for law in LAWS])
def test_every_law_can_be_tried_alone(kizuna: Callable[..., Said], tmp_path: Path, law: str) -> None:
    said = kizuna(*SMALL, f"verify.laws=[{law}]")
    assert said.code == 0, said.err
    assert {row["law"] for row in summary_of(tmp_path)["checks"]} == {law}
    assert (tmp_path / "out" / "figures" / "verify.png").stat().st_size > 100


@pytest.fixture(scope="module", params=[True, False])
def over(request: pytest.FixtureRequest) -> tuple[Any, dict[str, np.ndarray]]:
    world = everything.changes(request.param)
    nested: dict[str, Any] = {"customers": 400}
    for key, value in world.items():
        group, _, name = key.partition(".")
        if name:
            nested.setdefault(group, {})[name] = value
        else:
            nested[group] = value
    model = RetentionModel(scenario(**nested))
    result = model.run()
    names = ("company", "member", "earned", "used", "prepaid", "value")
    return result, {name: model.customers[name].astype(float) for name in names}


def test_everything_has_something_to_do(over: tuple[Any, dict[str, np.ndarray]]) -> None:
    m = over[0].months
    flows = (
        "joined",
        "left",
        "issued",
        "redeemed",
        "expired",
        "held",
        "prepaid_float",
        "partner_income",
        "fines",
        "association_cost",
    )
    for name in flows:
        assert m[name].any(), name
    assert m["forfeited"][everything.WITHDRAWN["month"] :, 1].any(), "the rival declares points void"


@pytest.mark.parametrize(
    ("broken", "where", "amount"),
    [
        ("customers", "joined", 1), ("customers", "left", 1), ("customers", "customers_end", 1),
        ("points", "issued", 1), ("points", "expired", 1), ("points", "held", 1), ("prepaid", "prepaid_float", 2**-20),
        ("revenue", "list_fees", 0.1), ("revenue", "reward_cost", 0.1), ("revenue", "profit", 0.1),
        ("revenue", "fines", 0.1), ("value_of_people", "revenue", None),
    ],
)  # fmt: skip
def test_what_is_lost_is_noticed(
    over: tuple[Any, dict[str, np.ndarray]], broken: str, where: str, amount: float | None
) -> None:
    result, people = over
    assert all(found.holds for found in conservation.added_up(result, people, "free"))
    if amount is None:
        people = {**people, "value": people["value"] + 0.1}
    else:
        column = result.months[where]
        before = column[-1, 0]
        column[-1, 0] += amount
    failed = [found.name for found in conservation.added_up(result, people, "free") if not found.holds]
    if amount is not None:
        column[-1, 0] = before
    assert broken in failed


def test_points_in_a_wallet_are_counted(over: tuple[Any, dict[str, np.ndarray]]) -> None:
    result, people = over
    member = int(np.flatnonzero(people["member"] == 1)[0])
    earned = people["earned"].copy()
    earned[member] += 1
    failed = [f.name for f in conservation.added_up(result, {**people, "earned": earned}, "free") if not f.holds]
    assert failed == ["points"]


def test_closed_forms_agree_with_each_other() -> None:
    t = np.arange(25)
    np.testing.assert_allclose(closed_forms.two_stages(0.3, 1.0, 24), 0.7**t)
    np.testing.assert_allclose(closed_forms.shifted_beta_geometric(3e6, 7e6, 24), 0.7**t, rtol=1e-4)
    assert closed_forms.geometric_value(0.5, 0.7, 0.01, 400) == pytest.approx(
        closed_forms.value_of_survival(0.5, 0.7 ** np.arange(401), 0.01)
    )
    chances = np.random.default_rng(1).beta(0.668, 3.806, 200_000)
    mixed = closed_forms.two_stages(chances, 1.0, 6).mean(axis=0)
    np.testing.assert_allclose(mixed, closed_forms.shifted_beta_geometric(0.668, 3.806, 6), atol=0.005)
    assert closed_forms.logit_shares(np.log([1.0, 3.0])).tolist() == pytest.approx([0.25, 0.75])
    assert special.expit(0.0) == closed_forms.logit_shares(np.zeros(2))[0]


def test_findings() -> None:
    near, far = (finding.within("value", x, 1.0, 0.1, 2.0) for x in (1.3, 1.5))
    assert (near.verdict, far.verdict) == ("holds", "fails")
    assert finding.within("value", 1.0, 1.0, 0.5, 2.0).verdict == "blunt", "a law off by two errors would hold too"
    assert finding.within("value", float("nan"), 1.0, 0.1, 2.0).verdict == "fails"
    assert finding.exactly("points", 5.0, 5.0, 0.0).verdict == "holds"
    assert finding.exactly("points", 6.0, 5.0, 1.0).verdict == "fails"
    assert finding.beyond("contagious", 0.2, 9.0, 1.0).verdict == "holds"
    assert finding.beyond("contagious", 0.0, 1.0, 1.0).verdict == "fails"
    assert finding.beyond("contagious", 0.2, 9.0, 9.0).verdict == "blunt"
    worst = finding.worst_of("survival", np.array([0.5, 0.4]), np.array([0.5, 0.3]), np.full(2, 0.01), np.zeros(2))
    assert (worst.values["at"], round(worst.gap)) == (2, 10)
    assert finding.worst_of("survival", np.zeros(1), np.zeros(1), np.zeros(1), np.ones(1)).holds
    impossible = finding.chi_square(np.array([50, 49, 1]), np.array([0.5, 0.5]))
    assert impossible == 0.0


def test_every_text_is_there_in_both_languages() -> None:
    for key, (english, japanese) in WORDS.items():
        assert english, key
        assert japanese, key
        assert set(re.findall(r"{(\w+)", english)) == set(re.findall(r"{(\w+)", japanese)), key


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ((*SMALL, "verify.laws=[survivl]"), "verify.laws: no such law"),
        ((*SMALL, "customers=300"), "customers: too few for a law to be counted"),
        ((*SMALL, "replications=3"), "replications: every law is tried once"),
    ],
)
def test_refusals(kizuna: Callable[..., Said], tmp_path: Path, command: tuple[str, ...], message: str) -> None:
    said = kizuna(*command)
    assert (said.code, message in said.err) == (2, True), said.err
    assert not (tmp_path / "out").exists()
