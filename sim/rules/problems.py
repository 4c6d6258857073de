"""Service fails now and then, mostly a little; the worse it fails, the more complain, and the rest keep silent.

severity = 3 mean u^2, at most 1;  relative = min(1, severity / full)
P(complain) = lg(base + slope relative + ease);  harm = severity (1 - relief) + effort if settled, severity + effort if
not heard, severity if silent
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE

_WORST = np.float32(3.0)


@rule
def severity_of_problem(luck: np.float32, mean: np.float32) -> np.float32:
    """Return how bad a problem is, in units of quality, from a uniform number.

    Notes
    -----
    Source: assumed; many small problems and few bad ones. Limits: at most 1.
    """
    severity = _WORST * mean * (luck * luck)
    return severity if severity < ONE else ONE


@rule
def relative_severity(severity: np.float32, full: np.float32) -> np.float32:
    """Return the share of a whole failure, 0 to 1."""
    relative = severity / full
    return relative if relative < ONE else ONE


@rule
def complaint_logit(relative: np.float32, base: np.float32, slope: np.float32, ease: np.float32) -> np.float32:
    """Return the log-odds that somebody hit by a failure complains.

    Notes
    -----
    Source: form and sizes assumed: most who are hit say nothing.
    """
    return base + slope * relative + ease


@rule
def harm_after_recovery(severity: np.float32, relief: np.float32, effort: np.float32) -> np.float32:
    """Return what a failure costs in quality felt, once a complaint has brought relief.

    Parameters
    ----------
    relief
        Share made good; above 1 the customer is happier than without a failure.
    effort
        Quality lost to the effort of complaining.

    Notes
    -----
    Source: de Matos, Henrique and Rossi (2007) for a relief that may exceed the failure.
    """
    return severity * (ONE - relief) + effort
