-- name: put(code, station, hold, asked, digits, file, at, ends_at)!
INSERT INTO drafts (code, station, hold, asked, digits, file, began_at, changed_at, ends_at)
VALUES (:code, :station, :hold, :asked, :digits, :file, :at, :at, :ends_at)
ON CONFLICT (code) DO UPDATE SET
    station = excluded.station, hold = excluded.hold, asked = excluded.asked,
    digits = excluded.digits, file = excluded.file, changed_at = excluded.changed_at,
    ends_at = excluded.ends_at;

-- name: draft(code)^
SELECT code, station, hold, asked, digits, file, began_at, changed_at, ends_at, case_no
FROM drafts WHERE code = :code;

-- name: tries(code)^
SELECT wrong, blocked_until FROM drafts WHERE code = :code;

-- name: note_tries(code, wrong, blocked_until)!
UPDATE drafts SET wrong = :wrong, blocked_until = :blocked_until WHERE code = :code;

-- name: of_station(station)
SELECT code, station, hold, asked, digits, file, began_at, changed_at, ends_at, case_no
FROM drafts WHERE station = :station AND case_no = '' ORDER BY changed_at DESC, code;

-- name: all_open()
SELECT code, station, hold, asked, digits, file, began_at, changed_at, ends_at, case_no
FROM drafts WHERE case_no = '' ORDER BY changed_at DESC, code;

-- name: became(code, case_no)!
UPDATE drafts SET case_no = :case_no, file = '', digits = '' WHERE code = :code;

-- name: drop(code)!
DELETE FROM drafts WHERE code = :code AND case_no = '';

-- name: drop_ended(now)!
DELETE FROM drafts WHERE case_no = '' AND ends_at <= :now;

-- name: keep_notice(code, number, industry, guide, catalog, at, actor, station)!
INSERT INTO notice_sheets (code, number, industry, guide, catalog, at, actor, station)
VALUES (:code, :number, :industry, :guide, :catalog, :at, :actor, :station);

-- name: notice(code)^
SELECT code, number, industry, guide, catalog, at, actor, station
FROM notice_sheets WHERE code = :code;

-- name: notice_by_number(number)^
SELECT code, number, industry, guide, catalog, at, actor, station
FROM notice_sheets WHERE number = :number;
