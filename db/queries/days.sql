-- name: put_event(day, type, case_no, licence, actor, step)*!
INSERT INTO day_events (day, position, type, case_no, licence, actor, step)
SELECT :day, position, :type, :case_no, :licence, :actor, :step
FROM actions WHERE case_no = :case_no AND seq = :step + 1;

-- name: drop_event(day, case_no, step)*!
DELETE FROM day_events WHERE day = :day AND position = (
    SELECT position FROM actions WHERE case_no = :case_no AND seq = :step + 1
);

-- name: tally(kind, day, department, number)*!
INSERT INTO day_tallies (kind, day, department, number)
VALUES (:kind, :day, :department, :number)
ON CONFLICT (kind, day, department) DO UPDATE SET number = day_tallies.number + excluded.number;

-- name: close(received_on, closed_on, cases)*!
INSERT INTO day_closed (received_on, closed_on, cases) VALUES (:received_on, :closed_on, :cases)
ON CONFLICT (received_on, closed_on) DO UPDATE SET cases = day_closed.cases + excluded.cases;

-- name: events_of(day)
SELECT type, case_no, licence, actor, step FROM day_events WHERE day = :day ORDER BY position;

-- name: tallied_on(day, kinds)
-- ``kinds`` is a JSON list: the key begins with the kind, so each of them is one seek.
SELECT kind, department, number
FROM json_each(:kinds) AS wanted JOIN day_tallies ON kind = wanted.value AND day = :day
WHERE number <> 0 ORDER BY kind, department;

-- name: tallied_until(day, kind)
-- All of one kind up to the end of a day, for each department.
SELECT department, SUM(number) FROM day_tallies WHERE kind = :kind AND day <= :day
GROUP BY department ORDER BY department;

-- name: left_from(day)
-- How many of the cases of each day were still open at the end of a day.
SELECT received.day, received.number - COALESCE((
    SELECT SUM(cases) FROM day_closed
    WHERE received_on = received.day AND closed_on <= :day
), 0) AS cases
FROM day_tallies AS received
WHERE received.kind = 'receive' AND received.department = '' AND received.day <= :day
    AND cases <> 0
ORDER BY received.day;

-- name: clear_events()!
DELETE FROM day_events;

-- name: clear_tallies()!
DELETE FROM day_tallies;

-- name: clear_closed()!
DELETE FROM day_closed;
