"""Locks a PDF as offices' programs do today: AES of 128 bits (ISO 32000-1, 7.6: revision 4) or of 256 (Adobe's
extension level 3: revision 5; ISO 32000-2: revision 6)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.unit.importing.pdfs import PAD, md5, padded, rc4, written

_OBJECT = re.compile(r"[0-9]+ 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_STREAM = re.compile(r"<< /Length [0-9]+(?P<more>[^>]*)>>\nstream\n(?P<inner>.*)\nendstream", re.DOTALL)
_MAY = b"\xc0\xff\xff\xff"  # what everybody may do: nothing but read
_SALTS = (b"to open ", b"to read ")
_Hash = Callable[[bytes, bytes, bytes], bytes]
_FILE_KEY = hashlib.sha256(b"key of the file").digest()


def locked_by_aes(data: bytes, *, user: str, owner: str, revision: int) -> bytes:
    """A PDF with passwords: of who may open it, "" for everybody, and of who may change it."""
    bits = 128 if revision == 4 else 256
    hashed = _hashed_once if revision == 5 else _hashed_on
    key, secret = _of_128(user, owner) if bits == 128 else _of_256(user.encode(), owner.encode(), hashed)
    objects = []
    for number, plain in enumerate(_OBJECT.findall(data.decode("latin-1")), 1):
        own = md5(key + number.to_bytes(3, "little") + b"\0\0sAlT") if bits == 128 else key
        objects.append(_with_stream_sealed(own, plain))
    method, standard = ("AESV2", "/V 4") if bits == 128 else ("AESV3", "/V 5")
    filters = f"/CF << /StdCF << /CFM /{method} /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF"
    encrypt = (
        f"/Encrypt << /Filter /Standard {standard} /R {revision} /Length {bits} /P -64 {filters} {secret} >>"
    )
    trailer = f"trailer\n<< /ID [<6964> <6964>] {encrypt} /Size"
    return written(objects).replace(b"trailer\n<< /Size", trailer.encode("ascii"))


def _with_stream_sealed(key: bytes, plain: str) -> str:
    found = _STREAM.fullmatch(plain)
    if found is None:
        return plain
    stream = _sealed(key, found["inner"].encode("latin-1")).decode("latin-1")
    return f"<< /Length {len(stream)}{found['more']}>>\nstream\n{stream}\nendstream"


def _of_128(user: str, owner: str) -> tuple[bytes, str]:
    """The key of a file and what it says of its passwords (algorithms 2, 3 and 5)."""
    owned = _turned(_stretched(md5(padded(owner))), padded(user))
    key = _stretched(md5(padded(user) + owned + _MAY + b"id"))
    return key, f"/O <{owned.hex()}> /U <{_turned(key, md5(PAD + b'id')).hex()}{'00' * 16}>"


def _stretched(key: bytes) -> bytes:
    for _ in range(50):
        key = md5(key)
    return key


def _turned(key: bytes, data: bytes) -> bytes:
    for n in range(20):
        data = rc4(bytes(byte ^ n for byte in key), data)
    return data


def _of_256(user: bytes, owner: bytes, hashed: _Hash) -> tuple[bytes, str]:
    """The same by algorithms 8 to 10."""
    opens, reads = _SALTS
    of_user = hashed(user, opens, b"") + opens + reads
    of_owner = hashed(owner, opens, of_user) + opens + reads
    for_user = _chained(hashed(user, reads, b""), bytes(16), _FILE_KEY)
    for_owner = _chained(hashed(owner, reads, of_user), bytes(16), _FILE_KEY)
    may = _Cipher(_FILE_KEY).block(_MAY + b"\xff\xff\xff\xffTadb1234")
    said = {"U": of_user, "UE": for_user, "O": of_owner, "OE": for_owner, "Perms": may}
    return _FILE_KEY, " ".join(f"/{name} <{value.hex()}>" for name, value in said.items())


def _hashed_once(password: bytes, salt: bytes, of_user: bytes) -> bytes:
    return hashlib.sha256(password + salt + of_user).digest()


def _hashed_on(password: bytes, salt: bytes, of_user: bytes) -> bytes:
    """The hash of revision 6: locked and hashed again, 64 times and more (algorithm 2.B)."""
    key, turn, last = _hashed_once(password, salt, of_user), 0, 0
    while turn < 64 or last > turn - 32:
        sealer = Cipher(algorithms.AES(key[:16]), modes.CBC(key[16:32])).encryptor()
        sealed = sealer.update((password + key + of_user) * 64)
        hashes = (hashlib.sha256, hashlib.sha384, hashlib.sha512)
        key, last, turn = hashes[sum(sealed[:16]) % 3](sealed).digest(), sealed[-1], turn + 1
    return key[:32]


def _sealed(key: bytes, data: bytes) -> bytes:
    """A stream as it stands in a file: its first block, then itself, filled up to whole blocks."""
    first, filling = b"the first block!", 16 - len(data) % 16
    return first + _chained(key, first, data + bytes([filling]) * filling)


def _chained(key: bytes, last: bytes, data: bytes) -> bytes:
    cipher, out = _Cipher(key), []
    for at in range(0, len(data), 16):
        last = cipher.block(bytes(a ^ b for a, b in zip(last, data[at : at + 16], strict=True)))
        out.append(last)
    return b"".join(out)


def _doubled(byte: int) -> int:
    return (byte << 1) ^ (0x11B if byte & 0x80 else 0)


def _boxes() -> bytes:
    """What each byte is replaced by: its inverse in the field of 256, its bits mixed (FIPS 197, 5.1.1)."""
    powers = [1]
    while len(powers) < 255:
        powers.append(_doubled(powers[-1]) ^ powers[-1])
    inverse = {power: powers[-n % 255] for n, power in enumerate(powers)}
    mixed = [inverse.get(byte, 0) for byte in range(256)]
    return bytes(0x63 ^ b ^ _rolled(b, 1) ^ _rolled(b, 2) ^ _rolled(b, 3) ^ _rolled(b, 4) for b in mixed)


def _rolled(byte: int, by: int) -> int:
    return (byte << by | byte >> (8 - by)) & 0xFF


_BOX = _boxes()


class _Cipher:
    """AES of one key (FIPS 197)."""

    def __init__(self, key: bytes) -> None:
        size = len(key) // 4
        words = [key[at : at + 4] for at in range(0, len(key), 4)]
        constant = 1
        while len(words) < 4 * (size + 7):
            last = words[-1]
            if len(words) % size == 0:
                last = bytes(_BOX[b] for b in (*last[1:], last[0]))
                last, constant = bytes([last[0] ^ constant, *last[1:]]), _doubled(constant)
            elif size > 6 and len(words) % size == 4:
                last = bytes(_BOX[b] for b in last)
            words.append(bytes(a ^ b for a, b in zip(words[-size], last, strict=True)))
        self._rounds = [b"".join(words[at : at + 4]) for at in range(0, len(words), 4)]

    def block(self, data: bytes) -> bytes:
        """One block of 16 bytes locked."""
        first, *middle, last = self._rounds
        state = bytes(a ^ b for a, b in zip(data, first, strict=True))
        for key in middle:
            state = bytes(a ^ b for a, b in zip(_mixed(_shifted(state)), key, strict=True))
        return bytes(a ^ b for a, b in zip(_shifted(state), last, strict=True))


def _shifted(state: bytes) -> bytes:
    return bytes(_BOX[state[(n + 4 * (n % 4)) % 16]] for n in range(16))


def _mixed(state: bytes) -> bytes:
    out = []
    for at in range(0, 16, 4):
        column = state[at : at + 4]
        whole = column[0] ^ column[1] ^ column[2] ^ column[3]
        out += [b ^ whole ^ _doubled(b ^ column[(n + 1) % 4]) for n, b in enumerate(column)]
    return bytes(out)
