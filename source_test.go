package suyuan

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// hashedElsewhere are embedded files that versions name by hashes of their own, of
// the schema and of the model of names, and the dictionary: go.mod says which gse it
// is of, and package segment from what frequency on.
func hashedElsewhere(dir, file string) bool {
	return dir == "schema" && path.Ext(file) == ".yaml" || path.Ext(file) == ".crf" || file == "dictionary.txt"
}

// A hash must change with every file that is built into what it stands for.
func TestSourceIsWhole(t *testing.T) {
	for pkg, hashed := range map[string][]string{"./internal/extract": reading, "./internal/resolve": resolving} {
		cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,GoFiles,EmbedFiles", pkg)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for dec := json.NewDecoder(out); ; {
			var p struct {
				ImportPath          string
				GoFiles, EmbedFiles []string
			}
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			dir, ours := strings.CutPrefix(p.ImportPath, "suyuan/")
			if !ours {
				continue
			}
			for _, file := range slices.Concat(p.GoFiles, p.EmbedFiles) {
				_, err := fs.Stat(source, path.Join(dir, file))
				within := slices.ContainsFunc(hashed, func(top string) bool { return strings.HasPrefix(dir+"/", top+"/") })
				if (err != nil || !within) && !hashedElsewhere(dir, file) {
					t.Errorf("%s is built into %s, but its hash does not see it: add it to source.go", path.Join(dir, file), pkg)
				}
			}
		}
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	if Reading() == Resolving() || len(Reading()) != 16 || len(Resolving()) != 16 {
		t.Errorf("the hashes are %s and %s", Reading(), Resolving())
	}
}
