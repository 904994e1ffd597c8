-- What carries everything: who writes to us, what arrived, what leaves, what recurs.

CREATE TABLE relais (
  id    INTEGER PRIMARY KEY,
  slug  TEXT NOT NULL UNIQUE
) STRICT;

-- A Telegram account in private. What it is for a relais (parent, professional, animatrice) stands elsewhere.
CREATE TABLE compte (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  telegram_id     INTEGER NOT NULL UNIQUE,
  prenom          TEXT NOT NULL,
  relais_id       INTEGER REFERENCES relais (id),
  created_at      TEXT NOT NULL,
  stopped_at      TEXT,                       -- STOP: no automatic letter
  unreachable_at  TEXT,                       -- blocked, deactivated, unknown
  unreachable_why TEXT
) STRICT;

-- Raw updates, written before they are acknowledged; the text is erased as soon as it is treated.
CREATE TABLE inbox (
  update_id   INTEGER PRIMARY KEY,
  chat_id     INTEGER NOT NULL,
  body        TEXT,
  state       TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'failed', 'set_aside')),
  attempts    INTEGER NOT NULL DEFAULT 0,
  reference   TEXT,
  received_at TEXT NOT NULL,
  treated_at  TEXT,
  CHECK (state <> 'queued' OR body IS NOT NULL)
) STRICT;
CREATE INDEX inbox_next ON inbox (update_id) WHERE state = 'queued';
CREATE INDEX inbox_queued ON inbox (chat_id, update_id) WHERE state = 'queued';
CREATE INDEX inbox_treated ON inbox (treated_at) WHERE state <> 'queued';

-- Everything we say. `key` is unique, so that what runs twice writes once.
CREATE TABLE letter (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  chat_id    INTEGER NOT NULL,
  relais_id  INTEGER REFERENCES relais (id),
  lane       INTEGER NOT NULL CHECK (lane IN (1, 2, 9)),
  method     TEXT NOT NULL CHECK (method IN ('send', 'edit', 'document', 'photo', 'copy')),
  body       TEXT,
  edits      TEXT,
  sujet      INTEGER,                         -- the conversation in whose topic it is written: waits for that topic
  genre      TEXT NOT NULL DEFAULT 'reponse' CHECK (genre IN ('reponse', 'automatique', 'proposition')),
  not_before TEXT NOT NULL,
  until      TEXT,
  state      TEXT NOT NULL DEFAULT 'queued' CHECK (state IN
             ('queued', 'claimed', 'sent', 'unreachable', 'rejected', 'expired', 'replaced', 'uncertain')),
  claims     INTEGER NOT NULL DEFAULT 0,
  message_id INTEGER,
  file_id    TEXT,
  settled_at TEXT,
  error      TEXT
) STRICT;
CREATE INDEX letter_due ON letter (lane, not_before, id) WHERE state = 'queued';
CREATE INDEX letter_claimed ON letter (id) WHERE state = 'claimed';
CREATE INDEX letter_edits ON letter (edits) WHERE state = 'queued' AND edits IS NOT NULL;
CREATE INDEX letter_unreachable ON letter (chat_id) WHERE state = 'unreachable';
CREATE INDEX letter_message ON letter (chat_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX letter_genre ON letter (chat_id, genre, not_before) WHERE genre <> 'reponse';
CREATE INDEX letter_settled ON letter (settled_at) WHERE settled_at IS NOT NULL;

-- What is slow, done outside any transaction.
CREATE TABLE task (
  id         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL,
  body       TEXT NOT NULL,
  state      TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'failed')),
  attempts   INTEGER NOT NULL DEFAULT 0,
  not_before TEXT NOT NULL,
  settled_at TEXT,
  error      TEXT
) STRICT;
CREATE INDEX task_due ON task (not_before, id) WHERE state = 'queued';

-- The last occurrence done of each rhythm.
CREATE TABLE tick (
  name TEXT PRIMARY KEY,
  done TEXT NOT NULL
) STRICT;

-- Who this bot is on Telegram, as it said when it last started: what an invitation's link needs.
CREATE TABLE robot (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  username TEXT NOT NULL
) STRICT;
