"""One message of a relais to many people: what it says, to whom, and what it may still become. Never who got it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from bot.domain.public import Public
from bot.domain.sujets import Sujet

Sorte = Literal["annonce", "alerte", "sondage"]
MotifAlerte = Literal["securite", "fermeture", "atelier"]
MOTIFS_ALERTE: Final[tuple[MotifAlerte, ...]] = get_args(MotifAlerte)
EtatAnnonce = Literal["brouillon", "programmee", "en_cours", "terminee", "arretee"]
EtatDestinataire = Literal["a_ecrire", "ecrite", "recue", "incertaine", "bloquee", "echec", "reprise", "ecartee"]
MotifEcarte = Literal[
    "retrait", "pause", "sans_telegram", "bloquee", "stop", "prefere_telephone", "sujet", "pas_demande"
]
MOTIFS_ECARTE: Final[tuple[MotifEcarte, ...]] = get_args(MotifEcarte)

TEXTE_MAX: Final = 3500  # of her own words, in the units in which Telegram counts (4,096 for the whole message)
LEGENDE_MAX: Final = 850  # the same under a picture or a file (1,024)
VALABLE: Final = timedelta(days=14)  # later, a letter that still waits is of no use
VALABLE_ALERTE: Final = timedelta(days=1)
COPIE: Final = "copie"  # the event of the one letter that everybody gets
RAPPEL_APRES: Final = timedelta(hours=1)  # an alert that was not answered is said once more, and never a third time
LOIN: Final = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture or a file that she sent to the bot: Telegram keeps it, `file_id` names it."""

    genre: Literal["photo", "document"]
    file_id: str
    nom: str = ""


@dataclass(frozen=True, slots=True)
class Annonce:
    """`textes`: her messages, each with the number that it has in her chat, so that one corrected there is found."""

    id: int
    relais_id: int
    animateur_id: int | None
    sorte: Sorte
    sujet: Sujet
    motif: MotifAlerte | None = None
    textes: tuple[tuple[int, str], ...] = ()
    piece: Piece | None = None
    public: Public = field(default_factory=Public)
    etat: EtatAnnonce = "brouillon"
    part_le: datetime | None = None
    correction: str | None = None
    corrigee_le: datetime | None = None
    version: int = 1
    ouverte_le: datetime | None = None
    close_le: datetime | None = None
    rappel_le: datetime | None = None
    rappelee_le: datetime | None = None

    @property
    def texte(self) -> str:
        """What people read: her messages, one paragraph each."""
        return "\n\n".join(texte for _, texte in self.textes)

    @property
    def titre(self) -> str:
        """Its first words, to be recognised in a list."""
        words = " ".join(self.texte.split())
        return words if len(words) <= 50 else words[:49].rsplit(" ", 1)[0] + "…"

    @property
    def is_alerte(self) -> bool:
        """It passes quiet hours and weekly caps, and asks for « Bien reçu »."""
        return self.sorte == "alerte"

    @property
    def is_service(self) -> bool:
        """It changes what the person has arranged with the relais: who said STOP reads it too (decision 0025)."""
        return self.motif == "fermeture" or (
            self.motif == "atelier" and any(code.startswith("inscrits:") for code in self.public.criteres)
        )

    @property
    def until(self) -> datetime | None:
        """When a copy that has not left becomes useless."""
        return self.ouverte_le and self.ouverte_le + (VALABLE_ALERTE if self.is_alerte else VALABLE)

    def may_change(self) -> bool:
        """Nobody has been written to."""
        return self.etat in ("brouillon", "programmee")

    def has_left(self) -> bool:
        """Somebody may have it on her screen."""
        return self.etat in ("en_cours", "terminee", "arretee")

    def say(self, message_id: int, texte: str) -> Annonce:
        """With one more of her messages, or with that message as she corrected it."""
        if any(number == message_id for number, _ in self.textes):
            return replace(self, textes=tuple((n, texte if n == message_id else t) for n, t in self.textes))
        return replace(self, textes=(*self.textes, (message_id, texte)))


Obstacle = Literal["vide", "long", "legende", "sans_question", "trop_tard"]


def find_obstacle(texte: str, piece: Piece | None) -> Obstacle | None:
    """Why it could not leave as it is; counted as Telegram counts."""
    length = units(texte)
    if not length and piece is None:
        return "vide"
    if piece is not None and length > LEGENDE_MAX:
        return "legende"
    return "long" if length > TEXTE_MAX else None


def units(texte: str) -> int:
    """UTF-16 units: an emoji is two."""
    return len(texte.encode("utf-16-le")) // 2


def letter_key(annonce_id: int, destinataire_id: int | None = None, event: str = "") -> str:
    """The key of somebody's copy; without `event` or anybody, what all such keys begin with."""
    base = f"annonce:{annonce_id}:"
    return base if destinataire_id is None else f"{base}{destinataire_id}:{event}"


@dataclass(frozen=True, slots=True)
class Compte:
    """How many people of the public are written to, and why the others are not."""

    ecrites: int
    motifs: dict[MotifEcarte, int]

    @property
    def ecartees(self) -> int:
        """They get no copy."""
        return sum(self.motifs.values())


@dataclass(frozen=True, slots=True)
class Bilan:
    """What became of the copies of one announcement."""

    en_route: int = 0
    recues: int = 0
    deux_fois: int = 0
    bloquees: int = 0
    echecs: int = 0
    reprises: int = 0
    ecartees: int = 0
    confirmees: int = 0
    a_confirmer: int = 0
    motifs: dict[str, int] = field(default_factory=dict)

    @property
    def en_tout(self) -> int:
        """The people of the public."""
        return self.en_route + self.recues + self.bloquees + self.echecs + self.reprises + self.ecartees

    @property
    def is_with_all(self) -> bool:
        """Everybody who was written to has it: there is nothing left to stop."""
        return self.recues > 0 and not (self.en_route or self.bloquees or self.echecs or self.reprises)

    @property
    def sans_copie(self) -> int:
        """Those who did not get it, whatever the reason."""
        return self.bloquees + self.echecs + self.reprises + self.ecartees


@dataclass(frozen=True, slots=True)
class Personne:
    """One person of an announcement, as the team reads her."""

    id: int
    source: Literal["assistant", "famille"]
    fiche: int
    prenom: str
    nom: str
    commune: str | None
    telephone: str | None
    email: str | None
    motif: str | None = None
    etat: EtatDestinataire | None = None
    essais: int = 0
    confirmee_le: datetime | None = None
    confirmee_par: str | None = None

    @property
    def attente(self) -> int:
        """Of who has not answered: 0, she has it; 1, it is on its way; 2, only the phone is left."""
        return {"recue": 0, "incertaine": 0, "a_ecrire": 1, "ecrite": 1}.get(self.etat or "", 2)


Rubrique = Literal["recues", "deux_fois", "en_route", "sans_copie", "a_confirmer", "confirmees", "ecartees"]
RUBRIQUES: Final[tuple[Rubrique, ...]] = get_args(Rubrique)
