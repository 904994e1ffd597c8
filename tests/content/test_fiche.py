"""The words of a search: the same for the family that rereads them and for the professional who receives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from content import render as rendering
from content.filters_semaine import en_duree, en_jours, en_liste, toggle

BESOIN = Besoin(
    commune="62516",
    rayon_km=10,
    enfants=(Enfant(Mois(2026, 3)),),
    a_partir_du=date(2027, 1, 4),
    jours=frozenset({0, 1, 2, 3, 4}),
    horaires=Horaires(time(7, 30), time(17, 30)),
    periode="annee",
)


@pytest.fixture
def lire(tmp_path: Path) -> object:
    """Reads a search aloud."""
    source = '{% from "demandes/_fiche.html" import fiche %}{{ fiche(b, "Lillers", distance=d, remarque=r) }}'
    template = rendering._environment(True).from_string(source)

    def read(besoin: Besoin, distance: float | None = None, remarque: str | None = None) -> list[str]:
        return [line for line in template.render(b=besoin, d=distance, r=remarque).splitlines() if line.strip()]

    return read


def test_a_search_is_read_in_full(lire) -> None:  # type: ignore[no-untyped-def]
    assert lire(BESOIN) == [
        "<b>Enfant :</b> né en mars 2026",
        "<b>Commune :</b> Lillers, et jusqu'à 10 km autour",
        "<b>À partir du :</b> lundi 4 janvier 2027, adaptation comprise",
        "<b>Jours :</b> du lundi au vendredi",
        "<b>Horaires :</b> de 7 h 30 à 17 h 30, soit 50 h par semaine",
        "<b>Période :</b> toute l'année",
    ]


def test_the_professional_reads_how_far_it_is_instead_of_a_radius(lire) -> None:  # type: ignore[no-untyped-def]
    assert "<b>Commune :</b> Lillers, à 4 km de votre commune" in lire(BESOIN, distance=4.2)
    assert "<b>Commune :</b> Lillers, votre commune" in lire(BESOIN, distance=0.0)


def test_what_is_not_known_yet_is_said_so(lire) -> None:  # type: ignore[no-untyped-def]
    words = lire(Besoin("62516", 10, (Enfant(Mois(2027, 2), attendu=True),)))
    assert words[0] == "<b>Enfant :</b> à naître ou à accueillir (adoption), vers février 2027"
    assert [line for line in words if "à préciser" in line] == [
        "<b>À partir du :</b> date à préciser", "<b>Jours :</b> à préciser", "<b>Horaires :</b> à préciser"
    ]  # fmt: skip


def test_hours_that_change_a_night_a_school_and_siblings_have_their_words(lire) -> None:  # type: ignore[no-untyped-def]
    varies = replace(BESOIN, jours=None, horaires=Horaires(time(5), time(21), variables=True, jours_par_semaine=3))
    words = "\n".join(lire(varies))
    assert "3 jours par semaine, qui changent" in words
    assert "qui changent, au plus tôt 5 h, au plus tard 21 h" in words
    assert "soit jusqu'à 48 h par semaine (horaires atypiques)" in words
    night = replace(BESOIN, horaires=Horaires(time(20), time(6)))
    assert "de 20 h à 6 h le lendemain" in "\n".join(lire(night))
    school = replace(BESOIN, ecole="École Jules Ferry", trajet="famille", enfants=BESOIN.enfants * 2, separes=True)
    words = "\n".join(lire(school, remarque="<Jumeaux & calmes>"))
    assert "École Jules Ferry, avant ou après la classe ; trajet par la famille" in words
    assert "né en mars 2026 ; né en mars 2026 (accueils séparés acceptés)" in words
    assert "&lt;Jumeaux &amp; calmes&gt;" in words


def test_what_is_never_relayed_is_not_in_the_words(lire) -> None:  # type: ignore[no-untyped-def]
    assert lire(replace(BESOIN, accueil_adapte="avec_animatrice")) == lire(BESOIN)


def test_lists_days_and_lengths_are_french() -> None:
    assert en_liste(["a", "b", "c"]) == "a, b et c"
    assert en_jours({0, 1}) == "lundi et mardi"
    assert en_jours({1, 2, 3}) == "du mardi au jeudi"
    assert (en_duree(42.5), en_duree(50)) == ("42 h 30", "50 h")
    assert (toggle("024", "2"), toggle("04", "2")) == ("04", "024")
