"""The one way in which bad input is answered: where, what was found, what is allowed, the nearest valid name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class Refusal(Exception):
    """Input that cannot be run; shown as one message, exit code 2, never with a traceback.

    Parameters
    ----------
    where
        Full key, file, column or option concerned.
    problem
        What is wrong with it, in a few words.
    found
        What was given.
    allowed
        What may be given.
    nearest
        Valid name that lies nearest to what was given.
    hint
        What to do.

    Examples
    --------
    >>> print(Refusal("seed", "out of bounds", found="-1", allowed="a whole number from 0"))
    kizuna: seed: out of bounds
      found:   -1
      allowed: a whole number from 0
    """

    def __init__(
        self, where: str, problem: str, *, found: str = "", allowed: str = "", nearest: str = "", hint: str = ""
    ) -> None:
        super().__init__(where, problem)
        self.where = where
        self.problem = problem
        self.found = found
        self.allowed = allowed
        self.nearest = nearest
        self.hint = hint

    def __str__(self) -> str:
        """Return the message as it appears on the screen."""
        details = {"found": self.found, "allowed": self.allowed, "nearest": self.nearest, "hint": self.hint}
        lines = [f"kizuna: {self.where}: {self.problem}"]
        lines += [f"  {name + ':':<8} {text}" for name, text in details.items() if text]
        return "\n".join(lines)


def nearest(asked: str, names: Iterable[str]) -> str:
    """Return the name most like the one asked for, or an empty string if none is near.

    Examples
    --------
    >>> nearest("frction", ["friction", "save_share"])
    'friction'
    >>> nearest("xyz", ["friction"])
    ''
    """
    return next(iter(get_close_matches(asked, list(names), 1, 0.6)), "")
