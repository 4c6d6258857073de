"""Lives by the models of Pareto/NBD and BG/NBD, to try fits and forecasts on."""

from __future__ import annotations

import numpy as np


def simulate(name: str, parameters: np.ndarray, n: int, time: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return repeat purchases of n people over some time: who, rising, and when, rising within a person.

    Parameters
    ----------
    name
        Key of ``PEERS``.
    """
    rng = np.random.default_rng([seed, 0x70656572])
    r, alpha, one, other = parameters
    rate = rng.gamma(r, 1.0 / alpha, n)
    if name == "Pareto/NBD":
        ends = np.minimum(rng.exponential(1.0, n) / rng.gamma(one, 1.0 / other, n), time)
        count, allowed = rng.poisson(rate * ends), np.full(n, np.inf)
    else:  # drop-out may follow any purchase but the first, which everybody has made
        ends = np.full(n, time)
        chance = np.clip(rng.beta(one, other, n), 1e-12, 1.0)
        count, allowed = rng.poisson(rate * ends), rng.geometric(chance).astype(float)
    who = np.repeat(np.arange(n), count)
    when = rng.random(len(who)) * ends[who]
    order = np.lexsort((when, who))
    number = np.arange(len(who)) - np.repeat(np.cumsum(count) - count, count)
    kept = number < allowed[who]
    return who[kept], when[order][kept]
