"""Whom an announcement is for: roles, communes, sectors, what is accepted, ateliers. Each tap adds or takes away."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update

from bot.domain.public import ROLES_PUBLIC, Public
from bot.domain.publics_criteres import CRITERES, is_critere
from bot.domain.secteurs import MOI
from bot.domain.tableau import Page, page_bounds
from bot.usecases.choose_secteur import find_portee, see_mon_secteur
from bot.usecases.make_annonce import Brouillon, choose_public, see_draft
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers
from handlers.vue import show_secteur

COMMUNES_PAR_PAGE = 20
WORDS = "|".join(("tous", *ROLES_PUBLIC, *(mot for mot, critere in CRITERES.items() if not critere.numbered)))


def handlers() -> Handlers:
    """The screen of the public and that of the communes."""
    return [
        tap(r"an:anno:(\d+):qui", on_public),
        tap(rf"an:annp:(\d+):({WORDS})", on_choice),
        tap(r"an:anni:(\d+):(\d+)", on_atelier),
        tap(r"an:annz:(\d+):(\d+)", on_sector),
        tap(rf"an:annz:(\d+):({MOI})", on_my_sector),
        tap(r"an:annc:(\d+):(\d+)", on_communes),
        tap(r"an:annc:(\d+):(\d+):(\w+)", on_commune),
    ]


async def on_public(update: Update, context: Context) -> None:
    """« Changer le public »."""
    await _show(context)


async def on_choice(update: Update, context: Context) -> None:
    """Everybody, a role, or a criterion more or less."""
    word = context.groups[1]
    if is_critere(word):
        await _change(context, lambda public: public.toggle_critere(word))
    else:
        await _change(context, lambda public: _with_role(public, word))
    await _show(context)


def _with_role(public: Public, word: str) -> Public:
    """« Tout le monde », or one role more or less; never nobody."""
    if word == "tous":
        return public.choose_roles(())
    chosen = {role for role in ROLES_PUBLIC if public.has_role(role)}
    chosen ^= {role for role in ROLES_PUBLIC if role == word}
    return public.choose_roles(chosen if 0 < len(chosen) < len(ROLES_PUBLIC) else ())


async def on_atelier(update: Update, context: Context) -> None:
    """« Inscrites à … »."""
    atelier_id = numbers(context)[1]
    await _change(context, lambda public: public.toggle_critere(f"inscrits:{atelier_id}"))
    await _show(context)


async def on_sector(update: Update, context: Context) -> None:
    """One sector more or less."""
    brouillon = await _draft(context)
    some = brouillon.relais.secteurs[numbers(context)[1] :][:1] if brouillon is not None else ()
    communes = some[0].communes if some else ()
    await _change(context, lambda public: public.toggle_communes(communes) if communes else public)
    await _show(context)


async def on_my_sector(update: Update, context: Context) -> None:
    """The communes that she follows, more or less; she chooses them when she has none."""
    communes = await _mine(context)
    if not communes:
        show_secteur(context, await see_mon_secteur(context.unit, context.personne, 0))
        return
    await _change(context, lambda public: public.toggle_communes(communes))
    await _show(context)


async def _mine(context: Context) -> frozenset[str]:
    mine = await find_portee(context.unit, context.personne, MOI)
    return frozenset() if mine is None or mine.communes is None else mine.communes


async def on_communes(update: Update, context: Context) -> None:
    """« Des communes »."""
    await _show_communes(context)


async def on_commune(update: Update, context: Context) -> None:
    """One commune more or less."""
    brouillon, insee = await _draft(context), context.groups[2]
    if brouillon is not None and brouillon.relais.commune(insee) is not None:
        await _change(context, lambda public: public.toggle_communes([insee]))
    await _show_communes(context)


async def _change(context: Context, change: Callable[[Public], Public]) -> None:
    await choose_public(context.unit, context.personne, numbers(context)[0], change)


async def _draft(context: Context) -> Brouillon | None:
    return await see_draft(context.unit, context.personne, numbers(context)[0])


async def _show(context: Context) -> None:
    brouillon = await _draft(context)
    if brouillon is None:
        context.show("annonces/introuvable")
    else:
        context.show("annonces/public", b=brouillon, communes=communes_of(context), mien=await _mine(context))


async def _show_communes(context: Context) -> None:
    brouillon = await _draft(context)
    if brouillon is None:
        context.show("annonces/introuvable")
        return
    known = sorted(brouillon.relais.communes_at(context.unit.today), key=lambda commune: commune.nom)
    shown, pages = page_bounds(len(known), numbers(context)[1], COMMUNES_PAR_PAGE)
    some = tuple(known[shown * COMMUNES_PAR_PAGE : (shown + 1) * COMMUNES_PAR_PAGE])
    page = Page(some, shown, pages, len(known))
    context.show("annonces/communes", a=brouillon.annonce, page=page, communes=communes_of(context))
