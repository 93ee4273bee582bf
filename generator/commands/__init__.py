"""The commands of ``plans``, one module each, which put the stages in order and contain no other logic."""
