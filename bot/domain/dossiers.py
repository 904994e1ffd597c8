"""One request as an animatrice opens it: where it stands, who was asked, why the others were not. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.duos import Duo
from bot.domain.evenements import Evenement, Quoi
from bot.domain.explications import Explication
from bot.domain.familles import Famille
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.suivi import SituationDemande
from bot.domain.verdicts import Cercle, Raison


@dataclass(frozen=True, slots=True)
class Retenue:
    """The next circle waits since then: so many calls are still to be made, when at most so many are bearable."""

    depuis: datetime
    appels: int
    au_plus: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A request, its family – visible to this relais's animatrices only – and where it stands."""

    demande: DemandeAccueil
    famille: Famille
    situation: SituationDemande
    propositions: int
    ecartees: int
    suite: Quoi | None  # « contactee » or « orientee », for what the relais follows itself
    retenue: Retenue | None = None
    duos: tuple[Duo, ...] = ()  # the pairs of professionals who cover it together
    semblables: tuple[int, ...] = ()  # open requests of others that may be for the same child


@dataclass(frozen=True, slots=True)
class Sollicitee:
    """One professional and what became of the request with her. `ecartee`: an animatrice left her out."""

    id: int
    prenom: str
    nom: str
    commune: str
    telephone: str | None
    proposition: PropositionSuivie
    ecartee: bool = False


@dataclass(frozen=True, slots=True)
class Exclusions:
    """How many are left aside for each reason, and how many of each circle could still be asked."""

    raisons: tuple[tuple[Raison, int], ...]
    possibles: tuple[tuple[Cercle, int], ...]


@dataclass(frozen=True, slots=True)
class Vue:
    """One professional before one request: the verdict and its facts; the proposition when there is one."""

    explication: Explication
    proposition: PropositionSuivie | None = None
    ecartee: bool = False


@dataclass(frozen=True, slots=True)
class Fait:
    """One line of the journal: what the service did (`combien` professionals) or what an animatrice did."""

    le: datetime
    quoi: str
    combien: int = 1
    qui: str | None = None
    assistant: str | None = None


def free_from(explication: Explication) -> date | None:
    """« Complète jusqu'au … »: the first day on which one of her places is said to be free, when that is known."""
    days = [vue.place.libre_le for vue in explication.vues if vue.place.etat == "libre" and vue.place.libre_le]
    return min(days, default=None)


def journal(
    demande: DemandeAccueil,
    propositions: Sequence[PropositionSuivie],
    deeds: Sequence[Evenement],
    noms: Mapping[int, str] = MappingProxyType({}),
) -> list[Fait]:
    """Everything that happened, oldest first; those who were asked at the same instant make one line.

    `noms`: of the professionals, by their id; a line says who answered.
    """
    faits = [Fait(deed.le, deed.quoi, qui=deed.qui, assistant=deed.assistant) for deed in deeds]
    faits += [
        Fait(le, quoi)
        for le, quoi in ((demande.envoyee_le, "recue"), (demande.repondu_le, "reponse_donnee"))
        if le is not None
    ]
    if demande.close_le is not None and not any(fait.quoi in {"close", "refusee"} for fait in faits):
        faits.append(Fait(demande.close_le, "close"))
    waves: dict[tuple[datetime, str], list[datetime]] = {}
    for proposition in propositions:
        if proposition.cercle != "a_la_main":  # an animatrice did it: her own line says so
            minute = proposition.ecrite_le.replace(second=0, microsecond=0)
            waves.setdefault((minute, proposition.cercle), []).append(proposition.ecrite_le)
        if proposition.repondue_le is not None:
            who = noms.get(proposition.assistant)
            faits.append(Fait(proposition.repondue_le, f"reponse_{proposition.etat}", assistant=who))
    faits += [Fait(min(instants), f"vague_{cercle}", len(instants)) for (_, cercle), instants in waves.items()]
    return sorted(faits, key=lambda fait: fait.le)
