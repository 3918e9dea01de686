-- an agent may have several phones under one name: all ring, the first to lift has the call
alter table phone_registrations drop constraint phone_registrations_pkey;
alter table phone_registrations add primary key (domain, phone, contact);
