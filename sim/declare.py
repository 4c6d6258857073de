"""One declaration a number: its meaning, bounds, unit, source and label live together.

Everything that needs to know about a number (the command line, error messages, ``kizuna explain``, sensitivity
bounds, the parameter table of the docs) reads it from here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

Grade = Literal["M", "B", "A"]
"""M measured, B borrowed from a neighbouring quantity, A assumed (swept in headline results)."""


class Declared(BaseModel):
    """Base of everything a scenario is made of: frozen, closed and finite.

    Raises
    ------
    pydantic.ValidationError
        On an unknown key, a wrong type, a value out of bounds, NaN or infinity.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def parameter(
    default: Any,
    meaning: str,
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str,
    source: str,
    grade: Grade,
    label: str,
    ja: str,
    sweep: tuple[float, float] | None = None,
) -> Any:
    """Declare one number of the world: something that nobody decides.

    Parameters
    ----------
    default
        Value when nothing else is said.
    meaning
        One sentence: what it is and where it acts.
    low, high
        Admissible bounds, inclusive.
    unit
        Unit of the value.
    source
        Key in ``sim.references`` or "assumed".
    grade
        M measured, B borrowed, A assumed.
    label, ja
        Short label in English and Japanese.
    sweep
        Plausible range for sensitivity work, inside the bounds; the bounds if missing.
    """
    extra: dict[str, Any] = {
        "kind": "parameter", "unit": unit, "source": source, "grade": grade, "label": label, "ja": ja,
        "sweep": sweep,
    }  # fmt: skip
    return Field(default, ge=low, le=high, description=meaning, json_schema_extra=extra)


def switch(meaning: str, *, label: str, ja: str) -> Any:
    """Declare a switch of a mechanism; on is the default."""
    extra: dict[str, Any] = {"kind": "switch", "unit": "switch", "source": "", "grade": "", "label": label, "ja": ja}
    return Field(True, description=meaning, json_schema_extra=extra)


def lever(
    default: Any,
    meaning: str,
    *,
    null: Any,
    low: float | None = None,
    high: float | None = None,
    unit: str,
    source: str,
    grade: Grade,
    cost: str,
    label: str,
    ja: str,
) -> Any:
    """Declare one lever: something a company decides.

    Parameters
    ----------
    default, meaning, low, high, unit, source, grade, label, ja
        As for :func:`parameter`.
    null
        The value at which the lever does nothing.
    cost
        What pulling it costs the company, in words; the amounts are world parameters.
    """
    extra: dict[str, Any] = {
        "kind": "lever", "null": null, "unit": unit, "source": source, "grade": grade, "cost": cost,
        "label": label, "ja": ja, "sweep": None,
    }  # fmt: skip
    return Field(default, ge=low, le=high, description=meaning, json_schema_extra=extra)


@dataclass(frozen=True)
class Declaration:
    """What is known about one number, as a flat record.

    Attributes
    ----------
    key
        Dotted place inside the model it was read from, for example ``leaving.friction``.
    kind
        "lever", "parameter", "switch" or "setting".
    type
        "number", "integer", "switch", "choice" or "structure".
    choices
        Allowed words of a choice, else empty.
    """

    key: str
    kind: str
    type: str
    default: Any
    null: Any
    low: float | None
    high: float | None
    sweep: tuple[float, float] | None
    unit: str
    source: str
    grade: str
    cost: str
    label: str
    ja: str
    meaning: str
    choices: tuple[str, ...]

    @property
    def bounds(self) -> str:
        """Admissible values in words."""
        if self.choices:
            return " | ".join(self.choices)
        if self.type == "switch":
            return "true | false"
        if self.low is None and self.high is None:
            return ""
        return f"{_plain(self.low)} to {_plain(self.high)}"


def declarations(model: type[Declared], prefix: str = "") -> Iterator[Declaration]:
    """List every number declared in a model and its sub-models, in reading order.

    Parameters
    ----------
    model
        A declared class, for example ``sim.Scenario``.
    prefix
        Dotted place of the model inside a larger one.
    """
    for name, field in model.model_fields.items():
        key = f"{prefix}{name}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, Declared):
            yield from declarations(field.annotation, f"{key}.")
        else:
            yield _declaration(key, field)


def _declaration(key: str, field: FieldInfo) -> Declaration:
    extra: dict[str, Any] = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    choices = tuple(str(c) for c in get_args(field.annotation)) if get_origin(field.annotation) is Literal else ()
    return Declaration(
        key=key,
        kind=extra.get("kind", "setting"),
        type="choice" if choices else _TYPES.get(field.annotation, "structure"),
        default=field.get_default(call_default_factory=True) if not field.is_required() else None,
        null=extra.get("null"),
        low=_bound(field, "ge"),
        high=_bound(field, "le"),
        sweep=extra.get("sweep"),
        unit=extra.get("unit", ""),
        source=extra.get("source", ""),
        grade=extra.get("grade", ""),
        cost=extra.get("cost", ""),
        label=extra.get("label", key),
        ja=extra.get("ja", ""),
        meaning=field.description or "",
        choices=choices,
    )


_TYPES: dict[Any, str] = {float: "number", int: "integer", bool: "switch"}


def _bound(field: FieldInfo, which: str) -> float | None:
    return next((getattr(m, which) for m in field.metadata if hasattr(m, which)), None)


def _plain(value: float | None) -> str:
    return "any" if value is None else f"{value:g}"
