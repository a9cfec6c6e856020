-- Lists that must be fast. All of it follows from the ledger and can be made again from it.

-- One row a case. A case nobody waits for has the due day '9999-99-99', which is no day.
CREATE TABLE worklist (
    case_no  TEXT PRIMARY KEY,
    status   TEXT NOT NULL,
    industry TEXT NOT NULL,
    station  TEXT NOT NULL,          -- window where it came in
    due      TEXT NOT NULL,          -- ISO day
    summary  TEXT NOT NULL           -- JSON object: the whole row as people see it
) STRICT;

-- Industry and window stand last so that leaving rows out reads the index alone.
CREATE INDEX worklist_by_due ON worklist (due, case_no, industry, station);
CREATE INDEX worklist_by_status ON worklist (status, due, case_no, industry, station);

-- Where the licences of a case stand with each department, in the order of its worklist.
CREATE TABLE worklist_parts (
    department TEXT NOT NULL,
    status     TEXT NOT NULL,        -- of the licence
    due        TEXT NOT NULL,        -- of the case
    case_no    TEXT NOT NULL,
    PRIMARY KEY (department, status, due, case_no)
) STRICT, WITHOUT ROWID;

-- How many cases there are by status and by due day, kept with each change.
CREATE TABLE tallies (
    kind  TEXT NOT NULL CHECK (kind IN ('status', 'due')),
    name  TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- Every version of every permit, as it was issued; how it stands now is told beside it.
CREATE TABLE register (
    number      TEXT NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    kind        TEXT NOT NULL,
    case_no     TEXT NOT NULL,
    own_state   TEXT NOT NULL,       -- what the entry itself says
    state       TEXT NOT NULL,       -- 'replaced' as soon as there is a newer version
    replaced_by INTEGER,             -- the next version
    issued_on   TEXT NOT NULL,       -- ISO day
    since       TEXT NOT NULL,       -- ISO day from which the state holds
    content     TEXT NOT NULL,       -- JSON object
    PRIMARY KEY (number, version)
) STRICT;

CREATE INDEX register_not_live ON register (number, version) WHERE state <> 'live';
