"""Two pictures of a log: all purchases week by week, and customers who look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from experiments.buying import answers, scores
from experiments.buying.words import say
from experiments.figures import theme
from experiments.figures.picture import Picture

if TYPE_CHECKING:
    from experiments.buying.answers import Answer

BLUE, ORANGE, GREEN = "#0173b2", "#de8f05", "#029e73"
LOOKS: dict[str, dict[str, Any]] = {
    answers.OURS: {"color": BLUE, "lw": 1.8},
    "Pareto/NBD": {"color": ORANGE, "lw": 1.4, "dashes": (5, 1.6)},
    "BG/NBD": {"color": GREEN, "lw": 1.4, "dashes": (1.4, 1.4)},
}
"""Lines differ in dash as well as colour."""
MARKS = {answers.OURS: "o", "Pareto/NBD": "s", "BG/NBD": "^"}


def tracking(answer: Answer, title: str, language: str) -> Picture:
    """Draw cumulative repeat purchases by week, actual and expected; call inside the theme."""
    data = answers.by_week(answer)
    figure = theme.sheet(title, say(language, "tracking.subtitle"), 3.6, language)
    axes = figure.subplots()
    axes.fill_between(data["week"], data["low"], data["high"], color=BLUE, alpha=0.16, lw=0)
    samples: list[Any] = []
    axes.plot(data["week"], data["actual"], color=theme.INK, lw=2.4, alpha=0.75)
    samples.append(Line2D([], [], color=theme.INK, lw=2.4, alpha=0.75))
    for name, look in LOOKS.items():
        axes.plot(data["week"], data[name], **look)
        line = Line2D([], [], **look)
        samples.append((Patch(color=BLUE, alpha=0.16, lw=0), line) if name == answers.OURS else line)
    axes.axvline(answer.known.n_fitted_weeks, color=theme.QUIET, lw=1.0, dashes=(4, 2))
    axes.set_xlim(0, len(data))
    axes.set_ylim(0)
    axes.set_xlabel(say(language, "tracking.x"))
    axes.set_ylabel(say(language, "tracking.y"))
    axes.yaxis.set_major_formatter("{x:,.0f}")
    theme.few_ticks(axes)
    theme.legend_above(figure, samples, [say(language, key) for key in ("actual", *LOOKS)])
    return Picture("tracking", figure, data, title, say(language, "tracking.caption"))


def conditional(answer: Answer, language: str) -> Picture:
    """Draw mean purchases in the holdout by repeat purchases before, actual and forecast; call inside the theme."""
    data = answers.by_frequency(answer)
    misses = {item.model: scores.table_error(item.each, answer.known) for item in answer.forecasts}
    title = say(language, "given.title", kizuna=misses[answers.OURS], pareto=misses["Pareto/NBD"],
                bg=misses["BG/NBD"])  # fmt: skip
    figure = theme.sheet(title, say(language, "given.subtitle"), 3.4, language)
    axes = figure.subplots()
    x = data["repeat_purchases"]
    axes.vlines(x, data["low"], data["high"], color=theme.INK, lw=1.6, alpha=0.75)
    axes.plot(x, data["actual"], color=theme.INK, lw=1.2, marker="D", ms=5, alpha=0.75)
    samples = [Line2D([], [], color=theme.INK, lw=1.2, marker="D", ms=5, alpha=0.75)]
    for name, look in LOOKS.items():
        axes.plot(x, data[name], marker=MARKS[name], ms=4.5, **look)
        samples.append(Line2D([], [], marker=MARKS[name], ms=4.5, **look))
    axes.set_xticks(list(x), [str(n) for n in x[:-1]] + [f"{scores.MOST}+"])
    axes.set_ylim(0)
    axes.set_xlabel(say(language, "given.x"))
    axes.set_ylabel(say(language, "given.y"))
    theme.few_ticks(axes)
    theme.legend_above(figure, samples, [say(language, key) for key in ("actual", *LOOKS)])
    return Picture("conditional", figure, data, title, say(language, "given.caption"))
