"""Every screen of the calls can be read, whatever is written in it, and fits in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest

from bot.domain.assistants import Accepte, Place
from bot.domain.fiches import Fiche
from bot.domain.filtres_appels import MOTIFS, Filtre, Zone
from bot.domain.lignes_appel import CampagneSansReponse, Cible, DemandeEnAttente, LigneAppel, Prise, Resultat, Suivi
from bot.domain.participations import APPELS
from bot.domain.resume_places import Resume
from bot.domain.tableau import page_of
from bot.simulator.entities import parse_html
from bot.usecases.finish_call import AppelFini
from bot.usecases.note_call import AppelOuvert
from bot.usecases.read_calls import EcranAppels
from bot.usecases.see_call import EcranAppel
from content.documents import make_document
from content.listes_appels import call_paper, call_sheet
from content.render import render
from tests.content.test_tableau import ASKED, DEMANDE, NASTY, NOW, ODILE, RELAIS, read

COMMUNES = {"62516": NASTY}
REQUESTS = tuple(
    DemandeEnAttente(n, 214 + n, "62516", n == 0, DEMANDE.besoin.a_partir_du, NOW) for n in range(9)
)  # fmt: skip
TRIED = Suivi(
    3, NOW, "sans_reponse", NASTY, NOW + timedelta(days=2), NOW, Prise(5, NASTY, NOW)
)  # fmt: skip
LONGEST = LigneAppel(
    Cible("assistant", 7), NASTY, NASTY, "62516", telephone="+33639980101", demandes=REQUESTS,
    campagne=CampagneSansReponse(NASTY, "silencieuse"), is_unreachable=True, source="visite", suivi=TRIED,
)  # fmt: skip
FAMILY = replace(LONGEST, cible=Cible("famille", 214), nom="", campagne=None, demandes=REQUESTS[:1])
RESUME = Resume((None, ODILE.agrement.fin, None), 3, 1, 2, NOW.date())


def test_a_full_page_of_the_longest_lines_is_one_message() -> None:
    """As long as names really are: a campaign's has 60 signs at most."""
    long = replace(
        LONGEST, prenom="Marie-Antoinette Bérengère", nom="d'Exemple-Montmorency de la Tour",
        campagne=CampagneSansReponse("C" * 60, "stop"), suivi=replace(TRIED, prise=Prise(5, "Marie-Christine", NOW)),
    )  # fmt: skip
    page = page_of([replace(long, cible=Cible("assistant", n)) for n in range(9)], 0, 8)
    resumes, zone = dict.fromkeys(range(9), RESUME), Zone(1, "Secteur des Trois-Rivières", frozenset())
    communes = {"62516": "Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson"}
    ecran = EcranAppels(Filtre("campagne", 1), zone, page, dict.fromkeys(MOTIFS, 200), resumes, 3)
    text, _ = parse_html(render("appels/aujourd_hui", e=ecran, communes=communes, now=NOW, moi=9).text)
    assert len(text) <= 4096
    assert "8 autres demandes" in text
    assert "Marie-Christine l'appelle" in text


def test_a_hostile_name_is_shown_as_it_is_written() -> None:
    page = page_of([LONGEST, FAMILY], 0, 8)
    ecran = EcranAppels(Filtre(), None, page, dict.fromkeys(MOTIFS, 2), {7: RESUME}, 1)
    assert "vous l'appelez" in read("appels/aujourd_hui", e=ecran, communes=COMMUNES, now=NOW, moi=5)


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_part_of_the_list_has_its_words(motif: Any) -> None:
    ecran = EcranAppels(Filtre(motif), None, page_of([], 0, 8), dict.fromkeys(MOTIFS, 0), {}, 0)
    assert "Personne à appeler pour l'instant" in read("appels/aujourd_hui", e=ecran, communes={}, now=NOW, moi=5)
    assert read("appels/filtres", e=ecran, choix=[(one, 0) for one in MOTIFS])


@pytest.mark.parametrize("motif", APPELS)
def test_every_reason_of_a_campaign_has_its_words(motif: str) -> None:
    one = replace(LONGEST, demandes=(), campagne=CampagneSansReponse("Octobre", motif))
    page = page_of([one], 0, 8)
    ecran = EcranAppels(Filtre(), None, page, dict.fromkeys(MOTIFS, 1), {}, 0)
    assert "Octobre : à appeler" not in read("appels/aujourd_hui", e=ecran, communes={}, now=NOW, moi=5)


def screen(ligne: LigneAppel, **known: Any) -> EcranAppel:
    places = tuple(Place(n, "inconnue") for n in range(1, 9))
    fiche = Fiche(replace(ODILE, accepte=Accepte(True, None, False, None, None)), True, True, NASTY, False, False)
    base: dict[str, Any] = {"fiche": fiche, "places": places, "noms": {}, "may_write": True}
    return EcranAppel(ligne, RELAIS, COMMUNES, NOW, NOW.date(), ligne.suivi.held(NOW), True, **(base | known))


@pytest.mark.parametrize("number", [0, 1, 3])
def test_one_call_with_everything_fits_on_a_screen(number: int) -> None:
    appel: Any = None
    asked = AppelOuvert(appel, ASKED, DEMANDE, None, ODILE, ())  # type: ignore[arg-type]
    said = read("appels/personne", e=screen(LONGEST, appels=(asked,) * number), f=0, prive=True)
    assert ("Auriez-vous une place" in said) is (number == 1)
    assert "Vous l'appelez" in said
    assert "Vous l'appelez" not in read("appels/personne", e=screen(LONGEST), f=0, prive=False)
    for template in ("appels/quand", "appels/rappel", "appels/plus"):
        assert read(template, e=screen(LONGEST), f=0, prive=True, mois=[])
    for chosen in (None, 0, 127):
        assert read("appels/jours", e=screen(LONGEST), f=0, prive=True, code=202612, depuis=None, choisis=chosen)


def test_what_a_family_is_told_is_shown_as_it_was_rendered() -> None:
    words = "<b>Votre demande</b> n° 214 " + "x" * 2500
    said = read("appels/famille", e=screen(FAMILY, fiche=None, textes=(words,), plus_anciens=2), f=0, prive=True)
    assert "<b>Votre demande</b>" in said
    assert "Rien n'attend" in read("appels/famille", e=screen(FAMILY, fiche=None), f=0, prive=True)


@pytest.mark.parametrize("resultat", get_args(Resultat))
def test_every_result_is_said_and_leads_to_the_next_call(resultat: Resultat) -> None:
    for ligne in (LONGEST, FAMILY):
        fini = AppelFini(ligne, resultat, NOW, NASTY, replace(TRIED, resultat="complet"), 2)
        data = {"choix": None, "familles": (3, 4), "depuis": None}
        assert "Votre réponse" in read("appels/fini", r=fini, f=0, **data)


def test_the_lists_for_paper_and_sheet_are_files() -> None:
    lignes, resumes = [LONGEST, FAMILY, replace(LONGEST, telephone=None)], {7: RESUME}
    paper = call_paper(lignes, resumes, COMMUNES, NOW, NOW.date(), "RPE d'essai")
    assert "n° 214 : intéressée" in paper["lignes"][0][3]
    assert paper["lignes"][1][3].endswith("c'est dit")
    assert make_document("liste.pdf", paper).startswith(b"%PDF-")
    sheet = call_sheet(lignes, resumes, COMMUNES, NOW)
    assert len({len(sheet["colonnes"]), *map(len, sheet["lignes"])}) == 1
    assert make_document("liste.xlsx", sheet).startswith(b"PK")
