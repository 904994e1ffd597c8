"""A MAM is one house: one slot in an envoi, one answer for the family, who employs one of its members."""

from __future__ import annotations

from bot.domain.assistants import AssistantMaternel
from bot.simulator.phone import Phone
from tests.bureau import forge
from tests.quartier import LILLERS, add_animatrice, add_assistant, libre, propositions_of, relais_id, soon, submit
from tests.world import Town

LUTINS = {"statut": "mam", "mam": "Les Lutins", "commune": LILLERS}


async def in_the_house(ville: Town, who: Phone | str, telephone: str, **changes: object) -> AssistantMaternel:
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    return await add_assistant(ville, who, place, telephone=telephone, **(LUTINS | changes))  # type: ignore[arg-type]


async def room(ville: Town, noa: Phone) -> None:
    """The animatrice opens « Les professionnelles »."""
    noa.send("/menu")
    noa.press("Tableau de bord", message=await noa.answer())
    await noa.wait_for("Conversations en cours")
    noa.press("Les professionnelles")
    await noa.wait_for("Leurs fiches")


async def test_both_members_are_asked_and_the_family_reads_one_house(ville: Town) -> None:
    elise, nour, camille = ville.person("Élise"), ville.person("Nour"), ville.person("Camille")
    await in_the_house(ville, elise, "+33639980101")
    await in_the_house(ville, nour, "+33639980102")
    numero = await submit(ville, camille)
    await soon(ville)
    assert len(await propositions_of(ville, numero)) == 2
    for phone in (elise, nour):
        assert "La famille emploie une seule d'entre vous" in phone.last.text
        phone.press("Cette demande m'intéresse")
        await phone.wait_for("Comment voulez-vous vous parler")
        phone.press("La famille m'appelle")
        await phone.wait_for("C'est noté, merci")
        await ville.quiet()
    assert "Élise y travaille aussi, et vous a déjà répondu" in camille.last.text
    camille.press("Mes demandes")
    await camille.answer()
    camille.press(f"Voir la demande n° {numero}")
    screen = await camille.wait_for("MAM Les Lutins — Élise ou Nour")
    assert screen.text.count("Les Lutins") == 1
    assert "1 assistant maternel intéressé." in screen.text


async def test_a_yes_speaks_for_the_house_and_its_colleagues_are_not_reminded(ville: Town) -> None:
    elise, nour = ville.person("Élise"), ville.person("Nour")
    await in_the_house(ville, elise, "+33639980101")
    await in_the_house(ville, nour, "+33639980102")
    numero = await submit(ville, ville.person("Camille"))
    await soon(ville)
    elise.press("Cette demande m'intéresse")
    await ville.quiet()
    before = len(nour.received)
    await ville.move(days=6)
    assert "attend encore une réponse" not in "".join(m.text for m in nour.received[before:])
    nour.press("Pas cette fois", message=nour.received[before - 1])
    await ville.quiet()
    states = {p.etat for p in await propositions_of(ville, numero)}
    assert states == {"interessee", "pas_cette_fois"}


async def test_a_house_counts_once_among_those_who_are_asked(ville: Town) -> None:
    camille = ville.person("Camille")
    for n in range(4):
        await in_the_house(ville, ville.person(f"Membre{n}"), f"+3363998010{n}")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    for n in range(2):
        await add_assistant(ville, ville.person(f"Seule{n}"), place, telephone=f"+3363998011{n}")
    numero = await submit(ville, camille)
    await soon(ville)
    assert len(await propositions_of(ville, numero)) == 6
    assert "3 assistants maternels l'ont reçue" in camille.last.text


async def test_the_animatrice_keeps_the_houses(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    await add_assistant(ville, "Nadia")
    await room(ville, noa)
    noa.press("Les MAM")
    await noa.wait_for("Aucune MAM n'est encore notée")
    noa.press("Nouvelle MAM")
    await noa.wait_for("Quel est son nom")
    noa.send("Les Lutins")
    await noa.wait_for("Dans quelle commune est-elle ?")
    noa.send("MAM Les Lutins à Lillers")
    await noa.wait_for("Personne n'y travaille")
    noa.press("Places ensemble")
    await noa.wait_for("combien d'enfants")
    noa.send("beaucoup")
    await noa.wait_for("Je n'ai pas compris")
    noa.send("12")
    await noa.wait_for("12 enfants au plus")
    noa.press("Ajouter une professionnelle")
    await noa.wait_for("qui y travaille")
    noa.send("Nadia")
    await noa.wait_for("Qui travaille à la MAM")
    noa.press("Nadia Exemple")
    await noa.wait_for("• Nadia Exemple")
    noa.press("Nom")
    await noa.wait_for("nouveau nom")
    noa.send("Les Farfadets")
    await noa.wait_for("MAM Les Farfadets, Lillers")
    noa.press("Fiche de Nadia")
    await noa.wait_for("En MAM (Les Farfadets)")
    noa.press("MAM Les Farfadets")
    await noa.wait_for("12 enfants au plus")
    noa.press("Nadia Exemple n'y travaille plus")
    await noa.wait_for("Personne n'y travaille")
    noa.press("Effacer cette MAM")
    await noa.wait_for("Aucune MAM n'est encore notée")


async def test_a_house_of_another_relais_is_not_found(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    await add_assistant(ville, "Ines", slug="mainvilliers", commune="28229", statut="mam", mam="Les Sorbiers")
    await room(ville, noa)
    noa.press("Les MAM")
    await noa.wait_for("Aucune MAM n'est encore notée")
    for code in ("an:mam:1", "an:mam:1:nom", "an:mam:1:effacer", "an:mam:1:entre:1"):
        await forge(ville, noa, code)
        assert "Sorbiers" not in noa.last.text


async def test_two_spellings_are_one_house(ville: Town) -> None:
    await in_the_house(ville, "Élise", "+33639980101")
    await in_the_house(ville, "Nour", "+33639980102", mam="les LUTINS")
    async with ville.bot.service.unit() as unit:
        people = await unit.tx.assistants.list_of_relais(relais_id(ville))
    assert len({one.mam_id for one in people}) == 1
