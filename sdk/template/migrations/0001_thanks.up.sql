CREATE TABLE thanks (
  post_id integer NOT NULL,
  user_id integer NOT NULL,
  PRIMARY KEY (post_id, user_id)
);
