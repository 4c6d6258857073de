"""The guard: who may ask, and what a page may load."""

from __future__ import annotations

import re
from typing import Any

import pytest

from experiments.app.safety import LARGEST_BODY, Guard, hosts_of

HOSTS = hosts_of("127.0.0.1", 8765)
PAGE = b"<html><script>a()</script><script type=module>b()</script><p>&lt;script>c()</p></html>"


async def inner(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    kind = scope.get("kind", b"text/html; charset=utf-8")
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": PAGE[:20], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[20:]})


def ask(headers: dict[str, str], type_: str = "http", hosts: frozenset[str] = HOSTS, **more: Any) -> list[Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    asking = Guard(inner, hosts)({"type": type_, "headers": pairs, **more}, receive, send)
    with pytest.raises(StopIteration):  # nothing here waits, and a browser's tests may have a loop of their own
        asking.send(None)
    return sent


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_own_names_are_answered(host: str) -> None:
    assert ask({"Host": host, "Origin": f"http://{host}"})[0]["status"] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:8765"}, {"Host": "127.0.0.1:9999"}, {"Host": "127.0.0.1"}, {},
        {"Host": "127.0.0.1:8765", "Origin": "http://evil.example"},
        {"Host": "127.0.0.1:8765", "Origin": "null"},
        {"Host": "127.0.0.1:8765", "Origin": "http://127.0.0.1:9999"},
        {"Host": "127.0.0.1:8765", "Content-Length": str(LARGEST_BODY + 1)},
    ],
)  # fmt: skip
def test_foreign_requests_are_refused(headers: dict[str, str]) -> None:
    assert ask(headers)[0]["status"] == 403
    assert ask(headers, "websocket")[0]["type"] == "websocket.close"


def test_a_websocket_of_our_own_pages_is_accepted() -> None:
    sent = ask({"Host": "127.0.0.1:8765", "Origin": "http://127.0.0.1:8765"}, "websocket")
    assert sent[0]["type"] == "websocket.accept"


def test_only_scripts_with_the_nonce_of_the_page_run() -> None:
    start, body = ask({"Host": "127.0.0.1:8765"})
    headers = {name: value.decode() for name, value in start["headers"]}
    policy = headers[b"content-security-policy"]
    nonce = re.search(r"'nonce-([\w-]+)'", policy)
    assert nonce and "*" not in policy and "http" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert body["body"].count(b'<script nonce="' + nonce[1].encode() + b'"') == 2
    assert int(headers[b"content-length"]) == len(body["body"])
    other = {name: value.decode() for name, value in ask({"Host": "127.0.0.1:8765"})[0]["headers"]}
    assert other[b"content-security-policy"] != policy, "a nonce is used once"


def test_other_files_pass_as_they_are() -> None:
    sent = ask({"Host": "127.0.0.1:8765"}, kind=b"application/javascript")
    assert b"".join(part.get("body", b"") for part in sent) == PAGE


def test_bound_to_every_address_any_name_will_do_but_not_any_origin() -> None:
    assert ask({"Host": "lab.example:80"}, hosts=frozenset())[0]["status"] == 200
    assert ask({"Host": "lab.example:80", "Origin": "http://evil.example"}, hosts=frozenset())[0]["status"] == 403
