package graph

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// childStore names, in the environment, the store that a child process of the
// kill test writes to until it is killed.
const childStore = "SUYUAN_TEST_CHILD_STORE"

// killedChild adds, replaces and removes articles for ever.
func killedChild() {
	ctx := context.Background()
	s, err := Open(ctx, os.Getenv(childStore), Options{Wait: 10 * time.Second})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	w, err := NewWriter(ctx, s, resolveByName)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	w.batch = 500 // more places to be killed at
	r := rand.New(rand.NewSource(int64(os.Getpid())))
	fmt.Println("ready")
	for {
		var c Change
		for range 30 {
			c.Put = append(c.Put, synthetic(r.Intn(50), 15+15*r.Intn(2)))
			c.Remove = append(c.Remove, fmt.Sprintf("art-%04d", r.Intn(50)))
		}
		if _, err := w.Apply(ctx, c); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("kills child processes for some seconds; left out with -short")
	}
	path := filepath.Join(t.TempDir(), "killed.db")
	rounds, unsettled := 8, 0
	for round := range rounds {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childStore+"="+path)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := out.Read(make([]byte, 16)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(100+rand.Intn(900)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		child.Wait()

		s, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Fatalf("after kill %d: %v", round, err)
		}
		sound(t, s)
		if u, err := s.Unsettled(context.Background()); err != nil {
			t.Fatal(err)
		} else if u {
			unsettled++
		}
		if round%2 == 1 || round == rounds-1 {
			// It goes on: an empty change completes what was interrupted.
			apply(t, newWriter(t, s), Change{})
			docs, err := s.Documents(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			holds(t, s, docs)
			sound(t, s)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d kills left a change unfinished", unsettled, rounds)
}
