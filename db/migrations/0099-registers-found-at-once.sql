-- A register is read in once and asked ten thousand times: its entries go into the index at once, not into a list that every search reads
-- through until somebody vacuums (an embedded database has nobody who does).
alter index registry_entry_near set (fastupdate = off);
select gin_clean_pending_list('registry_entry_near');
