"""What is counted for every company and month inside the compiled month: the columns of the totals array."""

TOTALS = (
    "customers", "wanting", "experience", "satisfaction", "trust", "resentment", "loyalty", "premium", "rebate",
    "cash", "joined", "returned", "left", "left_involuntarily", "attempts", "stuck", "offers", "accepted",
    "problems", "settled", "unheard", "enquiries",
    "cross_sales", "data_sales", "reached", "breached", "relevance", "gratitude",
    "spoke_well", "spoke_ill", "referred",
    "belonging", "content", "resented", "resented_twice",
    "lead",
    "volume", "visiting", "visits", "elsewhere", "active", "lapsed", "habit", "breadth", "enjoyed",
    "members", "enrolled", "issued", "redeemed", "expired", "forfeited", "held", "rewards", "reward_cost", "fees",
    "benefits", "given", "engaged", "partner_points", "partner_sales", "float", "loaded", "spent", "broken",
    "refunded",
    "promoted", "demoted", "in_tier_1", "in_tier_2", "in_tier_3", "member_visits", "member_spend",
    "uninvited", "inclined", "inclined_by_programme",
    "poaching_offers", "poached",
)  # fmt: skip
(
    CUSTOMERS, WANTING, EXPERIENCE, SATISFACTION, TRUST, RESENTMENT, LOYALTY, PREMIUM, REBATE,
    CASH, JOINED, RETURNED, LEFT, LEFT_INVOLUNTARILY, ATTEMPTS, STUCK, OFFERS, ACCEPTED,
    PROBLEMS, SETTLED, UNHEARD, ENQUIRIES,
    CROSS_SALES, DATA_SALES, REACHED, BREACHED, RELEVANCE, GRATITUDE,
    SPOKE_WELL, SPOKE_ILL, REFERRED,
    BELONGING, CONTENT, RESENTED, RESENTED_TWICE,
    LEAD,
    VOLUME, VISITING, VISITS, ELSEWHERE, ACTIVE, LAPSED, HABIT, BREADTH, ENJOYED,
    MEMBERS, ENROLLED, ISSUED, REDEEMED, EXPIRED, FORFEITED, HELD, REWARDS, REWARD_COST, FEES,
    BENEFITS, GIVEN, ENGAGED, PARTNER_POINTS, PARTNER_SALES, FLOAT, LOADED, SPENT, BROKEN,
    REFUNDED,
    PROMOTED, DEMOTED, IN_TIER_1, IN_TIER_2, IN_TIER_3, MEMBER_VISITS, MEMBER_SPEND,
    UNINVITED, INCLINED, INCLINED_BY_PROGRAMME,
    POACHING_OFFERS, POACHED,
) = range(len(TOTALS))  # fmt: skip
