package schema

import (
	"os"
	"testing"
)

func TestLoadEmbedded(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Types) != 6 || len(m.Predicates) != 19 {
		t.Errorf("got %d types and %d predicates, the guide has 6 and 19", len(m.Types), len(m.Predicates))
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadVocabulary(b *testing.B) {
	for b.Loop() {
		if _, err := LoadVocabulary(); err != nil {
			b.Fatal(err)
		}
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
