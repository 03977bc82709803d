-- Whoever gives the roles is not one of the two who open the vault. Where somebody had both, the role that leads to the vault goes: it opens
-- nothing by itself, and an administrator can give it to another.
delete from person_role v where v.role = 'vaultOfficer'
  and exists (select 1 from person_role a where a.person_id = v.person_id and a.role = 'administrator');

create unique index person_role_apart on person_role (person_id) where role in ('administrator', 'vaultOfficer');
