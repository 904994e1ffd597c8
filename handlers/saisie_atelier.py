"""What is typed of an atelier: its title, a date, hours, a place, who leads it, a picture. Kept over a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.ateliers import GENRES, Atelier
from bot.domain.lieux_dits import find_lieu
from bot.domain.relais import Relais
from bot.domain.repetition import moved_to
from bot.domain.saisie import Lu
from bot.domain.saisie_atelier import parse_ages, parse_creneau, parse_places
from bot.domain.saisie_dates import parse_date
from bot.usecases.ask_animatrice import ask, asked_of, stop_asking
from bot.usecases.make_atelier import make_atelier
from bot.usecases.see_planning import find_atelier
from handlers.atelier_change import changed, lasting
from handlers.ateliers import show_atelier
from handlers.context import Context, turn
from handlers.features import Handlers, tap
from handlers.prive import show_in_private
from handlers.tableau import numbers, refuse

RIEN = frozenset({"-", "aucun", "aucune", "rien", "sans", "non"})  # takes away what was written
Change = Callable[[Atelier], Atelier]


class _Asked(filters.MessageFilter):
    """The message answers one of these questions."""

    def __init__(self, *, image: bool) -> None:
        super().__init__()
        self._image = image

    def filter(self, _message: Message) -> bool:
        what = asked_of(turn.get().personne)[0]
        return what == "at_image" if self._image else what == "at_nouveau" or what.removeprefix("at_") in READERS


def handlers() -> Handlers:
    """The questions, and their answers."""
    typed = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND
    pictures = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.PHOTO
    return [
        tap(
            r"an:ato:(\d+):(titre|autre_date|autres_heures|autre_lieu|autres_places|autres_ages|intervenant"
            r"|partenaire|description|image)",
            on_question,
        ),
        MessageHandler(typed & _Asked(image=False), on_typed),
        MessageHandler(pictures & _Asked(image=True), on_picture),
    ]


async def on_question(update: Update, context: Context) -> None:
    """Asked in her own chat, also from the team's group."""
    atelier = await find_atelier(context.unit, context.personne, numbers(context)[0])
    if atelier is None:
        refuse(context)
        return
    quoi = context.groups[1]
    await ask(context.unit, context.personne, f"at_{quoi}:{atelier.id}")
    show_in_private(context, "ateliers/demander", quoi=quoi, id=atelier.id, genre=None, refus=None)


async def on_typed(update: Update, context: Context) -> None:
    """Her answer."""
    assert update.message is not None
    what, parts = asked_of(context.personne)
    text, quoi = update.message.text or "", what.removeprefix("at_")
    if quoi == "nouveau":
        await _make(context, parts[0], text)
        return
    home = context.personne.animateur_relais_id
    if home is None:
        refuse(context)
        return
    change = READERS[quoi](text.strip(), context, context.unit.territoire.get(home))
    if change is None:
        context.show("ateliers/demander", quoi=quoi, id=int(parts[0]), genre=None, refus="incompris")
        return
    await stop_asking(context.unit, context.personne)
    await changed(context, int(parts[0]), change)


async def _make(context: Context, code: str, text: str) -> None:
    genre = next(one for one in GENRES if one == code)
    made = await make_atelier(context.unit, context.personne, genre, text)
    if made is None:
        refuse(context)
    elif isinstance(made, Atelier):
        await stop_asking(context.unit, context.personne)
        await show_atelier(context, made.id, fait="nouveau")
    else:
        context.show("ateliers/demander", quoi="nouveau", id=None, genre=genre, refus=made)


async def on_picture(update: Update, context: Context) -> None:
    """The picture that goes with the announcement: only Telegram's reference of it is kept."""
    assert update.message is not None
    image = update.message.photo[-1].file_id
    atelier_id = int(asked_of(context.personne)[1][0])
    await stop_asking(context.unit, context.personne)
    await changed(context, atelier_id, lambda a: replace(a, image=image))


def _titre(text: str, context: Context, relais: Relais) -> Change | None:
    return lambda a: replace(a, titre=" ".join(text.split()))


def _date(text: str, context: Context, relais: Relais) -> Change | None:
    lu = parse_date(text, context.unit.today)
    if not isinstance(lu, Lu):
        return None
    day = lu.valeur
    return lambda a: moved_to(a, day)


def _heures(text: str, context: Context, relais: Relais) -> Change | None:
    creneau = parse_creneau(text)
    return None if creneau is None else lambda a: lasting(a, a.jour, *creneau)


def _lieu(text: str, context: Context, relais: Relais) -> Change | None:
    """A place of the territory when she names one, her own words otherwise."""
    lieu = find_lieu(text, relais)
    if lieu is not None:
        return lambda a: replace(a, lieu=lieu.cle, lieu_dit=None, distance=False)
    return lambda a: replace(a, lieu=None, lieu_dit=" ".join(text.split()), distance=False)


def _places(text: str, context: Context, relais: Relais) -> Change | None:
    places = parse_places(text)
    if places is None:
        return None
    adultes, enfants = places
    return lambda a: replace(a, places_adultes=adultes, places_enfants=a.places_enfants if enfants is None else enfants)


def _ages(text: str, context: Context, relais: Relais) -> Change | None:
    ages = parse_ages(text)
    return None if ages is None else lambda a: replace(a, age_min_mois=ages[0] or None, age_max_mois=ages[1])


def _intervenant(text: str, context: Context, relais: Relais) -> Change | None:
    return lambda a: replace(a, intervenant=_words(text))


def _partenaire(text: str, context: Context, relais: Relais) -> Change | None:
    return lambda a: replace(a, partenaire=_words(text))


def _description(text: str, context: Context, relais: Relais) -> Change | None:
    return lambda a: replace(a, description=_words(text))


def _words(text: str) -> str | None:
    """A few words, or nothing any more."""
    return None if text.casefold() in RIEN else " ".join(text.split())


READERS: dict[str, Callable[[str, Context, Relais], Change | None]] = {
    "titre": _titre,
    "autre_date": _date,
    "autres_heures": _heures,
    "autre_lieu": _lieu,
    "autres_places": _places,
    "autres_ages": _ages,
    "intervenant": _intervenant,
    "partenaire": _partenaire,
    "description": _description,
}
