"""« Besoins non couverts »: a year's requests without solution, for the team and its elected officials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.domain.besoins_non_couverts import Publie, publish
from bot.domain.mois import Mois
from bot.domain.personnes import Personne
from bot.usecases.make_document import ask_document
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from content.feuilles_besoins import feuilles_of_besoins, image_of_besoins


@dataclass(frozen=True, slots=True)
class VueBesoins:
    """A civil year until the end of the last whole month. `noms`: of the communes; `annees`: those around it."""

    annee: int
    jusqu_au: date
    publie: Publie
    noms: Mapping[str, str]
    annees: tuple[int, ...]


async def see_besoins(unit: Unit, qui: Personne, annee: int) -> VueBesoins | None:
    """That year, 0 being this one; None for who is not of the team."""
    home = qui.animateur_relais_id
    if qui.animateur_id is None or home is None:
        return None
    first = await unit.tx.besoins_non_couverts.first_year(home) or unit.today.year
    year = annee if first <= annee <= unit.today.year else unit.today.year
    du, au = date(year, 1, 1), min(date(year + 1, 1, 1), unit.today.replace(day=1))
    months = [str(Mois(year, n)) for n in range(1, 13) if date(year, n, 1) < au]
    found = await unit.tx.besoins_non_couverts.list(home, du, au) if months else []
    around = tuple(one for one in (year - 1, year + 1) if first <= one <= unit.today.year)
    return VueBesoins(year, au - timedelta(days=1), publish(found, months), noms_des_communes(unit, home), around)


async def ask_picture_of_besoins(
    unit: Unit, qui: Personne, annee: int, part: str, chat_id: int, topic_id: int | None
) -> bool:
    """One of its tables as bars; asked twice in a minute it is made once."""
    vue = await see_besoins(unit, qui, annee)
    if vue is None:
        return False
    contenu = image_of_besoins(vue.annee, vue.jusqu_au, vue.publie, vue.noms, part)
    _ask(
        unit, f"image:{part}", vue, chat_id, topic_id, "barres.png", "png", contenu, titre=contenu["titre"],
        sous_titre=contenu["sous_titre"],
    )  # fmt: skip
    return True


async def ask_sheet_of_besoins(unit: Unit, qui: Personne, annee: int, chat_id: int, topic_id: int | None) -> bool:
    """All its tables, one a sheet."""
    vue = await see_besoins(unit, qui, annee)
    if vue is None:
        return False
    contenu = feuilles_of_besoins(vue.publie, vue.noms)
    _ask(unit, "feuille", vue, chat_id, topic_id, "liste.xlsx", "xlsx", contenu)
    return True


def _ask(
    unit: Unit, what: str, vue: VueBesoins, chat_id: int, topic_id: int | None,
    sort: str, suffix: str, contenu: Mapping[str, Any], **data: Any,
) -> None:  # fmt: skip
    ask_document(
        unit, f"besoins:{what}:{vue.annee}:{chat_id}:{topic_id or 0}:{unit.now:%Y%m%d%H%M}", chat_id, sort,
        f"besoins-non-couverts-{vue.annee}.{suffix}", contenu, topic_id=topic_id, annee=vue.annee,
        template=f"besoins/{'image' if suffix == 'png' else 'feuille'}", **data,
    )  # fmt: skip
