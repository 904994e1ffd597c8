"""How a campaign, what is known of places and how long ago something was are said in French. Never a whole screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from datetime import datetime
from typing import Any

from bot.domain.calendrier import to_paris
from bot.domain.campagnes import ETATS_CONNUS, EtatConnu, Public
from bot.domain.resume_places import Resume
from content.filters import en_jour
from content.filters_semaine import en_liste

COMMUNES_NOMMEES = 6
ETATS: Mapping[EtatConnu, str] = {
    "libre": "une place libre connue",
    "complete": "complètes",
    "inconnue": "dont on ne sait rien de récent",
}


def en_resume(resume: Resume) -> str:
    """« 1 place libre à partir du mardi 1er décembre 2026, 2 places occupées »."""
    parts = _free(resume)
    parts += _several(resume.occupees, "occupée") + _several(resume.gelees, "gelée")
    if resume.inconnues:
        parts.append(f"{_places(resume.inconnues)} dont on ne sait rien")
    return ", ".join(parts)


def il_y_a(instant: datetime, now: datetime) -> str:
    """« aujourd'hui », « il y a 5 jours », « il y a 3 semaines », « il y a 2 mois »."""
    days = (to_paris(now).date() - to_paris(instant).date()).days
    if days <= 1:
        return "aujourd'hui" if days < 1 else "hier"
    if days < 21:
        return f"il y a {days} jours"
    return f"il y a {days // 7} semaines" if days < 61 else f"il y a {round(days / 30.44)} mois"


def en_public(public: Public, communes: Mapping[str, str], toutes: Set[str] = frozenset()) -> str:
    """« tout le monde », « Lillers et Busnes ; sans nouvelles depuis 2 mois ». `toutes`: those of the relais."""
    if public.is_everybody:
        return "tout le monde"
    parts = []
    if public.communes:
        whole = bool(toutes) and toutes <= public.communes
        parts.append("toutes les communes" if whole else en_communes(public.communes, communes))
    if public.etats:
        parts.append(en_liste((ETATS[etat] for etat in ETATS_CONNUS if etat in public.etats), "ou"))
    if public.sans_nouvelles_jours is not None:
        parts.append(f"sans nouvelles depuis {en_mois_ou_jours(public.sans_nouvelles_jours)}")
    return " ; ".join(parts)


def en_communes(insee: Set[str], communes: Mapping[str, str]) -> str:
    """Six names at most: « Busnes, Lillers… et 4 autres »."""
    noms = sorted(communes.get(code, code) for code in insee)
    autres = len(noms) - COMMUNES_NOMMEES
    if autres <= 0:
        return en_liste(noms)
    return f"{', '.join(noms[:COMMUNES_NOMMEES])} et {autres} autre{'s' if autres > 1 else ''}"


def en_mois_ou_jours(days: int) -> str:
    """« 2 mois », « 45 jours »."""
    return f"{days // 30} mois" if days % 30 == 0 else f"{days} jours"


def en_rythme(mois: int | None) -> str:
    """« tous les 2 mois », « seulement aux deux dates légales »."""
    if mois is None:
        return "comme le relais le fait"
    return "seulement aux deux dates légales" if mois == 0 else f"tous les {mois} mois" if mois > 1 else "chaque mois"


def _free(resume: Resume) -> list[str]:
    """Those free now together, then each day."""
    now = sum(day is None for day in resume.libre_des)
    later = [day for day in resume.libre_des if day is not None]
    parts = [f"{one} dès maintenant" if later else one for one in _several(now, "libre")]
    for day in sorted(set(later)):
        parts += [f"{one} à partir du {en_jour(day)}" for one in _several(later.count(day), "libre")]
    return parts


def _several(count: int, word: str) -> list[str]:
    return [f"{_places(count)} {word}{'s' if count > 1 else ''}"] if count else []


def _places(count: int) -> str:
    return f"{count} place{'s' if count > 1 else ''}"


FILTERS_CAMPAGNES: dict[str, Callable[..., Any]] = {
    "resume": en_resume,
    "il_y_a": il_y_a,
    "public": en_public,
    "mois_ou_jours": en_mois_ou_jours,
    "rythme": en_rythme,
}
