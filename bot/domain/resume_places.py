"""What the relais knows of somebody's places, in one breath. Never which place is which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Resume:
    """How many places in each state. `libre_des`: from when the free ones are, None = now; `dite_le`: her last word."""

    libre_des: tuple[date | None, ...] = ()
    occupees: int = 0
    gelees: int = 0
    inconnues: int = 0
    dite_le: date | None = None

    @property
    def is_known(self) -> bool:
        """Something is known of a place at least: « rien n'a changé » means something."""
        return bool(self.libre_des or self.occupees or self.gelees)


def resume_of(
    libres: str | None,
    occupees: int,
    gelees: int,
    places: int,
    agrement: int | None,
    dite_le: date | None,
    today: date,
) -> Resume:
    """From what the database counts; `libres` is « ,2026-12-01 »: one day a free place, empty = now."""
    days = [] if libres is None else [date.fromisoformat(day) if day else None for day in libres.split(",")]
    still = sorted(day for day in days if day is not None and day > today)
    known = len(days) + occupees + gelees
    return Resume(
        libre_des=(None,) * (len(days) - len(still)) + tuple(still),
        occupees=occupees,
        gelees=gelees,
        inconnues=max((agrement or 0) - known, places - known, 0),
        dite_le=dite_le,
    )
