-- What was keyed, what of it was withdrawn, how differences were settled, and who may key.
CREATE TABLE keyings (
    number INTEGER PRIMARY KEY, form TEXT NOT NULL, coder TEXT NOT NULL, at TEXT NOT NULL, fingerprint TEXT NOT NULL,
    typed TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE INDEX keyings_by_form ON keyings (form);
CREATE TABLE withdrawals (
    number INTEGER PRIMARY KEY, keying INTEGER NOT NULL UNIQUE, who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE TABLE settlements (
    number INTEGER PRIMARY KEY, form TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, who TEXT NOT NULL,
    at TEXT NOT NULL, why TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE INDEX settlements_by_form ON settlements (form);
CREATE TABLE passphrases (
    number INTEGER PRIMARY KEY, coder TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE secret (number INTEGER PRIMARY KEY CHECK (number = 1), secret BLOB NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE TABLE manifest (
    of TEXT PRIMARY KEY, rows INTEGER NOT NULL, total BLOB NOT NULL, digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER keyings_stay BEFORE UPDATE ON keyings
    BEGIN SELECT RAISE(ABORT, 'keyings are never changed'); END;
CREATE TRIGGER keyings_are_kept BEFORE DELETE ON keyings
    BEGIN SELECT RAISE(ABORT, 'keyings are never deleted'); END;
CREATE TRIGGER withdrawals_stay BEFORE UPDATE ON withdrawals
    BEGIN SELECT RAISE(ABORT, 'withdrawals are never changed'); END;
CREATE TRIGGER withdrawals_are_kept BEFORE DELETE ON withdrawals
    BEGIN SELECT RAISE(ABORT, 'withdrawals are never deleted'); END;
CREATE TRIGGER settlements_stay BEFORE UPDATE ON settlements
    BEGIN SELECT RAISE(ABORT, 'settlements are never changed'); END;
CREATE TRIGGER settlements_are_kept BEFORE DELETE ON settlements
    BEGIN SELECT RAISE(ABORT, 'settlements are never deleted'); END;
CREATE TRIGGER passphrases_stay BEFORE UPDATE ON passphrases
    BEGIN SELECT RAISE(ABORT, 'passphrases are never changed'); END;
CREATE TRIGGER secret_stays BEFORE UPDATE ON secret
    BEGIN SELECT RAISE(ABORT, 'the secret is never changed'); END;
PRAGMA user_version = 1;
