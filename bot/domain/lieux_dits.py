"""Which place of the territory somebody means; a doubt stays words, as she wrote them."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from bot.domain.lecture import plain
from bot.domain.relais import Lieu, Relais

SUR = 88  # of 100: two spellings of one place, not two places


def find_lieu(text: str, relais: Relais, commune: str = "") -> Lieu | None:
    """By its key, its name, its commune when it has one room for ateliers, or nearly so."""
    words, where = plain(text), plain(commune)
    noms = {one.insee: plain(one.nom) for one in relais.communes}
    lieux = [one for one in relais.lieux if not where or noms.get(one.commune) == where]
    found = _exactly(words or where, lieux, noms)
    if found is not None:
        return found
    names = {one.cle: f"{plain(one.nom)} {noms.get(one.commune, '')}".strip() for one in lieux}
    close = process.extractOne(words, names, scorer=fuzz.token_sort_ratio, score_cutoff=SUR) if words else None
    return relais.lieu(close[2]) if close else None


def rooms_by_use(relais: Relais, used: Mapping[str, int]) -> list[Lieu]:
    """Those where one animates, the most used first, then by commune."""
    noms = {one.insee: one.nom for one in relais.communes}
    rooms = [one for one in relais.lieux if "animation" in one.usages or one.cle in used]
    return sorted(rooms, key=lambda one: (-used.get(one.cle, 0), plain(noms.get(one.commune, "")), one.cle))


def _exactly(words: str, lieux: list[Lieu], noms: Mapping[str, str]) -> Lieu | None:
    by_key = [one for one in lieux if words in (one.cle, plain(one.nom), plain(one.adresse or ""))]
    by_commune = [one for one in lieux if words == noms.get(one.commune) and "animation" in one.usages]
    for some in (by_key, by_commune):
        if len(some) == 1:
            return some[0]
    return None
