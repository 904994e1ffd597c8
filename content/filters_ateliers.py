"""How an atelier, its places and its rules are said in French. Never a whole screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any, Final

from bot.domain.ateliers import Atelier, Genre, Places, Public
from bot.domain.calendrier import to_paris
from bot.domain.conflits import Conflit
from bot.domain.periodes_planning import PeriodePlanning, day_code
from bot.domain.porte_atelier import Refus
from bot.domain.relais import Relais
from content.buttons_inscriptions import inscrire
from content.filters import JOURS, MOIS, en_heure, en_jour
from content.filters_reponses import in_short
from content.filters_semaine import en_liste

GENRES: Final[Mapping[Genre, str]] = {
    "eveil": "Atelier d'éveil",
    "autre_structure": "Avec une autre structure",
    "fete": "Fête",
    "sortie": "Sortie",
    "numerique": "Atelier numérique",
    "reunion": "Réunion ou conférence",
    "groupe_de_parole": "Groupe de parole",
    "analyse_pratique": "Analyse de la pratique",
    "formation": "Formation",
    "entretien": "Entretien",
    "salle": "Créneau d'une salle",
    "pret": "Prêt",
}
PUBLICS: Final[Mapping[Public, str]] = {
    "assistant_maternel": "les assistants maternels",
    "garde_a_domicile": "les gardes à domicile",
    "parent": "les parents",
}
REFUS: Final[Mapping[str, str]] = {
    "titre_vide": "il manque un titre",
    "titre_long": "le titre dépasse 80 caractères",
    "dans_le_passe": "cette date est passée",
    "trop_loin": "c'est dans plus de deux ans",
    "fin_avant_debut": "la fin doit venir après le début",
    "trop_dure": "cela dure plus de 14 heures",
    "places": "il faut de 1 à 500 places",
    "enfants": "il faut de 0 à 500 places d'enfants",
    "ages": "je ne comprends pas cet âge",
    "publics": "il faut quelqu'un à qui cela s'adresse",
    "moins_que_inscrites": "plus de personnes sont déjà inscrites",
    "texte_long": "ce texte est trop long",
    "date": "je ne comprends pas cette date",
    "heures": "je ne comprends pas ces heures",
    "genre": "je ne connais pas ce type d'atelier",
    "nombre": "je ne comprends pas ce nombre de places",
}


def en_genre(genre: Genre) -> str:
    """« Atelier d'éveil »."""
    return GENRES[genre]


def en_places(places: Places) -> str:
    """« 2 places libres sur 8 », « complet, 3 personnes sur la liste d'attente », « 8 places libres »."""
    if places.is_full:
        waiting = places.compte.en_attente
        return f"complet, {waiting} personne{_s(waiting)} sur la liste d'attente" if waiting else "complet"
    free = places.adultes_libres
    said = f"{free} place{_s(free)} libre{_s(free)}"
    said = said if free == places.adultes else f"{said} sur {places.adultes}"
    if places.enfants_libres is None or places.enfants == 0:
        return said
    kids = places.enfants_libres
    if kids == 0:
        return f"{said}, sans enfant : leurs places sont prises"
    return f"{said}, et {kids} pour les enfants"


def en_creneau(atelier: Atelier) -> str:
    """« de 9 h 15 à 11 h 30 »; the last day is said when it is another one."""
    if to_paris(atelier.debut).date() == to_paris(atelier.fin).date():
        return f"de {en_heure(atelier.debut)} à {en_heure(atelier.fin)}"
    return f"de {en_heure(atelier.debut)} au {en_jour(atelier.fin)} à {en_heure(atelier.fin)}"


def en_lieu(atelier: Atelier, relais: Relais) -> str:
    """« Salle des fêtes, Lorgies », « à distance », « lieu à préciser »."""
    if atelier.distance:
        return "à distance"
    lieu = relais.lieu(atelier.lieu) if atelier.lieu else None
    if lieu is None:
        return atelier.lieu_dit or "lieu à préciser"
    commune = relais.commune(lieu.commune)
    nom = commune.nom if commune else ""
    return lieu.nom if not nom or nom in lieu.nom else f"{lieu.nom}, {nom}"


def en_commune(atelier: Atelier, relais: Relais) -> str:
    """« Lorgies », what a list says of the place; the sheet says the rest."""
    lieu = relais.lieu(atelier.lieu) if atelier.lieu and not atelier.distance else None
    commune = relais.commune(lieu.commune) if lieu else None
    return commune.nom if commune else en_lieu(atelier, relais)


def en_bouton(atelier: Atelier, titres: list[str], relais: Relais) -> str:
    """Its title; its day and its commune when several have that title."""
    if titres.count(atelier.titre) == 1:
        return in_short(atelier.titre, 28)
    return in_short(
        f"{JOURS[atelier.jour.weekday()][:3].capitalize()}. {atelier.jour.day}, {en_commune(atelier, relais)}", 28
    )


def en_adresse(atelier: Atelier, relais: Relais) -> str:
    """The place with its street and postal code, as far as they are known."""
    lieu = relais.lieu(atelier.lieu) if atelier.lieu and not atelier.distance else None
    if lieu is None:
        return en_lieu(atelier, relais)
    commune = relais.commune(lieu.commune)
    town = f"{commune.codes_postaux[0]} {commune.nom}" if commune and commune.codes_postaux else ""
    return ", ".join(filter(None, (lieu.nom, lieu.adresse, town)))


def en_ages_mois(atelier: Atelier) -> str:
    """« de 18 mois à 3 ans », « dès 2 ans », « jusqu'à 3 ans », «  » when everybody may come."""
    least, most = atelier.age_min_mois, atelier.age_max_mois
    if least and most is not None:
        return f"de {_age(least)} à {_age(most)}"
    if least:
        return f"dès {_age(least)}"
    return f"jusqu'à {_age(most)}" if most is not None else ""


def en_publics(publics: tuple[Public, ...]) -> str:
    """« les assistants maternels et les parents »."""
    return en_liste(PUBLICS[one] for one in PUBLICS if one in publics)


def en_conflit(conflit: Conflit, relais: Relais) -> str:
    """« c'est un jour férié : Toussaint », « la salle est prise : « Peinture », de 9 h à 11 h »."""
    match conflit.obstacle:
        case "ferie":
            return f"c'est un jour férié ({conflit.nom})"
        case "ferme":
            return "le relais est fermé" + (f" ({conflit.nom})" if conflit.nom else "")
        case "vacances":
            nom = conflit.nom or "vacances"
            return f"ce sont les {nom[:1].lower()}{nom[1:]}"
        case "vacances_inconnues":
            return "les vacances scolaires ne sont pas encore publiées pour cette date"
        case "lieu" if conflit.avec is not None:
            return f"le lieu est déjà pris pour « {conflit.avec.titre} », {en_creneau(conflit.avec)}"
        case _:
            avec = conflit.avec
            assert avec is not None
            return f"la même animatrice anime « {avec.titre} », {en_creneau(avec)}"


def en_refus(refus: Refus) -> str:
    """« la fin doit venir après le début »."""
    return REFUS[refus]


def en_periode(periode: PeriodePlanning) -> str:
    """« semaine du lundi 16 novembre 2026 », « novembre 2026 »."""
    if periode.sorte == "m":
        return f"{MOIS[periode.premier.month - 1]} {periode.premier.year}"
    return f"semaine du {en_jour(periode.premier)}"


def by_day(lignes: Any) -> list[tuple[date, list[Any]]]:
    """The lines of a planning, day by day."""
    return [(day, list(some)) for day, some in groupby(lignes, key=lambda one: one.atelier.jour)]


def en_jour_court(day: date | datetime) -> str:
    """« lundi 16 novembre », for a button."""
    value = to_paris(day).date() if isinstance(day, datetime) else day
    return f"{JOURS[value.weekday()]} {'1er' if value.day == 1 else value.day} {MOIS[value.month - 1]}"


def weeks_of(periode: PeriodePlanning) -> list[date]:
    """The Mondays of the weeks that a month touches."""
    first = PeriodePlanning.week_of(periode.premier).premier
    days = (first + timedelta(weeks=n) for n in range(6))
    return [day for day in days if day < periode.fin]


def en_jour_de_semaine(value: datetime) -> str:
    """« lundi »."""
    return JOURS[to_paris(value).weekday()]


def toggle_bit(bits: int, rang: int) -> int:
    """The dates taken out, this one more or less: what a button carries."""
    return bits ^ (1 << rang)


def _age(months: int) -> str:
    return f"{months // 12} an{_s(months // 12)}" if months >= 24 and months % 12 == 0 else f"{months} mois"


def _s(n: int) -> str:
    return "s" if n > 1 else ""


def en_code_heure(value: time) -> str:
    """« 915 »: what a button carries."""
    return str(value.hour * 100 + value.minute)


FILTERS_ATELIERS: dict[str, Callable[..., Any]] = {
    "genre_atelier": en_genre,
    "places_atelier": en_places,
    "creneau": en_creneau,
    "lieu_atelier": en_lieu,
    "commune_atelier": en_commune,
    "bouton_atelier": en_bouton,
    "adresse_atelier": en_adresse,
    "ages_atelier": en_ages_mois,
    "publics_atelier": en_publics,
    "conflit": en_conflit,
    "refus_atelier": en_refus,
    "periode_planning": en_periode,
    "par_jour": by_day,
    "jour_court": en_jour_court,
    "code_heure": en_code_heure,
    "inscrire": inscrire,
    "code_jour": day_code,
    "semaines_du_mois": weeks_of,
    "jour_de_semaine": en_jour_de_semaine,
    "bascule_bit": toggle_bit,
    "mot_de": lambda code, mots: mots[code],
}
