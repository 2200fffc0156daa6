package timex

import (
	"fmt"
	"time"
)

// Reference is what relative expressions are resolved against.
type Reference struct {
	// Published is when the article came out; its zero value is no date, and
	// then relative expressions stay unresolved.
	Published time.Time
	// Precision says how much of Published is known: Year, Month, Day, or
	// Second where it is a moment (an assistant's clock).
	Precision Precision
	// Breaks are the byte offsets, ascending, at which another story begins (the
	// items of a digest): no context crosses them. Without any, headings are
	// told by their looks.
	Breaks []int
}

// ParseReference reads a publication date as an article's metadata has it:
// 2026, 2026-01, 2026-01-05, with or without a time of day; the empty string
// is no date.
func ParseReference(published string) (Reference, error) {
	if published == "" {
		return Reference{}, nil
	}
	for _, f := range []struct {
		layout string
		prec   Precision
	}{
		{"2006", Year}, {"2006-01", Month}, {"2006-01-02", Day},
	} {
		if t, err := time.Parse(f.layout, published); err == nil {
			return Reference{Published: t, Precision: f.prec}, nil
		}
	}
	if len(published) > 10 && (published[10] == 'T' || published[10] == ' ') {
		if t, err := time.Parse("2006-01-02", published[:10]); err == nil {
			return Reference{Published: t, Precision: Day}, nil
		}
	}
	return Reference{}, fmt.Errorf("publication date %q: want a year, a month or a day as in 2026, 2026-01 or 2026-01-05", published)
}

// now is the stretch of the calendar that the reference stands for.
func (r Reference) now() period {
	t := r.Published
	if t.IsZero() {
		return period{}
	}
	switch {
	case r.Precision >= Day || r.Precision == NoPrecision:
		return dayOf(t)
	case r.Precision >= Month:
		return monthOf(t.Year(), int(t.Month()))
	default:
		return yearOf(t.Year())
	}
}
