"""« Mon bilan »: at any time, and once a year by itself. Hers alone."""

from __future__ import annotations

from datetime import date, time, timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.bilan import Bilan, count_manques, offered_week
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.personnes import Personne
from bot.domain.relais import communes_within
from bot.usecases.each_due import each_due
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic

PREMIER_JOUR, DERNIER_JOUR = (1, 8), (3, 31)  # the year that has just ended is told in its first weeks


async def see_bilan(unit: Unit, personne: Personne) -> Bilan | None:
    """The last twelve months; None for who is not a professional here."""
    if personne.assistant_maternel_id is None or personne.assistant_relais_id is None:
        return None
    assistant = await unit.tx.assistants.get(personne.assistant_maternel_id)
    return await _bilan(unit, personne.assistant_relais_id, assistant, unit.today - timedelta(days=365), unit.today)


async def send_bilans(service: Service) -> None:
    """Each January, the year that has ended; who has had enough messages this week gets it the week after."""
    today = to_paris(service.now()).date()
    if not PREMIER_JOUR <= (today.month, today.day) <= DERNIER_JOUR:
        return

    async def due(unit: Unit) -> list[tuple[int, int]]:
        du, au = _last_year(unit.today)
        until = to_utc(au + timedelta(days=1), time())
        return await unit.tx.bilans.list_due(to_utc(du, time()), until, au + timedelta(days=1))

    await each_due(service, due, _send)


async def _send(unit: Unit, who: tuple[int, int]) -> None:
    relais_id, assistant_id = who
    assistant = await unit.tx.assistants.get(assistant_id)
    if assistant.telegram_id is None or assistant.is_paused(unit.today):
        return
    du, au = _last_year(unit.today)
    bilan = await _bilan(unit, relais_id, assistant, du, au)
    key = f"assistant:{assistant_id}:bilan:{au.year}"
    if await write_automatic(
        unit, key, assistant.telegram_id, "bilan/annee", relais_id=relais_id, b=bilan, prenom=assistant.prenom
    ):
        await unit.tx.bilans.mark_sent(assistant_id, unit.today)


async def _bilan(unit: Unit, relais_id: int, assistant: AssistantMaternel, du: date, au: date) -> Bilan:
    since, until = to_utc(du, time()), to_utc(au + timedelta(days=1), time())
    besoins = await unit.tx.bilans.list_besoins(relais_id, _around(unit, relais_id, assistant), since, until)
    return Bilan(
        du,
        au,
        await unit.tx.bilans.count(assistant.id, since, until),
        count_manques(assistant, besoins),
        offered_week(assistant) is not None,
    )


def _around(unit: Unit, relais_id: int, assistant: AssistantMaternel) -> list[str]:
    relais = unit.territoire.get(relais_id)
    home = relais.commune(assistant.commune)
    if home is None:
        return [assistant.commune]
    return [near.commune.insee for near in communes_within(relais, home, relais.reglages.rayon_km, unit.today)]


def _last_year(today: date) -> tuple[date, date]:
    return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
