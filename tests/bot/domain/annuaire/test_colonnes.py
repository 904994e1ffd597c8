"""Headers as relais write them."""

from __future__ import annotations

import pytest

from bot.domain.annuaire.colonnes import recognise
from bot.domain.annuaire.synonymes import SYNONYMES


@pytest.mark.parametrize(
    ("titre", "champ"),
    [
        ("N° agrément", "agrement"),
        ("NUMÉRO D'AGRÉMENT", "agrement"),
        ("Tél. portable", "telephone"),
        ("TELEPHONE  FIXE", "telephone"),
        ("Mail", "email"),
        ("Adresse e-mail", "email"),
        ("Nom de naissance", "nom_naissance"),
        ("Ville", "commune"),
        ("CP", "code_postal"),
        ("Places", "capacite"),
        ("Nb places (agrément)", "capacite"),
        ("Places disponibles", "disponibilite"),
        ("Dispo au", "disponibilite"),
        ("Hor. atypiques", "horaires_atypiques"),
        ("Fin d'agrément", "agrement_fin"),
        ("Accueil d'urgence", "besoin_imprevu"),
        ("Handicap", "accueil_adapte"),
        ("Péri-scolaire ?", None),
        ("Périscolaire ?", "periscolaire"),
        ("Assistant(e) maternel(le)", "nom_prenom"),
        ("Observations", None),
        ("Date", None),
        ("", None),
    ],
)
def test_a_header_is_recognised_by_its_words(titre: str, champ: str | None) -> None:
    found = recognise(titre)
    assert (found[0] if found else None) == champ


@pytest.mark.parametrize(
    ("titre", "meaning"),
    [
        ("Place 1", ("disponibilite", 1)),
        ("PLACE N°2", ("disponibilite", 2)),
        ("1ère place", ("disponibilite", 1)),
        ("Place 3 – âge", ("ages", 3)),
        ("Jours place 2", ("jours", 2)),
        ("Place 2 : disponible le", ("disponibilite", 2)),
        ("Place 4 date", ("disponibilite", 4)),
        ("Place 1 couleur", None),
    ],
)
def test_a_header_may_name_one_seat(titre: str, meaning: tuple[str, int] | None) -> None:
    assert recognise(titre) == meaning


def test_no_header_means_two_things() -> None:
    pairs = [(champ, synonyme) for champ, all_of in SYNONYMES.items() for synonyme in all_of if champ != "date"]
    assert [synonyme for champ, synonyme in pairs if recognise(synonyme) != (champ, None)] == []
