"""A quarter's planning that looks like a real one: fourteen ateliers a week, in the rooms that the communes lend.

Everything in it is made up but the places, which are those of the territory file. The same seed gives the same file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from bot.domain.conflits import conflits_of_day
from bot.domain.relais import Relais

PAR_SEMAINE: Final = 14
COLONNES: Final = (
    "Date", "Début", "Fin", "Titre", "Type", "Commune", "Lieu", "Places", "Places enfants", "Âges", "Pour qui",
    "Intervenant", "Partenaire",
)  # fmt: skip
EVEILS: Final = (
    "Peinture à doigts", "Parcours de motricité", "Comptines et jeux de doigts", "Pâte à sel", "Bac à semoule",
    "Histoires sous la couette", "Jeux d'eau", "Jardin d'hiver", "Sons et instruments", "Lumières et ombres",
    "Collages géants", "Bulles et plumes",
)  # fmt: skip
AUTRES: Final = (
    ("Éveil musical", "Atelier d'éveil", "Une musicienne fictive", ""),
    ("Psychomotricité", "Atelier d'éveil", "Un psychomotricien fictif", ""),
    ("Matinée à la micro-crèche", "Animation avec une autre structure", "", "Micro-crèche d'exemple"),
    ("Rencontre avec les aînés", "Animation avec une autre structure", "", "Résidence d'exemple"),
    ("Raconte-tapis", "Animation avec une autre structure", "Une conteuse fictive", "Médiathèque d'exemple"),
    ("Visite de la ferme", "Sortie", "", "Ferme pédagogique d'exemple"),
)
HEURES: Final = ("9 h 15", "11 h 30")
JOURS: Final = (0, 1, 3, 4)  # Mondays, Tuesdays, Thursdays and Fridays; four on two of them, three on the others
PAR_JOUR: Final = (4, 3, 4, 3)


def generate(relais: Relais, du: date, au: date, seed: int = 7) -> bytes:
    """The file, as a spreadsheet saves it in France: semicolons, UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLONNES)
    writer.writerows(lignes(relais, du, au, seed))
    return out.getvalue().encode("utf-8-sig")


def lignes(relais: Relais, du: date, au: date, seed: int = 7) -> Iterator[list[str]]:
    """One line an atelier, by date; none on a holiday, two never in the same room on the same day."""
    rng = Random(seed)
    noms = {commune.insee: commune.nom for commune in relais.communes}
    rooms = [lieu for lieu in relais.lieux if "animation" in lieu.usages]
    turn = 0
    day = du
    while day <= au:
        if day.weekday() in JOURS and not conflits_of_day(day, relais):
            for _ in range(PAR_JOUR[JOURS.index(day.weekday())]):
                lieu = rooms[turn % len(rooms)]
                turn += 1
                titre, genre, intervenant, partenaire = _atelier(rng)
                yield [
                    day.strftime("%d/%m/%Y"), *HEURES, titre, genre, noms[lieu.commune], lieu.nom,
                    rng.choice(("6", "8", "8", "10")), rng.choice(("10", "12", "15")),
                    rng.choice(("", "dès 12 mois")), "professionnels", intervenant, partenaire,
                ]  # fmt: skip
        day += timedelta(days=1)


def _atelier(rng: Random) -> tuple[str, str, str, str]:
    """Title, kind, who leads it, with whom: an awakening atelier three times of four."""
    return (rng.choice(EVEILS), "Atelier d'éveil", "", "") if rng.random() < 0.75 else rng.choice(AUTRES)
