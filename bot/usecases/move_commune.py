"""A commune has left a relais: its open requests and professionals are handed over with their agreement, or kept.

The relais that it left reads names and decides. The one that it joined reads counts only: relais are sealed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.personnes import Personne
from bot.domain.relais import Relais
from bot.usecases.hand_over_demande import hand_over_demande
from bot.usecases.hand_over_entry import hand_over_entry
from bot.usecases.situation import daytime
from bot.usecases.unit import Unit
from store.transferts import ATransmettre, Etat
from store.transferts import Genre as Genre


@dataclass(frozen=True, slots=True)
class Arrivees:
    """What another relais still has of a commune that is ours now."""

    relais: Relais
    commune: str
    demandes: int
    professionnelles: int


@dataclass(frozen=True, slots=True)
class Mouvements:
    """`sortants`: ours to hand over, with the relais of their commune; `entrants`: still elsewhere, counted."""

    sortants: tuple[tuple[ATransmettre, Relais], ...]
    entrants: tuple[Arrivees, ...]
    communes: Mapping[str, str]


async def list_moves(unit: Unit, qui: Personne) -> Mouvements | None:
    """For the team; None for somebody else."""
    if qui.animateur_id is None or qui.animateur_relais_id is None:
        return None
    return await moves_of(unit, qui.animateur_relais_id)


async def moves_of(unit: Unit, relais_id: int) -> Mouvements:
    """The same, for that relais."""
    home = unit.territoire.get(relais_id)
    sortants = await _leaving(unit, home)
    entrants = [one for other in unit.territoire.territoire.relais for one in await _arriving(unit, other, home)]
    return Mouvements(tuple(sortants), tuple(entrants), {c.insee: c.nom for c in home.communes})


async def find_move(unit: Unit, qui: Personne, genre: Genre, ident: int) -> tuple[ATransmettre, Relais] | None:
    """One of those of her relais, and where its commune is now: a Tap is untrusted."""
    moves = await list_moves(unit, qui)
    found = moves.sortants if moves is not None else ()
    return next(((what, vers) for what, vers in found if (what.genre, what.id) == (genre, ident)), None)


async def ask_to_move(unit: Unit, qui: Personne, genre: Genre, ident: int) -> bool:
    """« Lui demander »: she reads the question in her own chat. False when nobody can write to her."""
    found = await find_move(unit, qui, genre, ident)
    chat_id = await _chat_of(unit, genre, ident) if found is not None else None
    if found is None or chat_id is None or qui.animateur_relais_id is None:
        return False
    what, vers = found
    home = unit.territoire.get(qui.animateur_relais_id)
    vers_id = unit.territoire.id_of(vers.slug)
    key = f"{'demande' if genre == 'demande' else 'assistant'}:{ident}:transfert"
    nom = home.commune(what.commune)
    unit.write(
        key, chat_id, "metiers/transfert_question", relais_id=qui.animateur_relais_id, not_before=daytime(unit, home),
        data={"genre": genre, "id": ident, "commune": nom.nom if nom else what.commune, "vers": vers, "relais": home},
    )  # fmt: skip
    await unit.tx.transferts.write(
        qui.animateur_relais_id, vers_id, genre, ident, "demande", qui.animateur_id, unit.now
    )
    return True


async def move(unit: Unit, qui: Personne, genre: Genre, ident: int, *, yes: bool) -> bool:
    """She said so to the animatrice: handed over, or kept here."""
    found = await find_move(unit, qui, genre, ident)
    if found is None or qui.animateur_relais_id is None:
        return False
    await _settle(unit, qui.animateur_relais_id, found[1], genre, ident, "transmis" if yes else "garde", qui)
    return True


async def answer_move(unit: Unit, personne: Personne, genre: Genre, ident: int, *, yes: bool) -> Relais | None:
    """The person's own answer; gives the relais that follows her. None when she was not asked."""
    relais_id = await _asked_by(unit, personne, genre, ident)
    if relais_id is None:
        return None
    home = unit.territoire.get(relais_id)
    found = next((vers for what, vers in await _leaving(unit, home) if (what.genre, what.id) == (genre, ident)), None)
    if found is None:
        return None
    await _settle(unit, relais_id, found, genre, ident, "transmis" if yes else "refuse", None)
    return found if yes else home


async def _settle(
    unit: Unit, relais_id: int, vers: Relais, genre: Genre, ident: int, etat: Etat, qui: Personne | None
) -> None:
    """History and figures stay where they were: what is handed over begins again there."""
    vers_id = unit.territoire.id_of(vers.slug)
    animateur_id = qui.animateur_id if qui is not None else None
    await unit.tx.transferts.write(relais_id, vers_id, genre, ident, etat, animateur_id, unit.now)
    if etat != "transmis":
        return
    if genre == "demande":
        await hand_over_demande(unit, ident, vers)
    else:
        await hand_over_entry(unit, ident, vers, animateur_id)


async def _asked_by(unit: Unit, personne: Personne, genre: Genre, ident: int) -> int | None:
    """Which relais asked her about her own request, or her own entry."""
    if genre == "demande":
        demande = await unit.tx.demandes.find_of_compte(personne.compte_id, ident)
        relais_id = demande.relais_id if demande is not None else None
    else:
        relais_id = personne.assistant_relais_id if personne.assistant_maternel_id == ident else None
    if relais_id is None or await unit.tx.transferts.find(relais_id, genre, ident) != "demande":
        return None
    return relais_id


async def _leaving(unit: Unit, home: Relais) -> list[tuple[ATransmettre, Relais]]:
    """What lies in communes that another relais of the installation covers today."""
    territoire = unit.territoire.territoire
    now_of = {
        commune.insee: vers
        for commune in home.communes
        if not commune.is_member(unit.today) and (vers := territoire.covering(commune.insee, unit.today)) is not None
    }
    if not now_of:
        return []
    found = await unit.tx.transferts.list_in(unit.territoire.id_of(home.slug), now_of)
    return [(what, now_of[what.commune]) for what in found]


async def _arriving(unit: Unit, other: Relais, home: Relais) -> list[Arrivees]:
    if other.slug == home.slug:
        return []
    counts: Counter[tuple[str, Genre]] = Counter()
    for what, vers in await _leaving(unit, other):
        if vers.slug == home.slug:
            counts[what.commune, what.genre] += 1
    communes = sorted({insee for insee, _ in counts})
    return [
        Arrivees(other, c.nom if (c := home.commune(insee)) else insee, counts[insee, "demande"],
                 counts[insee, "assistant"])
        for insee in communes
    ]  # fmt: skip


async def _chat_of(unit: Unit, genre: Genre, ident: int) -> int | None:
    """None when nobody can, or may, write to her: STOP, or silence asked for. Then somebody phones."""
    if genre == "assistant":
        chat_id, relais_id = (
            (await unit.tx.assistants.get(ident)).telegram_id,
            await unit.tx.assistants.relais_of(ident),
        )
    else:
        demande = await unit.tx.demandes.get(ident)
        famille = await unit.tx.familles.get(demande.famille_id)
        chat_id, relais_id = None if famille.is_unreachable else famille.telegram_id, demande.relais_id
    if chat_id is None or (await unit.tx.comptes.read_ecoute(chat_id, relais_id)).is_stopped:
        return None
    return chat_id
