"""One request put before a professional on the phone: what to say, and her answer in two taps. Phones nobody."""

from __future__ import annotations

from typing import get_args

from telegram import Update

from bot.domain.lignes_appel import Cible
from bot.domain.propositions import MOTIFS, Suite
from bot.usecases.choose_suite import EnRelation
from bot.usecases.note_call import AppelOuvert, Note, note_no, note_yes, open_call
from bot.usecases.read_dossier import list_calls_of
from bot.usecases.record_call import note_nobody, note_wrong
from handlers.appel_en_main import show_finished
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.liste_appels import TOUT
from handlers.tableau import communes_of, numbers, refuse

SUITES: tuple[Suite, ...] = get_args(Suite)


def handlers() -> Handlers:
    """The calls of one request, one of them, its answers."""
    return [
        tap(r"an:apd:(\d+)", on_calls_of_demande),
        tap(r"an:ap:(\d+)", on_call),
        tap(r"an:ap:(\d+):oui", on_yes),
        tap(rf"an:ap:(\d+):oui:({'|'.join(SUITES)})", on_yes_how),
        tap(r"an:ap:(\d+):non", on_no),
        tap(rf"an:ap:(\d+):non:({'|'.join(MOTIFS)})", on_no_why),
        tap(r"an:ap:(\d+):rien", on_nobody),
        tap(r"an:ap:(\d+):faux", on_wrong),
    ]


async def on_calls_of_demande(update: Update, context: Context) -> None:
    """« À appeler » for one request."""
    (demande_id,) = numbers(context)
    calls = await list_calls_of(context.unit, context.personne, demande_id)
    if calls is None:
        refuse(context)
        return
    context.show("appels/demande", id=demande_id, appels=calls, communes=communes_of(context), now=context.unit.now)


async def on_call(update: Update, context: Context) -> None:
    """One request before one professional: the number and what to say."""
    _show(context, "appels/appel", await open_call(context.unit, context.personne, numbers(context)[0]))


async def on_yes(update: Update, context: Context) -> None:
    """« Intéressée »: how will they speak?"""
    _show(context, "appels/comment", await open_call(context.unit, context.personne, numbers(context)[0]))


async def on_no(update: Update, context: Context) -> None:
    """« Pas cette fois »: why?"""
    _show(context, "appels/pourquoi", await open_call(context.unit, context.personne, numbers(context)[0]))


async def on_yes_how(update: Update, context: Context) -> None:
    """Her yes, and the way."""
    suite = next(one for one in SUITES if one == context.groups[1])
    _show_noted(context, await note_yes(context.unit, context.personne, numbers(context)[0], suite))


async def on_no_why(update: Update, context: Context) -> None:
    """Her no, and the reason."""
    motif = next(one for one in MOTIFS if one == context.groups[1])
    _show_noted(context, await note_no(context.unit, context.personne, numbers(context)[0], motif))


async def on_nobody(update: Update, context: Context) -> None:
    """« Pas de réponse »: the person, not the request, is tried again."""
    ouvert = await open_call(context.unit, context.personne, numbers(context)[0])
    who = Cible("assistant", ouvert.assistant.id if ouvert else 0)
    show_finished(context, TOUT.code, await note_nobody(context.unit, context.personne, who))


async def on_wrong(update: Update, context: Context) -> None:
    """« Faux numéro »."""
    ouvert = await open_call(context.unit, context.personne, numbers(context)[0])
    who = ouvert.assistant.id if ouvert else 0
    show_finished(context, TOUT.code, await note_wrong(context.unit, context.personne, who))


def _show(context: Context, template: str, ouvert: AppelOuvert | None) -> None:
    if ouvert is None:
        refuse(context)
        return
    relais = context.unit.territoire.get(ouvert.demande.relais_id)
    context.show(template, o=ouvert, relais=relais, communes=communes_of(context))


def _show_noted(context: Context, noted: Note | None) -> None:
    if noted is None:
        refuse(context)
        return
    relation = noted.relation.suite if isinstance(noted.relation, EnRelation) else None
    context.show(
        "appels/note", o=noted.ouvert, quoi=type(noted.decision).__name__, suite=relation, communes=communes_of(context)
    )
