"""Each request stands in one list of the board, and in one only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.demandes import Etat
from bot.domain.proposition_suivie import PropositionSuivie
from bot.domain.tableau import RUBRIQUES
from tests.quartier import SLUG, add_assistant, demande_of, submit
from tests.world import Town


async def lists_of(ville: Town, numero: int) -> list[str]:
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(SLUG)
        return [
            rubrique
            for rubrique in RUBRIQUES
            if any(line.id == numero for line in (await unit.tx.tableau.page(home, rubrique, 0, 50, unit.now)).lignes)
        ]


async def test_every_state_is_in_one_list(ville: Town) -> None:
    camille = ville.person("Camille")
    wanted: dict[Etat, str] = {
        "a_valider": "a_valider", "active": "en_cours", "transmise": "transmises", "pourvue": "closes",
        "retiree": "closes", "expiree": "closes", "close": "closes",
    }  # fmt: skip
    for etat, rubrique in wanted.items():
        numero = await submit(ville, camille, etat=etat)
        assert await lists_of(ville, numero) == [rubrique], etat
    async with ville.bot.service.unit() as unit:
        counts = await unit.tx.tableau.count(unit.territoire.id_of(SLUG), unit.now, unit.now)
    assert (counts.a_valider, counts.en_cours, counts.transmises, counts.closes) == (1, 1, 1, 4)


async def test_without_a_yes_it_is_without_answer_once_its_day_has_come(ville: Town) -> None:
    numero = await submit(ville, ville.person("Camille"))
    assert await lists_of(ville, numero) == ["en_cours"]
    async with ville.bot.service.unit() as unit:
        demande = await unit.tx.demandes.get(numero)
        await unit.tx.demandes.save(replace(demande, reponse_le=unit.now - timedelta(hours=1)), unit.now)
    assert await lists_of(ville, numero) == ["sans_reponse"]
    alix = await add_assistant(ville, "Alix")
    async with ville.bot.service.unit() as unit:
        yes = PropositionSuivie(
            relais_id=unit.territoire.id_of(SLUG), demande=numero, assistant=alix.id, cercle="a_confirmer",
            ecrite_le=unit.now, etat="interessee",
        )  # fmt: skip
        await unit.tx.propositions.add([yes])
    assert await lists_of(ville, numero) == ["en_cours"]
    assert (await demande_of(ville, numero)).active_jusqu_au == date(2027, 2, 3)


async def test_a_besoin_imprevu_is_read_first(ville: Town) -> None:
    camille = ville.person("Camille")
    first = await submit(ville, camille)
    urgent = await submit(ville, camille, besoin=replace((await demande_of(ville, first)).besoin, imprevu=True))
    async with ville.bot.service.unit() as unit:
        page = await unit.tx.tableau.page(unit.territoire.id_of(SLUG), "en_cours", 0, 8, unit.now)
    assert [line.id for line in page.lignes] == [urgent, first]


async def test_a_number_known_to_be_wrong_is_believed_again_once_it_changes(ville: Town) -> None:
    alix = await add_assistant(ville, "Alix")
    async with ville.bot.service.unit() as unit:
        home = unit.territoire.id_of(SLUG)
        await unit.tx.fiches.mark_wrong(alix.id, unit.now)
        fiche = await unit.tx.fiches.find(home, alix.id)
        assert fiche is not None
        assert fiche.telephone_faux
        await unit.tx.assistants.save(replace(alix, telephone="+33639980177"), unit.now)
        fiche = await unit.tx.fiches.find(home, alix.id)
        assert fiche is not None
        assert not fiche.telephone_faux
