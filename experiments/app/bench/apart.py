"""Does what takes long beside the server's loop, so that other pages go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


async def apart(work: Callable[..., T], *arguments: Any) -> T:
    """Do something in a thread, and wait for it."""
    return await asyncio.get_running_loop().run_in_executor(None, work, *arguments)
