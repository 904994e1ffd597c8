"""What somebody says on the phone, or that nobody answers: noted in one tap. Places go through their own use cases."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Literal

from bot.domain.appels import Quand, at_opening, call_back_at, try_again_at
from bot.domain.assistants import AssistantMaternel
from bot.domain.lignes_appel import MEME_APPEL, Cible, LigneAppel, Resultat
from bot.domain.mises_a_jour import Provenance
from bot.domain.personnes import Personne
from bot.domain.places_dites import seat_to_free
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.usecases.ask_right_number import ask_right_number
from bot.usecases.declare_places import PlaceLibre, confirm_places, declare_full, declare_place, seats
from bot.usecases.finish_call import AppelFini, finish_call
from bot.usecases.read_calls import read_line
from bot.usecases.tableau_du_relais import note
from bot.usecases.unit import Unit

Dire = Callable[[AssistantMaternel, Provenance], Awaitable[int]]


async def note_unchanged(unit: Unit, qui: Personne, assistant_id: int) -> AppelFini | None:
    """« Rien n'a changé »: what is known of her places is of today."""

    async def say(assistant: AssistantMaternel, par: Provenance) -> int:
        return await confirm_places(unit, assistant, par)

    return await _note_places(unit, qui, assistant_id, "inchange", say)


async def note_full(unit: Unit, qui: Personne, assistant_id: int) -> AppelFini | None:
    """« Plus de place »."""

    async def say(assistant: AssistantMaternel, par: Provenance) -> int:
        await declare_full(unit, assistant, par)
        return 0

    return await _note_places(unit, qui, assistant_id, "complet", say)


async def note_place(
    unit: Unit, qui: Personne, assistant_id: int, libre_le: date | None, jours: frozenset[int]
) -> AppelFini | None:
    """« J'ai une place »: the first of her seats that is not known to be free; which one is of no use on the phone."""

    async def say(assistant: AssistantMaternel, par: Provenance) -> int:
        rang = seat_to_free(seats(assistant))
        return await declare_place(unit, assistant, PlaceLibre(rang, libre_le, jours), par)

    return await _note_places(unit, qui, assistant_id, "place", say)


async def note_nobody(unit: Unit, qui: Personne, cible: Cible) -> AppelFini | None:
    """« Pas de réponse »: out of today's list until it is worth trying again. Tapped twice, it is one attempt."""
    ligne = await read_line(unit, qui, cible)
    if ligne is None or qui.animateur_relais_id is None:
        return None
    again = try_again_at(unit.territoire.get(qui.animateur_relais_id), ligne.is_imprevu, unit.now)
    return await _note_attempt(unit, qui, ligne, again)


async def call_back(unit: Unit, qui: Personne, cible: Cible, quand: Quand) -> AppelFini | None:
    """« Ce soir », « Demain », « Dans trois jours », « La semaine prochaine »."""
    if qui.animateur_relais_id is None:
        return None
    when = call_back_at(unit.territoire.get(qui.animateur_relais_id), quand, unit.now)
    return await _call_back_at(unit, qui, cible, when)


async def call_back_on(unit: Unit, qui: Personne, cible: Cible, text: str) -> AppelFini | Literal["illisible"] | None:
    """« Rappeler le … », as it was typed."""
    lu = parse_date(text, unit.today)
    if not isinstance(lu, Lu):
        return "illisible"
    if qui.animateur_relais_id is None:
        return None
    relais = unit.territoire.get(qui.animateur_relais_id)
    return await _call_back_at(unit, qui, cible, max(at_opening(relais, lu.valeur), unit.now))


async def note_wrong(unit: Unit, qui: Personne, assistant_id: int) -> AppelFini | None:
    """« Faux numéro »: nobody dials it again, until another one is known."""
    ligne = await read_line(unit, qui, Cible("assistant", assistant_id))
    if ligne is None:
        return None
    if not ligne.is_wrong:
        await unit.tx.fiches.mark_wrong(assistant_id, unit.now)
        await _tell_requests(unit, qui, ligne, "numero_faux")
        await ask_right_number(unit, qui, ligne)
    return await finish_call(unit, qui, ligne, "numero_faux", joint=False)


async def note_right(unit: Unit, qui: Personne, assistant_id: int) -> AppelFini | None:
    """The number was right after all."""
    ligne = await read_line(unit, qui, Cible("assistant", assistant_id))
    if ligne is None or ligne.telephone is None:
        return None
    await unit.tx.fiches.correct_telephone(assistant_id, ligne.telephone, unit.now)
    return await finish_call(unit, qui, ligne, "rappel", joint=False)


async def _note_places(unit: Unit, qui: Personne, assistant_id: int, resultat: Resultat, say: Dire) -> AppelFini | None:
    ligne = await read_line(unit, qui, Cible("assistant", assistant_id))
    if ligne is None:
        return None
    assistant = await unit.tx.assistants.get(assistant_id)
    asked = await say(assistant, Provenance("telephone", qui.animateur_id))
    return await finish_call(unit, qui, ligne, resultat, joint=True, demandes=asked)


async def _call_back_at(unit: Unit, qui: Personne, cible: Cible, when: datetime) -> AppelFini | None:
    """After « Pas de réponse » another day is chosen; otherwise she asked to be phoned then."""
    ligne = await read_line(unit, qui, cible)
    if ligne is None:
        return None
    if ligne.suivi.resultat == "sans_reponse" and _is_recent(ligne, unit.now):
        return await _note_attempt(unit, qui, ligne, when)
    return await finish_call(unit, qui, ligne, "rappel", joint=False, rappeler_le=when)


async def _note_attempt(unit: Unit, qui: Personne, ligne: LigneAppel, again: datetime) -> AppelFini:
    essais = ligne.suivi.essais
    if ligne.suivi.resultat != "sans_reponse" or not _is_recent(ligne, unit.now):
        essais += 1
        await _tell_requests(unit, qui, ligne, "sans_reponse_au_telephone")
    return await finish_call(unit, qui, ligne, "sans_reponse", joint=False, essais=essais, rappeler_le=again)


def _is_recent(ligne: LigneAppel, now: datetime) -> bool:
    last = ligne.suivi.dernier_le
    return last is not None and now - last < MEME_APPEL


async def _tell_requests(
    unit: Unit, qui: Personne, ligne: LigneAppel, quoi: Literal["sans_reponse_au_telephone", "numero_faux"]
) -> None:
    """The story of each request that waited for her says it."""
    for waiting in ligne.demandes:
        if waiting.proposition:
            demande = await unit.tx.demandes.get(waiting.numero)
            await note(unit, qui, demande, quoi, assistant_id=ligne.cible.id)
