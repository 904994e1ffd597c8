"""STOP is understood as people write it, and nothing else is taken for it."""

import pytest

from bot.domain.arret import is_stop


@pytest.mark.parametrize(
    "said",
    [
        "stop", "STOP", "Stop.", "STOP !!!", "stopp", "/stop", "stop stop", "STOP SMS", "stop messages", "Stop svp",
        "arrêt", "arrêtez", "Arrêter", "arrete", "arrêtez tout", "arrêtez les messages", "arrêtez de m'écrire",
        "arrêtez de m'envoyer des messages", "désabonner", "Désabonnez-moi", "se désabonner", "désabonnement",
        "me désinscrire", "désinscription", "unsubscribe", "Unsubscribe me", "plus de messages", "plus de message svp",
        "Je ne veux plus de messages", "je ne veux plus recevoir de messages", "ne plus recevoir de messages",
        "plus aucun message", "ne m'écrivez plus", "ne m'envoyez plus rien", "ne m'envoyez plus de messages, merci",
        "ne plus me contacter", "Merci de ne plus me contacter", "STOP s'il vous plaît", "🛑 STOP",
    ],
)  # fmt: skip
def test_the_usual_wordings_stop_messages(said: str) -> None:
    assert is_stop(said)


@pytest.mark.parametrize(
    "said",
    [
        "", "🛑", "...", "bonjour", "stop à 17 h", "je m'arrête à 17 h", "j'arrête", "l'arrêt de bus",
        "Il n'y a plus de places ?", "plus de deux jours", "arrêt maladie", "pas de message", "je m'arrête", "non",
        "je ne veux plus de cette place", "arrêter en juin", "12", "Stopover", "un stop", "plus tard", "arretez 2",
        "le stop de l'accueil sera en juin car nous déménageons et je voudrais savoir comment faire pour la suite",
    ],
)  # fmt: skip
def test_ordinary_sentences_do_not(said: str) -> None:
    assert not is_stop(said)
