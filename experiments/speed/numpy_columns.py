"""The same month as plain vectorised NumPy: one float32 array a column, masks for what happens to some.

Written as a good NumPy programmer would write it: float32 throughout (float64 is slower), each company's terms looked
up once, events on the indices of those concerned; no blocks, no ``out=``, nothing compiled.
"""

from __future__ import annotations

import numpy as np

from experiments.speed.market import Market, people_at
from sim import conduct, totals
from sim.customers import CONTENT, KNOWS_FEE, LEFT_INVOLUNTARILY, NEVER, OUTSIDE, WANTING
from sim.model import Start
from sim.scenario import Scenario


def _logistic(x: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-x))


class NumpyMarket(Market):
    """The market with an array a column."""

    def __init__(self, scenario: Scenario, start: Start, seed: int) -> None:
        super().__init__(scenario, start, seed)
        self.draws = np.random.default_rng(seed)
        self.w = {name: np.float32(value) for name, value in self.world.items()}
        self.c = people_at(start, self.world, len(self.companies))
        for name, column in self.c.items():
            if column.dtype == np.float64:
                self.c[name] = column.astype(np.float32)
        for name in ("company", "last_company"):
            self.c[name] = self.c[name].astype(np.intp)  # other whole numbers are converted at every look-up
        self.n = start.customers.n
        self.discount_factor = np.float32(1.0)

    def live(self, discount_factor: float) -> np.ndarray:
        """Let everybody live this month."""
        self.discount_factor = np.float32(discount_factor)
        c = self.c
        experienced, violation = self._experience()
        paid, seen, push = self._pay()
        violation = violation + self._find_out()
        self._feel(violation)
        sums = self._account(experienced, paid, seen)
        self._decide(push, sums)
        c["tenure"] += 1
        c["discount_left"][c["discount_left"] > 0] -= 1
        c["pause"][c["pause"] > 0] -= 1
        return sums

    def first_left(self) -> np.ndarray:
        """Return the month in which each starter first left, as the engine does."""
        first_left: np.ndarray = self.c["first_left"]
        return first_left

    def _terms(self, aspect: int, who: np.ndarray | slice = slice(None)) -> np.ndarray:
        terms: np.ndarray = self.table[:, aspect].take(self.c["company"][who])
        return terms

    def _draw(self, n: int) -> np.ndarray:
        return self.draws.random(n, np.float32)

    def _normal(self, n: int) -> np.ndarray:
        return self.draws.standard_normal(n, np.float32)

    def _experience(self) -> tuple[np.ndarray, np.ndarray]:
        c, w = self.c, self.w
        neutral, share = w["market_neutral_quality"], w["satisfaction_level_share"]
        luck = w["experience_noise"] * self._normal(self.n)
        experienced = np.clip(self._terms(conduct.QUALITY) + w["experience_fit"] * c["fit"] + luck, 0.0, 1.0)
        surprise = experienced - c["expectation"]
        felt = np.abs(surprise) ** w["satisfaction_curvature"]
        felt = np.where(surprise > 0.0, felt, -w["satisfaction_loss_weight"] * felt)
        months = w["satisfaction_memory_months"]
        weight = np.maximum(months / (months + 1.0 + c["tenure"].astype(np.float32)), w["satisfaction_memory_floor"])
        news = share * (experienced - neutral) + (1.0 - share) * (felt - w["satisfaction_usual_surprise"])
        c["satisfaction"] = np.clip(c["satisfaction"] + weight * (neutral + news - c["satisfaction"]), 0.0, 1.0)
        c["expectation"] = c["expectation"] + w["expectation_speed"] * surprise
        is_broken = (surprise < 0.0) & (c["tenure"] < w["noticing_promise_months"])
        return experienced, np.where(is_broken, c["overpromised"], np.float32(0.0))

    def _pay(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        c, w = self.c, self.w
        raised = np.minimum(c["walk"] * self._terms(conduct.WALK_FACTOR), self._terms(conduct.WALK_CAP))
        c["walk"] = np.maximum(raised, c["walk"])
        deal = np.where(c["discount_left"] > 0, c["discount"], np.float32(0.0))
        paid = self._terms(conduct.PRICE) * c["walk"] * (1.0 - deal)
        is_known = (c["flags"] & KNOWS_FEE) > 0
        seen = paid + self._terms(conduct.OPEN_FEE)
        seen = seen + np.where(is_known, self._terms(conduct.HIDDEN_FEE), np.float32(0.0))
        reference = c["reference_price"]
        gap = (reference - seen) / reference
        judged = np.where(gap > 0.0, gap, w["price_loss_weight"] * gap)
        push = c["price_sensitivity"] * (w["price_value_weight"] * (seen - 1.0) - w["price_weight"] * judged)
        memory, market = w["price_memory"], w["price_market_share"]
        c["reference_price"] = memory * reference + (1.0 - memory) * ((1.0 - market) * seen + market)
        return paid, seen, push

    def _find_out(self) -> np.ndarray:
        c, w = self.c, self.w
        violation = np.zeros(self.n, np.float32)
        fees = self.table[:, conduct.HIDDEN_FEE]
        if fees.any():
            size = np.minimum(self.table[:, conduct.FEE_SHARE] / w["noticing_fee_full"], 1.0)
            looks = self._draw(self.n) < 1.0 - np.exp(-w["noticing_fee_rate"] * c["attention"])
            finds = looks & (fees.take(c["company"]) > 0.0)
            violation = np.where(finds, size.take(c["company"]), np.float32(0.0))
            c["flags"][finds] |= KNOWS_FEE
        if (self.table[:-1, conduct.WALK_FACTOR] > 1.0).any():
            looks = self._draw(self.n) < 1.0 - np.exp(-w["noticing_walk_rate"] * c["attention"])
            who = np.flatnonzero(looks & (c["tenure"] >= 12))
            violation[who] += np.clip((c["walk"][who] - 1.0) / w["noticing_walk_full"], 0.0, 1.0)
        return violation

    def _feel(self, violation: np.ndarray) -> None:
        c, w = self.c, self.w
        trust, resentment = c["trust"], w["resentment_kept"] * c["resentment"]
        c["trust"] = np.clip(
            trust
            + w["trust_pull"] * (c["disposition"] - trust)
            + w["trust_gain"] * (1.0 - trust) * self._terms(conduct.KEPT)
            - w["trust_loss"] * trust * np.minimum(violation, 1.5),
            0.0,
            1.0,
        )
        excess = np.maximum(self._terms(conduct.CONTACTS) - c["contact_ideal"], 0.0)
        grievance = w["resentment_violation"] * np.minimum(violation, 1.0) + w["resentment_contact"] * excess
        c["resentment"] = resentment + (1.0 - resentment) * np.minimum(grievance, 1.0)

    def _account(self, experienced: np.ndarray, paid: np.ndarray, seen: np.ndarray) -> np.ndarray:
        c, w, company = self.c, self.w, self.c["company"]
        n_companies = len(self.companies)
        cash = paid + self._terms(conduct.OPEN_FEE) + self._terms(conduct.HIDDEN_FEE)
        is_focal, is_inside = company == 0, company < n_companies
        margin = self.discount_factor * (cash - self.table[0, conduct.UNIT_COST])
        c["value"] += np.where(is_focal, margin, np.float32(0.0))
        c["surplus"] += np.where(is_inside, w["costs_worth_of_quality"] * experienced - cash, np.float32(0.0))
        price = self._terms(conduct.PRICE)
        deal = np.where(c["discount_left"] > 0, c["discount"], np.float32(0.0))
        sums = np.zeros((n_companies, len(totals.TOTALS)))
        amounts = {
            totals.WANTING: c["stage"] == WANTING, totals.EXPERIENCE: experienced,
            totals.SATISFACTION: c["satisfaction"], totals.TRUST: c["trust"], totals.RESENTMENT: c["resentment"],
            totals.CASH: cash, totals.PREMIUM: price * (c["walk"] - 1.0), totals.REBATE: price * c["walk"] * deal,
            totals.LOYALTY: self._loyalty(seen),
        }  # fmt: skip
        sums[:, totals.CUSTOMERS] = np.bincount(company, minlength=n_companies + 1)[:-1]
        for place, amount in amounts.items():
            sums[:, place] = np.bincount(company, amount, n_companies + 1)[:-1]
        return sums

    def _loyalty(self, seen: np.ndarray) -> np.ndarray:
        c, w = self.c, self.w
        sensitivity, gap = c["price_sensitivity"], c["satisfaction"] - w["market_neutral_quality"]
        others = np.ones(self.n, np.float32)
        for k in range(len(self.companies)):
            offer = self.table[k]
            believed = w["joining_reputation_share"] * (offer[conduct.REPUTATION] - w["market_neutral_quality"])
            believed = believed + w["joining_promise_share"] * offer[conduct.OVERPROMISE]
            base = w["joining_base"] + w["joining_quality"] * believed - offer[conduct.TRAP]
            pull = np.exp(base - w["joining_price"] * (offer[conduct.SHOWN] - 1.0) * sensitivity)
            others += np.where(c["company"] == k, np.float32(0.0), pull)
        own = np.exp(
            w["joining_base"]
            + (w["joining_quality"] * w["joining_reputation_share"] + w["joining_remembered_satisfaction"]) * gap
            - w["joining_price"] * sensitivity * (seen - 1.0)
            + w["wanting_trust"] * (c["trust"] - c["disposition"])
            - w["joining_remembered_resentment"] * c["resentment"]
        )
        loyalty: np.ndarray = own / (own + others)
        return loyalty

    def _decide(self, push: np.ndarray, sums: np.ndarray) -> None:
        c, w = self.c, self.w
        is_outside, is_wanting = c["stage"] == OUTSIDE, c["stage"] == WANTING
        # one draw serves those who may lose a payment and those outside who may look at offers
        is_scheduled = self._draw(self.n) < np.where(is_outside, w["joining_search"], c["p_fails"])
        looking, failing = np.flatnonzero(is_scheduled & is_outside), np.flatnonzero(is_scheduled & ~is_outside)
        want = (
            c["propensity"]
            - w["wanting_satisfaction"] * (c["satisfaction"] - w["market_neutral_quality"])
            - w["wanting_trust"] * (c["trust"] - c["disposition"])
            + w["wanting_resentment"] * c["resentment"]
            + push
            + self._terms(conduct.RIVAL_PUSH)
        )
        notice = w["leaving_notice_logit"] + w["leaving_resentment_wakes"] * c["resentment"] + self._terms(conduct.WAKE)
        moves = self._draw(self.n) < _logistic(np.where(is_wanting, notice, want))
        moves &= ~is_outside & ~is_scheduled & (c["pause"] == 0)
        newly = np.flatnonzero(moves & ~is_wanting)
        c["stage"][newly] = WANTING
        at_once = newly[self._draw(newly.size) < _logistic(notice[newly])]  # the same month counts
        asking = np.flatnonzero((c["deals"] > 0) & (c["stage"] == CONTENT) & ~is_scheduled & (c["discount_left"] == 0))
        asking = asking[self._draw(asking.size) < w["saving_asks"] * c["deals"][asking]]
        asking = asking[self._draw(asking.size) < self._terms(conduct.SAVE_SHARE, asking)]
        self._offer(asking, sums)
        self._part(failing, False, sums)
        leavers = self._try_to_leave(np.concatenate((np.flatnonzero(moves & is_wanting), at_once)), sums)
        self._look_around(np.concatenate((looking, leavers)), sums)

    def _try_to_leave(self, who: np.ndarray, sums: np.ndarray) -> np.ndarray:
        """Return those who get through; they are without a company then."""
        c, w = self.c, self.w
        self._count(totals.ATTEMPTS, who, sums)
        is_offered = self._draw(who.size) < self._terms(conduct.SAVE_SHARE, who)
        is_saved = np.zeros(who.size, bool)
        is_saved[is_offered] = self._offer(who[is_offered], sums)
        saved, who = who[is_saved], who[~is_saved]
        is_reconverted = self._draw(saved.size) < w["saving_reconverts"]
        c["stage"][saved[is_reconverted]] = CONTENT
        waiting = saved[~is_reconverted]
        c["pause"][waiting] = self._terms(conduct.SAVE_MONTHS, waiting) + 1
        friction = self._terms(conduct.FRICTION, who)
        resentment = c["resentment"][who]
        p_stuck = _logistic(w["leaving_stuck"] + friction - w["leaving_resentment_pushes"] * resentment)
        is_stuck = self._draw(who.size) < p_stuck
        stuck, through = who[is_stuck], who[~is_stuck]
        self._count(totals.STUCK, stuck, sums)
        c["resentment"][stuck] += (1.0 - c["resentment"][stuck]) * self._terms(conduct.STUCK_RESENTMENT, stuck)
        c["surplus"][stuck] -= w["costs_hours_stuck"] * w["costs_hour"]
        self._charge(stuck, conduct.STUCK_COST)
        gives_up = self._draw(stuck.size) < w["leaving_give_up"]
        gives_up &= self._terms(conduct.IS_OBSTRUCTING, stuck) > 0.0
        c["pause"][stuck[gives_up]] = int(w["leaving_give_up_months"]) + 1
        self._part(through, True, sums)
        return through

    def _offer(self, who: np.ndarray, sums: np.ndarray) -> np.ndarray:
        """Make save offers; return who accepts."""
        c, w = self.c, self.w
        self._count(totals.OFFERS, who, sums)
        self._charge(who, conduct.SAVE_COST)
        depth = self._terms(conduct.SAVE_DEPTH, who)
        accept = (
            w["saving_base"]
            - w["saving_at_exit"]
            + w["saving_depth"] * depth * c["price_sensitivity"][who]
            - w["saving_resentment"] * c["resentment"][who]
            - w["saving_distrust"] * np.maximum(c["disposition"][who] - c["trust"][who], 0.0)
        )
        accepts = self._draw(who.size) < _logistic(accept)
        takers = who[accepts]
        self._count(totals.ACCEPTED, takers, sums)
        c["discount"][takers] = depth[accepts]
        c["discount_left"][takers] = self._terms(conduct.SAVE_MONTHS, takers) + 1
        c["deals"][takers] = np.minimum(c["deals"][takers] + 1, 100)
        return accepts

    def _part(self, who: np.ndarray, is_voluntary: bool, sums: np.ndarray) -> None:
        c = self.c
        company = c["company"][who]
        c["last_company"][who] = company
        c["parted"][who] = self.month
        for name in ("satisfaction", "trust", "resentment"):
            c[f"memory_{name}"][who] = c[name][who]
        self._count(totals.LEFT, who, sums)
        if not is_voluntary:
            self._count(totals.LEFT_INVOLUNTARILY, who, sums)
        cohort = np.maximum(0, self.month - c["tenure"][who].astype(np.intp))
        np.add.at(self.left, (company, cohort, self.month + 1 - cohort, 0 if is_voluntary else 1), 1)
        first = who[(company == 0) & (c["first_left"][who] == NEVER)]
        c["first_left"][first] = self.month + 1
        if not is_voluntary:
            c["flags"][first] |= LEFT_INVOLUNTARILY
        c["company"][who] = len(self.companies)
        c["stage"][who] = OUTSIDE

    def _look_around(self, who: np.ndarray, sums: np.ndarray) -> None:
        """Let people choose a company or none; whoever left this month does not return at once."""
        c, w, n_companies = self.c, self.w, len(self.companies)
        pulls = self.draws.gumbel(size=(who.size, n_companies + 1)).astype(np.float32)
        for k in range(n_companies):
            offer = self.table[k]
            impression = offer[conduct.REPUTATION] + w["joining_impression"] * self._normal(who.size)
            believed = w["joining_reputation_share"] * (impression - w["market_neutral_quality"])
            believed = believed + w["joining_promise_share"] * offer[conduct.OVERPROMISE]
            dearness = c["price_sensitivity"][who] * (offer[conduct.SHOWN] - 1.0)
            pull = w["joining_base"] + w["joining_quality"] * believed - w["joining_price"] * dearness
            gap = c["memory_satisfaction"][who] - w["market_neutral_quality"]
            memory = w["joining_remembered_satisfaction"] * gap
            memory = memory - w["joining_remembered_resentment"] * self._resentment_now(who)
            is_last = c["last_company"][who] == k
            pulls[:, k] += pull - offer[conduct.TRAP] + np.where(is_last, memory, np.float32(0.0))
            pulls[is_last & (c["parted"][who] == self.month), k] = -np.inf
        choice = pulls.argmax(axis=1)
        joins = choice < n_companies
        self._join(who[joins], choice[joins], sums)

    def _resentment_now(self, who: np.ndarray) -> np.ndarray:
        c = self.c
        months = (self.month - c["parted"][who]).astype(np.float32)
        left: np.ndarray = c["memory_resentment"][who] * self.w["resentment_kept"] ** months
        return left

    def _join(self, who: np.ndarray, company: np.ndarray, sums: np.ndarray) -> None:
        c, w = self.c, self.w
        is_back = c["last_company"][who] == company
        c["company"][who] = company
        c["fit"][who] = c["fits"][who, company]
        c["satisfaction"][who] = w["market_neutral_quality"]
        overpromise = self._terms(conduct.OVERPROMISE, who)
        excess = np.maximum(overpromise - w["noticing_promise_slack"], 0.0)
        c["overpromised"][who] = np.minimum(excess / w["noticing_promise_full"], 1.0)
        promised = self._terms(conduct.QUALITY, who) + overpromise
        hoped = w["expectation_promise_weight"] * (promised - w["market_neutral_quality"])
        c["expectation"][who] = np.clip(
            w["market_neutral_quality"] + hoped + w["experience_fit"] * c["fit"][who], 0.0, 1.0
        )
        c["trust"][who] = np.where(is_back, c["memory_trust"][who], c["disposition"][who])
        c["resentment"][who] = np.where(is_back, self._resentment_now(who), np.float32(0.0))
        c["reference_price"][who] = c["walk"][who] = 1.0
        c["discount"][who] = self._terms(conduct.WELCOME, who)
        c["discount_left"][who] = self._terms(conduct.WELCOME_MONTHS, who) + 1
        c["stage"][who] = CONTENT
        c["deals"][who] = c["pause"][who] = 0
        c["flags"][who] &= LEFT_INVOLUNTARILY
        c["tenure"][who] = -1  # the turn of the month makes it 0
        match = w["population_match_weight"] * self._normal(who.size)
        spread = w["population_person_weight"] * c["person"][who] + match
        c["propensity"][who] = w["population_want_level"] + w["population_want_spread"] * spread
        c["p_fails"][who] = w["population_involuntary"] * _logistic(c["propensity"][who])
        self._charge(who, conduct.JOIN_COST)
        self._count(totals.JOINED, who, sums)
        self._count(totals.RETURNED, who[is_back], sums)
        self.joined[:, self.month + 1] += np.bincount(company, minlength=len(self.companies)).astype(np.int32)

    def _count(self, total: int, who: np.ndarray, sums: np.ndarray) -> None:
        sums[:, total] += np.bincount(self.c["company"][who], minlength=len(self.companies))

    def _charge(self, who: np.ndarray, aspect: int) -> None:
        theirs = who[self.c["company"][who] == 0]
        self.c["value"][theirs] -= self.discount_factor * self.table[0, aspect]
