"""« Réponses prêtes » of a relais: read, added, rewritten, withdrawn by its team. Sends nothing to anybody."""

from __future__ import annotations

from bot.domain.personnes import Personne
from bot.domain.reponses_pretes import Refus, ReponsePrete, offered, read_reply
from bot.usecases.unit import Unit
from content.reponses_pretes import shipped_replies

REPONSES_MAX = 30


async def list_replies(unit: Unit, qui: Personne) -> list[ReponsePrete]:
    """The shipped ones as her relais changed them, then its own."""
    if qui.animateur_relais_id is None:
        return []
    return offered(shipped_replies(), await unit.tx.reponses_pretes.list_of(qui.animateur_relais_id))


async def find_reply(unit: Unit, qui: Personne, ref: str) -> ReponsePrete | None:
    """Of her relais; None for any other: a Tap is untrusted."""
    return next((one for one in await list_replies(unit, qui) if one.ref == ref), None)


async def write_reply(unit: Unit, qui: Personne, ref: str | None, typed: str) -> ReponsePrete | Refus | None:
    """What she typed: a new one, or `ref` said otherwise. None: it is gone, or there are enough of them."""
    read = read_reply(typed)
    if not isinstance(read, ReponsePrete):
        return read
    assert qui.animateur_relais_id is not None
    replies, relais_id = unit.tx.reponses_pretes, qui.animateur_relais_id
    if ref is None:
        if len(await list_replies(unit, qui)) >= REPONSES_MAX:
            return None
        ref = await replies.add(relais_id, read.titre, read.texte, qui.animateur_id, unit.now)
        return await find_reply(unit, qui, ref)
    known = await find_reply(unit, qui, ref)
    if known is None:
        return None
    if known.numero is None:
        await replies.replace(relais_id, ref, read.titre, read.texte, qui.animateur_id, unit.now)
    else:
        await replies.change(relais_id, known.numero, read.titre, read.texte, qui.animateur_id, unit.now)
    return await find_reply(unit, qui, ref)


async def remove_reply(unit: Unit, qui: Personne, ref: str) -> bool:
    """Not offered any more in her relais; False when it was not there."""
    known = await find_reply(unit, qui, ref)
    if known is None or qui.animateur_relais_id is None:
        return False
    if known.numero is None:
        await unit.tx.reponses_pretes.replace(
            qui.animateur_relais_id, ref, known.titre, None, qui.animateur_id, unit.now
        )
    else:
        await unit.tx.reponses_pretes.remove(qui.animateur_relais_id, known.numero)
    return True


async def restore_replies(unit: Unit, qui: Personne) -> None:
    """The shipped ones as they came; the relais's own stay."""
    if qui.animateur_relais_id is not None:
        await unit.tx.reponses_pretes.restore(qui.animateur_relais_id)
