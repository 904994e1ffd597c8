-- Ateliers, and everything that has places at a date: a room by the slot and a malle by the loan are ateliers too,
-- opened from a `ressource`; one inscription is one person's place with the children she brings.

-- What is lent or booked: a malle pédagogique, a Snoezelen room.
CREATE TABLE ressource (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id          INTEGER NOT NULL REFERENCES relais (id),
  sorte              TEXT NOT NULL CHECK (sorte IN ('malle', 'salle')),
  nom                TEXT NOT NULL,
  description        TEXT,
  lieu               TEXT,                        -- key of the territory
  duree              INTEGER NOT NULL CHECK (duree > 0),  -- a slot in minutes (salle), a loan in days (malle)
  places_adultes     INTEGER NOT NULL DEFAULT 1 CHECK (places_adultes > 0),
  enfants_par_adulte INTEGER CHECK (enfants_par_adulte > 0),
  charte             INTEGER NOT NULL DEFAULT 0 CHECK (charte IN (0, 1)),
  retiree_le         TEXT,
  created_at         TEXT NOT NULL
) STRICT;
CREATE INDEX ressource_relais ON ressource (relais_id, sorte) WHERE retiree_le IS NULL;

-- One announcement: the ateliers that it tells of name it; the accounts of the relais are read block after block.
CREATE TABLE atelier_annonce (
  id        INTEGER PRIMARY KEY,
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  curseur   INTEGER,                              -- the last account that was read; NULL: all of them
  ecrites   INTEGER NOT NULL DEFAULT 0,
  laissees  INTEGER NOT NULL DEFAULT 0,           -- STOP, a pause, or enough messages this week
  le        TEXT NOT NULL
) STRICT;
CREATE INDEX atelier_annonce_en_cours ON atelier_annonce (id) WHERE curseur IS NOT NULL;

CREATE TABLE atelier (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id          INTEGER NOT NULL REFERENCES relais (id),
  serie              INTEGER REFERENCES atelier (id) ON DELETE SET NULL,  -- the first one of a repetition
  ressource_id       INTEGER REFERENCES ressource (id) ON DELETE CASCADE,
  genre              TEXT NOT NULL CHECK (genre IN ('eveil', 'autre_structure', 'fete', 'sortie', 'numerique', 'reunion',
                     'groupe_de_parole', 'analyse_pratique', 'formation', 'entretien', 'salle', 'pret')),
  titre              TEXT NOT NULL,
  description        TEXT,
  lieu               TEXT,                        -- key of the territory
  lieu_dit           TEXT,                        -- or a place in words
  distance           INTEGER NOT NULL DEFAULT 0 CHECK (distance IN (0, 1)),  -- held at a distance
  debut              TEXT NOT NULL,
  fin                TEXT NOT NULL,
  publics            TEXT NOT NULL,               -- JSON list: assistant_maternel, garde_a_domicile, parent
  places_adultes     INTEGER NOT NULL CHECK (places_adultes > 0),
  places_enfants     INTEGER CHECK (places_enfants >= 0),  -- NULL: not counted; 0: without children
  enfants_par_adulte INTEGER CHECK (enfants_par_adulte > 0),
  age_min_mois       INTEGER,
  age_max_mois       INTEGER,
  intervenant        TEXT,
  partenaire         TEXT,
  charte             INTEGER NOT NULL DEFAULT 0 CHECK (charte IN (0, 1)),
  regles             TEXT NOT NULL DEFAULT '{}',  -- JSON: what differs from the relais's own rules
  image              TEXT,                        -- Telegram's file_id
  etat               TEXT NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon', 'annonce', 'annule')),
  animateur_id       INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- who leads it
  ouverture_le       TEXT,                        -- registration opens; NULL: with the announcement
  fermeture_le       TEXT NOT NULL,               -- registration closes
  annonce_le         TEXT,
  annonce_id         INTEGER REFERENCES atelier_annonce (id) ON DELETE SET NULL,
  annule_le          TEXT,
  annule_pourquoi    TEXT,
  version            INTEGER NOT NULL DEFAULT 1,  -- grows with each change that people are told
  rappel_le          TEXT,                        -- due_at: the evening before
  demi_vide_le       TEXT,                        -- due_at: two days before, is it half empty
  presences_le       TEXT,                        -- due_at: the next day, presences still missing
  avis_le            TEXT,                        -- due_at: « comment c'était ? »
  seuil_annonce      INTEGER NOT NULL DEFAULT 0 CHECK (seuil_annonce IN (0, 50, 80, 100)),
  created_at         TEXT NOT NULL,
  updated_at         TEXT NOT NULL,
  CHECK (fin > debut),
  CHECK ((etat = 'annule') = (annule_le IS NOT NULL))
) STRICT;
CREATE INDEX atelier_relais ON atelier (relais_id, debut);
CREATE INDEX atelier_serie ON atelier (serie) WHERE serie IS NOT NULL;
CREATE INDEX atelier_de_annonce ON atelier (annonce_id) WHERE annonce_id IS NOT NULL;
CREATE INDEX atelier_ressource ON atelier (ressource_id, debut) WHERE ressource_id IS NOT NULL;
CREATE INDEX atelier_rappel ON atelier (rappel_le) WHERE rappel_le IS NOT NULL;
CREATE INDEX atelier_demi_vide ON atelier (demi_vide_le) WHERE demi_vide_le IS NOT NULL;
CREATE INDEX atelier_presences ON atelier (presences_le) WHERE presences_le IS NOT NULL;
CREATE INDEX atelier_avis ON atelier (avis_le) WHERE avis_le IS NOT NULL;

CREATE TABLE inscription (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order of arrival
  relais_id             INTEGER NOT NULL REFERENCES relais (id),
  atelier_id            INTEGER NOT NULL REFERENCES atelier (id) ON DELETE CASCADE,
  assistant_maternel_id INTEGER REFERENCES assistant_maternel (id) ON DELETE CASCADE,
  famille_id            INTEGER REFERENCES famille (id) ON DELETE CASCADE,
  invite                TEXT,                     -- a guest's name, erased with the others
  enfants               TEXT NOT NULL DEFAULT '[]',  -- JSON: ages in months when she registered, no names
  etat                  TEXT NOT NULL CHECK (etat IN ('inscrite', 'en_attente', 'proposee', 'annulee', 'refusee', 'expiree')),
  accord_parents        INTEGER NOT NULL DEFAULT 0 CHECK (accord_parents IN (0, 1)),
  proposee_le           TEXT,
  repondre_avant        TEXT,                     -- due_at: end of the offer of a freed place
  par_animateur_id      INTEGER REFERENCES animateur (id) ON DELETE SET NULL,  -- NULL: she did it herself
  presence              TEXT CHECK (presence IN ('presente', 'absente', 'excusee')),
  enfants_presents      INTEGER CHECK (enfants_presents >= 0),
  avis_le               TEXT,                     -- she said how it was: what she said stands in `avis`, without her
  created_at            TEXT NOT NULL,
  annulee_le            TEXT,
  CHECK ((assistant_maternel_id IS NOT NULL) + (famille_id IS NOT NULL) + (invite IS NOT NULL) = 1),
  CHECK ((etat = 'proposee') = (repondre_avant IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX inscription_assistant ON inscription (atelier_id, assistant_maternel_id)
  WHERE assistant_maternel_id IS NOT NULL AND etat IN ('inscrite', 'en_attente', 'proposee');
CREATE UNIQUE INDEX inscription_famille ON inscription (atelier_id, famille_id)
  WHERE famille_id IS NOT NULL AND etat IN ('inscrite', 'en_attente', 'proposee');
CREATE INDEX inscription_atelier ON inscription (atelier_id, id);
CREATE INDEX inscription_de_assistant ON inscription (assistant_maternel_id, id) WHERE assistant_maternel_id IS NOT NULL;
CREATE INDEX inscription_de_famille ON inscription (famille_id, id) WHERE famille_id IS NOT NULL;
CREATE INDEX inscription_offre ON inscription (repondre_avant) WHERE repondre_avant IS NOT NULL;

-- The charter that somebody accepted: the proof is dated, with the text's own version.
CREATE TABLE charte_acceptee (
  id         INTEGER PRIMARY KEY,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  compte_id  INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  charte     TEXT NOT NULL,                       -- 'ateliers', or 'ressource:<id>'
  empreinte  TEXT NOT NULL,                       -- of the text that was shown
  le         TEXT NOT NULL
) STRICT;
CREATE INDEX charte_acceptee_compte ON charte_acceptee (compte_id, relais_id, charte, le);

-- How an atelier was: nothing here says who.
CREATE TABLE avis (
  id         INTEGER PRIMARY KEY,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  atelier_id INTEGER NOT NULL REFERENCES atelier (id) ON DELETE CASCADE,
  note       INTEGER NOT NULL CHECK (note BETWEEN 1 AND 3),
  remarque   TEXT
) STRICT;
CREATE INDEX avis_atelier ON avis (atelier_id);

-- A planning sent as a file: what was understood of it waits for her word.
CREATE TABLE import_planning (
  id           INTEGER PRIMARY KEY,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  animateur_id INTEGER NOT NULL REFERENCES animateur (id),
  chat_id      INTEGER NOT NULL,
  file_id      TEXT NOT NULL,
  nom          TEXT NOT NULL,
  etat         TEXT NOT NULL CHECK (etat IN ('a_lire', 'a_confirmer', 'enregistre', 'abandonne')),
  lignes       TEXT NOT NULL DEFAULT '[]',        -- JSON: the ateliers that it would make
  created_at   TEXT NOT NULL
) STRICT;
