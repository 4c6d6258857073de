"""The tables as an analyst gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.gaps import TENURE_EDGES
from experiments.tables import TENURES, TERCILES

if TYPE_CHECKING:
    from experiments.exporting.people import People

OUTCOMES = ("retained", "value", "surplus")
GROUPINGS = ("price_sensitivity_group", "tenure_group")


def both_arms(people: People, last: np.ndarray) -> pd.DataFrame:
    """Return one row a person and policy: the same people under each, looked at until the same month."""
    frames = []
    for policy in people.lived:
        lived = people.lived[policy]
        frame = _followed(people, lived.left, lived.is_involuntary, last)
        frame.insert(2, "policy", pd.Categorical([policy] * len(frame), categories=list(people.lived)))
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def one_arm(people: People, last: np.ndarray, treated: np.ndarray, arms: tuple[str, str]) -> pd.DataFrame:
    """Return one row a person, under the policy that the lot gave them; arms are treatment and control."""
    one, other = (people.lived[policy] for policy in arms)
    left = np.where(treated, one.left, other.left)
    frame = _followed(people, left, np.where(treated, one.is_involuntary, other.is_involuntary), last)
    frame.insert(2, "policy", pd.Categorical(np.where(treated, *arms), categories=list(arms)))
    frame.insert(3, "treated", treated.astype(np.int8))
    return frame


def _followed(people: People, left: np.ndarray, is_involuntary: np.ndarray, last: np.ndarray) -> pd.DataFrame:
    duration = np.minimum(left, last).astype(np.int16)
    event = left <= last
    tenure = people.known["tenure"].to_numpy()
    frame = people.known.copy()
    frame.insert(2, "duration_months", duration)
    frame.insert(3, "event", event.astype(np.int8))
    frame.insert(4, "event_involuntary", (event & is_involuntary).astype(np.int8))
    frame.insert(5, "entry_months", tenure)
    frame.insert(6, "exit_months", (tenure + duration).astype(np.int16))
    return frame


def uplift(people: People, treated: np.ndarray, propensity: np.ndarray, arms: tuple[str, str]) -> pd.DataFrame:
    """Return one row a person: treatment, what came of it, and what would have come of either."""
    frame = grouped(people)
    frame["treated"] = treated.astype(np.int8)
    frame["propensity"] = propensity
    for name in OUTCOMES:
        one, other = (people.lived[policy].outcome(name, people.horizon) for policy in arms)
        frame[name] = np.where(treated, one, other)
        frame[f"{name}_if_treated"], frame[f"{name}_if_not"] = one, other
        frame[f"effect_on_{name}"] = one - other
    whole = [column for column in frame if "retained" in column]
    return frame.astype(dict.fromkeys(whole, np.int8))


def grouped(people: People) -> pd.DataFrame:
    """Return what is known of everybody, with the groups by which effects are told."""
    frame = people.known.copy()
    sensitivity, tenure = frame["price_sensitivity"].to_numpy(), frame["tenure"].to_numpy()
    tercile = np.digitize(sensitivity, np.quantile(sensitivity, (1 / 3, 2 / 3)))
    frame[GROUPINGS[0]] = pd.Categorical.from_codes(tercile, categories=list(TERCILES))
    frame[GROUPINGS[1]] = pd.Categorical.from_codes(np.digitize(tenure, TENURE_EDGES), categories=list(TENURES))
    return frame
