"""The figures of contacts in the Caf's words: those of a real half-year, written again through the door in use."""

from __future__ import annotations

import json
from datetime import date
from itertools import count
from typing import Any

import pytest

from bot.simulator.phone import Phone
from bot.usecases.note_contact import Ecran, note_contact, note_interview
from tests.bureau import forge
from tests.contacts import open_menu, press
from tests.equipe import animatrice, parent, speaking
from tests.world import Town

# What one relais counted in six months (evaluation of the RPE Béthune-Bruay, 1 January to 30 June 2025).
FAMILLES = {"rech": 99, "emploi": 80, "parent": 0, "autres": 1}
PROFESSIONNELS = {"metier": 87, "dispo": 152, "rpe": 94, "statut": 53, "peda": 2, "form": 48}
DOMICILE = {"metier": 1, "dispo": 0, "rpe": 5, "statut": 0, "peda": 0, "form": 0}
ECRANS = count(10_000_000)


async def note(ville: Town, phone: Phone, public: str, motif: str, n: int, jour: date = date(2026, 10, 13)) -> None:
    """So many contacts noted by the one who holds this phone, each from its own screen."""
    async with ville.bot.service.unit() as unit:
        qui = await unit.tx.personnes.meet(phone.id, phone.name, unit.now)
        for _ in range(n):
            assert await note_contact(unit, qui, public, motif, Ecran(next(ECRANS), jour)) is not None


async def open_figures(ville: Town, phone: Phone) -> str:
    """« Chiffres » → « Contacts »."""
    await open_menu(phone)
    return await press(ville, phone, "Chiffres", "Contacts")


async def asked(ville: Town) -> list[dict[str, Any]]:
    """The documents that the worker is to make."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT body FROM task WHERE kind = 'document' ORDER BY id")
        return [json.loads(row["body"]) for row in rows]


async def test_the_half_year_of_a_real_relais_is_found_again_label_by_label(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    for public, figures in (("f", FAMILLES), ("a", PROFESSIONNELS), ("g", DOMICILE)):
        for motif, n in figures.items():
            await note(ville, noa, public, motif, n - (public == "f" and motif == "rech"))
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil")  # the 99th, by two taps
    said = await open_figures(ville, noa)
    assert "Contacts, octobre 2026" in said
    assert "622 contacts." in said
    for line in (
        "Familles : 180", "recherche d'un mode d'accueil : 99", "rôle d'employeur ou contrat de travail : 80",
        "accompagnement à la parentalité : 0", "autres sujets : médiation : 1", "Assistants maternels : 436",
        "exercice du métier : 87", "disponibilité d'accueil : 152", "fonctionnement du Rpe : 94",
        "statut (droit du travail) : 53", "informations pédagogiques : 2", "autres formations continues : 48",
        "Garde à domicile : 6", "fonctionnement du Rpe : 5", "candidats à l'agrément 0, partenaires 0",
    ):  # fmt: skip
        assert line in said, line
    assert len(said) < 1500


async def test_what_passes_through_the_bot_is_in_its_row(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    said = await open_figures(ville, noa)
    assert "Familles : 1" in said
    assert "non classé : 1" in said
    await press(ville, noa, "Conversations à classer", "#1", "Rôle d'employeur ou contrat de travail")
    said = await open_figures(ville, noa)
    assert "rôle d'employeur ou contrat de travail : 1" in said
    assert "non classé" not in said
    assert "Messagerie : 1" in await press(ville, noa, "Par canal")
    assert "famille 1, assistant maternel 0" in noa.last.text


async def test_a_question_answered_by_the_robot_is_counted_and_said_apart(
    ville: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.savoir import know

    know(monkeypatch)
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("combien de temps dure la période d'essai ?")
    await camille.answer()
    await ville.quiet()
    said = await open_figures(ville, noa)
    assert "1 contact, dont 1 où le robot a répondu seul." in said
    assert "rôle d'employeur ou contrat de travail : 1" in said


async def test_each_public_by_channel_with_the_contacts_behind_a_figure(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil", "Mail")
    await press(ville, noa, "Ce que la famille cherche", "Accueil collectif", "Avant et après la classe", "C'est bon")
    await note(ville, noa, "f", "rech", 2)
    await open_figures(ville, noa)
    said = await press(ville, noa, "Familles")
    assert "recherche d'un mode d'accueil : 3 (téléphone 2, sur place 0, mail 1, visio 0, messagerie 0)" in said
    assert "accueil collectif (A) : 1" in said
    assert "auprès d'un assistant maternel (B) : 0" in said
    assert "total (A+B+C) : 1" in said
    assert "avant et après la classe : 1" in said
    behind = await press(ville, noa, "Recherche d'un mode d'accueil (3)")
    assert behind.count("noté par Noa") == 3
    assert "mardi 13 octobre 2026, mail" in behind
    await press(ville, noa, "Retour", "Retour aux contacts", "Candidats")
    assert "La Caf n'a pas de ligne pour ce public" in noa.last.text


async def test_interviews_are_counted_by_theme_and_once_as_contacts(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    async with ville.bot.service.unit() as unit:
        qui = await unit.tx.personnes.meet(noa.id, noa.name, unit.now)
        for theme, n in (("metier", 3), ("monenfant", 2)):
            for _ in range(n):
                assert await note_interview(unit, qui, theme, Ecran(next(ECRANS), date(2026, 10, 13)))
    said = await open_figures(ville, noa)
    assert "5 contacts." in said
    assert "disponibilité d'accueil : 2" in said
    said = await press(ville, noa, "Entretiens")
    assert "Les conditions d'accès et d'exercice du métier : 3" in said
    assert "Le site monenfant.fr : 2" in said
    assert "Le droit du travail : 0" in said
    assert "Total : 5" in said


async def test_by_week_month_and_civil_year_whatever_the_day_it_was_typed(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await note(ville, noa, "f", "rech", 1, date(2026, 10, 12))
    await note(ville, noa, "f", "rech", 2, date(2026, 10, 1))
    await note(ville, noa, "f", "rech", 4, date(2026, 1, 1))
    await note(ville, noa, "f", "rech", 8, date(2025, 12, 31))
    assert "3 contacts." in await open_figures(ville, noa)
    said = await press(ville, noa, "Semaine")
    assert "semaine du lundi 12 octobre 2026" in said
    assert "1 contact." in said
    assert "0 contact." in await press(ville, noa, "Semaine du lundi 5 octobre 2026")
    await press(ville, noa, "Semaine du lundi 12 octobre 2026")
    assert "7 contacts." in await press(ville, noa, "Année")
    assert "8 contacts." in await press(ville, noa, "Année 2025")
    await press(ville, noa, "Une autre année")
    assert "7 contacts." in await press(ville, noa, "Année 2026")
    await press(ville, noa, "Mois")
    assert "0 contact." in await press(ville, noa, "Septembre 2026")
    assert "recherche d'un mode d'accueil : 0" in noa.last.text


async def test_what_is_undone_is_in_no_figure(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    await press(ville, noa, "Noter un contact", "Famille : recherche d'un mode d'accueil", "Annuler ce contact")
    assert "0 contact." in await open_figures(ville, noa)


async def test_the_picture_and_the_sheet_arrive_with_the_exact_labels(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    for motif, n in FAMILLES.items():
        await note(ville, noa, "f", motif, n)
    await open_figures(ville, noa)
    noa.press("Image")
    picture = await noa.wait_for("Octobre 2026, 180 contacts", fresh=True)
    assert "photo" in picture.raw
    noa.press("Revenir aux contacts", message=picture)
    await noa.wait_for("180 contacts.", fresh=True)
    noa.press("Tableur")
    sheet = await noa.wait_for("180 contacts, avec les libellés de la Caf", fresh=True)
    assert sheet.file_name == "contacts-m-2026-10-01.xlsx"


async def test_the_sheet_and_the_picture_say_the_same_numbers(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    for motif, n in PROFESSIONNELS.items():
        await note(ville, noa, "a", motif, n)
    await note(ville, noa, "a", "metier", 5, date(2026, 9, 30))
    ville.bot.worker._kinds = {}  # the worker rests: what is asked can be read
    for code in ("an:ctf:m20261001:a_image", "an:ctf:m20261001:tableur", "an:ctf:m20261001:tableur"):
        await forge(ville, noa, code)
    image, sheet = (one["contenu"] for one in await asked(ville))
    assert image["fins"] == ["87", "152", "94", "53", "2", "48"]
    assert image["sous_titre"] == "Octobre 2026, 436 contacts"
    feuilles = {one["titre"]: one for one in sheet["feuilles"]}
    assert list(feuilles) == [
        "Familles", "Assistants maternels", "Garde à domicile", "Demandes", "Entretiens", "Hors tableau Caf", "Contacts"
    ]  # fmt: skip
    rows = feuilles["Assistants maternels"]["lignes"]
    assert rows[0][:4] == ["exercice du métier", 87, 5, 87]
    assert rows[1][:4] == ["disponibilité d'accueil", 152, 0, 152]
    assert rows[-1][:3] == ["Total", 436, 5]
    assert feuilles["Familles"]["lignes"][0] == ["recherche d'un mode d'accueil", 0, 0, 0, 0, 0, 0, 0]
    assert len(feuilles["Contacts"]["lignes"]) == 436
    assert all(len(f["lignes"][0]) == len(f["colonnes"]) for f in feuilles.values())


async def test_another_relais_sees_none_of_it(ville: Town) -> None:
    noa, odile = await animatrice(ville, "Noa"), await animatrice(ville, "Odile", "oignies")
    await note(ville, noa, "f", "rech", 5)
    assert "0 contact." in await open_figures(ville, odile)
    await forge(ville, odile, "an:ctf:m20261001:f_rech:0")
    assert "Aucun contact." in odile.last.text
    ville.bot.worker._kinds = {}
    await forge(ville, odile, "an:ctf:m20261001:tableur")
    (sheet,) = await asked(ville)
    assert sheet["contenu"]["feuilles"][-1]["lignes"] == []


@pytest.mark.parametrize("code", ["an:ctf", "an:ctf:annees", "an:ctf:m20261001:f", "an:ctf:m20261001:image"])
async def test_a_parent_reads_none_of_it(ville: Town, code: str) -> None:
    camille = await parent(ville)
    await forge(ville, camille, code)
    assert "réservé" in camille.last.text


@pytest.mark.parametrize(
    "code",
    ["an:ctf:x", "an:ctf:m20269999", "an:ctf:s20300101", "an:ctf:a19000101", "an:ctf:zzz:f", "an:ctf:m1:f_rech:99"],
)
async def test_a_forged_or_old_button_is_answered(ville: Town, code: str) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    await forge(ville, noa, code)
    assert "octobre 2026" in noa.last.text
