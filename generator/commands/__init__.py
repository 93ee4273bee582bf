"""What a user can do, one module a command; each is the order of its stages and nothing else."""
