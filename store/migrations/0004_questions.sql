-- What people ask the bot, and what the relais's team writes so that the next one gets an answer.

-- One question, or one page opened by a button. Its words go as soon as nobody needs them, the row itself soon after.
CREATE TABLE question (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  compte_id       INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  relais_id       INTEGER REFERENCES relais (id),  -- NULL: her commune is not known yet
  message_id      INTEGER,                         -- the message that asked; NULL: a page opened by a button
  rang            INTEGER NOT NULL DEFAULT 0,      -- several questions in one message
  public          TEXT CHECK (public IN ('parent', 'assistant_maternel')),  -- NULL: may be both
  texte           TEXT,
  posee_le        TEXT NOT NULL,
  etat            TEXT NOT NULL CHECK (etat IN ('gardee', 'choix', 'repondue', 'inconnue', 'transmise')),
  page_id         TEXT,                            -- what answered it
  sujet           TEXT,
  montrees        TEXT NOT NULL DEFAULT '[]',      -- JSON: the other pages that may answer it
  avis            TEXT CHECK (avis IN ('utile', 'pas_utile')),
  raison          TEXT CHECK (raison IN ('inconnue', 'autre_chose', 'pas_utile')),  -- why the team reads it
  conversation_id INTEGER REFERENCES conversation (id) ON DELETE SET NULL,
  contact_id      INTEGER REFERENCES contact (id) ON DELETE SET NULL,
  traitee_le      TEXT,
  UNIQUE (compte_id, message_id, rang)
) STRICT;
CREATE INDEX question_a_traiter ON question (relais_id, posee_le) WHERE raison IS NOT NULL AND traitee_le IS NULL;
CREATE INDEX question_posee ON question (posee_le);
CREATE INDEX question_relais ON question (relais_id, public, posee_le);

-- What a relais makes of a page, its own or a national one. Append-only: the last row of a page is how it stands.
CREATE TABLE page_version (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  page_id      TEXT NOT NULL,
  quoi         TEXT NOT NULL CHECK (quoi IN
               ('ecrite', 'corrigee', 'verifiee', 'datee', 'retiree', 'remise', 'nationale', 'restauree', 'formulation')),
  etat         TEXT NOT NULL,                      -- JSON: the whole of it, so that an older row can come back
  le           TEXT NOT NULL,
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX page_version_page ON page_version (relais_id, page_id, id);

-- An amount confirmed or corrected by a relais. Append-only: the last row of (nom, depuis) counts.
CREATE TABLE bareme_version (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  nom          TEXT NOT NULL,
  depuis       TEXT NOT NULL,
  valeur       TEXT,                               -- NULL: the file's value, read at its source
  le           TEXT NOT NULL,
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX bareme_version_bareme ON bareme_version (relais_id, nom, depuis, id);

-- How many times the team was told that a page is past its review.
CREATE TABLE page_avertie (
  relais_id       INTEGER NOT NULL REFERENCES relais (id),
  page_id         TEXT NOT NULL,
  a_reverifier_le TEXT NOT NULL,                   -- of which review; a later one begins again
  fois            INTEGER NOT NULL,
  le              TEXT NOT NULL,
  PRIMARY KEY (relais_id, page_id)
) STRICT;

-- « Facile à lire »: the same answers in very short sentences, where they exist.
ALTER TABLE compte ADD COLUMN facile_a_lire INTEGER NOT NULL DEFAULT 0 CHECK (facile_a_lire IN (0, 1));
