"""The headers that relais write for each thing the directory knows; docs/annuaire.md lists the same ones."""

from __future__ import annotations

from typing import Final, Literal

Champ = Literal[
    "nom", "prenom", "nom_prenom", "nom_naissance", "commune", "code_postal", "adresse", "telephone", "email", "statut",
    "mam", "agrement", "agrement_fin", "capacite", "restriction", "periscolaire", "horaires_atypiques",
    "besoin_imprevu", "accueil_adapte", "ecoles", "disponibilite", "ages", "jours", "moments", "en_activite",
    "diffusion", "ne_plus_diffuser", "a_jour_le", "date",
]  # fmt: skip

# Words that change nothing to a header: « N° de téléphone » and « Téléphone » are the same.
INUTILES: Final = {
    "n", "no", "num", "numero", "nb", "nbre", "nombre", "de", "du", "des", "d", "la", "le", "les", "l", "a", "au",
    "aux", "un", "une", "et", "en",
}  # fmt: skip

SYNONYMES: Final[dict[Champ, tuple[str, ...]]] = {
    "nom": (
        "Nom", "Nom d'usage", "Nom usuel", "Nom marital", "Nom d'épouse", "Nom de famille", "Noms",
        "Nom de l'assistant maternel", "Nom de l'assistante maternelle",
    ),
    "nom_naissance": (
        "Nom de naissance", "Nom de jeune fille", "Nom patronymique",
    ),
    "prenom": (
        "Prénom", "Prénoms", "Prénom usuel",
    ),
    "nom_prenom": (
        "Nom et prénom", "Prénom et nom", "Nom / prénom", "Nom prénoms", "Noms et prénoms", "Identité",
        "Assistant maternel", "Assistante maternelle", "Assistants maternels", "Assistantes maternelles",
        "Assistant(e) maternel(le)", "Assistant-e maternel-le", "Professionnel", "Professionnelle", "Ass mat",
        "Assmat",
    ),
    "commune": (
        "Commune", "Ville", "Communes", "Localité", "Commune de résidence", "Commune d'exercice", "Lieu d'exercice",
        "Commune d'accueil", "CP Ville", "Code postal et commune", "Code postal ville", "CP commune",
    ),
    "code_postal": (
        "Code postal", "CP", "Code post", "C.P.",
    ),
    "adresse": (
        "Adresse", "Rue", "Adresse postale", "Domicile", "Voie", "Adresse 1", "Adresse 2", "Complément d'adresse",
        "Adresse du lieu d'accueil", "N° et rue", "Numéro et voie", "Adresse complète",
    ),
    "telephone": (
        "Téléphone", "Tél", "Tel.", "Téléphones", "Portable", "Mobile", "GSM", "Fixe", "Tél. portable", "Tél. fixe",
        "Tél. mobile", "Téléphone portable", "Téléphone fixe", "Téléphone mobile", "Téléphone domicile",
        "Tél. domicile", "Numéro de téléphone", "Coordonnées téléphoniques", "Téléphone 1", "Téléphone 2", "Tel 1",
        "Tel 2", "Tél port", "Numéro de portable",
    ),
    "email": (
        "E-mail", "Mail", "Email", "Courriel", "Adresse mail", "Adresse e-mail", "Adresse email",
        "Adresse électronique", "Mél", "Mels", "Adresse courriel",
    ),
    "statut": (
        "Statut", "Type", "Mode d'exercice", "Type d'exercice", "Situation professionnelle",
        "Lieu d'accueil", "Domicile / MAM", "Indépendant / MAM", "Employeur",
    ),
    "mam": (
        "MAM", "Nom de la MAM", "Maison d'assistants maternels", "En MAM", "Exerce en MAM",
    ),
    "agrement": (
        "Agrément", "N° agrément", "Numéro d'agrément", "N° d'agrément", "Référence agrément", "Agrément n°",
        "Réf. agrément",
    ),
    "agrement_fin": (
        "Fin d'agrément", "Date de fin d'agrément", "Date fin agrément", "Agrément jusqu'au", "Fin de validité",
        "Validité agrément", "Échéance", "Échéance agrément", "Date d'échéance", "Date de renouvellement",
        "Agrément valable jusqu'au", "Expiration", "Date d'expiration", "Agrément fin", "Renouvellement agrément",
        "Fin de validité de l'agrément", "Date de fin",
    ),
    "capacite": (
        "Places", "Nombre de places", "Nb places", "Capacité", "Capacité d'accueil", "Places agréées",
        "Places d'agrément", "Nombre d'enfants", "Nb enfants agréés", "Agrément (places)", "Places agrément",
        "Nb de places agréées", "Nombre de places d'agrément", "Agrément pour", "Capacité agrément",
        "Nombre d'agréments", "Enfants",
    ),
    "restriction": (
        "Restriction", "Restrictions",
    ),
    "periscolaire": (
        "Périscolaire", "Accueil périscolaire", "Accepte périscolaire", "Accueil en périscolaire", "Péri",
        "Périsco", "Accepte le périscolaire",
    ),
    "horaires_atypiques": (
        "Horaires atypiques", "Hor. atypiques", "Atypiques", "Atypique", "Accepte horaires atypiques",
        "Accueil en horaires atypiques", "Horaires décalés", "H. atypiques", "Accueil atypique",
    ),
    "besoin_imprevu": (
        "Besoin imprévu", "Imprévu", "Besoins imprévus", "Urgence", "Accueil d'urgence", "Accueil en urgence",
        "Accueil imprévu", "Accepte urgence", "Dépannage", "Accueil urgence",
    ),
    "accueil_adapte": (
        "Accueil adapté", "Handicap", "Accueil handicap", "Enfant en situation de handicap",
        "Situation de handicap", "Enfants porteurs de handicap", "Accepte handicap",
        "Accueil d'enfants en situation de handicap", "Inclusion", "Accueil enfant handicap",
    ),
    "ecoles": (
        "Écoles", "École", "Écoles desservies", "École desservie", "Trajets école", "Trajets écoles",
        "Trajet école", "Dessert les écoles",
    ),
    "disponibilite": (
        "Disponibilité", "Disponibilités", "Dispo", "Dispos", "Disponible", "Disponible le", "Dispo au", "Dispo le",
        "Disponible au", "Disponible à partir du", "Date de disponibilité", "Date dispo", "Places disponibles",
        "Nb places disponibles", "Places libres", "Place libre", "Place disponible", "Places dispo", "Place dispo",
        "Places vacantes", "Libre", "Libre le", "Libre au", "Libre à partir du", "Dispo à partir du",
        "Places disponibles au", "Date de libération", "Disponibilité à partir du", "Dispo à partir de",
        "À partir du", "Disponible dès",
    ),
    "ages": (
        "Âge", "Âges", "Âge accueilli", "Âges accueillis", "Tranche d'âge", "Tranches d'âge", "Âge des enfants",
        "Âge enfant",
    ),
    "jours": (
        "Jours", "Jour", "Jours d'accueil", "Jours travaillés", "Jours disponibles", "Jours d'ouverture",
        "Jours dispo",
    ),
    "moments": (
        "Moments", "Moment", "Horaires", "Créneaux", "Moments de la journée", "Horaires d'accueil", "Amplitude",
        "Plage horaire", "Heures",
    ),
    "en_activite": (
        "En activité", "Activité", "Actif", "Active", "En exercice", "Exerce", "Actif / inactif", "Est en activité",
    ),
    "diffusion": (
        "Diffusion", "Accord diffusion", "Autorisation de diffusion", "Accord RGPD", "RGPD", "Diffusable",
        "Autorise la diffusion", "Accord de diffusion des coordonnées", "Autorisation diffusion coordonnées",
    ),
    "ne_plus_diffuser": (
        "Ne plus diffuser", "Ne pas diffuser", "Opposition", "Refus de diffusion",
    ),
    "a_jour_le": (
        "Mis à jour le", "Mise à jour", "Date de mise à jour", "Date mise à jour", "MAJ", "MAJ le", "Date MAJ",
        "Dernière mise à jour", "Dernier contact", "Date du dernier contact", "Dernière MAJ",
        "Date de MAJ",
    ),
    "date": (
        "Date",
    ),
}  # fmt: skip
