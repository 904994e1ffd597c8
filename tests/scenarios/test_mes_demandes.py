"""« Mes demandes »: where a request stands, and what its family may still do with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.assistants import AssistantMaternel
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.propositions import EtatProposition
from tests.quartier import add_assistant
from tests.recherche import Parent
from tests.world import Town


async def asked(ville: Town, numero: int, *etats: EtatProposition) -> list[AssistantMaternel]:
    """So many professionals were asked, and answered so."""
    assistants = [await add_assistant(ville, f"Personne{n}") for n in range(len(etats))]
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        await unit.tx.demandes.save(replace(demande, vague_le=unit.now + timedelta(days=3)), unit.now)
        await unit.tx.propositions.add([
            PropositionSuivie(
                relais_id=demande.relais_id, demande=numero, assistant=assistant.id, cercle="place_connue", etat=etat,
                ecrite_le=unit.now, envoyee_le=unit.now,
                suite="famille_appelle" if etat == "interessee" else None,
            )
            for assistant, etat in zip(assistants, etats, strict=True)
        ])  # fmt: skip
    return assistants


async def approved(ville: Town) -> Parent:
    """A parent whose request is on its way."""
    camille = Parent(ville)
    await camille.say("/start")
    await camille.approve()
    await camille.ask()
    await ville.move(hours=1)  # its first wave, in a directory that is empty
    return camille


async def test_the_counts_are_shown_in_words(ville: Town) -> None:
    camille = await approved(ville)
    await asked(
        ville, 1, "pas_cette_fois", "pas_cette_fois", "interessee", "en_attente", "en_attente", "en_attente"
    )  # fmt: skip
    await camille.say("/start")
    await camille.tap("Mes demandes")
    seen = (await camille.tap("Voir la demande n° 1")).text
    assert "6 assistants maternels interrogés :" in seen
    assert "1 intéressé\n" in seen
    assert "2 pas libres" in seen
    assert "3 n'ont pas encore répondu" in seen
    assert "Personne2, Lillers, à domicile :\nvous pouvez appeler au 06 39 98 01 00." in seen
    assert "Prochaine étape : parlez-vous." in seen


async def test_one_or_two_asked_are_not_counted(ville: Town) -> None:
    camille = await approved(ville)
    await asked(ville, 1, "pas_cette_fois", "en_attente")
    await camille.say("/start")
    await camille.tap("Mes demandes")
    seen = (await camille.tap("Voir la demande n° 1")).text
    assert "pas libre" not in seen
    assert "entre les mains" in seen
    assert "d'autres seront interrogés le vendredi 16 octobre 2026" in seen


async def test_somebody_else_s_request_cannot_be_seen_nor_ended(ville: Town) -> None:
    await approved(ville)
    sacha = Parent(ville, "Sacha", "+33639980002")
    await sacha.ask()
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(sacha.phone.id, "Sacha", unit.now)
        assert await unit.tx.demandes.find_of_compte(personne.compte_id, 1) is None
        assert await unit.tx.demandes.find_of_compte(personne.compte_id, 2) is not None


async def test_hours_that_really_change_make_a_new_version(ville: Town) -> None:
    camille = await approved(ville)
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1")
    form = await camille.tap("Modifier")
    assert "Votre demande n° 1" in form.text
    await camille.tap("Corriger", "Les horaires", "9 h", "18 h")
    done = await camille.tap("Enregistrer")
    assert "peuvent répondre de nouveau" in done.text
    (demande,) = await camille.demandes()
    assert demande.version == 2
    assert demande.vague_le is not None
    assert demande.besoin.heures_par_semaine() == 45


async def test_a_change_does_not_start_again_a_relay_that_an_animatrice_stopped(ville: Town) -> None:
    camille = await approved(ville)
    alix = ville.person("Alix")
    await add_assistant(ville, alix)
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(1)
        await unit.tx.demandes.save(replace(demande, arretee_le=unit.now, vague_le=None), unit.now)
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Corriger", "Les horaires", "9 h", "18 h")
    await camille.tap("Enregistrer")
    await ville.move(days=1)
    (after,) = await camille.demandes()
    assert (after.version, after.vague_le) == (2, None)
    assert alix.received == []


async def test_a_change_that_decides_nothing_disturbs_nobody(ville: Town) -> None:
    camille = await approved(ville)
    (before,) = await camille.demandes()
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Corriger", "Les appels")
    await camille.tap("Non, c'est moi qui appelle")
    done = await camille.tap("Enregistrer")
    assert "Personne n'est dérangé" in done.text
    (demande,) = await camille.demandes()
    assert (demande.version, demande.peut_etre_appelee) == (1, False)
    assert demande.vague_le == before.vague_le
    assert demande.besoin == before.besoin


async def test_a_modification_given_up_changes_nothing(ville: Town) -> None:
    camille = await approved(ville)
    (before,) = await camille.demandes()
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Corriger", "Les jours", "Lundi")
    await camille.tap("Valider ces jours", "Annuler")
    said = await camille.tap("Arrêter la modification")
    assert "n'a pas changé" in said.text
    assert await camille.demandes() == [before]


async def test_a_request_does_not_move_to_another_relais(ville: Town) -> None:
    camille = await approved(ville)
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Corriger", "La commune")
    said = await camille.say("Dourges")
    assert "dépend d'un autre relais" in said.text


async def test_withdrawing_is_asked_once_and_asks_no_reason(ville: Town) -> None:
    camille = await approved(ville)
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1")
    sure = await camille.tap("Retirer ma demande")
    assert "pas de raison à donner" in sure.text
    await camille.tap("Retirer ma demande")
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.issue) == ("retiree", "abandonnee")
    camille.phone.press("Mes demandes")
    assert "retirée" in (await camille.phone.answer()).text


async def test_found_elsewhere_closes_the_request(ville: Town) -> None:
    camille = await approved(ville)
    await asked(ville, 1, "interessee", "en_attente")
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1")
    who = await camille.tap("J'ai trouvé")
    assert who.buttons[:2] == [["Avec Personne0, Lillers"], ["Ailleurs"]]
    said = await camille.tap("Ailleurs")
    assert "est terminée" in said.text
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.issue) == ("pourvue", "trouve_ailleurs")


async def test_found_with_one_of_them_closes_the_request_with_her(ville: Town) -> None:
    camille = await approved(ville)
    await asked(ville, 1, "interessee", "en_attente")
    await camille.say("/start")
    await camille.tap("Mes demandes", "Voir la demande n° 1", "J'ai trouvé", "Avec Personne0")
    (demande,) = await camille.demandes()
    assert (demande.etat, demande.issue) == ("pourvue", "trouve_ici")


async def test_an_empty_list_says_what_to_do(ville: Town) -> None:
    camille = Parent(ville)
    await camille.say("/start")
    said = await camille.tap("Mes demandes")
    assert "pas encore de demande" in said.text
    assert ["Chercher un accueil", "Menu"] in said.buttons


async def test_the_school_of_a_baby_is_not_to_be_corrected(ville: Town) -> None:
    camille = await approved(ville)
    await camille.say("/start")
    screen = await camille.tap("Mes demandes", "Voir la demande n° 1", "Modifier", "Corriger")
    labels = {label for row in screen.buttons for label in row}
    assert "Les jours" in labels
    assert "L'école" not in labels
