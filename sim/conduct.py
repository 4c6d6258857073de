"""What each company does this month, as the table that the passes read: a row a company, a column an aspect.

The last row stands for being with no company; its zeros do nothing.
"""

from __future__ import annotations

import numpy as np

ASPECTS = (
    "quality", "price", "open_fee", "hidden_fee", "fee_share", "walk_factor", "walk_cap", "overpromise", "kept",
    "contacts", "wake", "rival_push", "campaign", "renewal", "save_share", "save_depth", "save_months", "friction",
    "stuck_resentment", "is_obstructing", "welcome", "welcome_months", "shown", "trap", "reputation", "unit_cost",
    "save_cost", "stuck_cost", "join_cost", "failure_share", "failure_severity", "card_share", "promotion",
    "targeted",
    "steadiness", "problem_share", "speaks", "served", "relief", "effort", "late", "hours", "compensation",
    "settle_cost", "load", "waiting", "enquiries",
    "consent", "reach_wake", "reach_cost", "dialogue_relief", "pressure", "thanks", "thanks_lift", "insincerity",
    "recognised", "depth", "learn_data", "learn_talk", "exposure", "data_used", "hidden_sharing", "data_price",
    "breach_share", "breach_harm", "breach_cost", "referral_chance", "referral_pull", "referral_cost",
    "gathers", "place", "mood", "anger", "anger_carries", "invitations", "answered", "read_well", "read_ill",
    "affinity", "taught", "head_start", "onboarding_hours", "onboarding_cost", "pull", "serve_cost",
    "offered", "card", "earn_spend", "earn_visit", "earn_act", "welcome_points", "pending", "expiry", "validity",
    "reward_points",
    "reward_value", "reward_cost", "levels", "tier_1", "tier_2", "tier_3", "qualifier", "tier_period",
    "tier_grace", "downgrade",
    "tier_more", "fee", "fee_months", "member_discount", "access", "shipping", "status", "alignment", "donation",
    "targets",
    "partner_visits", "partner_earn", "partner_price", "prepays", "top_up", "clarity", "runs", "advertised",
    "rival_reward", "honours",
    "novelty", "exclusive", "per_point", "voids",
    "wronged", "draw",
    "spares", "spared", "spared_new", "promise_months",
    "badge", "surveys",
    "closed", "closing", "poaches", "poach_depth", "poach_months", "poach_focus", "offer_cost",
    "occasions",
)  # fmt: skip
(
    QUALITY, PRICE, OPEN_FEE, HIDDEN_FEE, FEE_SHARE, WALK_FACTOR, WALK_CAP, OVERPROMISE, KEPT, CONTACTS,
    WAKE, RIVAL_PUSH, CAMPAIGN, RENEWAL, SAVE_SHARE, SAVE_DEPTH, SAVE_MONTHS, FRICTION,
    STUCK_RESENTMENT, IS_OBSTRUCTING, WELCOME, WELCOME_MONTHS, SHOWN, TRAP, REPUTATION, UNIT_COST,
    SAVE_COST, STUCK_COST, JOIN_COST, FAILURE_SHARE, FAILURE_SEVERITY, CARD_SHARE, PROMOTION, TARGETED,
    STEADINESS, PROBLEM_SHARE, SPEAKS, SERVED, RELIEF, EFFORT, LATE, HOURS, COMPENSATION,
    SETTLE_COST, LOAD, WAITING, ENQUIRIES,
    CONSENT, REACH_WAKE, REACH_COST, DIALOGUE_RELIEF, PRESSURE, THANKS, THANKS_LIFT, INSINCERITY,
    RECOGNISED, DEPTH, LEARN_DATA, LEARN_TALK, EXPOSURE, DATA_USED, HIDDEN_SHARING, DATA_PRICE,
    BREACH_SHARE, BREACH_HARM, BREACH_COST, REFERRAL_CHANCE, REFERRAL_PULL, REFERRAL_COST,
    GATHERS, PLACE, MOOD, ANGER, ANGER_CARRIES, INVITATIONS, ANSWERED, READ_WELL, READ_ILL, AFFINITY,
    TAUGHT, HEAD_START, ONBOARDING_HOURS, ONBOARDING_COST, PULL, SERVE_COST,
    OFFERED, CARD, EARN_SPEND, EARN_VISIT, EARN_ACT, WELCOME_POINTS, PENDING, EXPIRY, VALIDITY, REWARD_POINTS,
    REWARD_VALUE, REWARD_COST, LEVELS, TIER_1, TIER_2, TIER_3, QUALIFIER, TIER_PERIOD, TIER_GRACE, DOWNGRADE,
    TIER_MORE, FEE, FEE_MONTHS, MEMBER_DISCOUNT, ACCESS, SHIPPING, STATUS, ALIGNMENT, DONATION, TARGETS,
    PARTNER_VISITS, PARTNER_EARN, PARTNER_PRICE, PREPAYS, TOP_UP, CLARITY, RUNS, ADVERTISED, RIVAL_REWARD, HONOURS,
    NOVELTY, EXCLUSIVE, PER_POINT, VOIDS,
    WRONGED, DRAW,
    SPARES, SPARED, SPARED_NEW, PROMISE_MONTHS,
    BADGE, SURVEYS,
    CLOSED, CLOSING, POACHES, POACH_DEPTH, POACH_MONTHS, POACH_FOCUS, OFFER_COST,
    OCCASIONS,
) = range(len(ASPECTS))  # fmt: skip


def empty_table(n_companies: int) -> np.ndarray:
    """Return a table of zeros for the companies and the row of those outside; float32, aspects in columns."""
    table = np.zeros((n_companies + 1, len(ASPECTS)), np.float32)
    table[-1, [PRICE, WALK_CAP, WALK_FACTOR]] = 1.0  # those outside pay nothing, but divisions must stay finite
    return table
