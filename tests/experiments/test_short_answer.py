"""The short answer says what the numbers say, whoever is ahead and however sure that is."""

from __future__ import annotations

from typing import Any

import pytest

from experiments.phrases import crossing
from experiments.short_answer import in_short


def gap(mean: float, half: float | None = 1.0) -> dict[str, Any]:
    if half is None:
        return {"mean": mean, "low": None, "high": None, "better": "undecided"}
    better = "undecided" if abs(mean) <= half else "bold" if mean > 0 else "plain"
    return {"mean": mean, "low": mean - half, "high": mean + half, "better": better}


def turn(ahead: str, *changes: tuple[int, bool]) -> dict[str, Any]:
    month = changes[-1][0] if changes else None
    return {
        "month": month, "low": month, "high": month, "low_beyond_horizon": False, "high_beyond_horizon": False,
        "ahead_at_the_end": ahead, "horizon": 120, "share_of_replications_without": 0.0,
        "sign_changes": [{"month": at, "between_clear_leads": clear} for at, clear in changes],
    }  # fmt: skip


def summary(profit: dict[str, Any], crossover: dict[str, Any], npv: dict[str, Any], **more: Any) -> dict[str, Any]:
    at = {"month": 120, "cumulative_profit": profit, "npv": npv, "customers_end": profit, "profit_share": gap(0.01)}
    found = {"at": [at], "crossover": {"profit": crossover, "customers": crossover}}
    return {"baseline": "plain", "against_baseline": {"bold": found}, **more}


def test_a_turn_between_clear_leads() -> None:
    text = in_short(summary(gap(-20.0), turn("plain", (2, False), (50, True), (114, True)), gap(5.0)), "bold")
    assert text.startswith(
        "Bold has earned more until month 113, plain from month 114 [114, 114] on (it also turned at month 50). "
        "After 120 months plain has earned 20.0 [19.0, 21.0] more"
    )
    assert "bold is still ahead by 5.0 [4.0, 6.0]." in text
    assert "Bold has more customers until month 113; after that plain has: 20.0 [19.0, 21.0] more at month 120" in text
    assert "month 2," not in text


def test_a_noisy_start_is_no_turn() -> None:
    noisy = turn("bold", (2, False))
    text = in_short(summary(gap(20.0), noisy, gap(5.0)), "bold")
    assert text.startswith("After 120 months bold has earned 20.0 [19.0, 21.0] more")
    assert "until" not in text
    assert "still" not in text
    assert "plain is at no month clearly ahead" in crossing(noisy, gap(20.0), "profit", "bold", "plain")


def test_undecided_comes_first() -> None:
    text = in_short(summary(gap(-0.5), turn("plain", (50, True)), gap(0.5)), "bold")
    assert text.startswith("After 120 months profit is undecided: plain +0.5 [-0.5, +1.5]; counting later money less, ")
    assert "it is undecided: bold +0.5 [-0.5, +1.5]." in text
    assert "ahead" not in text
    assert "month 50" not in text
    said = crossing(turn("plain", (50, True)), gap(-0.5), "profit", "bold", "plain")
    assert said.startswith("Crossover of profit: undecided at month 120, plain leads on average since month 50")


def test_one_replication_has_no_intervals() -> None:
    text = in_short(summary(gap(-20.0, None), turn("plain"), gap(-5.0, None)), "bold")
    assert "plain has earned 20.0 more" in text
    assert "plain is ahead by 5.0." in text
    assert "undecided" not in text


@pytest.mark.parametrize(
    ("profits", "expected"),
    [
        ((5.0, -5.0), "If resentment halved in 3 months bold would earn more by month 120, in 36 months plain;"),
        ((5.0, 5.0), "If resentment halved in 3 or 36 months bold would earn more by month 120;"),
        (
            (5.0, 0.5),
            "If resentment halved in 3 months bold would earn more by month 120, in 36 months it would be und",
        ),
    ],
)
def test_half_lives(profits: tuple[float, float], expected: str) -> None:
    rows = [
        {"label": label, "treatment": "bold", "is_main": label == "12",
         "at": [{"month": 120, "cumulative_profit": gap(profit)}]}
        for label, profit in zip(("3", "12", "36"), (profits[0], 9.0, profits[1]), strict=True)
    ]  # fmt: skip
    text = in_short(summary(gap(9.0), turn("bold"), gap(9.0), sensitivity={"half_life": rows}), "bold")
    assert expected in text
    assert text.endswith("nobody has measured it.")


def test_what_people_meet_unasked_is_said_where_it_clearly_differs() -> None:
    scores = {"bold": {"ethics": {"uninvited": gap(0.4, 0.1)}}, "plain": {"ethics": {"uninvited": gap(0.1, 0.05)}}}
    one = summary(gap(9.0), turn("bold"), gap(9.0), policy=scores)
    one["against_baseline"]["bold"]["ethics"] = {"uninvited": gap(0.3, 0.1)}
    said = "Bold contacts, or uses the data of, 40.0% [30.0%, 50.0%] of its customers a month without consent, plain 10"
    assert said in in_short(one, "bold")
    one["against_baseline"]["bold"]["ethics"] = {"uninvited": gap(0.05, 0.1)}
    assert "consent" not in in_short(one, "bold")
    scores["plain"]["ethics"]["reward_dependence"] = gap(0.2, 0.01)
    assert "Of the custom of plain's members 20.0% [19.0%, 21.0%] hangs on rewards." in in_short(one, "bold")
