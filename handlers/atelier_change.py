"""One atelier changed a tap at a time: its day, hours, place, public… Each tap is one change; decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from telegram import Update

from bot.domain.ateliers import GENRES, PUBLICS, Atelier
from bot.domain.calendrier import to_paris, to_utc
from bot.domain.periodes_planning import day_code, read_day
from bot.domain.regles_ateliers import CHOIX, regles_of, with_next
from bot.domain.repetition import moved_to
from bot.domain.tableau import page_of
from bot.usecases.ask_animatrice import ask, stop_asking
from bot.usecases.change_atelier import change_atelier
from bot.usecases.see_planning import Fiche, list_rooms, see_atelier
from handlers.ateliers import show_atelier
from handlers.context import Context
from handlers.features import Handlers, tap
from handlers.tableau import communes_of, numbers, refuse

PAR_PAGE = 10
JOURS_OFFERTS = 9
CRENEAUX = ((915, 1130), (930, 1130), (1000, 1200), (1400, 1600), (1700, 1830), (1900, 2100))
ADULTES = (4, 6, 8, 10, 12, 15, 20, 30)
ENFANTS = (6, 8, 10, 12, 15, 20, 30)
PAR_ADULTE = (1, 2, 3, 4)
AGES = ((0, 999), (0, 36), (0, 18), (18, 36), (24, 72), (36, 72))
SANS_LIMITE = 999
ECRITES = {"date": "autre_date", "heures": "autres_heures", "places": "autres_places", "ages": "autres_ages"}


def handlers() -> Handlers:
    """The screens of choices, and what each choice does."""
    return [
        tap(r"an:ato:(\d+):(date|heures|places|ages|public|genre|regles)", on_choices),
        tap(r"an:atd:(\d+):(\d+)", on_day),
        tap(r"an:ath:(\d+):(\d+):(\d+)", on_hours),
        tap(r"an:atl:(\d+):(\d+)", on_rooms),
        tap(r"an:atl:(\d+):k:([a-z0-9-]+)", on_room),
        tap(r"an:ato:(\d+):distance", on_distance),
        tap(r"an:atp:(\d+):(adultes|enfants|par):(\d+)", on_places),
        tap(r"an:ate:(\d+):(\d+):(\d+)", on_ages),
        tap(rf"an:atq:(\d+):({'|'.join(PUBLICS)})", on_public),
        tap(rf"an:atk:(\d+):({'|'.join(GENRES)})", on_kind),
        tap(rf"an:atg:(\d+):({'|'.join(CHOIX)}|charte|relais)", on_rule),
        tap(r"an:ato:(\d+):sans_image", on_no_image),
    ]


async def on_choices(update: Update, context: Context) -> None:
    """What this thing of it may become."""
    await show_choices(context, numbers(context)[0], context.groups[1])


async def show_choices(context: Context, atelier_id: int, what: str) -> None:
    """The same, also after one of them was chosen when several may be."""
    fiche = await see_atelier(context.unit, context.personne, atelier_id)
    if fiche is None:
        refuse(context)
        return
    if what in ECRITES:
        await _read_typed(context, fiche, ECRITES[what])
    context.show(f"ateliers/choix_{what}", f=fiche, a=fiche.atelier, **CHOICES[what](context, fiche))


async def _read_typed(context: Context, fiche: Fiche, quoi: str) -> None:
    """Beside the buttons, what she types in her own chat is read too."""
    if fiche.atelier.etat != "annule" and not fiche.is_over and context.turn.chat_id == context.personne.telegram_id:
        await ask(context.unit, context.personne, f"at_{quoi}:{fiche.atelier.id}")


def _days(context: Context, fiche: Fiche) -> dict[str, Any]:
    """The same day of the next weeks, then the days around it."""
    a, today = fiche.atelier, context.unit.today
    around = [a.jour + timedelta(days=n) for n in (-2, -1, 1, 2, 7, 14, 21, 28)]
    days = [day for day in around if day > today and day.weekday() < 6][:JOURS_OFFERTS]
    return {"jours": [(day, day_code(day)) for day in days]}


def _hours(context: Context, fiche: Fiche) -> dict[str, Any]:
    return {"creneaux": [(_clock(debut), _clock(fin), debut, fin) for debut, fin in CRENEAUX]}


def _numbers(context: Context, fiche: Fiche) -> dict[str, Any]:
    return {"adultes": ADULTES, "enfants": ENFANTS, "par": PAR_ADULTE}


def _ages(context: Context, fiche: Fiche) -> dict[str, Any]:
    a = fiche.atelier
    return {"ages": [(replace(a, age_min_mois=least, age_max_mois=_limit(most)), least, most) for least, most in AGES]}


def _publics(context: Context, fiche: Fiche) -> dict[str, Any]:
    return {"publics": PUBLICS}


def _kinds(context: Context, fiche: Fiche) -> dict[str, Any]:
    return {"genres": GENRES}


def _rules(context: Context, fiche: Fiche) -> dict[str, Any]:
    return {"noms": tuple(CHOIX), "regles": regles_of(fiche.relais.reglages, fiche.atelier)}


CHOICES: dict[str, Callable[[Context, Fiche], dict[str, Any]]] = {
    "date": _days, "heures": _hours, "places": _numbers, "ages": _ages, "public": _publics, "genre": _kinds,
    "regles": _rules,
}  # fmt: skip


async def on_day(update: Update, context: Context) -> None:
    """Another day, at the same hours."""
    atelier_id, code = numbers(context)
    day = read_day(code)
    if day is None:
        refuse(context)
        return
    await changed(context, atelier_id, lambda a: moved_to(a, day))


async def on_hours(update: Update, context: Context) -> None:
    """Other hours, the same day."""
    atelier_id, debut, fin = numbers(context)
    if max(debut, fin) >= 2400 or max(debut % 100, fin % 100) >= 60:
        refuse(context)
        return
    await changed(context, atelier_id, lambda a: lasting(a, a.jour, _clock(debut), _clock(fin)))


def lasting(atelier: Atelier, day: date, debut: time, fin: time) -> Atelier:
    """The same that day, from then to then."""
    return replace(atelier, debut=to_utc(day, debut), fin=to_utc(day, fin))


async def on_rooms(update: Update, context: Context) -> None:
    """« Lieu »: the most used first."""
    atelier_id, numero = numbers(context)
    fiche = await see_atelier(context.unit, context.personne, atelier_id)
    if fiche is None:
        refuse(context)
        return
    await _read_typed(context, fiche, "autre_lieu")
    page = page_of(await list_rooms(context.unit, fiche), numero, PAR_PAGE)
    context.show("ateliers/choix_lieu", f=fiche, a=fiche.atelier, page=page, communes=communes_of(context))


async def on_room(update: Update, context: Context) -> None:
    """One of them."""
    home, cle = context.personne.animateur_relais_id, context.groups[1]
    if home is None or context.unit.territoire.get(home).lieu(cle) is None:
        refuse(context)
        return
    await changed(context, numbers(context)[0], lambda a: replace(a, lieu=cle, lieu_dit=None, distance=False))


async def on_distance(update: Update, context: Context) -> None:
    """« À distance »."""
    await changed(context, numbers(context)[0], lambda a: replace(a, distance=True))


async def on_places(update: Update, context: Context) -> None:
    """How many adults, children, children an adult."""
    atelier_id, n = numbers(context)
    changes: dict[str, Callable[[Atelier], Atelier]] = {
        "adultes": lambda a: replace(a, places_adultes=n),
        "enfants": lambda a: replace(a, places_enfants=_limit(n)),
        "par": lambda a: replace(a, enfants_par_adulte=n or None),
    }
    await changed(context, atelier_id, changes[context.groups[1]])


async def on_ages(update: Update, context: Context) -> None:
    """For which ages."""
    atelier_id, least, most = numbers(context)
    await changed(context, atelier_id, lambda a: replace(a, age_min_mois=least or None, age_max_mois=_limit(most)))


async def on_public(update: Update, context: Context) -> None:
    """One public more or less; the last one stays."""
    public = next(one for one in PUBLICS if one == context.groups[1])
    kept = {public}

    def toggle(a: Atelier) -> Atelier:
        now = set(a.publics) ^ kept
        return replace(a, publics=tuple(one for one in PUBLICS if one in now))

    await changed(context, numbers(context)[0], toggle, then="public")


async def on_kind(update: Update, context: Context) -> None:
    """As the Caf counts it."""
    genre = next(one for one in GENRES if one == context.groups[1])
    await changed(context, numbers(context)[0], lambda a: replace(a, genre=genre))


async def on_rule(update: Update, context: Context) -> None:
    """The next value of one rule, for this atelier only."""
    home, nom = context.personne.animateur_relais_id, context.groups[1]
    if home is None:
        refuse(context)
        return
    relais = context.unit.territoire.get(home)
    changes: dict[str, Callable[[Atelier], Atelier]] = {
        "charte": lambda a: replace(a, charte=not a.charte and relais.charte_ateliers is not None),
        "relais": lambda a: replace(a, regles={}),
    }
    change = changes.get(nom, lambda a: with_next(a, nom, relais.reglages, context.unit.now))
    await changed(context, numbers(context)[0], change, then="regles")


async def on_no_image(update: Update, context: Context) -> None:
    """« Retirer l'image »."""
    await changed(context, numbers(context)[0], lambda a: replace(a, image=None))


async def changed(context: Context, atelier_id: int, change: Callable[[Atelier], Atelier], then: str = "") -> bool:
    """One change, then the screen it leads to; False when nothing was changed, and she reads why."""
    await stop_asking(context.unit, context.personne)
    done = await change_atelier(context.unit, context.personne, atelier_id, change)
    if done is None or done.refus is not None or not then:
        told: dict[str, Any] = {} if done is None else {
            "refus": done.refus, "prevenues": done.prevenues if done.nouvelles else None, "nouvelles": done.nouvelles,
        }  # fmt: skip
        await show_atelier(context, atelier_id, **told)
        return done is not None and done.refus is None
    await show_choices(context, atelier_id, then)
    return True


def _clock(code: int) -> time:
    return time(code // 100, code % 100)


def _limit(n: int) -> int | None:
    return None if n == SANS_LIMITE else n


def hours_of(atelier: Atelier) -> tuple[time, time]:
    """Its hours on the clock in Paris."""
    return to_paris(atelier.debut).time(), to_paris(atelier.fin).time()
