-- name: keep(sha256, kind, bytes, pages, cleaned, taken_at, taken_by)!
-- The same file a second time is the same attachment.
INSERT INTO attachments (sha256, kind, bytes, pages, cleaned, taken_at, taken_by)
VALUES (:sha256, :kind, :bytes, :pages, :cleaned, :taken_at, :taken_by)
ON CONFLICT (sha256) DO NOTHING;

-- name: one(sha256)^
SELECT sha256, kind, bytes, pages, cleaned, taken_at, taken_by
FROM attachments WHERE sha256 = :sha256;

-- name: use(case_no, sha256)!
INSERT INTO attachment_uses (case_no, sha256) VALUES (:case_no, :sha256)
ON CONFLICT (case_no, sha256) DO NOTHING;

-- name: uses_of(case_no)
SELECT sha256 FROM attachment_uses WHERE case_no = :case_no ORDER BY sha256;

-- name: clear_uses()!
DELETE FROM attachment_uses;

-- name: forget_uses(case_no)!
DELETE FROM attachment_uses WHERE case_no = :case_no;

-- name: forget_unused(sha256)!
DELETE FROM attachments WHERE sha256 = :sha256
AND NOT EXISTS (SELECT 1 FROM attachment_uses AS used WHERE used.sha256 = attachments.sha256);

-- name: forget_left(before)!
-- What was taken and never came into a case.
DELETE FROM attachments WHERE taken_at < :before
AND NOT EXISTS (SELECT 1 FROM attachment_uses AS used WHERE used.sha256 = attachments.sha256);

-- name: hashes()
SELECT sha256 FROM attachments ORDER BY sha256;

-- name: is_there()$
-- A copy from before there were attachments has none.
SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'attachments';

-- name: log_look(at, actor, station, case_no, sha256, kind, purpose, marked)!
INSERT INTO looks (at, actor, station, case_no, sha256, kind, purpose, marked)
VALUES (:at, :actor, :station, :case_no, :sha256, :kind, :purpose, :marked);

-- name: looks_of(case_no)
SELECT at, actor, station, case_no, sha256, kind, purpose, marked
FROM looks WHERE case_no = :case_no ORDER BY position;
