"""An animatrice puts a request before somebody whom the rule did not choose. What protects her still holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.domain.obstacles import find_obstacle
from bot.domain.personnes import Personne
from bot.domain.propositions import PLUS_INTERROGEES
from bot.usecases.ask_again import ask_again
from bot.usecases.ask_assistants import ask_assistants
from bot.usecases.explain_exclusions import at_distance
from bot.usecases.leave_out import put_back
from bot.usecases.situation import read_situation
from bot.usecases.tableau_du_relais import find_demande, find_fiche, note
from bot.usecases.unit import Unit

Quoi = Literal[
    "par_message",
    "a_appeler",
    "deja",
    "pas_en_cours",
    "elle_meme",
    "ne_plus_diffuser",
    "creche_familiale",
    "en_pause",
    "autre_metier",
]


@dataclass(frozen=True, slots=True)
class Ajout:
    """What became of it."""

    quoi: Quoi
    nom: str
    jusqu_au: date | None = None


async def add_by_hand(unit: Unit, qui: Personne, demande_id: int, assistant_id: int) -> Ajout | None:
    """Asks her, by message or by a call; once. Somebody far away or full may be asked, never who is out of reach."""
    demande = await find_demande(unit, qui, demande_id)
    fiche = await find_fiche(unit, qui, assistant_id)
    if demande is None or fiche is None:
        return None
    nom = f"{fiche.assistant.prenom} {fiche.assistant.nom}"
    if demande.etat != "active":
        return Ajout("pas_en_cours", nom)
    await put_back(unit, qui, demande_id, assistant_id)
    situation = await read_situation(unit, demande)
    (candidat,) = at_distance(unit, demande, [fiche.assistant])
    obstacle = find_obstacle(situation.criteres, candidat)
    match obstacle.raison if obstacle is not None else None:
        case "autre_metier" | "elle_meme" | "ne_plus_diffuser" | "creche_familiale" | "en_pause" as raison:
            return Ajout(raison, nom, fiche.assistant.en_pause_jusqu_au)
    known = next((p for p in situation.propositions if p.assistant == assistant_id), None)
    if known is not None and known.etat not in PLUS_INTERROGEES:
        return Ajout("deja", nom)
    await note(unit, qui, demande, "ajoutee", assistant_id=assistant_id)
    if known is not None:
        by_letter = await ask_again(unit, situation, known, candidat, "a_la_main")
        if not by_letter:
            await unit.tx.propositions.save(replace(known, cercle="a_la_main", etat="a_appeler", ecrite_le=unit.now))
        return Ajout("par_message" if by_letter else "a_appeler", nom)
    asked = await ask_assistants(unit, situation, "a_la_main", [candidat], event=f"a_la_main:{assistant_id}")
    return Ajout("par_message" if asked.par_message else "a_appeler", nom)
