"""Whom something is written to, chosen by taps: sectors and communes, one more or one fewer. Decides nothing.

A feature gives how its draft is read and changed and which screens it has; what only it knows stays with it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from telegram import Update

from bot.domain.personnes import Personne
from bot.domain.public import Public
from bot.domain.relais import Relais
from bot.domain.secteurs import MOI
from bot.domain.tableau import page_of
from bot.usecases.choose_secteur import find_portee, see_mon_secteur
from bot.usecases.unit import Unit
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers
from handlers.vue import show_secteur

COMMUNES_PAR_PAGE = 20


class Brouillon(Protocol):
    """Something that is not written yet."""

    @property
    def relais(self) -> Relais:
        """Whose communes and sectors are offered."""


@dataclass(frozen=True, slots=True)
class ChoixPublic:
    """The screens of one feature: `dossier` of its templates, `secteurs` and `communes` the codes of its Taps."""

    see: Callable[[Unit, Personne, int], Awaitable[Brouillon | None]]
    choose: Callable[[Unit, Personne, int, Callable[[Public], Public]], Awaitable[Any]]
    dossier: str
    secteurs: str
    communes: str

    def handlers(self) -> Handlers:
        """What every feature has; its own Taps stand beside."""
        return [
            tap(rf"{self.secteurs}:(\d+):(\d+)", self.on_sector),
            tap(rf"{self.secteurs}:(\d+):({MOI})", self.on_my_sector),
            tap(rf"{self.communes}:(\d+):(\d+)", self.on_communes),
            tap(rf"{self.communes}:(\d+):(\d+):(\w+)", self.on_commune),
        ]

    async def on_public(self, _update: Update, context: Context) -> None:
        """« Changer le public »."""
        await self.show(context)

    async def on_sector(self, _update: Update, context: Context) -> None:
        """One sector more or less."""
        draft = await self._draft(context)
        some = draft.relais.secteurs[numbers(context)[1] :][:1] if draft is not None else ()
        communes = some[0].communes if some else ()
        await self.change(context, lambda public: public.toggle_communes(communes) if communes else public)

    async def on_my_sector(self, _update: Update, context: Context) -> None:
        """The communes that she follows, more or less; she chooses them when she has none."""
        communes = await _mine(context)
        if communes:
            await self.change(context, lambda public: public.toggle_communes(communes))
        else:
            show_secteur(context, await see_mon_secteur(context.unit, context.personne, 0))

    async def on_communes(self, _update: Update, context: Context) -> None:
        """« Des communes »."""
        await self._show_communes(context)

    async def on_commune(self, _update: Update, context: Context) -> None:
        """One commune more or less."""
        draft, insee = await self._draft(context), context.groups[2]
        if draft is not None and draft.relais.commune(insee) is not None:
            await self._change(context, lambda public: public.toggle_communes([insee]))
        await self._show_communes(context)

    async def change(self, context: Context, change: Callable[[Public], Public]) -> None:
        """Something of it, then the screen of the public."""
        await self._change(context, change)
        await self.show(context)

    async def show(self, context: Context) -> None:
        """For whom it is, so far."""
        draft = await self._draft(context)
        if draft is None:
            context.show(f"{self.dossier}/introuvable")
        else:
            context.show(f"{self.dossier}/public", b=draft, communes=communes_of(context), mien=await _mine(context))

    async def _change(self, context: Context, change: Callable[[Public], Public]) -> None:
        await self.choose(context.unit, context.personne, numbers(context)[0], change)

    async def _draft(self, context: Context) -> Brouillon | None:
        return await self.see(context.unit, context.personne, numbers(context)[0])

    async def _show_communes(self, context: Context) -> None:
        draft = await self._draft(context)
        if draft is None:
            context.show(f"{self.dossier}/introuvable")
            return
        known = sorted(draft.relais.communes_at(context.unit.today), key=lambda commune: commune.nom)
        page = page_of(known, numbers(context)[1], COMMUNES_PAR_PAGE)
        context.show(f"{self.dossier}/communes", b=draft, page=page, communes=communes_of(context))


async def _mine(context: Context) -> frozenset[str]:
    mine = await find_portee(context.unit, context.personne, MOI)
    return frozenset() if mine is None or mine.communes is None else mine.communes
