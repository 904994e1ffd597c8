"""The clock writes the announcements of ateliers: account after account, some hundreds a transaction, each one once."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.ateliers import Atelier, Public
from bot.domain.outbox import Letter
from bot.usecases.unit import Service, Unit
from bot.usecases.write_automatic import write_automatic
from store.annonces_ateliers import AnnonceAteliers, Groupe, Lectrice

PAR_BLOC = 200
BLOCS = 10
LEGENDE_MAX = 1000  # what stands under a picture is shorter than a message
FORMATIONS = frozenset({"formation", "analyse_pratique"})  # what « Formations » is, of what people choose to hear of


async def run_annonces_ateliers(service: Service) -> None:
    """What one beat may write; the rest at the next one."""
    after = 0
    for _ in range(BLOCS):
        async with service.unit() as unit:
            annonce = await unit.tx.annonces_ateliers.next_unread(after)
            if annonce is None:
                return
            if unit.territoire.find(annonce.relais_id) is None:  # its file has gone: others have their turn
                after = annonce.id
                continue
            await _write_block(unit, annonce)


async def _write_block(unit: Unit, annonce: AnnonceAteliers) -> None:
    """Those that were cancelled or have begun since are not told of any more."""
    known = await unit.tx.ateliers.list_of_annonce(annonce.id)
    coming = [one for one in known if one.etat == "annonce" and one.fermeture_le > unit.now]
    if not coming:
        await unit.tx.annonces_ateliers.move(annonce.id, None, 0, 0)
        return
    lectrices = await unit.tx.annonces_ateliers.list_lectrices(
        annonce.relais_id, annonce.curseur or 0, unit.today, PAR_BLOC
    )
    written = left = 0
    for one in lectrices:
        hers = [atelier for atelier in coming if is_for(atelier, one)]
        if hers and await _write(unit, annonce, one, hers):
            written += 1
        elif hers:
            left += 1
    done = len(lectrices) < PAR_BLOC
    await unit.tx.annonces_ateliers.move(annonce.id, None if done else lectrices[-1].compte_id, written, left)


def is_for(atelier: Atelier, lectrice: Lectrice | Groupe) -> bool:
    """Whether its public is what she is for the relais."""
    hers: list[Public] = ["parent"] if lectrice.is_famille else []
    return atelier.is_for([*hers, lectrice.profession] if lectrice.profession else hers)


async def _write(unit: Unit, annonce: AnnonceAteliers, lectrice: Lectrice, ateliers: list[Atelier]) -> bool:
    """One message a person, whatever the number of ateliers: the picture of the one it tells of goes with it."""
    written = await write_automatic(
        unit,
        f"ateliers:{annonce.id}:annonce:{lectrice.compte_id}",
        lectrice.telegram_id,
        "ateliers/annonce",
        relais_id=annonce.relais_id,
        pour_famille=lectrice.profession is None,
        until=max(one.fermeture_le for one in ateliers),
        sujet="formations" if all(one.genre in FORMATIONS for one in ateliers) else "ateliers",
        ateliers=ateliers,
        relais=unit.territoire.get(annonce.relais_id),
    )
    image = ateliers[0].image if len(ateliers) == 1 else None
    if written and image is not None:
        unit.letters[-1] = _with_image(unit.letters[-1], image)
    return written


def _with_image(letter: Letter, image: str) -> Letter:
    if len(letter.body["text"]) > LEGENDE_MAX:
        return letter
    return replace(letter, method="photo", body={**letter.body, "file_id": image})
