-- name: put(number, version, kind, case_no, holding, licence, uscc, legal_person, premises, until, position, place, state, since, content)*!
-- The same version may be said again in another state; what was said later in the ledger stands.
-- A composite version that ended never comes back: what comes back is the next version.
INSERT INTO register (
    number, version, kind, case_no, holding, licence, uscc, legal_person, premises, until,
    entered_at, entered_place, entered_on, said_at, own_state, own_since, state, replaced_by,
    since, content
) VALUES (
    :number, :version, :kind, :case_no, :holding, :licence, :uscc, :legal_person, :premises,
    :until, :position, :place, :since, :position, :state, :since, :state, NULL, :since, :content
)
ON CONFLICT (number, version) DO UPDATE SET
    holding = excluded.holding, uscc = excluded.uscc, legal_person = excluded.legal_person,
    premises = excluded.premises, until = excluded.until, said_at = excluded.said_at,
    own_state = excluded.own_state, own_since = excluded.own_since, content = excluded.content,
    state = CASE WHEN register.replaced_by IS NULL THEN excluded.state ELSE register.state END,
    since = CASE WHEN register.replaced_by IS NULL THEN excluded.since ELSE register.since END
WHERE excluded.said_at >= register.said_at
    AND NOT (register.own_state = 'ended' AND excluded.own_state = 'live');

-- name: enter(number, version, position, place, since)*!
-- Where and when a version was said for the first time, in whatever order cases are read again.
UPDATE register SET entered_at = :position, entered_place = :place, entered_on = :since
WHERE number = :number AND version = :version AND entered_at > :position;

-- name: with_versions()
-- Numbers that have more than one version.
SELECT DISTINCT number FROM register WHERE version > 1;

-- name: settle(number)*!
-- Each version but the newest is replaced by the next one, from the day that one was entered.
UPDATE register SET
    replaced_by = (
        SELECT MIN(newer.version) FROM register AS newer
        WHERE newer.number = register.number AND newer.version > register.version
    ),
    state = CASE WHEN EXISTS (
        SELECT 1 FROM register AS newer
        WHERE newer.number = register.number AND newer.version > register.version
    ) THEN 'replaced' ELSE own_state END,
    since = COALESCE((
        SELECT newer.entered_on FROM register AS newer
        WHERE newer.number = register.number AND newer.version > register.version
        ORDER BY newer.version LIMIT 1
    ), own_since)
WHERE number = :number;

-- name: newest(number)^
SELECT kind, content, state, replaced_by, since FROM register
WHERE number = :number ORDER BY version DESC LIMIT 1;

-- name: version(number, version)^
SELECT kind, content, state, replaced_by, since FROM register
WHERE number = :number AND version = :version;

-- name: versions(number)
SELECT kind, content, state, replaced_by, since FROM register WHERE number = :number ORDER BY version;

-- name: holding_key(number)$
SELECT holding FROM register WHERE number = :number ORDER BY version DESC LIMIT 1;

-- name: holding_at(uscc, premises)$
-- What is live there goes before what was.
SELECT holding FROM register
WHERE uscc = :uscc AND premises = :premises AND kind <> 'composite'
ORDER BY state = 'live' DESC, entered_at DESC LIMIT 1;

-- name: members(holding)
-- The newest version of each number, in the order in which the numbers were first entered.
SELECT newest.kind, newest.content, newest.own_state
FROM register AS newest JOIN register AS oldest
    ON oldest.number = newest.number AND oldest.version = (
        SELECT MIN(version) FROM register WHERE number = newest.number
    )
WHERE newest.holding = :holding AND newest.replaced_by IS NULL
ORDER BY oldest.entered_at, oldest.entered_place, newest.number;

-- name: ending(first, last, most)
SELECT kind, content, state, replaced_by, since FROM register
WHERE state = 'live' AND until IS NOT NULL AND until >= :first AND until <= :last
ORDER BY until, number LIMIT :most;

-- name: not_live()
SELECT number, version, state, since FROM register
WHERE state <> 'live' ORDER BY number, version;

-- name: clear()!
-- What a case said whose facts were erased since cannot be made again: it stays.
DELETE FROM register
WHERE EXISTS (SELECT 1 FROM action_facts WHERE action_facts.position = register.said_at);
