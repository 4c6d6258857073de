"""Meeting other customers, and hearing of their deals, as Mesa agents live it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.speed.ways import chosen_way
from sim.rules import community, fairness

if TYPE_CHECKING:
    from experiments.speed.mesa_whole import Customer, Seller

WAY = chosen_way()

belonging_after = WAY.rule(community.belonging_after)
resentment_among_others = WAY.rule(community.resentment_among_others)
felt_invitations = WAY.rule(community.felt_invitations)
belief_of_reader = WAY.rule(community.belief_of_reader)
unfairness = WAY.rule(fairness.unfairness)


class Gathered:
    """A person among the other customers of a company."""

    __slots__ = ()

    model: Any
    company: Seller | None
    satisfaction: float
    resentment: float
    belonging: float
    beliefs: list[float]
    ties: list[Customer]
    takes_part: bool
    deals: int
    discount: float
    discount_left: int
    overheard: int

    def read_along(self) -> None:
        """Move beliefs by what is written in forums, which those without a company read."""
        beliefs, believed = self.beliefs, self.model.believed
        for k, seller in enumerate(self.model.sellers):
            if seller.read_well or seller.read_ill:
                belief = belief_of_reader(beliefs[k], seller.read_well, seller.read_ill)
                believed[k] += belief - beliefs[k]
                beliefs[k] = belief

    def meet_others(self, company: Seller, w: Any) -> float:
        """Hear the others and come to belong, if one takes part; return how many contacts the invitations feel like."""
        felt: float = felt_invitations(self.belonging, company.invitations)
        if self.takes_part:
            self.resentment = resentment_among_others(self.resentment, company.anger, company.anger_carries)
            self.belonging = belonging_after(
                self.belonging, company.place, self.satisfaction - w.market_neutral_quality, company.mood,
                w.community_warmth, w.community_mood, w.community_kept,
            )  # fmt: skip
        return felt

    def be_heard_inside(self, company: Seller, w: Any) -> None:
        """Add to the mood and the anger of those who belong."""
        belonging = self.belonging
        angry = belonging * self.resentment
        company.belonging += belonging
        company.content += belonging * (self.satisfaction - w.market_neutral_quality)
        company.resented += angry
        company.resented_twice += angry * self.resentment

    def compare_deals(self, w: Any) -> float:
        """Return how far hearing of a deal that others have is a wrong; whoever has none learns that one can ask."""
        depth, self.overheard = 0.01 * self.overheard, 0
        if self.discount_left:
            return 0.0
        self.deals = self.deals or 1
        wrong: float = unfairness(depth, w.fairness_full, w.fairness_violation)
        return wrong

    def talk_of_deal(self) -> None:
        """Tell one's ties with the same company how deep the own deal is, in whole percents."""
        depth, company = round(100.0 * self.discount), self.company
        for tie in self.ties:
            if tie.company is company and depth > tie.overheard:
                tie.overheard = depth
