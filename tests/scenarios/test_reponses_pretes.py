"""« Réponses prêtes »: filled for one person, seen before they leave, each relais with its own."""

from __future__ import annotations

from tests.equipe import animatrice, linked_group, parent, speaking, texts
from tests.scenarios.test_messagerie import forge, messages, press
from tests.world import Town


async def test_it_is_previewed_as_it_leaves_then_sent_once(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    shown = await press(ville, noa, "Autres actions", "Réponses prêtes", "Bien reçu")
    assert "Bonjour Camille," in shown
    assert "Noa, Relais" in shown
    assert "attentivement" not in texts(camille)
    preview = noa.last
    noa.press("Envoyer", preview)
    noa.press("Envoyer", preview)
    answer = await camille.wait_for("Je le lis attentivement")
    await ville.quiet()
    assert texts(camille).count("attentivement") == 1
    assert "Noa, Relais" in answer.text
    assert "Je le lis attentivement" in (await lou.wait_for("Noa a répondu")).text
    assert "Noa s'en occupe" in await messages(ville, lou)


async def test_what_a_colleague_said_meanwhile_is_read_first(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    await speaking(ville, camille)
    await press(ville, noa, "Autres actions", "Réponses prêtes", "Bien reçu")
    await ville.move(hours=1)
    lou.reply(await lou.wait_for("demande à parler"), "Je vous réponds moi-même.")
    await camille.wait_for("Je vous réponds moi-même.")
    preview = next(m for m in reversed(noa.received) if "Voici ce qui partirait" in m.text)
    noa.press("Envoyer", preview)
    await noa.wait_for("Rien n'est parti")
    assert "attentivement" not in texts(camille)
    await press(ville, noa, "Envoyer")
    await camille.wait_for("attentivement")


async def test_what_is_not_known_is_never_invented_she_adapts_it(ville: Town) -> None:
    noa, camille = await animatrice(ville, "Noa"), await parent(ville)
    await speaking(ville, camille)
    shown = await press(ville, noa, "Autres actions", "Réponses prêtes", "Votre recherche")
    assert "Il manque : commune" in shown
    assert "Envoyer" not in {label for row in noa.last.buttons for label in row}
    await forge(ville, noa, "an:pre:1:votre-recherche:1")
    assert "Je regarde votre" not in texts(camille)
    await press(ville, noa, "Adapter")
    await ville.restart_bot()
    noa.send("Bonjour Camille, je regarde votre recherche à Lillers.")
    await camille.wait_for("je regarde votre recherche à Lillers")
    await noa.wait_for("votre réponse est partie")


async def test_the_team_writes_rewrites_and_withdraws_its_own(ville: Town) -> None:
    noa, lou = await animatrice(ville, "Noa"), await animatrice(ville, "Lou")
    other = await animatrice(ville, "Sacha", "oignies")
    await messages(ville, noa)
    await press(ville, noa, "Réponses prêtes", "En ajouter une")
    noa.send("Fermeture d'été\nBonjour {surnom}, nous fermons en août.")
    await noa.wait_for("Une accolade contient un mot")
    noa.send("Fermeture d'été\nBonjour {prénom}, nous fermons en août.")
    await noa.wait_for("C'est gardé pour toute l'équipe")
    await messages(ville, lou)
    await press(ville, lou, "Réponses prêtes", "Fermeture d'été", "La récrire")
    lou.send("Fermeture d'été\nBonjour {prénom}, nous fermons du 3 au 21 août.")
    await lou.wait_for("du 3 au 21 août")
    await messages(ville, other)
    await press(ville, other, "Réponses prêtes")
    assert "Fermeture d'été" not in {label for row in other.last.buttons for label in row}
    for forged in ("an:prm:r1", "an:prc:r1", "an:prx:r1:oui"):
        await forge(ville, other, forged)
    assert "3 au 21" not in texts(other)
    await press(ville, lou, "Réponses prêtes", "Pour conclure", "La retirer", "Oui, la retirer")
    labels = {label for row in lou.last.buttons for label in row}
    assert "Fermeture d'été" in labels
    assert "Pour conclure" not in labels
    await press(ville, lou, "Remettre celles d'origine")
    assert {"Pour conclure", "Fermeture d'été"} <= {label for row in lou.last.buttons for label in row}


async def test_from_the_group_too(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), await parent(ville)
    group = await linked_group(ville, [noa, lou])
    await speaking(ville, camille)
    group.press(lou, "Autres actions", await group.wait_for("demande à parler"))
    await group.wait_for("Personne ne s'en occupe encore", fresh=True)
    for label in ("Réponses prêtes", "Nous joindre", "Envoyer"):
        group.press(lou, label)
        await ville.quiet()
    told = await camille.wait_for("Vous pouvez aussi nous téléphoner au")
    assert "03 21 61 50 00" in told.text
    assert "Lou, Relais" in told.text
