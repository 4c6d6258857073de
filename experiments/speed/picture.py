"""The figures of the benchmark: what a customer-month costs by the size of the market, and who needs how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

if TYPE_CHECKING:
    import pandas as pd


def cost_by_size(rows: list[dict[str, Any]], rivals: dict[str, float], policy: str) -> Figure:
    """Draw nanoseconds a customer-month against customers, both on log axes, with the rivals as levels.

    Parameters
    ----------
    rows
        From :func:`experiments.speed.scaling.by_size`.
    rivals
        Best nanoseconds a customer-month by name of rival.
    policy
        Policy of the focal company, for the heading.
    """
    import pandas as pd
    import seaborn as sns

    from experiments.figures import theme

    frame = pd.DataFrame([row for row in rows if row["fits"]])
    large = frame[frame["customers"] >= 10_000]["median_ns"]
    with theme.theme("en"):
        figure = theme.sheet(
            f"From 10,000 customers up a customer-month costs {large.min():,.0f} to {large.max():,.0f} nanoseconds",
            f"Processor time of one thread, newcomers, policy {policy}. Line: median month; points: best month. "
            "Dashed: the same month as Mesa agents and as NumPy columns, at the size they were timed at.",
            3.4,
            "en",
        )
        axes = figure.subplots()
        look = theme.looks(("engine",))["engine"]
        sns.lineplot(frame, x="customers", y="median_ns", ax=axes, color=look.colour, marker=None)
        sns.scatterplot(frame, x="customers", y="best_ns", ax=axes, color=look.colour, s=28)
        for (name, level), other in zip(rivals.items(), theme.looks((*rivals, "engine")).values(), strict=False):
            axes.axhline(level, color=other.colour, dashes=other.dash, linewidth=1.6)
            axes.annotate(f"{name}  {level:,.0f} ns", (frame["customers"].max(), level), xytext=(0, 4),
                          textcoords="offset points", color=other.colour, ha="right")  # fmt: skip
        axes.set(xscale="log", yscale="log", xlabel="customers in the market", ylabel="nanoseconds a customer-month")
        axes.set_ylim(10.0, None)
        axes.grid(True, which="major")
    return figure


def times_faster(raced: pd.DataFrame) -> Figure:
    """Draw how many times as long agents need for the month, contest by contest, with intervals over rounds.

    Parameters
    ----------
    raced
        A row a contest, policy and rival: ``contest``, ``policy``, ``rival``, ``mean``, ``low`` and ``high``.
    """
    import seaborn as sns

    from experiments.figures import theme

    frame = raced.assign(where=raced["policy"] + ", " + raced["contest"])
    places = {where: place for place, where in enumerate(frame["where"].unique())}
    rivals = tuple(frame["rival"].unique())
    looks = theme.looks((*rivals, "engine"))
    shift = {rival: 0.16 * (2 * i - len(rivals) + 1) for i, rival in enumerate(rivals)}
    spans = [f"{means.min():,.0f} to {means.max():,.0f}" for _, means in frame.groupby("rival", sort=False)["mean"]]
    rewritten = f", with rules rewritten {spans[1]}" if len(spans) > 1 else ""
    frame["place"] = frame["where"].map(places) + frame["rival"].map(shift)
    with theme.theme("en"):
        figure = theme.sheet(
            f"For the whole month agents need {spans[0]} times as long as the engine{rewritten}",
            "Processor time of a customer-month against the engine's, one thread, the same market by turns. Points: "
            "mean ratio, round by round; lines: its 95 % interval. Only where agents come to the engine's outcomes.",
            1.2 + 0.42 * len(places), "en",
        )  # fmt: skip
        axes = figure.subplots()
        sns.scatterplot(
            frame, x="mean", y="place", hue="rival", style="rival", ax=axes, s=42, zorder=3,
            palette={rival: looks[rival].colour for rival in rivals},
        )  # fmt: skip
        for row in frame.itertuples():
            axes.plot((row.low, row.high), (row.place, row.place), color=looks[str(row.rival)].colour, linewidth=1.4)
        axes.set(xlabel="times as long as the engine", ylabel="")
        axes.set_yticks(list(places.values()), list(places))
        axes.invert_yaxis()
        axes.set_xlim(0.0, None)
        handles, labels = axes.get_legend_handles_labels()
        axes.get_legend().remove()
        theme.legend_above(figure, handles, labels, columns=1)
    return figure
