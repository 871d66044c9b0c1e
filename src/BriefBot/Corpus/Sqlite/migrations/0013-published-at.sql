-- Where an article stands in time: seconds since 1970 in UTC, noon of its day where no instant is known, NULL without a day. Days are those
-- that the outlet prints, so that they don't order: an evening in New York is later than the next morning in Tokyo.
ALTER TABLE article ADD COLUMN published_at INTEGER;

-- Days were those in UTC. Where an instant is stored with the source's own offset, and the day came from it, the day that the source printed
-- is known.
UPDATE article_version SET published_day = substr(published_time, 1, 10), published_year = CAST(substr(published_time, 1, 4) AS INTEGER)
WHERE published_origin = 1 AND published_day = date(published_time) AND published_day <> substr(published_time, 1, 10);

-- Passages are filed by their article's day, stories by the day of each article: both read those anew.
INSERT OR IGNORE INTO pending (article)
SELECT a.id FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE v.published_day IS NOT a.published_day;

INSERT OR IGNORE INTO story_pending (article)
SELECT a.id FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE v.published_day IS NOT a.published_day;

UPDATE article SET published_day = v.published_day, published_at = coalesce(unixepoch(v.published_time), unixepoch(v.published_day || 'T12:00:00'))
FROM article_version v WHERE v.article = article.id AND v.version = article.version AND v.published_day IS NOT NULL;

CREATE INDEX article_published_at ON article (workspace, published_at, stored_at);
