"""The content security policy of a page: what a browser may load and run on it, whatever else should get into
its text.

Source: W3C Content Security Policy Level 3, sections 2.3.1 (hashes of sources) and 3.3 (the policy in a
``meta`` element).
"""

from __future__ import annotations

import base64
import hashlib
import re

#: a program that stands in the page itself; data in a script (JSON-LD) is none, and no browser runs it
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
#: a page asks this host alone; nothing frames, nothing is embedded, and no address is based elsewhere
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def policy(page: str) -> str:
    """The policy of ``page`` (HTML): its own host, and of the programs that stand in it those that are there
    now.

    >>> policy("<script>a()</script>").split("; ")[1]
    "script-src 'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    """
    hashes = sorted({_hash(code) for code in _INLINE.findall(page)})
    allowed = {**_DIRECTIVES, "script-src": " ".join([_DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
