"""A month of one world as bytes: where every customer stands on the plane, and what is counted."""

from __future__ import annotations

import numpy as np

from sim import totals
from sim.customers import WANTING
from sim.model import RetentionModel

ELSEWHERE, CONTENT, WANTS, OBSTRUCTED, LEFT = range(5)
"""Codes of a customer: never with the company so far; with it and content; with it and wanting out; wanting out and
stuck at least once since; with it before and no longer."""
CODES = 8
"""A customer's third byte is the code plus this times the months in it, up to ``LONGEST``."""
LONGEST = 31
COUNTS = ("customers", "content", "wanting", "obstructed", "left", "stuck", "satisfaction", "trust")
"""Numbers in front of every month, float32: ``stuck`` counts attempts of this month, the last two are means of those
with the company; all at the end of the month."""
HEAD_BYTES = 4 * len(COUNTS)


def month_bytes(people: int) -> int:
    """Return the size of one month of one world."""
    return HEAD_BYTES + 3 * people


class Camera:
    """Writes a world down, month after month, from its columns.

    Who has left stays where they stood at parting.

    Parameters
    ----------
    model
        At month 0.

    Attributes
    ----------
    ever_stuck
        Who got stuck on the way out since month 0.
    n_stuck
        How many did this month.
    """

    def __init__(self, model: RetentionModel) -> None:
        n = len(model.customers)
        self._model = model
        self.ever_stuck = np.zeros(n, bool)
        self.n_stuck = 0
        self._satisfaction, self._trust = np.zeros(n, np.uint8), np.zeros(n, np.uint8)
        self._code, self._since = np.full(n, ELSEWHERE, np.uint8), np.zeros(n, np.uint8)
        self._is_obstructed = np.zeros(n, bool)
        self._before: dict[str, np.ndarray] = {}
        self._giving_up = int(model.world["leaving_give_up_months"].item()) + 1

    def shoot(self) -> bytes:
        """Return the month that was just lived; to be called at month 0 and after every month."""
        people = self._model.customers
        is_inside = people["company"] == 0
        wants = is_inside & (people["stage"] == WANTING)
        got_stuck = self._got_stuck(wants)
        self.ever_stuck |= got_stuck
        self.n_stuck = int(got_stuck.sum())
        same_spell = self._before.get("spell", people["spell"]) == people["spell"]
        self._is_obstructed = wants & (got_stuck | (self._is_obstructed & same_spell))
        was_inside = (self._code != ELSEWHERE) & (self._code != LEFT)
        has_parted = was_inside & ~is_inside
        for name, kept in (("satisfaction", self._satisfaction), ("trust", self._trust)):
            kept[is_inside] = to_byte(people[name][is_inside])
            kept[has_parted] = to_byte(people[f"memory_{name}"][has_parted])
        code = np.where(self._code == ELSEWHERE, ELSEWHERE, LEFT).astype(np.uint8)
        code[is_inside] = CONTENT
        code[wants] = WANTS
        code[self._is_obstructed] = OBSTRUCTED
        is_same = code == self._code
        self._since = np.where(is_same, np.minimum(self._since + 1, LONGEST), 0).astype(np.uint8)
        self._code = code
        names = ("company", "spell", "episode", "deals", "discount_left")
        self._before = {name: people[name].copy() for name in names}
        head = np.array(self._counts(is_inside), "<f4")
        return b"".join((
            head.tobytes(), self._satisfaction.tobytes(), self._trust.tobytes(), (code + CODES * self._since).tobytes(),
        ))  # fmt: skip

    def _counts(self, is_inside: np.ndarray) -> list[float]:
        people = self._model.customers
        of = np.bincount(self._code, minlength=CODES)
        n = int(is_inside.sum())
        stuck = self._model.counted(0)[totals.STUCK] if self._model.month > 0 else 0
        means = [float(people[name][is_inside].mean()) if n else 0.0 for name in ("satisfaction", "trust")]
        return [n, of[CONTENT], of[WANTS] + of[OBSTRUCTED], of[OBSTRUCTED], of[LEFT], stuck, *means]

    def _got_stuck(self, wants: np.ndarray) -> np.ndarray:
        """Return who tried to leave this month and got stuck, told from what a month leaves in the columns.

        An attempt ends an episode. Of those who end one and still want out, some were saved until their deal ends
        (the pause is as long as the deal, and not by chance as long as that of those who give up), and some only
        turned down a campaign.
        """
        people, before = self._model.customers, self._before
        if not before:
            return np.zeros(len(people), bool)
        stayed = wants & (before["company"] == 0) & (before["spell"] == people["spell"])
        left, pause = people["discount_left"], people["pause"]
        is_set = left != before["discount_left"] - 1
        has_one_more = (people["deals"] > before["deals"]) & (before["deals"] > 0)
        is_no_giving_up = pause != self._giving_up
        is_saved = (left > 0) & (left == pause) & (is_no_giving_up | is_set | has_one_more)
        episodes = people["episode"] - before["episode"]
        was_contacted = people["contacted"] == self._model.month - 1
        return np.asarray(stayed & ((episodes == 2) | (episodes == 1) & ~is_saved & ~was_contacted))


def to_byte(attitude: np.ndarray) -> np.ndarray:
    """Return attitudes from 0 to 1 as bytes from 0 to 255, rounded."""
    return np.rint(np.clip(attitude, 0.0, 1.0) * 255.0).astype(np.uint8)
