-- Questions that a relais asks of many. The invitation is an announcement; here stand the questions and the answers.
CREATE TABLE sondage (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id  INTEGER NOT NULL REFERENCES relais (id),
  annonce_id INTEGER UNIQUE REFERENCES annonce (id) ON DELETE SET NULL,
  anonyme    INTEGER NOT NULL CHECK (anonyme IN (0, 1)),
  fin        TEXT NOT NULL,                       -- its last day in Paris
  clos_le    TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX sondage_relais ON sondage (relais_id, id);
CREATE INDEX sondage_ouvert ON sondage (fin) WHERE clos_le IS NULL;

CREATE TABLE sondage_question (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  sondage_id INTEGER NOT NULL REFERENCES sondage (id) ON DELETE CASCADE,
  rang       INTEGER NOT NULL,
  texte      TEXT NOT NULL,
  genre      TEXT NOT NULL CHECK (genre IN ('un', 'plusieurs', 'libre')),
  choix      TEXT NOT NULL DEFAULT '[]',          -- JSON
  UNIQUE (sondage_id, rang)
) STRICT;

-- How far somebody is, so that nobody answers twice: no instant, no answer.
CREATE TABLE sondage_participation (
  sondage_id INTEGER NOT NULL REFERENCES sondage (id) ON DELETE CASCADE,
  compte_id  INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  rang       INTEGER NOT NULL DEFAULT 0,          -- the question she is at
  PRIMARY KEY (sondage_id, compte_id)
) STRICT, WITHOUT ROWID;

-- An anonymous survey keeps sums and words, in no order that says who or when.
CREATE TABLE sondage_total (
  question_id INTEGER NOT NULL REFERENCES sondage_question (id) ON DELETE CASCADE,
  choix       INTEGER NOT NULL,
  nombre      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (question_id, choix)
) STRICT, WITHOUT ROWID;
CREATE TABLE sondage_remarque (
  cle         TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(8)))),
  question_id INTEGER NOT NULL REFERENCES sondage_question (id) ON DELETE CASCADE,
  texte       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sondage_remarque_question ON sondage_remarque (question_id, cle);

-- A survey with names keeps each answer, which may be changed until its end.
CREATE TABLE sondage_reponse (
  question_id INTEGER NOT NULL REFERENCES sondage_question (id) ON DELETE CASCADE,
  compte_id   INTEGER NOT NULL REFERENCES compte (id) ON DELETE CASCADE,
  choix       TEXT NOT NULL DEFAULT '[]',         -- JSON: the numbers of the choices
  texte       TEXT,
  le          TEXT NOT NULL,
  PRIMARY KEY (question_id, compte_id)
) STRICT;

-- « Boîte à idées », always open. NULL: she did not want to say who she is.
CREATE TABLE idee (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  relais_id INTEGER NOT NULL REFERENCES relais (id),
  compte_id INTEGER REFERENCES compte (id) ON DELETE SET NULL,
  texte     TEXT NOT NULL,
  jour      TEXT NOT NULL
) STRICT;
CREATE INDEX idee_relais ON idee (relais_id, id);
