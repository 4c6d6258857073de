"""The small sweep on the page: what to sweep, how far it is, and how to stop it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nicegui import ui

from experiments.app.bench.example import BOUNDS, KEYS, Job, Sweeper, Wish
from experiments.app.bench.moving import lever_name
from experiments.app.controls import menu, number, press
from experiments.app.frame import path_to, show_refusal
from experiments.app.html import Text, box
from experiments.app.words import say
from experiments.refusal import Refusal

SWEEPER = Sweeper()
LOOKED_EVERY = 0.3
"""Seconds between two looks at a sweep under way."""


class Small:
    """A form that starts a small sweep.

    Parameters
    ----------
    language
        "en" or "ja".
    """

    def __init__(self, language: str) -> None:
        self._language, self._wish, self._job = language, Wish(), None
        self._job: Job | None = None

    def build(self) -> None:
        """Build the form."""
        Text("p", say(self._language, "bench.small.lead"), "bench-note")
        names = {key: lever_name(key, self._language) for key in KEYS}
        with box("div", "bench-pick"):
            for side in ("x", "y"):
                with box("label", "field"):
                    Text("span", say(self._language, f"bench.{side}"))
                    menu("", names, getattr(self._wish, side), lambda key, side=side: self._set(side, key))
            for size, (low, high) in BOUNDS.items():
                with box("label", "field"):
                    Text("span", say(self._language, f"bench.small.{size}"))
                    number("", getattr(self._wish, size), lambda n, size=size: self._set(size, int(n)), low, high, 1)
        Text("p", say(self._language, "bench.small.command"), "field-name")
        self._command = Text("pre", "", "readable", tabindex="0", aria_label=say(self._language, "bench.small.command"))
        with box("div", "buttons"):
            self._start = press(say(self._language, "bench.small.start"), self.start, "main")
            self._stop = press(say(self._language, "bench.small.stop"), self.stop)
        self._bar = box("progress", value="0", max_="1", aria_label=say(self._language, "bench.small"))
        self._state = Text("p", "", "bench-note", role="status", aria_live="polite")
        self._problem = box("div")
        self._show_running(False)
        self._tell_command()
        ui.context.client.on_delete(self.stop)

    def _set(self, name: str, value: Any) -> None:
        self._wish = replace(self._wish, **{name: value})
        self._tell_command()

    def _tell_command(self) -> None:
        self._command.text = f"kizuna {' '.join(self._wish.words())}"

    def _show_running(self, is_running: bool) -> None:
        self._start.set_visibility(not is_running)
        self._stop.set_visibility(is_running)
        self._bar.set_visibility(is_running)

    def start(self) -> None:
        """Start the sweep, if none is under way."""
        self._problem.clear()
        try:
            self._wish.refuse()
        except Refusal as refusal:
            with self._problem:
                show_refusal(refusal, self._language)
            return
        self._job = SWEEPER.start(self._wish)
        if self._job is None:
            self._state.text = say(self._language, "bench.small.busy")
            return
        self._state.text = say(self._language, "bench.small.checking")
        self._show_running(True)
        with self._problem:  # looks only while there is something to see
            self._timer = ui.timer(LOOKED_EVERY, self._look)

    def stop(self) -> None:
        """Stop the sweep that was started here: by hand, or because the page has gone."""
        if self._job is not None and not self._job.is_over:
            self._job.stop.set()
            self._state.text = say(self._language, "bench.small.stopping")

    def _look(self) -> None:
        job = self._job
        assert job is not None
        done = {"done": job.done, "total": job.total}
        self._bar.props["value"] = str(job.done / job.total if job.total else 0)
        self._bar.update()
        if not job.is_over:
            if job.total and not job.stop.is_set():
                self._state.text = say(self._language, "bench.small.running", **done)
            return
        self._timer.deactivate()
        self._show_running(False)
        if job.state == "finished":
            ui.navigate.to(path_to("bench", self._language, sweep=job.wish.name))
        elif job.state == "stopped":
            self._state.text = say(self._language, "bench.small.stopped", **done)
        elif job.refusal is not None:
            self._state.text = ""
            with self._problem:
                show_refusal(job.refusal, self._language)
        else:
            self._state.text = say(self._language, "bench.small.failed", reason=job.reason)
