"""One atelier from its draft to its figures, and an urgent alert, by the doors that people use."""

from __future__ import annotations

from datetime import datetime

from bot.domain.calendrier import PARIS
from bot.quotidien_fictif import live_the_days_before
from bot.simulator.phone import Phone
from tests.annonce import send, write
from tests.campagne import animatrice
from tests.equipe import texts
from tests.quartier import add_assistant, relais_id, soon
from tests.world import Town

PRENOMS = ("Anémone", "Bleuet", "Capucine", "Dahlia")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """October 2026."""
    return datetime(2026, 10, day, hour, minute, tzinfo=PARIS)


async def quarter(ville: Town) -> tuple[Phone, list[Phone]]:
    """The relais of the demonstration: an animatrice, and four professionals with a phone."""
    nadia = await animatrice(ville)
    async with ville.bot.service.unit() as unit:
        await live_the_days_before(unit, relais_id(ville))
    phones = [ville.person(prenom) for prenom in PRENOMS]
    for n, phone in enumerate(phones):
        await add_assistant(ville, phone, nom="Fictive", telephone=f"+336399898{n:02d}")
    return nadia, phones


async def tap(phone: Phone, *steps: tuple[str, str]) -> str:
    """Each button with what is read after it; gives the last screen."""
    text = ""
    for label, then in steps:
        phone.press(label)
        text = (await phone.wait_for(then, fresh=True)).text
    return text


async def open_board(phone: Phone) -> None:
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    await tap(phone, ("Tableau de bord", "Conversations en cours"))


async def announce(ville: Town, nadia: Phone) -> None:
    """The draft that waits in the planning."""
    await open_board(nadia)
    shown = await tap(nadia, ("Ateliers", "personne n'en est encore prévenu"), ("Peinture à doigts", "brouillon"))
    assert "3 places libres" in shown
    await tap(nadia, ("Annoncer", "Annoncer 1 atelier ?"), ("Oui, annoncer", "C'est annoncé : 1 atelier."))
    await ville.move_to(at(13, 10, 30))


async def test_an_atelier_fills_one_cancels_the_evening_before_the_next_comes_and_the_count_is_right(
    ville: Town,
) -> None:
    nadia, (anemone, bleuet, capucine, dahlia) = await quarter(ville)
    await announce(ville, nadia)
    for phone in (anemone, bleuet, capucine, dahlia):
        letter = await phone.wait_for("Peinture à doigts")
        assert "Jeudi 15 octobre 2026, de 9 h 15 à 11 h 30" in letter.text
    two_children = ("1 de moins de 18 mois, 1 de 18 mois à 3 ans", "votre place est réservée")
    await tap(anemone, ("Je m'inscris", "Qui vient avec vous"), ("2 enfants", "Quel âge"), two_children)
    for phone in (bleuet, capucine):
        await tap(phone, ("Je m'inscris", "Qui vient avec vous"), ("Sans enfant", "votre place est réservée"))
    await nadia.wait_for("« Peinture à doigts » est complet")
    one_child = ("De 18 mois à 3 ans", "liste d'attente, en 1re position")
    await tap(dahlia, ("Je m'inscris", "C'est complet"), ("1 enfant", "Quel âge"), one_child)

    await ville.move_to(at(14, 18))
    for phone in (anemone, bleuet, capucine):
        await phone.wait_for("Rappel : Peinture à doigts")
    await tap(bleuet, ("Je ne viens plus", "Vous ne venez plus ?"), ("Oui, je ne viens plus", "C'est noté"))
    offer = await dahlia.wait_for("Une place se libère")
    assert "avec 1 enfant, si vous la prenez avant le mercredi 14 octobre 2026 à 20 h" in offer.text
    await nadia.wait_for("Bleuet Fictive ne vient plus")
    await tap(dahlia, ("Je prends la place", "la place est à vous"))

    await ville.move_to(at(15, 11, 40))
    await roll_call(nadia)
    await count(nadia)
    for phone in (anemone, capucine, dahlia):
        assert "Aucune place ne s'est libérée" not in texts(phone)


async def roll_call(nadia: Phone) -> None:
    """Everybody came but one, who had said so."""
    await open_board(nadia)
    listed = await tap(nadia, ("Ateliers", "Peinture à doigts"), ("Peinture à doigts", "Atelier d'éveil"))
    assert "Places prises : 3 sur 3" in listed
    screen = await tap(nadia, ("Qui vient", "Inscrits : 3"), ("Noter les présences", "Présences, Peinture"))
    assert "Bleuet" not in screen
    await tap(nadia, ("Toutes présentes", "Tout est noté"))
    shown = await tap(nadia, ("Capucine F. : présente", "Capucine Fictive : absente"))
    assert "Anémone Fictive : présente, 2 enfants" in shown
    assert "Dahlia Fictive : présente, 1 enfant" in shown


async def count(nadia: Phone) -> None:
    """« Chiffres », « Ateliers »: one meeting, two professionals, three children."""
    await open_board(nadia)
    said = await tap(nadia, ("Chiffres", "Les chiffres du relais"), ("Ateliers", "Ateliers, année 2026"))
    assert "2 assistants maternels, 3 enfants, 0 parent" in said
    assert "Participations : 2 adultes et 3 enfants." in said


async def test_an_urgent_alert_says_who_has_read_it_and_whom_to_phone(ville: Town) -> None:
    nadia, (anemone, bleuet, capucine, dahlia) = await quarter(ville)
    await add_assistant(ville, "Églantine", nom="Fictive", telephone="+33639989890")
    await write(ville, nadia, "Le relais est fermé cet après-midi : tempête.", sorte="Alerte urgente")
    await send(ville, nadia)
    for phone in (anemone, bleuet):
        await phone.wait_for("Le relais est fermé cet après-midi")
        await tap(phone, ("Bien reçu", "le relais sait que vous êtes prévenue"))
    seen = await tap(
        nadia, ("Actualiser", "« Bien reçu » : 2 sur 5"), ("N'ont pas répondu : 3", "N'ont pas répondu (3)")
    )
    for name, number in (("Capucine", "02"), ("Dahlia", "03"), ("Églantine", "90")):
        assert f"{name} Fictive" in seen
        assert f"06 39 98 98 {number}" in seen
    assert "Anémone" not in seen
    assert "Bleuet" not in seen
    await tap(nadia, ("C'est dit à Églantine Fictive", "N'ont pas répondu (2)"))
    await ville.move(hours=1)
    await soon(ville)
    assert [texts(phone).count("fermé cet après-midi") for phone in (anemone, capucine, dahlia)] == [1, 2, 2]
