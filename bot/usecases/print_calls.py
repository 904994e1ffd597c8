"""The call list for those who work on paper or in a sheet: to the animatrice's own chat, never to the group."""

from __future__ import annotations

from typing import Literal

from bot.domain.filtres_appels import Filtre
from bot.domain.personnes import Personne
from bot.usecases.make_document import ask_document
from bot.usecases.read_calls import filter_calls
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from content.filters import en_jour
from content.listes_appels import call_paper, call_sheet

Sort = Literal["pdf", "xlsx"]


async def print_calls(unit: Unit, qui: Personne, filtre: Filtre, sort: Sort) -> int | None:
    """Asks for the file, with everybody of that part of the list; gives how many. Tapped twice, it comes once."""
    lignes = await filter_calls(unit, qui, filtre)
    if lignes is None or qui.animateur_relais_id is None:
        return None
    ids = [ligne.cible.id for ligne in lignes if ligne.cible.genre == "assistant"]
    resumes = await unit.tx.resumes.list_of(ids, unit.today)
    communes = noms_des_communes(unit, qui.animateur_relais_id)
    relais = unit.territoire.get(qui.animateur_relais_id)
    if sort == "pdf":
        contenu = call_paper(lignes, resumes, communes, unit.now, unit.today, relais.nom_court)
    else:
        contenu = call_sheet(lignes, resumes, communes, unit.now)
    ask_document(
        unit,
        f"appels.{sort}:{qui.telegram_id}:{filtre.code}",
        qui.telegram_id,
        f"liste.{sort}",
        f"appels-{unit.today}.{sort}",
        contenu,
        template="appels/liste_prete",
        combien=len(lignes),
        le=en_jour(unit.today),
        papier=sort == "pdf",
    )
    return len(lignes)
