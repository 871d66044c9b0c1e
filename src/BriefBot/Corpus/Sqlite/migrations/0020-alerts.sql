-- alert: 1 for a topic whose channel is told of each new story at once, whatever the time; planned_to is then since when. At most one for a
-- topic.
ALTER TABLE schedule ADD COLUMN alert INTEGER NOT NULL DEFAULT 0 CHECK (alert IN (0, 1));
CREATE UNIQUE INDEX schedule_alert ON schedule (topic) WHERE alert = 1;
