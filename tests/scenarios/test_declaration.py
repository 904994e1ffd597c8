"""What a professional gets back: her declaration ready to copy before the legal dates, and her own balance."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.assistants import Place
from bot.domain.semaine import Moment, grille_of
from bot.simulator.phone import Phone
from tests.quartier import add_animatrice, add_assistant, soon, submit
from tests.world import Town

LUNDI_MARDI = grille_of((0, 1), (Moment.MATIN, Moment.MIDI, Moment.APRES_MIDI))


async def places(phone: Phone) -> None:
    phone.send("/disponibilites")
    await phone.wait_for("Mes disponibilités", fresh=True)


async def nadia_at_work(ville: Town) -> Phone:
    nadia = ville.person("Nadia")
    then = datetime(2026, 10, 1, 8, tzinfo=UTC)
    await add_assistant(
        ville, nadia,
        Place(1, "libre", libre_le=date(2027, 1, 4), grille=LUNDI_MARDI, confirmee_le=then, source="bot"),
        Place(2, "occupee", confirmee_le=then, source="bot"),
        Place(3),
    )  # fmt: skip
    return nadia


async def test_the_text_is_ready_to_copy(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await places(nadia)
    nadia.press("Ma déclaration monenfant.fr")
    text = (await nadia.wait_for("avant le mardi 1er décembre 2026")).text
    assert "Disponibilités du mardi 1er décembre 2026 au lundi 31 mai 2027" in text
    assert "Place 1 : libre à partir du lundi 4 janvier 2027" in text
    assert "- lundi et mardi : matin, midi et après-midi" in text
    assert "Place 2 : occupée" in text
    assert "Place 3 : à compléter" in text
    assert "n'est pas envoyé à monenfant.fr" in text


async def test_it_is_done_in_one_tap_and_the_relais_knows_a_total(ville: Town) -> None:
    nadia, noa = await nadia_at_work(ville), ville.person("Noa")
    await add_assistant(ville, "Sans Telegram")
    await add_animatrice(ville, noa)
    await places(nadia)
    nadia.press("Ma déclaration monenfant.fr")
    await nadia.wait_for("Appuyez dessus pour le copier")
    nadia.press("C'est fait")
    await nadia.wait_for("C'est fait, dit le mardi 13 octobre 2026")
    noa.send("/menu")
    noa.press("Tableau de bord", message=await noa.answer())
    await noa.wait_for("Conversations en cours")
    noa.press("Disponibilités du relais")
    await noa.wait_for("Sous-activité", fresh=True)
    noa.press("monenfant.fr")
    total = (await noa.wait_for("C / D × 100 = 50 %")).text
    assert "Nadia" not in total


async def test_somebody_helps_her(ville: Town) -> None:
    nadia, noa = await nadia_at_work(ville), ville.person("Noa")
    await add_animatrice(ville, noa)
    await places(nadia)
    nadia.press("Ma déclaration monenfant.fr")
    await nadia.wait_for("Appuyez dessus pour le copier")
    nadia.press("Aidez-moi")
    await nadia.wait_for("va vous aider")
    await noa.wait_for("demande de l'aide pour sa déclaration sur monenfant.fr")


async def test_her_balance_counts_only_what_is_hers(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    other = ville.person("Alix")
    await add_assistant(ville, other)
    for n in range(3):
        await submit(ville, ville.person(f"Famille {n}"))
    await soon(ville)
    await places(nadia)
    nadia.press("Mon bilan")
    text = (await nadia.wait_for("Du lundi 13 octobre 2025 au mardi 13 octobre 2026")).text
    assert "Demandes reçues : 3" in text
    assert "Demandes auxquelles vous avez répondu : 0" in text
    assert "le mercredi : 3 demandes" in text
    assert "Ces chiffres sont pour vous seule" in text


async def test_the_year_is_told_once_in_january(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    await submit(ville, ville.person("Camille"))
    await soon(ville)
    await ville.sleep_until(datetime(2027, 1, 12, 9, tzinfo=UTC))
    await nadia.wait_for("Voici votre année 2026")
    await ville.move(days=3)
    assert sum("Voici votre année" in message.text for message in nadia.received) == 1


async def test_a_parent_has_no_declaration(ville: Town) -> None:
    camille = ville.person("Camille")
    camille.send("/disponibilites")
    assert "Ma déclaration" not in (await camille.answer()).text
