"""When an announcement leaves: the moments offered in buttons, and one typed as people say it. Reads no clock."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Final, Literal, get_args

from bot.domain.annonces import LOIN
from bot.domain.calendrier import is_quiet_day, to_paris, to_utc
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.domain.saisie_heures import parse_heure

Moment = Literal["soir", "demain", "apres_midi", "lundi"]
MOMENTS_ENVOI: Final[tuple[Moment, ...]] = get_args(Moment)
USUELLE: Final = time(9)
HOUR = re.compile(r"(?:\b(?:à|a|vers)\s+)?(\d{1,2}\s*(?:h|heures?|:)\s*\d{0,2}|midi)\s*$", re.IGNORECASE)


def list_moments(now: datetime) -> dict[Moment, datetime]:
    """Those still to come, on days when people may be written to (UTC)."""
    today = to_paris(now).date()
    monday = today + timedelta(days=7 - today.weekday())
    tomorrow = today + timedelta(days=1)
    while is_quiet_day(tomorrow):
        tomorrow += timedelta(days=1)
    found: dict[Moment, datetime] = {
        "soir": to_utc(today, time(18)),
        "demain": to_utc(tomorrow, USUELLE),
        "apres_midi": to_utc(tomorrow, time(13)),
        "lundi": to_utc(monday, USUELLE),
    }
    if monday == tomorrow:
        del found["lundi"]
    return {mot: le for mot, le in found.items() if le > now and not is_quiet_day(to_paris(le).date())}


def parse_moment(text: str, now: datetime) -> datetime | None:
    """« mardi 3 mars à 14 h 30 », « demain 9h »; without an hour, 9 h. None: not understood, past or too far."""
    hour, said = USUELLE, text.strip()
    if (match := HOUR.search(said)) is not None:
        read = parse_heure(match[1])
        if not isinstance(read, Lu):
            return None
        hour, said = read.valeur, said[: match.start()].strip(" ,")
    today = to_paris(now).date()
    day = parse_date(said or "aujourd'hui", today)
    if not isinstance(day, Lu):
        return None
    leaves = to_utc(day.valeur, hour)
    return leaves if now < leaves <= now + LOIN else None
