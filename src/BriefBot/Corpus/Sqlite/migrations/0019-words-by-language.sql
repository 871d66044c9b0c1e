-- The index of words by the language of their article: it is given stems, and takes them as they are. rowid: the passage.
CREATE VIRTUAL TABLE passage_word USING fts5 (title, text, content = '', contentless_delete = 1, tokenize = 'ascii');

INSERT INTO passage_word (passage_word, rank) VALUES ('hashsize', 16777216);
INSERT INTO passage_word (passage_word, rank) VALUES ('automerge', 8);

CREATE VIRTUAL TABLE passage_word_term USING fts5vocab (passage_word, row);

-- Languages that articles of a workspace were indexed in; one stays listed when its last article goes.
CREATE TABLE workspace_language (
  workspace INTEGER NOT NULL REFERENCES workspace (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  PRIMARY KEY (workspace, language)
) STRICT, WITHOUT ROWID;

-- Articles that an older index holds (passage_index, which knew English only) until they are indexed anew. What it holds is found
-- meanwhile.
CREATE TABLE reindexing (
  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
) STRICT;

INSERT INTO reindexing (article) SELECT id FROM article WHERE id NOT IN (SELECT article FROM pending);
