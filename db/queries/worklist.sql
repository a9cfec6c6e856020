-- name: summary(case_no)$
SELECT summary FROM worklist WHERE case_no = :case_no;

-- name: put(case_no, status, industry, station, due, yellow, orange, wakes, summary)*!
INSERT INTO worklist (case_no, status, industry, station, due, yellow, orange, wakes, summary)
VALUES (:case_no, :status, :industry, :station, :due, :yellow, :orange, :wakes, :summary)
ON CONFLICT (case_no) DO UPDATE SET
    status = excluded.status, industry = excluded.industry, station = excluded.station,
    due = excluded.due, yellow = excluded.yellow, orange = excluded.orange,
    wakes = excluded.wakes, summary = excluded.summary;

-- name: put_part(department, status, due, case_no)*!
INSERT INTO worklist_parts (department, status, due, case_no)
VALUES (:department, :status, :due, :case_no);

-- name: drop_part(department, status, due, case_no)*!
DELETE FROM worklist_parts
WHERE department = :department AND status = :status AND due = :due AND case_no = :case_no;

-- name: put_mark(mark, status, due, case_no)*!
INSERT INTO worklist_marks (mark, status, due, case_no) VALUES (:mark, :status, :due, :case_no);

-- name: drop_mark(mark, status, due, case_no)*!
DELETE FROM worklist_marks
WHERE mark = :mark AND status = :status AND due = :due AND case_no = :case_no;

-- name: tally(kind, name, cases)*!
INSERT INTO tallies (kind, name, cases) VALUES (:kind, :name, :cases)
ON CONFLICT (kind, name) DO UPDATE SET cases = tallies.cases + excluded.cases;

-- name: page(after_due, after_case, until, industry, station, most)
-- The next rows by due day, then number; an empty industry or station leaves nothing out.
SELECT due, case_no, summary FROM worklist
WHERE (due, case_no) > (:after_due, :after_case) AND due <= :until
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
ORDER BY due, case_no LIMIT :most;

-- name: page_of_status(status, after_due, after_case, until, industry, station, most)
SELECT due, case_no, summary FROM worklist
WHERE status = :status AND (due, case_no) > (:after_due, :after_case) AND due <= :until
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
ORDER BY due, case_no LIMIT :most;

-- name: page_of_department(department, part_status, status, after_due, after_case, until, industry, station, most)
SELECT worklist_parts.due, worklist_parts.case_no, summary
FROM worklist_parts JOIN worklist ON worklist.case_no = worklist_parts.case_no
WHERE department = :department AND worklist_parts.status = :part_status
    AND (worklist_parts.due, worklist_parts.case_no) > (:after_due, :after_case)
    AND worklist_parts.due <= :until AND (:status = '' OR worklist.status = :status)
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
ORDER BY worklist_parts.due, worklist_parts.case_no LIMIT :most;

-- name: page_of_mark(mark, status, department, part_status, yellow_from, yellow_until, orange_from, orange_until, after_due, after_case, until, industry, station, most)
SELECT worklist_marks.due, worklist_marks.case_no, summary
FROM worklist_marks JOIN worklist ON worklist.case_no = worklist_marks.case_no
WHERE mark = :mark AND worklist_marks.status = :status
    AND (worklist_marks.due, worklist_marks.case_no) > (:after_due, :after_case)
    AND worklist_marks.due <= :until
    AND yellow BETWEEN :yellow_from AND :yellow_until
    AND orange BETWEEN :orange_from AND :orange_until
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
    AND (:department = '' OR EXISTS (
        SELECT 1 FROM worklist_parts AS part WHERE part.department = :department
        AND part.status = :part_status AND part.due = worklist.due
        AND part.case_no = worklist.case_no
    ))
ORDER BY worklist_marks.due, worklist_marks.case_no LIMIT :most;

-- name: page_of_light(status, department, part_status, yellow_from, yellow_until, orange_from, orange_until, after_due, after_case, until, industry, station, most)
-- Only what somebody waits for has a light, which is what the index holds.
SELECT due, case_no, summary FROM worklist INDEXED BY worklist_by_light
WHERE due < '9999-99-99' AND (due, case_no) > (:after_due, :after_case) AND due <= :until
    AND yellow BETWEEN :yellow_from AND :yellow_until
    AND orange BETWEEN :orange_from AND :orange_until
    AND (:status = '' OR status = :status)
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
    AND (:department = '' OR EXISTS (
        SELECT 1 FROM worklist_parts AS part WHERE part.department = :department
        AND part.status = :part_status AND part.due = worklist.due
        AND part.case_no = worklist.case_no
    ))
ORDER BY due, case_no LIMIT :most;

-- name: waking(until, after_wakes, after_case, most)
-- To whom something happens by itself up to a day, the longest asleep first.
SELECT wakes, case_no FROM worklist
WHERE wakes < '9999' AND wakes <= :until AND (wakes, case_no) > (:after_wakes, :after_case)
ORDER BY wakes, case_no LIMIT :most;

-- name: count_all(first, last, industry, station)$
-- How many rows all pages have, from the index alone.
SELECT COUNT(*) FROM worklist
WHERE due >= :first AND due <= :last
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station);

-- name: count_of_status(status, first, last, industry, station)$
SELECT COUNT(*) FROM worklist
WHERE status = :status AND due >= :first AND due <= :last
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station);

-- name: cases_of_department(department, part_status, status, first, last, industry, station)
-- Each once for a licence; a case may have several licences with one department.
SELECT worklist_parts.case_no
FROM worklist_parts JOIN worklist ON worklist.case_no = worklist_parts.case_no
WHERE department = :department AND worklist_parts.status = :part_status
    AND worklist_parts.due >= :first AND worklist_parts.due <= :last
    AND (:status = '' OR worklist.status = :status)
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station);

-- name: cases_of_mark(mark, status, department, part_status, yellow_from, yellow_until, orange_from, orange_until, first, last, industry, station)
SELECT worklist_marks.case_no
FROM worklist_marks JOIN worklist ON worklist.case_no = worklist_marks.case_no
WHERE mark = :mark AND worklist_marks.status = :status
    AND worklist_marks.due >= :first AND worklist_marks.due <= :last
    AND yellow BETWEEN :yellow_from AND :yellow_until
    AND orange BETWEEN :orange_from AND :orange_until
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
    AND (:department = '' OR EXISTS (
        SELECT 1 FROM worklist_parts AS part WHERE part.department = :department
        AND part.status = :part_status AND part.due = worklist.due
        AND part.case_no = worklist.case_no
    ));

-- name: cases_of_light(status, department, part_status, yellow_from, yellow_until, orange_from, orange_until, first, last, industry, station)
SELECT case_no FROM worklist INDEXED BY worklist_by_light
WHERE due < '9999-99-99' AND due >= :first AND due <= :last
    AND yellow BETWEEN :yellow_from AND :yellow_until
    AND orange BETWEEN :orange_from AND :orange_until
    AND (:status = '' OR status = :status)
    AND (:industry = '' OR industry = :industry) AND (:station = '' OR station = :station)
    AND (:department = '' OR EXISTS (
        SELECT 1 FROM worklist_parts AS part WHERE part.department = :department
        AND part.status = :part_status AND part.due = worklist.due
        AND part.case_no = worklist.case_no
    ));

-- name: tallies(kind)
SELECT name, cases FROM tallies WHERE kind = :kind AND cases <> 0;

-- name: counted()
-- The slow way to the tallies by status, to compare with.
SELECT status, COUNT(*) FROM worklist GROUP BY status;

-- name: between(kind, first, last)$
SELECT COALESCE(SUM(cases), 0) FROM tallies
WHERE kind = :kind AND name >= :first AND name <= :last;

-- name: forget(case_no)!
DELETE FROM worklist WHERE case_no = :case_no;

-- name: clear_worklist()!
DELETE FROM worklist;

-- name: clear_parts()!
DELETE FROM worklist_parts;

-- name: clear_marks()!
DELETE FROM worklist_marks;

-- name: clear_tallies()!
DELETE FROM tallies;
