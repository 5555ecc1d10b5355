"""Checks a published log and its receipts: a second verifier, from docs/ledger-format.md alone.

    verify_ledger.py SITE [RECEIPT...] [--vkey KEY]

SITE is an address under which ledger/checkpoint and receipts/N.tlog-proof are found (http,
https or file); RECEIPT is a position N or a file. Needs Python and the openssl program.
"""
import argparse, base64, hashlib, json, pathlib, subprocess, sys, tempfile, urllib.request

sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
canonical = lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
get = lambda url: urllib.request.urlopen(url, timeout=60).read()

def require(holds, what):
    if not holds:
        sys.exit("FAILED: " + what)

def root(hashes):  # RFC 6962 2.1
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    k = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\1", root(hashes[:k]), root(hashes[k:]))

def open_checkpoint(note, vkey):
    name, key_id, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    require(key[:1] == b"\1" and sha(name.encode(), b"\n", key)[:4].hex() == key_id, "verifier key")
    text, signatures = note[: note.rindex(b"\n\n") + 1], note[note.rindex(b"\n\n") + 2 :].decode()
    mine = [base64.b64decode(s.split(" ")[2]) for s in signatures.splitlines() if s.split(" ")[1] == name]
    mine = [s[4:] for s in mine if s[:4].hex() == key_id]
    with tempfile.TemporaryDirectory() as folder:
        spki, message, signature = (pathlib.Path(folder, n) for n in ("key", "text", "signature"))
        spki.write_bytes(bytes.fromhex("302a300506032b6570032100") + key[1:])
        message.write_bytes(text)
        for one in mine or [b""]:
            signature.write_bytes(one)
            run = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", spki,
                                  "-rawin", "-in", message, "-sigfile", signature], capture_output=True)
            require(run.returncode == 0, "checkpoint signature")
    origin, size, root_hash = text.decode().splitlines()[:3]
    require(origin == name, "origin")
    return int(size), base64.b64decode(root_hash)

def path(level, n, width):
    groups = [f"{n % 1000:03}"]
    while n := n // 1000:
        groups.insert(0, f"x{n % 1000:03}")
    return f"tile/{level}/" + "/".join(groups) + ("" if width == 256 else f".p/{width}")

def check_log(site, vkey):
    size, signed_root = open_checkpoint(get(site + "/ledger/checkpoint"), vkey)
    leaves = []
    for n in range((size + 255) // 256):
        width = min(256, size - n * 256)
        bundle = get(site + "/ledger/" + path("entries", n, width))
        require(len(bundle) == 34 * width, "entry bundle size")
        for at in range(0, len(bundle), 34):
            require(bundle[at : at + 2] == b"\0\x20", "entry length")
            leaves.append(sha(b"\0", bundle[at + 2 : at + 34]))
    level, hashes = 0, leaves
    while hashes:
        tiles = [hashes[i : i + 256] for i in range(0, len(hashes), 256)]
        for n, tile in enumerate(tiles):
            require(get(site + "/ledger/" + path(level, n, len(tile))) == b"".join(tile), path(level, n, len(tile)))
        level, hashes = level + 1, [root(tile) for tile in tiles if len(tile) == 256]
    require(root(leaves) == signed_root, "root")
    print(f"ok: {size} entries, every tile and the signed root agree")

def entry_of(opening):
    fields = {}
    for name, field in opening["personal"].items():
        fields[name] = field["commitment"]
        if "value" in field:
            committed = canonical({"field": name, "subject": field["subject"], "value": json.loads(field["value"])})
            require(sha(bytes.fromhex(field["salt"]), committed).hex() == field["commitment"], "field " + name)
    facts = sha(bytes.fromhex(opening["facts_salt"]), opening["facts"].encode())
    record = {"facts": facts.hex(), "header": opening["header"], "personal": sha(canonical(fields)).hex()}
    return sha(b"mingjing/record/v1\n", canonical(record))

def check_receipt(proof, vkey):
    head, checkpoint = proof.split(b"\n\n", 1)
    title, extra, index, *hashes = head.decode().split("\n")
    require(title == "c2sp.org/tlog-proof@v1" and extra.startswith("extra "), "receipt format")
    opened = json.loads(base64.b64decode(extra[6:]))
    size, signed_root = open_checkpoint(checkpoint, vkey)
    node, last = int(index.removeprefix("index ")), size - 1
    require(node == opened["record"]["header"]["position"] and node < size, "position")
    known = sha(b"\0", entry_of(opened["record"]))
    for sibling in map(base64.b64decode, hashes):  # RFC 9162 2.1.3.2
        require(last > 0, "path length")
        if node % 2 or node == last:
            known = sha(b"\1", sibling, known)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            known = sha(b"\1", known, sibling)
        node, last = node >> 1, last >> 1
    require(last == 0 and known == signed_root, "inclusion")
    if "submitted" in opened:
        named = json.loads(opened["record"]["facts"])["submitted_entry"]
        require(entry_of(opened["submitted"]).hex() == named, "submission")
    print(f"ok: receipt of record {opened['record']['header']['position']}")

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site")
    parser.add_argument("receipts", nargs="*")
    parser.add_argument("--vkey", help="the log's key, from a channel you trust")
    arguments = parser.parse_args()
    site = arguments.site.rstrip("/")
    vkey = arguments.vkey or get(site + "/ledger/vkey").decode().strip()
    check_log(site, vkey)
    for receipt in arguments.receipts:
        by_position = receipt.isdigit()
        check_receipt(get(f"{site}/receipts/{receipt}.tlog-proof") if by_position else pathlib.Path(receipt).read_bytes(), vkey)
