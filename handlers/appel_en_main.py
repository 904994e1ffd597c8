"""One call in hand: taken, released, its result in one tap or a few, then the next one. Decides nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update

from bot.domain.appels import QUANDS
from bot.domain.filtres_appels import Filtre
from bot.domain.lignes_appel import Cible, Genre, LigneAppel
from bot.usecases.ask_animatrice import ask
from bot.usecases.finish_call import AppelFini
from bot.usecases.hold_call import release_call, take_call, take_next
from bot.usecases.record_call import call_back, note_full, note_nobody, note_right, note_unchanged, note_wrong
from bot.usecases.refuse_calls import Choix, refuse_calls
from bot.usecases.say_by_phone import note_said
from bot.usecases.see_call import EcranAppel, open_line, see_call
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.liste_appels import in_private, show_calls
from handlers.tableau import numbers, refuse

GENRES: dict[str, Genre] = {"al": "assistant", "fa": "famille"}
CHOIX: tuple[Choix, ...] = ("familles", "messages", "masquer")
LINE = r"an:(al|fa):(\d+):(\d+)"
HERS = r"an:al:(\d+):(\d+)"


def handlers() -> Handlers:
    """From the first call to the last."""
    return [
        tap(r"an:apc:(\d+)", on_begin),
        tap(r"an:(aps|apfs):(\d+):(\d+)", on_next),
        tap(LINE, on_line),
        tap(LINE + ":(prendre|lacher)", on_claim),
        tap(LINE + ":rien", on_nobody),
        tap(LINE + ":rappel", on_when_again),
        tap(LINE + ":date", on_date),
        tap(rf"{LINE}:r:({'|'.join(QUANDS)})", on_again),
        tap(HERS + ":(ok|plein|faux|bon)", on_said),
        tap(HERS + ":plus", on_no_more),
        tap(rf"{HERS}:non:({'|'.join(CHOIX)})", on_refused),
        tap(LINE + ":dit", on_told),
    ]


async def on_begin(update: Update, context: Context) -> None:
    """« Commencer les appels »."""
    (f,) = numbers(context)
    await _show_next(context, f, await take_next(context.unit, context.personne, Filtre.of(f)))


async def on_next(update: Update, context: Context) -> None:
    """« Suivant »: this one, without a result, is anybody's again."""
    f, who = numbers(context)
    after = Cible("assistant" if context.groups[0] == "aps" else "famille", who)
    await _show_next(context, f, await take_next(context.unit, context.personne, Filtre.of(f), after))


async def on_line(update: Update, context: Context) -> None:
    """One person of the list, or any other."""
    f, cible = _parsed(context)
    show_call(context, f, await open_line(context.unit, context.personne, cible))


async def on_claim(update: Update, context: Context) -> None:
    """« Je l'appelle », « Relâcher »."""
    f, cible = _parsed(context)
    do = take_call if context.groups[3] == "prendre" else release_call
    ligne = await do(context.unit, context.personne, cible)
    ecran = None if ligne is None else await see_call(context.unit, context.personne, ligne)
    if ecran is not None:
        context.toast("appels/prise", e=ecran)
    show_call(context, f, ecran)


async def on_nobody(update: Update, context: Context) -> None:
    """« Pas de réponse »."""
    f, cible = _parsed(context)
    show_finished(context, f, await note_nobody(context.unit, context.personne, cible))


async def on_when_again(update: Update, context: Context) -> None:
    """« Rappeler le… »: when?"""
    f, cible = _parsed(context)
    show_call(context, f, await open_line(context.unit, context.personne, cible), "appels/rappel")


async def on_again(update: Update, context: Context) -> None:
    """That evening, or that day."""
    f, cible = _parsed(context)
    quand = next(one for one in QUANDS if one == context.groups[3])
    show_finished(context, f, await call_back(context.unit, context.personne, cible, quand))


async def on_date(update: Update, context: Context) -> None:
    """« Un autre jour »: typed in her own chat, even when she tapped in the team's group."""
    f, cible = _parsed(context)
    ecran = await open_line(context.unit, context.personne, cible)
    if ecran is None:
        refuse(context)
        return
    await ask(context.unit, context.personne, f"{'rappel' if cible.genre == 'assistant' else 'rappelf'}:{cible.id}:{f}")
    if in_private(context):
        context.show("tableau/demander", en_prive=False, quoi="rappel", nom=ecran.nom, id=None)
        return
    send_privately(context, "question", "tableau/demander", en_prive=True, quoi="rappel", nom=ecran.nom, id=None)
    context.toast("tableau/en_prive")


async def on_said(update: Update, context: Context) -> None:
    """« Rien n'a changé », « Plus de place », « Faux numéro », « C'était le bon »."""
    f, who = numbers(context)
    do: dict[str, Callable[..., Awaitable[AppelFini | None]]] = {
        "ok": note_unchanged, "plein": note_full, "faux": note_wrong, "bon": note_right,
    }  # fmt: skip
    show_finished(context, f, await do[context.groups[2]](context.unit, context.personne, who))


async def on_no_more(update: Update, context: Context) -> None:
    """« Ne plus l'appeler »: what does she prefer?"""
    f, who = numbers(context)
    show_call(context, f, await open_line(context.unit, context.personne, Cible("assistant", who)), "appels/plus")


async def on_refused(update: Update, context: Context) -> None:
    """What she prefers."""
    f, who = numbers(context)
    choix = next(one for one in CHOIX if one == context.groups[2])
    refus = await refuse_calls(context.unit, context.personne, who, choix)
    if refus is None:
        refuse(context)
        return
    show_finished(context, f, refus.fini, choix=choix, familles=refus.familles)


async def on_told(update: Update, context: Context) -> None:
    """« C'est dit »."""
    f, cible = _parsed(context)
    show_finished(context, f, await note_said(context.unit, context.personne, cible))


def show_call(context: Context, f: int, ecran: EcranAppel | None, template: str | None = None, **data: Any) -> None:
    """One call, or a question about it."""
    if ecran is None:
        refuse(context)
        return
    context.show(template or template_of(ecran.ligne), e=ecran, f=f, prive=in_private(context), **data)


def show_finished(context: Context, f: int, fini: AppelFini | None, **data: Any) -> None:
    """What was noted, and the way to the next one."""
    if fini is None:
        refuse(context)
        return
    context.show("appels/fini", r=fini, f=f, **({"choix": None, "familles": (), "depuis": None} | data))


def template_of(ligne: LigneAppel) -> str:
    """A professional is asked, a family is told."""
    return "appels/personne" if ligne.cible.genre == "assistant" else "appels/famille"


def send_privately(context: Context, what: str, template: str, **data: Any) -> None:
    """To her own chat, from the team's group."""
    key = f"update:{context.turn.update.update_id}:{what}"
    context.unit.write(key, context.personne.telegram_id, template, data=data)


async def _show_next(context: Context, f: int, ligne: LigneAppel | None) -> None:
    """In the group the others read who phones whom; the call itself goes to her own chat."""
    ecran = None if ligne is None else await see_call(context.unit, context.personne, ligne)
    if ecran is None:
        if context.personne.animateur_id is None:
            refuse(context)
        else:
            context.show("appels/plus_personne", f=f)
    elif in_private(context):
        show_call(context, f, ecran)
    else:
        send_privately(context, "appel", template_of(ecran.ligne), e=ecran, f=f, prive=True)
        context.toast("appels/en_prive")
        await show_calls(context, Filtre.of(f))


def _parsed(context: Context) -> tuple[int, Cible]:
    f, who = numbers(context)
    return f, Cible(GENRES[context.groups[0]], who)
