"""The board in the team's group: everybody sees what is decided, and what is typed is typed in private."""

from __future__ import annotations

from tests.bureau import submit_first
from tests.equipe import animatrice, linked_group, texts
from tests.quartier import add_assistant, demande_of, propositions_of, soon
from tests.world import Town


async def test_a_request_is_approved_from_the_group_and_somebody_added_in_private(ville: Town) -> None:
    noa, lou, camille = await animatrice(ville, "Noa"), await animatrice(ville, "Lou"), ville.person("Camille")
    group = await linked_group(ville, [noa, lou])
    alix = ville.person("Alix")
    numero = await submit_first(ville, camille, passe_par_animatrice=True)
    await group.wait_for("attend votre lecture")
    await add_assistant(ville, alix)
    group.press(lou, "Valider")
    await group.wait_for(f"Demande n° {numero} validée", fresh=True)
    assert (await demande_of(ville, numero)).etat == "active"
    group.press(noa, "Ouvrir la demande")
    await ville.quiet()
    group.press(noa, "Ajouter quelqu'un")
    question = await noa.wait_for("À qui proposer la demande")
    assert "répondez-moi ici" in question.text
    assert "À qui proposer" not in texts(group)
    noa.send("alix")
    await noa.wait_for("Alix Exemple")
    noa.press("Alix Exemple")
    await ville.quiet()
    noa.press("Lui proposer cette demande")
    await soon(ville)
    await alix.wait_for(f"Demande n° {numero}")
    assert [p.cercle for p in await propositions_of(ville, numero)] == ["a_la_main"]
