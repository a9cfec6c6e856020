-- What the desk itself needs: its settings, the people, the definitions it ever worked by.
CREATE TABLE desk (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE users (
    name     TEXT PRIMARY KEY,
    role     TEXT NOT NULL,
    station  TEXT NOT NULL,          -- window; for a reviewer the department
    password TEXT NOT NULL,          -- argon2 hash; empty where nobody logs in with it
    enabled  INTEGER NOT NULL CHECK (enabled IN (0, 1))
) STRICT;

CREATE TABLE catalogs (
    digest   TEXT PRIMARY KEY,
    compiled TEXT NOT NULL           -- JSON object
) STRICT;
