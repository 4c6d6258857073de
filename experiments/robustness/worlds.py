"""Worlds drawn evenly over what is assumed: by Latin hypercube or by Sobol points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import qmc

from experiments.assumptions import drawing
from experiments.assumptions.drawing import Unknown
from experiments.refusal import Refusal, nearest


def chosen(asked: Sequence[str]) -> list[Unknown]:
    """Return the assumed parameters to draw, in reading order; all if none is asked for.

    Raises
    ------
    Refusal
        If one of them is not assumed, or not there.
    """
    known = {item.key: item for item in drawing.unknowns()}
    for key in asked:
        if key not in known:
            raise Refusal(
                "robust.parameters", "is not among what is assumed", found=key, nearest=nearest(key, known),
                allowed=f"{len(known)} keys under {', '.join(drawing.PLACES)}", hint="kizuna explain lists them",
            )  # fmt: skip
    return [item for key, item in known.items() if not asked or key in asked]


def draw(design: str, parameters: list[Unknown], n: int, seed: int) -> np.ndarray:
    """Return n worlds by parameters, as shares of the ranges from 0 to 1.

    Parameters
    ----------
    design
        "lhs": a scrambled Latin hypercube, one world in every n-th part of every range; or "sobol": scrambled Sobol
        points, which also fill pairs of ranges evenly and want a power of two.

    Raises
    ------
    Refusal
        If Sobol points are asked for in another number.
    """
    if design == "lhs":
        return drawing.draw(parameters, n, seed)
    if n & (n - 1):
        below = 1 << (n.bit_length() - 1)
        raise Refusal(
            "robust.worlds", "Sobol points come in powers of two", found=str(n), allowed="4, 8, 16, ...",
            nearest=str(below if n - below < 2 * below - n else 2 * below), hint="or robust.design=lhs",
        )  # fmt: skip
    sampler = qmc.Sobol(d=len(parameters), scramble=True, rng=np.random.default_rng([seed, 0x736F626F]))
    found: np.ndarray = sampler.random_base2(n.bit_length() - 1)
    return found
