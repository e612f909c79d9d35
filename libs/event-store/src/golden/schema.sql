CREATE TABLE log ( one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, recordedAt TEXT, formatVersion INTEGER NOT NULL, logId TEXT NOT NULL, tenant TEXT NOT NULL, zone TEXT NOT NULL, currency TEXT NOT NULL, simulated INTEGER NOT NULL, readOnly INTEGER NOT NULL, checksum INTEGER NOT NULL ) STRICT
CREATE TABLE event ( position INTEGER PRIMARY KEY, id BLOB NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, checksum INTEGER NOT NULL ) STRICT
CREATE UNIQUE INDEX event_id ON event (id)
CREATE UNIQUE INDEX event_stream ON event (stream, revision)
