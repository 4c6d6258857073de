"""Ties between people: what every network promises, and what each kind is known for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from sim import Scenario
from sim.network import Network, make_network
from sim.ties import NetworkError
from sim.world.network import Network as Declaration

N = 6_000


def made(n: int = N, seed: int = 5, **declared: object) -> Network:
    with np.errstate(over="ignore"):
        return make_network(n, Declaration.model_validate(declared), seed)


def ends(network: Network) -> np.ndarray:
    return np.column_stack([np.repeat(np.arange(network.degrees.size), network.degrees), network.neighbours])


def clustering(network: Network) -> float:
    """Return the share of pairs of somebody's ties who know each other, over the first thousand people."""
    ties = [set(network.neighbours[a:b].tolist()) for a, b in zip(network.offsets, network.offsets[1:], strict=False)]
    met = possible = 0
    for i in range(1_000):
        for j in ties[i]:
            met += len(ties[i] & ties[j])
            possible += len(ties[i]) - 1
    return met / possible


@pytest.mark.parametrize("kind", ["small_world", "scale_free"])
@pytest.mark.parametrize("n", [1, 2, 3, 9, N])
def test_ties_go_both_ways_once_and_never_home(kind: str, n: int) -> None:
    network = made(n, kind=kind)
    pairs = {(int(i), int(j)) for i, j in ends(network)}
    assert len(pairs) == network.neighbours.size
    assert all((j, i) in pairs and i != j for i, j in pairs)
    for a, b in zip(network.offsets, network.offsets[1:], strict=False):
        assert np.all(np.diff(network.neighbours[a:b]) > 0)


@pytest.mark.parametrize("kind", ["small_world", "scale_free"])
def test_the_mean_number_of_ties_is_the_one_asked_for(kind: str) -> None:
    assert 7.8 < made(kind=kind, ties=8).degrees.mean() <= 8.0
    assert made(kind=kind, ties=0).neighbours.size == 0


def test_a_small_world_is_clustered_and_still_small() -> None:
    lattice, small, random = (made(rewired=share, homophily=0.0) for share in (0.0, 0.1, 1.0))
    assert clustering(lattice) == pytest.approx(9 / 14, abs=0.01), "of a ring with four on each side: 3 (k-2) / 4 (k-1)"
    assert clustering(small) > 0.4
    assert clustering(random) < 0.02
    assert np.all(lattice.degrees == 8)


def test_a_scale_free_network_has_hubs() -> None:
    degrees = np.sort(made(kind="scale_free", n=20_000).degrees)[::-1]
    assert degrees[0] > 20 * degrees.mean()
    top = degrees[:400]
    hill = 1 + 1 / np.mean(np.log(top[:-1] / top[-1]))
    # one in nine ends is drawn from all alike: a tail of about 3 + 2 / 8; Hill's estimate is good to a twentieth
    assert 2.6 < hill < 4.0


def test_the_alike_live_near_each_other() -> None:
    from sim import RetentionModel

    people = RetentionModel(
        Scenario(customers=N, market={"burn_in_months": 0}, population={"person_share": 1.0})
    ).customers
    likeness = {}
    for homophily in (0.0, 0.5, 1.0):
        pairs = ends(made(seed=1, homophily=homophily))
        propensity = people["propensity"]
        known = (propensity[pairs[:, 0]] != 0) & (propensity[pairs[:, 1]] != 0)
        likeness[homophily] = np.corrcoef(propensity[pairs[known, 0]], propensity[pairs[known, 1]])[0, 1]
    se = 1 / np.sqrt(N)
    assert abs(likeness[0.0]) < 5 * se
    assert likeness[0.0] + 0.2 < likeness[0.5] < likeness[1.0] - 0.2


def test_the_same_seed_makes_the_same_network() -> None:
    one, again, other = made(seed=3), made(seed=3), made(seed=4)
    assert np.array_equal(one.neighbours, again.neighbours)
    assert not np.array_equal(one.neighbours, other.neighbours)


def test_ties_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text("from,to\n0,1\n1,0\n2, 1\n3,3\n", encoding="utf-8")
    network = made(5, kind="imported", path=str(path))
    assert network.offsets.tolist() == [0, 1, 3, 4, 4, 4]
    assert network.neighbours.tolist() == [1, 0, 2, 1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0,1\n0,x\n", "line 2: '0,x'; allowed: two customer numbers"),
        ("0,1\n7\n", "line 2: '7'"),
        ("0,-1\n", "line 1"),
        ("0,5\n", "customer 5; allowed: 0 to 4"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NetworkError, match="network.path") as caught:
        made(5, kind="imported", path=str(path))
    assert said in str(caught.value)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(NetworkError, match="cannot read nowhere.csv: No such file"):
        made(5, kind="imported", path="nowhere.csv")


@pytest.mark.parametrize(
    ("declared", "said"),
    [({"ties": 7}, "odd"), ({"kind": "imported"}, "path"), ({"path": "x.csv"}, "path"), ({"kind": "ring"}, "kind")],
)
def test_networks_that_cannot_be(declared: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Scenario(network=declared)
