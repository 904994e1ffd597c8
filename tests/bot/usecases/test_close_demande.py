"""Everybody still concerned is told once when a request ends."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.demande_accueil import Issue
from bot.domain.demandes import Etat
from bot.domain.proposition_suivie import PropositionSuivie
from bot.simulator.phone import Phone
from bot.usecases.close_demande import close_demande
from tests.quartier import add_assistant, demande_of, propositions_of, submit
from tests.world import Town


async def asked(ville: Town, numero: int, phone: Phone, **changes: object) -> PropositionSuivie:
    """Puts the request before a professional who has read it."""
    assistant = await add_assistant(ville, phone)
    async with ville.bot.service.unit() as unit:
        new = PropositionSuivie(
            relais_id=unit.territoire.id_of("artois-lys-romane"), demande=numero, assistant=assistant.id,
            cercle="a_confirmer", ecrite_le=unit.now, envoyee_le=unit.now,
        )  # fmt: skip
        (proposition,) = await unit.tx.propositions.add([new])
        await unit.tx.propositions.save(replace(proposition, **changes))  # type: ignore[arg-type]
        unit.write(f"{proposition.key}demande", phone.id, "recherche/gardee")
    await ville.quiet()
    return proposition


async def close(ville: Town, numero: int, etat: Etat = "pourvue", issue: Issue = "trouve_ailleurs") -> None:
    async with ville.bot.service.unit() as unit:
        await close_demande(unit, await unit.tx.demandes.get(numero), etat, issue)
    await ville.quiet()


async def test_who_answered_is_thanked_and_who_did_not_sees_the_question_withdrawn(ville: Town) -> None:
    camille, alix, dominique = ville.person("Camille"), ville.person("Alix"), ville.person("Dominique")
    numero = await submit(ville, camille, vague_le=None)
    await asked(ville, numero, alix, etat="interessee")
    await asked(ville, numero, dominique)
    await close(ville, numero)
    assert "La famille a trouvé une solution, merci de lui avoir répondu" in alix.last.text
    assert [m.text for m in dominique.received] == [
        f"Demande n° {numero}\n\nLa famille a trouvé une solution. Vous n'avez plus à répondre."
    ]
    assert {p.etat for p in await propositions_of(ville, numero)} == {"pourvue"}
    demande = await demande_of(ville, numero)
    assert (demande.etat, demande.issue, demande.reponse_le) == ("pourvue", "trouve_ailleurs", None)


async def test_closing_twice_tells_once(ville: Town) -> None:
    alix = ville.person("Alix")
    numero = await submit(ville, ville.person("Camille"), vague_le=None)
    await asked(ville, numero, alix, etat="interessee")
    await close(ville, numero)
    before = len(alix.received)
    await close(ville, numero, "retiree", "abandonnee")
    assert len(alix.received) == before
    assert (await demande_of(ville, numero)).etat == "pourvue"


async def test_a_withdrawn_request_ends_with_neutral_words(ville: Town) -> None:
    alix = ville.person("Alix")
    numero = await submit(ville, ville.person("Camille"), vague_le=None)
    await asked(ville, numero, alix, etat="interessee")
    await close(ville, numero, "retiree", "abandonnee")
    assert "La recherche de cette famille est terminée. Merci de lui avoir répondu." in alix.last.text


async def test_who_said_no_hears_nothing_more(ville: Town) -> None:
    alix = ville.person("Alix")
    numero = await submit(ville, ville.person("Camille"), vague_le=None)
    await asked(ville, numero, alix, etat="pas_cette_fois")
    before = [m.text for m in alix.received]
    await close(ville, numero)
    assert [m.text for m in alix.received] == before
