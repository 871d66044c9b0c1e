-- posting_after: what the platform had last in the channel before the digest was first handed to it, by the platform's own order of ids:
-- a digest that may stand there stands behind it, whatever clock this host has. NULL before, and for what was handed over by a version that
-- did not note it.
ALTER TABLE digest_run ADD COLUMN posting_after TEXT CHECK (length(posting_after) BETWEEN 1 AND 64);
