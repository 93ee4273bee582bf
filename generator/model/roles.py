"""What part an agency can have in a commitment or a target, and on what ground. Declared here and nowhere
else."""

from __future__ import annotations

LEAD = "lead"
#: lead it, help with it, be told of it, watch over it; in the order in which they are shown
ROLES = (LEAD, "cooperate", "report_to", "supervise")
#: named in the passage itself, or in a heading, lead-in or merged cell above it
NAMED = ("text", "heading")
GROUP = "group"
ISSUER = "issuer"
#: named itself; member of a named group; nobody is named, so the issuing body answers
GROUNDS = (*NAMED, GROUP, ISSUER)
#: what may stand for an agency that leads: keep those of the heading; nobody is named
IN_PLACE = frozenset({"heading", ISSUER})
