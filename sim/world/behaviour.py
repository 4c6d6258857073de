"""How people respond: the parameters of every rule, grouped by mechanism."""

from __future__ import annotations

from pydantic import Field

from sim.declare import Declared, parameter
from sim.world.advertising import Advertising
from sim.world.buying import Buying
from sim.world.community import Community
from sim.world.contact import Contact
from sim.world.deals import Deals
from sim.world.fairness import Fairness
from sim.world.gratitude import Gratitude
from sim.world.joining import Joining
from sim.world.learning import Evolution, Feedback, Insight
from sim.world.leaving import Leaving, Saving
from sim.world.mastery import Mastery
from sim.world.planning import Planning
from sim.world.privacy import Privacy
from sim.world.problems import Problems, Recovery, Support
from sim.world.programme import Programme
from sim.world.word_of_mouth import Referral, SocialChurn, WordOfMouth


class Experience(Declared):
    """What a month of service feels like."""

    fit: float = parameter(
        0.12, "Weight of the lasting fit between a person and a company.",
        low=0.0, high=0.3, sweep=(0.06, 0.18), unit="quality per sd", source="assumed", grade="A",
        label="lasting fit", ja="相性",
    )  # fmt: skip
    noise: float = parameter(
        0.09, "Weight of monthly luck; about a third of the variance of experience.",
        low=0.0, high=0.3, sweep=(0.04, 0.14), unit="quality per sd", source="assumed", grade="A",
        label="monthly luck", ja="月ごとの偶然",
    )  # fmt: skip
    occasion: float = parameter(
        0.2, "How much better than others a month with an occasion is; what is expected afterwards rises with it.",
        low=0.0, high=0.5, sweep=(0.1, 0.3), unit="quality", source="assumed", grade="A",
        label="size of an occasion", ja="特別な体験の大きさ",
    )  # fmt: skip


class Satisfaction(Declared):
    """How experience and surprise become satisfaction."""

    level_share: float = parameter(
        0.3, "Share of satisfaction that follows the level of experience; the rest follows surprise.",
        low=0.0, high=1.0, sweep=(0.2, 0.5), unit="share", source="assumed", grade="A",
        label="level share", ja="水準の重み",
    )  # fmt: skip
    loss_weight: float = parameter(
        2.5, "How much more a shortfall weighs than an equal excess.",
        low=1.0, high=4.0, sweep=(2.0, 2.5), unit="ratio", source="tversky1992", grade="B",
        label="loss weight", ja="損失の重み",
    )  # fmt: skip
    curvature: float = parameter(
        0.88, "Exponent of the value of surprise.",
        low=0.5, high=1.0, sweep=(0.8, 1.0), unit="exponent", source="tversky1992", grade="B",
        label="curvature", ja="感応度の逓減",
    )  # fmt: skip
    memory_floor: float = parameter(
        0.10, "Weight of the newest month for customers of long standing.",
        low=0.01, high=1.0, sweep=(0.05, 0.2), unit="weight", source="bolton1998", grade="A",
        label="memory floor", ja="記憶の下限",
    )  # fmt: skip
    memory_months: float = parameter(
        3.0, "How fast that weight falls in the first months.",
        low=0.5, high=24.0, sweep=(1.0, 6.0), unit="months", source="bolton1998", grade="A",
        label="memory months", ja="記憶の月数",
    )  # fmt: skip


class Expectation(Declared):
    """How expectations form and follow."""

    speed: float = parameter(
        0.15, "Share of the gap between experience and expectation closed in a month.",
        low=0.0, high=1.0, sweep=(0.05, 0.3), unit="share a month", source="assumed", grade="A",
        label="expectation speed", ja="期待の更新速度",
    )  # fmt: skip
    promise_weight: float = parameter(
        0.6, "Weight of the promised quality in the expectation of a new customer.",
        low=0.0, high=1.0, sweep=(0.3, 0.9), unit="weight", source="assumed", grade="A",
        label="promise weight", ja="約束の重み",
    )  # fmt: skip


class Trust(Declared):
    """How trust is slowly earned and quickly lost."""

    pull: float = parameter(
        0.03, "Monthly return of trust to the person's own disposition.",
        low=0.0, high=0.5, sweep=(0.01, 0.06), unit="share a month", source="assumed", grade="A",
        label="trust pull", ja="信頼の回帰",
    )  # fmt: skip
    gain: float = parameter(
        0.03, "Gain of trust when conduct above the ordinary is seen to be kept.",
        low=0.0, high=0.5, sweep=(0.01, 0.06), unit="share a test", source="slovic1993", grade="A",
        label="trust gain", ja="信頼の獲得",
    )  # fmt: skip
    loss: float = parameter(
        0.10, "Loss of trust for a violation of size one; the ratio to the gain is swept from 1 to 5.",
        low=0.0, high=0.6, sweep=(0.03, 0.15), unit="share a violation", source="slovic1993", grade="A",
        label="trust loss", ja="信頼の喪失",
    )  # fmt: skip


class Resentment(Declared):
    """Anger: what raises it and how it fades."""

    half_life_months: float = parameter(
        12.0, "Months until half of the resentment has faded. No published estimate exists: always swept.",
        low=0.5, high=240.0, sweep=(3.0, 36.0), unit="months", source="assumed", grade="A",
        label="half-life of resentment", ja="反感の半減期",
    )  # fmt: skip
    violation: float = parameter(
        0.2, "Resentment from a violation of size one.",
        low=0.0, high=1.0, sweep=(0.1, 0.3), unit="share of what is left", source="assumed", grade="A",
        label="resentment per violation", ja="違反による反感",
    )  # fmt: skip
    contact: float = parameter(
        0.015, "Resentment from each contact beyond the customer's ideal.",
        low=0.0, high=0.2, sweep=(0.0, 0.03), unit="share of what is left per contact", source="godfrey2011",
        grade="A", label="resentment per excess contact", ja="過剰接触による反感",
    )  # fmt: skip
    stuck_mild: float = parameter(
        0.03, "Resentment from an attempt to leave stopped by mild friction.",
        low=0.0, high=1.0, sweep=(0.0, 0.1), unit="share of what is left", source="luguri2021", grade="B",
        label="resentment, mild friction", ja="軽い障壁による反感",
    )  # fmt: skip
    stuck_aggressive: float = parameter(
        0.5, "Resentment from an attempt to leave stopped by aggressive friction.",
        low=0.0, high=1.0, sweep=(0.2, 0.8), unit="share of what is left", source="luguri2021", grade="A",
        label="resentment, aggressive friction", ja="強い障壁による反感",
    )  # fmt: skip


class Price(Declared):
    """How prices are judged: against a reference that forgets, and against the market."""

    weight: float = parameter(
        3.5, "Log-odds of wanting out per relative loss against the reference price.",
        low=0.0, high=12.0, sweep=(1.0, 6.0), unit="log-odds", source="assumed", grade="A",
        label="reference price weight", ja="参照価格の重み",
    )  # fmt: skip
    loss_weight: float = parameter(
        1.7, "How much more paying above the reference weighs than paying below it.",
        low=1.0, high=4.0, sweep=(1.2, 2.5), unit="ratio", source="tversky1992", grade="B",
        label="price loss weight", ja="値上げの重み",
    )  # fmt: skip
    memory: float = parameter(
        0.85, "Share of the reference price kept from month to month.",
        low=0.0, high=1.0, sweep=(0.7, 0.95), unit="share a month", source="assumed", grade="A",
        label="reference price memory", ja="参照価格の記憶",
    )  # fmt: skip
    market_share: float = parameter(
        0.3, "Weight of the market price, against the price paid, in the new part of the reference.",
        low=0.0, high=1.0, sweep=(0.0, 0.6), unit="share", source="assumed", grade="A",
        label="market in reference", ja="市場価格の重み",
    )  # fmt: skip
    value_weight: float = parameter(
        2.0, "Log-odds of wanting out per unit of price above the market, lasting.",
        low=0.0, high=8.0, sweep=(0.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="lasting price weight", ja="持続的な価格の重み",
    )  # fmt: skip


class Noticing(Declared):
    """How often people look at the bill, and how large what they find is."""

    fee_rate: float = parameter(
        0.08, "Rate at which a hidden fee is noticed, per unit of attention.",
        low=0.0, high=1.0, sweep=(0.02, 0.3), unit="per month", source="assumed", grade="A",
        label="noticing a fee", ja="手数料に気づく率",
    )  # fmt: skip
    walk_rate: float = parameter(
        0.05, "Rate at which price walking is noticed after the first year, per unit of attention.",
        low=0.0, high=1.0, sweep=(0.02, 0.3), unit="per month", source="assumed", grade="A",
        label="noticing price walking", ja="値上げに気づく率",
    )  # fmt: skip
    fee_full: float = parameter(
        0.1, "Fee, as a share of the price, that counts as a violation of size one.",
        low=0.01, high=1.0, sweep=(0.05, 0.2), unit="share of price", source="assumed", grade="A",
        label="fee of full size", ja="違反とみなす手数料",
    )  # fmt: skip
    walk_full: float = parameter(
        0.2, "Gap to the newcomers' price that counts as a violation of size one.",
        low=0.01, high=2.0, sweep=(0.1, 0.4), unit="share of price", source="assumed", grade="A",
        label="gap of full size", ja="違反とみなす価格差",
    )  # fmt: skip
    promise_slack: float = parameter(
        0.05, "Overpromise that nobody counts as broken.",
        low=0.0, high=0.5, sweep=(0.0, 0.1), unit="quality", source="assumed", grade="A",
        label="promise slack", ja="許容される誇張",
    )  # fmt: skip
    promise_full: float = parameter(
        0.3, "Overpromise beyond the slack that counts as a violation of size one.",
        low=0.01, high=1.0, sweep=(0.15, 0.6), unit="quality", source="assumed", grade="A",
        label="broken promise of full size", ja="違反とみなす誇張",
    )  # fmt: skip
    promise_months: int = parameter(
        6, "First months of a spell in which a promise is tested.",
        low=0, high=60, unit="months", source="assumed", grade="A",
        label="months a promise is tested", ja="約束が試される月数",
    )  # fmt: skip


class Wanting(Declared):
    """What makes a customer want out."""

    satisfaction: float = parameter(
        3.0, "Log-odds of wanting out per unit of satisfaction lost.",
        low=0.0, high=12.0, sweep=(1.0, 5.0), unit="log-odds", source="assumed", grade="A",
        label="weight of satisfaction", ja="満足の重み",
    )  # fmt: skip
    trust: float = parameter(
        2.0, "Log-odds of wanting out per unit of trust lost.",
        low=0.0, high=12.0, sweep=(1.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="weight of trust", ja="信頼の重み",
    )  # fmt: skip
    resentment: float = parameter(
        1.5, "Log-odds of wanting out per unit of resentment.",
        low=0.0, high=12.0, sweep=(0.0, 3.0), unit="log-odds", source="assumed", grade="A",
        label="weight of resentment", ja="反感の重み",
    )  # fmt: skip
    rival_quality: float = parameter(
        2.0, "Log-odds of wanting out per unit of reputation of the best rival above neutral.",
        low=0.0, high=8.0, sweep=(0.0, 4.0), unit="log-odds", source="assumed", grade="A",
        label="weight of rival quality", ja="競合品質の重み",
    )  # fmt: skip


class Behaviour(Declared):
    """Every response parameter of the core model."""

    experience: Experience = Field(default_factory=Experience)
    satisfaction: Satisfaction = Field(default_factory=Satisfaction)
    expectation: Expectation = Field(default_factory=Expectation)
    trust: Trust = Field(default_factory=Trust)
    resentment: Resentment = Field(default_factory=Resentment)
    price: Price = Field(default_factory=Price)
    noticing: Noticing = Field(default_factory=Noticing)
    wanting: Wanting = Field(default_factory=Wanting)
    leaving: Leaving = Field(default_factory=Leaving)
    saving: Saving = Field(default_factory=Saving)
    joining: Joining = Field(default_factory=Joining)
    advertising: Advertising = Field(default_factory=Advertising)
    buying: Buying = Field(default_factory=Buying)
    programme: Programme = Field(default_factory=Programme)
    deals: Deals = Field(default_factory=Deals)
    problems: Problems = Field(default_factory=Problems)
    support: Support = Field(default_factory=Support)
    recovery: Recovery = Field(default_factory=Recovery)
    contact: Contact = Field(default_factory=Contact)
    privacy: Privacy = Field(default_factory=Privacy)
    gratitude: Gratitude = Field(default_factory=Gratitude)
    community: Community = Field(default_factory=Community)
    word_of_mouth: WordOfMouth = Field(default_factory=WordOfMouth)
    social_churn: SocialChurn = Field(default_factory=SocialChurn)
    referral: Referral = Field(default_factory=Referral)
    fairness: Fairness = Field(default_factory=Fairness)
    mastery: Mastery = Field(default_factory=Mastery)
    insight: Insight = Field(default_factory=Insight)
    planning: Planning = Field(default_factory=Planning)
    feedback: Feedback = Field(default_factory=Feedback)
    evolution: Evolution = Field(default_factory=Evolution)
