"""The sentence over the desk, made from computed numbers."""

from __future__ import annotations

from collections.abc import Callable

from experiments.app.desk.answer import Lead, lead, retained
from experiments.app.words import say
from experiments.comparison import Comparison
from experiments.report.numerals import percent


def headline(comparison: Comparison, language: str, named: Callable[[str], str]) -> list[str]:
    """Return what came of it: a sentence for each policy that is compared with the baseline.

    Parameters
    ----------
    named
        Gives the name of a policy on the desk by its letter.
    """
    if not comparison.treatments:
        name = comparison.baseline
        kept = percent(retained(comparison, name))
        return [_sentence(language, [say(language, "answer.one", policy=named(name), retention=kept)])]
    return [
        _sentence(
            language, [_clause(lead(comparison, name, what), language, what, named) for what in ("customers", "profit")]
        )
        for name in comparison.treatments
    ]


def _clause(found: Lead, language: str, what: str, named: Callable[[str], str]) -> str:
    about = say(language, f"what.{what}")
    if not found.ahead:
        return say(language, "answer.same", what=about)
    if found.month is None:
        return say(
            language, "answer.leads" if found.is_clear else "answer.undecided", policy=named(found.ahead), what=about
        )
    key = "answer.turns" if found.is_clear else "answer.turned_undecided"
    return say(language, key, first=named(found.before), what=about, month=found.month, then=named(found.ahead))


def _sentence(language: str, clauses: list[str]) -> str:
    if language == "ja":
        return "。".join(clauses) + "。"
    return ". ".join(clause[:1].upper() + clause[1:] for clause in clauses) + "."
