-- The ledger: outages for everyone, of all targets side by side. See docs/decisions/015.
-- Instants are epoch milliseconds.
CREATE TABLE outages (
  host TEXT NOT NULL,
  -- Among the outages of its host.
  id INTEGER NOT NULL,
  scope TEXT NOT NULL,
  -- Null when nobody had found it well before.
  start_earliest_at INTEGER,
  start_latest_at INTEGER NOT NULL,
  -- Null while it goes on; null again when it has come back.
  end_earliest_at INTEGER,
  -- Null also when nobody has found it well again.
  end_latest_at INTEGER,
  -- All three null when the network is not known.
  prefix TEXT,
  asn INTEGER,
  as_name TEXT,
  written_at INTEGER NOT NULL,
  -- The last instant that is known of it: its age counts from here.
  last_at INTEGER AS (COALESCE(end_latest_at, end_earliest_at, start_latest_at)),
  PRIMARY KEY (host, id)
) STRICT, WITHOUT ROWID;

-- Those that began within a window.
CREATE INDEX outages_by_start ON outages (start_latest_at);
-- Those that are old.
CREATE INDEX outages_by_age ON outages (last_at);
