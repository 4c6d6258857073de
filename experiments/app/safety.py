"""What stands in front of every request: who may ask, and what a page may load.

The laboratory is for the person at this machine. A page somewhere else could still send requests here through that
person's browser, under another name of this machine; so requests must name this machine (Host) and come from our own
pages (Origin).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_SCRIPT = re.compile(rb"<script(?=[\s>])")
LARGEST_BODY = 262_144
"""Bytes of a request's body: nothing here is uploaded, and messages of the page are small."""


def policy_of_content(nonce: str) -> str:
    """Return the Content-Security-Policy of a page.

    Notes
    -----
    ``'unsafe-eval'``: Vue, on which NiceGUI stands, compiles the templates of its elements in the browser.
    ``'unsafe-inline'`` for styles: Quasar places its elements by style attributes. Scripts must carry the nonce of
    their page, so that text smuggled into one does not run.
    """
    return "; ".join(
        (
            "default-src 'none'", f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
            "connect-src 'self'", "worker-src 'none'", "base-uri 'none'", "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )  # fmt: skip


def hosts_of(host: str, port: int) -> frozenset[str]:
    """Return the names by which a request may call the server."""
    names = {"127.0.0.1", "localhost", "[::1]"} | ({f"[{host}]" if ":" in host else host} - {"0.0.0.0", "[::]"})
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


class Guard:
    """Refuses foreign requests and dresses the answers to the others.

    Parameters
    ----------
    app
        What is guarded.
    hosts
        Names with port by which it may be called; any name if empty (bound to every address, on purpose).
    """

    def __init__(self, app: App, hosts: Iterable[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        problem = self._problem(scope)
        if problem:
            await _refuse(scope, receive, send, problem)
            return
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _dressed(send))

    def _problem(self, scope: Scope) -> str:
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        if self._hosts and host.lower() not in self._hosts:
            return "this laboratory does not answer to that name (Host)"
        if origin is not None and origin.lower().partition("://")[2] != host.lower():
            return "requests from other pages are not answered (Origin)"
        if headers.get(b"content-length", "0").isdigit() and int(headers.get(b"content-length", "0")) > LARGEST_BODY:
            return "nothing this large is taken in"
        return ""


async def _refuse(scope: Scope, receive: Receive, send: Send, problem: str) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": problem})
        return
    body = f"Kizuna: {problem}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _dressed(send: Send) -> Send:
    """Return a sender that adds headers, and the nonce to the scripts of a page."""
    nonce = secrets.token_urlsafe(16)
    start: list[Message] = []
    parts: list[bytes] = []

    async def dress(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [
                *message.get("headers", []), (b"x-content-type-options", b"nosniff"),
                (b"referrer-policy", b"no-referrer"), (b"cross-origin-opener-policy", b"same-origin"),
            ]  # fmt: skip
            kind = next((value for name, value in headers if name.lower() == b"content-type"), b"")
            if not kind.startswith(b"text/html"):
                await send({**message, "headers": headers})
                return
            headers.append((b"content-security-policy", policy_of_content(nonce).encode()))
            start.append({**message, "headers": headers})
            return
        if not start:
            await send(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = _SCRIPT.sub(b'<script nonce="' + nonce.encode() + b'"', b"".join(parts))
        headers = [pair for pair in start[0]["headers"] if pair[0].lower() != b"content-length"]
        await send({**start[0], "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body})

    return dress
