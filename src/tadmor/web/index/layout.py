"""The tables of the index. Plain SQLite: the index is a cache beside the record and is never taken anywhere else.

A record class is kept whole, as JSON, in the column `plain`; the other columns are what lists filter and sort by.
"""

from __future__ import annotations

LAYOUT_VERSION = 7

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE events (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, family TEXT NOT NULL,
    earliest TEXT, latest TEXT, latitude REAL, longitude REAL, radius_km REAL, place_precision TEXT, where_words TEXT NOT NULL,
    when_words TEXT NOT NULL, killed_words TEXT NOT NULL, wounded_words TEXT NOT NULL, killed_low INTEGER, killed_high INTEGER,
    airwars TEXT, credibility INTEGER, signed_by TEXT, changed INTEGER NOT NULL, conflicting INTEGER NOT NULL,
    denied INTEGER NOT NULL, origins INTEGER NOT NULL, one_side INTEGER NOT NULL, reports INTEGER NOT NULL,
    claims INTEGER NOT NULL, unread INTEGER NOT NULL,
    confidence REAL NOT NULL, first_reported TEXT, marks TEXT NOT NULL, ties TEXT NOT NULL, plain TEXT NOT NULL
);
CREATE TABLE facet_values (id INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, words TEXT NOT NULL);
CREATE TABLE facets (event INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (event, value)) WITHOUT ROWID;
CREATE TABLE claims (
    id TEXT PRIMARY KEY, event TEXT, document TEXT NOT NULL, published TEXT, start INTEGER NOT NULL, confidence REAL NOT NULL,
    plain TEXT NOT NULL
);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL, url TEXT, outlet TEXT, title TEXT, published TEXT, language TEXT,
    events INTEGER NOT NULL, claims INTEGER NOT NULL, unread INTEGER NOT NULL, plain TEXT NOT NULL
);
CREATE TABLE told_in (document TEXT NOT NULL, event TEXT NOT NULL, number INTEGER NOT NULL);
CREATE TABLE rejections (
    id INTEGER PRIMARY KEY, document TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, plain TEXT NOT NULL
);
CREATE TABLE left_out (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, reason TEXT NOT NULL, document TEXT NOT NULL, language TEXT, outlet TEXT,
    published TEXT, start INTEGER, "end" INTEGER, claim TEXT, detail TEXT NOT NULL, done TEXT NOT NULL
);
CREATE TABLE copies (id INTEGER PRIMARY KEY, plain TEXT NOT NULL);
CREATE TABLE copy_names (name TEXT NOT NULL, copy INTEGER NOT NULL);
CREATE TABLE judgements (id TEXT PRIMARY KEY, verdict TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, plain TEXT NOT NULL);
CREATE TABLE judged (claim TEXT NOT NULL, judgement TEXT NOT NULL);
CREATE TABLE checked (claim TEXT PRIMARY KEY, document TEXT NOT NULL, rejected INTEGER NOT NULL, plain TEXT NOT NULL);
CREATE TABLE pairs (
    place TEXT PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, score REAL NOT NULL, distance REAL NOT NULL, together INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE former (id TEXT NOT NULL, plain TEXT NOT NULL);
CREATE TABLE word_events (row INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (row, event)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (text, what UNINDEXED, id UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
"""

INDEXES = """
CREATE INDEX events_by_number ON events (number);
CREATE INDEX events_by_time ON events (earliest, latest);
CREATE INDEX facets_by_value ON facets (value, event);
CREATE INDEX facet_values_by_facet ON facet_values (facet, value);
CREATE INDEX claims_by_event ON claims (event, published, id);
CREATE INDEX claims_by_document ON claims (document, start);
CREATE INDEX documents_by_number ON documents (number);
CREATE INDEX documents_by_state ON documents (unread, events, number);
CREATE INDEX documents_by_url ON documents (url);
CREATE INDEX told_by_document ON told_in (document, number);
CREATE INDEX told_by_event ON told_in (event);
CREATE INDEX rejections_by_document ON rejections (document);
CREATE INDEX rejections_by_reason ON rejections (reason, document);
CREATE UNIQUE INDEX left_out_by_key ON left_out (key);
CREATE INDEX left_out_by_reason ON left_out (reason, language);
CREATE INDEX copies_by_name ON copy_names (name);
CREATE INDEX judged_by_claim ON judged (claim);
CREATE INDEX judgements_by_time ON judgements (at, by);
CREATE INDEX checked_by_document ON checked (document);
CREATE INDEX former_by_id ON former (id);
"""

# Of every searched text the numbers of the events that it tells of: a search never reads the texts it finds.
WORD_EVENTS = """
INSERT INTO word_events SELECT w.rowid, e.number FROM words w JOIN events e ON e.id = w.id WHERE w.what = 'event';
INSERT INTO word_events SELECT w.rowid, e.number FROM words w JOIN claims c ON c.id = w.id JOIN events e ON e.id = c.event
    WHERE w.what = 'claim';
INSERT OR IGNORE INTO word_events SELECT w.rowid, t.number FROM words w JOIN told_in t ON t.document = w.id WHERE w.what = 'report';
CREATE INDEX word_events_by_event ON word_events (event);
"""
