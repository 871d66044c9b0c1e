-- Looked up only for articles that neither an id nor an address tells apart.
DROP INDEX article_content;
CREATE INDEX article_content ON article (workspace, content_hash) WHERE identity GLOB 'file:*' OR identity GLOB 'text:*';

-- The index gathers 16 MiB in memory, a whole batch, before it writes a segment, and merges eight segments at once: a row is rewritten
-- less often.
INSERT INTO passage_index (passage_index, rank) VALUES ('hashsize', 16777216);
INSERT INTO passage_index (passage_index, rank) VALUES ('automerge', 8);
