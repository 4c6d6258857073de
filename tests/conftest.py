"""What all tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

# A run started in the background of a shell ignores Ctrl-C, and so would every process that tests start and stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile(
    "kizuna", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("kizuna")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: a full measurement; runs only when asked for by name (-m slow)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    skip = pytest.mark.skip(reason="a full measurement; run with -m slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)
