"""The report of an import as an animatrice reads it: short in the chat, whole in the file."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import pytest

from bot.domain.annuaire.comparaison import compare
from bot.domain.annuaire.lecture import read_annuaire
from bot.domain.annuaire.rapport import (
    Avertissement,
    ChampFiche,
    Changement,
    CodeAvertissement,
    Doublon,
    Modifiee,
    MotifDoublon,
    Nouvelle,
    RaisonRefus,
    Rapport,
    Refus,
    SansTelephone,
)
from bot.domain.annuaire.tableau import FichierRefuse, RaisonFichier
from bot.domain.assistants import AssistantMaternel, Place
from content.render import render
from content.text_files import render_text

NASTY = "<b>&\"'" * 100
SOMEBODY = AssistantMaternel(1, NASTY, NASTY, "62516")
PLACE = Place(2, "libre", date(2026, 9, 1), 18, 36, "periscolaire", 1, datetime(2026, 10, 1, tzinfo=UTC), "import")
PAGE = (Path(__file__).parents[2] / "docs" / "annuaire.md").read_text(encoding="utf-8")


def rapport(**filled: object) -> Rapport:
    empty: dict[str, object] = dict.fromkeys(Rapport.__slots__, ())
    return Rapport(**{**empty, "feuille": "", **filled})  # type: ignore[arg-type]


def everything(times: int) -> Rapport:
    changes = tuple(Changement("place", PLACE, None, rang) for rang in range(1, 9))
    return rapport(
        colonnes_ignorees=(NASTY,) * times,
        feuille=NASTY,
        feuilles_ignorees=(NASTY,) * times,
        nouvelles=(Nouvelle(1, SOMEBODY),) * times,
        modifiees=(Modifiee(12345, SOMEBODY, SOMEBODY, changes),) * times,
        refusees=(Refus(12345, "doublon", NASTY, 12345, "nom_proche"),) * times,
        avertissements=(Avertissement(12345, "disponibilite_illisible", NASTY, NASTY),) * times,
        doublons=(Doublon("nom_proche", 12345, SOMEBODY, SOMEBODY, 12345),) * times,
        sans_telephone=(SansTelephone(12345, SOMEBODY),) * times,
        absentes=(SOMEBODY,) * times,
    )


def test_the_message_always_fits_and_says_how_many_more_there_are() -> None:
    text = render("annuaire/rapport", rapport=everything(40)).text
    shown = html.unescape(re.sub(r"</?b>", "", text))  # Telegram counts what is shown
    assert len(shown.encode("utf-16-le")) // 2 <= 4096
    assert "… et 34 autres" in text
    assert "<b>&amp;" not in text.replace("<b>Annuaire", "")


def test_the_message_shows_no_button_nor_tag_of_somebody_else() -> None:
    text = render("annuaire/rapport", rapport=everything(1)).text
    assert text.count("<b>") == text.count("</b>") == 8


@pytest.mark.parametrize("raison", get_args(RaisonRefus))
def test_each_refused_line_is_a_sentence(raison: RaisonRefus) -> None:
    text = render_text(
        "annuaire/rapport_complet", rapport=rapport(refusees=(Refus(7, raison, "Zut & <co>", 3, "nom"),))
    )
    (line,) = [line for line in text.splitlines() if line.startswith("ligne 7 : ")]
    assert line.endswith(".")
    assert raison == "nom_absent" or "Zut & <co>" in line


@pytest.mark.parametrize("code", get_args(CodeAvertissement))
def test_each_warning_is_a_sentence_that_shows_what_was_written(code: CodeAvertissement) -> None:
    warned = Avertissement(7, code, "Colonne", "2025-01-31")
    text = render_text("annuaire/rapport_complet", rapport=rapport(avertissements=(warned,)))
    (line,) = [line for line in text.splitlines() if line.startswith("ligne 7 : « Colonne » : ")]
    assert line.endswith(".")
    assert "2025-01-31" in line or "31/01/2025" in line


@pytest.mark.parametrize("motif", get_args(MotifDoublon))
def test_each_doubt_says_why(motif: MotifDoublon) -> None:
    doubt = Doublon(motif, 7, SOMEBODY, replace(SOMEBODY, nom="Autre"), None)
    text = render_text("annuaire/rapport_complet", rapport=rapport(doublons=(doubt,)))
    assert "(dans l'annuaire) : " in text


VALUES: dict[str, object] = {
    "commune": "62516", "statut": "mam", "agrement_places": 3, "agrement_fin": date(2026, 3, 1), "ecoles": ("A", "B"),
    "place": PLACE, "periscolaire": True, "en_activite": False,
}  # fmt: skip
SHOWN = {
    "commune": "Lillers", "statut": "en MAM", "agrement_places": "« 3 »", "agrement_fin": "dimanche 1er mars 2026",
    "ecoles": "A, B", "place": "libre le mardi 1er septembre 2026, périscolaire, dès 18 mois, jusqu'à 3 ans",
    "periscolaire": "oui", "en_activite": "non",
}  # fmt: skip


@pytest.mark.parametrize("champ", get_args(ChampFiche))
def test_each_change_is_shown_before_and_after(champ: ChampFiche) -> None:
    value = VALUES.get(champ, "valeur")
    change = Changement(champ, replace(PLACE, etat="occupee") if champ == "place" else None, value, 2)  # type: ignore[arg-type]
    text = render_text(
        "annuaire/rapport_complet",
        rapport=rapport(modifiees=(Modifiee(7, SOMEBODY, SOMEBODY, (change,)),)),
        communes={"62516": "Lillers"},
    )
    assert f"→ {SHOWN.get(champ, '« valeur »')}" in text


def test_a_seat_that_appears_or_goes_is_said_so() -> None:
    changes = (Changement("place", None, PLACE, 4), Changement("place", PLACE, None, 5))
    text = render_text(
        "annuaire/rapport_complet", rapport=rapport(modifiees=(Modifiee(7, SOMEBODY, SOMEBODY, changes),))
    )
    assert "\n    place 4 ajoutée : libre" in text
    assert "\n    place 5 retirée" in text


@pytest.mark.parametrize("raison", get_args(RaisonFichier))
def test_each_refused_file_is_a_sentence(raison: RaisonFichier) -> None:
    text = render_text("annuaire/fichier_refuse", fichier=FichierRefuse(raison, "commune"))
    assert text.strip().endswith(".")
    assert text.strip() in render("annuaire/fichier_refuse", fichier=FichierRefuse(raison, "commune")).text.replace(
        "&#39;", "'"
    )


def test_every_code_has_its_sentence_in_the_documentation() -> None:
    missing = [
        code
        for codes in (RaisonRefus, CodeAvertissement, RaisonFichier, MotifDoublon)
        for code in get_args(codes)
        if f"`{code}`" not in PAGE
    ]
    assert missing == []


def test_the_example_of_the_documentation_is_read_without_a_remark() -> None:
    example = Path(__file__).parents[2] / "docs" / "exemples" / "annuaire.csv"
    communes = {"lillers": "62516", "isbergues": "62473", "saint-venant": "62770"}
    read = read_annuaire(example.read_bytes(), lambda nom, _: communes.get(nom.casefold()), date(2026, 10, 13))
    assert not isinstance(read, FichierRefuse)
    found = compare([], read, datetime(2026, 10, 13, 8, tzinfo=UTC))
    assert (found.refusees, found.avertissements, found.colonnes_ignorees, found.doublons) == ((), (), (), ())
    assert len(found.nouvelles) == 4
