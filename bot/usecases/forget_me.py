"""« Tout effacer »: a real deletion. What the Caf counts stays, without anybody in it; the directory stays too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.usecases.close_demande import close_demande
from bot.usecases.leave_ateliers import leave_ateliers
from bot.usecases.news_of_campaigns import review_campaigns
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from store.donnees import Section


@dataclass(frozen=True, slots=True)
class Efface:
    """Nothing is left. `fiche_relais_id`: the relais whose directory still has her entry, linked to nobody."""

    demandes: int
    fiche_relais_id: int | None


@dataclass(frozen=True, slots=True)
class EncoreAnimatrice:
    """Her access must be ended by the relais first: others work with what it did."""


async def forget_me(unit: Unit, personne: Personne) -> Efface | EncoreAnimatrice:
    """Professionals who were asked are told politely before the requests disappear; the staff learn numbers only."""
    if personne.animateur_id is not None:
        return EncoreAnimatrice()
    sections = await unit.tx.donnees.list_sections(personne.compte_id, personne.telegram_id)
    await _erase_letters(unit, personne, sections, await leave_ateliers(unit, personne))
    numeros = await _erase_demandes(unit, personne)
    for conversation in sections["conversations"]:
        if "fermee_le" not in conversation:
            numeros.setdefault(conversation["relais_id"], [])
    await unit.tx.donnees.erase_compte(personne.compte_id, personne.telegram_id)
    if personne.assistant_maternel_id is not None:
        await review_campaigns(unit, personne.assistant_maternel_id)
    for relais_id, known in numeros.items():
        key = f"effacement:{personne.compte_id}:{relais_id}"
        await tell_staff(unit, relais_id, key, "donnees/effacees", numeros=known)
    return Efface(sum(len(known) for known in numeros.values()), personne.assistant_relais_id)


async def _erase_letters(unit: Unit, personne: Personne, sections: Mapping[str, Section], prefixes: list[str]) -> None:
    prefixes.append(f"compte:{personne.compte_id}:")
    prefixes += [f"famille:{famille['numero']}:" for famille in sections["familles"]]
    for demande in sections["demandes"]:
        prefixes.append(f"demande:{demande['numero']}:")
        prefixes += [p.key for p in await unit.tx.propositions.list_of_demande(demande["numero"])]
    if personne.conversation_id is not None:
        prefixes.append(f"conversation:{personne.conversation_id}:")
    await unit.tx.donnees.erase_letters(personne.telegram_id, prefixes)


async def _erase_demandes(unit: Unit, personne: Personne) -> dict[int, list[int]]:
    """The numbers erased, by relais; open ones are closed first, which tells the professionals."""
    numeros: dict[int, list[int]] = {}
    for famille in await unit.tx.familles.list_of_compte(personne.compte_id):
        for demande in await unit.tx.demandes.list_of_famille(famille.id):
            if demande.is_open:
                await close_demande(unit, demande, "retiree", "abandonnee")
                numeros.setdefault(demande.relais_id, []).append(demande.id)
            await unit.tx.donnees.erase_demande(demande.id)
    return numeros
