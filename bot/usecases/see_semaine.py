"""« Depuis une semaine »: what changed among the professionals, at any time, and each week by itself to the team."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.changements import Changement, Changements, Touchee, due_week, last_seven_days
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.tableau import Page
from bot.usecases.each_due import each_due
from bot.usecases.situation import daytime
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit
from store.changements import Fenetre

PAR_PAGE = 10
AU_PLUS = timedelta(days=92)  # a button never looks at more days than that


@dataclass(frozen=True, slots=True)
class ListeChangements:
    """One page of the people behind a count."""

    du: date
    au: date
    quoi: Changement
    page: Page[Touchee]
    noms: Mapping[str, str]


async def see_semaine(unit: Unit, qui: Personne, jours: tuple[int, int] | None = None) -> Changements | None:
    """Between the two days (yyyymmdd) of a button, else the last seven; None for who is not of the team."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await unit.tx.changements.count(_fenetre(unit, qui.animateur_relais_id, *_days(unit, jours)))


async def list_changements(
    unit: Unit, qui: Personne, jours: tuple[int, int], quoi: Changement, numero: int
) -> ListeChangements | None:
    """The people behind one count."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    du, au = _days(unit, jours)
    fenetre = _fenetre(unit, qui.animateur_relais_id, du, au)
    page = await unit.tx.changements.page(fenetre, quoi, numero, PAR_PAGE)
    return ListeChangements(du, au, quoi, page, noms_des_communes(unit, qui.animateur_relais_id))


async def tell_semaine(service: Service) -> None:
    """The first open morning of each week, one letter to each team that wants it, if something changed."""

    async def wanting(unit: Unit) -> list[Relais]:
        return [relais for relais in unit.territoire.territoire.relais if relais.reglages.bilan_hebdomadaire]

    await each_due(service, wanting, _tell)


async def _tell(unit: Unit, relais: Relais) -> None:
    relais_id = unit.territoire.id_of(relais.slug)
    week = due_week(relais, await unit.tx.changements.told_until(relais_id), unit.today)
    if week is None:
        return
    seen = await unit.tx.changements.count(_fenetre(unit, relais_id, *week))
    if seen.en_tout:
        key = f"semaine:{relais_id}:{week[1]}"
        await tell_staff_from(unit, relais_id, key, "vue/semaine_equipe", daytime(unit, relais), c=seen)
    await unit.tx.changements.mark_told(relais_id, week[1])


def _fenetre(unit: Unit, relais_id: int, du: date, au: date) -> Fenetre:
    return Fenetre(relais_id, du, au, unit.now, unit.territoire.get(relais_id).reglages.fraicheur_jours)


def _days(unit: Unit, jours: tuple[int, int] | None) -> tuple[date, date]:
    """The days of a button, as it was written; the last seven when it cannot be read."""
    try:
        du, au = (date(n // 10000, n // 100 % 100, n % 100) for n in jours or ())
    except ValueError:
        return last_seven_days(unit.today)
    return (du, au) if du < au <= du + AU_PLUS else last_seven_days(unit.today)
