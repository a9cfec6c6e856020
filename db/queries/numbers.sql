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

-- name: not_printing(number)!
-- Of permits alone: the number of a document goes with its one sheet.
UPDATE numbers SET state = 'reserved'
WHERE series IN ('single_permit', 'filing_receipt', 'composite_permit')
    AND number = :number AND state = 'rendered';

-- name: unfinished()
-- The word stands here and not in a parameter: only so the engine takes the index for it.
SELECT series, letter, year, serial, number, case_no FROM numbers WHERE state = 'rendered';

-- name: unfinished_versions()
-- A permit of which one version came out, while its next one waits at the printer; perhaps twice.
SELECT numbers.series, letter, year, serial, numbers.number, numbers.case_no
FROM papers JOIN numbers ON numbers.series = papers.series AND numbers.number = papers.number
WHERE step > 0 AND cancelled = ''
    AND kind IN ('single_permit', 'filing_receipt', 'composite_original', 'composite_duplicate')
    AND numbers.state = 'printed' AND NOT EXISTS (
        SELECT 1 FROM paper_copies AS copy
        WHERE copy.case_no = papers.case_no AND copy.step = papers.step AND copy.kind = papers.kind
        AND copy.licence = papers.licence AND copy.number = papers.number
    );
