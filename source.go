// Package suyuan is the root of the module. It holds the source of what reads
// articles and tells entities apart, so that a store can tell what one build of
// the program made from what another would make of the same articles; and the
// notices that must go with the program.
package suyuan

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"
)

// Licence and Notice are the terms of the program and of the data that its
// model of names learned from.
var (
	//go:embed LICENSE
	Licence string
	//go:embed NOTICE
	Notice string
)

//go:embed go.mod graph/*.go schema/*.go internal/annotate/*.go internal/annotate/*/*.go internal/annotate/entity/*.tsv
//go:embed internal/article/*.go internal/article/*.yaml internal/extract/*.go internal/extract/*.rank internal/disjoint/*.go internal/lexicon/*.go internal/rank/*.go internal/resolve/*.go
//go:embed internal/hanzi/*.go internal/hanzi/*.txt internal/segment/*.go
var source embed.FS

// What the hashes are of: files and folders.
var (
	reading   = []string{"go.mod", "graph", "schema", "internal/annotate", "internal/article", "internal/disjoint", "internal/extract", "internal/hanzi", "internal/lexicon", "internal/rank", "internal/segment"}
	resolving = []string{"go.mod", "graph", "schema", "internal/disjoint", "internal/hanzi", "internal/resolve"}
)

// Reading is a hash (hex, 16 digits) of the code that takes an article to its
// claims, and of the versions of the modules that it builds on. It leaves out
// the schema's files and the model of names, which a user may replace, and the
// dictionary, which is gse's.
var Reading = sync.OnceValue(func() string { return hash(reading) })

// Resolving is the like of the code that takes claims to statements.
var Resolving = sync.OnceValue(func() string { return hash(resolving) })

// hash is one of all files under some paths but the tests.
func hash(paths []string) string {
	h := sha256.New()
	for _, path := range paths {
		err := fs.WalkDir(source, path, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(file, "_test.go") {
				return err
			}
			f, err := source.Open(file)
			if err != nil {
				return err
			}
			defer f.Close()
			fmt.Fprintln(h, file)
			_, err = io.Copy(h, f)
			return err
		})
		if err != nil {
			panic("suyuan: " + err.Error()) // the files are part of the program
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
