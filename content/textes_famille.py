"""What a family without Telegram is told, as a plain SMS or an e-mail ready to copy. Decides nothing; sends nothing."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.relais import Relais

SMS_MAX: Final = 306  # two SMS at most: 153 signs each when they follow one another (3GPP TS 23.038)
# The letters of that alphabet beyond ASCII; another one would make every sign of the message count double.
_GSM: Final = frozenset("èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüàÀ£¥§¿¡€")
_REMPLACES: Final = {
    "« ": '"', " »": '"', "«": '"', "»": '"', "’": "'", "–": "-", "—": "-", "…": "...", "°": "o", "œ": "oe",
    "\u00a0": " ", "•": "-",
}  # fmt: skip
_DIRE: Final[Mapping[str, str]] = {
    "depart": "Elle est partie vers des assistants maternels.",
    "personne": "Nous n'avons trouvé personne pour l'instant. Appelez-nous, nous cherchons avec vous.",
    "bilan": "Nous avons fait le point pour vous. Appelez-nous quand vous pouvez.",
    "confirmation": "Cherchez-vous toujours ? Dites-le-nous par un appel ou par SMS.",
    "suivi": "Avez-vous pu vous parler, {prenom} et vous ? Dites-le-nous.",
    "interessee_famille_appelle": "{prenom}, assistant maternel, s'y intéresse. Vous pouvez l'appeler au {telephone}.",
    "interessee_assistant_appelle": "{prenom}, assistant maternel, s'y intéresse et vous appellera.",
    "interessee": "Un assistant maternel s'y intéresse. Appelez-nous pour la mise en relation.",
    "plus_disponible": "{prenom} n'est finalement plus disponible. Votre demande continue.",
    "place": "Une place vient d'être déclarée, nous demandons si elle vous convient.",
    "point": "Appelez-nous, nous vous disons où elle en est.",
    "fin": "Elle arrive à sa fin. Appelez-nous pour la suite.",
    "close": "Elle est terminée. Appelez-nous si vous avez besoin de nous.",
}
_AUTRE: Final = "Nous avons une nouvelle pour vous. Appelez-nous quand vous pouvez."


@dataclass(frozen=True, slots=True)
class Mot:
    """One word that waits: its event, its whole text, and whom it speaks of."""

    evenement: str
    texte: str
    prenom: str | None = None
    telephone: str | None = None
    suite: str | None = None


@dataclass(frozen=True, slots=True)
class Courriel:
    """Ready to copy."""

    objet: str
    corps: str


def sms_of(prenom: str, relais: Relais, numero: int, mots: Sequence[Mot]) -> str:
    """The newest news alone, in two SMS at most: an older one would contradict it. The e-mail says them all."""
    debut = f"Bonjour {prenom[:30]}, ici le {_court(relais)}, pour votre demande n° {numero}. "
    fin = f" Tel. {relais.contact.telephone.affiche}" if relais.contact.telephone else ""
    return plain_sms(debut + (_phrase(mots[-1]) if mots else _AUTRE) + fin)


def sms_of_invitation(prenom: str, relais: Relais, code: str, robot: str | None) -> str:
    """How a family joins: a link, or a code to type."""
    how = f"ouvrez https://t.me/{robot}?start={code}" if robot else f"ouvrez le robot du relais et écrivez {code}"
    debut = f"Bonjour {prenom[:30]}, ici le {_court(relais)}. Pour suivre votre demande sur Telegram, {how}"
    fin = f" - Code {code}" if robot else ""
    tel = f" - Tel. {relais.contact.telephone.affiche}" if relais.contact.telephone else ""
    return plain_sms(debut + fin + tel)


def courriel_of(prenom: str, relais: Relais, numero: int, mots: Sequence[Mot]) -> Courriel:
    """The whole words, oldest first, without their formatting."""
    corps = [f"Bonjour {prenom},", *(_unformatted(mot.texte) for mot in mots), "Bien à vous,"]
    signature = [relais.nom]
    if relais.contact.telephone:
        signature.append(f"Téléphone : {relais.contact.telephone.affiche}")
    if relais.contact.email:
        signature.append(f"Courriel : {relais.contact.email}")
    return Courriel(f"Votre demande d'accueil n° {numero}", "\n\n".join([*corps, "\n".join(signature)]))


def plain_sms(text: str) -> str:
    """Only signs that count once in an SMS: accents that it lacks are dropped, not the letters."""
    for sign, instead in _REMPLACES.items():
        text = text.replace(sign, instead)
    return "".join(one if one.isascii() or one in _GSM else _bare(one) for one in text)


def _bare(sign: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", sign) if one.isascii())


def _phrase(mot: Mot) -> str:
    kind = mot.evenement.partition(":")[0]
    if kind == "interessee" and mot.prenom and (mot.suite != "famille_appelle" or mot.telephone):
        kind = f"interessee_{mot.suite}" if f"interessee_{mot.suite}" in _DIRE else kind
    phrase = _DIRE.get(kind, _AUTRE)
    if "{prenom}" in phrase and not mot.prenom:
        phrase = _AUTRE
    return phrase.format(prenom=(mot.prenom or "")[:30], telephone=mot.telephone or "")


def _court(relais: Relais) -> str:
    return relais.nom_court[:60]


def _unformatted(texte: str) -> str:
    return html.unescape(re.sub(r"</?(?:b|i|u|s|code|pre|blockquote)[^>]*>", "", texte)).strip()
