package cli

import (
	"bytes"
	"testing"
)

// A phase begins at nothing; the same one, told again, goes on.
func TestProgressPhases(t *testing.T) {
	p := newProgress(&Env{Stderr: &bytes.Buffer{}, ErrTerminal: true}, 10, "reading")
	p.set(5, 10)
	p.phase("reading")
	if n := p.bar.State().CurrentNum; n != 5 {
		t.Errorf("the same phase stands at %d, want 5", n)
	}
	p.phase("writing")
	if n := p.bar.State().CurrentNum; n != 0 {
		t.Errorf("a new phase stands at %d, want 0", n)
	}
	p.set(300, 9000)
	if s := p.bar.State(); s.CurrentNum != 300 || s.Max != 9000 || s.Description != "writing" {
		t.Errorf("got %+v", s)
	}
}
