"""What a company chooses, one concern a file."""

from __future__ import annotations

from pydantic import Field, model_validator

from sim.declare import Declared
from sim.policy.acquisition import Acquisition
from sim.policy.association import Association
from sim.policy.community import Community
from sim.policy.concern import Concern
from sim.policy.contact import Contact
from sim.policy.learning import Learning
from sim.policy.leaving import Friction, Leaving
from sim.policy.planning import Planning
from sim.policy.pricing import Pricing
from sim.policy.privacy import Privacy
from sim.policy.programme import Programme
from sim.policy.promise import Promise
from sim.policy.service import Service

__all__ = [
    "Acquisition",
    "Association",
    "Community",
    "Concern",
    "Contact",
    "Friction",
    "Learning",
    "Leaving",
    "Planning",
    "Policy",
    "Pricing",
    "Privacy",
    "Programme",
    "Promise",
    "Service",
]


class Policy(Declared):
    """Everything one company decides; the default is the neutral policy, every lever at its null.

    Raises
    ------
    pydantic.ValidationError
        If a lever is unknown, of the wrong type, out of bounds, or at odds with another.
    """

    pricing: Pricing = Field(default_factory=Pricing)
    promise: Promise = Field(default_factory=Promise)
    service: Service = Field(default_factory=Service)
    leaving: Leaving = Field(default_factory=Leaving)
    contact: Contact = Field(default_factory=Contact)
    privacy: Privacy = Field(default_factory=Privacy)
    programme: Programme = Field(default_factory=Programme)
    community: Community = Field(default_factory=Community)
    learning: Learning = Field(default_factory=Learning)
    acquisition: Acquisition = Field(default_factory=Acquisition)
    planning: Planning = Field(default_factory=Planning)
    association: Association = Field(default_factory=Association)

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """Every concern, in reading order."""
        return tuple(getattr(self, name) for name in type(self).model_fields)

    @property
    def gives_deals(self) -> bool:
        """Whether any customer can get a deal."""
        deals = (self.pricing.welcome_discount, self.pricing.promotion, self.leaving.save_depth, self.acquisition.deal)
        return max(deals) > 0.0

    @property
    def gives_unlike_deals(self) -> bool:
        """Whether some customers can get a deal that others with the company do not have."""
        return max(self.pricing.welcome_discount, self.leaving.save_depth, self.acquisition.deal) > 0.0

    @model_validator(mode="after")
    def _levers_agree(self) -> Policy:
        if self.service.quality + self.promise.overpromise > 1.0:
            raise ValueError(
                f"service.quality ({self.service.quality:g}) + promise.overpromise ({self.promise.overpromise:g}) "
                "promise a quality above 1; allowed: a sum of at most 1"
            )
        return self
