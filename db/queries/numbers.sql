-- name: next_serial(series, letter, year)$
-- Read as a value: aiosql's own operator for RETURNING gives SQLite's last rowid instead.
INSERT INTO counters (series, letter, year, last) VALUES (:series, :letter, :year, 1)
ON CONFLICT (series, letter, year) DO UPDATE SET last = counters.last + 1
RETURNING last;

-- name: last_serial(series, letter, year)$
SELECT last FROM counters WHERE series = :series AND letter = :letter AND year = :year;

-- name: set_last(series, letter, year, last)*!
INSERT INTO counters (series, letter, year, last) VALUES (:series, :letter, :year, :last)
ON CONFLICT (series, letter, year) DO UPDATE SET last = excluded.last;

-- name: reserve(series, letter, year, serial, number, case_no)*!
INSERT INTO numbers (series, letter, year, serial, number, case_no, state, reason, actor)
VALUES (:series, :letter, :year, :serial, :number, :case_no, 'reserved', '', '');

-- name: mark(series, number, state, reason, actor)!
-- Forward only: reserved, rendered, printed; spoiled from anywhere and for good.
UPDATE numbers SET state = :state, reason = :reason, actor = :actor
WHERE series = :series AND number = :number AND (
    (:state = 'rendered' AND state IN ('reserved', 'rendered'))
    OR (:state = 'printed' AND state <> 'spoiled')
    OR (:state = 'spoiled' AND state <> 'spoiled')
);

-- name: in_state(state)
SELECT series, letter, year, serial, number, case_no, reason, actor FROM numbers
WHERE state = :state ORDER BY series, letter, year, serial;

-- name: counts()
SELECT series, letter, year, state, numbers FROM number_tallies
WHERE numbers <> 0 ORDER BY series, letter, year, state;

-- name: rendered(series, number)!
UPDATE numbers SET state = 'rendered'
WHERE series = :series AND number = :number AND state = 'reserved';

-- name: unfinished()
-- The word stands here and not in a parameter: only so the engine takes the index for it.
SELECT series, letter, year, serial, number, case_no FROM numbers
WHERE state = 'rendered' ORDER BY series, letter, year, serial;
