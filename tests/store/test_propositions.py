"""How propositions are written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.proposition_suivie import PropositionSuivie
from tests.quartier import add_assistant, relais_id, submit
from tests.world import Town


async def test_a_professional_is_asked_once_for_a_request(ville: Town) -> None:
    numero = await submit(ville, ville.person("Camille"), vague_le=None)
    alix = await add_assistant(ville, "Alix")
    async with ville.bot.service.unit() as unit:
        new = PropositionSuivie(
            relais_id=relais_id(ville), demande=numero, assistant=alix.id, cercle="partiel", ecrite_le=unit.now
        )
        assert len(await unit.tx.propositions.add([new])) == 1
        assert await unit.tx.propositions.add([new]) == []


async def test_everything_written_is_read_again(ville: Town) -> None:
    numero = await submit(ville, ville.person("Camille"), vague_le=None)
    alix = await add_assistant(ville, "Alix")
    async with ville.bot.service.unit() as unit:
        later = unit.now + timedelta(days=3)
        new = PropositionSuivie(
            relais_id=relais_id(ville), demande=numero, assistant=alix.id, cercle="a_la_main", ecrite_le=unit.now
        )
        (written,) = await unit.tx.propositions.add([new])
        full = replace(
            written,
            etat="interessee",
            version=2,
            envois=2,
            envoyee_le=later,
            relances=1,
            relancee_le=later,
            relance_le=later,
            expire_le=later,
            repondue_le=later,
            repondue_par="telephone",
            motif="autre",
            suite="par_le_relais",
            contact_le=later,
            suivi_le=later,
            suivis=1,
            suivi="pas_encore",
        )
        await unit.tx.propositions.save(full)
        assert await unit.tx.propositions.get(full.id) == full
        for what in ("relance", "expiration", "suivi"):
            assert await unit.tx.propositions.list_due(what, later) == [full.id]
            assert await unit.tx.propositions.list_due(what, unit.now) == []


async def test_a_proposition_is_found_only_by_whom_it_concerns(ville: Town) -> None:
    camille, other = ville.person("Camille"), ville.person("Dominique")
    numero = await submit(ville, camille, vague_le=None)
    alix, clemence = await add_assistant(ville, "Alix"), await add_assistant(ville, "Clémence")
    async with ville.bot.service.unit() as unit:
        tx, mine = unit.tx.propositions, relais_id(ville)
        new = PropositionSuivie(relais_id=mine, demande=numero, assistant=alix.id, cercle="partiel", ecrite_le=unit.now)
        (p,) = await tx.add([new])
        family = await unit.tx.personnes.meet(camille.id, "Camille", unit.now)
        stranger = await unit.tx.personnes.meet(other.id, "Dominique", unit.now)
        assert await tx.find_of_assistant(alix.id, p.id) == p
        assert await tx.find_of_assistant(clemence.id, p.id) is None
        assert await tx.find_of_assistant(None, p.id) is None
        assert await tx.find_of_compte(family.compte_id, p.id) == p
        assert await tx.find_of_compte(stranger.compte_id, p.id) is None
        assert await tx.find_of_relais(mine, p.id) == p
        assert await tx.find_of_relais(relais_id(ville, "oignies"), p.id) is None
