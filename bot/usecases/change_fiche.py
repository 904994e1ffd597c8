"""What an animatrice changes in a professional's entry, one thing at a time. Never a place, never the agrément."""

from __future__ import annotations

from datetime import date
from typing import Literal

from bot.domain.annuaire.telephones import parse_telephones
from bot.domain.fiches import Fiche
from bot.domain.mises_a_jour import Provenance
from bot.domain.personnes import Personne
from bot.domain.saisie import Lu
from bot.domain.saisie_dates import parse_date
from bot.usecases.news_of_campaigns import review_campaigns
from bot.usecases.pause import end_pause, pause_until
from bot.usecases.record_update import record_update
from bot.usecases.set_commands import menu_of, set_commands
from bot.usecases.tableau_du_relais import find_fiche
from bot.usecases.unit import Unit


async def pause_assistant(unit: Unit, qui: Personne, assistant_id: int, until: date | None) -> Fiche | None:
    """No question reaches her up to that day, included; None ends the pause."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    par = Provenance("telephone", qui.animateur_id)
    if until is None:
        await end_pause(unit, fiche.assistant, par)
    else:
        await pause_until(unit, fiche.assistant, until, par)
    return await find_fiche(unit, qui, assistant_id)


async def pause_assistant_until(
    unit: Unit, qui: Personne, assistant_id: int, text: str
) -> Fiche | Literal["illisible"] | None:
    """A pause up to the day that was typed."""
    lu = parse_date(text, unit.today)
    return await pause_assistant(unit, qui, assistant_id, lu.valeur) if isinstance(lu, Lu) else "illisible"


async def choose_channel(unit: Unit, qui: Personne, assistant_id: int, *, phone: bool) -> Fiche | None:
    """She would rather be phoned, or written to."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    await unit.tx.profils.set_phone(assistant_id, phone, unit.now)
    await record_update(unit, fiche.assistant, "profil", "telephone", qui.animateur_id)
    return await find_fiche(unit, qui, assistant_id)


async def correct_telephone(
    unit: Unit, qui: Personne, assistant_id: int, text: str
) -> str | Literal["illisible"] | None:
    """Her right number, as it was typed; given back as it was understood (E.164)."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    telephone = parse_telephones(text).choisi()
    if telephone is None:
        return "illisible"
    await unit.tx.fiches.correct_telephone(assistant_id, telephone, unit.now)
    return telephone


async def unlink_telegram(unit: Unit, qui: Personne, assistant_id: int) -> Fiche | None:
    """« Ce n'est pas la bonne personne »: the account is nobody's again, and nothing more is sent to it."""
    fiche = await find_fiche(unit, qui, assistant_id)
    if fiche is None:
        return None
    await unit.tx.rattachements.unlink(assistant_id, qui.animateur_id, unit.now)
    await review_campaigns(unit, assistant_id)
    if fiche.assistant.telegram_id is not None:
        left = await unit.tx.personnes.meet(fiche.assistant.telegram_id, "", unit.now)
        if left.conversation_id is None:
            set_commands(unit, left.telegram_id, menu_of(left))
    for proposition in await unit.tx.propositions.list_of_assistant(assistant_id, limit=500):
        if proposition.etat == "en_attente":
            await unit.tx.letters.cancel(proposition.key)
    return await find_fiche(unit, qui, assistant_id)
