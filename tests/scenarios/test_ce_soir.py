"""Tonight, a night, a week-end: the truth at once, what exists, and the animatrice who learns of it at once."""

from __future__ import annotations

from tests.bureau import add_animatrice
from tests.equipe import animatrice, parent, texts
from tests.recherche import Parent
from tests.world import Town


def labels(message: object) -> set[str]:
    return {label for row in message.buttons for label in row}  # type: ignore[attr-defined]


async def test_a_form_for_tomorrow_says_at_once_what_cannot_be(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    camille = Parent(ville)
    await camille.say("/start")
    await camille.approve()
    await camille.begin()
    await camille.tap("2026", "mars", "Non")
    asked = await camille.say("demain")
    assert "personne ne peut commencer sans une visite, un contrat et des papiers" in asked.text
    assert "Quels jours" in asked.text or "jours" in asked.text
    exists = await camille.tap("Ce qui existe tout de suite")
    assert "Besoin d'un accueil dans la semaine" in labels(exists)
    assert "Horaires" in " ".join(labels(exists)) or len(labels(exists)) > 3
    assert "Artois" in exists.text
    assert "119" in exists.text
    await camille.tap("Reprendre ma recherche")
    after = await camille.tap("Du lundi au vendredi")
    assert "sans une visite" not in after.text
    await camille.tap("7 h 30", "17 h 30", "Toute l'année", "Un assistant maternel", "Oui, c'est imprévu")
    await camille.tap("Non", "J'accepte, continuer", "Partager mon numéro")
    reread = await camille.tap("Oui, il peut m'appeler")
    assert "sans une visite" in reread.text
    sent = await camille.tap("Envoyer ma demande")
    assert "L'animatrice est prévenue à l'instant" in sent.text
    assert "À voir tout de suite : pour aujourd'hui ou demain." in texts(noa)


async def test_a_week_end_is_said_so_and_an_ordinary_week_is_not(ville: Town) -> None:
    camille = Parent(ville)
    await camille.begin()
    await camille.tap("2026", "mars", "Non")
    assert "sans une visite" not in (await camille.tap("Début janvier 2027")).text
    asked = await camille.say("samedi et dimanche")
    assert "Pour le week-end :" in asked.text
    assert "Ce qui existe tout de suite" in labels(asked)


async def test_a_sentence_gets_the_truth_too_and_the_team_learns_without_a_name(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("je cherche une nounou pour ce soir, c'est urgent")
    shown = await camille.wait_for("aucun assistant maternel ne peut commencer")
    await ville.quiet()
    assert "Besoin d'un accueil dans la semaine" in labels(shown)
    assert "Parler au relais" in labels(shown)
    told = texts(noa)
    assert "Quelqu'un cherche un accueil pour aujourd'hui ou demain" in told
    assert "Camille" not in told
    assert "nounou" not in told
    camille.send("il me faut une nounou pour ce soir")
    await ville.quiet()
    assert texts(noa).count("Quelqu'un cherche un accueil") == 1


async def test_without_a_known_relais_nothing_is_invented(ville: Town) -> None:
    lou = ville.person("Lou")
    lou.send("je cherche une nounou pour ce soir")
    shown = await lou.wait_for("aucun assistant maternel ne peut commencer")
    await ville.quiet()
    assert "Dites-moi votre commune" in shown.text


async def test_an_ordinary_sentence_says_nothing_of_tonight(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    camille.send("je cherche une nounou pour janvier")
    await ville.quiet()
    assert "aucun assistant maternel ne peut commencer" not in texts(camille)
    assert "Quelqu'un cherche" not in texts(noa)
