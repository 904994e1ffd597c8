"""« Je garde des enfants à domicile »: her own screens, and how she asks to be in the directory. Decides nothing."""

from __future__ import annotations

import re
from datetime import timedelta

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.lecture import plain
from bot.domain.mises_a_jour import ELLE
from bot.domain.ressemblance import CommuneDeRelais
from bot.usecases.keep_gardes import say_offre
from bot.usecases.link_assistant import Reliee
from bot.usecases.own_garde import (
    Inscrite,
    agree_own,
    ask_to_be_listed,
    choose_own_commune,
    end_own_pause,
    find_own,
    read_commune,
    say_own_offre,
)
from bot.usecases.pause import pause_until
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.saisie_metiers import FORMULAIRE, READERS, ask_text, close_text, show_question

JE_GARDE = re.compile(
    r"^\s*(?:bonjour[ ,.!]*)?je (?:suis )?(?:une? )?gardes? (?:d'|des |d’)?enfants? [àa] (?:leur )?domicile[\s.!]*$",
    re.IGNORECASE,
)
JOURS_DE_PAUSE = (7, 14, 31, 92)
COMMUNES_PAR_PAGE = 20
SANS_NUMERO = frozenset({"non", "non merci", "je prefere pas", "je ne prefere pas", "pas de numero"})
CHIFFRES_D_UN_NUMERO = 6  # from so many on, it is a number that she types


class _SharesHerNumber(filters.MessageFilter):
    """Her number, asked for by these screens."""

    def filter(self, message: Message) -> bool:
        dialogue = turn.get().personne.dialogue
        asked = dialogue is not None and dialogue.formulaire == FORMULAIRE and dialogue.etape.startswith("gd_numero:")
        return asked and message.contact is not None


def handlers() -> Handlers:
    """Her screen and its buttons; before it, her request to be in the directory."""
    private = filters.ChatType.PRIVATE
    return [
        tap("gd", on_me),
        tap("gd:moi", on_ask),
        tap(r"gd:ici:(\w+)", on_commune_of_ask),
        tap("gd:(libre|plein)", on_quick),
        tap("gd:dire", on_say),
        tap(r"gd:co:(\d+)", on_communes),
        tap(r"gd:co:(\d+):(\w+)", on_commune),
        tap("gd:accord:([01])", on_agree),
        tap("gd:pause", on_pause),
        tap(r"gd:pause:(\d+)", on_paused),
        tap("gd:reprendre", on_resumed),
        MessageHandler(private & filters.Regex(JE_GARDE), on_me),
        MessageHandler(private & _SharesHerNumber(), on_number),
    ]


async def on_me(update: Update, context: Context) -> None:
    """Her screen, or how to be known."""
    await show_me(context)


async def show_me(context: Context, *, fait: str = "") -> None:
    """The same, also after something was said."""
    await close_text(context)
    moi = await find_own(context.unit, context.personne)
    if moi is None:
        context.show("metiers/garde_inconnue", pro=context.personne.assistant_maternel_id is not None)
        return
    a = moi.fiche.assistant
    context.show("metiers/garde_moi", moi=moi, a=a, g=moi.fiche.garde, fait=fait, today=context.unit.today,
                 en_pause=a.is_paused(context.unit.today))  # fmt: skip


async def on_ask(update: Update, context: Context) -> None:
    """« Demander mon inscription »: where she works."""
    if context.personne.assistant_maternel_id is not None:
        await show_me(context)
        return
    await ask_text(context, "gd_commune", 0)


async def _read_commune(context: Context, _: int, text: str) -> None:
    match read_commune(context.unit, text):
        case CommuneDeRelais(commune=commune):
            await _ask_number(context, commune.insee)
        case "inconnue" | "non_couverte" as refus:
            show_question(context, "gd_commune", 0, refus=refus)
        case plusieurs:
            context.show("metiers/garde_laquelle", communes=plusieurs)


async def on_commune_of_ask(update: Update, context: Context) -> None:
    """One of the communes that resemble what she typed."""
    await _ask_number(context, context.arg)


async def _ask_number(context: Context, insee: str) -> None:
    """Her number: it may be in the directory already, and families call with it."""
    await ask_text(context, "gd_numero", insee)


async def _read_number(context: Context, _: int, text: str) -> None:
    """« Continuer sans numéro » and « Annuler » may be typed; a typed number is not proved to be hers."""
    assert context.personne.dialogue is not None
    insee = context.personne.dialogue.etape.partition(":")[2]
    said = plain(text).strip(" .!")
    if said.startswith(("continuer sans", "sans numero")) or said in SANS_NUMERO:
        await _submit(context, insee, None)
    elif said.startswith("annul"):
        await show_me(context)
    else:
        typed = sum(letter.isdigit() for letter in said) >= CHIFFRES_D_UN_NUMERO
        show_question(context, "gd_numero", insee, refus="a_partager" if typed else None)


async def on_number(update: Update, context: Context) -> None:
    """A number counts only if it is the sender's own."""
    message, user = update.effective_message, update.effective_user
    contact = message.contact if message else None
    assert context.personne.dialogue is not None
    insee = context.personne.dialogue.etape.partition(":")[2]
    if contact is None or user is None or contact.user_id != user.id:
        context.show("pro/pas_le_votre")
        return
    await _submit(context, insee, contact.phone_number)


async def _submit(context: Context, insee: str, telephone: str | None) -> None:
    asked = await ask_to_be_listed(context.unit, context.personne, insee, telephone)
    await close_text(context)
    match asked:
        case Inscrite(relais):
            context.show("metiers/garde_inscrite", relais=relais)
        case Reliee(prenom=prenom):
            context.show("metiers/garde_reconnue", prenom=prenom)
        case None:
            await show_me(context)
        case inconnue:
            context.show("pro/non_reconnue", equipe_prevenue=inconnue.equipe_prevenue)


async def on_quick(update: Update, context: Context) -> None:
    """« Je suis disponible », « Je ne suis plus disponible »."""
    libre = context.arg == "libre"
    await say_own_offre(context.unit, context.personne, "disponible" if libre else "plus disponible")
    await show_me(context, fait="dit")


async def on_say(update: Update, context: Context) -> None:
    """« Dire mes jours et mes heures »: one message."""
    if context.personne.is_garde_a_domicile:
        await ask_text(context, "gd_dire", 0)
    else:
        await show_me(context)


async def _read_offre(context: Context, _: int, text: str) -> None:
    moi = await find_own(context.unit, context.personne)
    if moi is not None and not await say_offre(context.unit, moi.fiche, text, "bot"):
        show_question(context, "gd_dire", 0, refus="illisible")
        return
    await show_me(context, fait="dit")


async def on_communes(update: Update, context: Context) -> None:
    """Where she goes."""
    await _show_communes(context, int(context.arg))


async def on_commune(update: Update, context: Context) -> None:
    """One commune more, or less."""
    page, insee = context.groups
    await choose_own_commune(context.unit, context.personne, insee)
    await _show_communes(context, int(page))


async def _show_communes(context: Context, numero: int) -> None:
    moi = await find_own(context.unit, context.personne)
    if moi is None:
        await show_me(context)
        return
    every = moi.relais.communes_at(context.unit.today)
    start = min(numero, (len(every) - 1) // COMMUNES_PAR_PAGE) * COMMUNES_PAR_PAGE
    context.show("metiers/garde_communes", p="gd:co", retour="gd", communes=every[start : start + COMMUNES_PAR_PAGE],
                 page=start // COMMUNES_PAR_PAGE, suite=start + COMMUNES_PAR_PAGE < len(every),
                 choisies=moi.fiche.garde.communes)  # fmt: skip


async def on_agree(update: Update, context: Context) -> None:
    """« Ne plus me diffuser », or again."""
    await agree_own(context.unit, context.personne, yes=context.arg == "1")
    await show_me(context, fait="accord" if context.arg == "1" else "sans_accord")


async def on_pause(update: Update, context: Context) -> None:
    """Until when."""
    today = context.unit.today
    if context.personne.is_garde_a_domicile:
        context.show("metiers/garde_pause", jours=[(n, today + timedelta(days=n)) for n in JOURS_DE_PAUSE])
    else:
        await show_me(context)


async def on_paused(update: Update, context: Context) -> None:
    """For so many days."""
    moi = await find_own(context.unit, context.personne)
    if moi is not None:
        until = context.unit.today + timedelta(days=min(int(context.arg), 366))
        await pause_until(context.unit, moi.fiche.assistant, until, ELLE)
    await show_me(context)


async def on_resumed(update: Update, context: Context) -> None:
    """The pause is over."""
    await end_own_pause(context.unit, context.personne)
    await show_me(context, fait="reprise")


READERS |= {"gd_commune": _read_commune, "gd_numero": _read_number, "gd_dire": _read_offre}
