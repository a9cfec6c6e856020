-- SQLite's own search (FTS5); this room is written anew for another engine.

-- name: put(id, case_no, words)*!
INSERT INTO search (id, case_no, words) VALUES (:id, :case_no, :words)
ON CONFLICT (case_no) DO UPDATE SET words = excluded.words;

-- name: put_code(code, case_no)*!
INSERT INTO search_codes (code, case_no) VALUES (:code, :case_no)
ON CONFLICT (code, case_no) DO NOTHING;

-- name: drop_code(code, case_no)*!
DELETE FROM search_codes WHERE code = :code AND case_no = :case_no;

-- name: by_code(first, last, most)
-- A range, because LIKE would read every row.
SELECT worklist.case_no, summary
FROM search_codes JOIN worklist ON worklist.case_no = search_codes.case_no
WHERE code >= :first AND code < :last ORDER BY code, search_codes.case_no LIMIT :most;

-- name: by_words(wanted, most)
-- The newest first: FTS5 walks its lists backwards and stops at the limit.
SELECT worklist.case_no, summary
FROM search_fts
    JOIN search ON search.id = search_fts.rowid
    JOIN worklist ON worklist.case_no = search.case_no
WHERE search_fts MATCH :wanted ORDER BY search_fts.rowid DESC LIMIT :most;

-- name: forget(case_no)!
DELETE FROM search WHERE case_no = :case_no;

-- name: clear()!
DELETE FROM search;

-- name: clear_codes()!
DELETE FROM search_codes;
