-- Whose words a question is made of, where somebody asked about another person's message: who is forgotten is found by it, too. The
-- indexes find all that is kept of a person without reading what is kept of others.
ALTER TABLE answer ADD COLUMN words_of TEXT CHECK (length(words_of) BETWEEN 1 AND 64);

CREATE INDEX answer_person ON answer (person);
CREATE INDEX answer_words_of ON answer (words_of) WHERE words_of IS NOT NULL;
CREATE INDEX answer_feedback_person ON answer_feedback (person);
CREATE INDEX conversation_person ON conversation (person);
CREATE INDEX posted_message_asker ON posted_message (asker);
