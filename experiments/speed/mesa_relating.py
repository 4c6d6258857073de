"""Contact, consent, pressure, data and thanks as Mesa agents live them.

Each method is called only by customers of companies to which it matters (see ``Seller`` of the whole month).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.speed.ways import chosen_way
from sim.rules import consent, contact, gratitude, privacy, violations

if TYPE_CHECKING:
    from experiments.speed.mesa_whole import Seller

WAY = chosen_way()

p_agree = WAY.rule(consent.p_agree)
p_object = WAY.rule(consent.p_object)
relationship_value = WAY.rule(contact.relationship_value)
felt_contacts = WAY.rule(contact.felt_contacts)
cross_sales = WAY.rule(contact.cross_sales)
gratitude_after = WAY.rule(gratitude.gratitude_after)
relevance_after = WAY.rule(privacy.relevance_after)
use_of_data = WAY.rule(privacy.use_of_data)
p_look = WAY.rule(violations.p_look)

NO_CONSENT, OPT_OUT, OPT_IN = range(3)
"""Consent regimes, as companies lay them out."""


class Related:
    """What a customer makes of being contacted, known and thanked."""

    __slots__ = ()

    model: Any
    trust: float
    resentment: float
    attention: float
    contact_ideal: float
    privacy_concern: float
    susceptibility: float
    relevance: float
    gratitude: float
    inclination: float

    def answer(self, company: Seller, w: Any) -> tuple[bool, bool]:
        """Return whether the company may reach this customer, and whether it does so uninvited."""
        concern = self.privacy_concern
        agrees = self.inclination < p_agree(
            self.trust, concern, w.contact_agree, w.contact_trust, w.contact_concern
        )  # fmt: skip
        if agrees:
            return True, False
        if company.consent == OPT_OUT:
            p_objects = p_object(
                self.trust, concern, self.resentment, w.contact_object, w.contact_trust, w.contact_concern,
                w.contact_annoyance,
            )  # fmt: skip
            return self.inclination <= 1.0 - p_objects, False
        return company.consent != OPT_IN, company.consent == NO_CONSENT

    def be_thanked(self, company: Seller, w: Any) -> int:
        """Receive thanks, and be grateful for a while; return how many gestures there were."""
        thanks = int(company.thanks)
        if self.model.chance() < company.thanks - thanks:
            thanks += 1
        self.gratitude = gratitude_after(
            self.gratitude, w.gratitude_kept, thanks, company.thanks_lift, company.recognised
        )  # fmt: skip
        return thanks

    def be_known(self, company: Seller, w: Any, is_reachable: bool) -> float:
        """Return the quality delivered to somebody whom the company knows, and let it know them better."""
        quality = company.quality + w.privacy_benefit * use_of_data(company.depth, self.relevance, is_reachable)
        learnt = company.learn_data * is_reachable + company.learn_talk
        self.relevance = relevance_after(self.relevance, learnt, w.privacy_fade)
        return quality

    def be_wronged(
        self, company: Seller, w: Any, contacts: float, is_reachable: bool, is_uninvited: bool
    ) -> tuple[float, float, float, float]:
        """Return how bad the month was, what pressure sold, what data brought, and what a breach cost."""
        chance = self.model.chance
        violation = sales = data = cost = WAY.nothing
        if is_uninvited:
            size = w.privacy_misuse * company.data_used
            if contacts > 1.0:
                size += w.contact_intrusion * (contacts - 1.0)
            violation += self.privacy_concern * size
        if company.pressure:
            sales = cross_sales(
                contacts, company.pressure, self.susceptibility, self.resentment, w.contact_sales, w.contact_sales_half
            )
            violation += w.contact_pressing * company.pressure * contacts * self.attention
        if is_reachable:
            data = company.data_price
            if company.hidden_sharing and chance() < p_look(w.privacy_sharing_rate, self.privacy_concern):
                violation += w.privacy_sharing_harm * company.hidden_sharing
        if company.breach_share and chance() < company.breach_share:
            violation += company.breach_harm
            cost = company.breach_cost
            company.breached += 1
        return violation, sales, data, cost

    def draw_near(self, company: Seller, w: Any, contacts: float, is_reachable: bool) -> float:
        """Return what being in touch and being known add to the log-odds of wanting out."""
        push = WAY.nothing
        if contacts != 1.0:
            ideal = self.contact_ideal
            push -= w.contact_closeness * (relationship_value(contacts, ideal) - relationship_value(1.0, ideal))
        if is_reachable and company.is_watching:
            push += w.privacy_worry * self.privacy_concern * company.exposure
            push -= w.privacy_bond * use_of_data(company.depth, self.relevance, is_reachable)
        if self.gratitude:
            push -= w.gratitude_stays * self.gratitude
        return push

    def feel(self, company: Seller, w: Any, contacts: float, thanks: int) -> float:
        """Return how many contacts the month feels like."""
        felt: float = felt_contacts(
            contacts, company.dialogue_relief, w.privacy_relief * self.relevance, company.insincerity * thanks
        )
        return felt
