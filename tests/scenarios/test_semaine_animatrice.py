"""A week of an animatrice, played with a stopwatch: what each deed costs her thumb, and what the figures say then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.quotidien_fictif import CONTACTS, SANS_TELEGRAM, live_the_days_before
from bot.simulator.phone import Phone
from bot.simulator.view import Message
from tests.equipe import animatrice
from tests.guichet import Guichet, demandes_of, familles
from tests.quartier import add_assistant, relais_id
from tests.world import Town

UN_CONTACT, UNE_DEMANDE, UN_DEPART, UNE_RECLAMATION = 3, 25, 6, 4  # taps at the most

# The ten phone calls of the week but the one that becomes a request: motifs as her screen offers them.
APPELS = (
    ("Famille : recherche d'un mode d'accueil",),
    ("Assistant maternel : disponibilité d'accueil",),
    ("Famille", "Rôle d'employeur ou contrat de travail"),
    ("Assistant maternel", "Statut (droit du travail)"),
    ("Famille : recherche d'un mode d'accueil",),
    ("Garde à domicile", "Fonctionnement du Rpe"),
    ("Candidat à l'agrément", "Exercice du métier"),
    ("Assistant maternel", "Autres formations continues"),
    ("Famille", "Autres sujets : médiation"),
)
GUICHETS = (
    "Famille : recherche d'un mode d'accueil",
    "Assistant maternel : disponibilité d'accueil",
    "Famille : recherche d'un mode d'accueil",
)
MAILS = ("Famille : recherche d'un mode d'accueil", "Famille : rôle d'employeur ou contrat de travail")


@dataclass(frozen=True, slots=True)
class Temps:
    """What one deed cost."""

    taps: int
    words: int


class Chrono(Guichet):
    """Her phone with a stopwatch; it starts on her board."""

    async def start(self) -> None:
        """On her board, nothing counted yet."""
        await self.menu()
        self.taps = self.words = 0

    def stop(self) -> Temps:
        """What it cost since the start."""
        return Temps(self.taps, self.words)

    async def note_contact(self, *labels: str) -> Temps:
        """From her board to « C'est noté »."""
        await self.start()
        said = await self.tap("Noter un contact", *labels)
        assert said.text.startswith(("C'est noté.", "Contact noté"))
        assert "aujourd'hui" in said.text
        return self.stop()


async def office(ville: Town) -> Chrono:
    """The relais of the demonstration, on the Tuesday it begins, and somebody who works there."""
    async with ville.bot.service.unit() as unit:
        await live_the_days_before(unit, relais_id(ville))
    return Chrono(ville, await animatrice(ville, "Nadia"))


async def test_a_whole_week_with_a_stopwatch_and_the_right_figures_at_its_end(ville: Town) -> None:
    nadia = await office(ville)
    iris = ville.person("Iris")
    await add_assistant(ville, iris, nom="Fictive-Tourbe")
    for labels in APPELS[:5]:
        assert (await nadia.note_contact(*labels)).taps <= UN_CONTACT
    await request_by_phone(nadia)
    await ville.move_to(ville.now() + timedelta(days=1))
    for labels in APPELS[5:]:
        assert (await nadia.note_contact(*labels)).taps <= UN_CONTACT
    for label in GUICHETS:
        assert (await nadia.note_contact(label, "Sur place")).taps <= UN_CONTACT
    await ville.move_to(ville.now() + timedelta(days=1))
    for label in MAILS:
        assert (await nadia.note_contact(label, "Mail")).taps <= UN_CONTACT
    await somebody_stops(nadia, iris)
    await complaint(nadia)
    await figures(nadia)


async def request_by_phone(nadia: Chrono) -> None:
    """The tenth call: a whole request, one word typed, and it counts for one contact by itself."""
    await nadia.start()
    await nadia.tap("Nouvelle demande", "Au téléphone")
    await nadia.say("Sorbier 06 39 98 99 05")
    await nadia.describe()
    noted = await nadia.tap("Enregistrer la demande")
    assert "est enregistrée pour Sorbier" in noted.text
    cost = nadia.stop()
    assert cost.taps <= UNE_DEMANDE
    assert cost.words == 1
    gentiane, sorbier = await familles(nadia.ville)
    assert (gentiane.prenom, gentiane.telephone) == SANS_TELEGRAM
    assert [d.canal for d in await demandes_of(nadia.ville, sorbier.id)] == ["telephone"]


async def somebody_stops(nadia: Chrono, iris: Phone) -> None:
    """A professional who retires: found by one word, and nothing is written to her."""
    await nadia.start()
    before = len(iris.received)
    await nadia.tap("Les professionnelles", "Trouver un assistant maternel")
    await nadia.say("Iris")
    shown = await nadia.tap("Iris Fictive-Tourbe", "Elle s'arrête", "Retraite", "Dès aujourd'hui")
    assert "Retraite à partir du jeudi 15 octobre 2026." in shown.text
    assert nadia.stop() == Temps(UN_DEPART, 1)
    assert len(iris.received) == before


async def complaint(nadia: Chrono) -> None:
    """Who, what she says, what was answered: three texts, and it is closed."""
    await nadia.start()
    await nadia.tap("Messages", "Réclamations", "Noter une réclamation par téléphone")
    await nadia.say("Mme Fictive, 06 39 98 99 06")
    noted = await nadia.say("Elle attend un rappel depuis trois semaines.")
    assert "À répondre au plus tard le jeudi 29 octobre 2026." in noted.text
    await nadia.tap("Répondu")
    done = await nadia.say("Rappelée ce jour, excuses présentées.")
    assert "Répondue le jeudi 15 octobre 2026" in done.text
    assert nadia.stop() == Temps(UNE_RECLAMATION, 3)
    assert done.button("Menu du relais", exact=True), "every screen has a way back"


async def figures(nadia: Chrono) -> None:
    """Thirteen contacts were there before her week; fifteen are hers: ten calls, three visits, two mails."""
    avant, siens = len(CONTACTS) + 1, 10 + 3 + 2
    await nadia.start()
    said = await nadia.tap("Chiffres", "Contacts")
    assert nadia.stop() == Temps(2, 0)
    assert f"{avant + siens} contacts." in said.text
    for line in (
        "Familles : 15", "recherche d'un mode d'accueil : 10", "rôle d'employeur ou contrat de travail : 4",
        "accompagnement à la parentalité : 0", "autres sujets : médiation : 1", "Assistants maternels : 9",
        "exercice du métier : 1", "disponibilité d'accueil : 5", "statut (droit du travail) : 2",
        "autres formations continues : 1", "Garde à domicile : 2", "candidats à l'agrément 1, partenaires 1",
    ):  # fmt: skip
        assert line in said.text, line
    by_channel = await nadia.tap("Par canal")
    for line in ("Téléphone : 18", "Sur place : 5", "Mail : 4"):
        assert line in by_channel.text, f"{line} in {by_channel.text}"
    week = await figures_of_the_week(nadia)
    assert f"{siens + 5} contacts." in week.text  # the four of Monday, and the call of Tuesday before ten


async def figures_of_the_week(nadia: Chrono) -> Message:
    """« Semaine »: from its Monday."""
    await nadia.menu()
    return await nadia.tap("Chiffres", "Contacts", "Semaine")


async def test_noting_one_after_the_other_never_costs_more_than_three_taps(ville: Town) -> None:
    nadia = await office(ville)
    await nadia.note_contact(*APPELS[0])
    for labels in APPELS[1:]:
        nadia.taps = 0
        assert "C'est noté." in (await nadia.tap("Un autre", *labels)).text
        assert nadia.taps <= UN_CONTACT
