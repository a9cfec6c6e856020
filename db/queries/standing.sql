-- name: put_credit(case_no, number, uscc, legal_person, made_on, content)*!
INSERT INTO credit (case_no, number, uscc, legal_person, made_on, content)
VALUES (:case_no, :number, :uscc, :legal_person, :made_on, :content);

-- name: put_bars(case_no, licence, uscc, first, content)*!
INSERT INTO bars (case_no, licence, uscc, first, content)
VALUES (:case_no, :licence, :uscc, :first, :content);

-- name: put_promises(case_no, licence, industry, granted_on, stage)*!
INSERT INTO promises (case_no, licence, industry, granted_on, stage)
VALUES (:case_no, :licence, :industry, :granted_on, :stage);

-- name: drop_credit(case_no)!
DELETE FROM credit WHERE case_no = :case_no;

-- name: drop_bars(case_no)!
DELETE FROM bars WHERE case_no = :case_no;

-- name: drop_promises(case_no)!
DELETE FROM promises WHERE case_no = :case_no;

-- name: credit(most)
SELECT content FROM credit ORDER BY made_on DESC, number DESC LIMIT :most;

-- name: credit_of(uscc, most)
SELECT content FROM credit WHERE uscc = :uscc ORDER BY made_on DESC, number DESC LIMIT :most;

-- name: credit_of_person(legal_person, but)
SELECT content FROM credit WHERE legal_person = :legal_person AND uscc <> :but
ORDER BY made_on DESC, number DESC;

-- name: bars_of(uscc)
SELECT content FROM bars WHERE uscc = :uscc ORDER BY first, case_no, licence;

-- name: promises(first, last)
SELECT licence, industry, stage, COUNT(*) FROM promises
WHERE granted_on >= :first AND granted_on <= :last
GROUP BY licence, industry, stage ORDER BY licence, industry, stage;

-- name: clear_credit()!
DELETE FROM credit;

-- name: clear_bars()!
DELETE FROM bars;

-- name: clear_promises()!
DELETE FROM promises;
