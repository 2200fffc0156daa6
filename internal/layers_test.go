// Package internal holds only tests of the whole tree: imports point down and
// each large dependency has one home; every lexicon has a reader.
package internal

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers gives every package its place; a package imports only packages of
// lower places. The tens are the layers of the design. Within a layer the units
// order the few that build on each other:
//   - segment gives tokens as article.Spans
//   - annotate puts together what its subpackages find, entity uses the crf
var layers = map[string]int{
	"suyuan":                        0, // hashes of the source
	"schema":                        0,
	"internal/lexicon":              0, // a data structure, knows nothing of Suyuan
	"internal/disjoint":             0, // likewise
	"graph":                         10,
	"internal/article":              10,
	"internal/segment":              11,
	"internal/hanzi":                0, // a table of characters
	"internal/rank":                 0, // a learned chooser, knows nothing of Suyuan
	"internal/annotate/crf":         20,
	"internal/annotate/quantity":    20,
	"internal/annotate/timex":       20,
	"internal/annotate/crf/dataset": 21,
	"internal/annotate/entity":      21,
	"internal/annotate":             22,
	"internal/extract":              30,
	"internal/resolve":              30,
	"internal/eval":                 31, // scores what extract gives
	"internal/export":               40,
	"internal/pipeline":             40,
	"internal/cli":                  50,
	"cmd/suyuan":                    60,
	"internal":                      0, // these tests
}

// homes are the modules that only one package imports.
var homes = map[string]string{
	"github.com/cayleygraph/": "graph",
	"github.com/hidal-go/":    "graph",
	"go.etcd.io/bbolt":        "graph",
	"github.com/go-ego/gse":   "internal/segment",
	"github.com/urfave/cli":   "internal/cli",
}

const module = "suyuan/"

// goPackage is what the test needs of `go list -json`.
type goPackage struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func TestLayers(t *testing.T) {
	for _, p := range listPackages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		place, known := layers[name]
		if !known {
			t.Errorf("%s has no place in the layers; add it to the table in internal/layers_test.go", name)
			continue
		}
		for _, imported := range p.Imports {
			below, ok := strings.CutPrefix(imported, module)
			if !ok {
				continue
			}
			if layers[below] >= place {
				t.Errorf("%s (%d) imports %s (%d); imports point down only", name, place, below, layers[below])
			}
		}
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			for prefix, home := range homes {
				if strings.HasPrefix(imported, prefix) && name != home && !strings.HasPrefix(name, home+"/") {
					t.Errorf("%s imports %s; only %s does", name, imported, home)
				}
			}
		}
	}
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = ".."
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var list []goPackage
	for dec := json.NewDecoder(out); ; {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(list) < 10 {
		t.Fatalf("go list gave %d packages only", len(list))
	}
	return list
}
