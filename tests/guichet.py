"""An animatrice with a family on the phone, in the stories: taps counted, one word typed."""

from __future__ import annotations

from bot.domain.demande_accueil import DemandeAccueil
from bot.domain.familles import Famille
from bot.simulator.phone import Phone
from bot.simulator.view import Message
from tests.quartier import add_animatrice, relais_id
from tests.world import Town

NADIA = "Nadia 06 39 98 00 05"


class Guichet:
    """Her phone; counts what her thumb does."""

    def __init__(self, ville: Town, phone: Phone) -> None:
        self.ville = ville
        self.phone = phone
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

    async def menu(self) -> Message:
        """« Tableau de bord »."""
        self.phone.send("/menu")
        await self.phone.answer()
        await self.ville.quiet()
        return await self.tap("Tableau de bord")

    async def begin(self, who: str = NADIA, canal: str = "Au téléphone") -> Message:
        """Up to the commune."""
        await self.menu()
        await self.tap("Nouvelle demande", canal)
        return await self.say(who)

    async def describe(self, *, agree: bool = True) -> Message:
        """From the commune to the rereading, the common path."""
        await self.tap("L", "Lillers", "2026", "mars", "Non", "Début janvier 2027", "Du lundi au vendredi")
        seen = await self.tap("7 h 30", "17 h 30", "Toute l'année", "Un assistant maternel", "Non")
        return await self.tap("Elle est d'accord", "Oui, il peut l'appeler") if agree else seen

    async def note(self, who: str = NADIA) -> Message:
        """A whole request, written down."""
        await self.begin(who)
        await self.describe()
        return await self.tap("Enregistrer la demande")

    async def open(self, numero: int) -> Message:
        """The screen of one request, whichever list it is in."""
        await self.menu()
        await self.tap("Demandes")
        for liste in ("En cours", "Sans réponse", "Suivies par le relais", "À valider", "Closes"):
            shown = await self.tap(liste)
            if shown.button(f"n° {numero}", exact=False):
                break
            await self.tap("Toutes les listes")
        return await self.tap(f"n° {numero}")


async def guichet(ville: Town, prenom: str = "Sandrine") -> Guichet:
    """An animatrice at her desk."""
    phone = ville.person(prenom)
    await add_animatrice(ville, phone)
    return Guichet(ville, phone)


async def familles(ville: Town) -> list[Famille]:
    """Everybody known to the relais, the oldest first."""
    async with ville.bot.service.unit() as unit:
        rows = await unit.tx.sql.rows(
            "SELECT id FROM famille WHERE relais_id = :id AND fusionnee_dans IS NULL ORDER BY id",
            {"id": relais_id(ville)},
        )
        return [await unit.tx.familles.get(row["id"]) for row in rows]


async def demandes_of(ville: Town, famille_id: int) -> list[DemandeAccueil]:
    """Its requests, newest first."""
    async with ville.bot.service.unit() as unit:
        return await unit.tx.demandes.list_of_famille(famille_id)
