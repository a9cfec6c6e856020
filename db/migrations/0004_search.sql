-- What a case is found by: words of the name (migrations.py puts the index on them), and codes.
CREATE TABLE search (
    id      INTEGER PRIMARY KEY,     -- position of the first action: newer cases are greater
    case_no TEXT NOT NULL UNIQUE,
    words   TEXT NOT NULL            -- see store/words.py
) STRICT;

CREATE TABLE search_codes (
    code    TEXT NOT NULL,           -- credit code, case or permit number; letters and digits only
    case_no TEXT NOT NULL,
    PRIMARY KEY (code, case_no)
) STRICT, WITHOUT ROWID;
