"""A professional answers a campaign with one tap, or says when, or asks for a call. An old letter is never refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.domain.assistants import AssistantMaternel
from bot.domain.campagnes import Campagne, letter_key
from bot.domain.ouvertures import next_opening
from bot.domain.participations import A_DEMANDER
from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.domain.reports import Quand, Report, list_reports
from bot.domain.resume_places import Resume
from bot.usecases.declare_places import confirm_places, declare_full
from bot.usecases.letter_of_campaign import end_of
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Unit
from store.participations import Participation

EN_TRAIN = timedelta(days=1)  # whoever has just opened the form is not reminded of it
Dite = Literal["inchange", "complet"]


@dataclass(frozen=True, slots=True)
class Question:
    """What her letter asked, and where that stands. `is_open`: the relais still waits for her answer."""

    campagne: Campagne
    participation: Participation
    assistant: AssistantMaternel
    relais: Relais

    @property
    def is_open(self) -> bool:
        """Nothing is known of her since it was asked, and it is not over."""
        return self.campagne.etat == "en_cours" and self.participation.etat in A_DEMANDER


@dataclass(frozen=True, slots=True)
class Merci:
    """What the relais knows now. `demandes`: how many requests of families this news has put before her."""

    question: Question
    resume: Resume
    demandes: int


async def find_question(unit: Unit, personne: Personne, campagne_id: int) -> Question | None:
    """Hers, or None: a Tap is untrusted."""
    if personne.assistant_maternel_id is None or personne.assistant_relais_id is None:
        return None
    campagne = await unit.tx.campagnes.find(personne.assistant_relais_id, campagne_id)
    mine = await unit.tx.participations.find(campagne_id, personne.assistant_maternel_id)
    if campagne is None or mine is None:
        return None
    assistant = await unit.tx.assistants.get(personne.assistant_maternel_id)
    return Question(campagne, mine, assistant, unit.territoire.get(personne.assistant_relais_id))


async def answer(unit: Unit, personne: Personne, campagne_id: int, dite: Dite) -> Merci | None:
    """« Rien n'a changé », « Plus de place »: news like any other; said twice, or late, it is still what she says."""
    question = await find_question(unit, personne, campagne_id)
    if question is None:
        return None
    asked = 0
    if dite == "inchange":
        asked = await confirm_places(unit, question.assistant)
    else:
        await declare_full(unit, question.assistant)
    resumes = await unit.tx.resumes.list_of([question.assistant.id], unit.today)
    return Merci(question, resumes[question.assistant.id], asked)


async def begin_answer(unit: Unit, personne: Personne, campagne_id: int) -> Question | None:
    """« J'ai une place », « Modifier »: she is answering, and nothing hurries her."""
    question = await find_question(unit, personne, campagne_id)
    if question is not None:
        await unit.tx.participations.put_off(question.participation.id, unit.now + EN_TRAIN)
    return question


async def offer_reports(unit: Unit, question: Question) -> list[Report]:
    """The moments at which she may be reminded."""
    profil = await unit.tx.profils.get(question.assistant.id)
    return list_reports(unit.now, end_of(question.campagne), question.relais.reglages, profil.moment_prefere)


async def remind_later(unit: Unit, personne: Personne, campagne_id: int, quand: Quand) -> Question | Report | None:
    """« Me rappeler plus tard »: the question again when it is over, or no such moment is left."""
    question = await find_question(unit, personne, campagne_id)
    if question is None or not question.is_open:
        return question
    chosen = next((one for one in await offer_reports(unit, question) if one.quand == quand), None)
    if chosen is None:
        return question
    await unit.tx.letters.cancel(letter_key(campagne_id, question.assistant.id))
    await unit.tx.participations.remind_at(question.participation.id, chosen.le)
    return chosen


async def want_call(unit: Unit, personne: Personne, campagne_id: int) -> Question | None:
    """« Appelez-moi »: she is on the call list, and the team reads it once a day."""
    question = await find_question(unit, personne, campagne_id)
    if question is None or not question.is_open:
        return question
    await unit.tx.letters.cancel(letter_key(campagne_id, question.assistant.id))
    if await unit.tx.participations.want_call(question.participation.id, unit.now):
        await _tell_team(unit, question)
    return question


async def number_to_call(unit: Unit, question: Question) -> str | None:
    """The one the relais would dial; None when it knows none that is right."""
    fiche = await unit.tx.fiches.find(question.campagne.relais_id, question.assistant.id)
    return None if fiche is None or fiche.telephone_faux else fiche.assistant.telephone


async def _tell_team(unit: Unit, question: Question) -> None:
    """At the next opening, once a day however many they are: the list says who."""
    opening = next_opening(question.relais, unit.now)
    leaves = unit.now if opening is None else max(unit.now, opening.debut)
    key = f"campagne_equipe:{question.campagne.id}:appels:{leaves.date().isoformat()}"
    await tell_staff_from(
        unit, question.campagne.relais_id, key, "campagnes/equipe_appels", leaves, c=question.campagne
    )
