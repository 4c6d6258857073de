"""Votes of a class are kept whole, also when many vote at once and when a file was spoilt."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from experiments.app.lessons.votes import MOST_VOTES, Votes


def test_votes_are_kept_and_cleared(tmp_path: Path) -> None:
    votes = Votes(tmp_path / "deep" / "lessons")
    assert votes.of("ethics", "1.predict") == []
    votes.cast("ethics", "1.predict", "yes")
    votes.cast("ethics", "1.predict", 0.25)
    votes.cast("ethics", "2.predict", [0.5, 0.25])
    again = Votes(tmp_path / "deep" / "lessons")
    assert again.of("ethics", "1.predict") == ["yes", 0.25]
    again.reset("ethics", "1.predict")
    assert votes.of("ethics", "1.predict") == []
    assert votes.of("ethics", "2.predict") == [[0.5, 0.25]]
    assert [path.name for path in (tmp_path / "deep" / "lessons").iterdir()] == ["ethics.json"]


def test_nobodys_vote_is_lost_when_many_vote_at_once(tmp_path: Path) -> None:
    votes = Votes(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: votes.cast("ethics", "1.predict", f"v{i}"), range(80)))
    assert sorted(votes.of("ethics", "1.predict")) == sorted(f"v{i}" for i in range(80))


def test_a_spoilt_file_counts_as_no_votes(tmp_path: Path) -> None:
    votes = Votes(tmp_path)
    for text in ("{", "[]", '{"1.predict": 3}', '{"1.predict": [null, {"a": 1}, true]}'):
        (tmp_path / "ethics.json").write_text(text, "utf-8")
        assert votes.of("ethics", "1.predict") == []
    votes.cast("ethics", "1.predict", "yes")
    assert votes.of("ethics", "1.predict") == [None, {"a": 1}, True, "yes"][3:]


def test_who_listens_is_told_until_they_go(tmp_path: Path) -> None:
    votes, told = Votes(tmp_path), []
    end = votes.listen("ethics", lambda: told.append(len(votes.of("ethics", "1.predict"))))
    votes.cast("ethics", "1.predict", "yes")
    votes.cast("other", "1.predict", "yes")
    end()
    votes.cast("ethics", "1.predict", "no")
    assert told == [1]


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    (tmp_path / "ethics.json").write_text(json.dumps({"1.predict": ["old"] * MOST_VOTES}), "utf-8")
    votes = Votes(tmp_path)
    votes.cast("ethics", "1.predict", "new")
    kept = votes.of("ethics", "1.predict")
    assert len(kept) == MOST_VOTES and kept[-1] == "new"
