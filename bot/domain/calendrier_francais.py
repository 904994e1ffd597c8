"""The words of the French calendar, without accents: months, days, where « début » or « mi- » falls. Never a date."""

from __future__ import annotations

MOIS = (
    ("janvier", "janv", "jan"),
    ("fevrier", "fevr", "fev"),
    ("mars",),
    ("avril", "avr"),
    ("mai",),
    ("juin",),
    ("juillet", "juil"),
    ("aout",),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
)
JOURS_DE_SEMAINE = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS_PAR_NOM = {nom: numero for numero, noms in enumerate(MOIS, 1) for nom in noms}
JOUR_PAR_NOM = {nom: numero for numero, nom in enumerate(JOURS_DE_SEMAINE)}

NOMBRES = {
    mot: nombre
    for nombre, mots in enumerate(
        (
            "zero",
            "un une",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
            "dix-sept",
            "dix-huit",
            "dix-neuf",
            "vingt",
        )
    )
    for mot in mots.split()
}

# « début janvier » is the 1st, « mi-janvier » the 15th, « fin janvier » the 25th; the family rereads the full date.
PARTIES_DU_MOIS = {"debut": 1, "courant": 1, "mi": 15, "milieu": 15, "fin": 25}

MOT_MOIS = "|".join(sorted(MOIS_PAR_NOM, key=len, reverse=True))
MOT_JOUR = "|".join(JOURS_DE_SEMAINE)
MOT_NOMBRE = "|".join(sorted(NOMBRES, key=len, reverse=True))


def number(text: str) -> int | None:
    """« 3 » or « trois »; None for anything else."""
    return int(text) if text.isdecimal() else NOMBRES.get(text)


def full_year(text: str) -> int:
    """« 27 » is 2027, as nobody here speaks of another century."""
    return int(text) + 2000 if len(text) == 2 else int(text)
