-- What a supervisor's day needs, kept with each change; all of it follows from the ledger.

-- When the most pressing clock of a case turns, as local 'YYYY-MM-DDTHH', and when something next
-- happens to it by itself; '9999' for never.
ALTER TABLE worklist ADD COLUMN yellow TEXT NOT NULL DEFAULT '9999';
ALTER TABLE worklist ADD COLUMN orange TEXT NOT NULL DEFAULT '9999';
ALTER TABLE worklist ADD COLUMN wakes TEXT NOT NULL DEFAULT '9999';

-- Only cases somebody waits for have a light.
CREATE INDEX worklist_by_light
ON worklist (due, case_no, yellow, orange, status, industry, station) WHERE due < '9999-99-99';
CREATE INDEX worklist_by_wakes ON worklist (wakes, case_no) WHERE wakes < '9999';

-- Which cases bear a mark, in the order of the worklist.
CREATE TABLE worklist_marks (
    mark    TEXT NOT NULL,
    status  TEXT NOT NULL,           -- of the case
    due     TEXT NOT NULL,           -- of the case
    case_no TEXT NOT NULL,
    PRIMARY KEY (mark, status, due, case_no)
) STRICT, WITHOUT ROWID;

-- Counters by more than status and due day: 'mark' by "mark status", the lights by their moment,
-- 'span' by the first and last year of cases with a provisional day.
CREATE TABLE more_tallies (
    kind  TEXT NOT NULL CHECK (kind IN ('status', 'due', 'mark', 'yellow', 'orange', 'span')),
    name  TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
INSERT INTO more_tallies SELECT kind, name, cases FROM tallies;
DROP TABLE tallies;
ALTER TABLE more_tallies RENAME TO tallies;

-- The acts that a day's report lists one by one.
CREATE TABLE day_events (
    day      TEXT NOT NULL,          -- ISO day
    position INTEGER NOT NULL,       -- in the ledger
    type     TEXT NOT NULL,
    case_no  TEXT NOT NULL,
    licence  TEXT NOT NULL,
    actor    TEXT NOT NULL,          -- name
    step     INTEGER NOT NULL,       -- place among the actions of the case, from 0
    PRIMARY KEY (day, position)
) STRICT, WITHOUT ROWID;

-- How often what was done on a day, in the whole hall ('') and for each deciding department.
CREATE TABLE day_tallies (
    kind       TEXT NOT NULL,        -- type of the act, or what came of it
    day        TEXT NOT NULL,
    department TEXT NOT NULL,
    number     INTEGER NOT NULL,
    PRIMARY KEY (kind, day, department)
) STRICT, WITHOUT ROWID;

-- How many of the cases that came in on a day were closed on which: what is left has its age.
CREATE TABLE day_closed (
    received_on TEXT NOT NULL,
    closed_on   TEXT NOT NULL,
    cases       INTEGER NOT NULL,
    PRIMARY KEY (received_on, closed_on)
) STRICT, WITHOUT ROWID;

-- How the numbers of each series stand: millions of rows are not counted for every report.
CREATE TABLE number_tallies (
    series  TEXT NOT NULL,
    letter  TEXT NOT NULL,
    year    INTEGER NOT NULL,
    state   TEXT NOT NULL,
    numbers INTEGER NOT NULL,
    PRIMARY KEY (series, letter, year, state)
) STRICT, WITHOUT ROWID;
INSERT INTO number_tallies
SELECT series, letter, year, state, COUNT(*) FROM numbers GROUP BY series, letter, year, state;

CREATE TRIGGER numbers_counted AFTER INSERT ON numbers
BEGIN
    INSERT INTO number_tallies VALUES (NEW.series, NEW.letter, NEW.year, NEW.state, 1)
    ON CONFLICT (series, letter, year, state) DO UPDATE SET numbers = number_tallies.numbers + 1;
END;

CREATE TRIGGER numbers_moved AFTER UPDATE OF state ON numbers WHEN OLD.state <> NEW.state
BEGIN
    UPDATE number_tallies SET numbers = numbers - 1
    WHERE series = OLD.series AND letter = OLD.letter AND year = OLD.year AND state = OLD.state;
    INSERT INTO number_tallies VALUES (NEW.series, NEW.letter, NEW.year, NEW.state, 1)
    ON CONFLICT (series, letter, year, state) DO UPDATE SET numbers = number_tallies.numbers + 1;
END;

-- A store with cases has none of this yet: whoever opens it makes the lists again from the ledger.
INSERT INTO desk (key, value)
SELECT 'lists_outdated', '1' WHERE EXISTS (SELECT 1 FROM actions)
ON CONFLICT (key) DO UPDATE SET value = '1';
