"""What the clock does about announcements: opens, writes, follows each copy, ends, recalls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from bot.domain.annonces import RAPPEL_APRES, Annonce, letter_key
from bot.domain.calendrier import to_utc
from bot.domain.ecoute import Ecoute, first_moment
from bot.domain.outbox import Lane, Letter
from bot.domain.plafond import SEMAINE, first_within_cap
from bot.domain.reglages import Reglages
from bot.usecases.each_due import each_due
from bot.usecases.letter_of_annonce import annonce_body, annonce_letter
from bot.usecases.unit import Service, Unit
from store.destinataires import Due

PAR_BLOC = 300  # people a transaction: the answers of others wait for no longer than that takes
BLOCS = 20  # transactions a beat: the other rhythms have their turn
A_LA_FOIS = 50  # announcements looked at in one beat


async def run_annonces(service: Service) -> None:
    """Looks every few seconds, and does nothing most of the time."""
    async with service.unit() as unit:
        if not await unit.tx.annonces.has_work(unit.now):
            return
    await each_due(service, lambda unit: unit.tx.annonces.list_to_open(unit.now, A_LA_FOIS), _open_due)
    for _ in range(BLOCS):
        async with service.unit() as unit:
            treated = await _write_next(unit)
        if treated < PAR_BLOC:
            break
    await each_due(service, lambda unit: unit.tx.annonces.list_going(A_LA_FOIS), _follow)
    await each_due(service, lambda unit: unit.tx.annonces.list_to_recall(unit.now, A_LA_FOIS), _recall_due)


async def open_annonce(unit: Unit, annonce: Annonce) -> None:
    """Its people are listed, and the first copies written: a small relais has them all before the next screen."""
    opened = replace(annonce, etat="en_cours", ouverte_le=unit.now)
    await unit.tx.annonces.save(opened)
    reglages = unit.territoire.get(annonce.relais_id).reglages
    fraiche_depuis = unit.now - timedelta(days=reglages.fraicheur_jours)
    await unit.tx.audiences.enter(opened, unit.today, fraiche_depuis, unit.now)
    if opened.is_alerte:
        await unit.tx.annonces.save(replace(opened, rappel_le=unit.now + RAPPEL_APRES))
    await write_some(unit, opened)


async def _open_due(unit: Unit, seen: Annonce) -> None:
    annonce = await unit.tx.annonces.get(seen.id)
    if annonce.etat == "programmee" and unit.territoire.find(annonce.relais_id) is not None:
        await open_annonce(unit, annonce)


async def _write_next(unit: Unit) -> int:
    """A block of the first announcement that has somebody left to write to."""
    for annonce in await unit.tx.annonces.list_going(A_LA_FOIS):
        if unit.territoire.find(annonce.relais_id) is None:
            continue
        if written := await write_some(unit, annonce):
            return written
    return 0


async def write_some(unit: Unit, annonce: Annonce) -> int:
    """The next copies, each for its own hour; gives how many."""
    if not await unit.tx.destinataires.has_due(annonce.id):
        return 0
    await unit.tx.destinataires.leave_out_changed(annonce.id, service=annonce.is_service)
    due = await unit.tx.destinataires.list_due(annonce.id, PAR_BLOC)
    if not due:
        return 0
    relais = unit.territoire.get(annonce.relais_id)
    body, ends = annonce_body(annonce, relais), await _ends(unit, annonce)
    moments = await _moments(unit, annonce, relais.reglages, due)
    in_time = [(one, le) for one, le in moments if ends is None or le < ends]
    letters = [annonce_letter(annonce, body, one.id, one.chat_id, le) for one, le in in_time]
    unit.letters += [letter if ends is None else replace(letter, until=ends) for letter in letters]
    await unit.tx.destinataires.mark_written([one.id for one, _ in in_time], annonce.version)
    await unit.tx.destinataires.mark_missed([one.id for one, le in moments if ends is not None and le >= ends])
    return len(due)


async def _ends(unit: Unit, annonce: Annonce) -> datetime | None:
    """From when an invitation to a survey invites to nothing; None for what is not one."""
    sondage = await unit.tx.sondages.find_of_annonce(annonce.id) if annonce.sorte == "sondage" else None
    if sondage is None:
        return None
    return sondage.clos_le or to_utc(sondage.fin + timedelta(days=1), time())


async def _moments(unit: Unit, annonce: Annonce, reglages: Reglages, due: Sequence[Due]) -> list[tuple[Due, datetime]]:
    """An alert at once; otherwise quiet hours, the hours she prefers, and her share of messages for the week."""
    if annonce.is_alerte:
        return [(one, unit.now) for one in due]
    written: Mapping[int, Sequence[datetime]] = await unit.tx.departs.list_times(
        [one.chat_id for one in due], "automatique", unit.now - SEMAINE
    )
    return [(one, _leaves(unit, reglages, one, written.get(one.chat_id, ()))) for one in due]


def _leaves(unit: Unit, reglages: Reglages, one: Due, others: Sequence[datetime]) -> datetime:
    ecoute = Ecoute(moment_prefere=one.moment_prefere)
    first = first_moment(ecoute, reglages, unit.now)
    full = first_within_cap(first, others, reglages.plafond_automatique_semaine)
    return first if full == first else first_moment(ecoute, reglages, full)


async def _follow(unit: Unit, seen: Annonce) -> None:
    """What became of the copies; once nobody is waited for any more, she who wrote it is told."""
    going = await unit.tx.destinataires.follow(seen.id)
    await correct_some(unit, seen)
    annonce = await unit.tx.annonces.get(seen.id)
    if going or annonce.etat != "en_cours":
        return
    await unit.tx.annonces.save(replace(annonce, etat="terminee", close_le=unit.now))
    chat_id = await unit.tx.animateurs.find_chat(annonce.animateur_id, unit.today)
    if chat_id is not None:
        data: dict[str, Any] = {"a": annonce, "bilan": await unit.tx.rapports_annonce.read_bilan(annonce.id)}
        unit.write(f"annonce_finie:{annonce.id}", chat_id, "annonces/finie", relais_id=annonce.relais_id, data=data)


async def correct_some(unit: Unit, annonce: Annonce) -> int:
    """Rewrites on screens the text that was corrected: nobody's phone rings for it."""
    older = await unit.tx.destinataires.list_to_correct(annonce.id, annonce.version, PAR_BLOC)
    if not older or unit.territoire.find(annonce.relais_id) is None:
        return 0
    body = dict(annonce_body(annonce, unit.territoire.get(annonce.relais_id)))
    if annonce.piece is not None:
        body["legende"] = True
    unit.letters += [
        Letter(
            key=letter_key(annonce.id, who, f"v{annonce.version}"),
            chat_id=chat_id,
            body=body | {"message_id": message_id},
            not_before=unit.now,
            lane=Lane.BULK,
            method="edit",
            relais_id=annonce.relais_id,
        )
        for who, chat_id, message_id in older
    ]
    await unit.tx.destinataires.mark_corrected([who for who, _, _ in older], annonce.version)
    return len(older)


async def _recall_due(unit: Unit, seen: Annonce) -> None:
    await recall(unit, await unit.tx.annonces.get(seen.id))


async def recall(unit: Unit, annonce: Annonce) -> int:
    """Once, to who has the alert and did not say « Bien reçu »; gives how many."""
    if not annonce.is_alerte or annonce.rappelee_le is not None:
        return 0
    await unit.tx.destinataires.follow(annonce.id)
    waited = await unit.tx.destinataires.list_to_recall(annonce.id, service=annonce.is_service)
    if unit.territoire.find(annonce.relais_id) is not None:
        body = annonce_body(annonce, unit.territoire.get(annonce.relais_id), rappel=True)
        unit.letters += [annonce_letter(annonce, body, who, chat, unit.now, "rappel") for who, chat in waited]
    await unit.tx.destinataires.mark_recalled(annonce.id, unit.now)
    await unit.tx.annonces.save(replace(annonce, rappel_le=None, rappelee_le=unit.now))
    return len(waited)
