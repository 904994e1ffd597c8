"""What somebody with fresh eyes stumbled upon while she registered, borrowed, changed and announced."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.ateliers import Atelier
from bot.simulator.phone import Phone
from tests.ateliers import nadia_at_work, put
from tests.inscrits import JEUDI, add_atelier, announce, register
from tests.quartier import add_assistant
from tests.scenarios.test_malles_et_salles import press, say, to_malle, with_malle
from tests.world import Town


async def alix_of(ville: Town) -> Phone:
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    return alix


async def note(ville: Town, atelier: Atelier, presence: str, enfants: int) -> None:
    async with ville.bot.service.unit() as unit:
        (one,) = await unit.tx.inscriptions.list_live(atelier.id)
        await unit.tx.presences.set(one.id, presence, enfants)  # type: ignore[arg-type]


async def test_last_time_is_a_time_she_came_with_the_children_who_came(ville: Town) -> None:
    alix = await alix_of(ville)
    first, second, third = [
        await add_atelier(ville, debut=JEUDI + timedelta(days=7 * n), titre=f"Jeux {n}") for n in range(3)
    ]
    await announce(ville, first, alix)
    await register(alix, 2)
    await note(ville, first, "absente", 0)
    await announce(ville, second, alix)
    alix.press("Je m'inscris")
    asked = await alix.wait_for("8 places libres", fresh=True)
    assert "La dernière fois" not in asked.text, "she was not there"

    await note(ville, first, "presente", 1)
    await announce(ville, third, alix)
    alix.press("Je m'inscris")
    asked = await alix.wait_for("8 places libres", fresh=True)
    assert "La dernière fois, vous veniez avec 1 enfant" in asked.text


async def test_a_malle_is_given_back_by_who_does_not_need_it_not_by_who_does_not_come(ville: Town) -> None:
    _, alix, _ = await with_malle(ville)
    await to_malle(ville, alix)
    await press(ville, alix, "Du mercredi 14 octobre 2026", "Je confirme")
    await ville.move(hours=9)
    told = await alix.wait_for("Rappel : Malle éveil musical")
    assert "elle pourra servir à quelqu'un" in told.text
    assert "empêchement" not in told.text
    assert told.buttons[0] == ["Je n'en ai plus besoin"]
    alix.press("Je n'en ai plus besoin", told)
    await alix.wait_for("Vous n'en avez plus besoin ?", fresh=True)
    alix.press("Oui, je n'en ai plus besoin")
    await alix.wait_for("n'est plus réservée pour vous", fresh=True)


async def test_a_date_hours_and_a_place_are_typed_right_below_the_buttons(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    atelier = await put(ville, etat="brouillon", annonce_le=None)
    async with ville.bot.service.unit() as unit:
        unit.write("t", nadia.id, "inscriptions/offre_finie", data={"a": atelier, "fermee": False},
                   body={"text": "Ouvrir", "rows": [[["Ouvrir", "tap", f"an:ato:{atelier.id}"]]]})  # fmt: skip
    await nadia.wait_for("Ouvrir")
    await press(ville, nadia, "Ouvrir", "Date")
    assert "ou écrivez votre réponse" in nadia.last.text
    await say(ville, nadia, "jeudi 22 octobre")
    assert "Jeudi 22 octobre 2026, de 9 h 15 à 11 h 30" in nadia.last.text
    await press(ville, nadia, "Heures")
    await say(ville, nadia, "14 h - 16 h")
    assert "de 14 h à 16 h" in nadia.last.text
    await press(ville, nadia, "Places")
    await say(ville, nadia, "7 adultes et 9 enfants")
    assert "7 places libres, et 9 pour les enfants" in nadia.last.text
    await press(ville, nadia, "Lieu")
    await say(ville, nadia, "Chez Camille d'Essai")
    assert "Chez Camille d'Essai" in nadia.last.text


async def test_an_idea_typed_at_once_is_kept_and_then_signed_or_not(ville: Town) -> None:
    nadia = await nadia_at_work(ville)
    alix = await alix_of(ville)
    await say(ville, alix, "/menu")
    await press(ville, alix, "Boîte à idées")
    asked = await say(ville, alix, "Un atelier au jardin en juin")
    assert "Votre idée est gardée" in asked
    assert not [m for m in nadia.received if "jardin" in m.text]
    assert "transmise, sans votre nom" in await press(ville, alix, "Sans dire qui je suis")
    (told,) = [m.text for m in nadia.received if "jardin" in m.text]
    assert "Alix" not in told
