"""An animatrice sends the directory as a document: report first, then she confirms."""

from __future__ import annotations

from bot.exemples.annuaire_fictif import generate
from bot.simulator.phone import Phone
from tests.quartier import propositions_of, soon, submit
from tests.world import Town

SLUG = "artois-lys-romane"


async def animatrice(ville: Town) -> Phone:
    bruyere = ville.person("Bruyère")
    bruyere.send("/start")
    await bruyere.answer()
    async with ville.bot.service.unit() as unit:
        relais_id = unit.territoire.id_of(SLUG)
        known = await unit.tx.personnes.meet(bruyere.id, "Bruyère", unit.now)
        await unit.tx.animateurs.add(relais_id, known.compte_id, "Bruyère", "animatrice", unit.now)
    return bruyere


async def how_many(ville: Town) -> int:
    async with ville.bot.service.unit() as unit:
        return len(await unit.tx.assistants.list_of_relais(unit.territoire.id_of(SLUG)))


async def test_the_report_is_read_before_anything_is_written(ville: Town) -> None:
    bruyere = await animatrice(ville)
    bruyere.send_document("annuaire.csv", generate())
    report = await bruyere.wait_for("Nouvelles fiches : 178")
    assert "ligne " in report.text
    assert await how_many(ville) == 0
    assert any(m.file_name and m.file_name.endswith(".txt") for m in bruyere.received)
    bruyere.press("Enregistrer")
    await bruyere.wait_for("est enregistré")
    assert await how_many(ville) == 178
    bruyere.send_document("annuaire.csv", generate())
    await bruyere.wait_for("Fiches inchangées : 178")


async def test_she_may_change_nothing_and_a_second_tap_says_so(ville: Town) -> None:
    bruyere = await animatrice(ville)
    bruyere.send_document("annuaire.csv", generate())
    report = await bruyere.wait_for("Nouvelles fiches")
    bruyere.press("Ne rien changer", message=report)
    await bruyere.wait_for("Rien n'a été changé")
    assert await how_many(ville) == 0


async def test_a_restart_between_the_file_and_the_answer_loses_nothing(ville: Town) -> None:
    bruyere = await animatrice(ville)
    bruyere.send_document("annuaire.csv", generate())
    await bruyere.wait_for("Nouvelles fiches")
    await ville.restart_bot()
    bruyere.press("Enregistrer")
    await bruyere.wait_for("est enregistré")
    assert await how_many(ville) == 178


async def test_a_picture_is_refused_with_a_reason(ville: Town) -> None:
    bruyere = await animatrice(ville)
    bruyere.send_document("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(100))
    await bruyere.wait_for("n'est pas importé")


async def test_a_parent_who_sends_a_file_imports_nothing(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send_document("annuaire.csv", generate())
    await camille.answer()
    await ville.quiet()
    assert await how_many(ville) == 0


async def test_a_place_told_by_the_file_answers_a_request_that_was_waiting(ville: Town) -> None:
    bruyere, camille = await animatrice(ville), ville.person("Camille")
    numero = await submit(ville, camille)
    await soon(ville)
    await camille.wait_for("Lillers")
    head = "Nom;Prénom;Commune;Téléphone;Disponibilité;Mis à jour le\n"
    bruyere.send_document("annuaire.csv", (head + "Fictive;Iris;Lillers;0639980150;libre;13/10/2026\n").encode())
    await bruyere.wait_for("Nouvelles fiches : 1")
    bruyere.press("Enregistrer")
    await bruyere.wait_for("est enregistré")
    await soon(ville)
    assert [p.etat for p in await propositions_of(ville, numero)] == ["a_appeler"]
