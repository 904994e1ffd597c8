"""What an animatrice types on her board: a number, a name, a date. One question at a time, kept over a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.lignes_appel import Cible
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.change_fiche import correct_telephone, pause_assistant_until
from bot.usecases.find_assistants import find_assistants
from bot.usecases.follow_demande import note_telephone
from bot.usecases.record_call import call_back_on
from bot.usecases.set_place import set_place_from
from bot.usecases.tableau_du_relais import find_demande, find_fiche
from handlers.appel_en_main import show_finished
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.fiches import show_fiche, show_places
from handlers.tableau import numbers, refuse

Reader = Callable[[Context, tuple[int, ...], str], Awaitable[None]]


class _Asked(filters.MessageFilter):
    """The text answers a question of the board."""

    def filter(self, _message: Message) -> bool:
        return asked_of(turn.get().personne)[0] in READERS


def handlers() -> Handlers:
    """The questions, and their answers."""
    return [
        tap(r"an:tel:(\d+)", on_telephone_of_famille),
        tap(r"an:add:(\d+)", on_whom_to_add),
        tap("an:am", on_find),
        tap(r"an:am:(\d+):num", on_number),
        tap(r"an:pl:(\d+):(\d+):d", on_place_from),
        tap(r"an:pa:(\d+):date", on_pause_date),
        tap("an:ann", on_cancel),
        MessageHandler(
            filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & _Asked(), on_typed
        ),
    ]


async def on_telephone_of_famille(update: Update, context: Context) -> None:
    """« Noter son numéro »."""
    await _ask_of_demande(context, "tel")


async def on_whom_to_add(update: Update, context: Context) -> None:
    """« Ajouter quelqu'un »."""
    await _ask_of_demande(context, "ajouter")


async def on_find(update: Update, context: Context) -> None:
    """« Trouver un assistant maternel »."""
    if context.personne.animateur_id is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, "fiche")
    _question(context, quoi="fiche")


async def on_number(update: Update, context: Context) -> None:
    """« Corriger le numéro »."""
    await _ask_of_assistant(context, "num")


async def on_place_from(update: Update, context: Context) -> None:
    """« Libre à partir du … »."""
    await _ask_of_assistant(context, "place")


async def on_pause_date(update: Update, context: Context) -> None:
    """« Jusqu'à une date »."""
    await _ask_of_assistant(context, "pause")


async def on_cancel(update: Update, context: Context) -> None:
    """« Annuler »."""
    await stop_asking(context.unit, context.personne)
    context.show("tableau/fait", quoi="annule", id=None, nom="")


async def on_typed(update: Update, context: Context) -> None:
    """Her answer goes to whoever asked."""
    assert update.message is not None
    what, parts = asked_of(context.personne)
    await READERS[what](context, tuple(int(part) for part in parts), update.message.text or "")


async def _ask_of_demande(context: Context, quoi: str) -> None:
    demande = await find_demande(context.unit, context.personne, numbers(context)[0])
    if demande is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, f"{quoi}:{demande.id}")
    _question(context, quoi=quoi, id=demande.id)


async def _ask_of_assistant(context: Context, quoi: str) -> None:
    found = numbers(context)
    fiche = await find_fiche(context.unit, context.personne, found[0])
    if fiche is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, ":".join([quoi, *map(str, found)]))
    nom = f"{fiche.assistant.prenom} {fiche.assistant.nom}"
    _question(context, quoi=quoi, nom=nom, rang=found[1] if len(found) > 1 else None)


def _question(context: Context, **data: Any) -> None:
    """Asked in her own chat, even when she tapped in the team's group: what she types is hers."""
    this, qui = context.turn, context.personne
    if this.chat_id == qui.telegram_id:
        context.show("tableau/demander", en_prive=False, **data)
        return
    context.unit.write(
        f"update:{this.update.update_id}:question", qui.telegram_id, "tableau/demander", data=data | {"en_prive": True}
    )
    context.toast("tableau/en_prive")


async def _read_telephone(context: Context, parts: tuple[int, ...], text: str) -> None:
    telephone = await note_telephone(context.unit, context.personne, parts[0], text)
    await _shown(context, telephone, demande=parts[0], assistant=None)


async def _read_number(context: Context, parts: tuple[int, ...], text: str) -> None:
    telephone = await correct_telephone(context.unit, context.personne, parts[0], text)
    await _shown(context, telephone, demande=None, assistant=parts[0])


async def _shown(context: Context, telephone: str | None, *, demande: int | None, assistant: int | None) -> None:
    if telephone is None:
        refuse(context)
    elif telephone == "illisible":
        context.show("tableau/illisible", quoi="telephone")
    else:
        await stop_asking(context.unit, context.personne)
        context.show("tableau/telephone_note", telephone=telephone, demande=demande, assistant=assistant)


async def _find_to_add(context: Context, parts: tuple[int, ...], text: str) -> None:
    await _found(context, text, parts[0])


async def _find_fiche(context: Context, parts: tuple[int, ...], text: str) -> None:
    await _found(context, text, None)


async def _found(context: Context, text: str, demande: int | None) -> None:
    """The question stays open: another word may choose better."""
    found = await find_assistants(context.unit, context.personne, text)
    if found is None:
        refuse(context)
    else:
        context.show("tableau/trouvees", t=found, demande=demande)


async def _read_place(context: Context, parts: tuple[int, ...], text: str) -> None:
    places = await set_place_from(context.unit, context.personne, parts[0], parts[1], text)
    if places == "illisible":
        context.show("tableau/illisible", quoi="date")
        return
    await stop_asking(context.unit, context.personne)
    await show_places(context, parts[0], places or 0)


async def _read_pause(context: Context, parts: tuple[int, ...], text: str) -> None:
    paused = await pause_assistant_until(context.unit, context.personne, parts[0], text)
    if paused == "illisible":
        context.show("tableau/illisible", quoi="date")
        return
    await stop_asking(context.unit, context.personne)
    await show_fiche(context, parts[0])


async def _read_call_back(context: Context, parts: tuple[int, ...], text: str) -> None:
    await _called_back(context, Cible("assistant", parts[0]), parts[1], text)


async def _read_famille_call_back(context: Context, parts: tuple[int, ...], text: str) -> None:
    await _called_back(context, Cible("famille", parts[0]), parts[1], text)


async def _called_back(context: Context, cible: Cible, f: int, text: str) -> None:
    fini = await call_back_on(context.unit, context.personne, cible, text)
    if fini == "illisible":
        context.show("tableau/illisible", quoi="date")
        return
    await stop_asking(context.unit, context.personne)
    show_finished(context, f, fini)


READERS: dict[str, Reader] = {
    "tel": _read_telephone,
    "num": _read_number,
    "ajouter": _find_to_add,
    "fiche": _find_fiche,
    "place": _read_place,
    "pause": _read_pause,
    "rappel": _read_call_back,
    "rappelf": _read_famille_call_back,
}
