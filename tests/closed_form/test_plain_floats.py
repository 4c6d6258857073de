"""Rules called from a notebook, with Python floats, give the numbers they give to the engine."""

from __future__ import annotations

import math

import pytest

from sim import numeric
from sim.rules.violations import p_look


@pytest.mark.parametrize("x", [-3.0, -0.3, 0.1, 0.3, 1.0, 2.7])
def test_numeric_functions_take_python_floats(x: float) -> None:
    # float32 arithmetic: a few units in the seventh digit
    assert float(numeric.exp(x)) == pytest.approx(math.exp(x), rel=1e-6)
    assert float(numeric.logistic(x)) == pytest.approx(1.0 / (1.0 + math.exp(-x)), rel=1e-6)
    assert float(numeric.softplus(x)) == pytest.approx(math.log1p(math.exp(x)), rel=1e-6)
    assert float(numeric.log(abs(x))) == pytest.approx(math.log(abs(x)), rel=1e-6)


def test_a_rule_takes_python_floats() -> None:
    assert float(p_look(0.1, 1.0)) == pytest.approx(1.0 - math.exp(-0.1), rel=1e-6)
