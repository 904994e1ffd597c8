"""Whom an announcement is for: roles, what is accepted, ateliers, beside sectors and communes. Decides nothing."""

from __future__ import annotations

from telegram import Update

from bot.domain.public import ROLES_PUBLIC, Public
from bot.domain.publics_criteres import CRITERES, is_critere
from bot.usecases.make_annonce import choose_public, see_draft
from handlers.choix_public import ChoixPublic
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import numbers

CHOIX = ChoixPublic(see_draft, choose_public, "annonces", secteurs="an:annz", communes="an:annc")
WORDS = "|".join(("tous", *ROLES_PUBLIC, *(mot for mot, critere in CRITERES.items() if not critere.numbered)))


def handlers() -> Handlers:
    """The screen of the public and that of the communes."""
    return [
        tap(r"an:anno:(\d+):qui", CHOIX.on_public),
        tap(rf"an:annp:(\d+):({WORDS})", on_choice),
        tap(r"an:anni:(\d+):(\d+)", on_atelier),
        *CHOIX.handlers(),
    ]


async def on_choice(update: Update, context: Context) -> None:
    """Everybody, a role, or a criterion more or less."""
    word = context.groups[1]
    if is_critere(word):
        await CHOIX.change(context, lambda public: public.toggle_critere(word))
    else:
        await CHOIX.change(context, lambda public: _with_role(public, word))


async def on_atelier(update: Update, context: Context) -> None:
    """« Inscrites à … »."""
    atelier_id = numbers(context)[1]
    await CHOIX.change(context, lambda public: public.toggle_critere(f"inscrits:{atelier_id}"))


def _with_role(public: Public, word: str) -> Public:
    """« Tout le monde », or one role more or less; never nobody."""
    if word == "tous":
        return public.choose_roles(())
    chosen = {role for role in ROLES_PUBLIC if public.has_role(role)}
    chosen ^= {role for role in ROLES_PUBLIC if role == word}
    return public.choose_roles(chosen if 0 < len(chosen) < len(ROLES_PUBLIC) else ())
