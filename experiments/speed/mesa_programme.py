"""Loyalty programmes as Mesa agents live them: who enrols, what it brings, how it binds and presses, and what it costs.

A company lays out once a month what its programme gives (:mod:`experiments.speed.mesa_offer`); what a member has with
it is a wallet of its own (:mod:`experiments.speed.mesa_wallet`). Where no company has a programme, nothing of this is
asked. The methods of members stand in the order of a month. Programmes run from month 0 to the end: nothing is
withdrawn here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.ways import chosen_way, loaded
from sim.rules import programme

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed.mesa_offer import Programme, exp
    from experiments.speed.mesa_wallet import Wallet
    from experiments.speed.mesa_whole import Seller
else:
    core = loaded("mesa_agents")
    exp = loaded("mesa_offer").exp
    Wallet = loaded("mesa_wallet").Wallet

WAY = chosen_way()

gain_of_rewards = WAY.rule(programme.gain_of_rewards)
push_of_rewards = WAY.rule(programme.push_of_rewards)
entitlement_after = WAY.rule(programme.entitlement_after)
share_that_loads = WAY.rule(programme.share_that_loads)
resentment_of_loss = WAY.rule(programme.resentment_of_loss)

ZERO, ONE = WAY.numbers(np.array([0.0, 1.0]))


class Member:
    """A person who may be in one company's programme at a time.

    Attributes
    ----------
    wallet
        What is held with it, if there is one: perhaps of a company that is no longer bought from.
    is_member
        Whether it is with the present company, this month.
    level
        Which part of the benefits this member has.
    reward
        Reward share felt, with the present company.
    entitlement
        Reward share got used to.
    off
        Share taken off the bill.
    somebody
        How far one feels to be somebody.
    progress, at_stake
        Towards the next reward; what the points held are worth.
    dues
        Fee paid this month.
    slighted
        By what was taken away, to be felt next month.
    a_month
        What one usually spends in the category in a month: the measure of what is gained and lost.
    values, prepays
        Agreement with causes; whether one is of those who load cards.
    """

    __slots__ = ()

    has_contract = True
    rate = basket = habit = visits = ONE

    model: Any
    company: Seller | None
    price_sensitivity: float
    tenure: int
    gratitude: float
    satisfaction: float
    memory_resentment: float
    value: float
    surplus: float
    wallet: Wallet | None
    is_member: bool
    level: float
    reward: float
    entitlement: float
    off: float
    somebody: float
    progress: float
    at_stake: float
    dues: float
    slighted: float
    values: float
    prepays: float
    a_month: float

    def enter(self, company: Seller, w: Any) -> None:
        """Open or close an account, pay the fee, and see what there is in it."""
        wallet, offer = self.wallet, company.programme
        if wallet is not None and self.has_contract and wallet.company is not company:
            self.leave_behind(wallet, w)
            self.wallet = wallet = None
        self.is_member = False
        self.reward = self.off = self.somebody = self.progress = self.at_stake = self.dues = ZERO
        if offer is None:
            return
        if wallet is not None and wallet.company is company:
            level = offer.level_of(wallet.tier)
            reward = offer.expected_by(self, level)
            if company.fee and not self.pays_again(company, wallet, reward + company.member_discount * level, w):
                return
        else:
            if not (self.visits and offer.is_open_to(self)):
                return
            reward = offer.expected_by(self, offer.entry)
            if not self.enrols(company, offer, reward, w):
                return
            wallet = self.open_account(company, offer)
            level = offer.level_of(wallet.tier)
        self.is_member, self.level = True, level
        self.reward = reward * company.novelty
        self.progress, self.at_stake = wallet.approach(offer)
        if company.member_discount:
            self.off = company.member_discount * level

    def pays_again(self, company: Seller, wallet: Wallet, gain: float, w: Any) -> bool:
        """Pay the fee again when it is due, or end the membership; return whether one is a member still."""
        if wallet.fee_left > 0:
            wallet.fee_left -= 1
            return True
        pull = w.programme_renews + w.programme_enrols_for_reward * gain
        if self.model.chance() < core.logistic(pull):
            self.pay_fee(company, wallet)
            return True
        wallet.lapse()
        self.wallet = None
        return False

    def pay_fee(self, company: Seller, wallet: Wallet) -> None:
        """Pay for the months to come."""
        self.dues = company.fee
        wallet.fee_left = int(company.fee_months) - 1

    def enrols(self, company: Seller, offer: Programme, reward: float, w: Any) -> bool:
        """Tell whether this is the month to enrol: people who see what there is in it for them do."""
        pull = w.programme_enrols + w.programme_enrols_for_reward * (reward + offer.entry_discount)
        pull += w.programme_values * company.alignment * self.values
        return bool(self.model.chance() < core.logistic(pull))

    def open_account(self, company: Seller, offer: Programme) -> Wallet:
        """Enrol, and leave what is held elsewhere: nobody keeps two accounts."""
        if self.wallet is not None:
            self.surplus -= self.wallet.abandon()
        self.wallet = wallet = Wallet(company, offer)
        if company.fee:
            self.pay_fee(company, wallet)
        return wallet

    def be_treated(self, company: Seller, w: Any) -> float:
        """Feel losses, being left out, prepaid money and being somebody; return how bad the wrongs are."""
        wrong, self.slighted = self.slighted, ZERO
        if company.targets and not company.programme.is_open_to(self):
            wrong += w.programme_excluded
        if company.status and self.is_member:
            self.somebody = company.status * company.exclusive * self.level
        if company.prepays and self.is_member:
            below = w.market_neutral_quality - self.satisfaction
            if below > 0:
                prepaid = self.wallet.prepaid / self.a_month  # type: ignore[union-attr]
                wrong += w.programme_regrets * (prepaid if prepaid < 2.0 else 2.0) * below
        return wrong

    def gained(self, company: Seller, w: Any) -> float:
        """Return how much better off one is here than elsewhere by rewards."""
        found: float = gain_of_rewards(
            self.reward, company.rival_reward, w.programme_commoditises, w.programme_advertises
        )  # fmt: skip
        return found

    def be_bound(self, company: Seller, w: Any) -> float:
        """Return what programmes add to the log-odds of wanting out, and get used to what one gets."""
        push = ZERO
        if not self.tenure:
            self.entitlement = ZERO
        reward, used_to = self.reward, self.entitlement
        if reward or used_to or company.rival_reward:
            push = push_of_rewards(
                self.gained(company, w), reward, used_to, self.price_sensitivity, w.programme_weight,
                w.programme_reference, w.programme_loss,
            )  # fmt: skip
            self.entitlement = entitlement_after(used_to, reward, w.programme_entitlement_speed)
        if self.is_member:
            stake = self.at_stake / self.a_month
            prepaid = self.wallet.prepaid / self.a_month  # type: ignore[union-attr]
            push -= w.programme_status * self.somebody
            push -= w.programme_stake * (stake if stake < 2.0 else 2.0)
            push -= w.programme_prepaid * (prepaid if prepaid < 2.0 else 2.0)
        if company.alignment:
            push -= w.programme_values * (company.alignment * self.values)
        return push

    def be_drawn(self, company: Seller, w: Any) -> float:
        """Return what rewards, status and values add to the pull of the company on purchases."""
        pull = ZERO
        if self.reward or company.rival_reward:
            pull = w.buying_price * self.price_sensitivity * self.gained(company, w)
        if self.somebody:
            pull += w.programme_status * self.somebody
        if company.alignment:
            pull += w.programme_values * (company.alignment * self.values)
        return pull

    def buys_beyond(self, pressed: float, w: Any) -> float:
        """Return the factor by which pressure makes one buy beyond one's need; the rest of it takes from others."""
        return exp(w.programme_beyond * pressed)

    def use_programme(
        self, company: Seller, w: Any, cash: float, visits: int, volume: float, boost: float, experienced: float
    ) -> float:
        """Earn and redeem, let points lapse and tiers change, and enjoy what comes of it; return the fee paid."""
        wallet = self.wallet
        if wallet is None:
            return ZERO
        offer = wallet.company.programme
        if not self.is_member:
            self.keep(wallet, offer, False, w)
            return ZERO
        month = self.model.month
        self.attend(wallet, w)
        points, acts = self.earn(company, wallet, cash, visits, w)
        brought = company.partner_price * self.go_to_partners(wallet) if company.partner_visits else ZERO
        waiting = wallet.waiting(offer, month)
        if waiting and (company.card or self.claims(offer, wallet)):
            brought -= self.be_rewarded(company, wallet, waiting, w)
        self.keep(wallet, offer, visits > 0, w, cash, visits, acts, points)
        cost = company.runs + self.level * (offer.level_cost + offer.visit_cost * visits) + company.donation * cash
        company.benefits += cost
        self.enjoy(company, offer, w, visits, volume * (ONE - ONE / boost) * experienced)
        company.members += 1
        company.member_visits += visits
        company.member_spend += cash
        dues = self.dues
        if dues:
            company.fees += dues
            self.surplus -= dues
        if company.number == 0:
            self.value += self.model.discount_factor * (brought + dues - cost)
        return dues

    def attend(self, wallet: Wallet, w: Any) -> None:
        """Go on thinking of the reward, or no more."""
        wallet.attend(self.model.chance(), self.progress, w)

    def earn(self, company: Seller, wallet: Wallet, cash: float, visits: int, w: Any) -> tuple[int, int]:
        """Earn, perhaps by an act too: a review, a visit to an event, an answer; return points and acts."""
        luck = self.model.chance()
        return wallet.earn(cash, visits, self.level, luck, company.earn_act > 0 and luck < w.programme_engages)

    def go_to_partners(self, wallet: Wallet) -> int:
        """Buy from partners; return the points earned there."""
        return wallet.earn_at_partners(self.model.chance())

    def claims(self, offer: Programme, wallet: Wallet) -> bool:
        """Tell whether rewards that wait are claimed: seldom by who forgot of them."""
        return bool(self.model.chance() < offer.claims * (0.3 + 0.7 * wallet.attends))

    def be_rewarded(self, company: Seller, wallet: Wallet, rewards: int, w: Any) -> float:
        """Take rewards, be grateful for them, and think of the next; return what they cost."""
        wallet.redeem(rewards)
        wallet.attends = True
        got = rewards * company.reward_value
        months = got / self.a_month
        lifted = w.programme_rewarded * company.novelty * (months if months < 1.0 else ONE)
        self.gratitude += (1.0 - self.gratitude) * lifted
        self.surplus += w.programme_worth * got
        company.given += w.programme_worth * got
        cost: float = rewards * company.price_of_reward
        company.reward_cost += cost
        return cost

    def keep(
        self, wallet: Wallet, offer: Programme, is_used: bool, w: Any, cash: float = 0.0, visits: int = 0,
        acts: int = 0, points: int = 0,
    ) -> None:  # fmt: skip
        """Let a month pass over the wallet: points lapse, and where one buys tiers change and the card pays."""
        company, month = wallet.company, self.model.month
        wallet.wait(is_used)
        lost = wallet.expire(offer, month)
        if lost:
            worth = lost * company.per_point / self.a_month
            self.slighted += w.programme_voided * (ONE - company.clarity) * (worth if worth < 1.0 else ONE)
        if self.is_member:
            if company.levels:
                wallet.qualify(offer, cash, visits, acts, points)
                wallet.climb()
                fallen = wallet.fall(offer)
                if fallen:
                    company.demoted += 1
                    self.slighted += w.programme_demoted * offer.per_tier * fallen
                self.count_tier(company, wallet.tier)
            if company.prepays:
                share = share_that_loads(company.prepays, company.top_up, self.a_month, w.programme_loads_within)
                wallet.prepay(offer, cash, self.prepays < share)
        elif company.levels:
            wallet.fall(offer)  # who is away is neither counted nor there to mind
        wallet.remember(month)

    def count_tier(self, company: Seller, tier: float) -> None:
        """Count a member in their tier, and in those below."""
        if tier >= 1:
            company.in_tier_1 += 1
            if tier >= 2:
                company.in_tier_2 += 1
                if tier >= 3:
                    company.in_tier_3 += 1

    def enjoy(self, company: Seller, offer: Programme, w: Any, visits: int, beyond_need: float) -> None:
        """Enjoy the benefits; what was bought only because of the programme is worth less."""
        gained = self.level * (offer.per_level + offer.a_visit_of_level * visits)
        if beyond_need:
            gained -= beyond_need * w.costs_worth_of_quality
        self.surplus += gained
        company.given += gained

    def leave_behind(self, wallet: Wallet, w: Any) -> None:
        """Leave points and money behind with the contract, and mind the money."""
        lost = wallet.abandon()
        if lost:
            self.surplus -= lost
            self.memory_resentment = resentment_of_loss(
                self.memory_resentment, lost, self.a_month, w.programme_voided, w.resentment_violation
            )

    def be_away(self, w: Any) -> None:
        """Let a month pass over somebody with no company."""
        self.is_member, self.slighted = False, ZERO
        if self.entitlement:
            before = self.entitlement if self.tenure else ZERO
            self.entitlement = entitlement_after(before, ZERO, w.programme_entitlement_speed)
        if not self.has_contract:
            self.visits = ZERO
        wallet = self.wallet
        if wallet is None:
            return
        if self.has_contract:
            self.leave_behind(wallet, w)
            self.wallet = None
        else:
            self.keep(wallet, wallet.company.programme, False, w)
