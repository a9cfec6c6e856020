-- Every holiday notice an office loaded; a corrected one is the next version of its year.
CREATE TABLE loaded_notices (
    year          INTEGER NOT NULL,
    version       INTEGER NOT NULL CHECK (version >= 1),
    notice        TEXT NOT NULL,     -- JSON object
    at            TEXT NOT NULL,     -- ISO 8601, UTC
    actor_name    TEXT NOT NULL,
    actor_role    TEXT NOT NULL,
    actor_station TEXT NOT NULL,
    moved_clocks  INTEGER NOT NULL,  -- how many open clocks it moved or made certain
    moved_cases   INTEGER NOT NULL,  -- of how many cases
    PRIMARY KEY (year, version)
) STRICT, WITHOUT ROWID;

-- Which clocks a notice moved, with both reckonings; of open clocks only.
CREATE TABLE moved_clocks (
    year            INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    case_no         TEXT NOT NULL,
    licence         TEXT NOT NULL,   -- empty for a clock of the whole case
    which           TEXT NOT NULL,
    name            TEXT NOT NULL,   -- of the licence
    old_day         TEXT NOT NULL,   -- ISO day
    old_provisional INTEGER NOT NULL CHECK (old_provisional IN (0, 1)),
    old_notice      TEXT NOT NULL,   -- number; empty where there was none
    new_day         TEXT NOT NULL,
    new_provisional INTEGER NOT NULL CHECK (new_provisional IN (0, 1)),
    new_notice      TEXT NOT NULL,
    PRIMARY KEY (year, version, case_no, licence, which),
    FOREIGN KEY (year, version) REFERENCES loaded_notices (year, version)
) STRICT, WITHOUT ROWID;

INSERT INTO loaded_notices
SELECT year, 1, notice, '1970-01-01T00:00:00+00:00', '', 'system', '', 0, 0 FROM notices;

DROP TABLE notices;

CREATE TRIGGER loaded_notices_stay BEFORE UPDATE ON loaded_notices
BEGIN SELECT RAISE(ABORT, 'a loaded notice is corrected by the next one, never changed'); END;

CREATE TRIGGER loaded_notices_last BEFORE DELETE ON loaded_notices
BEGIN SELECT RAISE(ABORT, 'a loaded notice is never removed'); END;

CREATE TRIGGER moved_clocks_stay BEFORE UPDATE ON moved_clocks
BEGIN SELECT RAISE(ABORT, 'what a notice moved is never changed'); END;

CREATE TRIGGER moved_clocks_last BEFORE DELETE ON moved_clocks
BEGIN SELECT RAISE(ABORT, 'what a notice moved is never removed'); END;
