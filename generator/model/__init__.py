"""The types of records: as people write them (pydantic models) and as the catalog resolves them
(``records``)."""
