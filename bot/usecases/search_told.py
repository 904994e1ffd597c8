"""« slt je cherche une nounou pr janvier »: the search form, with what was said already filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.demandes import Enfant, Mode
from bot.domain.mois import Mois
from bot.domain.personnes import Personne
from bot.domain.recherche_contexte import ContexteRecherche
from bot.domain.recherche_dite import read_search
from bot.usecases.form_in_hand import Ecran
from bot.usecases.open_search import DejaCommencee, open_search
from bot.usecases.submit_demande import TropDeDemandes
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Compris:
    """What was understood of it, as the family rereads it."""

    commune: str | None
    enfant: Enfant | None
    debut: date | None
    jours: tuple[int, ...]
    modes: tuple[Mode, ...]
    horaires: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RechercheDite:
    """What opened, and what was filled in: None when nothing was, or when another search waits."""

    issue: Ecran | DejaCommencee | TropDeDemandes
    compris: Compris | None


async def search_told(unit: Unit, personne: Personne, question_id: int, *, anew: bool) -> RechercheDite | None:
    """None when her words are not kept any more. `anew`: a half-filled search is given up."""
    question = await unit.tx.questions.find(personne.compte_id, question_id)
    if question is None or question.texte is None:
        return None
    connus = unit.territoire
    said = read_search(question.texte, ContexteRecherche(unit.today, connus.territoire, connus.communes))
    issue = await open_search(unit, personne, anew=anew, dites=said)
    return RechercheDite(issue, understood_of(unit, said) if said and isinstance(issue, Ecran) else None)


def understood_of(unit: Unit, said: Mapping[str, Any]) -> Compris:
    """These answers, in words that are reread."""
    insee, month, debut = said.get("commune"), said.get("enfant_1"), said.get("debut")
    relais = unit.territoire.territoire.covering(insee, unit.today) if insee else None
    commune = relais.commune(insee) if relais and insee else None
    return Compris(
        commune.nom if commune else None,
        Enfant(Mois.parse(month.removeprefix("+")), attendu=month.startswith("+")) if month else None,
        date.fromisoformat(debut) if debut else None,
        tuple(int(day) for day in said.get("jours", "") if day.isdigit()),
        tuple(said.get("modes", ())),
        (said["arrivee"], said["depart"]) if "depart" in said else None,
    )
