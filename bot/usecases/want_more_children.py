"""« J'aimerais accueillir plus d'enfants »: what the Caf calls a reported under-activity, for the animatrice to see."""

from __future__ import annotations

from typing import Final

from bot.domain.libelles_caf import DISPONIBILITE, SOUS_ACTIVITE
from bot.domain.registre import Canal
from bot.usecases.editeur import Editeur
from bot.usecases.record_update import record_update
from bot.usecases.situation import commune_name, daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Unit

CANAUX: Final[dict[str, Canal]] = {
    "bot": "messagerie", "telephone": "téléphone", "visite": "sur place", "courriel": "mail",
}  # fmt: skip


async def want_more_children(unit: Unit, editeur: Editeur) -> bool:
    """Dated, counted as one contact, told to the team once; False when it was already said."""
    assistant, par, relais_id = editeur.assistant, editeur.par, editeur.relais_id
    if not await unit.tx.profils.report_sous_activite(relais_id, assistant.id, par, unit.now):
        return False
    canal = CANAUX[par.source]
    await unit.tx.contacts.add(relais_id, unit.now, "assistant maternel", DISPONIBILITE, canal, [SOUS_ACTIVITE])
    await record_update(unit, assistant, "profil", par.source, par.animateur_id)
    if editeur.herself:
        relais = unit.territoire.get(relais_id)
        key = f"assistant:{assistant.id}:plus:{unit.now:%Y%m%d%H%M%S}"
        await tell_staff_from(
            unit, relais_id, key, "profil/plus_equipe", daytime(unit, relais),
            a=assistant, commune=commune_name(relais, assistant.commune),
        )  # fmt: skip
    return True


async def take_wish_back(unit: Unit, editeur: Editeur) -> None:
    """« Ce n'est plus utile ». What was counted stays counted."""
    await unit.tx.profils.mark_sous_activite(editeur.assistant.id, "retiree_le", unit.now)
    await record_update(unit, editeur.assistant, "profil", editeur.par.source, editeur.par.animateur_id)


async def note_support(unit: Unit, editeur: Editeur) -> bool:
    """An animatrice has spoken with her about it: the Caf's « assistants maternels accompagnés ». Hers to say only."""
    if editeur.herself:
        return False
    await unit.tx.profils.mark_sous_activite(editeur.assistant.id, "accompagnee_le", unit.now)
    return True


async def take_support_back(unit: Unit, editeur: Editeur) -> bool:
    """It was noted by mistake. An animatrice's to say, like the contrary."""
    if editeur.herself:
        return False
    await unit.tx.profils.unmark_support(editeur.assistant.id)
    return True
