-- Entries of feeds lead to their articles as addresses do: "entry:", the feed's number, ":", the feed's own id.
INSERT OR IGNORE INTO article_address (workspace, key, article, seen)
SELECT f.workspace, 'entry:' || f.id || ':' || i.guid, i.article, a.content_hash
FROM feed_item i JOIN feed f ON f.id = i.feed JOIN article a ON a.id = i.article AND a.workspace = f.workspace
WHERE i.guid IS NOT NULL ORDER BY i.last_seen DESC;

-- What somebody set by hand, and what was found in its place; both as JSON. The current version shows what was set.
CREATE TABLE article_by_hand (
  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('title', 'source', 'author', 'url', 'topic', 'published')),
  value TEXT NOT NULL CHECK (json_valid(value) AND length(value) <= 20000),
  found TEXT NOT NULL CHECK (json_valid(found) AND length(found) <= 20000),
  PRIMARY KEY (article, field)
) STRICT, WITHOUT ROWID;
