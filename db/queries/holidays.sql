-- name: loaded()
SELECT notice, version, at, actor_name, actor_role, actor_station, moved_clocks, moved_cases
FROM loaded_notices ORDER BY year, version;

-- name: how_many()$
SELECT COUNT(*) FROM loaded_notices;

-- name: last_version(year)$
SELECT COALESCE(MAX(version), 0) FROM loaded_notices WHERE year = :year;

-- name: keep(year, version, notice, at, actor_name, actor_role, actor_station, moved_clocks, moved_cases)!
INSERT INTO loaded_notices
VALUES (:year, :version, :notice, :at, :actor_name, :actor_role, :actor_station, :moved_clocks,
    :moved_cases);

-- name: keep_moved(year, version, case_no, licence, which, name, old_day, old_provisional, old_notice, new_day, new_provisional, new_notice)*!
INSERT INTO moved_clocks
VALUES (:year, :version, :case_no, :licence, :which, :name, :old_day, :old_provisional,
    :old_notice, :new_day, :new_provisional, :new_notice);

-- name: moved(year, version)
SELECT case_no, licence, name, which, old_day, old_provisional, old_notice, new_day,
    new_provisional, new_notice
FROM moved_clocks WHERE year = :year AND version = :version ORDER BY case_no, licence, which;

-- name: cases_in(status)
SELECT case_no FROM worklist WHERE status = :status ORDER BY case_no;

-- name: cases_with_clocks()
-- Something is due, is to be done by a day, is counted through a year without a notice, or happens
-- by itself. The last day of a permit is a date that no notice moves: it alone is no such clock.
-- The same case may come more than once.
SELECT case_no FROM worklist WHERE due < '9999-99-99'
UNION ALL SELECT case_no FROM tasks WHERE due < '9999-99-99'
UNION ALL SELECT case_no FROM worklist_marks WHERE mark = 'provisional'
UNION ALL SELECT case_no FROM worklist
WHERE wakes < '9999' AND NOT EXISTS (
    SELECT 1 FROM register WHERE register.case_no = worklist.case_no
        AND register.until IS NOT NULL AND register.until < worklist.wakes
);

-- name: acted_on_since(position)
SELECT DISTINCT case_no FROM actions WHERE position > :position ORDER BY case_no;
