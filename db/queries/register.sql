-- name: put(number, version, kind, case_no, own_state, issued_on, content)*!
INSERT INTO register (
    number, version, kind, case_no, own_state, state, replaced_by, issued_on, since, content
) VALUES (
    :number, :version, :kind, :case_no, :own_state, :own_state, NULL, :issued_on, :issued_on,
    :content
)
ON CONFLICT (number, version) DO UPDATE SET
    own_state = excluded.own_state, issued_on = excluded.issued_on, content = excluded.content,
    state = CASE WHEN register.replaced_by IS NULL THEN excluded.state ELSE register.state END,
    since = CASE WHEN register.replaced_by IS NULL THEN excluded.since ELSE register.since END;

-- name: with_versions()
-- Numbers that have more than one version.
SELECT DISTINCT number FROM register WHERE version > 1;

-- name: settle(number)*!
-- Each version but the newest is replaced by the next one, from the day that one was issued.
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
        SELECT newer.issued_on FROM register AS newer
        WHERE newer.number = register.number AND newer.version > register.version
        ORDER BY newer.version LIMIT 1
    ), issued_on)
WHERE number = :number;

-- name: newest(number)^
SELECT kind, content, state, replaced_by FROM register
WHERE number = :number ORDER BY version DESC LIMIT 1;

-- name: version(number, version)^
SELECT kind, content, state, replaced_by FROM register
WHERE number = :number AND version = :version;

-- name: not_live()
SELECT number, version, state, since FROM register
WHERE state <> 'live' ORDER BY number, version;

-- name: clear()!
DELETE FROM register;
