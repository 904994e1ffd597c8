"""The carers at home for the animatrice: the list, one of them, and who may answer a request. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.usecases.keep_gardes import (
    accept_garde,
    add_garde,
    agree,
    choose_commune,
    find_garde,
    list_gardes,
    note_offre,
    refuse_garde,
)
from bot.usecases.propose_garde import match_gardes, propose_gardes
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.gardes import COMMUNES_PAR_PAGE
from handlers.saisie_metiers import READERS, ask_text, close_text, show_question
from handlers.tableau import communes_of, numbers, refuse


def handlers() -> Handlers:
    """The directory of this trade, then one request."""
    return [
        tap(r"an:gds:(\d+)", on_list),
        tap("an:gd:nouvelle", on_new),
        tap(r"an:gd:(\d+)", on_garde),
        tap(r"an:gd:(\d+):(ok|non)", on_answer),
        tap(r"an:gd:(\d+):(accord|desaccord)", on_agree),
        tap(r"an:gd:(\d+):dire", on_say),
        tap(r"an:gd:(\d+):co:(\d+)", on_communes),
        tap(r"an:gd:(\d+):co:(\d+):(\w+)", on_commune),
        tap(r"an:gd:m:(\d+)", on_matches),
        tap(r"an:gd:m:(\d+):(\d+|tous)", on_propose),
    ]


async def on_list(update: Update, context: Context) -> None:
    """Everybody of that trade."""
    await show_list(context, numbers(context)[0])


async def show_list(context: Context, numero: int = 0) -> None:
    """The same, also after somebody was not put there."""
    vues = await list_gardes(context.unit, context.personne, numero)
    if vues is None:
        refuse(context)
        return
    await close_text(context)
    context.show("metiers/gardes", page=vues.page, communes=vues.communes)


async def on_garde(update: Update, context: Context) -> None:
    """One of them."""
    await show_garde(context, numbers(context)[0])


async def show_garde(context: Context, assistant_id: int, *, fresh: bool = False) -> None:
    """The same, also after something was changed."""
    fiche = await find_garde(context.unit, context.personne, assistant_id)
    if fiche is None:
        refuse(context)
        return
    await close_text(context)
    connue = await context.unit.tx.fiches.find(context.personne.animateur_relais_id or 0, assistant_id)
    context.show("metiers/garde", fresh=fresh, a=fiche.assistant, g=fiche.garde, f=connue,
                 communes=communes_of(context), today=context.unit.today,
                 en_pause=fiche.assistant.is_paused(context.unit.today))  # fmt: skip


async def on_new(update: Update, context: Context) -> None:
    """« Ajouter une personne »."""
    await ask_text(context, "gd_nouvelle", 0)


async def on_answer(update: Update, context: Context) -> None:
    """She asked to be in the directory: yes, or not."""
    (assistant_id,) = numbers(context)
    if context.groups[1] == "ok":
        await accept_garde(context.unit, context.personne, assistant_id)
        await show_garde(context, assistant_id)
        return
    refused = await refuse_garde(context.unit, context.personne, assistant_id)
    if refused is None:
        await show_garde(context, assistant_id)
    else:
        await show_list(context)


async def on_agree(update: Update, context: Context) -> None:
    """She said, on the phone, that she wants requests or not."""
    (assistant_id,) = numbers(context)
    fiche = await find_garde(context.unit, context.personne, assistant_id)
    if fiche is not None:
        await agree(context.unit, fiche, yes=context.groups[1] == "accord")
    await show_garde(context, assistant_id)


async def on_say(update: Update, context: Context) -> None:
    """« Noter ses disponibilités »."""
    fiche = await find_garde(context.unit, context.personne, numbers(context)[0])
    if fiche is None:
        refuse(context)
        return
    await ask_text(context, "gd_noter", fiche.assistant.id, nom=fiche.assistant.prenom)


async def on_communes(update: Update, context: Context) -> None:
    """Where she goes."""
    await _show_communes(context, *numbers(context))


async def on_commune(update: Update, context: Context) -> None:
    """One commune more, or less."""
    assistant_id, page, insee = context.groups
    fiche = await find_garde(context.unit, context.personne, int(assistant_id))
    if fiche is not None and insee in communes_of(context):
        await choose_commune(context.unit, fiche, insee)
    await _show_communes(context, int(assistant_id), int(page))


async def _show_communes(context: Context, assistant_id: int, numero: int) -> None:
    fiche = await find_garde(context.unit, context.personne, assistant_id)
    if fiche is None or context.personne.animateur_relais_id is None:
        refuse(context)
        return
    every = context.unit.territoire.get(context.personne.animateur_relais_id).communes_at(context.unit.today)
    start = min(numero, (len(every) - 1) // COMMUNES_PAR_PAGE) * COMMUNES_PAR_PAGE
    context.show("metiers/garde_communes", p=f"an:gd:{assistant_id}:co", retour=f"an:gd:{assistant_id}",
                 communes=every[start : start + COMMUNES_PAR_PAGE], page=start // COMMUNES_PAR_PAGE,
                 suite=start + COMMUNES_PAR_PAGE < len(every), choisies=fiche.garde.communes)  # fmt: skip


async def on_matches(update: Update, context: Context) -> None:
    """Who may answer this request."""
    await show_matches(context, numbers(context)[0])


async def show_matches(context: Context, demande_id: int, *, asked: int = 0) -> None:
    """The same, also after some were asked."""
    found = await match_gardes(context.unit, context.personne, demande_id)
    if found is None:
        refuse(context)
        return
    context.show("metiers/correspondances", c=found, d=found.demande, asked=asked, today=context.unit.today)


async def on_propose(update: Update, context: Context) -> None:
    """« Lui proposer », « Proposer à toutes »."""
    demande_id = numbers(context)[0]
    who = None if context.groups[1] == "tous" else int(context.groups[1])
    asked = await propose_gardes(context.unit, context.personne, demande_id, who)
    await show_matches(context, demande_id, asked=asked.par_message + asked.a_appeler if asked else 0)


async def _read_new(context: Context, _: int, text: str) -> None:
    made = await add_garde(context.unit, context.personne, text)
    match made:
        case None:
            refuse(context)
        case int():
            await show_garde(context, made)
        case refus:
            show_question(context, "gd_nouvelle", 0, refus=refus)


async def _read_offre(context: Context, assistant_id: int, text: str) -> None:
    said = await note_offre(context.unit, context.personne, assistant_id, text, "telephone")
    fiche = await find_garde(context.unit, context.personne, assistant_id)
    if said is None or fiche is None:
        refuse(context)
    elif said:
        await show_garde(context, assistant_id)
    else:
        show_question(context, "gd_noter", assistant_id, nom=fiche.assistant.prenom, refus="illisible")


READERS |= {"gd_nouvelle": _read_new, "gd_noter": _read_offre}
