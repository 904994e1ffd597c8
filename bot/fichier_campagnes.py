"""The sectors and the planned campaigns of a territory file; a doubtful line becomes a sentence, never a guess."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.domain.campagnes import NOM_MAX, CampagnePrevue, EtatConnu, Public
from bot.domain.relais import Secteur
from bot.table_toml import Table

MOIS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
ETATS: Final[Mapping[str, EtatConnu]] = MappingProxyType({
    "libre": "libre", "complète": "complete", "inconnue": "inconnue",
})  # fmt: skip
UN_JOUR: Final = r"(1er|[12]?\d|3[01]) (" + "|".join(MOIS) + ")"
DUREES: Final = (10, 60)
SANS_NOUVELLES: Final = (1, 365)
SANS_29_FEVRIER: Final = 2027


def read_secteurs(file: Table, insee: frozenset[str]) -> tuple[Secteur, ...]:
    """`[[secteurs]]`: a name and communes of this very file."""
    return tuple(secteur for one in file.tables("secteurs") if (secteur := _secteur(one, insee)) is not None)


def read_campagnes(file: Table, insee: frozenset[str], secteurs: tuple[Secteur, ...]) -> tuple[CampagnePrevue, ...]:
    """`[[campagnes]]`: months or days of the year, and whom they are for."""
    return tuple(_campagne(one, insee, secteurs) for one in file.tables("campagnes"))


def _secteur(table: Table, insee: frozenset[str]) -> Secteur | None:
    table.require("nom", "communes")
    nom, communes = table.text("nom", longest=40), _communes(table, insee)
    table.done()
    return Secteur(nom, communes) if nom else None


def _campagne(table: Table, insee: frozenset[str], secteurs: tuple[Secteur, ...]) -> CampagnePrevue:
    if not table.has("mois") and not table.has("jours"):
        table.problem("mois", "« mois » ou « jours » était attendu")
    mois = table.texts("mois", what="un mois parmi " + ", ".join(MOIS), pattern="|".join(MOIS))
    jours = table.texts("jours", what='un jour et un mois, par exemple "15 septembre",', pattern=UN_JOUR)
    prevue = CampagnePrevue(
        nom=table.text("nom", longest=NOM_MAX),
        mois=tuple(MOIS.index(one) + 1 for one in mois),
        jours=tuple(day for one in jours if (day := _day(table, one)) is not None),
        duree_jours=table.integer("duree_jours", *DUREES),
        public=_public(table, insee, secteurs),
    )
    table.done()
    return prevue


def _public(table: Table, insee: frozenset[str], secteurs: tuple[Secteur, ...]) -> Public:
    communes = set(_communes(table, insee))
    noms = {secteur.nom: secteur for secteur in secteurs}
    secteur = table.choice("secteur", noms) if table.has("secteur") else None
    etats = table.texts("etats", what="un mot parmi " + ", ".join(ETATS), pattern="|".join(ETATS))
    return Public(
        communes=frozenset(communes | set(secteur.communes if secteur else ())),
        etats=frozenset(ETATS[etat] for etat in etats),
        sans_nouvelles_jours=table.integer("sans_nouvelles_jours", *SANS_NOUVELLES),
    )


def _communes(table: Table, insee: frozenset[str]) -> tuple[str, ...]:
    return table.texts("communes", what="le code INSEE d'une commune de ce fichier", pattern="|".join(sorted(insee)))


def _day(table: Table, written: str) -> tuple[int, int] | None:
    number, month = written.split(" ")
    jour, mois = int(number.removesuffix("er")), MOIS.index(month) + 1
    try:
        date(SANS_29_FEVRIER, mois, jour)
    except ValueError:
        table.expected("jours", "un jour qui existe chaque année", written)
        return None
    return mois, jour
