"""The timetable: one line a rhythm. What a rhythm does stands in its use case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.usecases.answer_familles import answer_familles, confirm_demandes, end_demandes
from bot.usecases.check_group import check_groups
from bot.usecases.close_conversation import close_idle_conversations
from bot.usecases.follow_ateliers import (
    ask_avis,
    ask_presences,
    offer_freed_places,
    plan_echeances,
    remind_inscrites,
    warn_half_empty,
)
from bot.usecases.follow_contacts import follow_contacts
from bot.usecases.follow_letters import follow_letters
from bot.usecases.follow_loans import remind_returns, tell_late_returns
from bot.usecases.follow_propositions import expire_propositions, remind_assistants
from bot.usecases.merge_assistants import finish_merges
from bot.usecases.merge_familles import finish_famille_merges
from bot.usecases.note_departure import apply_departures
from bot.usecases.nudge_unfinished import nudge_unfinished
from bot.usecases.plan_campaigns import plan_campaigns
from bot.usecases.propose_appariements import propose_appariements
from bot.usecases.purge_expired_data import empty_journal, purge_expired_data
from bot.usecases.purge_technical_rows import purge_technical_rows
from bot.usecases.read_sondage import close_sondages
from bot.usecases.recall_conversations import recall_conversations
from bot.usecases.remind_reclamations import remind_reclamations
from bot.usecases.remind_team import remind_team
from bot.usecases.revoke_access import end_expired_accesses
from bot.usecases.run_annonces import run_annonces
from bot.usecases.run_annonces_ateliers import run_annonces_ateliers
from bot.usecases.run_campaigns import run_campaigns
from bot.usecases.see_bilan import send_bilans
from bot.usecases.see_semaine import tell_semaine
from bot.usecases.share_garde import match_partages
from bot.usecases.tell_moves import tell_moves
from bot.usecases.unit import Service
from bot.usecases.warn_agrement import warn_agrements
from bot.usecases.warn_stale import warn_stale
from bot.usecases.warn_stale_pages import warn_stale_pages
from bot.usecases.welcome_back import welcome_back

PARIS = ZoneInfo("Europe/Paris")
Occurrence = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`latest(now)` is its last occurrence not after now; what it does may run twice without harm."""

    name: str
    latest: Occurrence
    do: Callable[[Service], Awaitable[None]]

    def due(self, done: datetime | None, now: datetime) -> datetime | None:
        """The occurrence to play, if the last one is not done yet."""
        latest = self.latest(now)
        return latest if done is None or latest > done else None


def every(seconds: int) -> Occurrence:
    """Each multiple of that many seconds."""
    return lambda now: datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)


def daily(hour: int, minute: int = 0) -> Occurrence:
    """Each day at that hour in Paris; never between 2 h and 3 h, which some days have twice or not at all."""
    if hour == 2:
        raise ValueError("nothing is scheduled between 2 h and 3 h")

    def latest(now: datetime) -> datetime:
        today = now.astimezone(PARIS).date()
        at = _paris(today, hour, minute)
        return at if at <= now else _paris(today - timedelta(days=1), hour, minute)

    return latest


def _paris(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


TIMETABLE = (
    Rhythm("nudge_unfinished", every(600), nudge_unfinished),
    Rhythm("follow_letters", every(5), follow_letters),
    Rhythm("remind_assistants", every(60), remind_assistants),
    Rhythm("expire_propositions", every(60), expire_propositions),
    Rhythm("follow_contacts", every(60), follow_contacts),
    Rhythm("propose_appariements", every(5), propose_appariements),
    Rhythm("plan_campaigns", every(3600), plan_campaigns),
    Rhythm("run_campaigns", every(1), run_campaigns),
    Rhythm("run_annonces", every(5), run_annonces),
    Rhythm("plan_echeances", every(60), plan_echeances),
    Rhythm("offer_freed_places", every(60), offer_freed_places),
    Rhythm("remind_inscrites", every(60), remind_inscrites),
    Rhythm("warn_half_empty", every(600), warn_half_empty),
    Rhythm("ask_presences", every(600), ask_presences),
    Rhythm("ask_avis", every(600), ask_avis),
    Rhythm("remind_returns", every(300), remind_returns),
    Rhythm("tell_late_returns", every(300), tell_late_returns),
    Rhythm("run_annonces_ateliers", every(5), run_annonces_ateliers),
    Rhythm("close_sondages", daily(8), close_sondages),
    Rhythm("remind_team", every(600), remind_team),
    Rhythm("answer_familles", every(60), answer_familles),
    Rhythm("confirm_demandes", every(600), confirm_demandes),
    Rhythm("end_demandes", daily(8), end_demandes),
    Rhythm("tell_semaine", daily(8, 30), tell_semaine),
    Rhythm("match_partages", daily(9), match_partages),
    Rhythm("tell_moves", daily(9), tell_moves),
    Rhythm("warn_agrements", daily(9), warn_agrements),
    Rhythm("welcome_back", daily(9), welcome_back),
    Rhythm("warn_stale", daily(9, 30), warn_stale),
    Rhythm("end_expired_accesses", daily(0), end_expired_accesses),
    Rhythm("apply_departures", daily(7), apply_departures),
    Rhythm("finish_merges", every(600), finish_merges),
    Rhythm("finish_famille_merges", every(600), finish_famille_merges),
    Rhythm("check_groups", daily(7), check_groups),
    Rhythm("warn_stale_pages", daily(8), warn_stale_pages),
    Rhythm("close_idle_conversations", daily(9), close_idle_conversations),
    Rhythm("recall_conversations", daily(18), recall_conversations),
    Rhythm("remind_reclamations", daily(9, 15), remind_reclamations),
    Rhythm("empty_journal", every(600), empty_journal),
    Rhythm("send_bilans", daily(10), send_bilans),
    Rhythm("purge_technical_rows", daily(4), purge_technical_rows),
    Rhythm("purge_expired_data", daily(4, 30), purge_expired_data),
)
