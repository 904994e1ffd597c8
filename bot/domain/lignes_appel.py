"""« À appeler »: one line a person, whatever the reasons to phone her. Never what she answers, nor whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.assistants import Source

Genre = Literal["assistant", "famille"]
Moyen = Literal["sms", "courriel", "message"]  # a word given otherwise than aloud; « message »: left on a machine
Resultat = Literal["inchange", "place", "complet", "reponse", "sans_reponse", "rappel", "numero_faux", "refus", "dit"]

PRISE_DURE = timedelta(minutes=30)  # « Je l'appelle » without a result is over after that long
MEME_APPEL = timedelta(minutes=30)  # what is noted within it belongs to one call: counted once


@dataclass(frozen=True, slots=True)
class Cible:
    """Whom a line is about: an entry of the directory, or a family by the number of its request."""

    genre: Genre
    id: int


@dataclass(frozen=True, slots=True)
class DemandeEnAttente:
    """A family's request that waits for this call. `proposition` 0: the call is to the family itself."""

    proposition: int
    numero: int
    commune: str
    imprevu: bool
    a_partir_du: date | None
    depuis: datetime


@dataclass(frozen=True, slots=True)
class CampagneSansReponse:
    """The newest campaign that waits for her word, and why the relais phones her (a `MotifAppel`)."""

    nom: str
    motif: str


@dataclass(frozen=True, slots=True)
class Prise:
    """Somebody of the team is phoning her."""

    animateur: int
    nom: str
    le: datetime


@dataclass(frozen=True, slots=True)
class Suivi:
    """What was done so far. `essais`: calls in a row that nobody answered; `joint_le`: somebody spoke with her.

    `moyen`: how the last word was given, None by voice.
    """

    essais: int = 0
    dernier_le: datetime | None = None
    resultat: Resultat | None = None
    note_par: str | None = None
    rappeler_le: datetime | None = None
    joint_le: datetime | None = None
    prise: Prise | None = None
    moyen: Moyen | None = None

    def held(self, now: datetime) -> Prise | None:
        """Who is phoning her now: a claim ends by itself, nobody stays locked out by a phone put down."""
        return self.prise if self.prise is not None and now - self.prise.le < PRISE_DURE else None

    def is_same_call(self, now: datetime) -> bool:
        """Somebody spoke with her so recently that what is noted now belongs to that call."""
        return self.joint_le is not None and now - self.joint_le < MEME_APPEL


@dataclass(frozen=True, slots=True)
class LigneAppel:
    """One person, with every reason to phone her.

    `a_prevenir`: requests whose end she is to be told, having said yes to them; `demandes_commune`: open requests of
    families in her commune; `nouvelle_le`: when she last said something of her places; `source`: how what is known of
    them was said; `repond_au_bot`: she has ever answered by herself; `is_wrong`: the number reaches somebody else.
    """

    cible: Cible
    prenom: str
    nom: str
    commune: str
    telephone: str | None = None
    is_wrong: bool = False
    demandes: tuple[DemandeEnAttente, ...] = ()
    campagne: CampagneSansReponse | None = None
    appel_demande_le: datetime | None = None
    a_prevenir: tuple[int, ...] = ()
    is_unreachable: bool = False
    demandes_commune: int = 0
    nouvelle_le: datetime | None = None
    source: Source | None = None
    repond_au_bot: bool = False
    suivi: Suivi = field(default_factory=Suivi)

    @property
    def numero(self) -> str | None:
        """The number to dial, None when none is known to be right."""
        return None if self.is_wrong else self.telephone

    @property
    def has_reason(self) -> bool:
        """Somebody wants this call; otherwise she is here for her number only."""
        return bool(self.demandes or self.campagne or self.appel_demande_le or self.a_prevenir or self.is_unreachable)

    @property
    def is_imprevu(self) -> bool:
        """A family needs an answer within the week."""
        return any(demande.imprevu for demande in self.demandes)

    def is_due(self, now: datetime) -> bool:
        """Her line is among today's: no other day was chosen, or it has come.

        A besoin imprévu, or her own wish to be phoned, brings her back when it is newer than the last call.
        """
        later, last = self.suivi.rappeler_le, self.suivi.dernier_le
        if later is None or later <= now or last is None:
            return True
        urgent = any(demande.imprevu and demande.depuis > last for demande in self.demandes)
        return urgent or (self.appel_demande_le is not None and self.appel_demande_le > last)

    def weeks_without_news(self, now: datetime) -> int | None:
        """Whole weeks since her last word; None when she never said anything."""
        return None if self.nouvelle_le is None else max((now - self.nouvelle_le).days // 7, 0)
