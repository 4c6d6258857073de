"""Libraries that not every installation has: said before anything runs, and how to get them."""

from __future__ import annotations

from importlib.util import find_spec

from experiments.refusal import Refusal


def needs(where: str, library: str, extra: str) -> None:
    """Refuse to go on without a library.

    Parameters
    ----------
    where
        Key that asks for it.
    library
        Name under which it is imported.
    extra
        Extra of Kizuna that brings it.

    Raises
    ------
    Refusal
        If it is not installed.
    """
    if find_spec(library) is None:
        raise Refusal(where, f"needs the extra packages of kizuna[{extra}]", found=f"no {library}",
                      hint=f"pip install 'kizuna[{extra}]'")  # fmt: skip
