"""A part of the call list: one reason, one commune or sector, written as one number in a button. Sorts nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from bot.domain.lignes_appel import LigneAppel
from bot.domain.relais import Relais

Motif = Literal["tout", "demandes", "campagne", "appelez_moi", "familles", "numeros"]
MOTIFS: tuple[Motif, ...] = get_args(Motif)
SECTEURS_AU_PLUS = 100  # zones from 1 are sectors; from 100 on, communes
BASE = 36  # an INSEE code (« 62516 », « 2A004 ») read as a number
ZONE = 10  # a filter is ten times its zone, plus its reason


@dataclass(frozen=True, slots=True)
class Filtre:
    """`zone`: 0 for everywhere, the rank of a sector from 1, or a commune's INSEE code as a number."""

    motif: Motif = "tout"
    zone: int = 0

    @property
    def code(self) -> int:
        """The number that a button carries."""
        return self.zone * ZONE + MOTIFS.index(self.motif)

    @classmethod
    def of(cls, code: int) -> Filtre:
        """The same, read back; a number that says nothing is everything."""
        zone, motif = divmod(code, ZONE)
        return cls(MOTIFS[motif], zone) if motif < len(MOTIFS) else cls()


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a relais, as people name it."""

    numero: int
    nom: str
    communes: frozenset[str]


def list_zones(relais: Relais, communes: Iterable[str]) -> list[Zone]:
    """The sectors, then those of these communes that the relais knows, by name."""
    sectors = [Zone(n, one.nom, frozenset(one.communes)) for n, one in enumerate(relais.secteurs, start=1)]
    wanted = frozenset(communes)
    known = sorted((one for one in relais.communes if one.insee in wanted), key=lambda one: one.nom)
    return [*sectors, *(Zone(int(one.insee, BASE), one.nom, frozenset({one.insee})) for one in known)]


def find_zone(relais: Relais, numero: int) -> Zone | None:
    """The zone of that number; None for everywhere, and for one that the territory file does not name any more."""
    if numero == 0:
        return None
    zones = list_zones(relais, (commune.insee for commune in relais.communes))
    return next((zone for zone in zones if zone.numero == numero), None)


def matches(ligne: LigneAppel, motif: Motif) -> bool:
    """Whether a line belongs under that reason. A number to correct is shown even when nobody wants a call."""
    match motif:
        case "tout":
            return ligne.has_reason
        case "demandes":
            return bool(ligne.demandes) and ligne.cible.genre == "assistant"
        case "campagne":
            return ligne.campagne is not None
        case "appelez_moi":
            return ligne.appel_demande_le is not None
        case "familles":
            return ligne.cible.genre == "famille"
        case "numeros":
            return ligne.numero is None
