-- What was done to each case, oldest first. Rows are added, never changed.
-- No personal data of applicants stands here in the clear; the digest covers the facts.
CREATE TABLE actions (
    position      INTEGER PRIMARY KEY,
    case_no       TEXT NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq >= 1),
    type          TEXT NOT NULL,
    licence       TEXT NOT NULL,     -- empty when it is about the whole case
    at            TEXT NOT NULL,     -- ISO 8601, UTC
    actor_name    TEXT NOT NULL,
    actor_role    TEXT NOT NULL,
    actor_station TEXT NOT NULL,
    suite         INTEGER NOT NULL,  -- which functions made digest and chain; 1 is SHA-256
    digest        BLOB NOT NULL,     -- salted, of the facts
    chain         BLOB NOT NULL,     -- covers this entry and the chain of the one before
    UNIQUE (case_no, seq)
) STRICT;

CREATE TRIGGER actions_stay BEFORE UPDATE ON actions
BEGIN SELECT RAISE(ABORT, 'an action is never changed'); END;

CREATE TRIGGER actions_last BEFORE DELETE ON actions
BEGIN SELECT RAISE(ABORT, 'an action is never removed'); END;

-- Facts stand apart: they can be erased when retention ends, and the chain still verifies.
CREATE TABLE action_facts (
    position INTEGER PRIMARY KEY REFERENCES actions (position),
    salt     BLOB NOT NULL,          -- goes with the facts
    facts    TEXT NOT NULL,          -- JSON object, kept byte by byte as it was digested
    numbers  TEXT NOT NULL           -- JSON object: series to the number taken in the same act
) STRICT;

CREATE TRIGGER facts_stay BEFORE UPDATE ON action_facts
BEGIN SELECT RAISE(ABORT, 'facts are kept or erased, never changed'); END;

CREATE TRIGGER facts_once BEFORE INSERT ON action_facts
WHEN EXISTS (SELECT 1 FROM action_facts WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'facts are kept once'); END;

-- A command that comes twice is done once: its key leads to the case it made or changed.
CREATE TABLE commands (
    key     TEXT PRIMARY KEY,
    case_no TEXT NOT NULL
) STRICT, WITHOUT ROWID;
