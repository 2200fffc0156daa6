package cli

import (
	"runtime"
	"runtime/debug"
)

// holdCollector stops collecting garbage until resume is called. All that loading
// makes is kept, so that to look through it costs a quarter of the time for
// nothing; nor is the first collection to come right behind it, but when the heap
// is twice what it is then, as all later ones do.
func holdCollector() (resume func()) {
	percent := debug.SetGCPercent(-1)
	return func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if doubled := int(2 * m.HeapAlloc / percentBytes); percent >= 0 && doubled > percent {
			runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, percent) // the first collection finds it
			percent = doubled
		}
		debug.SetGCPercent(percent)
	}
}

// percentBytes is how large the heap is, for each percent of GOGC, when the first
// collection comes.
const percentBytes = 4 << 20 / 100
