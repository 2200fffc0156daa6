package graph

import (
	"bytes"
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestDamaged overwrites parts of a file with garbage. Whatever is asked of it
// then, the answer may be an error or a problem that Check reports, but no panic.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "whole.db")
	s := open(t, path)
	apply(t, newWriter(t, s), Change{Put: synthetics(0, 8, 20)})
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(1))
	found := 0
	for round := range 40 {
		data := bytes.Clone(whole)
		const page = 4096
		at := (2 + r.Intn(len(data)/page-2)) * page // past the two meta pages
		switch round % 3 {
		case 0: // a page of noise
			r.Read(data[at : at+page])
		case 1: // a page of zeros, as after a crash of some file systems
			clear(data[at : at+page])
		case 2: // some bytes
			for range 20 {
				data[at+r.Intn(page)] ^= byte(1 + r.Intn(255))
			}
		}
		damaged := filepath.Join(dir, "damaged.db")
		if err := os.WriteFile(damaged, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if useDamaged(damaged) {
			found++
		}
	}
	t.Logf("%d of 40 damages showed", found)
	if found == 0 {
		t.Error("no damage was noticed")
	}
}

func useDamaged(path string) (noticed bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return true
	}
	defer s.Close()
	problems, err := s.Check(ctx)
	noticed = err != nil || len(problems) > 0
	_, err = s.Statements(ctx, Filter{Entity: "company/公司1"})
	noticed = noticed || err != nil
	w, err := NewWriter(ctx, s, resolveByName)
	if err != nil {
		return true
	}
	defer w.Close()
	_, err = w.Apply(ctx, Change{Put: synthetics(5, 10, 10)})
	return noticed || err != nil
}
