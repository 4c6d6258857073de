"""Files to take away: what ``kizuna results csv`` writes of one sweep, asked for by known names only."""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import BoundedSemaphore
from urllib.parse import quote, urlencode

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from experiments.app.bench.shelf import Shelf
from experiments.query import ask, connect
from experiments.refusal import Refusal, nearest
from experiments.taking_out import write_csv, write_parquet

ASKED = {"runs": "select * from results", "cells": "select * from cells"}
"""What can be taken, as the question that the command line asks."""
FORMS = {"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet"}
AT_A_TIME = BoundedSemaphore(2)
"""Files made at the same time."""
OURS = ("same-origin", "none", "")
"""What a browser says of requests that come from our pages, or from the person at it."""


def path_to(what: str, form: str, sweep: str) -> str:
    """Return the address of a file.

    Examples
    --------
    >>> path_to("runs", "csv", "one")
    '/bench/take/runs.csv?sweep=one'
    """
    return f"/bench/take/{what}.{form}?{urlencode({'sweep': sweep})}"


def command(what: str, sweep: str) -> str:
    """Return the command line that writes the same."""
    sql = "" if what == "runs" else f" --sql '{ASKED[what]}'"
    return f"kizuna results csv {what}.csv --sweep {sweep}{sql}"


def take(shelf: Shelf, request: Request, what: str, form: str) -> Response:
    """Return a file; called in a thread of the server."""
    if request.headers.get("sec-fetch-site", "") not in OURS:
        return PlainTextResponse("Kizuna: files are taken from its own pages\n", 403)
    if not AT_A_TIME.acquire(blocking=False):
        return PlainTextResponse("Kizuna: two files are being made already; try again in a moment\n", 503)
    try:
        return _file(shelf, request.query_params.get("sweep", ""), what, form)
    except Refusal as refusal:
        return PlainTextResponse(f"{refusal}\n", 400)
    finally:
        AT_A_TIME.release()


def _file(shelf: Shelf, sweep: str, what: str, form: str) -> Response:
    for where, name, known in (
        ("file", what, list(ASKED)), ("form", form, list(FORMS)),
        ("sweep", sweep, [one.name for one in shelf.sweeps() if one.can_be_read]),
    ):  # fmt: skip
        if name not in known:
            raise Refusal(where, "is not known here", found=name[:80], allowed=", ".join(known) or "none yet",
                          nearest=nearest(name[:80], known))  # fmt: skip
    relation = ask(connect(shelf.store(), sweep), ASKED[what])
    handle = tempfile.NamedTemporaryFile(prefix="kizuna-", suffix=f".{form}", delete=False)  # noqa: SIM115
    path = Path(handle.name)
    handle.close()
    try:
        if form == "csv":
            with path.open("w", encoding="utf-8", newline="") as file:
                write_csv(relation, file)
        else:
            write_parquet(relation, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    disposition = f"attachment; filename*=UTF-8''{quote(f'{sweep}-{what}.{form}')}"
    return FileResponse(
        path, media_type=FORMS[form], headers={"content-disposition": disposition},
        background=BackgroundTask(path.unlink, missing_ok=True),
    )  # fmt: skip
