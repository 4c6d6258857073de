"""What the town is asked: two policies, one replication; as a link that the desk understands too."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from experiments.app.asked import SIZES, Asked, asked_from
from experiments.refusal import Refusal

CUSTOMERS = 3_500
"""People in the market when nothing is said: about 1,500 of them are the company's at month 0."""
POLICIES = 2


def town_from(query: str) -> Asked:
    """Read the town's question from the query of a link.

    Raises
    ------
    Refusal
        If it cannot be read, or does not name two policies; values are checked by :meth:`Asked.study`.
    """
    asked = asked_from(query)
    if len(asked.policies) != POLICIES:
        raise Refusal(
            "policy", "the town shows two policies side by side", found=str(len(asked.policies)), allowed="2",
            hint="policy=aggressive,transparent",
        )  # fmt: skip
    is_said = any(key == "customers" for key, _ in parse_qsl(query, keep_blank_values=True))
    sizes = {**asked.sizes, "replications": 1} | ({} if is_said else {"customers": CUSTOMERS})
    return replace(asked, sizes=sizes)


def link_of(asked: Asked) -> str:
    """Return the question as the query of a link.

    Examples
    --------
    >>> link_of(town_from("customers=5000"))
    'policy=aggressive,transparent&customers=5000'
    >>> link_of(town_from(""))
    'policy=aggressive,transparent&customers=3500'
    """
    query = replace(asked, sizes={**asked.sizes, "replications": SIZES["replications"]}).link()
    if asked.sizes["customers"] == SIZES["customers"]:
        query += "&" + urlencode({"customers": asked.sizes["customers"]})
    return query


def diary_command(asked: Asked, customer: int) -> str:
    """Return the command line that tells the same diary."""
    return asked.command().replace("kizuna ", f"kizuna experiment=diary customer={customer} ", 1)
