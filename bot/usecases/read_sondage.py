"""What was answered to a survey, for the team: a message, a picture, a sheet; its end. Never who, when anonymous."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.personnes import Personne
from bot.domain.sondages import Question, Resultat, Resultats, Sondage, hidden
from bot.usecases.each_due import each_due
from bot.usecases.make_document import ask_document
from bot.usecases.make_sondage import find_sondage
from bot.usecases.situation import daytime
from bot.usecases.tell_staff import tell_staff_from
from bot.usecases.unit import Service, Unit
from content.listes_sondages import answers_picture, answers_sheet


async def read_sondage(unit: Unit, qui: Personne, sondage_id: int) -> Resultats | None:
    """As far as it may be shown."""
    sondage = await find_sondage(unit, qui, sondage_id)
    return None if sondage is None or not sondage.is_sent else await _read(unit, sondage)


async def _read(unit: Unit, sondage: Sondage) -> Resultats:
    participants = await unit.tx.reponses_sondage.count_participants(sondage.id)
    cachees = hidden(sondage, participants)
    if cachees is not None:
        return Resultats(sondage, participants, cachees)
    answers = [await _read_question(unit, sondage, question) for question in sondage.questions]
    return Resultats(sondage, participants, None, tuple(answers))


async def _read_question(unit: Unit, sondage: Sondage, question: Question) -> Resultat:
    """Some stop on the way: the last questions of an anonymous survey may have fewer answers than the first."""
    if sondage.anonyme:
        reached = await unit.tx.reponses_sondage.count_participants(sondage.id, question.rang)
        if hidden(sondage, reached) is not None:
            return Resultat(question, (0,) * len(question.choix), (), trop_peu=True)
    return await unit.tx.reponses_sondage.read_resultat(question)


async def close_now(unit: Unit, qui: Personne, sondage_id: int) -> Resultats | None:
    """« Clore »: nobody answers any more. Twice closes once."""
    sondage = await find_sondage(unit, qui, sondage_id)
    if sondage is not None and sondage.is_sent and sondage.clos_le is None:
        await unit.tx.sondages.save(replace(sondage, clos_le=unit.now))
    return await read_sondage(unit, qui, sondage_id)


async def send_results(unit: Unit, qui: Personne, sondage_id: int, *, picture: bool) -> bool | None:
    """« Image », « Tableur »: to her own chat; False when nothing may be shown, None for no such survey."""
    results = await read_sondage(unit, qui, sondage_id)
    if results is None:
        return None
    if results.cachees is not None:
        return False
    named = [] if results.sondage.anonyme else await unit.tx.reponses_sondage.list_named(sondage_id)
    sort, nom = ("barres.png", "sondage.png") if picture else ("liste.xlsx", f"sondage-{sondage_id}.xlsx")
    ask_document(
        unit,
        f"sondage.{sort}:{qui.telegram_id}:{sondage_id}",
        qui.telegram_id,
        sort,
        nom,
        answers_picture(results) if picture else answers_sheet(results, named),
        template="sondages/document_pret",
        titre=results.sondage.titre,
        participants=results.participants,
    )
    return True


async def close_sondages(service: Service) -> None:
    """Those whose last day is over; the team reads what was answered."""
    await each_due(service, lambda unit: unit.tx.sondages.list_to_close(unit.today), _close)


async def _close(unit: Unit, seen: Sondage) -> None:
    sondage = await unit.tx.sondages.find(seen.id)
    if sondage is None or sondage.clos_le is not None or unit.territoire.find(sondage.relais_id) is None:
        return
    closed = replace(sondage, clos_le=unit.now)
    await unit.tx.sondages.save(closed)
    leaves = daytime(unit, unit.territoire.get(closed.relais_id))
    await tell_staff_from(
        unit, closed.relais_id, f"sondage_clos:{closed.id}", "sondages/equipe_clos", leaves, r=await _read(unit, closed)
    )
