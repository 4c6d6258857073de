"""Workers that outlast one plan are started once, end with the block, and are replaced after a plan that broke off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from experiments.sweeping.lasting import lasting_workers, lent
from experiments.sweeping.work import Done


class Counted:
    """An executor that tells how often it was started and ended."""

    slots = 1
    started = ended = 0

    def __enter__(self) -> Counted:
        Counted.started += 1
        return self

    def __exit__(self, *_error: object) -> None:
        Counted.ended += 1

    def submit(self, task: Mapping[str, Any]) -> None:
        self.task = task

    def next(self) -> Done:
        return Done(self.task["key"], self.task["block"])


@pytest.fixture(autouse=True)
def _from_zero() -> None:
    Counted.started = Counted.ended = 0


def plan(fails: bool = False) -> str:
    with lent(Counted) as workers:
        workers.submit({"key": "a", "block": 0})
        if fails:
            raise KeyboardInterrupt
        return workers.next().key


def test_started_once_and_ended_with_the_block() -> None:
    with lasting_workers():
        assert (plan(), plan(), plan()) == ("a", "a", "a")
        assert (Counted.started, Counted.ended) == (1, 0)
    assert (Counted.started, Counted.ended) == (1, 1)
    plan()
    assert (Counted.started, Counted.ended) == (2, 2), "outside of a block every plan has workers of its own"


def test_after_a_plan_that_broke_off_they_are_new() -> None:
    with lasting_workers():
        plan()
        with pytest.raises(KeyboardInterrupt):
            plan(fails=True)
        assert (Counted.started, Counted.ended) == (1, 1), "what was under way would be answered to the next plan"
        assert plan() == "a"
    assert (Counted.started, Counted.ended) == (2, 2)


def test_nothing_is_started_where_nothing_is_asked() -> None:
    with lasting_workers():
        pass
    assert (Counted.started, Counted.ended) == (0, 0)
