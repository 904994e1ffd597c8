"""A request with everything that decides its next step, read together. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.calendrier import next_allowed
from bot.domain.complements import Partie, find_pairs, missing_days
from bot.domain.criteres import Criteres, Recherche, ReglesAppariement, prepare
from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.domain.ouvertures import add_open_days
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import OUVERTES
from bot.domain.relais import Relais, communes_within
from bot.domain.suivi import house
from bot.domain.territoire import RelaisVoisin
from bot.domain.vagues import Avancement
from bot.usecases.unit import Unit


@dataclass(frozen=True, slots=True)
class Situation:
    """`distances`: the communes that the relais covers within the radius (INSEE → km).

    `maisons`: who works in which MAM; `cachees`: those who are not shown any more, whatever they had answered.
    """

    demande: DemandeAccueil
    famille: Famille
    relais: Relais
    criteres: Criteres
    propositions: tuple[PropositionSuivie, ...]
    distances: dict[str, float]
    voisins: tuple[RelaisVoisin, ...]
    parties: Mapping[int, Partie] = field(default_factory=dict)  # by proposition: what is not a whole yes
    maisons: Mapping[int, int] = field(default_factory=dict)
    cachees: frozenset[int] = frozenset()

    @property
    def montrees(self) -> list[PropositionSuivie]:
        """What a family may read of those who were asked: a yes of somebody who is not shown any more is nobody's."""
        return [p for p in self.propositions if p.assistant not in self.cachees or p.etat != "interessee"]

    @property
    def nom_commune(self) -> str:
        """The commune where the family searches, as people write it."""
        return commune_name(self.relais, self.demande.besoin.commune)

    def delay_from(self, instant: datetime) -> datetime:
        """When the answers to a wave that left then have been waited for long enough."""
        reglages = self.relais.reglages
        if self.demande.besoin.imprevu:
            return add_open_days(self.relais, instant, reglages.delai_imprevu_jours_ouverts)
        return instant + timedelta(days=reglages.delai_cercle_jours)

    def avancement(self, also: frozenset[int] = frozenset()) -> Avancement:
        """Where the waves stand; `also`: professionals who must not be asked now either.

        A MAM is one answer: a yes of one of its members is the house's, and nobody waits for the others.
        """
        yes = {house(p, self.maisons) for p in self.montrees if p.is_live_yes}
        whole = [p for p in self.montrees if p.is_live_yes and p.id not in self.parties]
        waiting = [p for p in self.propositions if p.etat in OUVERTES and house(p, self.maisons) not in yes]
        return Avancement(
            sollicites=frozenset(p.assistant for p in self.propositions) | also,
            interesses=len({house(p, self.maisons) for p in whole}) + self._paired(),
            en_attente=len(waiting),
            echeance=self._echeance(waiting),
        )

    @property
    def jours_manquants(self) -> frozenset[int]:
        """The days that a partial yes leaves to somebody else."""
        return missing_days(self.demande.besoin, self.parties)

    def _paired(self) -> int:
        """Two halves that complete each other are one answer."""
        return int(bool(find_pairs(self.demande.id, self.demande.besoin, self.parties)))

    def has_house_said_yes(self, proposition: PropositionSuivie) -> bool:
        """Another member of her MAM is interested."""
        hers = house(proposition, self.maisons)
        others = (p for p in self.montrees if p.id != proposition.id and p.is_live_yes)
        return any(house(p, self.maisons) == hers for p in others)

    def _echeance(self, waiting: list[PropositionSuivie]) -> datetime | None:
        """None while a letter has not left; somebody to be phoned counts from the day the team learnt it."""
        starts = [p.envoyee_le if p.etat == "en_attente" else p.ecrite_le for p in waiting]
        known = [start for start in starts if start is not None]
        return self.delay_from(max(known)) if known and len(known) == len(starts) else None


async def read_situation(unit: Unit, demande: DemandeAccueil) -> Situation:
    """Reads what surrounds a request."""
    relais = unit.territoire.get(demande.relais_id)
    famille = await unit.tx.familles.get(demande.famille_id)
    ecartees = await unit.tx.ecarts.list_of_demande(demande.id)
    recherche = Recherche(demande.id, demande.besoin, famille.telegram_id, famille.telephone, ecartees)
    centre = relais.commune(demande.besoin.commune)
    rayon, territoire = demande.besoin.rayon_km, unit.territoire.territoire
    proches = communes_within(relais, centre, rayon, unit.today) if centre else ()
    propositions = tuple(await unit.tx.propositions.list_of_demande(demande.id))
    maisons, cachees = await unit.tx.mams.standing_of([p.assistant for p in propositions])
    return Situation(
        demande=demande,
        famille=famille,
        relais=relais,
        criteres=prepare(recherche, ReglesAppariement.of(relais.reglages), unit.now, unit.today),
        propositions=propositions,
        distances={proche.commune.insee: proche.distance_km for proche in proches},
        voisins=territoire.neighbours(relais, centre, rayon, unit.today) if centre else (),
        parties=await unit.tx.parties.list_of_demande(demande.id),
        maisons=maisons,
        cachees=cachees,
    )


def commune_name(relais: Relais, insee: str) -> str:
    """« Lillers »; the code itself for a commune that the territory file no longer knows."""
    commune = relais.commune(insee)
    return commune.nom if commune else insee


def daytime(unit: Unit, relais: Relais) -> datetime:
    """The first instant, not before now, at which one may write without disturbing."""
    return next_allowed(unit.now, relais.reglages)
