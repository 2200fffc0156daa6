package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"
)

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name, dsn string
		readOnly  bool
		want      string
	}{
		{"missing", filepath.Join(dir, "none.db"), true, "suyuan build"},
		{"missing folder", filepath.Join(dir, "no", "none.db"), false, "there is no folder"},
		{"folder", dir, false, "is a directory"},
		{"empty, to read", file("empty.db", "", 0o644), true, "is empty"},
		{"a picture", file("picture.db", strings.Repeat("\x89PNG\r\n\x1a\n", 4000), 0o644), true, "no Suyuan store"},
		{"a picture, to write", file("picture2.db", strings.Repeat("\x89PNG\r\n\x1a\n", 4000), 0o644), false, "no Suyuan store"},
		{"a note", file("note.db", "hello", 0o644), false, "no Suyuan store"},
		{"no name", "", false, "no store is named"},
		{"no file name", "bolt:", false, "no store is named"},
		{"unknown kind", "mysql://localhost/x", false, "unknown kind"},
		{"no server", "postgres://nobody:secret@127.0.0.1:1/x?sslmode=disable", true, "does not answer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Open(context.Background(), c.dsn, Options{ReadOnly: c.readOnly})
			if err == nil {
				s.Close()
				t.Fatal("it opens")
			}
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	if s := open(t, file("fresh.db", "", 0o644)); s != nil {
		apply(t, newWriter(t, s), Change{Put: synthetics(0, 1, 3)}) // an empty file can be filled
	}
}

func TestTruncated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cut.db")
	s := open(t, path)
	apply(t, newWriter(t, s), Change{Put: synthetics(0, 20, 20)})
	s.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := openBolt(path, true, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	used := 0 // bytes; the file is longer, to grow into
	file.db.View(func(tx *bolt.Tx) error { used = int(tx.Size()); return nil })
	file.Close()
	for _, keep := range []int{used - 1, used / 2, 8192, 5000, 100} {
		if err := os.WriteFile(path, whole[:keep], 0o644); err != nil {
			t.Fatal(err)
		}
		for _, readOnly := range []bool{true, false} {
			s, err := Open(context.Background(), path, Options{ReadOnly: readOnly})
			if err == nil {
				s.Close()
				t.Fatalf("%d bytes of %d open", keep, len(whole))
			}
			if !strings.Contains(err.Error(), "truncated") && !strings.Contains(err.Error(), "damaged") {
				t.Errorf("%d bytes: %v", keep, err)
			}
		}
		if left, err := os.ReadFile(path); err != nil || len(left) != keep {
			t.Errorf("the file was changed: %d bytes, %v", len(left), err)
		}
	}
}

func TestNewerStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.db")
	s := open(t, path)
	w := newWriter(t, s)
	err := w.tx.apply([]cayley.Delta{{Quad: quad.Quad{Subject: iriStore, Predicate: iriFormat, Object: quad.Float(formatVersion + 1)}, Action: cayley.Add}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(context.Background(), path, Options{}); err == nil || !strings.Contains(err.Error(), "version 2") {
		t.Errorf("got %v", err)
	}
}

func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "locked.db")
	writer := open(t, path)
	for _, readOnly := range []bool{true, false} {
		start := time.Now()
		_, err := Open(context.Background(), path, Options{ReadOnly: readOnly, Wait: 200 * time.Millisecond})
		var locked *LockedError
		if !errors.As(err, &locked) {
			t.Fatalf("got %v", err)
		}
		if waited := time.Since(start); waited < 150*time.Millisecond || waited > 20*time.Second {
			t.Errorf("waited %v", waited)
		}
		if _, err := os.Stat("/proc/locks"); err == nil && !strings.Contains(locked.Holder, fmt.Sprintf("process %d", os.Getpid())) {
			t.Errorf("held by %q", locked.Holder)
		}
	}
	apply(t, newWriter(t, writer), Change{Put: synthetics(0, 1, 3)})
	writer.Close()
	// Readers read beside each other, and keep writers out.
	first, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	holds(t, second, synthetics(0, 1, 3))
	if _, err := NewWriter(context.Background(), first, resolveByName); err == nil {
		t.Error("a store open for reading is written to")
	}
	first.Close()
	second.Close()
}

func TestOneWriter(t *testing.T) {
	conformance(t, func(t *testing.T, dsn string) {
		s := open(t, dsn)
		w := newWriter(t, s)
		if _, err := NewWriter(context.Background(), s, resolveByName); err == nil {
			t.Error("a second writer in one process")
		}
		if strings.HasPrefix(dsn, "postgres") {
			other := open(t, dsn)
			var locked *LockedError
			if _, err := NewWriter(context.Background(), other, resolveByName); !errors.As(err, &locked) || !strings.Contains(locked.Holder, "user suyuan") {
				t.Errorf("a second writer on the server: %v", err)
			}
		}
		w.Close()
		newWriter(t, s).Close()
		s.Close()
		if _, err := NewWriter(context.Background(), s, resolveByName); err == nil {
			t.Error("a closed store is written to")
		}
	})
}

func TestFlockHolder(t *testing.T) {
	const locks = "1: POSIX  ADVISORY  WRITE 11 08:01:77 0 EOF\n2: FLOCK  ADVISORY  WRITE 4711 08:01:1234 0 EOF\n2: -> FLOCK  ADVISORY  WRITE 99 08:01:1234 0 EOF\n"
	for inode, want := range map[uint64]int{1234: 4711, 234: 0, 77: 0, 1: 0} {
		if got := flockHolder([]byte(locks), inode); got != want {
			t.Errorf("inode %d is held by %d, want %d", inode, got, want)
		}
	}
}

// TestFullDisk fills a small file system.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1500k"); err != nil {
		t.Skipf("mounting a small file system: %v", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	path := filepath.Join(dir, "full.db")
	s := open(t, path)
	defer s.Close()
	w := newWriter(t, s)
	stored := 0
	var err error
	for n := 0; err == nil && n < 500; n += 5 {
		if _, err = w.Apply(context.Background(), Change{Put: synthetics(n, n+5, 20)}); err == nil {
			stored = n + 5
		}
	}
	if err == nil || !strings.Contains(err.Error(), "disk is full") || stored == 0 {
		t.Fatalf("after %d articles: %v", stored, err)
	}
	sound(t, s)
	// The same writer goes on with what fits.
	var out []string
	for n := range stored {
		out = append(out, synthetic(n, 0).Article.ID)
	}
	apply(t, w, Change{Remove: out[:stored/2]})
	sound(t, s)
	s.Close()
	again := open(t, path)
	defer again.Close()
	sound(t, again)
}

// TestReadBesideWriter reads from several goroutines while articles come and
// go; under the race detector it shows that this is allowed.
func TestReadBesideWriter(t *testing.T) {
	conformance(t, func(t *testing.T, dsn string) {
		if strings.HasPrefix(dsn, "postgres") {
			t.Skip("the server sees to that")
		}
		s := open(t, dsn)
		w := newWriter(t, s)
		apply(t, w, Change{Put: synthetics(0, 8, 10)})
		ctx, cancel := context.WithCancel(context.Background())
		var readers sync.WaitGroup
		for range 3 {
			readers.Add(1)
			go func() {
				defer readers.Done()
				for ctx.Err() == nil {
					if err := readAll(ctx, s); err != nil && ctx.Err() == nil {
						t.Error(err)
						return
					}
				}
			}()
		}
		for round := range 6 {
			from := round % 3 * 3
			apply(t, w, Change{Put: synthetics(from, from+6, 10+round), Remove: []string{synthetic((from+7)%9, 0).Article.ID}})
		}
		cancel()
		readers.Wait()
		sound(t, s)
	})
}

func readAll(ctx context.Context, s *Store) error {
	es, err := s.Entities(ctx)
	if err != nil {
		return err
	}
	for _, e := range es[:min(3, len(es))] {
		if _, err := s.Statements(ctx, Filter{Entity: e.ID}); err != nil {
			return err
		}
	}
	_, err = s.Articles(ctx)
	return err
}

func TestInterval(t *testing.T) {
	for _, c := range []struct{ iso, from, until string }{
		{"2025", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"},
		{"2025-H1", "2025-01-01T00:00:00Z", "2025-07-01T00:00:00Z"},
		{"2025-H2", "2025-07-01T00:00:00Z", "2026-01-01T00:00:00Z"},
		{"2025-Q3", "2025-07-01T00:00:00Z", "2025-10-01T00:00:00Z"},
		{"2025-Q4", "2025-10-01T00:00:00Z", "2026-01-01T00:00:00Z"},
		{"2025-12", "2025-12-01T00:00:00Z", "2026-01-01T00:00:00Z"},
		{"2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"},
		{"2025-W16", "2025-04-14T00:00:00Z", "2025-04-21T00:00:00Z"},
		{"2026-W01", "2025-12-29T00:00:00Z", "2026-01-05T00:00:00Z"},
		{"2023-W01", "2023-01-02T00:00:00Z", "2023-01-09T00:00:00Z"},
		{"2025-09-01T10", "2025-09-01T10:00:00Z", "2025-09-01T11:00:00Z"},
		{"2025-09-01T10:30", "2025-09-01T10:30:00Z", "2025-09-01T10:31:00Z"},
		{"2025-09-01T10:30:05", "2025-09-01T10:30:05Z", "2025-09-01T10:30:06Z"},
		{"2025-03/2025-08", "2025-03-01T00:00:00Z", "2025-09-01T00:00:00Z"},
		{"2025-W16/2025-W19", "2025-04-14T00:00:00Z", "2025-05-12T00:00:00Z"},
		{"2025-09-01/2025-09-01", "2025-09-01T00:00:00Z", "2025-09-02T00:00:00Z"},
	} {
		from, until, err := Interval(c.iso)
		if err != nil || from.Format(time.RFC3339) != c.from || until.Format(time.RFC3339) != c.until {
			t.Errorf("Interval(%q) = %v, %v, %v", c.iso, from, until, err)
		}
	}
	for _, bad := range []string{"", "去年", "25", "2025-", "2025-13", "2025-Q5", "2025-Q", "2025-H3", "2025-W54", "2025-W", "2025-02-30", "2025-9", "2025/", "/2025", "2025/2024", "0000", "2025-09-01T25"} {
		if from, until, err := Interval(bad); err == nil {
			t.Errorf("Interval(%q) = %v, %v", bad, from, until)
		}
	}
}

// TestStrictNQuads writes names and words that break careless writers, and
// reads them with rapper where it is installed.
func TestStrictNQuads(t *testing.T) {
	text := "“<甲> \"乙\" \\丙\\ {丁}|戊^`己`”\t又\r\n\u0000\u007f\u0085\u2028😀%41 endé。"
	d := Document{Article: Article{ID: "a <b> %41\"", URL: "https://x/?q=a b&c=<d>", Path: "a b\\c.txt", Text: text}}
	var mentions []string
	for _, name := range []string{"<甲> \"乙\"", "\\丙\\ {丁}|戊^`己`", "a#b?c[d]", "%41", "é\u202e\u200b"} {
		id := EntityID("Work", name)
		mentions = append(mentions, id)
		d.Entities = append(d.Entities, Entity{ID: id, Type: "Work", Name: name})
	}
	d.Claims = []Claim{{ID: "1", Content: Content{Kind: RelationKind, Subject: mentions[0], Predicate: "odd <p> \"q\"", Object: mentions[1]},
		Telling: Telling{Evidence: Quote{0, len([]rune(text)), text}, Confidence: .5, Attribution: "x\ny"}}}
	s := open(t, "mem:")
	if sum := apply(t, newWriter(t, s), Change{Put: []Document{d}}); len(sum.Refused) > 0 {
		t.Fatal(sum.Refused)
	}
	sound(t, s)
	out := nquads(t, s)
	for n, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		if !strictLine.MatchString(line) {
			t.Errorf("line %d is no N-Quad: %s", n+1, line)
		}
	}
	if err := s.WriteNQuads(context.Background(), new(strings.Builder), "no base"); err == nil {
		t.Error("a bad base is taken")
	}
	rapper, err := exec.LookPath("rapper")
	if err != nil {
		t.Log("rapper is not installed: checked against the grammar only")
		return
	}
	cmd := exec.Command(rapper, "-q", "-c", "-i", "nquads", "-", "urn:x")
	cmd.Stdin = strings.NewReader(out)
	if msg, err := cmd.CombinedOutput(); err != nil || len(msg) > 0 {
		t.Errorf("rapper: %v: %s", err, msg)
	}
}

// strictLine is the grammar of N-Quads (W3C Recommendation of 2014), with
// absolute IRIs and without what is optional.
var strictLine = func() *regexp.Regexp {
	const hex = `[0-9A-Fa-f]`
	uchar := `\\u` + hex + `{4}|\\U` + hex + `{8}`
	iri := `<[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20<>"{}|^` + "`" + `\\]|` + uchar + `)*>`
	literal := `"(?:[^\x22\x5C\x0A\x0D]|\\[tbnrf"'\\]|` + uchar + `)*"(?:\^\^` + iri + `)?`
	return regexp.MustCompile(`^` + iri + ` ` + iri + ` (?:` + iri + `|` + literal + `) (?:` + iri + ` )?\.$`)
}()
