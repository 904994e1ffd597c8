"""The list for those who work on paper or in a sheet: one tap, to her own chat."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from tests.appels import campaign, open_list, press
from tests.bureau import add_animatrice, submit_by_phone
from tests.quartier import BUSNES, add_assistant, libre, soon, submit
from tests.world import Town


async def test_a_sheet_holds_everybody_in_the_order_of_the_list(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    async with ville.bot.service.unit() as unit:
        known = libre(unit, source="telephone")
    await add_assistant(ville, "Alix", telephone="+33639980107")
    await add_assistant(ville, "Odile", known, commune=BUSNES, nom="=Éloignée")
    await submit(ville, ville.person("Camille"))
    await submit_by_phone(ville, "Maryse", vague_le=None)
    await campaign(ville)
    await open_list(ville, nadia)
    nadia.press("En tableur")
    file = await nadia.wait_for("Votre liste d'appels : 2 personnes")
    assert file.file_name == "appels-2026-10-13.xlsx"
    sheet = load_workbook(BytesIO(file.file_bytes)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:6] == ("Ordre", "Nom", "Prénom", "Commune", "Téléphone", "Pourquoi")
    assert [row[:5] for row in rows[1:]] == [
        (1, "'=Éloignée", "Odile", "Busnes", "06 39 98 01 00"),
        (2, "Exemple", "Alix", "Lillers", "06 39 98 01 07"),
    ]
    assert "Campagne d'octobre : pas sur Telegram" in str(rows[2][5])
    assert "dit par téléphone le samedi 3 octobre 2026" in str(rows[1][6])


async def test_paper_has_boxes_and_comes_once_for_two_taps(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    for n in range(30):
        await add_assistant(ville, f"Alix{n}", telephone=f"+336399801{n:02}")
    await campaign(ville)
    await open_list(ville, nadia)
    screen = nadia.last
    nadia.press("À imprimer", screen)
    nadia.press("À imprimer", screen)
    file = await nadia.wait_for("Votre liste d'appels à imprimer : 30 personnes")
    await ville.quiet()
    assert file.file_bytes.startswith(b"%PDF-")
    assert file.file_bytes.count(b"/Type /Page\n") > 2
    assert sum(message.kind == "document" for message in nadia.received) == 1
    assert "À appeler aujourd'hui" in await press(ville, nadia, "À appeler aujourd'hui")


async def test_an_empty_part_of_the_list_offers_no_paper(ville: Town) -> None:
    nadia = ville.person("Nadia")
    await add_animatrice(ville, nadia)
    await soon(ville)
    await open_list(ville, nadia)
    labels = [label for row in nadia.last.buttons for label in row]
    assert "À imprimer" not in labels
    assert "Commencer les appels" not in labels
