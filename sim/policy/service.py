"""How good the service is."""

from __future__ import annotations

from sim.declare import Declared, lever


class Service(Declared):
    """Levers on service."""

    quality: float = lever(
        0.6, "Mean quality of a month of service; 0.60 is the neutral level of the market.",
        null=0.6, low=0.2, high=0.95, unit="quality, 0 to 1", source="assumed", grade="A",
        cost="serving cost rises with its square", label="service quality", ja="サービス品質",
    )  # fmt: skip
