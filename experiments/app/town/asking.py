"""What the town is asked: two policies, one replication, and where to look; as a link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from experiments.app.asked import LONGEST_LINK, SIZES, Asked, asked_from
from experiments.refusal import Refusal

CUSTOMERS = 3_500
"""People in the market when nothing is said: about 1,500 of them are the company's at month 0."""
POLICIES = 2


@dataclass(frozen=True)
class View:
    """Where somebody looks: a month, and a customer if one is chosen."""

    month: int = 0
    customer: int | None = None


def opened_from(query: str) -> tuple[Asked, View]:
    """Read the town's question, and where to look, from the query of a link.

    Raises
    ------
    Refusal
        If it cannot be read, or does not name two policies; values of the question are checked by
        :meth:`Asked.study`.
    """
    own, others = {}, []
    for key, text in parse_qsl(query[: LONGEST_LINK + 1], keep_blank_values=True):
        if key in ("month", "customer"):
            own[key] = text
        else:
            others.append((key, text))
    asked = town_from(urlencode(others, safe=",.") if own and len(query) <= LONGEST_LINK else query)
    month = _whole("month", own.get("month", "0"), asked.sizes["horizon_months"])
    customer = _whole("customer", own["customer"], asked.sizes["customers"] - 1) if "customer" in own else None
    return asked, View(month, customer)


def _whole(key: str, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most):
        raise Refusal(key, "is no such number", found=text[:40], allowed=f"0 to {most:,}")
    return int(text)


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


def link_of(asked: Asked, view: View = View()) -> str:  # noqa: B008  frozen
    """Return the question, and where to look, as the query of a link.

    Examples
    --------
    >>> link_of(town_from("customers=5000"))
    'policy=aggressive,transparent&customers=5000'
    >>> link_of(town_from(""), View(24, 17))
    'policy=aggressive,transparent&customers=3500&month=24&customer=17'
    """
    query = replace(asked, sizes={**asked.sizes, "replications": SIZES["replications"]}).link()
    own: dict[str, int] = {}
    if asked.sizes["customers"] == SIZES["customers"]:
        own["customers"] = SIZES["customers"]
    if view.month:
        own["month"] = view.month
    if view.customer is not None:
        own["customer"] = view.customer
    return f"{query}&{urlencode(own)}" if own else query


def diary_command(asked: Asked, customer: int) -> str:
    """Return the command line that tells the same diary."""
    return asked.command().replace("kizuna ", f"kizuna experiment=diary customer={customer} ", 1)
