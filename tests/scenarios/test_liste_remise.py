"""The list that the relais hands out: only who agreed, only what she shows, always of the day."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import openpyxl

from bot.domain.assistants import Accepte, Place
from bot.simulator.phone import Phone
from tests.quartier import add_animatrice, add_assistant, libre
from tests.world import Town


async def press(ville: Town, phone: Phone, *labels: str) -> str:
    for label in labels:
        phone.press(label)
        await ville.quiet()
    return phone.last.text


async def say(ville: Town, phone: Phone, text: str) -> str:
    phone.send(text)
    await ville.quiet()
    return phone.last.text


async def free(ville: Town) -> Place:
    async with ville.bot.service.unit() as unit:
        return libre(unit)


async def her_list_screen(ville: Town, phone: Phone) -> str:
    await say(ville, phone, "/disponibilites")
    return await press(ville, phone, "Mon profil", "La liste du relais")


async def open_list(ville: Town, nadia: Phone, commune: str = "Lillers") -> str:
    await say(ville, nadia, "/menu")
    await press(ville, nadia, "Tableau de bord", "Les professionnelles", "La liste à remettre")
    if nadia.last.button("Toutes les communes", exact=True):
        assert not [b for row in nadia.last.buttons for b in row if b.endswith("(0)")]
        await press(ville, nadia, "Toutes les communes")
    while not (found := [b for row in nadia.last.buttons for b in row if b.startswith(commune)]):
        await press(ville, nadia, "Page suivante")
    return await press(ville, nadia, found[0])


async def test_nobody_is_on_it_without_her_word_and_it_shows_what_she_chose(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    alix = ville.person("Alix", phone="+33639980100")
    await add_assistant(ville, alix, await free(ville), accepte=Accepte(horaires_atypiques=True))
    await add_assistant(ville, "Bérénice")
    shown = await open_list(ville, nadia)
    assert "Personne sur cette liste" in shown
    assert "Sans accord, donc absents : 2" in shown

    assert "Vous n'êtes pas sur la liste" in await her_list_screen(ville, alix)
    said = await press(ville, alix, "Oui, sans mon téléphone")
    assert "nom et commune, places libres, ce qui est accepté" in said
    shown = await open_list(ville, nadia)
    assert "Alix Exemple" in shown
    assert "06 39 98 01 00" not in shown
    assert "1 place" in shown
    assert "Bérénice" not in shown
    await press(ville, alix, "Montrer : téléphone")
    assert "06 39 98 01 00" in await open_list(ville, nadia)
    await press(ville, alix, "Ne plus montrer : places libres")
    shown = await open_list(ville, nadia)
    assert "place" not in shown.partition("Alix")[2].partition("Accueille")[0]

    await press(ville, alix, "Me retirer de la liste")
    assert "Alix" not in await open_list(ville, nadia)
    async with ville.bot.service.unit() as unit:
        given = await unit.tx.sql.rows("SELECT element, retire_le FROM accord_liste")
    assert len(given) == 4
    assert all(row["retire_le"] for row in given)


async def test_an_offer_or_a_place_chooses_the_lines_and_the_files_say_the_same(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    for prenom, accepte in (("Alix", Accepte(horaires_atypiques=True)), ("Bérénice", Accepte(periscolaire=True))):
        phone = ville.person(prenom)
        await add_assistant(ville, phone, accepte=accepte)
        await her_list_screen(ville, phone)
        await press(ville, phone, "Oui, sans mon téléphone")
    await open_list(ville, nadia)
    shown = await press(ville, nadia, "Horaires atypiques")
    assert "Alix" in shown
    assert "Bérénice" not in shown
    await press(ville, nadia, "Tableur")
    await nadia.wait_for("1 personne")
    sheet = openpyxl.load_workbook(BytesIO(nadia.last.file_bytes)).active
    assert sheet is not None
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Alix"]


async def test_the_link_of_a_mairie_gives_the_list_of_the_day_however_old_it_is(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, alix, await free(ville))
    await her_list_screen(ville, alix)
    await press(ville, alix, "Oui, sans mon téléphone")
    await open_list(ville, nadia)
    text = await press(ville, nadia, "Pour la mairie")
    payload = text.partition("?start=")[2].split()[0]
    assert payload == "l_62516_20261013"
    parent = ville.person("Camille")
    assert "Alix Exemple" in await say(ville, parent, f"/start {payload}")
    assert "Sans accord" not in parent.last.text
    await ville.sleep_until(ville.now() + timedelta(days=130))
    late = await say(ville, ville.person("Zoé"), f"/start {payload}")
    assert "février 2027" in late
    assert "aucune place connue comme libre" in late.casefold()


async def test_who_stops_or_is_hidden_leaves_the_list_at_once_and_relais_stay_apart(ville: Town) -> None:
    nadia, alix = ville.person("Nadia"), ville.person("Alix")
    await add_animatrice(ville, nadia)
    entry = await add_assistant(ville, alix)
    await her_list_screen(ville, alix)
    await press(ville, alix, "Oui, sans mon téléphone")
    odile = ville.person("Odile")
    await add_animatrice(ville, odile, "oignies")
    await say(ville, odile, "/menu")
    shown = await press(ville, odile, "Tableau de bord", "Les professionnelles", "La liste à remettre")
    assert "Sur la liste : 0" in shown
    async with ville.bot.service.unit() as unit:
        await unit.tx.sql.run("UPDATE assistant_maternel SET ne_plus_diffuser = 1 WHERE id = :id", {"id": entry.id})
    assert "Alix" not in await open_list(ville, nadia)


async def test_an_animatrice_writes_down_the_agreement_given_on_the_phone(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await add_assistant(ville, "Bérénice")
    await say(ville, nadia, "/menu")
    await press(ville, nadia, "Tableau de bord", "Les professionnelles", "Trouver un assistant maternel")
    await say(ville, nadia, "bérénice")
    await press(ville, nadia, nadia.received[-1].buttons[0][0])
    await press(ville, nadia, "Tout modifier", "La liste du relais", "Elle est d'accord, avec son téléphone")
    assert "Elle est sur la liste" in nadia.last.text
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows("SELECT source, animateur_id, element FROM accord_liste")
    assert {row["source"] for row in rows} == {"telephone"}
    assert "telephone" in {row["element"] for row in rows}
    assert all(row["animateur_id"] for row in rows)
