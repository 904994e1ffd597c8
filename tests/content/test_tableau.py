"""Every screen of the board can be read, whatever is written in it, and fits in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.domain.assistants import AssistantMaternel, Place
from bot.domain.criteres import Candidat
from bot.domain.demande_accueil import DemandeAccueil, Issue
from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.dossiers import Fait, Retenue, Vue
from bot.domain.evenements import Quoi
from bot.domain.explications import Explication
from bot.domain.familles import Famille
from bot.domain.mois import Mois
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import EtatProposition
from bot.domain.suivi import Comptes
from bot.domain.tableau import page_of
from bot.domain.verdicts import CERCLES, Admise, Exclue, Raison
from bot.relais import EXEMPLES, load_relais
from bot.usecases.refuse_demande import Motif
from content.render import TEMPLATES, render

NOW = datetime(2026, 10, 13, 8, tzinfo=UTC)
NASTY = '<b>Éloïse & "Cie"</b> l\'[autre](an:clo:1:close)'
RELAIS = load_relais(EXEMPLES).get("artois-lys-romane")
BESOIN = Besoin(
    commune="62516", rayon_km=10, enfants=(Enfant(Mois(2026, 9)),) * 3, a_partir_du=date(2027, 1, 4),
    jusqu_au=date(2028, 1, 4), jours=frozenset(range(7)), semaines="une_sur_deux", horaires=Horaires(time(5), time(22)),
    periode="mercredis_et_vacances", ecole=NASTY, trajet="assistant_maternel", imprevu=True,
    accueil_adapte="avec_animatrice",
)  # fmt: skip
DEMANDE = DemandeAccueil(
    id=214, relais_id=1, famille_id=1, etat="active", modes=("assistant_maternel", "collectif"), besoin=BESOIN,
    remarque=NASTY * 10, remarque_etat="a_relire", reponse_le=NOW, envoyee_le=NOW, vague_le=NOW, cercle="partiel",
    cercle_le=NOW, passe_par_animatrice=True,
)  # fmt: skip
ODILE = AssistantMaternel(7, NASTY, NASTY, "62516", telephone="+33639980101", places=(Place(1, "libre"),))
ASKED = PropositionSuivie(
    relais_id=1, demande=214, assistant=7, cercle="a_la_main", ecrite_le=NOW, envoyee_le=NOW, relancee_le=NOW
)


def read(template: str, **data: Any) -> str:
    """The screen, as Telegram would take it."""
    screen = render(template, **data)
    assert 0 < len(screen.text) <= 4096
    assert "<b>Éloïse" not in screen.text
    for row in screen.rows:
        for button in row:
            assert button.kind != "tap" or len(button.target.encode()) <= 64
            assert button.target != "an:clo:1:close"
    return unescape(screen.text)


def vue(verdict: Any) -> Vue:
    return Vue(Explication(Candidat(ODILE, 14.2), verdict, (), {}, ("disponibilite", "ecole")))


@pytest.mark.parametrize("raison", get_args(Raison))
def test_every_reason_of_exclusion_has_its_words(raison: Raison) -> None:
    page = page_of([vue(Exclue(raison))] * 10, 0, 10)
    assert read("tableau/exclues", id=214, code=raison, page=page, communes={"62516": NASTY}, structures=())


@pytest.mark.parametrize("cercle", CERCLES)
def test_whoever_could_still_be_asked_says_what_to_ask_her(cercle: Any) -> None:
    page = page_of([vue(Admise(cercle))], 0, 10)
    assert "ses places et l'école" in read(
        "tableau/exclues", id=214, code=cercle, page=page, communes={}, structures=()
    )


@pytest.mark.parametrize("etat", get_args(EtatProposition))
def test_every_state_of_a_professional_has_its_words(etat: EtatProposition) -> None:
    seen = Vue(vue(Admise("partiel")).explication, replace(ASKED, etat=etat), ecartee=True)
    assert read("tableau/vue", d=DEMANDE, vue=seen, communes={})


@pytest.mark.parametrize("motif", get_args(Motif))
def test_every_refusal_is_kind_and_gives_the_phone(motif: Motif) -> None:
    assert "03 21 61 50 00" in read("tableau/famille_refusee", numero=214, motif=motif, relais=RELAIS)


@pytest.mark.parametrize("issue", [one for one in get_args(Issue) if one != "delai_passe"])
def test_every_outcome_is_told_to_the_family(issue: Issue) -> None:
    assert read("tableau/famille_close", numero=214, issue=issue, relais=RELAIS)
    closed = replace(DEMANDE, etat="close", issue=issue)
    assert read("tableau/close", d=closed, new=True, has_telegram=False, telephone="+33639980001")


def test_the_journal_has_words_for_everything_that_may_happen() -> None:
    answers = [f"reponse_{etat}" for etat in ("interessee", "pas_cette_fois", "plus_disponible", "pourvue", "retiree")]
    waves = [f"vague_{cercle}" for cercle in CERCLES]
    for quoi in (*get_args(Quoi), "recue", "reponse_donnee", *answers, *waves):
        said = read(
            "tableau/journal", responsable=True, id=214, page=page_of([Fait(NOW, quoi, 2, NASTY, NASTY)], 0, 20)
        )
        assert f": {quoi}" not in said, quoi


@pytest.mark.parametrize("quoi", ["DejaPourvue", "Retiree", "TropTard", "DejaRepondu", "Interessee", "NonMerci"])
def test_what_a_call_changed_is_always_said(quoi: str) -> None:
    class Ouvert:
        assistant, demande, proposition, famille = ODILE, DEMANDE, ASKED, None

    assert read("appels/note", o=Ouvert, quoi=quoi, suite=None, communes={})


def test_one_request_with_everything_fits_on_a_screen() -> None:
    famille = Famille(1, 1, NASTY, "+33639980001", 12)
    said = read(
        "tableau/dossier", d=DEMANDE, famille=famille, commune=NASTY, relayee=True, s=Comptes(9, 3, 2, 4, 5),
        propositions=14, ecartees=2, suite=None, retenue=Retenue(NOW, 23, 20), now=NOW,
    )  # fmt: skip
    assert "9 interrogées : 2 intéressées, 3 pas libres, 4 sans réponse." in said.replace("<b>", "").replace("</b>", "")
    assert "Accueil adapté" in said


def test_no_sentence_of_the_board_says_what_the_relais_never_says() -> None:
    for folder in ("tableau", "appels", "fiches"):
        for path in sorted((TEMPLATES / folder).glob("*.html")):
            words = Path(path).read_text("utf-8").lower()
            for banned in ("maman", " garder", "placer", "urgence", "handicap", "félicitation", "nounou"):
                assert banned not in words, path.name
