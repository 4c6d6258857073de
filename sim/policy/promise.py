"""What the company says before and after people join."""

from __future__ import annotations

from sim.declare import Declared, lever


class Promise(Declared):
    """Levers on words: what is promised beyond what is delivered, and what is openly told."""

    overpromise: float = lever(
        0.0, "How far the promised quality lies above the delivered quality.",
        null=0.0, low=0.0, high=0.4, unit="quality, 0 to 1", source="assumed", grade="A",
        cost="none at once; disappointment later", label="overpromise", ja="過大な約束",
    )  # fmt: skip
    disclosure: float = lever(
        0.0, "Share of terms and fees told openly beyond what the law asks; told fees are part of the shown price.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="a fixed amount a customer and month at full disclosure", label="disclosure", ja="情報開示",
    )  # fmt: skip
