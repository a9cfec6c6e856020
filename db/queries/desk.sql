-- name: setting(key)$
SELECT value FROM desk WHERE key = :key;

-- name: set_setting(key, value)!
INSERT INTO desk (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: settings()
SELECT key, value FROM desk ORDER BY key;

-- name: catalog(digest)$
SELECT compiled FROM catalogs WHERE digest = :digest;

-- name: keep_catalog(digest, compiled)!
INSERT INTO catalogs (digest, compiled) VALUES (:digest, :compiled)
ON CONFLICT (digest) DO NOTHING;

-- name: catalogs()
SELECT digest FROM catalogs ORDER BY digest;

-- name: user(name)^
SELECT name, role, station, password, enabled FROM users WHERE name = :name;

-- name: users()
SELECT name, role, station, enabled FROM users ORDER BY name;

-- name: put_user(name, role, station, password)!
INSERT INTO users (name, role, station, password, enabled)
VALUES (:name, :role, :station, :password, 1)
ON CONFLICT (name) DO UPDATE SET
    role = excluded.role, station = excluded.station, password = excluded.password;

-- name: enable_user(name, enabled)!
UPDATE users SET enabled = :enabled WHERE name = :name;

-- name: count_up(key)$
-- The next whole number under a key, from 1.
INSERT INTO desk (key, value) VALUES (:key, '1')
ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(desk.value AS INTEGER) + 1 AS TEXT)
RETURNING value;
