"""What people see: pages and their pictures, what scripts look things up in, and the builder that frames it
all."""
