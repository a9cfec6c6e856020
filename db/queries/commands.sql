-- name: result_of(key)$
SELECT case_no FROM commands WHERE key = :key;

-- name: remember(key, case_no)!
INSERT INTO commands (key, case_no) VALUES (:key, :case_no);
