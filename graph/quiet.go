package graph

import (
	"sync"

	"github.com/cayleygraph/cayley/clog"
)

// silence is a logger that says nothing. Cayley logs most errors that it also
// returns; standard error belongs to the user.
type silence struct{}

func (silence) Infof(string, ...any)    {}
func (silence) Warningf(string, ...any) {}
func (silence) Errorf(string, ...any)   {}
func (silence) Fatalf(string, ...any)   {}
func (silence) V(int) bool              { return false }
func (silence) SetV(int)                {}

var quiet = sync.OnceFunc(func() { clog.SetLogger(silence{}) })
