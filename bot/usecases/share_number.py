"""A family shares its own number, once: kept with the search until it is sent. Never somebody else's."""

from __future__ import annotations

import phonenumbers

from bot.domain.dialogues import Corrige
from bot.domain.moules import MOULES
from bot.domain.personnes import Personne
from bot.usecases.fill_form import record_answer, show_step
from bot.usecases.form_in_hand import Ecran, PlusRien
from bot.usecases.unit import Unit


async def share_number(
    unit: Unit, personne: Personne, formulaire: str, owner: int | None, number: str
) -> Ecran | PlusRien:
    """Telegram says whose number it is; a card of the address book is nobody's."""
    e164 = own_number(personne, owner, number)
    if e164 is None:
        return await show_step(unit, personne, formulaire, "telephone", correction=Corrige("pas_votre_numero"))
    if not MOULES[formulaire].dictee:  # those who already know her dial the number that Telegram vouches for
        await unit.tx.familles.correct(personne.compte_id, telephone=e164)
    return await record_answer(unit, personne, formulaire, "telephone", e164)


async def correct_number(unit: Unit, personne: Personne, owner: int | None, number: str) -> bool:
    """« Mes données »: the number of this very account, for every relais that knows it as a family."""
    e164 = own_number(personne, owner, number)
    if e164 is None:
        return False
    await unit.tx.familles.correct(personne.compte_id, telephone=e164)
    return True


def own_number(personne: Personne, owner: int | None, number: str) -> str | None:
    """E.164 when it is her own. Telegram writes it with its country code, with or without « + »."""
    if owner != personne.telegram_id:
        return None
    try:
        parsed = phonenumbers.parse("+" + number.lstrip("+"), None)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
