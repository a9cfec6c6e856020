-- The life of a permit after it was issued, what a case says of its applicant, what is still to do.
-- All but the papers follows from the ledger.

-- Every version of every permit: as it was entered, as it stands by itself, and as it stands now.
CREATE TABLE register_of_lives (
    number        TEXT NOT NULL,
    version       INTEGER NOT NULL CHECK (version >= 1),
    kind          TEXT NOT NULL,
    case_no       TEXT NOT NULL,     -- the case that made it
    holding       TEXT NOT NULL,     -- what its holder holds at the place: the case that began it
    licence       TEXT NOT NULL,     -- empty for a composite
    uscc          TEXT NOT NULL,
    legal_person  TEXT NOT NULL,
    premises      TEXT NOT NULL,     -- as on the permit
    until         TEXT,              -- ISO day, the last; none for a composite or without an end
    entered_at    INTEGER NOT NULL,  -- position in the ledger of the act that made it
    entered_place INTEGER NOT NULL,  -- among what that act entered, from 0
    entered_on    TEXT NOT NULL,     -- ISO day: the one before is replaced from then on
    said_at       INTEGER NOT NULL,  -- position of the act that last said how it stands
    own_state     TEXT NOT NULL,     -- what that act said
    own_since     TEXT NOT NULL,     -- ISO day from which that holds
    state         TEXT NOT NULL,     -- 'replaced' as soon as there is a newer version
    replaced_by   INTEGER,           -- the next version
    since         TEXT NOT NULL,     -- ISO day from which the state holds
    content       TEXT NOT NULL,     -- JSON object
    PRIMARY KEY (number, version)
) STRICT;

INSERT INTO register_of_lives
SELECT number, version, kind, case_no, case_no,
    COALESCE(content ->> '$.licence', ''),
    COALESCE(content ->> '$.holder.uscc', ''),
    COALESCE(content ->> '$.holder.legal_person', ''),
    COALESCE(content ->> '$.holder.premises', ''),
    content ->> '$.validity.until',
    issued_at, place, issued_on, issued_at, own_state, issued_on, state, replaced_by, since,
    content
FROM (
    SELECT register.*,
        ROW_NUMBER() OVER (PARTITION BY case_no ORDER BY register.rowid) - 1 AS place,
        COALESCE((
            SELECT MAX(position) FROM actions
            WHERE actions.case_no = register.case_no AND type = 'issue'
        ), 0) AS issued_at
    FROM register
);
DROP TABLE register;
ALTER TABLE register_of_lives RENAME TO register;

CREATE INDEX register_not_live ON register (number, version) WHERE state <> 'live';
CREATE INDEX register_by_case ON register (case_no, until);
CREATE INDEX register_by_holding ON register (holding);
CREATE INDEX register_by_place ON register (uscc, premises);
CREATE INDEX register_by_end ON register (until, number)
WHERE state = 'live' AND until IS NOT NULL;

-- What a case says of its applicant. All rows of a case are replaced by each of its acts.
CREATE TABLE credit (
    case_no      TEXT NOT NULL,
    number       TEXT NOT NULL,
    uscc         TEXT NOT NULL,
    legal_person TEXT NOT NULL,
    made_on      TEXT NOT NULL,      -- ISO day
    content      TEXT NOT NULL,      -- JSON object
    PRIMARY KEY (case_no, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX credit_by_day ON credit (made_on, number);
CREATE INDEX credit_by_holder ON credit (uscc, made_on, number);
CREATE INDEX credit_by_person ON credit (legal_person, made_on, number);

CREATE TABLE bars (
    case_no TEXT NOT NULL,
    licence TEXT NOT NULL,
    uscc    TEXT NOT NULL,
    first   TEXT NOT NULL,           -- ISO day
    content TEXT NOT NULL,           -- JSON object
    PRIMARY KEY (case_no, licence)
) STRICT, WITHOUT ROWID;
CREATE INDEX bars_by_holder ON bars (uscc, first, case_no, licence);

CREATE TABLE promises (
    case_no    TEXT NOT NULL,
    licence    TEXT NOT NULL,
    industry   TEXT NOT NULL,
    granted_on TEXT NOT NULL,        -- ISO day
    stage      TEXT NOT NULL,
    PRIMARY KEY (case_no, licence)
) STRICT, WITHOUT ROWID;
CREATE INDEX promises_by_day ON promises (granted_on, licence, industry, stage);

-- What is to be done after decisions; '9999-99-99', which is no day, where no rule sets one.
CREATE TABLE tasks (
    case_no    TEXT NOT NULL,
    place      INTEGER NOT NULL,     -- among the tasks of the case, from 0
    todo       TEXT NOT NULL,        -- type of the act that does it
    department TEXT NOT NULL,
    due        TEXT NOT NULL,        -- ISO day
    content    TEXT NOT NULL,        -- JSON object
    PRIMARY KEY (case_no, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_by_due ON tasks (due, case_no, place);
CREATE INDEX tasks_by_todo ON tasks (todo, due, case_no, place);
CREATE INDEX tasks_by_department ON tasks (department, due, case_no, place, todo);

-- A sheet of a permit is one of its version: its step is the version less one. Until now there was
-- one version in a case, and its sheets had the place of the act that issued it.
PRAGMA defer_foreign_keys = ON;
DROP TRIGGER papers_stay;
DROP TRIGGER copies_stay;
UPDATE paper_copies SET step = 0
WHERE kind IN ('single_permit', 'filing_receipt', 'composite_original', 'composite_duplicate');
UPDATE papers SET step = 0
WHERE kind IN ('single_permit', 'filing_receipt', 'composite_original', 'composite_duplicate');

-- A print job whose permit changed or ended before it came out: why, and whose act that was.
ALTER TABLE papers ADD COLUMN cancelled TEXT NOT NULL DEFAULT '';
ALTER TABLE papers ADD COLUMN cancelled_by TEXT NOT NULL DEFAULT '';

-- Sheets of later versions, among which those are looked for that nobody confirmed.
CREATE INDEX papers_of_later_versions ON papers (series, number) WHERE step > 0 AND cancelled = ''
AND kind IN ('single_permit', 'filing_receipt', 'composite_original', 'composite_duplicate');

CREATE TRIGGER papers_stay BEFORE UPDATE ON papers
WHEN OLD.cancelled <> '' OR EXISTS (
    SELECT 1 FROM paper_copies WHERE case_no = OLD.case_no AND step = OLD.step
    AND kind = OLD.kind AND licence = OLD.licence AND number = OLD.number
)
BEGIN SELECT RAISE(ABORT, 'a paper that came out or was cancelled is never changed'); END;

CREATE TRIGGER copies_stay BEFORE UPDATE ON paper_copies
BEGIN SELECT RAISE(ABORT, 'what came out is never changed'); END;

CREATE TRIGGER copies_of_what_stands BEFORE INSERT ON paper_copies
WHEN EXISTS (
    SELECT 1 FROM papers WHERE case_no = NEW.case_no AND step = NEW.step AND kind = NEW.kind
    AND licence = NEW.licence AND number = NEW.number AND cancelled <> ''
)
BEGIN SELECT RAISE(ABORT, 'a cancelled paper does not come out'); END;

-- A store with cases has none of the new lists yet: whoever opens it makes them from the ledger.
INSERT INTO desk (key, value)
SELECT 'lists_outdated', '1' WHERE EXISTS (SELECT 1 FROM actions)
ON CONFLICT (key) DO UPDATE SET value = '1';
