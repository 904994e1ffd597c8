"""Whom to phone first: the most useful call on top, the same for everybody. A rule of the work, never of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from bot.domain.lignes_appel import Cible, LigneAppel

JAMAIS = 10_000  # weeks: nothing was ever heard of her


def order_calls(lignes: Iterable[LigneAppel], now: datetime) -> list[LigneAppel]:
    """Sorted by `usefulness`."""
    return sorted(lignes, key=lambda ligne: usefulness(ligne, now))


def usefulness(ligne: LigneAppel, now: datetime) -> tuple[Any, ...]:
    """The smaller, the sooner. Each step only decides among those that the one before left equal:

    1. who has a number to dial;
    2. a besoin imprévu: an answer within the week;
    3. the families that wait for her own answer, the most of them, then the nearest start;
    4. families that search in her commune;
    5. she waits for this call: she asked for it, or said yes to a request that is over;
    6. who was tried fewer times in a row: nobody hides the others by never picking up;
    7. the most weeks without news, and those never heard of;
    8. who has never answered by herself in the chat;
    9. by name: never a merit, nor a favour.
    """
    weeks = ligne.weeks_without_news(now)
    starts = [demande.a_partir_du for demande in ligne.demandes if demande.a_partir_du is not None]
    return (
        ligne.numero is None,
        not ligne.is_imprevu,
        -len(ligne.demandes),
        min(starts, default=date.max),
        ligne.demandes_commune == 0,
        ligne.appel_demande_le is None and not ligne.a_prevenir,
        ligne.suivi.essais,
        -(JAMAIS if weeks is None else weeks),
        ligne.repond_au_bot,
        ligne.nom,
        ligne.prenom,
        ligne.cible.genre,
        ligne.cible.id,
    )


def next_call(lignes: Sequence[LigneAppel], after: Cible | None, moi: int, now: datetime) -> LigneAppel | None:
    """The next person that this animatrice can phone, in the order of the list.

    Never somebody without a good number, nor whom a colleague is phoning. The one she holds already comes first, so
    that a second tap changes nothing. `after` is passed over: the search goes on from there, then from the top.
    """
    free = [one for one in lignes if one.numero is not None and _is_free(one, moi, now) and one.cible != after]
    mine = [one for one in free if one.suivi.held(now) is not None]
    if mine:
        return mine[0]
    places = {one.cible: place for place, one in enumerate(lignes)}
    start = places.get(after, -1) if after is not None else -1
    following = [one for one in free if places[one.cible] > start]
    return next(iter([*following, *free]), None)


def _is_free(ligne: LigneAppel, moi: int, now: datetime) -> bool:
    held = ligne.suivi.held(now)
    return held is None or held.animateur == moi
