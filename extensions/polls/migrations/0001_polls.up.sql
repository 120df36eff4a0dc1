CREATE TABLE polls (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Side data is handed over at least once; this makes it one poll.
  attachment_id integer NOT NULL UNIQUE,
  post_id integer NOT NULL,
  -- Null until somebody who sees the post has asked for the poll: the forum names no author when it hands side data over.
  author_id integer,
  question text NOT NULL CHECK (char_length(question) <= 200),
  max_choices integer NOT NULL CHECK (max_choices BETWEEN 1 AND 20),
  is_secret boolean NOT NULL,
  closes_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Counts the edits: a vote is for the poll as it was read.
  revision integer NOT NULL DEFAULT 1,
  -- Names of its live topics that nobody guesses: whoever gets no poll hears nothing of it, and who may not view results
  -- does not hear when votes come in.
  state_key uuid NOT NULL DEFAULT gen_random_uuid(),
  votes_key uuid NOT NULL DEFAULT gen_random_uuid(),
  UNIQUE (id, revision, max_choices)
);
CREATE INDEX polls_by_post ON polls (post_id, attachment_id);

CREATE TABLE options (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  poll_id integer NOT NULL REFERENCES polls (id) ON DELETE CASCADE,
  place integer NOT NULL CHECK (place BETWEEN 1 AND 20),
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 100),
  UNIQUE (poll_id, place)
);

-- One row is all that a person can have in a poll, whatever arrives at once, and it holds no more choices than the poll allows.
-- The key to the poll's revision keeps a poll that somebody has voted in from being edited.
CREATE TABLE votes (
  poll_id integer NOT NULL,
  user_id integer NOT NULL,
  revision integer NOT NULL,
  max_choices integer NOT NULL,
  option_ids integer[] NOT NULL CHECK (cardinality(option_ids) BETWEEN 1 AND max_choices),
  cast_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (poll_id, user_id),
  FOREIGN KEY (poll_id, revision, max_choices) REFERENCES polls (id, revision, max_choices) ON DELETE CASCADE
);
