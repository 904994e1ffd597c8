"""The list that the relais hands out, as it is today: for the team, a family, a mairie. Shows nothing not agreed to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.liste_remise import ELEMENTS, Element, Filtre, LigneRemise, is_listed, keep, line_of
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.editeur import Editeur
from bot.usecases.make_document import ask_document
from bot.usecases.unit import Unit
from content.filters import en_jour
from content.liste_remise import list_paper, list_sheet

LIEN = re.compile(r"^l_(\d[\dAB]\d{3})_(\d{8})$")
TOUT = "tout"


@dataclass(frozen=True, slots=True)
class ListeRemise:
    """`commune`: INSEE code, None for the whole relais. `sans_accord`: people who could be on it and did not agree."""

    relais: Relais
    commune: str | None
    nom: str
    filtre: Filtre
    lignes: tuple[LigneRemise, ...]
    sans_accord: int
    le: date


async def read_list(unit: Unit, relais_id: int, commune: str | None, filtre: Filtre) -> ListeRemise | None:
    """Today's list; None when that relais does not cover the commune."""
    relais = unit.territoire.get(relais_id)
    place = relais.commune(commune) if commune else None
    if commune and place is None:
        return None
    accords = await unit.tx.accords_liste.of_relais(relais_id)
    entries = await unit.tx.assistants.list_of_relais(relais_id)
    nobody: frozenset[Element] = frozenset()
    jours = relais.reglages.fraicheur_jours
    listed = [a for a in entries if is_listed(a, accords.get(a.id, nobody), unit.today)]
    lignes = keep((line_of(a, accords[a.id], unit.now, jours) for a in listed), commune, filtre)
    could = sum(
        is_listed(a, ELEMENTS, unit.today) and (commune is None or a.commune == commune)
        for a in entries
        if a.id not in accords or "nom" not in accords[a.id]
    )
    return ListeRemise(relais, commune, place.nom if place else relais.nom, filtre, tuple(lignes), could, unit.today)


async def count_by_commune(unit: Unit, relais_id: int) -> list[tuple[str, str, int]]:
    """(INSEE code, name, how many on the list), in the order of the alphabet, communes without anybody included."""
    whole = await read_list(unit, relais_id, None, "tous")
    assert whole is not None
    counts: dict[str, int] = {}
    for ligne in whole.lignes:
        counts[ligne.commune] = counts.get(ligne.commune, 0) + 1
    return [(c.insee, c.nom, counts.get(c.insee, 0)) for c in whole.relais.communes_at(unit.today)]


async def print_list(unit: Unit, qui: Personne, commune: str | None, filtre: Filtre, sort: str) -> int | None:
    """Asks for the paper (pdf) or the sheet (xlsx), to her own chat; gives how many are on it."""
    if qui.animateur_relais_id is None:
        return None
    liste = await read_list(unit, qui.animateur_relais_id, commune, filtre)
    if liste is None:
        return None
    contenu = (list_paper if sort == "pdf" else list_sheet)(liste.lignes, liste.relais, liste.nom, filtre, liste.le)
    ask_document(
        unit,
        f"liste.{sort}:{qui.telegram_id}:{commune or TOUT}:{filtre}:{liste.le}",
        qui.telegram_id,
        f"liste.{sort}",
        f"assistants-maternels-{commune or TOUT}-{liste.le}.{sort}",
        contenu,
        template="liste/prete",
        ou=liste.nom,
        combien=len(liste.lignes),
        le=en_jour(liste.le),
    )
    return len(liste.lignes)


async def link_of(unit: Unit, commune: str) -> str | None:
    """The dated link that a mairie puts in place of its old list: whoever opens it reads the list of that very day."""
    robot = await unit.tx.robot.username()
    return f"https://t.me/{robot}?start=l_{commune}_{unit.today:%Y%m%d}" if robot else None


async def set_shown(unit: Unit, editeur: Editeur, element: Element, *, shown: bool) -> frozenset[Element]:
    """One thing more or less. Being named is what the rest hangs on: given with the first, taken back with all."""
    accords = unit.tx.accords_liste
    if shown:
        first = "nom" not in await accords.of(editeur.assistant.id)
        given: tuple[Element, ...] = ("nom", "places", "accueils", element) if first else ("nom", element)
        await accords.give(editeur.assistant.id, dict.fromkeys(given), editeur.par, unit.now)
    else:
        await accords.take_back(editeur.assistant.id, ELEMENTS if element == "nom" else (element,), unit.now)
    return await accords.of(editeur.assistant.id)


async def read_shown(unit: Unit, editeur: Editeur) -> frozenset[Element]:
    """What the list shows of her today."""
    return await unit.tx.accords_liste.of(editeur.assistant.id)


def relais_covering(unit: Unit, commune: str) -> int | None:
    """The relais of that commune today."""
    for relais_id in unit.territoire.ids.values():
        if any(c.insee == commune for c in unit.territoire.get(relais_id).communes_at(unit.today)):
            return relais_id
    return None
