-- Who of the team read or changed what, and when; never what it said. The number outlives what it points to.
CREATE TABLE journal (
  id           INTEGER PRIMARY KEY,
  relais_id    INTEGER NOT NULL REFERENCES relais (id),
  le           TEXT NOT NULL,
  animateur_id INTEGER REFERENCES animateur (id) ON DELETE SET NULL,
  qui          TEXT,                              -- her name that day, kept until the line goes; NULL: from the server
  acte         TEXT NOT NULL CHECK (acte IN ('lecture', 'changement', 'copie')),
  objet        TEXT NOT NULL,
  numero       INTEGER
) STRICT;
CREATE INDEX journal_relais ON journal (relais_id, id);
CREATE INDEX journal_objet ON journal (relais_id, objet, numero, id);
CREATE INDEX journal_le ON journal (le);
