"""What the pictures of the pages show, one module a picture: from the catalog to plain counts, values and
days."""
