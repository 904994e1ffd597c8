"""The end of a request: everybody still concerned is told once. Never changes a place: only its professional does."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.assistants import AssistantMaternel
from bot.domain.calendrier import next_allowed
from bot.domain.demande_accueil import DemandeAccueil, Issue
from bot.domain.demandes import Etat
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import EtatProposition
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit
from content.render import render

TOUCHEES: frozenset[EtatProposition] = frozenset({"en_attente", "a_appeler", "interessee"})


async def close_demande(unit: Unit, demande: DemandeAccueil, etat: Etat, issue: Issue | None) -> None:
    """Closes an open request; a second call changes nothing. The family's own word is for the caller to say.

    The one whom the family retained (`suivi` = « retenue ») keeps her yes: she is asked about her place elsewhere.
    """
    if not demande.is_open:
        return
    await unit.tx.demandes.save(
        replace(
            demande,
            etat=etat,
            issue=issue,
            close_le=unit.now,
            vague_le=None,
            reponse_le=None,
            confirmation_le=None,
        ),
        unit.now,
    )
    found, merci = etat == "pourvue", not demande.besoin.has_attendu()
    by_phone: list[AssistantMaternel] = []
    for proposition in await unit.tx.propositions.list_of_demande(demande.id):
        if proposition.etat in TOUCHEES and proposition.suivi != "retenue":
            by_phone += await _end(unit, proposition, found=found, merci=merci)
    for one in by_phone:
        texte = render(f"propositions/{'pourvue' if found else 'terminee'}", numero=demande.id, merci=merci).text
        await unit.tx.a_dire.add(demande.id, f"fin:{one.id}", texte, unit.now, one.id)
    if by_phone:
        key, data = (
            f"demande:{demande.id}:a_prevenir",
            {"numero": demande.id, "trouve": found, "merci": merci, "qui": by_phone},
        )
        await tell_staff(unit, demande.relais_id, key, "propositions/a_prevenir", **data)


async def _end(unit: Unit, proposition: PropositionSuivie, *, found: bool, merci: bool) -> list[AssistantMaternel]:
    """Ends one proposition and tells her; gives her when she answered and can only be told by phone."""
    await unit.tx.letters.cancel(proposition.key)
    ended: EtatProposition = "pourvue" if found else "retiree"
    await unit.tx.propositions.save(replace(proposition, etat=ended, relance_le=None, expire_le=None, suivi_le=None))
    if proposition.suivi == "sans_suite":
        return []  # she was thanked when the family said so
    assistant = await unit.tx.assistants.get(proposition.assistant)
    if assistant.telegram_id is not None:
        _tell(unit, proposition, assistant, assistant.telegram_id, "pourvue" if found else "terminee", merci)
        return []
    return [assistant] if proposition.etat == "interessee" else []


def _tell(
    unit: Unit, proposition: PropositionSuivie, assistant: AssistantMaternel, chat_id: int, what: str, merci: bool
) -> None:
    """Who answered waits for news and gets a letter; who did not sees the question withdrawn, without a new message."""
    reglages = unit.territoire.get(proposition.relais_id).reglages
    data = {"numero": proposition.demande, "merci": merci}
    if proposition.etat == "interessee":
        leaves = next_allowed(unit.now, reglages, always_daytime=assistant.soir_et_week_end)
        unit.write(
            f"{proposition.key}{what}", chat_id, f"propositions/{what}", data=data,
            relais_id=proposition.relais_id, not_before=leaves,
        )  # fmt: skip
    elif proposition.envoyee_le is not None:
        unit.write(
            f"{proposition.key}{what}", chat_id, f"propositions/{what}_sans_reponse", data=data,
            relais_id=proposition.relais_id, method="edit", edits=proposition.demande_key,
        )  # fmt: skip
