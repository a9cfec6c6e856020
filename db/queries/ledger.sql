-- name: head()^
-- The last entry: where the chain ends.
SELECT position, chain FROM actions ORDER BY position DESC LIMIT 1;

-- name: chain_at(position)$
SELECT chain FROM actions WHERE position = :position;

-- name: last_seq(case_no)$
SELECT MAX(seq) FROM actions WHERE case_no = :case_no;

-- name: append(position, case_no, seq, type, licence, at, actor_name, actor_role, actor_station, suite, digest, chain)*!
-- More actions; the key (case_no, seq) lets only one of two clerks in.
INSERT INTO actions (
    position, case_no, seq, type, licence, at, actor_name, actor_role, actor_station,
    suite, digest, chain
) VALUES (
    :position, :case_no, :seq, :type, :licence, :at, :actor_name, :actor_role, :actor_station,
    :suite, :digest, :chain
);

-- name: keep_facts(position, salt, facts, numbers)*!
INSERT INTO action_facts (position, salt, facts, numbers)
VALUES (:position, :salt, :facts, :numbers);

-- name: actions_of(case_no)
SELECT seq, type, licence, at, actor_name, actor_role, actor_station, facts, numbers
FROM actions LEFT JOIN action_facts ON action_facts.position = actions.position
WHERE case_no = :case_no ORDER BY seq;

-- name: entries(after)
-- The whole chain after a position, with what it covers.
SELECT actions.position, case_no, seq, type, licence, at, actor_name, actor_role, actor_station,
    suite, digest, chain, salt, facts, numbers
FROM actions LEFT JOIN action_facts ON action_facts.position = actions.position
WHERE actions.position > :after ORDER BY actions.position;

-- name: cases()
-- Every case, in the order they came in.
SELECT position, case_no FROM actions WHERE seq = 1 ORDER BY position;

-- name: first_position(case_no)$
SELECT position FROM actions WHERE case_no = :case_no AND seq = 1;

-- name: erase_facts(case_no)!
DELETE FROM action_facts
WHERE position IN (SELECT position FROM actions WHERE case_no = :case_no);

-- name: positions_of(case_no)
SELECT position FROM actions WHERE case_no = :case_no ORDER BY seq;
