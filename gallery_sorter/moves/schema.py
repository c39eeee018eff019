"""The journal's tables, and how an older journal becomes one of today. Only ever added to.

A batch is what a person sees in the history. A pass is one run over it: the run itself, an undo or a redo; it names
the process that owns it until it has ended. An operation is one file of a batch; `state` says where it is.
Paths are kept as the bytes that the system uses, since not every name is text.
"""

from collections.abc import Sequence

# state: going, returning or again while a run, an undo or a redo may have touched the file; then done (at target),
# undone (back at source), or refused, kept and duplicate (never moved).
_FIRST = """
CREATE TABLE batches (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    started TEXT NOT NULL,
    command TEXT NOT NULL,
    root BLOB NOT NULL,
    into_folder BLOB NOT NULL,
    mounts BLOB NOT NULL,            -- mount points that the batch needs, separated by NUL
    recovered INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE passes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL REFERENCES batches(number) ON DELETE CASCADE,
    kind TEXT NOT NULL,              -- run, undo, redo
    owner TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,                      -- NULL while it runs, or since its process died
    complete INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0  -- pictures that it moved, copied or removed
);
CREATE INDEX unfinished ON passes(number) WHERE ended IS NULL;
CREATE TABLE operations (
    batch INTEGER NOT NULL REFERENCES batches(number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    group_seq INTEGER NOT NULL,      -- seq of the picture that it stands or falls with
    action TEXT NOT NULL,
    source BLOB NOT NULL,
    target BLOB,
    companion_of BLOB,
    class_name TEXT,
    confidence REAL,
    content_hash BLOB,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    device INTEGER,                  -- of the file where the pending or last pass found it
    inode INTEGER,
    links INTEGER,
    written_inode INTEGER,           -- of a verified copy that is about to get its name
    ctime_ns INTEGER,                -- of the file where it was put last
    state TEXT NOT NULL,
    reason TEXT,
    message TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch, seq)
) WITHOUT ROWID;
CREATE TABLE folders (
    batch INTEGER NOT NULL REFERENCES batches(number) ON DELETE CASCADE,
    path BLOB NOT NULL,
    PRIMARY KEY (batch, path)
) WITHOUT ROWID;
CREATE INDEX folders_by_path ON folders(path);
CREATE TABLE labels (
    content_hash BLOB PRIMARY KEY,
    class_name TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    taken_back INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE correction_changes (
    correction INTEGER NOT NULL REFERENCES corrections(number),
    content_hash BLOB NOT NULL,
    before TEXT,
    before_at TEXT,
    after TEXT,
    PRIMARY KEY (correction, content_hash)
) WITHOUT ROWID;
CREATE TABLE classes (
    name TEXT PRIMARY KEY,
    added TEXT NOT NULL,
    merged_into TEXT                 -- what pictures of this class count as since it was renamed or merged
) WITHOUT ROWID;
CREATE TABLE watch_rules (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    folder BLOB NOT NULL UNIQUE,
    into_folder BLOB NOT NULL,
    action TEXT NOT NULL,
    threshold REAL,
    settle_seconds REAL NOT NULL,
    enabled INTEGER NOT NULL DEFAULT 1,
    added TEXT NOT NULL
);
"""

# A correction may change classes too, and go with a batch: a class that is renamed, and its folder.
_CLASS_CHANGES = """
ALTER TABLE corrections ADD COLUMN batch TEXT;
CREATE TABLE class_changes (
    correction INTEGER NOT NULL REFERENCES corrections(number),
    name TEXT NOT NULL,
    before_added TEXT,               -- NULL: the class had no row
    before_merged TEXT,
    after_added TEXT,
    after_merged TEXT,
    PRIMARY KEY (correction, name)
) WITHOUT ROWID;
"""

# Watched folders. The index finds what was done with a picture that turns up again; what a watched folder keeps is
# remembered with its decision (model, thresholds, destination), so that another decision looks at it again.
_WATCHING = """
CREATE INDEX operations_by_content ON operations(content_hash) WHERE content_hash NOTNULL;
CREATE TABLE watch_seen (
    path BLOB PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    decision TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE watch_rules ADD COLUMN recursive INTEGER NOT NULL DEFAULT 1;
ALTER TABLE watch_rules ADD COLUMN unsure_folder INTEGER NOT NULL DEFAULT 0;
ALTER TABLE watch_rules ADD COLUMN proposes INTEGER NOT NULL DEFAULT 1;
"""

# A companion that comes late follows the operation that its picture went with, and goes back with it: a pass over
# another batch, which that picture's batch leads.
_LATE_COMPANIONS = """
ALTER TABLE operations ADD COLUMN follows_batch INTEGER;
ALTER TABLE operations ADD COLUMN follows_seq INTEGER;
CREATE INDEX operations_by_source ON operations(source);
CREATE INDEX operations_by_followed ON operations(follows_batch) WHERE follows_batch NOTNULL;
ALTER TABLE passes ADD COLUMN led_by INTEGER;
"""

# What the person says of a picture that stays in a watched folder is told from what they had said when it was judged.
_OVERRULING = """
ALTER TABLE watch_seen ADD COLUMN content_hash BLOB;
ALTER TABLE watch_seen ADD COLUMN label TEXT;
"""

MIGRATIONS: Sequence[str] = (_FIRST, _CLASS_CHANGES, _WATCHING, _LATE_COMPANIONS, _OVERRULING)
VERSION = len(MIGRATIONS)
