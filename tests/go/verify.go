// Checks a log folder with Go's own sumdb packages, which nobody here wrote:
// the checkpoint's signature, its root from tiles, the proof of every record and the
// consistency of every older size.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run tests/go/verify.go LOG VKEY
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type folder string

func (f folder) Height() int { return height }

// Go names tiles tile/8/L/N; c2sp.org/tlog-tiles leaves the height out.
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var contents [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			return nil, err
		}
		contents = append(contents, bytes)
	}
	return contents, nil
}

func (f folder) SaveTiles(tiles []tlog.Tile, contents [][]byte) {}

// The entries of one bundle: uint16 length, entry, and so on.
func (f folder) entries(index, width int64) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: -1, N: index, W: int(width)}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	bytes, err := os.ReadFile(filepath.Join(string(f), path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bytes) >= 2 {
		size := 2 + int(binary.BigEndian.Uint16(bytes))
		if size > len(bytes) {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		entries = append(entries, bytes[2:size])
		bytes = bytes[size:]
	}
	if int64(len(entries)) != width {
		return nil, fmt.Errorf("%s holds %d entries, not %d", path, len(entries), width)
	}
	return entries, nil
}

func openCheckpoint(f folder, vkey string) (tlog.Tree, error) {
	var tree tlog.Tree
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	bytes, err := os.ReadFile(filepath.Join(string(f), "checkpoint"))
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(bytes, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("checkpoint of another form or origin: %q", opened.Text)
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, fmt.Errorf("no root in %q", lines[2])
	}
	copy(tree.Hash[:], root)
	return tree, nil
}

func checkRecord(tree tlog.Tree, reader tlog.HashReader, index int64, entry []byte) error {
	proof, err := tlog.ProveRecord(tree.N, index, reader)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

func checkGrowth(tree tlog.Tree, reader tlog.HashReader, size int64) error {
	older, err := tlog.TreeHash(size, reader)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(tree.N, size, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, size, older)
}

func check(f folder, vkey string) (int64, error) {
	tree, err := openCheckpoint(f, vkey)
	if err != nil {
		return 0, err
	}
	reader := tlog.TileHashReader(tree, f)
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return 0, err
	}
	if root != tree.Hash {
		return 0, fmt.Errorf("the tiles give another root")
	}
	for begin := int64(0); begin < tree.N; begin += 1 << height {
		width := tree.N - begin
		if width > 1<<height {
			width = 1 << height
		}
		entries, err := f.entries(begin>>height, width)
		if err != nil {
			return 0, err
		}
		for i, entry := range entries {
			index := begin + int64(i)
			if err := checkRecord(tree, reader, index, entry); err != nil {
				return 0, fmt.Errorf("record %d: %v", index, err)
			}
			if err := checkGrowth(tree, reader, index+1); err != nil {
				return 0, fmt.Errorf("growth from %d: %v", index+1, err)
			}
		}
	}
	return tree.N, nil
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: verify LOG VKEY")
	}
	vkey := os.Args[2]
	if bytes, err := os.ReadFile(vkey); err == nil { // a file holding it
		vkey = strings.TrimSpace(string(bytes))
	}
	size, err := check(folder(os.Args[1]), vkey)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ok: %d records, their proofs and every growth\n", size)
}
