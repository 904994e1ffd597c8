"""A family shares its own number, once: kept with the search until it is sent. Never somebody else's."""

from __future__ import annotations

import phonenumbers

from bot.domain.dialogues import Corrige
from bot.domain.personnes import Personne
from bot.usecases.fill_form import record_answer, show_step
from bot.usecases.form_in_hand import Ecran, PlusRien
from bot.usecases.unit import Unit


async def share_number(
    unit: Unit, personne: Personne, formulaire: str, owner: int | None, number: str
) -> Ecran | PlusRien:
    """Telegram says whose number it is; a card of the address book is nobody's."""
    e164 = _e164(number)
    if owner != personne.telegram_id or e164 is None:
        return await show_step(unit, personne, formulaire, "telephone", correction=Corrige("pas_votre_numero"))
    return await record_answer(unit, personne, formulaire, "telephone", e164)


def _e164(number: str) -> str | None:
    """Telegram writes it with its country code, with or without « + »."""
    try:
        parsed = phonenumbers.parse("+" + number.lstrip("+"), None)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
