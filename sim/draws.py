"""Keyed luck: every random number is a pure function of (seed, decision, occasion, customer).

Change a policy and only its consequences change: nothing is drawn in sequence, so nothing is used up. A draw costs a
hash (after splitmix64), holds no state, and does not care about order, blocks or threads.
"""

from __future__ import annotations

import hashlib

import numpy as np

from sim.compiled import rule
from sim.numeric import HALF, ONE, TWO, log

_DECISIONS: dict[str, np.uint64] = {}


def decision(name: str) -> np.uint64:
    """Register a decision and return its code; codes do not depend on what else is registered.

    Raises
    ------
    ValueError
        If the name is taken: two decisions with one code would share their luck.
    """
    code = np.uint64(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little"))
    if name in _DECISIONS or code in _DECISIONS.values():
        raise ValueError(f"decision {name!r} is registered already; every decision needs a name of its own")
    _DECISIONS[name] = code
    return code


def decisions() -> tuple[str, ...]:
    """Return the names of all registered decisions."""
    return tuple(_DECISIONS)


PERSON = decision("person: propensity to want out")
SENSITIVITY = decision("person: price sensitivity")
DISPOSITION = decision("person: disposition to trust")
ATTENTION = decision("person: attention to bills")
IDEAL = decision("person: ideal contacts")
START = decision("start: company")
FIT = decision("match: lasting fit")
MATCH = decision("match: propensity to want out")
LUCK = decision("month: luck")
OCCASION = decision("month: is given an occasion")
FAILURE = decision("month: failure")
LOOK = decision("month: looks at the bill, and at the price of newcomers")
ASK = decision("month: asks for a deal")
CAMPAIGN = decision("month: reached by a campaign")
RENEWAL = decision("month: reads the renewal notice")
CARD = decision("month: card replaced")
POACHED = decision("month: gets an offer of another company")
PROBLEM = decision("month: meets a problem")
COMPLAIN = decision("month: complains")
WANT = decision("occasion: wants out")
NOTICE = decision("occasion: notices the way out")
PAYMENT = decision("occasion: payment fails")
SEARCH = decision("occasion: looks at offers")
OFFERED = decision("occasion: is offered a deal")
ACCEPT = decision("occasion: accepts a deal")
RECONVERT = decision("occasion: no longer wants out")
STUCK = decision("occasion: gets stuck")
GIVE_UP = decision("occasion: gives up")
TARGET = decision("month: lot among customers of equal score")
HELD_OUT = decision("person: held out of targeted campaigns")
RECORDED = decision("person: recorded by the company")
CONCERN = decision("person: privacy concern")
SUSCEPTIBILITY = decision("person: susceptibility to pressure")
CONSENT = decision("person: consents")
TAKES_PART = decision("person: takes part in a community")
THANKS = decision("month: is thanked")
SHARING = decision("month: finds data sold")
BREACH = decision("month: loses data")
BREACH_STRIKES = decision("month: breach at a company")
IMPRESSION = decision("choice: private impression")
CHOICE = decision("choice: taste of the moment")
SPEECH = decision("month: speaks of the company")
DEAL_TALK = decision("month: talks of the own deal")
RATE = decision("person: purchase rate")
BASKET = decision("person: size of a purchase")
VISITS = decision("month: purchases")
ELSEWHERE = decision("month: purchases elsewhere")
AMOUNTS = decision("month: amounts of purchases")
VALUES = decision("person: agreement with causes")
ENROL = decision("month: enrols in a programme")
RENEW = decision("month: renews a paid membership")
ATTEND = decision("month: thinks of the next reward")
ENGAGE = decision("month: engages with a programme")
PARTNERS = decision("month: purchases at partners")
REDEEM = decision("month: claims a reward")
PREPAYS = decision("person: prepays")
DAYS = decision("purchase: day of the month")
PARTS = decision("purchase: part of the month's amount")
REFERRAL = decision("month: looks at offers because of a good word")
INSPECTION = decision("month: inspection of a company")
AUDIT = decision("month: audit of a member")
SHARE = decision("person: usual share of purchases at the own company")

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_A = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B = np.uint64(0x94D049BB133111EB)
_PART = np.uint64(0xD1342543DE82EF95)
_EPISODE = np.uint64(0xDA942042E4DD58B5)
_ALTERNATIVE = np.uint64(0xAEF17502108EF2D9)
_30, _27, _31, _41, _18 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(41), np.uint64(18)
_16, _32, _48, _LOW_16 = np.uint64(16), np.uint64(32), np.uint64(48), np.uint64(0xFFFF)
_LOW_23 = np.uint64(2**23 - 1)
_STEP = np.float32(2.0**-23)
_MIDDLE = np.float32(131_070.0)
_PER_SD = np.float32(1.0 / 37_837.22723720648)
_LINEAR = np.float32(0.949043)
_CUBIC = np.float32(0.0186388)
_FAR_PAST = np.int64(1_000_000)  # months may be negative in the running-in; keys take whole numbers from zero


@rule
def mix(z: np.uint64) -> np.uint64:
    """Scramble 64 bits so that each depends on all."""
    z = (z ^ (z >> _30)) * _MIX_A
    z = (z ^ (z >> _27)) * _MIX_B
    return z ^ (z >> _31)


@rule
def key(seed: np.uint64, what: np.uint64, occasion: int) -> np.uint64:
    """Return the key of a decision on an occasion (a month, or an alternative)."""
    return mix(mix(seed ^ what) + np.uint64(np.int64(occasion) + _FAR_PAST) * _PART)


@rule
def occasion_key(seed: np.uint64, what: np.uint64, spell: int, episode: int) -> np.uint64:
    """Return the key of a decision in an episode of a spell with a company."""
    place = np.uint64(np.int64(spell) + _FAR_PAST) * _PART + np.uint64(np.int64(episode) + _FAR_PAST) * _EPISODE
    return mix(mix(seed ^ what) + place)


@rule
def alternative(key_: np.uint64, number: int) -> np.uint64:
    """Return the key of one alternative (a company, or -1 for none) of a choice."""
    return key_ + np.uint64(np.int64(number) + _FAR_PAST) * _ALTERNATIVE


@rule
def hashed(key_: np.uint64, customer: int) -> np.uint64:
    """Return 64 random bits, from which a dense pass may cut more than one number."""
    return mix(key_ + np.uint64(customer) * _GOLDEN)


@rule
def high_uniform(bits: np.uint64) -> np.float32:
    """Return the uniform number cut from the highest 23 bits."""
    return (np.float32(np.int32(bits >> _41)) + HALF) * _STEP


@rule
def uniform(key_: np.uint64, customer: int) -> np.float32:
    """Return a number strictly between 0 and 1, on a grid of 2**-23."""
    return high_uniform(hashed(key_, customer))


@rule
def low_uniform(bits: np.uint64) -> np.float32:
    """Return the uniform number cut from the 23 bits below them."""
    return (np.float32(np.int32((bits >> _18) & _LOW_23)) + HALF) * _STEP


@rule
def sum_of_four(bits: np.uint64) -> np.float32:
    """Return the sum of four uniform whole numbers of 16 bits: the raw material of :func:`bell`."""
    return np.float32(
        np.int32((bits & _LOW_16) + ((bits >> _16) & _LOW_16) + ((bits >> _32) & _LOW_16) + (bits >> _48))
    )


@rule
def bell(total: np.float32) -> np.float32:
    """Return a number of mean 0, variance 1 and kurtosis 3, within +-4.1, from a sum of four.

    A cubic gives the sum the spread and the tails of a normal; the distribution functions differ by less than .004.
    For monthly luck, where a full normal would cost three times as much.
    """
    z = (total - _MIDDLE) * _PER_SD
    return z * (_LINEAR + _CUBIC * (z * z))


@rule
def exponential(key_: np.uint64, customer: int) -> np.float32:
    """Return an exponential waiting amount of mean 1."""
    return -log(uniform(key_, customer))


@rule
def gumbel(key_: np.uint64, customer: int) -> np.float32:
    """Return a standard Gumbel taste shock: one for each alternative makes a logit choice."""
    return gumbel_of(uniform(key_, customer))


@rule
def gumbel_of(u: np.float32) -> np.float32:
    """Return the Gumbel taste shock below which a share u lies."""
    return -log(-log(u))


_W0, _W1 = np.float32(2.5), np.float32(3.0)
_FOUR, _FIVE = np.float32(4.0), np.float32(5.0)
_ROOT_TWO = np.float32(1.41421356)
_N0 = np.float32(2.81022636e-08)
_N1 = np.float32(3.43273939e-07)
_N2 = np.float32(-3.5233877e-06)
_N3 = np.float32(-4.39150654e-06)
_N4 = np.float32(0.00021858087)
_N5 = np.float32(-0.00125372503)
_N6 = np.float32(-0.00417768164)
_N7 = np.float32(0.246640727)
_N8 = np.float32(1.50140941)
_T0 = np.float32(-0.000200214257)
_T1 = np.float32(0.000100950558)
_T2 = np.float32(0.00134934322)
_T3 = np.float32(-0.00367342844)
_T4 = np.float32(0.00573950773)
_T5 = np.float32(-0.0076224613)
_T6 = np.float32(0.00943887047)
_T7 = np.float32(1.00167406)
_T8 = np.float32(2.83297682)


@rule
def normal(key_: np.uint64, customer: int) -> np.float32:
    """Return a standard normal number, within +-5.3."""
    return normal_of(uniform(key_, customer))


@rule
def normal_of(u: np.float32) -> np.float32:
    """Return the standard normal number below which a share u lies, by the polynomials of Giles (2012).

    Dense passes draw uniforms in one loop and turn them in another: together they vectorise badly.
    """
    w = -log(_FOUR * u * (ONE - u))
    c = w - _W0
    p = _N0
    p = p * c + _N1
    p = p * c + _N2
    p = p * c + _N3
    p = p * c + _N4
    p = p * c + _N5
    p = p * c + _N6
    p = p * c + _N7
    p = p * c + _N8
    t = np.sqrt(w) - _W1
    q = _T0
    q = q * t + _T1
    q = q * t + _T2
    q = q * t + _T3
    q = q * t + _T4
    q = q * t + _T5
    q = q * t + _T6
    q = q * t + _T7
    q = q * t + _T8
    return _ROOT_TWO * (TWO * u - ONE) * (p if w < _FIVE else q)


@rule
def small_normal(key_: np.uint64, customer: int) -> np.float32:
    """Return a cheap, nearly normal number (see :func:`bell`)."""
    return bell(sum_of_four(hashed(key_, customer)))


def replication_seed(seed: int, replication: int) -> int:
    """Return the seed of a replication, hashed so that neighbouring seeds share nothing."""
    digest = hashlib.sha256(f"replication {replication} of seed {seed}".encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 2
