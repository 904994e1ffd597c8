"""An announcement that has left, for the team: who has it, who has not, stop it, correct it, print its lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.annonces import Annonce, Bilan, Obstacle, Rubrique, find_obstacle, letter_key
from bot.domain.annonces import Personne as Vue
from bot.domain.outbox import Lane
from bot.domain.personnes import Personne
from bot.domain.tableau import Page
from bot.usecases.letter_of_annonce import annonce_body, annonce_letter
from bot.usecases.make_annonce import find_annonce
from bot.usecases.make_document import ask_document
from bot.usecases.run_annonces import PAR_BLOC, correct_some, recall
from bot.usecases.tableau_du_relais import noms_des_communes
from bot.usecases.unit import Unit
from content.filters import en_jour
from content.listes_annonces import people_paper, people_sheet

PAR_PAGE = 8
Sort = Literal["pdf", "xlsx"]


@dataclass(frozen=True, slots=True)
class Suivi:
    """One announcement and what became of its copies."""

    annonce: Annonce
    bilan: Bilan


@dataclass(frozen=True, slots=True)
class Liste:
    """One page of the announcements of a relais, the newest first."""

    annonces: tuple[Annonce, ...]
    numero: int
    suite: bool


async def list_annonces(unit: Unit, qui: Personne, numero: int) -> Liste | None:
    """Those of her relais."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    found = await unit.tx.annonces.list_of_relais(qui.animateur_relais_id, PAR_PAGE + 1, numero * PAR_PAGE)
    return Liste(tuple(found[:PAR_PAGE]), numero, len(found) > PAR_PAGE)


async def follow(unit: Unit, qui: Personne, annonce_id: int) -> Suivi | None:
    """Where it stands, up to the letter settled last."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is None or not annonce.has_left():
        return None
    await unit.tx.destinataires.follow(annonce_id)
    return Suivi(annonce, await unit.tx.rapports_annonce.read_bilan(annonce_id))


async def list_behind(
    unit: Unit, qui: Personne, annonce_id: int, rubrique: Rubrique, numero: int
) -> tuple[Annonce, Page[Vue]] | None:
    """The people behind a figure."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is None or not annonce.has_left():
        return None
    return annonce, await unit.tx.rapports_annonce.page(annonce_id, rubrique, numero, PAR_PAGE)


async def stop_annonce(unit: Unit, qui: Personne, annonce_id: int) -> Suivi | None:
    """« Arrêter l'envoi »: what has not left does not leave. Twice stops once."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is not None and annonce.etat == "en_cours":
        await unit.tx.letters.cancel(letter_key(annonce_id))
        await unit.tx.destinataires.take_back(annonce_id)
        stopped = replace(annonce, etat="arretee", close_le=unit.now, rappel_le=None)
        await unit.tx.annonces.save(stopped)
    return await follow(unit, qui, annonce_id)


async def propose_correction(unit: Unit, qui: Personne, annonce_id: int, texte: str) -> Annonce | Obstacle | None:
    """The new text, to be confirmed; the very letter goes to her own chat."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is None or not annonce.has_left():
        return None
    obstacle = find_obstacle(texte.strip(), annonce.piece)
    if obstacle is not None:
        return obstacle
    proposed = replace(annonce, correction=texte.strip())
    await unit.tx.annonces.save(proposed)
    shown = replace(proposed, textes=((0, texte.strip()),), version=annonce.version + 1)
    body = annonce_body(shown, unit.territoire.get(annonce.relais_id))
    letter = annonce_letter(shown, body, 0, qui.telegram_id, unit.now, f"correction:{unit.now.isoformat()}")
    unit.letters.append(replace(letter, genre="reponse", lane=Lane.ANSWER))
    return proposed


async def correct(unit: Unit, qui: Personne, annonce_id: int) -> Suivi | None:
    """Sure: every copy on a screen is rewritten, and those to come say it so. Twice corrects once."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is not None and annonce.has_left() and annonce.correction is not None:
        corrected = replace(
            annonce,
            textes=((0, annonce.correction),),
            correction=None,
            corrigee_le=unit.now,
            version=annonce.version + 1,
            etat="en_cours" if annonce.etat == "terminee" else annonce.etat,
        )
        await unit.tx.annonces.save(corrected)
        await unit.tx.destinataires.follow(annonce_id)
        while await correct_some(unit, corrected) == PAR_BLOC:
            pass
    return await follow(unit, qui, annonce_id)


async def recall_now(unit: Unit, qui: Personne, annonce_id: int) -> int | None:
    """« Rappeler une fois »: how many; 0 when that was done."""
    annonce = await find_annonce(unit, qui, annonce_id)
    return None if annonce is None or not annonce.has_left() else await recall(unit, annonce)


async def note_told(unit: Unit, qui: Personne, annonce_id: int, destinataire_id: int) -> bool:
    """The team told her on the phone."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is not None:
        await unit.tx.destinataires.confirm_by_phone(annonce_id, destinataire_id, unit.now)
    return annonce is not None


async def print_people(unit: Unit, qui: Personne, annonce_id: int, rubrique: Rubrique, sort: Sort) -> int | None:
    """Those of a figure, on paper or as a sheet, to her own chat. Tapped twice, it comes once."""
    annonce = await find_annonce(unit, qui, annonce_id)
    if annonce is None or not annonce.has_left():
        return None
    people = await unit.tx.rapports_annonce.list_people(annonce_id, rubrique)
    communes = noms_des_communes(unit, annonce.relais_id)
    relais = unit.territoire.get(annonce.relais_id)
    made = people_paper if sort == "pdf" else people_sheet
    ask_document(
        unit,
        f"annonce.{sort}:{qui.telegram_id}:{annonce_id}:{rubrique}",
        qui.telegram_id,
        f"liste.{sort}",
        f"annonce-{annonce_id}-{rubrique.replace('_', '-')}.{sort}",
        made(annonce, people, communes, rubrique, f"{relais.nom_court}, {en_jour(unit.today)}"),
        template="annonces/liste_prete",
        titre=annonce.titre,
        combien=len(people),
    )
    return len(people)


async def confirm(unit: Unit, qui: Personne, annonce_id: int) -> bool | None:
    """« Bien reçu »: True the first time, False again, None when the alert was not for her."""
    return await unit.tx.destinataires.confirm(annonce_id, qui.compte_id, unit.now)
