"""Checks a published log, and receipts of it: a second verifier, from docs/ledger-format.md alone.

    verify_ledger.py SITE VERIFIER_KEY [POSITION...]
"""
import base64, hashlib, json, sys, urllib.request
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

def require(holds, what):
    if not holds:
        sys.exit(f"broken: {what}")

get = lambda path: urllib.request.urlopen(f"{site}/{path}", timeout=60).read()
sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
canonical = lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
left_of = lambda size: 1 << (size - 1).bit_length() - 1  # the largest power of two below it

def tree(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    return sha(b"\1", tree(hashes[:left_of(len(hashes))]), tree(hashes[left_of(len(hashes)):]))

def climb(leaf, index, size, path):
    require(bool(path) == (size > 1), "the path's length")
    if size == 1:
        return leaf
    left, *below, last = left_of(size), *path
    if index < left:
        return sha(b"\1", climb(leaf, index, left, below), last)
    return sha(b"\1", last, climb(leaf, index - left, size - left, below))

def read_checkpoint(note):
    text, _, signatures = note.rpartition(b"\n\n")
    origin, size, root = text.decode().split("\n")
    name, key_id, key = vkey.split("+", 2)
    key_id, key = bytes.fromhex(key_id), base64.b64decode(key)
    require(name == origin and key[:1] == b"\1" and key_id == sha(name.encode(), b"\n", key)[:4], "the key")
    lines = [line.split(" ") for line in signatures.decode().splitlines()]
    ours = [base64.b64decode(signature) for _, who, signature in lines if who == name]
    ours = [signature[4:] for signature in ours if signature[:4] == key_id]
    require(ours, "no signature by this key")
    try:
        for signature in ours:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature, text + b"\n")
    except InvalidSignature:
        require(False, "the signature")
    return int(size), base64.b64decode(root)

folders = lambda n: folders(n // 1000) + f"x{n % 1000:03}/" if n else ""

def tiles(count):  # of `count` hashes: which of them, in the tile of which name
    for n in range((count + 255) // 256):
        width = min(256, count - 256 * n)
        name = folders(n // 1000) + f"{n % 1000:03}" + (f".p/{width}" if width < 256 else "")
        yield slice(256 * n, 256 * n + width), name

def check_log():
    size, root = read_checkpoint(get("ledger/checkpoint"))
    bundles = b"".join(get(f"ledger/tile/entries/{name}") for _, name in tiles(size))
    entries = [bundles[i:i + 34] for i in range(0, len(bundles), 34)]
    require(len(bundles) == 34 * size and all(e[:2] == b"\0\x20" for e in entries), "the entries")
    level, hashes = 0, [sha(b"\0", entry[2:]) for entry in entries]
    require(tree(hashes) == root, "the root")
    while hashes:
        for part, name in tiles(len(hashes)):
            require(get(f"ledger/tile/{level}/{name}") == b"".join(hashes[part]), f"tile {level}/{name}")
        level, hashes = level + 1, [tree(hashes[i - 256:i]) for i in range(256, len(hashes) + 1, 256)]
    print(f"holds: {size} entries, every tile of them, and the signed root")

def entry_of(opening):
    for name, field in opening["personal"].items():
        if "salt" in field:
            said = {"field": name, "subject": field["subject"], "value": json.loads(field["value"])}
            require(sha(bytes.fromhex(field["salt"]), canonical(said)).hex() == field["commitment"], name)
    facts = sha(bytes.fromhex(opening["facts_salt"]), opening["facts"].encode()).hex()
    personal = sha(canonical({name: field["commitment"] for name, field in opening["personal"].items()})).hex()
    return sha(b"mingjing/record/v1\n", canonical({"facts": facts, "header": opening["header"], "personal": personal}))

def check_receipt(position):
    lines, _, checkpoint = get(f"receipts/{position}.tlog-proof").partition(b"\n\n")
    kind, extra, index, *path = lines.decode().split("\n")
    path = [base64.b64decode(one) for one in path]
    text = base64.b64decode(extra.removeprefix("extra "))
    said, index = json.loads(text), int(index.removeprefix("index "))
    record, (size, root) = said["record"], read_checkpoint(checkpoint)
    require((kind, said["format"]) == ("c2sp.org/tlog-proof@v1", "mingjing/receipt/v1"), "the format")
    require(canonical(said) == text and record["header"]["position"] == index < size, "the opening")
    require(climb(sha(b"\0", entry_of(record)), index, size, path) == root, "the path")
    if "submitted" in said:
        published = json.loads(record["facts"])["submitted_entry"]
        require(entry_of(said["submitted"]).hex() == published, "another submission was published")
    print(f"holds: receipt {index}, {record['header']['type']} at {record['header']['time']}")

site, vkey, *positions = sys.argv[1:]
check_log()
for position in positions:
    check_receipt(position)
