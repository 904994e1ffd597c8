"""The list that the relais hands out: for the team, for a family who opens its link, and what she lets it show."""

from __future__ import annotations

import re
from typing import cast

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.domain.liste_remise import ELEMENTS, FILTRES, Element, Filtre
from bot.domain.tableau import page_of
from bot.usecases.editeur import Editeur
from bot.usecases.hand_out_list import (
    LIEN,
    TOUT,
    ListeRemise,
    count_by_commune,
    link_of,
    print_list,
    read_list,
    read_shown,
    relais_covering,
    set_shown,
)
from handlers.context import Context
from handlers.editeur import edit_tap, show_again, show_entry
from handlers.features import Handlers, tap
from handlers.tableau import refuse

PAR_PAGE, COMMUNES_PAR_PAGE = 6, 20
OU = r"(\d[\dAB]\d{3}|tout)"
QUOI = f"({'|'.join(FILTRES)})"
OUVERT = re.compile(r"^/start(?:@\w+)? +(l_\d[\dAB]\d{3}_\d{8})$")


def handlers() -> Handlers:
    """The team's, the families', hers."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    return [
        tap(r"an:li:(\d+)", on_communes),
        tap(r"an:lit:(\d+)", on_every_commune),
        tap(rf"an:lic:{OU}:{QUOI}:(\d+)", on_list),
        tap(rf"an:lix:{OU}:{QUOI}:(pdf|xlsx)", on_file),
        tap(rf"an:lim:{OU}", on_mairie),
        tap(rf"lis:{OU}:{QUOI}:(\d+)", on_public),
        MessageHandler(private & filters.Regex(OUVERT), on_link),
        edit_tap(":li", on_shown),
        edit_tap(rf":li:({'|'.join(ELEMENTS)}):([01])", on_show),
    ]


async def on_communes(update: Update, context: Context) -> None:
    """« La liste à remettre »: of which commune? Those with somebody on it."""
    await _show_communes(context, every=False)


async def on_every_commune(update: Update, context: Context) -> None:
    """« Toutes les communes », those without anybody included."""
    await _show_communes(context, every=True)


async def _show_communes(context: Context, *, every: bool) -> None:
    home = context.personne.animateur_relais_id
    if home is None:
        refuse(context)
        return
    known = await count_by_commune(context.unit, home)
    counts = [one for one in known if every or one[2]]
    whole = await read_list(context.unit, home, None, "tous")
    page = page_of(counts, int(context.groups[0]), COMMUNES_PAR_PAGE)
    context.show("liste/communes", page=page, toute=whole, toutes=every or len(counts) == len(known))


async def on_list(update: Update, context: Context) -> None:
    """One commune, as it will be handed out."""
    ou, filtre, numero = context.groups
    liste = await _read(context, context.personne.animateur_relais_id, ou, filtre)
    if liste is None:
        refuse(context)
    else:
        _show(context, "liste/liste", liste, int(numero), equipe=True)


async def on_file(update: Update, context: Context) -> None:
    """The paper, or the sheet."""
    ou, filtre, sort = context.groups
    commune = None if ou == TOUT else ou
    if await print_list(context.unit, context.personne, commune, cast(Filtre, filtre), sort) is None:
        refuse(context)
    else:
        context.toast("vue/arrive")


async def on_mairie(update: Update, context: Context) -> None:
    """What to send to a mairie that still hands out an old list."""
    liste = await _read(context, context.personne.animateur_relais_id, context.groups[0], "tous")
    if liste is None or liste.commune is None:
        refuse(context)
        return
    context.show("liste/mairie", l=liste, lien=await link_of(context.unit, liste.commune))


async def on_public(update: Update, context: Context) -> None:
    """The list of a commune, for a family."""
    ou, filtre, numero = context.groups
    await _show_public(context, ou, filtre, int(numero))


async def on_link(update: Update, context: Context) -> None:
    """The link that a mairie gives: always today's list, however old the link."""
    found = LIEN.match(context.groups[0])
    assert found is not None
    await _show_public(context, found[1], "tous", 0)


async def on_shown(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« La liste du relais »: what it shows of her."""
    shown = await read_shown(context.unit, editeur)
    await show_entry(context, editeur, "liste/accords", montres=shown, elements=ELEMENTS)


async def on_show(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """One thing more, or less."""
    await set_shown(context.unit, editeur, cast(Element, groups[0]), shown=groups[1] == "1")
    await show_again(context, editeur, on_shown)


async def _show_public(context: Context, ou: str, filtre: str, numero: int) -> None:
    relais_id = relais_covering(context.unit, ou)
    liste = await _read(context, relais_id, ou, filtre) if ou != TOUT else None
    if liste is None:
        context.show("relais/pas_couverte", why="non_couverte", noms=[])
    else:
        _show(context, "liste/liste", liste, numero, equipe=False)


async def _read(context: Context, relais_id: int | None, ou: str, filtre: str) -> ListeRemise | None:
    if relais_id is None:
        return None
    return await read_list(context.unit, relais_id, None if ou == TOUT else ou, cast(Filtre, filtre))


def _show(context: Context, template: str, liste: ListeRemise, numero: int, *, equipe: bool) -> None:
    lien = f"{'an:lic' if equipe else 'lis'}:{liste.commune or TOUT}"
    page = page_of(liste.lignes, numero, PAR_PAGE)
    context.show(template, l=liste, page=page, equipe=equipe, base=lien, lien=f"{lien}:{liste.filtre}", filtres=FILTRES)
