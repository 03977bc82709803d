-- A document that is said to have come more than a year ago is a slip of the pen: its clock would be over before anybody read it.
-- Not said of what was kept before this day.
alter table arrival add constraint arrival_of_a_year check (received_at >= at - interval '8784 hours') not valid;
