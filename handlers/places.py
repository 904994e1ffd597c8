"""An entry's places, one by one: free, taken, frozen, until when, for which ages, for whom. Decides nothing."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import partial

from bot.domain.assistants import EtatPlace, Place, Restriction
from bot.domain.mois import Mois
from bot.domain.places_dites import Ages, for_ages, free, has_own_ages, has_own_restriction, kept_for, not_free
from bot.usecases.declare_places import change_place, find_seat
from bot.usecases.editeur import Editeur, reread
from handlers.context import Context
from handlers.editeur import edit_tap, open_question, show_entry
from handlers.features import Handlers

AGES: dict[str, Ages] = {"x": (None, None), "t": (0, None), "b": (0, 17), "g": (18, 35), "s": (36, None)}
NON_LIBRE: dict[str, EtatPlace] = {"o": "occupee", "g": "gelee", "i": "inconnue"}
RESTRICTIONS: dict[str, Restriction | None] = {"n": None, "t": "temps_partiel", "p": "periscolaire"}
MOIS_PROPOSES = 8


def handlers() -> Handlers:
    """« Mes places », then one of them."""
    return [
        edit_tap(":pl", on_places),
        edit_tap(r":p:(\d+)", on_place),
        edit_tap(r":e:(\d+):(l|o|g|i)", on_state),
        edit_tap(r":d:(\d+):(l|o|g)", on_date),
        edit_tap(r":dm:(\d+):(l|o|g):(\d+)", on_month),
        edit_tap(r":a:(\d+)", on_ages),
        edit_tap(r":a:(\d+):(x|t|b|g|s)", on_aged),
        edit_tap(r":r:(\d+)", on_restriction),
        edit_tap(r":r:(\d+):(n|t|p)", on_restricted),
    ]


async def on_places(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Every seat of the agrément."""
    await show_entry(context, editeur, "profil/places")


async def on_place(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """One seat, and what may be said of it."""
    await show_place(context, editeur, int(groups[0]))


async def show_place(
    context: Context, editeur: Editeur, rang: int, *, note: bool = False, demandes: int = 0, atypiques: bool = False
) -> None:
    """One seat, also after something was said of it."""
    place = find_seat(editeur.assistant, rang)
    if place is None:
        await show_entry(context, editeur, "profil/places")
        return
    agrement = not editeur.herself
    await show_entry(
        context, editeur, "profil/place", place=place, note=note, demandes=demandes, atypiques=atypiques,
        ages_a_elle=agrement or has_own_ages(place), restriction_a_elle=agrement or has_own_restriction(place),
    )  # fmt: skip


async def say(context: Context, editeur: Editeur, rang: int, what: Callable[[Place], Place]) -> None:
    """Writes it, and shows the seat again."""
    demandes = await change_place(context.unit, editeur.assistant, rang, what, editeur.par)
    again = await reread(context.unit, editeur)
    new = again.assistant.accepte.horaires_atypiques and not editeur.assistant.accepte.horaires_atypiques
    await show_place(context, again, rang, note=demandes is not None, demandes=demandes or 0, atypiques=bool(new))


async def on_state(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """« Libre maintenant », « Occupée », « Gelée », « Je ne sais pas »."""
    rang, letter = groups
    await say(context, editeur, int(rang), _stated(letter, None))


async def on_date(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """From when, or until when: a month, or a date to be typed."""
    rang, letter = groups
    await open_question(context, editeur, "date", rang, letter)
    await show_entry(
        context, editeur, "profil/date", rang=int(rang), lettre=letter, mois=months_ahead(context.unit.today), non=False
    )


async def on_month(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """Free from its first day, taken until its last."""
    rang, letter, yyyymm = groups
    day = month_day(yyyymm, last=letter != "l")
    if day is None:
        await on_date(context, editeur, (rang, letter))
        return
    await say_until(context, editeur, int(rang), letter, day)


async def say_until(context: Context, editeur: Editeur, rang: int, letter: str, day: date) -> None:
    """The state of that letter, from or until that day."""
    await say(context, editeur, rang, _stated(letter, day))


async def on_ages(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """For which ages?"""
    await show_entry(context, editeur, "profil/ages", rang=int(groups[0]))


async def on_aged(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """For these."""
    rang, letter = groups
    await say(context, editeur, int(rang), partial(for_ages, ages=AGES[letter], agrement=not editeur.herself))


async def on_restriction(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """For whom?"""
    await show_entry(context, editeur, "profil/restriction", rang=int(groups[0]))


async def on_restricted(context: Context, editeur: Editeur, groups: tuple[str, ...]) -> None:
    """For them."""
    rang, letter = groups
    await say(
        context, editeur, int(rang),
        partial(kept_for, restriction=RESTRICTIONS[letter], agrement=not editeur.herself),
    )  # fmt: skip


def months_ahead(today: date) -> list[Mois]:
    """The months to come, and next September however far it is: most places open with the school year."""
    first = Mois.of(today).plus(1)
    months = [first.plus(n) for n in range(MOIS_PROPOSES)]
    september = Mois(today.year + (today.month >= 9), 9)
    return months if september in months else [*months, september]


def month_day(yyyymm: str, *, last: bool = False) -> date | None:
    """The first or last day of « 202709 »; None for what is no month."""
    if len(yyyymm) != 6 or not 1 <= int(yyyymm[4:]) <= 12 or yyyymm < "2000":
        return None
    annee, mois = int(yyyymm[:4]), int(yyyymm[4:])
    return date(annee, mois, monthrange(annee, mois)[1] if last else 1)


def _stated(letter: str, day: date | None) -> Callable[[Place], Place]:
    if letter == "l":
        return partial(free, le=day)
    return partial(not_free, etat=NON_LIBRE[letter], jusqu_au=day)
