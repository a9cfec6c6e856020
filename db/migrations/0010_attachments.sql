-- Files that came for a material: the hash of what is kept, which is its name beside the store too.
-- What the file was called stands with the material in the case; a hash says nothing about anybody.
CREATE TABLE attachments (
    sha256   TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    kind     TEXT NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png', 'tiff')),
    bytes    INTEGER NOT NULL CHECK (bytes > 0),
    pages    TEXT NOT NULL,                         -- JSON, one object a page: size, flaws
    cleaned  INTEGER NOT NULL CHECK (cleaned IN (0, 1)),
    taken_at TEXT NOT NULL,                         -- ISO 8601, UTC
    taken_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER attachments_stay BEFORE UPDATE ON attachments
BEGIN SELECT RAISE(ABORT, 'an attachment is never changed'); END;

-- Which cases name it, as their ledger says; one that none names any more may go.
CREATE TABLE attachment_uses (
    case_no TEXT NOT NULL,
    sha256  TEXT NOT NULL REFERENCES attachments (sha256),
    PRIMARY KEY (case_no, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_uses_by_hash ON attachment_uses (sha256);

-- Each time somebody saw what an attachment shows. It stays when the attachment has gone.
CREATE TABLE looks (
    position INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,                         -- ISO 8601, UTC
    actor    TEXT NOT NULL,
    station  TEXT NOT NULL,
    case_no  TEXT NOT NULL,                         -- empty before it belongs to a case
    sha256   TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('open', 'page', 'archive')),
    purpose  TEXT NOT NULL,                         -- code of the licence it was needed for
    marked   INTEGER NOT NULL CHECK (marked IN (0, 1))
) STRICT;

CREATE INDEX looks_by_case ON looks (case_no, position);

CREATE TRIGGER looks_stay BEFORE UPDATE ON looks
BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END;

CREATE TRIGGER looks_last BEFORE DELETE ON looks
BEGIN SELECT RAISE(ABORT, 'a look is never forgotten'); END;
