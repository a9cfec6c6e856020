-- Holiday notices an office loaded, beside those that come with the program.
CREATE TABLE notices (
    year   INTEGER PRIMARY KEY,
    notice TEXT NOT NULL             -- JSON object
) STRICT;
