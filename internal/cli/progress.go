package cli

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress is a progress bar on standard error. Where that is no terminal it
// draws nothing. It may be used from several goroutines.
type progress struct {
	bar *progressbar.ProgressBar

	mu   sync.Mutex
	what string
}

// newProgress starts a bar; total may be -1 where it is not known.
func newProgress(env *Env, total int, what string) *progress {
	if !env.ErrTerminal {
		return &progress{}
	}
	return &progress{what: what, bar: progressbar.NewOptions(total,
		progressbar.OptionSetWriter(env.Stderr),
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionUseANSICodes(true),
		progressbar.OptionClearOnFinish(),
	)}
}

// set says how much is done, of how much.
func (p *progress) set(done, total int) {
	if p.bar == nil {
		return
	}
	if p.bar.GetMax() != total {
		p.bar.ChangeMax(total)
	}
	// An error would be one of writing to the terminal: nothing to be done.
	_ = p.bar.Set(done)
}

// phase says what is being done from now on. Another phase is timed anew: what
// is counted in it takes another time.
func (p *progress) phase(what string) {
	if p.bar == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.what == what {
		return
	}
	p.what = what
	p.bar.Reset()
	p.bar.Describe(what)
}

// hide clears the line of the bar, so that a message can be printed; the bar
// comes back with the next step.
func (p *progress) hide() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// stop takes the bar off the screen. Stopping twice does no harm.
func (p *progress) stop() {
	if p.bar != nil {
		_ = p.bar.Exit()
		_ = p.bar.Clear()
	}
}
