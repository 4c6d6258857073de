"""Every fact that is validated, in the order of the report; a new fact is a file and a line here."""

from __future__ import annotations

from experiments.facts import (
    breach,
    c1_cohorts,
    c2_card_replacement,
    c3_friction,
    c4_social_churn,
    c5_save_campaign,
    c6_shortfalls,
    c7_experience,
    c8_recovery,
    c10_referred,
    contact_ideal,
    deal_training,
    discount_tenure,
    double_jeopardy,
    drip_pricing,
    margin_arithmetic,
    mild_friction,
    promoters,
    talk,
    value_elasticities,
)

FACTS = (
    c1_cohorts.FACT,
    c2_card_replacement.FACT,
    c3_friction.FACT,
    c4_social_churn.FACT,
    c5_save_campaign.FACT,
    c6_shortfalls.FACT,
    c7_experience.FACT,
    c8_recovery.FACT,
    c10_referred.FACT,
    mild_friction.FACT,
    drip_pricing.FACT,
    deal_training.FACT,
    discount_tenure.FACT,
    value_elasticities.FACT,
    double_jeopardy.FACT,
    contact_ideal.FACT,
    breach.FACT,
    promoters.FACT,
    talk.FACT,
    margin_arithmetic.FACT,
)
