"""The words that wait for a family without Telegram, ready to copy as an SMS or an e-mail; then noted as sent."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.appels import call_back_at
from bot.domain.evenements import Quoi
from bot.domain.lignes_appel import Cible, LigneAppel, Moyen
from bot.domain.personnes import Personne
from bot.usecases.finish_call import AppelFini, finish_call
from bot.usecases.read_calls import read_line
from bot.usecases.tableau_du_relais import find_demande, note
from bot.usecases.unit import Unit
from content.filters import en_telephone
from content.textes_famille import Courriel, Mot, courriel_of, sms_of

QUOI: dict[Moyen, Quoi] = {"sms": "sms", "courriel": "courriel", "message": "message_laisse"}
WITH_PROPOSITION = ("interessee", "plus_disponible", "suivi")


@dataclass(frozen=True, slots=True)
class TextesPrets:
    """Both texts for one family; without words, nothing waits to be told any more."""

    ligne: LigneAppel
    sms: str
    courriel: Courriel
    mots: int


async def prepare_texts(unit: Unit, qui: Personne, demande_id: int) -> TextesPrets | None:
    """For the family of a request of her relais."""
    demande = await find_demande(unit, qui, demande_id)
    ligne = await read_line(unit, qui, Cible("famille", demande_id))
    if demande is None or ligne is None:
        return None
    famille = await unit.tx.familles.get(demande.famille_id)
    relais = unit.territoire.get(demande.relais_id)
    words = await unit.tx.a_dire.list_words(demande.id)
    mots = [await _mot(unit, evenement, texte) for evenement, texte in words]
    sms = sms_of(famille.prenom, relais, demande.id, mots)
    return TextesPrets(ligne, sms, courriel_of(famille.prenom, relais, demande.id, mots), len(mots))


async def note_sent(unit: Unit, qui: Personne, demande_id: int, moyen: Moyen) -> AppelFini | None:
    """« SMS envoyé », « e-mail envoyé »: the words go. « Message laissé »: they wait, and the call comes back."""
    demande = await find_demande(unit, qui, demande_id)
    cible = Cible("famille", demande_id)
    ligne = await read_line(unit, qui, cible)
    if demande is None or ligne is None or qui.animateur_relais_id is None:
        return None
    if moyen == "message":
        return await _note_left(unit, qui, ligne)
    given = await unit.tx.a_dire.mark_said(cible, unit.now)
    if given:
        await note(unit, qui, demande, QUOI[moyen])
    return await finish_call(unit, qui, ligne, "dit", joint=given > 0, moyen=moyen)


async def _note_left(unit: Unit, qui: Personne, ligne: LigneAppel) -> AppelFini:
    assert qui.animateur_relais_id is not None
    again = call_back_at(unit.territoire.get(qui.animateur_relais_id), "trois_jours", unit.now)
    before = ligne.suivi
    new = before.moyen != "message" or before.rappeler_le is None or before.rappeler_le <= unit.now
    if new:
        demande = await unit.tx.demandes.get(ligne.cible.id)
        await note(unit, qui, demande, "message_laisse")
    return await finish_call(
        unit, qui, ligne, "sans_reponse", joint=False, essais=before.essais + new, rappeler_le=again, moyen="message"
    )


async def _mot(unit: Unit, evenement: str, texte: str) -> Mot:
    """Whom it speaks of: the event names the proposition."""
    kind, *numbers = evenement.split(":")
    if kind not in WITH_PROPOSITION or not numbers:
        return Mot(evenement, texte)
    proposition = await unit.tx.propositions.find(int(numbers[0]))
    if proposition is None:
        return Mot(evenement, texte)
    assistant = await unit.tx.assistants.get(proposition.assistant)
    phone = en_telephone(assistant.telephone) if assistant.telephone else None
    return Mot(evenement, texte, assistant.prenom, phone, proposition.suite)
