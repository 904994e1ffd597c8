"""Requests that nobody could answer, for elected officials: told with phones, and nobody can be recognised in them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.domain.demandes import Besoin, Enfant, Horaires
from bot.domain.mois import Mois
from bot.simulator.phone import Phone
from tests.bureau import forge, submit_by_phone
from tests.contacts import open_menu, press
from tests.equipe import animatrice, parent
from tests.quartier import BURBURE, BUSNES, UN_BEBE, add_assistant, libre, soon, submit
from tests.world import Town

TOT = replace(UN_BEBE, horaires=Horaires(time(5, 30), time(17, 0)))
MAI, JUIN = datetime(2026, 5, 12, 9, tzinfo=UTC), datetime(2026, 6, 12, 9, tzinfo=UTC)
EXPIREE: dict[str, Any] = {"etat": "expiree", "issue": "delai_passe", "close_le": JUIN, "vague_le": None}


async def unmet(ville: Town, n: int, besoin: Besoin = UN_BEBE, **changes: Any) -> list[int]:
    """So many families whose request ended without anybody."""
    known = {"envoyee_le": MAI, **EXPIREE, "besoin": besoin} | changes
    return [await submit_by_phone(ville, "Camille", **known) for _ in range(n)]


async def open_besoins(ville: Town, phone: Phone) -> str:
    """« Chiffres » → « Besoins non couverts »."""
    await open_menu(phone)
    return await press(ville, phone, "Chiffres", "Besoins non couverts")


async def asked(ville: Town) -> list[dict[str, Any]]:
    """The documents that the worker is to make."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT body FROM task WHERE kind = 'document' ORDER BY id")
        return [json.loads(row["body"]) for row in rows]


async def test_a_year_by_commune_month_hours_and_kind(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await unmet(ville, 4, TOT)
    await unmet(ville, 5, envoyee_le=JUIN, modes=("collectif",))
    await unmet(ville, 2, replace(UN_BEBE, commune=BURBURE, imprevu=True))
    await unmet(ville, 1, replace(UN_BEBE, commune=BUSNES))
    said = await open_besoins(ville, noa)
    assert "Arrêté au mercredi 30 septembre 2026." in said
    assert "12 demandes sans solution" in said
    assert "horaires atypiques : 4" in said
    assert "besoin imprévu : moins de 3" in said
    assert "auprès d'un assistant maternel : 7" in said
    assert "accueil collectif : 5" in said
    by_commune = await press(ville, noa, "Par commune")
    assert "Lillers : 9" in by_commune
    assert "Autres communes : 3" in by_commune
    assert "Burbure" not in by_commune
    await press(ville, noa, "Retour aux besoins")
    by_month = await press(ville, noa, "Par mois")
    assert "De janvier à mai 2026 : 7" in by_month
    assert "De juin à septembre 2026 : 5" in by_month
    await press(ville, noa, "Retour aux besoins")
    assert "Toutes les communes : 4" in await press(ville, noa, "Horaires atypiques")


async def test_fewer_than_three_families_are_never_shown_whatever_the_screen(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await unmet(ville, 2)
    said = await open_besoins(ville, noa)
    assert "Moins de 3 familles sont restées sans solution" in said
    ville.bot.worker._kinds = {}
    for code in ("communes", "mois", "atypique", "communes:image", "tableur"):
        await forge(ville, noa, f"an:bn:2026:{code}")
        assert "Lillers" not in noa.last.text
    contenus = json.dumps([one["contenu"] for one in await asked(ville)], ensure_ascii=False)
    assert "Lillers" not in contenus
    assert "moins de 3" in contenus
    assert '"valeurs": []' in contenus


async def test_one_family_that_asks_again_and_again_is_one_family(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), ville.person("Camille")
    numeros = [await submit(ville, camille, envoyee_le=MAI, **EXPIREE) for _ in range(4)]
    assert "Moins de 3 familles" in await open_besoins(ville, noa)
    async with ville.bot.service.unit() as unit:
        for numero in numeros:
            await unit.tx.donnees.erase_demande(numero)
    assert "Moins de 3 familles" in await open_besoins(ville, noa)


async def test_what_is_erased_stays_in_the_figures(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    fratrie = replace(TOT, enfants=(Enfant(Mois(2026, 3)), Enfant(Mois(2024, 3))), accueil_adapte="avec_animatrice")
    numeros = await unmet(ville, 4, fratrie) + await unmet(ville, 4)
    before = await open_besoins(ville, noa)
    assert "accueil adapté : 4" in before
    async with ville.bot.service.unit() as unit:
        for numero in numeros:
            await unit.tx.donnees.erase_demande(numero)
        assert await unit.tx.sql.value("SELECT count(*) FROM demande") == 0
    after = await open_besoins(ville, noa)
    assert after == before
    assert "Lillers : 8" in await press(ville, noa, "Par commune") or "Toutes les communes : 8" in noa.last.text


async def test_what_found_a_solution_or_is_not_ended_is_not_counted(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await unmet(ville, 3)
    await unmet(ville, 3, issue="sans_solution", etat="close")
    await unmet(ville, 3, etat="active", issue=None, close_le=None, repondu_le=JUIN)
    for changes in (
        {"etat": "pourvue", "issue": "trouve_ici"}, {"etat": "pourvue", "issue": "trouve_ailleurs"},
        {"etat": "retiree", "issue": "abandonnee"}, {"etat": "active", "issue": None, "close_le": None},
        {"envoyee_le": ville.now()},
    ):  # fmt: skip
        await unmet(ville, 3, **changes)
    assert "9 demandes sans solution" in await open_besoins(ville, noa)


async def test_an_expired_request_that_somebody_wanted_is_no_unmet_need(ville: Town) -> None:
    noa, eva, camille = await animatrice(ville, "Noa"), ville.person("Eva"), ville.person("Camille")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    await add_assistant(ville, eva, place)
    numero = await submit(ville, camille)
    await soon(ville)
    eva.press("Cette demande m'intéresse")
    await ville.quiet()
    await unmet(ville, 3)
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run(
            "UPDATE demande SET etat = 'expiree', envoyee_le = '2026-05-12T09:00:00.000000Z' WHERE id = :id",
            {"id": numero},
        )
    assert "3 demandes sans solution" in await open_besoins(ville, noa)


async def test_by_year_until_the_last_whole_month(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await unmet(ville, 3, envoyee_le=datetime(2025, 3, 3, tzinfo=UTC))
    await unmet(ville, 4)
    assert "4 demandes sans solution" in await open_besoins(ville, noa)
    last = await press(ville, noa, "Année 2025")
    assert "3 demandes sans solution" in last
    assert "Arrêté au mercredi 31 décembre 2025" in last
    await press(ville, noa, "Année 2026")
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of("artois-lys-romane")
        found = await unit.tx.besoins_non_couverts.list(home, date(2026, 1, 1), date(2026, 5, 1))
    assert found == []


async def test_the_picture_and_the_sheet_arrive(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await unmet(ville, 4)
    await unmet(ville, 4, replace(UN_BEBE, commune=BURBURE))
    await open_besoins(ville, noa)
    noa.press("Image")
    picture = await noa.wait_for("8 demandes sans solution, arrêté au mercredi 30 septembre 2026", fresh=True)
    assert "photo" in picture.raw
    noa.press("Revenir aux besoins", message=picture)
    await noa.wait_for("8 demandes sans solution", fresh=True)
    noa.press("Tableur")
    sheet = await noa.wait_for("ce fichier peut être montré", fresh=True)
    assert sheet.file_name == "besoins-non-couverts-2026.xlsx"
    ville.bot.worker._kinds = {}
    await forge(ville, noa, "an:bn:2026:tableur")
    contenu = (await asked(ville))[-1]["contenu"]
    tables = {one["titre"]: one["lignes"] for one in contenu["feuilles"]}
    assert tables["Par commune"] == [["Burbure", 4], ["Lillers", 4]]
    assert "Camille" not in json.dumps(contenu)


async def test_another_relais_sees_none_of_it(ville: Town) -> None:
    odile = await animatrice(ville, "Odile", "oignies")
    await unmet(ville, 5)
    assert "0 demande sans solution." in await open_besoins(ville, odile)


@pytest.mark.parametrize("code", ["an:bn", "an:bn:2026:communes", "an:bn:2026:tableur", "an:bn:2026:mois:image"])
async def test_a_parent_reads_none_of_it(ville: Town, code: str) -> None:
    camille = await parent(ville)
    await forge(ville, camille, code)
    assert "réservé" in camille.last.text


@pytest.mark.parametrize("code", ["an:bn:0", "an:bn:1", "an:bn:99999", "an:bn:2031:mois", "an:bn:2026:fratrie"])
async def test_a_forged_or_old_button_is_answered(ville: Town, code: str) -> None:
    noa = await animatrice(ville, "Noa")
    await open_menu(noa)
    await forge(ville, noa, code)
    assert "année 2026" in noa.last.text
