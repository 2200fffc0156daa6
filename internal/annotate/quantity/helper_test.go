package quantity

import (
	"os"
	"testing"

	"go.yaml.in/yaml/v3"

	"suyuan/schema"
)

// testRecognizer compiles the repository's own unit table and word lists.
func testRecognizer(t testing.TB) *Recognizer {
	t.Helper()
	var file struct {
		Units    []schema.Unit
		Lexicons []schema.Lexicon
	}
	for _, path := range []string{"../../../schema/units.yaml", "../../../schema/lexicons/quantity.yaml"} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(data, &file); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	r, err := New(file.Units, file.Lexicons...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
