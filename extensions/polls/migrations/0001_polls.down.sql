DROP TABLE votes;
DROP TABLE options;
DROP TABLE polls;
