"""What somebody says of the messages that nobody asked for, and when one may leave for her. Reads no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.assistants import MomentPrefere
from bot.domain.calendrier import next_allowed, to_paris
from bot.domain.profils import MOMENTS
from bot.domain.reglages import Reglages
from bot.domain.sujets import SUJETS, Sujet


@dataclass(frozen=True, slots=True)
class Ecoute:
    """What an account says of them, as somebody of one relais.

    `is_stopped`: she said STOP, or lives something that asks for silence. `sujets`: what she wants to hear of.
    """

    is_stopped: bool = False
    en_pause_jusqu_au: date | None = None
    moment_prefere: MomentPrefere | None = None
    sujets: frozenset[Sujet] = frozenset(SUJETS)


def first_moment(
    ecoute: Ecoute, reglages: Reglages, now: datetime, *, soir_et_week_end: bool = False, a_son_moment: bool = True
) -> datetime:
    """The first instant at which an automatic message may leave for her: quiet hours, then the hours she prefers."""
    moment = ecoute.moment_prefere if a_son_moment else None
    within = MOMENTS[moment] if moment else None
    return next_allowed(now, reglages, always_daytime=soir_et_week_end, within=within)


def refuses(ecoute: Ecoute, leaves: datetime, *, sujet: Sujet | None = None, pour_famille: bool = False) -> bool:
    """STOP always; her pause, unless it is for the family that she also is; a subject that she does not want."""
    pause = None if pour_famille else ecoute.en_pause_jusqu_au
    on_pause = pause is not None and to_paris(leaves).date() <= pause
    return ecoute.is_stopped or on_pause or (sujet is not None and sujet not in ecoute.sujets)
