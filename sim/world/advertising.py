"""How advertising draws those who choose a company."""

from __future__ import annotations

from sim.declare import Declared, parameter


class Advertising(Declared):
    """How advertising draws those who choose a company: less by every further step."""

    draw: float = parameter(
        0.4, "Log-odds at choosing that the most advertising there can be adds.",
        low=0.0, high=4.0, sweep=(0.1, 1.0), unit="log-odds", source="sethuraman2011", grade="A",
        label="draw of advertising", ja="広告の引力",
    )  # fmt: skip
    half: float = parameter(
        0.25, "Advertising at which half of what it can do without end is reached.",
        low=0.01, high=10.0, sweep=(0.1, 1.0), unit="share of the most there can be", source="assumed", grade="A",
        label="half-way of advertising", ja="広告の半飽和点",
    )  # fmt: skip

    def drawn_by(self, advertising: float) -> float:
        """Return the log-odds that advertising adds, 0 at none and ``draw`` at 1.

        Examples
        --------
        >>> Advertising().drawn_by(0.0), Advertising().drawn_by(1.0)
        (0.0, 0.4)
        """
        return self.draw * advertising * (1.0 + self.half) / (advertising + self.half)
