package cli

import (
	"math"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// gogc is the percentage that the collector goes by; MaxUint64 while it is held.
func gogc() uint64 {
	sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

func TestHoldCollector(t *testing.T) {
	before := gogc()
	resume := holdCollector()
	if got := gogc(); got != math.MaxUint64 {
		t.Errorf("held, the collector goes by %d %%", got)
	}
	loaded := make([]byte, 64<<20)
	resume()
	if got := gogc(); got < 2*64/4*100 || got == math.MaxUint64 {
		t.Errorf("with 64 MB loaded, the collector goes by %d %%", got)
	}
	runtime.KeepAlive(loaded)
	runtime.GC()
	for range 1000 { // what restores it runs beside this
		if gogc() == before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("behind the first collection, the collector goes by %d %%, not %d", gogc(), before)
}
