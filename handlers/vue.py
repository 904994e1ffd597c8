"""« Disponibilités du relais »: the first screen, the sectors, what changed, under-activity. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.changements import CHANGEMENTS
from bot.domain.sous_activite import LISTES
from bot.usecases.choose_secteur import MonSecteur, follow_commune, list_choices, see_mon_secteur
from bot.usecases.see_semaine import list_changements, see_semaine
from bot.usecases.see_sous_activite import list_signalements, say_supported, see_sous_activite
from bot.usecases.see_vue import see_vue
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers, refuse

SUITES = {"en_attente": True, "accompagnees": False}  # the lists on which one tap says that she was, or was not


def handlers() -> Handlers:
    """Everything but the places and the campaign."""
    return [
        tap("an:vu", on_vue),
        tap(r"an:vz:(\d+)", on_portees),
        tap(r"an:vm:(\d+)", on_secteur),
        tap(r"an:vm:(\d+):(\w{5})", on_commune),
        tap("an:vs", on_semaine),
        tap(r"an:vs:(\d+):(\d+)", on_semaine),
        tap(rf"an:vs:(\d+):(\d+):({'|'.join(CHANGEMENTS)}):(\d+)", on_changements),
        tap(r"an:va:(\d+)", on_sous_activite),
        tap(rf"an:va:(\d+):({'|'.join(LISTES)}):(\d+)", on_signalements),
        tap(rf"an:va:(\d+):({'|'.join(SUITES)}):(\d+):(\d+)", on_supported),
    ]


async def on_vue(update: Update, context: Context) -> None:
    """Where everything stands."""
    vue = await see_vue(context.unit, context.personne)
    if vue is None:
        refuse(context)
    else:
        context.show("vue/ecran", v=vue)


async def on_portees(update: Update, context: Context) -> None:
    """Which part of the relais."""
    portees = await list_choices(context.unit, context.personne)
    if portees is None:
        refuse(context)
    else:
        context.show("vue/portees", portees=portees, campagne=numbers(context)[0])


async def on_secteur(update: Update, context: Context) -> None:
    """« Mon secteur »."""
    show_secteur(context, await see_mon_secteur(context.unit, context.personne, numbers(context)[0]))


async def on_commune(update: Update, context: Context) -> None:
    """One commune more, or less."""
    numero, insee = context.groups
    show_secteur(context, await follow_commune(context.unit, context.personne, int(numero), insee))


def show_secteur(context: Context, secteur: MonSecteur | None) -> None:
    """The communes to choose from, also when a sector that is still empty was asked for."""
    if secteur is None:
        refuse(context)
    else:
        context.show("vue/mon_secteur", s=secteur)


async def on_semaine(update: Update, context: Context) -> None:
    """What changed in seven days, or between the two days of the button."""
    du, au = (*numbers(context), 0, 0)[:2]
    seen = await see_semaine(context.unit, context.personne, (du, au))
    if seen is None:
        refuse(context)
    else:
        context.show("vue/semaine", c=seen)


async def on_changements(update: Update, context: Context) -> None:
    """Who is behind one of these changes."""
    du, au, numero = numbers(context)
    quoi = next(one for one in CHANGEMENTS if one == context.groups[2])
    liste = await list_changements(context.unit, context.personne, (du, au), quoi, numero)
    if liste is None:
        refuse(context)
    else:
        context.show("vue/changements", liste=liste)


async def on_sous_activite(update: Update, context: Context) -> None:
    """The Caf's figures of a year."""
    indicateur = await see_sous_activite(context.unit, context.personne, numbers(context)[0])
    if indicateur is None:
        refuse(context)
    else:
        context.show("vue/sous_activite", i=indicateur, cette_annee=context.unit.today.year)


async def on_signalements(update: Update, context: Context) -> None:
    """The people behind one of them."""
    annee, numero = numbers(context)
    await _show_signalements(context, annee, context.groups[1], numero)


async def on_supported(update: Update, context: Context) -> None:
    """« Accompagnée », or « pas encore »."""
    annee, numero, assistant_id = numbers(context)
    if await say_supported(context.unit, context.personne, assistant_id, SUITES[context.groups[1]]):
        context.toast("vue/note")
    await _show_signalements(context, annee, context.groups[1], numero)


async def _show_signalements(context: Context, annee: int, name: str, numero: int) -> None:
    liste = next(one for one in LISTES if one == name)
    found = await list_signalements(context.unit, context.personne, annee, liste, numero)
    if found is None:
        refuse(context)
    else:
        context.show("vue/signalements", liste=found)
