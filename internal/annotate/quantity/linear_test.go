//go:build unix

package quantity

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestLinear checks that eight times the text takes about eight times as long.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	r := testRecognizer(t)
	const small, factor = 1 << 12, 8
	for _, unit := range repeats {
		ok := false
		for try := 0; try < 6 && !ok; try++ {
			short := elapsed(r, strings.Repeat(unit, small/len(unit)))
			long := elapsed(r, strings.Repeat(unit, factor*small/len(unit)))
			ok = long < 5*factor*max(short, 200*time.Microsecond) // quadratic would be factor*factor
		}
		if !ok {
			t.Errorf("%q repeated: time grows faster than the text", unit)
		}
	}
}

func elapsed(r *Recognizer, text string) time.Duration {
	best := time.Hour
	for range 2 {
		start := cpuTime()
		r.Find(text, nil)
		r.Typed(text, NumberType)
		r.Typed(text, NumberRangeType)
		best = min(best, cpuTime()-start)
	}
	return best
}

// cpuTime is what the process has used, whatever else the machine does.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
