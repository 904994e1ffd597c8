"""One territory file, already read as tables, made into a Relais; what it does not say stays empty, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any, Final, TypeVar

from bot.domain.reglages import BORNES, OUI_NON, PLAGES, Reglages
from bot.domain.relais import (
    Commune,
    Contact,
    DemiJournee,
    Fermeture,
    GenreStructure,
    Lieu,
    Permanence,
    Relais,
    Structure,
    Usage,
    ZoneScolaire,
)
from bot.fichier_campagnes import read_campagnes, read_secteurs
from bot.table_toml import Table

T = TypeVar("T")
CODE_INSEE: Final = "un code INSEE de 5 caractères"
INSEE: Final = r"(\d\d|2[AB])\d{3}"
DEPARTEMENT: Final = r"0[1-9]|[1-8]\d|9[0-5]|2[AB]"  # the calendar and the hours are those of metropolitan France
CLE: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
CHARTE_MAX: Final = 3000  # it is read in one message
FERMETURE_MAX: Final = timedelta(days=365)
COURRIEL: Final = r"[^@\s]+@[^@\s]+\.[^@\s.]+"
LATITUDES, LONGITUDES = (41.0, 51.5), (-5.5, 10.0)
_SEMAINE = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
JOURS: Final = {jour: n for n, jour in enumerate(_SEMAINE)}
DEMI_JOURNEES: Final[dict[str, DemiJournee]] = {"matin": "matin", "après-midi": "apres_midi"}
ZONES: Final[dict[str, ZoneScolaire]] = {"A": "A", "B": "B", "C": "C"}
USAGES: Final[dict[str, Usage]] = {
    "permanence": "permanence", "animation": "animation", "administratif": "administratif",
}  # fmt: skip
GENRES: Final[dict[str, GenreStructure]] = {
    "multi-accueil": "multi_accueil", "crèche collective": "creche_collective", "crèche familiale": "creche_familiale",
    "micro-crèche": "micro_creche", "halte-garderie": "halte_garderie", "MAM": "mam", "LAEP": "laep",
    "espace parentalité": "espace_parentalite", "autre": "autre",
}  # fmt: skip


def read_relais(slug: str, table: Table) -> Relais:
    """The relais that a file describes; to be used only when the table noted no problem."""
    table.require("nom", "nom_court", "departement", "zone_scolaire")
    communes = _communes(table)
    insee = frozenset(commune.insee for commune in communes)
    lieux = _present(_lieu(one, insee) for one in table.tables("lieux"))
    relais = Relais(
        slug=slug,
        nom=table.text("nom", longest=120) or "",
        nom_court=table.text("nom_court", longest=40) or "",
        departement=table.text("departement", what="un numéro de département de métropole", pattern=DEPARTEMENT) or "",
        zone_scolaire=table.choice("zone_scolaire", ZONES) or "A",
        mention_caf=table.text("mention_caf"),
        charte_ateliers=table.text("charte_ateliers", longest=CHARTE_MAX),
        contact=_contact(table.table("contact")),
        crip=_contact(table.table("crip")),
        communes=communes,
        lieux=lieux,
        permanences=_permanences(table, frozenset(lieu.cle for lieu in lieux)),
        fermetures=_present(_fermeture(one) for one in table.tables("fermetures")),
        structures=_present(_structure(one, insee) for one in table.tables("structures")),
        secteurs=(secteurs := read_secteurs(table, insee)),
        campagnes=read_campagnes(table, insee, secteurs),
        reglages=_reglages(table.table("reglages")),
    )
    _refuse_twice(table, "secteurs", [secteur.nom for secteur in secteurs])
    _refuse_twice(table, "lieux", [lieu.cle for lieu in lieux])
    table.done()
    return relais


def _communes(file: Table) -> tuple[Commune, ...]:
    tables = list(file.tables("communes"))
    if not tables:
        file.problem("communes", "au moins une commune était attendue")
    communes = _present(_commune(one) for one in tables)
    _refuse_twice(file, "communes", [commune.insee for commune in communes])
    return communes


def _commune(table: Table) -> Commune | None:
    table.require("insee", "nom", "codes_postaux", "latitude", "longitude")
    insee = table.text("insee", what=CODE_INSEE, pattern=INSEE)
    nom = table.text("nom", longest=60)
    codes = table.texts("codes_postaux", what="un code postal de 5 chiffres entre guillemets", pattern=r"\d{5}")
    latitude, longitude = table.number("latitude", *LATITUDES), table.number("longitude", *LONGITUDES)
    depuis, jusqu_au = table.day("depuis"), table.day("jusqu_au")
    if depuis and jusqu_au and jusqu_au < depuis:
        table.expected("jusqu_au", f"un jour qui ne précède pas « depuis » ({depuis})", jusqu_au)
    table.done()
    if insee is None or nom is None or latitude is None or longitude is None:
        return None
    return Commune(insee, nom, codes, latitude, longitude, depuis, jusqu_au)


def _contact(table: Table) -> Contact:
    contact = _read_contact(table)
    table.done()
    return contact


def _read_contact(table: Table) -> Contact:
    return Contact(
        telephones=table.telephones("telephones"),
        email=table.text("email", what="une adresse électronique", pattern=COURRIEL),
        adresse=table.text("adresse"),
        site=table.text("site", what="une adresse qui commence par https://", pattern=r"https?://\S+"),
    )


def _lieu(table: Table, insee: frozenset[str]) -> Lieu | None:
    table.require("cle", "nom", "commune")
    cle = table.text("cle", what="un nom court en minuscules sans accents ni espaces", pattern=CLE, longest=40)
    nom, commune = table.text("nom"), _member(table, insee)
    adresse = table.text("adresse")
    latitude, longitude = table.number("latitude", *LATITUDES), table.number("longitude", *LONGITUDES)
    mots = table.texts("usages", what="un mot parmi " + ", ".join(USAGES), pattern="|".join(USAGES))
    table.done()
    if cle is None or nom is None or commune is None:
        return None
    return Lieu(cle, nom, commune, adresse, tuple(USAGES[mot] for mot in mots), latitude, longitude)


def _member(table: Table, insee: frozenset[str]) -> str | None:
    """The INSEE code of a commune of this very file."""
    found = table.text("commune", what=CODE_INSEE, pattern=INSEE)
    if found is not None and found not in insee:
        table.expected("commune", "le code INSEE d'une commune de ce fichier", found)
    return found


def _permanences(file: Table, cles: frozenset[str]) -> tuple[Permanence, ...]:
    return tuple(permanence for one in file.tables("permanences") for permanence in _permanence(one, cles))


def _permanence(table: Table, cles: frozenset[str]) -> Iterable[Permanence]:
    """One line of the file may stand for several days and several places."""
    table.require("jours")
    jours = table.texts("jours", what="un jour de la semaine", pattern="|".join(JOURS))
    debut, fin = table.heure("debut"), table.heure("fin")
    demi_journee = table.choice("demi_journee", DEMI_JOURNEES)
    lieux = table.texts("lieux", what="la clé d'un des lieux de ce fichier", pattern="|".join(map(re.escape, cles)))
    sur_rendez_vous = table.boolean("sur_rendez_vous") or False
    _check_hours(table, debut, fin, demi_journee)
    table.done()
    return [
        Permanence(JOURS[jour], debut, fin, demi_journee, lieu, sur_rendez_vous)
        for jour in jours
        for lieu in lieux or (None,)
    ]


def _check_hours(table: Table, debut: time | None, fin: time | None, demi_journee: DemiJournee | None) -> None:
    if table.has("debut") != table.has("fin"):
        table.problem("fin" if table.has("debut") else "debut", "les heures vont par deux : « debut » et « fin »")
    if debut is not None and fin is not None and fin <= debut:
        table.expected("fin", "une heure après « debut »", f"{fin:%H:%M}")
    if demi_journee is not None and debut is not None:
        table.problem("demi_journee", "inutile quand les heures sont connues : gardez l'un ou l'autre")


def _fermeture(table: Table) -> Fermeture | None:
    table.require("du")
    du, au, motif = table.day("du"), table.day("au"), table.text("motif")
    if du and au and not du <= au <= du + FERMETURE_MAX:
        table.expected("au", f"un jour entre le {du} et le {du + FERMETURE_MAX}", au)
    table.done()
    return Fermeture(du, au or du, motif) if du else None


def _structure(table: Table, insee: frozenset[str]) -> Structure | None:
    table.require("genre", "nom", "commune")
    genre, nom, commune = table.choice("genre", GENRES), table.text("nom"), _member(table, insee)
    contact = _read_contact(table)
    horaires, places = table.text("horaires"), table.integer("places", 1, 500)
    table.done()
    if genre is None or nom is None or commune is None:
        return None
    return Structure(genre, nom, commune, contact, horaires, places)


def _reglages(table: Table) -> Reglages:
    said: dict[str, Any] = {key: table.integer(key, *bounds) for key, bounds in BORNES.items()}
    said |= {key: _hour_within(table, key) for key in PLAGES}
    said |= {key: table.boolean(key) for key in OUI_NON}
    table.done()
    return replace(Reglages(), **{key: value for key, value in said.items() if value is not None})


def _hour_within(table: Table, key: str) -> time | None:
    least, most = PLAGES[key]
    found = table.heure(key)
    if found is not None and not least <= found <= most:
        table.expected(key, f"une heure entre {least:%H:%M} et {most:%H:%M}", f"{found:%H:%M}")
    return found


def _refuse_twice(table: Table, key: str, names: list[str]) -> None:
    for name in sorted({name for name in names if names.count(name) > 1}):
        table.problem(key, f"« {name} » y figure deux fois")


def _present(found: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(one for one in found if one is not None)
