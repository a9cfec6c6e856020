-- Numbers of documents: taken inside the act that uses them, without gaps and never twice.
CREATE TABLE counters (
    series TEXT NOT NULL,
    letter TEXT NOT NULL,            -- short form of the office that gives the number
    year   INTEGER NOT NULL,
    last   INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (series, letter, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers (
    series  TEXT NOT NULL,
    letter  TEXT NOT NULL,
    year    INTEGER NOT NULL,
    serial  INTEGER NOT NULL CHECK (serial >= 1),
    number  TEXT NOT NULL,           -- as it stands on the paper
    case_no TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('reserved', 'rendered', 'printed', 'spoiled')),
    reason  TEXT NOT NULL,           -- why it was spoiled
    actor   TEXT NOT NULL,           -- who said so
    PRIMARY KEY (series, letter, year, serial),
    UNIQUE (series, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER numbers_last BEFORE DELETE ON numbers
BEGIN SELECT RAISE(ABORT, 'a number is spoiled, never removed'); END;
