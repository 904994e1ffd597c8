"""The animatrice's board: her lists, one request, who was asked, why the others were not. Changes nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.depot import is_relayed
from bot.domain.tableau import RUBRIQUES
from bot.usecases.explain_exclusions import count_exclusions, list_exclues, read_vue
from bot.usecases.read_dossier import list_sollicitees, read_dossier, read_journal
from bot.usecases.read_tableau import count_tableau, read_liste
from bot.usecases.tableau_du_relais import noms_des_communes
from handlers.context import Context
from handlers.features import Handlers, tap


def handlers() -> Handlers:
    """Everything that is only read."""
    return [
        tap("an:ls", on_listes),
        tap(rf"an:l:({'|'.join(RUBRIQUES)}):(\d+)", on_liste),
        tap(r"an:d:(\d+)", on_dossier),
        tap(r"an:p:(\d+):(\d+)", on_sollicitees),
        tap(r"an:x:(\d+)", on_exclusions),
        tap(r"an:x:(\d+):([a-z_]+):(\d+)", on_exclues),
        tap(r"an:q:(\d+):(\d+)", on_vue),
        tap(r"an:j:(\d+):(\d+)", on_journal),
    ]


def refuse(context: Context) -> None:
    """Not hers to see: a stranger reads that the screen is not for her, an animatrice that it is not in her relais."""
    context.show("tableau/reserve" if context.personne.animateur_id is None else "tableau/introuvable", fresh=True)


def numbers(context: Context) -> tuple[int, ...]:
    """The numbers of the Tap, in order."""
    return tuple(int(part) for part in context.groups if part.isdigit())


async def on_listes(update: Update, context: Context) -> None:
    """« Les demandes du relais »."""
    counts = await count_tableau(context.unit, context.personne)
    if counts is None:
        refuse(context)
        return
    context.show("tableau/listes", c=counts)


async def on_liste(update: Update, context: Context) -> None:
    """One page of one list."""
    rubrique = next(one for one in RUBRIQUES if one == context.groups[0])
    liste = await read_liste(context.unit, context.personne, rubrique, numbers(context)[0])
    if liste is None:
        refuse(context)
        return
    context.show("tableau/liste", r=rubrique, page=liste.page, communes=liste.communes)


async def on_dossier(update: Update, context: Context) -> None:
    """One request."""
    await show_dossier(context, numbers(context)[0])


async def show_dossier(context: Context, demande_id: int, *, fresh: bool = False) -> None:
    """One request, also after something was done about it."""
    dossier = await read_dossier(context.unit, context.personne, demande_id)
    if dossier is None:
        refuse(context)
        return
    d = dossier.demande
    communes = noms_des_communes(context.unit, d.relais_id)
    context.show(
        "tableau/dossier",
        fresh=fresh,
        d=d,
        famille=dossier.famille,
        commune=communes.get(d.besoin.commune, d.besoin.commune),
        relayee=is_relayed(d.modes),
        s=dossier.situation.comptes,
        propositions=dossier.propositions,
        ecartees=dossier.ecartees,
        suite=dossier.suite,
        retenue=dossier.retenue,
        duos=dossier.duos,
        semblables=dossier.semblables if d.is_open else (),
        now=context.unit.now,
    )


async def on_sollicitees(update: Update, context: Context) -> None:
    """Who was asked, and what each one answered."""
    demande_id, numero = numbers(context)
    page = await list_sollicitees(context.unit, context.personne, demande_id, numero)
    if page is None:
        refuse(context)
        return
    context.show("tableau/sollicitees", id=demande_id, page=page, communes=communes_of(context))


async def on_exclusions(update: Update, context: Context) -> None:
    """Why the others were not: the reasons, counted."""
    (demande_id,) = numbers(context)
    exclusions = await count_exclusions(context.unit, context.personne, demande_id)
    if exclusions is None:
        refuse(context)
        return
    context.show("tableau/exclusions", id=demande_id, raisons=exclusions.raisons, possibles=exclusions.possibles)


async def on_exclues(update: Update, context: Context) -> None:
    """The professionals of one reason."""
    demande_id, numero = numbers(context)
    code = context.groups[1]
    found = await list_exclues(context.unit, context.personne, demande_id, code, numero)
    if found is None:
        refuse(context)
        return
    relais = context.unit.territoire.get(found[0].relais_id)
    context.show(
        "tableau/exclues",
        id=demande_id,
        code=code,
        page=found[1],
        communes=communes_of(context),
        structures=[one for one in relais.structures if one.genre == "creche_familiale"],
    )


async def on_vue(update: Update, context: Context) -> None:
    """One professional before this request."""
    await show_vue(context, *numbers(context))


async def show_vue(context: Context, demande_id: int, assistant_id: int) -> None:
    """One professional before this request, also after something was done."""
    found = await read_vue(context.unit, context.personne, demande_id, assistant_id)
    if found is None:
        refuse(context)
        return
    context.show("tableau/vue", d=found[0], vue=found[1], communes=communes_of(context))


async def on_journal(update: Update, context: Context) -> None:
    """What happened to this request."""
    demande_id, numero = numbers(context)
    page = await read_journal(context.unit, context.personne, demande_id, numero)
    if page is None:
        refuse(context)
        return
    context.show("tableau/journal", id=demande_id, page=page, responsable=context.personne.is_responsable)


def communes_of(context: Context) -> dict[str, str]:
    """The names of the communes of her relais."""
    home = context.personne.animateur_relais_id
    return {} if home is None else dict(noms_des_communes(context.unit, home))
