-- The outlets that there are, one after the other, without a look at every article.
CREATE INDEX article_version_outlet ON article_version (source_key, article, version) WHERE source_key IS NOT NULL;
