"""« Disponibilités du relais »: an animatrice looks at the places of her territory, told with phones."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.assistants import Place
from bot.domain.mises_a_jour import ELLE
from bot.simulator.group import Group
from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.equipe import animatrice, linked_group
from tests.quartier import BURBURE, LILLERS, SLUG, add_assistant, libre
from tests.world import Town


async def open_vue(phone: Phone) -> str:
    """From « /menu » to the first screen of the view."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.answer()
    phone.press("Disponibilités du relais")
    return (await phone.wait_for("Disponibilités du relais", fresh=True)).text


async def open_places(phone: Phone) -> str:
    await open_vue(phone)
    phone.press("Places libres")
    return (await phone.wait_for("Places libres, tout le relais", fresh=True)).text


async def press(phone: Phone, label: str, expected: str) -> str:
    phone.press(label)
    return (await phone.wait_for(expected, fresh=True)).text


async def quartier(ville: Town) -> dict[str, int]:
    """Four professionals: free now, free in January, free by old news, full."""
    async with ville.bot.service.unit() as unit:
        now, old = libre(unit, age_max=17), libre(unit, confirmee_le=unit.now - timedelta(days=150))
        later = libre(unit, libre_le=date(2027, 1, 4))
        full = Place(1, "occupee", confirmee_le=unit.now)
    people = {
        "Anna": await add_assistant(ville, "Anna", now, telephone="+33639980101"),
        "Bea": await add_assistant(ville, "Bea", later, telephone="+33639980102", commune=BURBURE),
        "Cora": await add_assistant(ville, "Cora", old, telephone="+33639980103"),
        "Dina": await add_assistant(ville, "Dina", full, telephone="+33639980104"),
    }
    return {nom: one.id for nom, one in people.items()}


async def asked_documents(ville: Town) -> list[dict[str, Any]]:
    """What the worker is to make."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT body FROM task WHERE kind = 'document' AND state = 'queued' ORDER BY id")
        return [json.loads(row["body"]) for row in rows]


async def test_the_first_screen_says_where_everything_stands(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await quartier(ville)
    shown = await open_vue(noa)
    assert "Places : 1 libre maintenant, 1 plus tard." in shown
    assert "1 place dont on n'a plus de nouvelles récentes." in shown
    assert "Aucune campagne n'a encore eu lieu." in shown
    assert "personne n'attend que vous en parliez" in shown


async def test_a_commune_in_a_tap_gives_who_from_when_which_days_and_the_phone(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await quartier(ville)
    assert "1 libre maintenant, chez 1 professionnelle" in await open_places(noa)
    by_commune = await press(noa, "Par commune", "Par commune")
    assert "Lillers : 1 maintenant, 1 sans nouvelles récentes" in by_commune
    assert "Burbure : 1 plus tard" in by_commune
    lillers = await press(noa, "Lillers (1)", "1 place, chez 1 professionnelle")
    assert "Anna Exemple, Lillers\n06 39 98 01 01\n• libre maintenant, du lundi au vendredi" in lillers
    assert "jusqu'à 17 mois (dit le samedi 3 octobre 2026)" in lillers
    assert "Cora" not in lillers, "old news are counted apart"
    old = await press(noa, "Sans nouvelles récentes (1)", "Sans nouvelles récentes, Lillers")
    assert "Cora Exemple" in old
    assert "annoncée libre" in old
    noa.press("Cora Exemple")
    await noa.wait_for("06 39 98 01 03", fresh=True)
    assert any("Sans nouvelles récentes, Lillers" in m.text for m in noa.received), "her list stays above the entry"


async def test_every_count_opens_the_people_behind_it(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await quartier(ville)
    await open_places(noa)
    assert "Anna Exemple" in await press(noa, "Libres maintenant (1)", "1 place, chez 1 professionnelle")
    await press(noa, "Retour aux places", "Elles se libèrent")
    january = await press(noa, "Janvier 2027 (1)", "Janvier 2027, tout le relais")
    assert "libre à partir du lundi 4 janvier 2027" in january
    await press(noa, "Retour aux places", "Elles se libèrent")
    moments = await press(noa, "Par moment", "Par moment de la semaine")
    assert "Le mercredi : 1 maintenant, 1 plus tard" in moments
    assert "La nuit : aucune" in moments
    wednesday = await press(noa, "Le mercredi (2)", "2 places, chez 2 professionnelles")
    assert wednesday.index("Anna") < wednesday.index("Bea")
    await press(noa, "Retour aux places", "Par moment de la semaine")
    ages = await press(noa, "Par âge", "Par âge de l'enfant")
    assert "Moins de 18 mois : 1 maintenant" in ages
    assert "Âge non précisé : 1 plus tard" in ages


async def test_a_place_declared_on_her_phone_is_counted_at_once(ville: Town) -> None:
    noa, eva = await animatrice(ville, "Noa"), ville.person("Eva")
    await add_assistant(ville, eva, Place(1))
    assert "0 libre maintenant" in await open_places(noa)
    eva.send("/disponibilites")
    await eva.wait_for("Mes disponibilités", fresh=True)
    eva.press("J'ai une place")
    await eva.answer()
    for label in ("Dès maintenant", "Moins de 18 mois", "C'est bon"):
        eva.press(label)
        await eva.answer()
    assert "1 libre maintenant" in await open_places(noa)
    await open_vue(noa)
    changed = await press(noa, "Depuis une semaine", "Ce qui a changé")
    assert "1 place annoncée libre" in changed
    assert "Eva Exemple" in await press(noa, "Annoncées libres (1)", "Places annoncées libres")


async def test_the_picture_and_the_sheet_arrive_in_the_chat(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await quartier(ville)
    await open_places(noa)
    noa.press("Image")
    picture = await noa.wait_for("1 maintenant, 1 plus tard, au mardi 13 octobre 2026", fresh=True)
    assert "photo" in picture.raw
    noa.press("Revenir aux places", message=picture)
    await noa.wait_for("Elles se libèrent", fresh=True)
    noa.press("Tableur")
    sheet = await noa.wait_for("une par ligne", fresh=True)
    assert sheet.file_name == "places-libres-2026-10-13.xlsx"
    assert "3 places" in sheet.text
    assert noa.toasts[-1] == "Cela arrive dans un instant, sous ce message."


async def test_a_double_tap_makes_one_picture(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    await quartier(ville)
    await open_places(noa)
    ville.bot.worker._kinds = {}  # the worker rests: what is asked can be counted
    for _ in range(2):
        noa.press("Image")
        await ville.quiet()
    (picture,) = await asked_documents(ville)
    assert picture["contenu"]["categories"] == ["Libres maintenant", "Janvier 2027", "Sans nouvelles récentes"]


async def test_the_group_of_the_team_has_it_too(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    await quartier(ville)
    group: Group = await linked_group(ville, [noa, lou])
    async with ville.bot.service.unit() as unit:
        unit.write("essai", group.id, "vue/sans_campagne")
    await group.wait_for("Aucune campagne")
    group.press(lou, "Disponibilités du relais")
    await group.wait_for("1 libre maintenant", fresh=True)
    group.press(noa, "Places libres")
    await group.wait_for("Elles se libèrent", fresh=True)
    group.press(noa, "Image")
    picture = await group.wait_for("au mardi 13 octobre 2026", fresh=True)
    assert "photo" in picture.raw


async def test_my_sector_is_chosen_by_buttons_and_hides_nothing(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    await quartier(ville)
    await open_vue(noa)
    await press(noa, "Mon secteur", "Vous n'avez choisi aucune commune")
    await press(noa, "Burbure", "Vous suivez 1 commune")
    mine = await press(noa, "Les places de mon secteur", "Places libres, secteur de Noa")
    assert "0 libre maintenant" in mine
    assert "1 libre plus tard" in mine
    noa.press("Secteur")
    await noa.wait_for("Quelle partie du relais", fresh=True)
    assert "1 libre maintenant" in await press(noa, "Tout le relais", "tout le relais")
    await open_places(lou)
    await press(lou, "Secteur", "Quelle partie du relais")
    assert "1 libre plus tard" in await press(lou, "Secteur de Noa", "secteur de Noa")
    await open_vue(noa)
    await press(noa, "Mon secteur", "Vous suivez 1 commune")
    await press(noa, "Burbure : oui", "Vous n'avez choisi aucune commune")
    await forge(ville, noa, "an:vp:mois:moi")
    await noa.wait_for("Vous n'avez choisi aucune commune")


async def test_another_relais_sees_none_of_it(ville: Town) -> None:
    noa = await animatrice(ville, "Noa")
    people = await quartier(ville)
    odile = await animatrice(ville, "Odile", "oignies")
    await open_vue(noa)
    await press(noa, "Mon secteur", "Vous n'avez choisi")
    noa.press("Burbure")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        (follower,) = await unit.tx.secteurs.list_followed(unit.territoire.id_of(SLUG), unit.today)
    assert "Places : 0 libre maintenant, 0 plus tard." in await open_vue(odile)
    for code in (
        f"an:vp:toutes:{LILLERS}:0", "an:vp:toutes:tout:0", f"an:vp:toutes:a{follower[0]}:0", "an:vp:anciennes:tout:9",
        f"an:vp:communes:{LILLERS}", "an:vp:communes:tout:3", f"an:vc:1:{LILLERS}", "an:vc:1:tout:repondues:0",
        f"an:va:2026:en_attente:0:{people['Anna']}", "an:vs:20261001:20261101:ouvertes:0",
    ):  # fmt: skip
        await forge(ville, odile, code)
        assert "Exemple" not in odile.last.text, code
        assert "Secteur de Noa" not in str(odile.last.buttons), code
    await forge(ville, odile, f"an:vm:0:{LILLERS}")
    assert "Vous n'avez choisi aucune commune" in odile.last.text
    await forge(ville, odile, f"an:vx:{LILLERS}")
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT body FROM task WHERE kind = 'document'")
    assert all("Exemple" not in row["body"] for row in rows)


@pytest.mark.parametrize("code", ["an:vu", "an:vp:mois:tout", "an:vx:tout", "an:vm:0:62516", "an:va:0", "an:vc"])
async def test_a_parent_opens_nothing_of_it(ville: Town, code: str) -> None:
    camille = ville.person("Camille")
    camille.send("/start")
    await camille.answer()
    await forge(ville, camille, code)
    assert "réservé" in camille.last.text
    assert "libre maintenant" not in camille.last.text


@pytest.mark.parametrize(
    "code",
    ["an:vp:mois:s9", "an:vp:999999:tout:0", "an:vp:mois:99999", "an:vs:0:0", "an:vs:20261399:1", "an:va:999999999",
     "an:vc:999:tout", "an:vc:1:tout:rien:0", "an:vs:20261013:20261001:pauses:0", "an:vp:toutes:tout:999999"],
)  # fmt: skip
async def test_a_forged_or_old_button_is_answered(ville: Town, code: str) -> None:
    noa = await animatrice(ville, "Noa")
    await open_vue(noa)
    before = len(noa.received), noa.last.text
    await forge(ville, noa, code)
    assert (len(noa.received), noa.last.text) != before
    assert "n'a pas fonctionné" not in noa.last.text


async def test_more_children_is_noted_in_one_tap_and_can_be_taken_back(ville: Town) -> None:
    noa, eva = await animatrice(ville, "Noa"), ville.person("Eva")
    home = await add_assistant(ville, eva, Place(1), telephone="+33639980107")
    async with ville.bot.service.unit() as unit:
        relais = unit.territoire.id_of(SLUG)
        await unit.tx.profils.report_sous_activite(relais, home.id, ELLE, unit.now)
    assert "1 professionnelle attend que vous en parliez" in await open_vue(noa)
    screen = await press(noa, "Sous-activité", "Sous-activité, année 2026")
    assert "(A) : 1" in screen
    assert "(B / A) x 100 = 0 %" in screen
    waiting = await press(noa, "À accompagner (1)", "Quand vous en avez parlé")
    assert "06 39 98 01 07" in waiting
    noa.press("Accompagnée")
    assert "Personne." in (await noa.answer()).text
    await forge(ville, noa, f"an:va:2026:en_attente:0:{home.id}")  # the same tap again
    screen = await press(noa, "Sous-activité", "(B / A) x 100 = 100 %")
    assert "Personne n'attend en ce moment." in screen
    await press(noa, "Accompagnées (1)", "Accompagnée le mardi 13 octobre 2026")
    noa.press("Pas encore")
    await noa.wait_for("Personne.", fresh=True)
    await press(noa, "Sous-activité", "(B / A) x 100 = 0 %")
    await press(noa, "Disponibilités sur monenfant.fr", "C / D × 100")


async def test_she_cannot_note_her_own_support(ville: Town) -> None:
    eva = ville.person("Eva")
    home = await add_assistant(ville, eva, Place(1))
    eva.send("/menu")
    await eva.answer()
    await forge(ville, eva, f"an:va:2026:en_attente:0:{home.id}")
    assert "réservé" in eva.last.text
