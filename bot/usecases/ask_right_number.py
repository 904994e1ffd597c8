"""She asked for a call and her number is not hers: she is asked for the right one, in one message. Phones nobody."""

from __future__ import annotations

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.lignes_appel import LigneAppel
from bot.domain.personnes import Personne
from bot.usecases.refuse_calls import may_be_written_to
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit
from bot.usecases.write_automatic import write_automatic


async def ask_right_number(unit: Unit, qui: Personne, ligne: LigneAppel) -> bool:
    """False when she asked for nothing, or may not be written to: she stays in « Numéros à corriger » either way."""
    fiche = await find_fiche(unit, qui, ligne.cible.id)
    if ligne.appel_demande_le is None or fiche is None or not may_be_written_to(fiche):
        return False
    chat, relais_id = fiche.assistant.telegram_id, qui.animateur_relais_id
    if chat is None or relais_id is None:
        return False
    key = f"assistant:{ligne.cible.id}:bon_numero:{unit.today.isoformat()}"
    relais = unit.territoire.get(relais_id)
    return await write_automatic(unit, key, chat, "appels/bon_numero", relais_id=relais_id, relais=relais)


async def give_right_number(unit: Unit, personne: Personne, number: str) -> bool:
    """She shares hers, in place of the wrong one. False when none was wrong, or when this is somebody else's."""
    hers, read = personne.assistant_maternel_id, parse_telephones(number).choisi()
    if hers is None or read is None or await unit.tx.assistants.list_by_telephone(read):
        return False
    if not await unit.tx.fiches.is_wrong(hers):
        return False
    await unit.tx.fiches.correct_telephone(hers, read, unit.now)
    return True
