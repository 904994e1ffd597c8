"""« Je peux en prendre une partie »: a yes that says which days, which half of them, which children."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.complements import DemiJournee, Partie, can_be_shared, days_of, halves_of, is_whole, offer_of
from bot.domain.demandes import Besoin, Flou
from bot.domain.personnes import Personne
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import DejaRepondu, Interessee
from bot.usecases.answer_proposition import answer_proposition
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Choix:
    """What she has chosen so far, and what there is to choose from."""

    proposition: PropositionSuivie
    besoin: Besoin
    partie: Partie
    jours: tuple[int, ...]
    demis: bool  # a half of a day can be chosen
    enfants: bool  # a child can be chosen
    utile: bool  # something is chosen
    flou: frozenset[Flou] = frozenset()  # what she must not read here either

    @property
    def bits(self) -> int:
        """The days, as a button carries them."""
        return sum(1 << jour for jour in self.partie.jours)

    @property
    def bits_enfants(self) -> int:
        """The children, the same way."""
        return sum(1 << rang for rang in self.partie.enfants)


async def choose_part(unit: Unit, personne: Personne, proposition_id: int, partie: Partie | None) -> Choix | None:
    """The choice as it stands, what does not belong to the request left out; None when it is not put before her."""
    proposition = await unit.tx.propositions.find_of_assistant(personne.assistant_maternel_id, proposition_id)
    if proposition is None:
        return None
    demande = await unit.tx.demandes.get(proposition.demande)
    besoin = demande.besoin
    if not can_be_shared(besoin):
        return None
    kept = _kept(besoin, partie)
    named = besoin.jours is not None
    return Choix(
        proposition=proposition,
        besoin=besoin,
        partie=kept,
        jours=days_of(besoin) if named else (),
        demis=len(halves_of(besoin)) > 1 and "horaires" not in demande.flou,
        enfants=besoin.is_fratrie() and besoin.separes,
        utile=bool(kept.enfants) and (bool(kept.jours) or not named) and bool(offer_of(besoin, kept)),
        flou=demande.flou,
    )


async def offer_part(unit: Unit, personne: Personne, proposition_id: int, partie: Partie) -> bool:
    """Her yes with its part; all of it is an ordinary yes. False when there is nothing to say yes to."""
    choix = await choose_part(unit, personne, proposition_id, partie)
    if choix is None or not choix.utile:
        return False
    decision = await answer_proposition(unit, choix.proposition, "interessee")
    stands = isinstance(decision, DejaRepondu) and decision.etat == "interessee"
    if not (isinstance(decision, Interessee) or stands):
        return False
    if is_whole(choix.besoin, choix.partie):
        await unit.tx.parties.forget(proposition_id)
    else:
        await unit.tx.parties.save(proposition_id, choix.partie, unit.now)
    return True


def partie_of(bits: int, moment: DemiJournee, enfants: int) -> Partie:
    """What a button carries."""
    return Partie(
        frozenset(jour for jour in range(7) if bits >> jour & 1),
        moment,
        frozenset(rang for rang in range(3) if enfants >> rang & 1),
    )


def _kept(besoin: Besoin, partie: Partie | None) -> Partie:
    everybody = frozenset(range(len(besoin.enfants)))
    if partie is None:
        return Partie(frozenset(), "journee", everybody)
    enfants = partie.enfants & everybody if besoin.separes else everybody
    return Partie(partie.jours & (besoin.jours or frozenset()), partie.moment, enfants)
