"""The figure of the benchmark: what a customer-month costs, by the size of the market."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure


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
