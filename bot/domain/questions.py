"""A question somebody asked the bot, what it was answered, and whether the team should read it. Sends nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

Public = Literal["parent", "assistant_maternel"]
Etat = Literal["gardee", "choix", "repondue", "inconnue", "transmise"]
Raison = Literal["inconnue", "autre_chose", "pas_utile"]
Avis = Literal["utile", "pas_utile"]

PUBLICS: Final[dict[str, Public]] = {"p": "parent", "a": "assistant_maternel"}  # as a button says them

TEXTE_MAX: Final = 1000  # letters of a message that are read as a question
AUTRES_MAX: Final = 4  # other questions of the same message, one button each
TEXTE_SERT: Final = timedelta(days=2)  # its words, once well answered, still serve « Parler au relais »
FREQUENTS: Final = 8
FREQUENTS_DEPUIS: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Question:
    """`texte` None: a page opened by a button, or words that have been erased since."""

    id: int
    compte_id: int
    relais_id: int | None
    public: Public | None
    posee_le: datetime
    etat: Etat
    texte: str | None = None
    message_id: int | None = None
    page_id: str | None = None
    sujet: str | None = None
    montrees: tuple[str, ...] = ()
    avis: Avis | None = None
    raison: Raison | None = None
    conversation_id: int | None = None
    contact_id: int | None = None
    traitee_le: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """The team has still to read it: unanswered, badly rated, or about something else."""
        return self.raison is not None and self.traitee_le is None


def is_same_contact(sujet: str | None, counted: frozenset[str | None]) -> bool:
    """A person who comes back to the same subject the same day is the same contact; an unknown subject never is."""
    return sujet is not None and sujet in counted
