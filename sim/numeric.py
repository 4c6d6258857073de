"""Arithmetic that rules may use: float32 throughout, and the same bits compiled and interpreted.

Constants are typed as float32: a bare Python literal would promote a compiled expression to float64 and an
interpreted one not. Exponentials and logarithms are polynomials (after Cephes), because calls into the C library stop
vectorisation and differ between compiled and interpreted runs.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule

ZERO = np.float32(0.0)
HALF = np.float32(0.5)
ONE = np.float32(1.0)
TWO = np.float32(2.0)

_LOG2_E = np.float32(1.44269504)
_ROUND = np.float32(12582912.0)  # 1.5 * 2**23: adding and taking it off rounds to the nearest whole number
_LN2_HIGH = np.float32(0.693359375)
_LN2_LOW = np.float32(-2.12194440e-4)
_EXP_LOW = np.float32(-87.0)
_EXP_HIGH = np.float32(87.0)
_E0 = np.float32(1.9875691500e-4)
_E1 = np.float32(1.3981999507e-3)
_E2 = np.float32(8.3334519073e-3)
_E3 = np.float32(4.1665795894e-2)
_E4 = np.float32(1.6666665459e-1)
_E5 = np.float32(5.0000001201e-1)
_BIAS = np.int32(127)
_MANTISSA = np.int32(23)

_SQRT_HALF_BITS = np.int32(0x3F3504F3)
_TINY = np.float32(1.1754944e-38)
_L0 = np.float32(7.0376836292e-2)
_L1 = np.float32(-1.1514610310e-1)
_L2 = np.float32(1.1676998740e-1)
_L3 = np.float32(-1.2420140846e-1)
_L4 = np.float32(1.4249322787e-1)
_L5 = np.float32(-1.6668057665e-1)
_L6 = np.float32(2.0000714765e-1)
_L7 = np.float32(-2.4999993993e-1)
_L8 = np.float32(3.3333331174e-1)
# ln(1 + e) / e on 0 to 1, interpolated at Chebyshev points
_S1 = np.float32(-0.49999445)
_S2 = np.float32(0.33318122)
_S3 = np.float32(-0.24835399)
_S4 = np.float32(0.19076881)
_S5 = np.float32(-0.13602248)
_S6 = np.float32(0.07751609)
_S7 = np.float32(-0.02907406)
_S8 = np.float32(0.0051261)


@rule
def float_bits(x: np.float32) -> np.int32:
    """Return the bits of a float32 as an int32 (Numba views only what was just made a float32)."""
    return np.float32(x).view(np.int32)


@rule
def bits_float(bits: np.int32) -> np.float32:
    """Return the float32 that has these bits."""
    return np.int32(bits).view(np.float32)


@rule
def clip(x: np.float32, low: np.float32, high: np.float32) -> np.float32:
    """Return x held between low and high."""
    x = x if x > low else low
    return x if x < high else high


@rule
def positive(x: np.float32) -> np.float32:
    """Return x above zero, else zero."""
    return x if x > ZERO else ZERO


@rule
def exp(x: np.float32) -> np.float32:
    """Return e to the x; relative error below 1e-7, argument held within +-87."""
    x = clip(np.float32(x), _EXP_LOW, _EXP_HIGH)  # a Python float would make the rounding below do nothing
    n = (x * _LOG2_E + _ROUND) - _ROUND
    r = x - n * _LN2_HIGH
    r = r - n * _LN2_LOW
    p = _E0
    p = p * r + _E1
    p = p * r + _E2
    p = p * r + _E3
    p = p * r + _E4
    p = p * r + _E5
    y = p * (r * r) + r + ONE
    scale = np.int32((np.int32(n) + _BIAS) << _MANTISSA)
    return y * bits_float(scale)


@rule
def log(x: np.float32) -> np.float32:
    """Return the natural logarithm of a positive x; anything smaller counts as the smallest normal number."""
    x = np.float32(x)
    x = x if x > _TINY else _TINY
    bits = float_bits(x)
    e = np.int32(np.int32(bits - _SQRT_HALF_BITS) >> _MANTISSA)
    fraction = np.int32(bits - np.int32(e << _MANTISSA))
    f = bits_float(fraction) - ONE
    z = f * f
    p = _L0
    p = p * f + _L1
    p = p * f + _L2
    p = p * f + _L3
    p = p * f + _L4
    p = p * f + _L5
    p = p * f + _L6
    p = p * f + _L7
    p = p * f + _L8
    n = np.float32(e)
    y = p * f * z + n * _LN2_LOW - HALF * z
    return f + y + n * _LN2_HIGH


@rule
def power(x: np.float32, exponent: np.float32) -> np.float32:
    """Return a positive x to an exponent."""
    return exp(exponent * log(x))


@rule
def logistic(x: np.float32) -> np.float32:
    """Return the probability of log-odds x."""
    return ONE / (ONE + exp(-x))


@rule
def softplus(x: np.float32) -> np.float32:
    """Return ln(1 + e^x): minus the log of the chance that an event of log-odds x does not happen."""
    e = exp(-(x if x > ZERO else -x))
    p = _S8
    p = p * e + _S7
    p = p * e + _S6
    p = p * e + _S5
    p = p * e + _S4
    p = p * e + _S3
    p = p * e + _S2
    p = p * e + _S1
    p = p * e + ONE
    return positive(x) + e * p
