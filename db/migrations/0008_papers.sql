-- Papers drawn up to be printed: which sheet, and the hash of its bytes, which lie beside the store.
CREATE TABLE papers (
    case_no  TEXT NOT NULL,
    step     INTEGER NOT NULL CHECK (step >= 0),    -- place of the action it is about
    kind     TEXT NOT NULL,
    licence  TEXT NOT NULL,                         -- empty when it is about the whole case
    number   TEXT NOT NULL,                         -- empty for a kind without one
    series   TEXT NOT NULL,                         -- of the number
    sha256   TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes    INTEGER NOT NULL CHECK (bytes > 0),
    drawn_at TEXT NOT NULL,                         -- ISO 8601, UTC
    drawn_by TEXT NOT NULL,
    PRIMARY KEY (case_no, step, kind, licence, number)
) STRICT, WITHOUT ROWID;

-- Each time a paper came out of the printer; a paper without a row here was only drawn up.
CREATE TABLE paper_copies (
    case_no TEXT NOT NULL,
    step    INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    licence TEXT NOT NULL,
    number  TEXT NOT NULL,
    place   INTEGER NOT NULL CHECK (place >= 1),
    at      TEXT NOT NULL,                          -- ISO 8601, UTC
    actor   TEXT NOT NULL,
    station TEXT NOT NULL,
    copies  INTEGER NOT NULL CHECK (copies >= 1),
    PRIMARY KEY (case_no, step, kind, licence, number, place),
    FOREIGN KEY (case_no, step, kind, licence, number)
        REFERENCES papers (case_no, step, kind, licence, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX papers_by_hash ON papers (sha256);

CREATE TRIGGER papers_stay BEFORE UPDATE ON papers
WHEN EXISTS (
    SELECT 1 FROM paper_copies WHERE case_no = OLD.case_no AND step = OLD.step
    AND kind = OLD.kind AND licence = OLD.licence AND number = OLD.number
)
BEGIN SELECT RAISE(ABORT, 'a paper that came out is never changed'); END;

CREATE TRIGGER copies_stay BEFORE UPDATE ON paper_copies
BEGIN SELECT RAISE(ABORT, 'what came out is never changed'); END;

-- They go only with the case they tell of, once its facts were erased.
CREATE TRIGGER papers_last BEFORE DELETE ON papers
WHEN EXISTS (
    SELECT 1 FROM actions JOIN action_facts USING (position) WHERE case_no = OLD.case_no
)
BEGIN SELECT RAISE(ABORT, 'a paper goes only with its case'); END;

CREATE TRIGGER copies_last BEFORE DELETE ON paper_copies
WHEN EXISTS (
    SELECT 1 FROM actions JOIN action_facts USING (position) WHERE case_no = OLD.case_no
)
BEGIN SELECT RAISE(ABORT, 'a copy goes only with its case'); END;

-- What was drawn up and not confirmed is shown at every start, among millions of numbers.
CREATE INDEX numbers_unfinished ON numbers (series, letter, year, serial) WHERE state = 'rendered';
