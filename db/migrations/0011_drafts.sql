-- Applications that are not handed in yet, and the notice sheets people took home.

-- One row a draft. Its contents go when it becomes a case or when its time is over; of one that
-- became a case the row stays, so that the code still leads there.
CREATE TABLE drafts (
    code          TEXT PRIMARY KEY,
    station       TEXT NOT NULL,             -- who holds it
    hold          INTEGER NOT NULL CHECK (hold >= 1),
    asked         INTEGER NOT NULL,          -- 0: goes when its station is left
    digits        TEXT NOT NULL,             -- last digits of a telephone number
    file          TEXT NOT NULL,             -- application file, JSON; empty for a case
    began_at      TEXT NOT NULL,             -- ISO 8601, UTC
    changed_at    TEXT NOT NULL,
    ends_at       TEXT NOT NULL,
    wrong         INTEGER NOT NULL DEFAULT 0,
    blocked_until TEXT NOT NULL DEFAULT '',  -- ISO 8601, UTC; empty for nobody
    case_no       TEXT NOT NULL DEFAULT ''   -- what it became
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_by_end ON drafts (ends_at) WHERE case_no = '';
CREATE INDEX drafts_by_station ON drafts (station, changed_at) WHERE case_no = '';

-- What was told on each numbered notice sheet: no name stands on it, only what was answered.
CREATE TABLE notice_sheets (
    code     TEXT PRIMARY KEY,
    number   TEXT NOT NULL UNIQUE,
    industry TEXT NOT NULL,
    guide    TEXT NOT NULL,                  -- question id to answer, JSON
    catalog  TEXT NOT NULL,                  -- digest of the definitions it was told by
    at       TEXT NOT NULL,                  -- ISO 8601, UTC
    actor    TEXT NOT NULL,
    station  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_sheets_by_time ON notice_sheets (at);

CREATE TRIGGER notice_sheets_stay BEFORE UPDATE ON notice_sheets
BEGIN SELECT RAISE(ABORT, 'what was told is never changed'); END;
