-- Feeds of a workspace, and what each has shown. Instants end in +00:00, so that they sort as time does.

-- AUTOINCREMENT: a removed feed's number is never given to another one. address_key: one form for all ways to write the address.
-- given_title: chosen by whoever added it; title: the feed's own. health: 0 ok, 1 failing, 2 dead; paused beside it, so that going on
-- keeps it. moved_to: where permanent redirects led, moved_seen times in a row. whole_seen: how often in a row the feed's own text was as
-- long as the page's. announce: 0 nothing to say, 1 that it died, 2 that was said, 3 that it lives again.
CREATE TABLE feed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 4000),
  address_key TEXT NOT NULL CHECK (length(address_key) BETWEEN 1 AND 4000),
  former_address TEXT CHECK (length(former_address) <= 4000),
  given_title TEXT CHECK (length(given_title) <= 500),
  title TEXT CHECK (length(title) <= 500),
  site TEXT CHECK (length(site) <= 4000),
  language TEXT CHECK (length(language) <= 35),
  topic TEXT CHECK (length(topic) <= 500),
  added_at TEXT NOT NULL CHECK (added_at GLOB '*+00:00'),
  added_by TEXT CHECK (length(added_by) BETWEEN 1 AND 64),
  platform TEXT CHECK (length(platform) BETWEEN 1 AND 64),
  guild TEXT CHECK (length(guild) BETWEEN 1 AND 64),
  channel TEXT CHECK (length(channel) BETWEEN 1 AND 64),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  health INTEGER NOT NULL DEFAULT 0 CHECK (health IN (0, 1, 2)),
  etag TEXT CHECK (length(etag) <= 2000),
  last_modified TEXT CHECK (length(last_modified) <= 200),
  next_poll TEXT NOT NULL CHECK (next_poll GLOB '*+00:00'),
  interval_s INTEGER NOT NULL CHECK (interval_s > 0),
  last_attempt TEXT CHECK (last_attempt GLOB '*+00:00'),
  last_success TEXT CHECK (last_success GLOB '*+00:00'),
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failing_since TEXT CHECK (failing_since GLOB '*+00:00'),
  reason TEXT CHECK (length(reason) <= 1000),
  moved_to TEXT CHECK (length(moved_to) <= 4000),
  moved_seen INTEGER NOT NULL DEFAULT 0,
  whole_seen INTEGER NOT NULL DEFAULT 0,
  announce INTEGER NOT NULL DEFAULT 0 CHECK (announce IN (0, 1, 2, 3)),
  UNIQUE (workspace, address_key)
) STRICT;

CREATE INDEX feed_due ON feed (next_poll) WHERE paused = 0;
CREATE INDEX feed_announce ON feed (announce) WHERE announce IN (1, 3);

-- identity: "url:…", "guid:…" or "hash:…". state: 0 pending, 1 fetched, 2 failed. next_attempt: of a pending item its fetch, of a fetched
-- one the next look for corrections. entry: the feed's own text while the item is pending, so that a restart needs no new poll.
-- from_feed: 1 when the article's text came from the feed. content_hash: of the feed's own text, to see that it changed.
CREATE TABLE feed_item (
  id INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  identity TEXT NOT NULL CHECK (length(identity) BETWEEN 1 AND 8200),
  guid TEXT CHECK (length(guid) <= 2000),
  address TEXT CHECK (length(address) <= 4000),
  title TEXT CHECK (length(title) <= 500),
  content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
  state INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt TEXT CHECK (next_attempt GLOB '*+00:00'),
  reason TEXT CHECK (length(reason) <= 1000),
  article INTEGER REFERENCES article (id) ON DELETE SET NULL,
  from_feed INTEGER NOT NULL DEFAULT 0 CHECK (from_feed IN (0, 1)),
  excerpt INTEGER NOT NULL DEFAULT 0 CHECK (excerpt IN (0, 1)),
  first_seen TEXT NOT NULL CHECK (first_seen GLOB '*+00:00'),
  last_seen TEXT NOT NULL CHECK (last_seen GLOB '*+00:00'),
  etag TEXT CHECK (length(etag) <= 2000),
  last_modified TEXT CHECK (length(last_modified) <= 200),
  entry TEXT CHECK (length(entry) <= 4200000),
  UNIQUE (feed, identity)
) STRICT;

CREATE INDEX feed_item_due ON feed_item (next_attempt) WHERE next_attempt IS NOT NULL;
CREATE INDEX feed_item_guid ON feed_item (feed, guid) WHERE guid IS NOT NULL;
CREATE INDEX feed_item_seen ON feed_item (feed, last_seen);
CREATE INDEX feed_item_article ON feed_item (article) WHERE article IS NOT NULL;
