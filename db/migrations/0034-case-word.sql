-- The words by which staff find a case, each a row: a search looks up how rare its words are before it decides how to look.
-- PostgreSQL keeps no statistics of prefixes, so an index of documents made it read a hundred thousand cards to find none. The words
-- on the card stay, to test one card.
create table case_word (
  case_id text not null references case_index,
  word text collate "C" not null,
  is_open boolean not null,
  primary key (case_id, word)
);
insert into case_word (case_id, word, is_open)
  select i.case_id, w.word, i.is_open from case_index i, unnest(tsvector_to_array(i.words)) as w (word);
create index case_word_found on case_word (is_open, word, case_id);
drop index case_index_words;
