-- Answers as they came, corrections beside them, what was deleted, and how many rows there are.
CREATE TABLE answers (
    key BLOB PRIMARY KEY, fingerprint TEXT NOT NULL, day TEXT NOT NULL, mode TEXT NOT NULL,
    language TEXT NOT NULL, content TEXT NOT NULL, sent BLOB NOT NULL, receipt BLOB NOT NULL,
    digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX answers_by_receipt ON answers (receipt);
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY, key BLOB NOT NULL, variable TEXT NOT NULL, value TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE removals (
    key BLOB PRIMARY KEY, receipt BLOB NOT NULL, day TEXT NOT NULL, why TEXT NOT NULL, digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE manifest (
    of TEXT PRIMARY KEY, rows INTEGER NOT NULL, total BLOB NOT NULL, digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER answers_stay BEFORE UPDATE ON answers
    BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER answers_go_only_when_asked BEFORE DELETE ON answers
    WHEN NOT EXISTS (SELECT 1 FROM removals WHERE key = OLD.key)
    BEGIN SELECT RAISE(ABORT, 'answers are never deleted but by their receipt'); END;
CREATE TRIGGER removed_answers_stay_away BEFORE INSERT ON answers
    WHEN EXISTS (SELECT 1 FROM removals WHERE key = NEW.key)
    BEGIN SELECT RAISE(ABORT, 'the answers were deleted'); END;
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections
    BEGIN SELECT RAISE(ABORT, 'corrections are never changed'); END;
CREATE TRIGGER corrections_go_with_their_answers BEFORE DELETE ON corrections
    WHEN NOT EXISTS (SELECT 1 FROM removals WHERE key = OLD.key)
    BEGIN SELECT RAISE(ABORT, 'corrections are never deleted'); END;
CREATE TRIGGER removals_stay BEFORE UPDATE ON removals
    BEGIN SELECT RAISE(ABORT, 'removals are never changed'); END;
CREATE TRIGGER removals_are_for_good BEFORE DELETE ON removals
    BEGIN SELECT RAISE(ABORT, 'removals are never deleted'); END;
PRAGMA user_version = 1;
