"""An agrément that ends is read by the team some weeks before; its facts are changed by the relais, never by her."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.assistants import Agrement
from tests.bureau import forge
from tests.quartier import add_animatrice, add_assistant, libre
from tests.world import Town


async def test_the_team_reads_it_once_some_weeks_before(ville: Town) -> None:
    noa = ville.person("Noa")
    await add_animatrice(ville, noa)
    end = ville.now().date() + timedelta(days=44)
    await add_assistant(ville, "Nadia", agrement=Agrement(places=3, fin=end))
    await ville.move(days=1)
    assert "agrément" not in noa.screen()
    await ville.move(days=2)
    warned = await noa.wait_for("Des agréments se terminent bientôt")
    assert "Nadia Exemple" in warned.text
    before = len(noa.received)
    await ville.move(days=3)
    assert [m for m in noa.received[before:] if "agréments se terminent" in m.text] == []
    noa.press("Tous ceux qui se terminent", message=warned)
    await noa.wait_for("C'est vous qui décidez")
    noa.press("Nadia Exemple")
    await noa.wait_for("Agrément : 3 places")


async def test_she_changes_no_fact_of_her_agrement(ville: Town) -> None:
    nadia = ville.person("Nadia")
    async with ville.bot.service.unit() as unit:
        place = libre(unit)
    entry = await add_assistant(
        ville, nadia, place, agrement=Agrement("A-1", 1, date(2028, 1, 1)), telephone="+33639980101"
    )
    nadia.send("/disponibilites")
    await nadia.wait_for("Mes disponibilités")
    for code in ("pf:ag", "pf:ag:p:6", "pf:ag:fin", "pf:ag:num"):
        await forge(ville, nadia, code)
    nadia.send("31 décembre 2040")
    await ville.quiet()
    async with ville.bot.service.unit() as unit:
        after = await unit.tx.assistants.get(entry.id)
    assert after.agrement == entry.agrement
    assert len(after.places) == 1
