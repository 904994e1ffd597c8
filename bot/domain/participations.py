"""One person in one campaign: what is done when her hour has come. Sends nothing, and never hurries who answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.domain.agenda_campagne import Agenda, part_of
from bot.domain.assistants import MomentPrefere
from bot.domain.campagnes import Campagne
from bot.domain.echeances import RELANCE_AU_PLUS_TOT_JOURS, RELANCES_AU_PLUS
from bot.domain.plafond import first_within_cap

EtatParticipation = Literal["a_ecrire", "ecrite", "plus_tard", "repondue", "a_appeler", "ecartee", "close"]
OUVERTES: tuple[EtatParticipation, ...] = ("a_ecrire", "ecrite", "plus_tard")
A_DEMANDER: tuple[EtatParticipation, ...] = (*OUVERTES, "a_appeler")  # nothing is known of them yet
Reponse = Literal["inchange", "place", "complet"]
MotifEcart = Literal[
    "partie", "ne_plus_diffuser", "creche_familiale", "agrement_fini", "pause", "nouvelle_recente", "rythme",
    "sans_appel", "retrait",
]  # fmt: skip
MotifAppel = Literal[
    "sans_telegram", "stop", "bloquee", "prefere_telephone", "demande", "silencieuse", "pas_ecrite", "non_envoyee",
]  # fmt: skip
MotifClose = Literal["a_jour", "arretee"]
ECARTS: tuple[MotifEcart, ...] = (
    "pause", "rythme", "nouvelle_recente", "partie", "agrement_fini", "creche_familiale", "ne_plus_diffuser",
    "sans_appel", "retrait",
)  # fmt: skip
APPELS: tuple[MotifAppel, ...] = (
    "demande", "sans_telegram", "bloquee", "stop", "prefere_telephone", "silencieuse", "pas_ecrite", "non_envoyee",
)  # fmt: skip
INJOIGNABLES: tuple[MotifAppel, ...] = ("sans_telegram", "bloquee")  # the bot cannot write to them
UN_JOUR = timedelta(days=1)
Lettre = Literal["queued", "claimed", "sent", "uncertain", "unreachable", "rejected", "expired", "replaced"]


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody whose hour has come, and what is known of her now. `empeche`: why she may not be written to.

    `autres`: the instants of her other automatic messages of the week. `occupee`: another campaign waits for her word.
    """

    id: int
    assistant: int
    chat_id: int | None
    etat: EtatParticipation
    envois: int
    relances: int
    empeche: MotifEcart | MotifAppel | None
    occupee: bool
    moment: MomentPrefere | None
    lettre: Lettre | None
    partie_le: datetime | None
    is_a_jour: bool
    autres: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Ecrire:
    """A letter that leaves at that instant. `relances`: how many reminders she will have had."""

    le: datetime
    relances: int


@dataclass(frozen=True, slots=True)
class Attendre:
    """Looked at again at that instant."""

    jusqu_a: datetime


@dataclass(frozen=True, slots=True)
class Appeler:
    """The relais phones her."""

    motif: MotifAppel


@dataclass(frozen=True, slots=True)
class Ecarter:
    """She is left in peace."""

    motif: MotifEcart | MotifClose


Suite = Ecrire | Attendre | Appeler | Ecarter


def decide(due: Due, campagne: Campagne, agenda: Agenda, fin: datetime, now: datetime) -> Suite:
    """What her hour brings. `fin`: the instant at which the campaign ends; nothing leaves from then on."""
    if due.empeche is not None:
        return _without_letter(due.empeche)
    if due.etat == "ecrite":
        return _after_silence(due, campagne, agenda, fin, now)
    if due.occupee:
        return Attendre(now + UN_JOUR)
    part = part_of(campagne.id, due.assistant)
    wanted = agenda.instant(part, due.moment) if due.etat == "a_ecrire" else agenda.postponed(now, part, due.moment)
    return _write(due, wanted, due.relances, campagne, agenda, fin)


def relance_after(agenda: Agenda) -> timedelta:
    """How long a letter is left without a reminder: never fewer than three days."""
    return timedelta(days=max(agenda.relais.reglages.relance_apres_jours, RELANCE_AU_PLUS_TOT_JOURS))


def _without_letter(motif: MotifEcart | MotifAppel) -> Suite:
    for ecart in ECARTS:
        if motif == ecart:
            return Ecarter(ecart)
    return Appeler(next(appel for appel in APPELS if motif == appel))


def _after_silence(due: Due, campagne: Campagne, agenda: Agenda, fin: datetime, now: datetime) -> Suite:
    """Three days at least after her last letter really left; twice at most, then the relais phones."""
    if due.lettre in ("queued", "claimed"):
        return Attendre(now + UN_JOUR)
    if due.lettre not in ("sent", "uncertain") or due.partie_le is None:
        return Appeler("bloquee" if due.lettre == "unreachable" else "non_envoyee")
    due_at = due.partie_le + relance_after(agenda)
    if due_at > now:
        return Attendre(due_at)
    if due.is_a_jour:
        return Ecarter("a_jour")
    if due.relances >= min(agenda.relais.reglages.relances_max, RELANCES_AU_PLUS):
        return Appeler("silencieuse")
    part = part_of(campagne.id, due.assistant)
    return _write(due, agenda.postponed(now, part, due.moment), due.relances + 1, campagne, agenda, fin)


def _write(due: Due, wanted: datetime, relances: int, campagne: Campagne, agenda: Agenda, fin: datetime) -> Suite:
    """Within her weekly share: a letter that has no room yet waits, as long as the campaign does."""
    part = part_of(campagne.id, due.assistant)
    cap = agenda.relais.reglages.plafond_automatique_semaine
    leaves = agenda.postponed(first_within_cap(wanted, due.autres, cap), part, due.moment)
    if leaves < fin:
        return Ecrire(leaves, relances)
    return Attendre(fin)
