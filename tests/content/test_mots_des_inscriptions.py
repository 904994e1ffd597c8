"""The words of registrations: places in words, never « 0/3 »; each can be read with the worst that is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.ateliers import Atelier, Compte, Inscription, places_of
from bot.domain.comptes_ateliers import Bilan, Seance, Venue, count_ateliers
from bot.domain.droit_inscription import Histoire
from bot.domain.inscriptions import Inscrite
from bot.domain.reglages import Reglages
from bot.domain.regles_ateliers import Regles
from bot.domain.tableau import page_of
from bot.domain.tranches import TRANCHES, choices
from bot.simulator.entities import parse_html
from bot.usecases.book_for import Notee
from bot.usecases.find_assistants import Trouvees
from bot.usecases.give_avis import Resultats
from bot.usecases.open_inscription import Choix
from bot.usecases.own_inscriptions import Mienne
from bot.usecases.participant import Participant
from bot.usecases.register import Enregistree, PasTantDEnfants
from bot.usecases.see_inscrits import Feuille
from content.render import TEMPLATES, render
from store.inscriptions_a_dire import MotADire
from tests.content.samples import HOSTILE, RELAIS

DEBUT = datetime(2026, 10, 22, 7, 15, tzinfo=UTC)
ATELIER = Atelier(
    1, 1, "eveil", HOSTILE[:80], DEBUT, DEBUT + timedelta(hours=2), DEBUT - timedelta(days=1), etat="annonce",
    places_enfants=16, lieu_dit=HOSTILE, ouverture_le=DEBUT - timedelta(days=9),
)  # fmt: skip
PLACES = places_of(ATELIER, Compte(inscrites=6, enfants=9))
ELLE = Inscrite(
    Inscription(1, 1, 1, "proposee", assistant_maternel_id=1, enfants=(9, 27), repondre_avant=DEBUT),
    HOSTILE, HOSTILE, "assistant_maternel", "+33639980001",
)  # fmt: skip
ICI = Inscription(2, 1, 1, "inscrite", famille_id=1, enfants=(27,), presence="presente")
LA = Inscrite(ICI, "Camille", "", "parent")
LISTE = tuple(replace(ELLE, inscription=replace(ELLE.inscription, id=n)) for n in range(60))
CHOIX = Choix(
    ATELIER, Participant("assistant_maternel", 1), PLACES, 4, TRANCHES, (1, 1, 0), Regles.of(Reglages()), Histoire()
)
MIENNE = Mienne(ELLE, ATELIER, 2, True, True)
LIEU: dict[str, Any] = {"relais": RELAIS, "lieu": RELAIS.lieux[0]}
LETTRE: dict[str, Any] = {
    "a": ATELIER,
    "id": 12,
    "enfants": 2,
    "until": DEBUT,
    "rang": 3,
    "one": ELLE,
    "gardee": False,
} | LIEU
BILAN: Bilan = count_ateliers(
    [Seance(1, "eveil", True), Seance(2, "pret", False)],
    [Venue(1, "garde_a_domicile", "a", 2), Venue(1, "invite", "i", 1)],
)
SAMPLES: dict[str, dict[str, Any]] = {
    "inscriptions/qui": {"c": CHOIX, "anew": False} | LIEU,
    "inscriptions/ages": {"c": CHOIX, "enfants": 4, "ways": list(choices(4, TRANCHES))},
    "inscriptions/charte": {"a": ATELIER, "texte": "x" * 3000},
    "inscriptions/inscrite": {"d": Enregistree(ATELIER, ELLE, 2), "rappel": True} | LIEU,
    "inscriptions/deja": {"c": replace(CHOIX, deja=ELLE), "passe": False},
    "inscriptions/refus": {"a": ATELIER, "pourquoi": "pas_ouvert", "relais": RELAIS},
    "inscriptions/introuvable": {},
    "inscriptions/pas_tant_d_enfants": {"d": PasTantDEnfants(ATELIER, 1, ELLE)},
    "inscriptions/miennes": {"miennes": [MIENNE] * 20},
    "inscriptions/mienne": {"m": replace(MIENNE, inscrite=LA), "fait": "prise", "passe": False} | LIEU,
    "inscriptions/annuler": {"m": MIENNE},
    "inscriptions/annulee": {"m": MIENNE},
    "inscriptions/trop_tard": {"m": MIENNE, "relais": RELAIS},
    "inscriptions/plus_gardee": {},
    "inscriptions/non_merci": {},
    **{
        f"inscriptions/{name}": LETTRE
        for name in (
            "offre", "promue", "toujours_en_attente", "sans_place", "rappel", "avis", "ajoutee",
            "deplacee", "annulee_par_relais", "pas_cette_fois",
        )
    },
    "inscriptions/offre_finie": LETTRE | {"fermee": True},
    "inscriptions/avis_recu": {"deja": False, "ecrire": True},
    "inscriptions/avis_merci": {},
    "inscriptions/equipe_a_prevenir": {"qui": HOSTILE, "telephone": None, "texte": "Bonjour", "id": 1},
    "inscriptions/equipe_seuil": {"a": ATELIER, "seuil": 100, "prises": 8},
    "inscriptions/equipe_desistement": {"a": ATELIER, "qui": HOSTILE, "offered": 1},
    "inscriptions/equipe_demande": {"a": ATELIER, "qui": HOSTILE, "id": 1},
    "inscriptions/equipe_demi_vide": {"a": ATELIER, "p": PLACES},
    "presences/liste": {
        "f": Feuille(ATELIER, PLACES, (*LISTE, LA), Resultats(3, {3: 2, 1: 1}, [HOSTILE] * 9)),
        "commence": True, "passe": True,
    },
    "presences/appel": {"a": ATELIER, "page": page_of([LA, *LISTE], 0, 8), "manquent": 3},
    "presences/pas_encore": {"a": ATELIER},
    "presences/a_noter": {"a": ATELIER, "manquent": 2},
    "presences/ajouter": {"a": ATELIER},
    "presences/trouvees": {"a": ATELIER, "t": Trouvees(HOSTILE, (), 0, {})},
    "presences/combien": {"a": ATELIER, "p": ELLE},
    "presences/notee": {"n": Notee(ATELIER, ELLE)},
    "presences/personne": {"one": ELLE, "a": ATELIER, "passe": False},
    "presences/annuler": {"one": ELLE, "a": ATELIER},
    "presences/dates": {"one": ELLE, "a": ATELIER, "dates": [ATELIER] * 12},
    "presences/a_prevenir": {"mots": [MotADire(1, HOSTILE, None, "Bonjour", DEBUT)] * 12},
    "presences/chiffres": {
        "b": BILAN, "periode": "année 2026", "annee": 2026, "semestre": 0, "sans_presences": (1, 2),
    },
}  # fmt: skip


def test_every_template_has_a_sample() -> None:
    found = {
        f"{f.parent.name}/{f.stem}" for d in ("inscriptions", "presences") for f in (TEMPLATES / d).glob("[!_]*.html")
    }
    assert found == set(SAMPLES)


@pytest.mark.parametrize(("template", "data"), SAMPLES.items())
def test_a_sample_is_a_message_that_telegram_takes(template: str, data: dict[str, Any]) -> None:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert 0 < len(text) <= 4096
    assert "{{" not in text
    assert not any(len(row) > 3 for row in screen.rows)
    for button in (b for row in screen.rows for b in row):
        assert len(button.target.encode()) <= 64
        assert button.label


@pytest.mark.parametrize(
    ("compte", "words"),
    [
        (Compte(inscrites=6, enfants=9), "2 places libres sur 8, et 7 places d'enfant sur 16."),
        (Compte(inscrites=7, enfants=15), "1 place libre sur 8, et 1 place d'enfant sur 16."),
        (Compte(inscrites=8), "C'est complet pour le moment."),
    ],
)
def test_places_are_words(compte: Compte, words: str) -> None:
    text = render("inscriptions/qui", c=replace(CHOIX, places=places_of(ATELIER, compte)), anew=False, **LIEU).text
    assert words in text
    assert "/8" not in text
