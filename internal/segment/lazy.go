package segment

import "sync"

// Lazy is a Segmenter that is loaded when it is first asked for, once, so
// that a command which segments nothing does not pay for it. It is safe for
// concurrent use.
type Lazy struct {
	get func() (*Segmenter, error)
}

// NewLazy returns a Lazy whose Segmenter will be New(words()...). The words
// are asked for at the first Get only; nil stands for none.
func NewLazy(words func() []string) *Lazy {
	return &Lazy{get: sync.OnceValues(func() (*Segmenter, error) {
		if words == nil {
			return New()
		}
		return New(words()...)
	})}
}

// Get loads the Segmenter at the first call and returns the same one (or the
// same error) at every other.
func (l *Lazy) Get() (*Segmenter, error) { return l.get() }
