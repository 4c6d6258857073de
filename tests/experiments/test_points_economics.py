"""Rules of points moved by hand, and a tiny run from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments.presets import policy_levers
from experiments.wallets.design import levers
from experiments.wallets.words import headline
from sim.policy.programme import Programme

TINY = (
    "experiment=points_economics", "customers=200", "horizon_months=6", "replications=2", "market.burn_in_months=2",
    "points_economics.generosity=[0.05]", "points_economics.threshold=[5]", "points_economics.validity=[3,0]",
    "points_economics.clarity=[0,1]",
)  # fmt: skip


def test_levers_by_hand() -> None:
    rules = Programme.model_validate(policy_levers("points")["programme"])  # 10 a price, 100 for .5: 5 %
    assert levers("generosity", 0.1, rules) == {"reward_value": 1.0}
    assert levers("threshold", 20.0, rules) == {"reward_points": 200, "reward_value": 1.0}
    assert levers("validity", 0, rules) == {"expiry": "none"}
    assert levers("validity", 6, rules) == {"validity_months": 6}
    assert levers("clarity", 0.5, rules) == {"terms_clarity": 0.5}
    for spent in (2.0, 7.0, 40.0):  # the share given back stays
        moved = rules.model_validate(rules.model_dump() | levers("threshold", spent, rules))
        assert moved.advertised() == pytest.approx(rules.advertised())


def _gap(net: tuple[float, float, float]) -> dict:
    one = {"mean": 0.01, "low": 0.0, "high": 0.02}
    profit = dict(zip(("mean", "low", "high"), net, strict=True))
    return {"unclear": {"rewards": one, "sold": one, "profit_share": profit}}


@pytest.mark.parametrize(
    ("net", "says"),
    [((0.01, 0.005, 0.02), "pay here"), ((-0.01, -0.02, -0.005), "do not pay"), ((0.0, -0.1, 0.1), "not decided")],
)
def test_the_headline_follows_the_interval(net: tuple[float, float, float], says: str) -> None:
    assert says in headline(_gap(net), "en")
    assert headline(_gap(net), "ja")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command(kizuna, tmp_path: Path, language: str) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for number, folder in enumerate(folders):
        said = kizuna(*TINY, f"workers={number + 1}", f"points_economics.language={language}",
                      f"sweep.store={folder}-store", f"hydra.run.dir={folder}")  # fmt: skip
        assert said.code == 0, said.err
    names = [path.relative_to(folders[0]).as_posix() for path in folders[0].rglob("*") if path.is_file()]
    assert {"summary.json", "points.parquet", "report.html", "figures/points.svg", "figures/points.csv"} <= set(names)
    for name in names:
        if name not in ("manifest.json", "report.html"):  # which hold the clock and the command
            assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name
    summary = json.loads((folders[0] / "summary.json").read_text())
    table = pd.read_parquet(folders[0] / "points.parquet")
    lapsed = table[(table["rule"] == "validity") & (table["outcome"] == "breakage")].set_index("value")["mean"]
    assert lapsed[3] > lapsed[0] >= 0, "what never expires lapses less"
    gap = summary["unclear"]
    saved = gap["sold"]["mean"] - gap["rewards"]["mean"]
    # what is left of the net is what running and benefits cost, next to nothing here: a thousandth of profit
    assert gap["profit_share"]["mean"] == pytest.approx(saved, abs=1e-3)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["policy=[points,paid,neutral]"], "two policies are compared here"),
        (["policy=[paid,neutral]"], "gives no points for spending"),
        (["policy=[points,tiered]"], "has a programme itself"),
        (["points_economics.clarity=[0,2]"], "terms_clarity"),
        (["points_economics.validity=[0,99]"], "validity_months"),
        (["points_economics.generosity=[0.9,9]"], "reward_value"),
    ],
)
def test_refusals(kizuna, tmp_path: Path, words: list[str], says: str) -> None:
    said = kizuna(*TINY, *words, f"hydra.run.dir={tmp_path / 'one'}")
    assert said.code == 2
    assert says in said.err.replace("\n", " ")
    assert "Traceback" not in said.err
    assert not (tmp_path / "one").exists()
