"""How a line changes the seats we knew: the agrément's limits, then availability. Never news older than ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.annuaire.fiche import Fiche, Offre, Siege
from bot.domain.annuaire.offres import PLACES_MAX
from bot.domain.assistants import Place
from bot.domain.semaine_offerte import exact_hours_kept


@dataclass(frozen=True, slots=True)
class Nouvelles:
    """When the file's news were true; `dated` = the line itself says so, else it is only the day of the import."""

    le: datetime
    dated: bool
    fraicheur_jours: int

    def yields_to(self, place: Place, now: datetime) -> bool:
        """What she or an animatrice said beats an undated file while it is fresh, and a dated one when it is later."""
        if place.confirmee_le is None:
            return False
        if self.dated:
            return place.confirmee_le > self.le
        return place.source not in (None, "import") and place.is_fresh(now, self.fraicheur_jours)


def merge_places(
    known: Sequence[Place], fiche: Fiche, news: Nouvelles, now: datetime
) -> tuple[tuple[Place, ...], bool]:
    """The seats after this line, and whether some fresher news was kept against it."""
    seats = _described(_seats(known, fiche), fiche)
    wanted = _wanted(seats, fiche, news, now)
    kept = False
    merged: list[Place] = []
    for seat in seats:
        offre = wanted.get(seat.rang, Offre())
        after = _told(seat, offre, news)
        if after != seat and offre.etat is not None and news.yields_to(seat, now):
            kept = kept or (after.etat, after.libre_le) != (seat.etat, seat.libre_le)
            after = seat
        merged.append(after)
    return tuple(merged), kept


def _seats(known: Sequence[Place], fiche: Fiche) -> list[Place]:
    """The agrément's seats when the file gives their number, else those we knew and those that it speaks of."""
    by_rang = {place.rang: place for place in known}
    number = len(fiche.capacite.sieges) if fiche.capacite else max([*by_rang, _offered(fiche)])
    if number == 0 and fiche.commun != Offre():
        number = 1  # ages or days are said of nobody's seat in particular: she has one at least
    ranks = {*range(1, number + 1), *(rang for rang, _ in fiche.par_place if number == 0 or not fiche.capacite)}
    return [by_rang.get(rang, Place(rang)) for rang in sorted(ranks)]


def _offered(fiche: Fiche) -> int:
    return min(PLACES_MAX, sum(offre.nombre or 1 for offre in fiche.offres))


def _described(seats: Sequence[Place], fiche: Fiche) -> list[Place]:
    """Limits, ages and days: the seat's own columns first, then those of the whole line, then the agrément's limits."""
    own = dict(fiche.par_place)
    sieges = fiche.capacite.sieges if fiche.capacite and fiche.capacite.detaillee else ()
    described: list[Place] = []
    for seat in seats:
        siege = sieges[seat.rang - 1] if seat.rang <= len(sieges) else None
        said = own.get(seat.rang, Offre()).completed_by(fiche.commun)
        described.append(_with(_limited(seat, siege), said))
    return described


def _limited(seat: Place, siege: Siege | None) -> Place:
    """The agrément's limits; what she chose herself, within them, stays."""
    if siege is None:
        return seat
    if siege.restriction is not None or not seat.restriction_dite:
        seat = replace(seat, restriction=siege.restriction, restriction_dite=False)
    if not seat.ages_dits:
        seat = replace(seat, age_min=siege.age_min, age_max=siege.age_max)
    return seat


def _with(seat: Place, said: Offre) -> Place:
    if (said.age_min, said.age_max) != (None, None):
        seat = replace(seat, age_min=said.age_min, age_max=said.age_max, ages_dits=False)
    if said.restriction is not None:
        seat = replace(seat, restriction=said.restriction, restriction_dite=False)
    if said.grille is None:
        return seat
    return replace(seat, grille=said.grille, horaires=exact_hours_kept(seat.horaires, said.grille))


def _wanted(seats: Sequence[Place], fiche: Fiche, news: Nouvelles, now: datetime) -> dict[int, Offre]:
    """Which seat each piece of news is about: a column that names it, else the likeliest seat."""
    wanted = {rang: offre for rang, offre in fiche.par_place if offre.etat is not None}
    left = [seat for seat in seats if seat.rang not in wanted]
    single = [replace(offre, nombre=None) for offre in fiche.offres for _ in range(offre.nombre or 1)]
    free = [offre for offre in single if offre.etat == "libre"]
    for exact in (True, False):  # the seats that are already known so first: a second import moves nothing
        for offre in list(free):
            seat = _likeliest(left, offre, news, now, exact=exact)
            if seat is not None:
                wanted[seat.rang] = offre
                left.remove(seat)
                free.remove(offre)
    rest = next((offre for offre in single if offre.etat in ("occupee", "gelee")), None)
    if rest is None and any(offre.nombre is not None for offre in fiche.offres):
        rest = Offre("occupee")  # « 2 places libres » also says that the others are not
    if rest is not None:
        wanted.update({seat.rang: rest for seat in left})
    return wanted


def _likeliest(left: Sequence[Place], offre: Offre, news: Nouvelles, now: datetime, *, exact: bool) -> Place | None:
    """A seat known as free first, then one whose news may be replaced, then one without limits, then the first."""
    candidates = [s for s in left if not exact or (s.etat == "libre" and offre.le in (None, s.libre_le))]
    return min(
        candidates,
        key=lambda s: (
            s.restriction != offre.restriction,
            s.etat != "libre",
            news.yields_to(s, now),
            s.age_min or 0,
            s.rang,
        ),
        default=None,
    )


def _told(seat: Place, offre: Offre, news: Nouvelles) -> Place:
    """The seat after its news; the same news again changes nothing, a later date written in the file renews it."""
    if offre.etat is None:
        return seat
    libre_le = (offre.le or (seat.libre_le if seat.etat == "libre" else None)) if offre.etat == "libre" else None
    jusqu_au = seat.jusqu_au if offre.etat == seat.etat else None
    after = replace(_with(seat, offre), etat=offre.etat, libre_le=libre_le, jusqu_au=jusqu_au)
    is_news = (after.etat, after.libre_le) != (seat.etat, seat.libre_le) or seat.confirmee_le is None
    if is_news or (news.dated and seat.confirmee_le is not None and news.le > seat.confirmee_le):
        return replace(after, confirmee_le=news.le, source="import", animateur_id=None)
    return after
