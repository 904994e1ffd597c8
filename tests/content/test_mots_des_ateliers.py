"""How ateliers are said: places, ages, conflicts, paper and agenda; every screen fits with the worst titles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args

import pytest

from bot.domain.annuaire.tableau import FichierRefuse
from bot.domain.ateliers import GENRES, PUBLICS, TITRE_MAX, Atelier, Compte, Genre, places_of
from bot.domain.calendrier import to_utc
from bot.domain.conflits import Conflit, Obstacle
from bot.domain.periodes_planning import PeriodePlanning
from bot.domain.planning_ecrit import LigneRefusee, PlanningLu, RefusLigne
from bot.domain.porte_atelier import COURT_MAX, TEXTE_MAX, Refus
from bot.domain.reglages import Reglages
from bot.domain.regles_ateliers import CHOIX, NOMS, Regles, regles_of, with_next
from bot.domain.relais import Relais
from bot.relais import EXEMPLES, load_relais
from bot.simulator.entities import parse_html
from bot.usecases.import_planning import Rapport
from bot.usecases.see_planning import Fiche, Ligne, Planning
from bot.usecases.tell_inscrits import Prevenues
from content.documents import make_document
from content.filters_ateliers import GENRES as NOMS_DES_GENRES
from content.filters_ateliers import REFUS, en_ages_mois, en_conflit, en_places, en_publics
from content.filters_regles import en_regle
from content.planning_modele import modele
from content.planning_papier import agenda, planning_paper
from content.render import render
from store.inscrits import Inscrit
from tests.content.samples import HOSTILE

RELAIS: Relais = load_relais(EXEMPLES).get("artois-lys-romane")
NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
JOUR = date(2026, 11, 17)
UN = Atelier(7, 1, "eveil", "Peinture", to_utc(JOUR, time(9, 15)), to_utc(JOUR, time(11, 30)), NOW, lieu="lillers")
PIRE = replace(
    UN, titre=(HOSTILE * 9)[:TITRE_MAX], description=(HOSTILE * 40)[:TEXTE_MAX], intervenant=(HOSTILE * 9)[:COURT_MAX],
    partenaire=(HOSTILE * 9)[:COURT_MAX], lieu=None, lieu_dit=(HOSTILE * 9)[:COURT_MAX], publics=PUBLICS, charte=True,
    places_enfants=12, age_min_mois=18, age_max_mois=35, image="x",
)  # fmt: skip
CONFLITS = tuple(Conflit(one, HOSTILE, PIRE) for one in get_args(Obstacle))


@pytest.mark.parametrize(
    ("compte", "enfants", "said"),
    [
        (Compte(), None, "8 places libres"),
        (Compte(inscrites=6), None, "2 places libres sur 8"),
        (Compte(inscrites=6, proposees=1), 0, "1 place libre sur 8"),
        (Compte(inscrites=6, enfants=10), 12, "2 places libres sur 8, et 2 pour les enfants"),
        (Compte(inscrites=6, enfants=12), 12, "2 places libres sur 8, sans enfant : leurs places sont prises"),
        (Compte(inscrites=8), None, "complet"),
        (Compte(inscrites=8, en_attente=1), None, "complet, 1 personne sur la liste d'attente"),
    ],
)
def test_places_are_words(compte: Compte, enfants: int | None, said: str) -> None:
    assert en_places(places_of(replace(UN, places_enfants=enfants), compte)) == said


def test_ages_and_publics() -> None:
    ages = [(None, None), (18, 36), (24, None), (None, 36), (0, 18)]
    said = [en_ages_mois(replace(UN, age_min_mois=least, age_max_mois=most)) for least, most in ages]
    assert said == ["", "de 18 mois à 3 ans", "dès 2 ans", "jusqu'à 3 ans", "jusqu'à 18 mois"]
    assert en_publics(PUBLICS) == "les assistants maternels, les gardes à domicile et les parents"


def test_every_kind_refusal_rule_and_obstacle_has_its_words() -> None:
    assert set(NOMS_DES_GENRES) == set(get_args(Genre))
    assert set(REFUS) == set(get_args(Refus)) | set(get_args(get_args(RefusLigne)[1]))
    assert all(en_regle(nom, Regles.of(Reglages())) for nom in NOMS)
    assert all(en_conflit(one, RELAIS) for one in CONFLITS)


@pytest.mark.parametrize("nom", CHOIX)
def test_a_rule_goes_round_and_comes_back_to_the_relais(nom: str) -> None:
    seen, one = set(), UN
    for _ in range(len(CHOIX[nom])):
        one = with_next(one, nom, Reglages())
        seen.add(en_regle(nom, regles_of(Reglages(), one)))
        if nom == "fermeture_heure":
            assert en_regle("fermeture_jours", regles_of(Reglages(), one))
    assert len(seen) == len(CHOIX[nom])
    assert dict(one.regles) == {}


def fiche(atelier: Atelier) -> Fiche:
    return Fiche(atelier, RELAIS, places_of(atelier, Compte(3, 4, 1, 1, 2)), CONFLITS, (UN,) * 3, False)


def read(template: str, **data: Any) -> str:
    screen = render(template, **data)
    text, _ = parse_html(screen.text)
    assert text.strip()
    assert len(text) <= 4096
    assert all(len(button.target.encode()) <= 64 for row in screen.rows for button in row)
    return text


@pytest.mark.parametrize("etat", ["brouillon", "annonce", "annule"])
def test_the_worst_atelier_fits_on_every_screen(etat: Any) -> None:
    a = replace(PIRE, etat=etat, annule_pourquoi="la météo ne le permet pas" if etat == "annule" else None)
    told = Prevenues(3, (Inscrit(1, "inscrite", HOSTILE, "+33639980001", None),) * 40)
    f = fiche(a)
    said = read("ateliers/atelier", f=f, a=a, refus="ages", prevenues=told, nouvelles=("jour",), fait="nouveau")
    assert HOSTILE in said
    read("ateliers/plus", f=f, a=a)
    read("ateliers/annonce", ateliers=[a], relais=RELAIS)
    assert "Et 22 autres" in read("ateliers/annonce", ateliers=[a] * 30, relais=RELAIS)
    for who in ("inscrite", "proposee", "en_attente"):
        read("ateliers/change", a=a, relais=RELAIS, nouvelles=("jour", "heures", "lieu", "titre"), etat=who)
    read("ateliers/annule", a=a, relais=RELAIS, nouvelles=(), etat="inscrite")
    read("ateliers/fiche_publique", l=Ligne(a, f.places), a=a, relais=RELAIS, now=NOW)


@pytest.mark.parametrize("sorte", ["s", "m"])
@pytest.mark.parametrize("count", [0, 1, 20, 60])
def test_a_full_planning_is_one_message(sorte: Any, count: int) -> None:
    long = replace(UN, titre="T" * TITRE_MAX, lieu="isbergues-mef")
    lignes = tuple(Ligne(long, places_of(long, Compte()), CONFLITS[:1]) for _ in range(count))
    periode = PeriodePlanning(sorte, date(2026, 11, 2 if sorte == "s" else 1))
    planning = Planning(RELAIS, 1, periode, lignes)
    data: dict[str, Any] = {"p": planning, "mois": periode, "semaine": periode, "today": periode, "ancien": False}
    for template in ("ateliers/planning", "ateliers/planning_public"):
        screen = render(template, **data)
        assert len(parse_html(screen.text)[0]) <= 4096
        assert sum(len(row) for row in screen.rows) <= 100


def test_a_report_full_of_mistakes_is_one_message() -> None:
    refused = tuple(LigneRefusee(n, "genre", HOSTILE * 9) for n in range(200))
    lu = PlanningLu((), refused, (HOSTILE,) * 40)
    rapport = Rapport(lu, ((3, PIRE),) * 99, (1, 2), tuple((n, PIRE, CONFLITS[4]) for n in range(200)))
    assert "Et 190 autres" in read("ateliers/rapport", r=rapport, id=12, relais=RELAIS)
    for raison in ("vide", "en_tete_introuvable", "ancien_xls"):
        read("ateliers/fichier_refuse", fichier=FichierRefuse(raison))


def test_a_month_of_sixty_is_one_sheet_and_a_cancelled_one_says_so() -> None:
    many = [replace(UN, id=n, debut=UN.debut + timedelta(days=n // 3), fin=UN.fin + timedelta(days=n // 3))
            for n in range(60)]  # fmt: skip
    paper = planning_paper(RELAIS, PeriodePlanning("m", date(2026, 11, 1)), many)
    pdf = make_document("planning.pdf", paper)
    assert pdf.count(b"/Type /Page\n") == 1
    assert paper["jours"][0][1][0][2] == "Lillers, Salle mise à disposition, 73-81 rue de Robecq"
    cancelled = planning_paper(RELAIS, PeriodePlanning("s", JOUR), [replace(UN, etat="annule")])
    assert cancelled["jours"][0][1][0][1] == "ANNULÉ : Peinture"
    assert make_document("planning.pdf", planning_paper(RELAIS, PeriodePlanning("s", JOUR), [])).startswith(b"%PDF-")


def test_an_agenda_keeps_the_hours_of_paris_and_says_what_is_cancelled() -> None:
    from icalendar import Calendar

    summer = replace(UN, id=8, debut=to_utc(date(2027, 3, 30), time(9, 15)), fin=to_utc(date(2027, 3, 30), time(11)),
                     etat="annule", version=3)  # fmt: skip
    file = make_document("agenda.ics", agenda(RELAIS, [UN, summer], NOW))
    winter, gone = (dict[str, Any](one) for one in Calendar.from_ical(file).walk("VEVENT"))
    assert str(winter["UID"]) == "atelier-7@artois-lys-romane"
    assert winter["DTSTART"].params["TZID"] == "Europe/Paris"
    assert (winter["DTSTART"].dt.hour, gone["DTSTART"].dt.hour) == (9, 9)
    assert "rue de Robecq" in str(winter["LOCATION"])
    assert (str(winter["STATUS"]), str(gone["STATUS"]), int(gone["SEQUENCE"])) == ("CONFIRMED", "CANCELLED", 3)
    assert b"BEGIN:VTIMEZONE" in file


def test_the_file_to_fill_in_is_understood_as_it_is() -> None:
    from bot.domain.planning_ecrit import Lecteur, read_planning

    lu = read_planning(make_document("liste.xlsx", modele(RELAIS, NOW.date())), Lecteur(1, RELAIS, 1, NOW, NOW.date()))
    assert isinstance(lu, PlanningLu)
    assert lu.refusees == ()
    assert lu.ignores == ()
    ((_, one),) = lu.ateliers
    assert one.lieu is not None
    assert one.genre in GENRES
