"""One need, two professionals: each says her part, the pairs are shown, both are kept, and they stay two jobs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.assistants import Place
from bot.domain.demandes import Besoin, Enfant
from bot.domain.mois import Mois
from bot.domain.semaine import grille_of
from bot.domain.semaine_offerte import DE_JOUR, JOURNEES
from bot.simulator.phone import Phone
from bot.usecases.stop_showing import hide_entry
from tests.bureau import add_animatrice, forge, open_demande
from tests.equipe import texts
from tests.quartier import UN_BEBE, add_assistant, demande_of, propositions_of, soon, submit
from tests.world import Town

DIT = datetime.fromisoformat("2026-10-10T10:00:00+02:00")
LIBRE = Place(1, "libre", grille=JOURNEES, confirmee_le=DIT, source="bot")
QUATRE_JOURS = replace(UN_BEBE, jours=frozenset({0, 1, 3, 4}))


def libre(jours: tuple[int, ...]) -> Place:
    return replace(LIBRE, grille=grille_of(jours, DE_JOUR))


async def two(ville: Town, besoin: Besoin = QUATRE_JOURS) -> tuple[Phone, Phone, Phone, int]:
    """Camille searches; Élise and Nour have been asked."""
    camille, elise, nour = (ville.person(prenom) for prenom in ("Camille", "Élise", "Nour"))
    for n, phone in enumerate((elise, nour)):
        await add_assistant(ville, phone, LIBRE, telephone=f"+3363998010{n}")
    numero = await submit(ville, camille, besoin)
    await soon(ville)
    return camille, elise, nour, numero


async def say_part(ville: Town, phone: Phone, *labels: str) -> None:
    """« Je peux en prendre une partie », and which."""
    for label in ("Je peux en prendre une partie", *labels, "C'est ce que je peux prendre"):
        phone.press(label)
        await ville.quiet()


async def put_in_touch(ville: Town, *phones: Phone) -> None:
    for phone in phones:
        phone.press("La famille m'appelle")
        await soon(ville)


async def test_two_parts_make_a_week_and_are_read_so_by_everybody(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    camille, elise, nour, numero = await two(ville)
    await say_part(ville, elise, "Lundi", "Mardi")
    assert "Vous pouvez prendre : lundi et mardi." in elise.last.text
    await put_in_touch(ville, elise)
    assert "Élise peut prendre une partie de votre besoin : lundi et mardi." in texts(camille)
    assert "se complètent" not in texts(camille)
    await say_part(ville, nour, "Jeudi", "Vendredi")
    await put_in_touch(ville, nour)
    news = texts(camille)
    assert "Deux accueils qui se complètent" in news
    assert "Élise : lundi et mardi" in news
    assert "Nour : jeudi et vendredi" in news
    assert "deux contrats, deux accords" in news
    await open_demande(ville, noa, "En cours (1)", numero)
    assert "Élise : lundi et mardi" in noa.last.text
    assert "Nour" not in texts(elise)
    camille.send("/start")
    await camille.wait_for("Bonjour", fresh=True)
    for label in ("Mes demandes", f"Voir la demande n° {numero}"):
        camille.press(label)
        await ville.quiet()
    assert "Deux accueils qui se complètent" in camille.last.text
    camille.press("J'ai trouvé")
    await ville.quiet()
    both = next(label for row in camille.last.buttons for label in row if " et " in label and "Avec" in label)
    camille.press(both)
    await ville.quiet()
    assert "deux contrats" in camille.last.text
    camille.press("Nous avons trouvé avec les deux")
    await soon(ville)
    demande = await demande_of(ville, numero)
    assert (demande.etat, demande.issue) == ("pourvue", "trouve_ici")
    for phone in (elise, nour):
        assert "Cette place est-elle prise ?" in texts(phone)
    assert {p.suivi for p in await propositions_of(ville, numero)} == {"retenue"}


async def test_children_may_go_to_two_when_the_family_accepts_it(ville: Town) -> None:
    fratrie = replace(UN_BEBE, enfants=(Enfant(Mois(2026, 3)), Enfant(Mois(2024, 5))), separes=True)
    camille, elise, nour, _ = await two(ville, fratrie)
    jours = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi")
    await say_part(ville, elise, *jours, "Enfant de mai 2024")
    await say_part(ville, nour, *jours, "Enfant de mars 2026")
    await put_in_touch(ville, elise, nour)
    assert "pour l'enfant né en mars 2026 ; Nour" in texts(camille) or "pour l'enfant né en mai 2024 ; Él" in texts(
        camille
    )


async def test_all_the_days_are_an_ordinary_yes_and_no_day_is_none(ville: Town) -> None:
    camille, elise, nour, numero = await two(ville)
    await say_part(ville, elise, "Lundi", "Mardi", "Jeudi", "Vendredi")
    nour.press("Je peux en prendre une partie")
    await ville.quiet()
    assert "C'est ce que je peux prendre" not in {label for row in nour.last.buttons for label in row}
    (mine,) = [p for p in await propositions_of(ville, numero) if p.etat == "interessee"]
    await put_in_touch(ville, elise)
    assert "une partie" not in texts(camille)
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.parties.list_of_demande(numero) == {}
    await forge(ville, nour, f"si:pjok:{mine.id}:3:j:1")  # Élise's own proposition
    assert [p.etat for p in await propositions_of(ville, numero)].count("interessee") == 1


async def test_a_whole_yes_takes_the_place_of_a_part_and_an_old_button_is_harmless(ville: Town) -> None:
    camille, elise, nour, numero = await two(ville)
    nour.press("Pas cette fois")
    await ville.quiet()
    nour.press("Une autre raison")
    await ville.quiet()
    await say_part(ville, elise, "Lundi")
    mine = next(p for p in await propositions_of(ville, numero) if p.etat == "interessee")
    await forge(ville, elise, f"si:pjok:{mine.id}:1:j:1")
    await forge(ville, camille, f"si:duo:{mine.id}:{mine.id}:oui")
    await forge(ville, camille, f"si:duo:{mine.id}:999:oui")
    assert (await demande_of(ville, numero)).etat == "active"
    await forge(ville, elise, f"si:pjok:{mine.id}:127:j:7")
    async with ville.bot.service.unit() as unit:
        assert await unit.tx.parties.list_of_demande(numero) == {}


async def test_a_partial_circle_asks_who_can_take_what_is_missing(ville: Town) -> None:
    camille, elise, same, other = (ville.person(p) for p in ("Camille", "Élise", "Mona", "Nour"))
    await add_assistant(ville, elise, libre((0, 1)), telephone="+33639980101")
    numero = await submit(ville, camille, QUATRE_JOURS)
    await soon(ville)
    await say_part(ville, elise, "Lundi", "Mardi")
    await add_assistant(ville, same, libre((0, 1)), telephone="+33639980102")
    await add_assistant(ville, other, libre((3, 4)), telephone="+33639980103")
    async with ville.bot.service.unit() as unit:
        await unit.tx.demandes_dues.look_again(numero, unit.now)
    await soon(ville)
    assert "Demande n°" in texts(other)
    assert same.received == []


async def test_mornings_and_afternoons_make_days(ville: Town) -> None:
    camille, elise, nour, _ = await two(ville)
    jours = ("Lundi", "Mardi", "Jeudi", "Vendredi")
    await say_part(ville, elise, *jours, "Matin")
    await say_part(ville, nour, *jours, "Après-midi")
    await put_in_touch(ville, elise, nour)
    assert "Deux accueils qui se complètent" in texts(camille)
    assert "le matin" in texts(camille)


async def test_one_day_for_one_child_is_not_shared(ville: Town) -> None:
    _, elise, _, _ = await two(ville, replace(UN_BEBE, jours=frozenset({2})))
    assert "Je peux en prendre une partie" not in {label for row in elise.last.buttons for label in row}


async def test_who_is_no_longer_shown_is_in_no_pair(ville: Town) -> None:
    camille, elise, nour, _ = await two(ville)
    await say_part(ville, elise, "Lundi", "Mardi")
    await put_in_touch(ville, elise)
    await say_part(ville, nour, "Jeudi", "Vendredi")
    async with ville.bot.service.unit() as unit:
        her = await unit.tx.sql.value("SELECT id FROM assistant_maternel WHERE telephone = '+33639980100'")
        await hide_entry(unit, await unit.tx.assistants.get(her))
    before = len(camille.received)
    await put_in_touch(ville, nour)
    assert not [m.text for m in camille.received[before:] if "Élise" in m.text]
    assert any("Nour" in m.text for m in camille.received[before:])
