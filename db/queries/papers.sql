-- name: keep(case_no, step, kind, licence, number, series, sha256, bytes, drawn_at, drawn_by)!
-- Drawn up again, it takes the place of what never came out; what came out stays, and so does
-- what was cancelled.
INSERT INTO papers
    (case_no, step, kind, licence, number, series, sha256, bytes, drawn_at, drawn_by)
VALUES (:case_no, :step, :kind, :licence, :number, :series, :sha256, :bytes, :drawn_at, :drawn_by)
ON CONFLICT (case_no, step, kind, licence, number) DO UPDATE SET
    series = excluded.series, sha256 = excluded.sha256, bytes = excluded.bytes,
    drawn_at = excluded.drawn_at, drawn_by = excluded.drawn_by
WHERE papers.cancelled = '' AND NOT EXISTS (
    SELECT 1 FROM paper_copies AS copy
    WHERE copy.case_no = papers.case_no AND copy.step = papers.step AND copy.kind = papers.kind
    AND copy.licence = papers.licence AND copy.number = papers.number
);

-- name: cancel(case_no, number, reason, actor)!
-- Sheets of a permit that wait at the printer.
UPDATE papers SET cancelled = :reason, cancelled_by = :actor
WHERE case_no = :case_no AND number = :number AND cancelled = ''
    AND kind IN ('single_permit', 'filing_receipt', 'composite_original', 'composite_duplicate')
    AND NOT EXISTS (
        SELECT 1 FROM paper_copies AS copy
        WHERE copy.case_no = papers.case_no AND copy.step = papers.step AND copy.kind = papers.kind
        AND copy.licence = papers.licence AND copy.number = papers.number
    );

-- name: came_out(case_no, step, kind, licence, number, at, actor, station, copies)!
INSERT INTO paper_copies (case_no, step, kind, licence, number, place, at, actor, station, copies)
SELECT :case_no, :step, :kind, :licence, :number, 1 + COALESCE(MAX(place), 0),
    :at, :actor, :station, :copies
FROM paper_copies WHERE case_no = :case_no AND step = :step AND kind = :kind
    AND licence = :licence AND number = :number;

-- name: of_case(case_no)
SELECT papers.step, papers.kind, papers.licence, papers.number, papers.series,
    sha256, bytes, drawn_at, drawn_by, COALESCE(numbers.reason, ''), COALESCE(numbers.actor, ''),
    cancelled, cancelled_by
FROM papers LEFT JOIN numbers ON numbers.series = papers.series
    AND numbers.number = papers.number AND numbers.state = 'spoiled'
WHERE papers.case_no = :case_no ORDER BY drawn_at, step, kind, licence, papers.number;

-- name: copies_of(case_no)
SELECT step, kind, licence, number, at, actor, station, copies FROM paper_copies
WHERE case_no = :case_no ORDER BY step, kind, licence, number, place;

-- name: forget_copies(case_no)!
DELETE FROM paper_copies WHERE case_no = :case_no;

-- name: forget(case_no)!
DELETE FROM papers WHERE case_no = :case_no;

-- name: hashes()
SELECT DISTINCT sha256 FROM papers ORDER BY sha256;

-- name: is_there()$
-- A copy from before there were papers has none.
SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'papers';
