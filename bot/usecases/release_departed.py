"""An access has ended: the conversations and complaints she had are nobody's, and the team is told which."""

from __future__ import annotations

from bot.usecases.tell_staff import responsable_chats, tell_staff
from bot.usecases.unit import Unit
from store.animateurs import Animateur

TEMPLATE = "messagerie/rendues"


async def release_departed(unit: Unit, animateur: Animateur) -> None:
    """Nothing is said when she had nothing. What is for the responsable is told to her alone."""
    held = await unit.tx.prises.release_all(animateur.id)
    complaints = await unit.tx.reclamations.release_all(animateur.id)
    everybody = [number for number, reservee in held if not reservee]
    if everybody or complaints:
        key = f"animateur:{animateur.id}:rendues"
        data = {"nom": animateur.nom, "numeros": everybody, "reclamations": len(complaints)}
        await tell_staff(unit, animateur.relais_id, key, TEMPLATE, **data)
    await _tell_responsable(unit, animateur, [number for number, reservee in held if reservee])


async def take_over(unit: Unit, older: Animateur, newer: Animateur) -> None:
    """The same person under another access: what she had stays hers, unless it is no longer for her eyes."""
    await unit.tx.prises.move(older.id, newer.id)
    await unit.tx.reclamations.move(older.id, newer.id)
    if newer.role != "responsable":
        await release_reserved(unit, newer)


async def release_reserved(unit: Unit, animateur: Animateur) -> None:
    """She is a responsable no longer: what is for the responsable alone leaves her hands."""
    held = await unit.tx.prises.release_all(animateur.id, reservees=True)
    await unit.tx.reclamations.release_all(animateur.id, reservees=True)
    await _tell_responsable(unit, animateur, [number for number, _ in held])


async def _tell_responsable(unit: Unit, animateur: Animateur, numeros: list[int]) -> None:
    if not numeros:
        return
    data = {"nom": animateur.nom, "numeros": numeros, "reclamations": 0}
    for chat_id in await responsable_chats(unit, animateur.relais_id):
        key = f"animateur:{animateur.id}:rendues_reservees:{unit.now.isoformat()}:{chat_id}"
        unit.write(key, chat_id, TEMPLATE, relais_id=animateur.relais_id, data=data)
