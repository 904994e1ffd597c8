"""A team for stories: its animatrices, its group, and a parent who talks with it."""

from __future__ import annotations

from bot.simulator.group import Group
from bot.simulator.phone import Phone
from bot.usecases.make_invitation import invite_animateur
from tests.world import Town

SLUG = "artois-lys-romane"
ROBOT = "https://t.me/relais_demo_bot?start="


async def animatrice(ville: Town, prenom: str, slug: str = SLUG) -> Phone:
    """Somebody who has used her code."""
    phone = ville.person(prenom)
    async with ville.bot.service.unit() as unit:
        invitee = await invite_animateur(unit, ville.bot.service.territoire.id_of(slug), prenom)
    phone.open(ROBOT + invitee.code)
    await phone.wait_for("Bienvenue")
    await ville.quiet()
    return phone


async def parent(ville: Town, prenom: str = "Camille", slug: str = SLUG) -> Phone:
    """A parent whose relais is known."""
    phone = ville.person(prenom, phone="+33639980001")
    phone.send("/start")
    await phone.answer()
    async with ville.bot.service.unit() as unit:
        personne = await unit.tx.personnes.meet(phone.id, prenom, unit.now)
        await unit.tx.comptes.choose_relais(personne.compte_id, ville.bot.service.territoire.id_of(slug))
    return phone


async def speaking(ville: Town, phone: Phone) -> None:
    """She is in a conversation with the team."""
    phone.press("Parler au relais")
    await phone.wait_for("Vous parlez au")
    await ville.quiet()


async def linked_group(ville: Town, team: list[Phone], *, forum: bool = False, basic: bool = False) -> Group:
    """The team's group, linked by its first member."""
    first = team[0]
    group = ville.telegram.group("L'équipe", team, forum=forum, basic=basic)
    group.promote_bot()
    code = await group_code(first)
    group.send(first, f"/relier {code}")
    await group.wait_for("Ce groupe est relié")
    await ville.quiet()
    return group


async def group_code(phone: Phone) -> str:
    """« Relier un groupe » in her menu."""
    phone.send("/menu")
    await phone.wait_for("Bonjour", fresh=True)
    phone.press("Tableau de bord")
    await phone.wait_for("Conversations en cours", fresh=True)
    phone.press("Organisation")
    await phone.wait_for("Organisation", fresh=True)
    phone.press("Relier un groupe")
    screen = await phone.wait_for("/relier ", fresh=True)
    return screen.text.partition("/relier ")[2].split()[0]


def texts(phone: Phone | Group) -> str:
    """All that the bot wrote there, to look for a word that must not be there."""
    return "\n".join(message.text for message in phone.received)
