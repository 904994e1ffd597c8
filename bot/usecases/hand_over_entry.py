"""A professional goes on in another relais, as she agreed. Her history here stays here; she is shown there only."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.relais import Relais
from bot.usecases.choose_relais import settle_relais
from bot.usecases.stop_showing import hide_entry
from bot.usecases.tell_staff import tell_staff
from bot.usecases.unit import Unit


async def hand_over_entry(unit: Unit, assistant_id: int, vers: Relais, animateur_id: int | None) -> int | None:
    """Gives her entry there; None when she is not shown here any more."""
    before = await unit.tx.assistants.get(assistant_id)
    if before.ne_plus_diffuser:
        return None
    home_id, vers_id = await unit.tx.assistants.relais_of(assistant_id), unit.territoire.id_of(vers.slug)
    compte_id = await unit.tx.transferts.compte_of_assistant(assistant_id)
    there = replace(before, id=0, mam_id=None, sollicite_le=None, telegram_id=None)
    new_id = await unit.tx.assistants.add(vers_id, there, unit.now)
    if before.is_garde_a_domicile:
        garde = await unit.tx.gardes.get(assistant_id)
        served = tuple(insee for insee in garde.communes if vers.commune(insee) is not None)
        await unit.tx.gardes.save(new_id, replace(garde, communes=served))
    cachee = await hide_entry(unit, before)
    if compte_id is not None:
        await unit.tx.rattachements.unlink(assistant_id, animateur_id, unit.now)
        await unit.tx.rattachements.link(new_id, compte_id, "reprise", unit.now)
        await settle_relais(unit, compte_id, vers_id)
        assert before.telegram_id is not None
        unit.write(
            f"assistant:{new_id}:transferee", before.telegram_id, "metiers/transferee", relais_id=vers_id,
            data={"relais": vers, "prenom": before.prenom},
        )  # fmt: skip
    await tell_staff(
        unit, vers_id, f"assistant:{new_id}:arrivee", "metiers/arrivee_equipe", id=new_id,
        nom=f"{before.prenom} {before.nom}".strip(),
    )  # fmt: skip
    if cachee.numeros:
        await tell_staff(
            unit, home_id, f"assistant:{assistant_id}:transferee", "fiches/depart_equipe", a=before,
            demandes=cachee.numeros,
        )  # fmt: skip
    return new_id
