"""How a parent goes through the form of a search in the stories: taps counted, one word typed."""

from __future__ import annotations

from bot.domain.demande_accueil import DemandeAccueil
from bot.simulator.phone import Phone
from bot.simulator.view import Message
from tests.world import Town

SLUG = "artois-lys-romane"


class Parent:
    """A parent with her phone; counts what her thumb does."""

    def __init__(self, ville: Town, prenom: str = "Camille", phone: str | None = "+33639980001") -> None:
        self.ville = ville
        self.phone: Phone = ville.person(prenom, phone=phone) if phone else ville.person(prenom)
        self.taps = self.words = 0

    async def tap(self, *labels: str) -> Message:
        """Presses buttons one after the other; gives the last screen."""
        message: Message | None = None
        for label in labels:
            self.taps += 1
            self.phone.press(label)
            message = await self.phone.answer()
            await self.ville.quiet()
        assert message is not None
        return message

    async def say(self, text: str) -> Message:
        """Types a text."""
        self.words += 1
        self.phone.send(text)
        message = await self.phone.answer()
        await self.ville.quiet()
        return message

    async def begin(self, commune: str = "Lillers") -> Message:
        """Up to the question of the child."""
        await self.say("/start")
        await self.tap("Chercher un accueil")
        return await self.say(commune)

    async def describe(self) -> Message:
        """From the child to the rereading, the common path."""
        await self.tap("2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi", "7 h 30", "17 h 30")
        await self.tap("Toute l'année", "Un assistant maternel", "Non", "J'accepte, continuer")
        return await self.tap("Partager mon numéro", "Oui, il peut m'appeler")

    async def ask(self, commune: str = "Lillers") -> Message:
        """A whole search, sent."""
        await self.begin(commune)
        await self.describe()
        return await self.tap("Envoyer ma demande")

    async def demandes(self) -> list[DemandeAccueil]:
        """Her requests, newest first."""
        async with self.ville.bot.service.unit() as unit:
            personne = await unit.tx.personnes.meet(self.phone.id, self.phone.name, unit.now)
            return await unit.tx.demandes.list_of_compte(personne.compte_id)

    async def approve(self, slug: str = SLUG) -> None:
        """The relais already knows this family: its requests leave by themselves."""
        async with self.ville.bot.service.unit() as unit:
            personne = await unit.tx.personnes.meet(self.phone.id, self.phone.name, unit.now)
            relais_id = unit.territoire.id_of(slug)
            famille = await unit.tx.familles.meet(relais_id, personne.compte_id, personne.prenom, unit.now)
            await unit.tx.familles.approve(famille.id, unit.today)
