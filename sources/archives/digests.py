"""WARC digests: `algorithm:value`, in base32, base64 or hexadecimal digits, as writers differ."""

import base64
import binascii
import hashlib
from collections.abc import Sequence

_ALGORITHMS = {"sha1": "sha1", "sha-1": "sha1", "md5": "md5", "sha256": "sha256", "sha-256": "sha256"}
_ALGORITHMS |= {"sha512": "sha512", "sha-512": "sha512"}


def is_altered(declared: str | None, candidates: Sequence[bytes]) -> bool:
    """Whether none of `candidates` has the declared digest; False where there is no digest that can be checked."""
    if not declared:
        return False
    name, _, value = declared.strip().partition(":")
    algorithm = _ALGORITHMS.get(name.lower())
    if algorithm is None:
        return False
    wanted = _readings(value.strip(), hashlib.new(algorithm, usedforsecurity=False).digest_size)
    if not wanted:
        return True
    return not any(hashlib.new(algorithm, data, usedforsecurity=False).digest() in wanted for data in candidates)


def _readings(value: str, size: int) -> set[bytes]:
    padded = value + "=" * (-len(value) % 8)
    found: set[bytes] = set()
    for decode in (bytes.fromhex, lambda text: base64.b32decode(text, casefold=True), base64.urlsafe_b64decode):
        for text in (value, padded, value.replace("+", "-").replace("/", "_") + "=" * (-len(value) % 4)):
            try:
                found.add(decode(text))
            except (ValueError, binascii.Error):
                continue
    return {digest for digest in found if len(digest) == size}
