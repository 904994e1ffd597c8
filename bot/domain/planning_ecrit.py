"""A planning as it lies in a file, line by line: an atelier that could stand, or why it cannot. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Final, Literal

from bot.domain.annuaire.archive import OLE, refuse_ole
from bot.domain.annuaire.fichier_csv import SEPARATEURS, decode, read_csv
from bot.domain.annuaire.fichier_xlsx import read_xlsx
from bot.domain.annuaire.tableau import LIMITES, Feuille, FichierRefuse, Ligne
from bot.domain.ateliers import GENRES, Atelier, Genre, Public
from bot.domain.ateliers_neufs import HEURES, new_atelier
from bot.domain.calendrier import to_utc
from bot.domain.lecture import plain
from bot.domain.lieux_dits import find_lieu
from bot.domain.porte_atelier import Refus, find_refus
from bot.domain.regles_ateliers import with_dates
from bot.domain.relais import Relais
from bot.domain.saisie import Lu
from bot.domain.saisie_atelier import Creneau, parse_ages, parse_creneau
from bot.domain.saisie_dates import parse_date
from bot.domain.saisie_heures import parse_heure

Champ = Literal[
    "date", "debut", "fin", "horaires", "titre", "genre", "lieu", "commune", "adultes", "enfants", "ages", "publics",
    "intervenant", "partenaire", "description",
]  # fmt: skip
RefusLigne = Refus | Literal["date", "heures", "genre", "nombre"]

TITRES: Final[Mapping[str, Champ]] = {
    "date": "date", "jour": "date", "debut": "debut", "heure": "debut", "heure de debut": "debut", "fin": "fin",
    "heure de fin": "fin", "horaires": "horaires", "horaire": "horaires", "heures": "horaires", "titre": "titre",
    "atelier": "titre", "nom": "titre", "theme": "titre", "intitule": "titre", "type": "genre", "genre": "genre",
    "lieu": "lieu", "salle": "lieu", "adresse": "lieu", "commune": "commune", "ville": "commune", "places": "adultes",
    "places adultes": "adultes", "adultes": "adultes", "nombre de places": "adultes", "places enfants": "enfants",
    "enfants": "enfants", "age": "ages", "ages": "ages", "pour qui": "publics", "public": "publics",
    "intervenant": "intervenant", "intervenante": "intervenant", "partenaire": "partenaire",
    "description": "description", "remarque": "description",
}  # fmt: skip
GENRES_DITS: Final[Mapping[str, Genre]] = {
    "atelier d eveil": "eveil", "temps d eveil": "eveil", "atelier": "eveil", "matinee d eveil": "eveil",
    "animation avec une autre structure": "autre_structure", "autre structure": "autre_structure",
    "temps fort": "fete", "evenement": "fete", "atelier numerique": "numerique", "conference": "reunion",
    "reunion ou conference": "reunion", "groupe de parole": "groupe_de_parole",
    "analyse de la pratique": "analyse_pratique", "gap": "analyse_pratique",
}  # fmt: skip
PUBLICS_DITS: Final[tuple[tuple[str, tuple[Public, ...]], ...]] = (
    ("tous", ("assistant_maternel", "garde_a_domicile", "parent")),
    ("parent", ("parent",)),
    ("famille", ("parent",)),
    ("assist", ("assistant_maternel",)),
    ("profession", ("assistant_maternel", "garde_a_domicile")),
    ("garde", ("garde_a_domicile",)),
)


@dataclass(frozen=True, slots=True)
class LigneRefusee:
    """One line that makes no atelier; `dit` is what was written where it went wrong."""

    numero: int
    pourquoi: RefusLigne
    dit: str = ""


@dataclass(frozen=True, slots=True)
class PlanningLu:
    """What a file says. `ignores`: titles of columns that were not understood."""

    ateliers: tuple[tuple[int, Atelier], ...]
    refusees: tuple[LigneRefusee, ...]
    ignores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lecteur:
    """For whom a file is read, and when."""

    relais_id: int
    relais: Relais
    animateur_id: int
    now: datetime
    today: date
    colonnes: Mapping[int, Champ] = field(default_factory=dict)

    def read(self, ligne: Ligne) -> Atelier | LigneRefusee:
        """One line through the same door as the form."""
        said = {champ: ligne.cellules[n].strip() for n, champ in self.colonnes.items() if n < len(ligne.cellules)}
        jour = parse_date(said.get("date", ""), self.today, date.min)
        if not isinstance(jour, Lu):
            return LigneRefusee(ligne.numero, "date", said.get("date", ""))
        genre = _genre(said.get("genre", ""))
        if genre is None:
            return LigneRefusee(ligne.numero, "genre", said["genre"])
        creneau = _creneau(said, genre)
        if creneau is None:
            hours = " ".join(said.get(champ, "") for champ in ("horaires", "debut", "fin")).strip()
            return LigneRefusee(ligne.numero, "heures", hours)
        numbers = {champ: _number(said.get(champ, "")) for champ in ("adultes", "enfants")}
        if "illisible" in numbers.values():
            return LigneRefusee(ligne.numero, "nombre", f"{said.get('adultes', '')} {said.get('enfants', '')}".strip())
        ages = parse_ages(said.get("ages", ""))
        if ages is None:
            return LigneRefusee(ligne.numero, "ages", said["ages"])
        base = new_atelier(
            self.relais_id, self.relais, genre, said.get("titre", ""), None, self.animateur_id, self.today
        )
        lieu = find_lieu(said.get("lieu", ""), self.relais, said.get("commune", ""))
        words = " ".join(filter(None, (said.get("lieu"), said.get("commune"))))
        atelier = replace(
            base,
            animateur_id=None,  # a file does not say who leads: several of them at once are no conflict
            debut=to_utc(jour.valeur, creneau[0]),
            fin=to_utc(jour.valeur, creneau[1]),
            lieu=lieu.cle if lieu else None,
            lieu_dit=words if words and lieu is None else None,
            publics=_publics(said.get("publics", "")) or base.publics,
            places_adultes=numbers["adultes"] if isinstance(numbers["adultes"], int) else base.places_adultes,
            places_enfants=numbers["enfants"] if isinstance(numbers["enfants"], int) else base.places_enfants,
            age_min_mois=ages[0],
            age_max_mois=ages[1],
            intervenant=said.get("intervenant") or None,
            partenaire=said.get("partenaire") or None,
            description=said.get("description") or None,
        )
        dated = with_dates(atelier, self.relais.reglages)
        refus = find_refus(dated, self.now)
        return LigneRefusee(ligne.numero, refus, said.get("titre", "")) if refus else dated


def read_planning(data: bytes, lecteur: Lecteur) -> PlanningLu | FichierRefuse:
    """Every line of a CSV or XLSX file, or why the whole of it is refused."""
    feuilles = _feuilles(data)
    if isinstance(feuilles, FichierRefuse):
        return feuilles
    for feuille in feuilles:
        found = _en_tete(feuille)
        if found is not None:
            index, colonnes, ignores = found
            reader = replace(lecteur, colonnes=colonnes)
            read = [(ligne.numero, reader.read(ligne)) for ligne in feuille.lignes[index + 1 :]]
            if not read:
                return FichierRefuse("aucune_ligne")
            return PlanningLu(
                tuple((numero, one) for numero, one in read if isinstance(one, Atelier)),
                tuple(one for _, one in read if isinstance(one, LigneRefusee)),
                ignores,
            )
    return FichierRefuse("en_tete_introuvable")


def _feuilles(data: bytes) -> tuple[Feuille, ...] | FichierRefuse:
    if not data.strip():
        return FichierRefuse("vide")
    if len(data) > LIMITES.octets:
        return FichierRefuse("trop_gros", str(LIMITES.octets // 1_000_000))
    if data.startswith(OLE):
        return refuse_ole(data)
    if data.startswith(b"PK"):
        return read_xlsx(data, LIMITES)
    text = decode(data)
    if isinstance(text, FichierRefuse):
        return text
    read = [read_csv(text, separator, LIMITES) for separator in SEPARATEURS]
    tables = tuple(one for one in read if isinstance(one, Feuille))
    refused = [one for one in read if isinstance(one, FichierRefuse)]
    return tables or next(iter(refused), FichierRefuse("illisible"))


def _en_tete(feuille: Feuille) -> tuple[int, Mapping[int, Champ], tuple[str, ...]] | None:
    """The first line that names a day and a title."""
    for index, ligne in enumerate(feuille.lignes[:20]):
        known = {n: TITRES[key] for n, cell in enumerate(ligne.cellules) if (key := plain(cell).strip(" :*")) in TITRES}
        if {"date", "titre"} <= set(known.values()):
            unknown = tuple(cell for n, cell in enumerate(ligne.cellules) if cell and n not in known)
            return index, known, unknown
    return None


def _genre(said: str) -> Genre | None:
    words = plain(said)
    if not words:
        return "eveil"
    code = next((one for one in GENRES if one.replace("_", " ") == words), None)
    return code or GENRES_DITS.get(words)


def _creneau(said: Mapping[Champ, str], genre: Genre) -> Creneau | None:
    """The hours of its columns; those usual for that kind when none is written."""
    if said.get("horaires"):
        return parse_creneau(said["horaires"])
    debut, fin = said.get("debut", ""), said.get("fin", "")
    if not debut and not fin:
        return HEURES.get(genre, (time(9, 15), time(11, 30)))
    if debut and not fin:
        return parse_creneau(debut)
    hours = parse_heure(debut), parse_heure(fin)
    return (hours[0].valeur, hours[1].valeur) if isinstance(hours[0], Lu) and isinstance(hours[1], Lu) else None


def _number(said: str) -> int | Literal["illisible"] | None:
    if not said:
        return None
    return int(said) if said.isdecimal() and len(said) < 4 else "illisible"


def _publics(said: str) -> tuple[Public, ...]:
    words = plain(said)
    found = {public for word, publics in PUBLICS_DITS if word in words for public in publics}
    order: tuple[Public, ...] = ("assistant_maternel", "garde_a_domicile", "parent")
    return tuple(one for one in order if one in found)
