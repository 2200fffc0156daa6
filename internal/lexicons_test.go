package internal

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"suyuan/schema"
)

// A lexicon that neither a rule nor Go asks for is one that somebody takes care
// of in vain. Rules write its id as $id, Go as "$id" or "id".
func TestLexiconsAreRead(t *testing.T) {
	model, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	err = filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		isGo := strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go")
		if err != nil || d.IsDir() || !isGo && !strings.HasSuffix(path, ".yaml") {
			return err
		}
		data, err := os.ReadFile(path)
		source.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	// An id ends where no more of it can follow: $carry is not $carryOn.
	named := map[string]bool{}
	for _, word := range strings.FieldsFunc(source.String(), func(r rune) bool {
		return !(r == '$' || r == '"' || r == '_' || r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
	}) {
		named[word] = true
	}
	for _, l := range model.Lexicons {
		if id := l.ID; !named["$"+id] && !named[`"`+id+`"`] && !named[`"$`+id+`"`] && !named[`"$`+id] && !named["$"+id+`"`] {
			t.Errorf("nothing reads lexicon %s", id)
		}
	}
}
