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
) = range(len(TOTALS))  # fmt: skip
