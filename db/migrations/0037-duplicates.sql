-- The same document, or the same number of the same agency, filed twice is found without reading every case.
create index request_document_sha256 on request_document (sha256);
create index case_file_agency_docket on case_file (agency_id, lower(docket_number));
