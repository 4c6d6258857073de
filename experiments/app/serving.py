"""The server: its pages, its guard, and what it says when it starts."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.app import preparing
from experiments.figures.palette import japanese_font
from experiments.refusal import Refusal

if TYPE_CHECKING:
    from experiments.app.command import Wishes

HERE = Path(__file__).parent
ALL_ADDRESSES = ("0.0.0.0", "::")
WARNING = (
    "Bound to {host}: everybody who reaches this machine can use the laboratory, and its votes. It has no accounts "
    "and no passwords, and what is sent is not encrypted."
)


def serve(wishes: Wishes) -> None:
    """Serve the laboratory until it is stopped by hand.

    Raises
    ------
    Refusal
        If the port cannot be used.
    """
    port = free_port(wishes.host, wishes.port)
    where = f"http://{'127.0.0.1' if wishes.host in ALL_ADDRESSES else wishes.host}:{port}/?lang={wishes.language}"
    print("starting the laboratory (the first time on a machine takes a minute more)", file=sys.stderr, flush=True)
    if wishes.host not in ("127.0.0.1", "localhost", "::1"):
        print(WARNING.format(host=wishes.host), file=sys.stderr, flush=True)

    preparing.begin(wishes.lessons)

    from nicegui import app, ui

    from experiments.app import pages
    from experiments.app.safety import Guard, hosts_of

    app.add_middleware(Guard, hosts=() if wishes.host in ALL_ADDRESSES else hosts_of(wishes.host, port))
    app.add_static_files("/static", HERE / "static")
    app.add_static_file(local_file=japanese_font(), url_path="/fonts/japanese.ttf", max_cache_age=31_536_000)
    app.on_startup(lambda: print(f"Kizuna is at {where} (stop it with Ctrl-C)", file=sys.stderr, flush=True))
    pages.put_up(wishes.language, wishes.lessons)
    ui.run(
        host=wishes.host, port=port, title="Kizuna", favicon=HERE / "static" / "favicon.svg", reload=False,
        show=f"/?lang={wishes.language}" if wishes.browser else False, show_welcome_message=False, tailwind=False,
        language="ja" if wishes.language == "ja" else "en-US", endpoint_documentation="none", fastapi_docs=False,
        reconnect_timeout=10.0, timeout_graceful_shutdown=2,
    )  # fmt: skip


def free_port(host: str, wanted: int) -> int:
    """Return the port wanted, or for 0 one that is free.

    Raises
    ------
    Refusal
        If somebody else has it, or the address is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except OSError as error:
            raise Refusal(
                f"{host}:{wanted}", "cannot be bound", found=error.strerror or str(error),
                hint="another --port, or --port 0 for one that is free",
            ) from None  # fmt: skip
        return int(probe.getsockname()[1])
