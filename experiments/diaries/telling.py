"""A diary as plain values, as a table side by side, and as reasons in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Any

from experiments.summary import rounded
from sim.diary import Page, turning_points, weights

if TYPE_CHECKING:
    from experiments.diaries.words import Speech
    from experiments.report.words import Words

TRAITS = ("price_sensitivity", "disposition", "attention", "contact_ideal")


@dataclass(frozen=True)
class Life:
    """One customer's diary.

    Attributes
    ----------
    customer, replication, seed
        Who, and in which of the study's worlds.
    horizon
        Months told.
    fate
        One of the four fates, or "none".
    start
        The person's columns at month 0.
    pages
        Months by policy.
    baseline
        The policy others are compared with.
    """

    customer: int
    replication: int
    seed: int
    horizon: int
    fate: str
    start: dict[str, Any]
    pages: dict[str, list[Page]]
    baseline: str

    @property
    def policies(self) -> tuple[str, ...]:
        """Names of the policies, the baseline last."""
        return tuple(self.pages)


def plain(life: Life, speech: Speech) -> dict[str, Any]:
    """Return the whole diary as plain values, sentences included."""
    return rounded(
        {
            "customer": life.customer, "replication": life.replication, "seed": life.seed,
            "horizon_months": life.horizon, "fate": life.fate, "baseline": life.baseline,
            "language": speech.language, "traits": {name: life.start[name] for name in TRAITS},
            "start": {name: life.start[name] for name in ("company", "tenure", "satisfaction", "trust", "resentment")},
            "policies": {
                name: {
                    "left_in_month": left_in(told),
                    "reasons": [
                        {"month": page.month, "of": what, "log_odds": page.want, "notice_log_odds": page.notice,
                         "sum": sum(page.want.values())}
                        for page, what in turning_points(told)
                    ],
                    "months": [_page(page, speech) for page in told],
                }
                for name, told in life.pages.items()
            },
        }
    )  # fmt: skip


def _page(page: Page, speech: Speech) -> dict[str, Any]:
    return {
        "month": page.month, "company": speech.company(page.company), "satisfaction": page.satisfaction,
        "trust": page.trust, "resentment": page.resentment, "price_seen": page.price, "wants_out": page.wants,
        "clock": page.clock, "want_log_odds": page.want, "notice_log_odds": page.notice,
        "events": [{"what": event.what, **event.values, "said": speech.event(event)} for event in page.events],
    }  # fmt: skip


def left_in(told: list[Page]) -> int | None:
    """Return the month in which the focal company was first left, None if it was not."""
    for page in told:
        if any(event.what == "left" and event.values["company"] == 0 for event in page.events):
            return page.month
    return None


def rows(life: Life, speech: Speech) -> list[tuple[int, list[str]]]:
    """Return the months in which something happened under any policy, each with its sentences by policy."""
    found = []
    for i in range(life.horizon):
        cells = ["; ".join(map(speech.event, told[i].events)) for told in life.pages.values()]
        if any(cells):
            found.append((i + 1, cells))
    return found


def opening(life: Life, speech: Speech, words: Words) -> list[str]:
    """Say who this is."""
    company = int(life.start["company"])
    is_inside = company < speech.n_companies
    start = speech.say(
        "start.inside" if is_inside else "start.outside", company=speech.company(company),
        tenure=int(life.start["tenure"]),
    )  # fmt: skip
    traits = speech.say("traits", **{name: float(life.start[name]) for name in TRAITS})
    lines = [start, traits]
    if life.fate:
        names = {"treatment": words.policy(life.policies[0]), "baseline": words.policy(life.baseline)}
        lines.append(speech.say(f"fate.{life.fate}", months=life.horizon, **names))
    return [*lines, speech.say("same.luck")]


def reasons(told: list[Page], policy: str, speech: Speech) -> list[str]:
    """Say what weighed how much at every turning point under one policy."""
    lines = []
    for page, what in turning_points(told):
        head = speech.say(f"why.{what}", month=page.month, policy=policy)
        lines.append(f"{head} {because(page.want, speech)}")
    return lines


def because(terms: dict[str, float], speech: Speech) -> str:
    """Say what log-odds add up from, against the neutral month."""
    base, total = terms.get("propensity", 0.0), sum(terms.values())
    chance = 1.0 / (1.0 + exp(-total))
    felt = weights(terms)
    if not felt:
        return speech.say("why.nothing", chance=chance)
    said = [
        speech.say("why.term", name=speech.term(name), value=value, times=speech.say("times", value=exp(value)))
        for name, value in felt
    ]
    comma = "、" if speech.language == "ja" else ", "
    end = speech.say("why.sum", base=base, sum=total, chance=chance)
    return f"{comma.join(said)}{'。' if speech.language == 'ja' else '; '}{end}"
