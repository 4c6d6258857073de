"""What is counted for every company and month inside the compiled month: the columns of the totals array."""

TOTALS = (
    "customers", "wanting", "experience", "satisfaction", "trust", "resentment", "loyalty", "premium", "rebate",
    "cash", "joined", "returned", "left", "left_involuntarily", "attempts", "stuck", "offers", "accepted",
    "problems", "settled", "unheard", "enquiries",
)  # fmt: skip
(
    CUSTOMERS, WANTING, EXPERIENCE, SATISFACTION, TRUST, RESENTMENT, LOYALTY, PREMIUM, REBATE,
    CASH, JOINED, RETURNED, LEFT, LEFT_INVOLUNTARILY, ATTEMPTS, STUCK, OFFERS, ACCEPTED,
    PROBLEMS, SETTLED, UNHEARD, ENQUIRIES,
) = range(len(TOTALS))  # fmt: skip
