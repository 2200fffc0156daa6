package timex

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Result is one expression as an assistant reads it, for `suyuan recognize
// --type datetime`. Start and End count code points, end exclusive. From and
// Until are ISO 8601 (a bare time of day for a Clock), Until exclusive and
// empty for a date or a clock time; Seconds is there for durations only.
type Result struct {
	Text    string   `json:"text"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Type    string   `json:"type"` // date, daterange, time, timerange, datetime, datetimerange, duration, set
	From    string   `json:"from,omitempty"`
	Until   string   `json:"until,omitempty"`
	Seconds *float64 `json:"seconds,omitempty"`
}

// Recognize finds the time expressions of one line, read as an assistant
// reads them against the moment ref.
func (rec *Recognizer) Recognize(text string, ref time.Time) []Result {
	r := Reference{Published: ref, Precision: Second}
	if ref.IsZero() {
		r = Reference{}
	}
	var out []Result
	pos, chars := 0, 0
	for _, t := range rec.Find(text, r, nil) {
		chars += utf8.RuneCountInString(text[pos:t.Start])
		start := chars
		chars += utf8.RuneCountInString(text[t.Start:t.End])
		pos = t.End
		out = append(out, result(&t, text, start, chars))
	}
	return out
}

func result(t *Timex, text string, start, end int) Result {
	r := Result{Text: t.Of(text), Start: start, End: end}
	switch t.Kind {
	case Set:
		r.Type = "set"
		return r
	case Duration:
		r.Type = "duration"
		if s := t.Seconds; s > 0 {
			r.Seconds = &s
		}
		return r
	case Clock:
		r.Type = "time"
		r.From, r.Until = stamp(t.From, "15:04:05"), stamp(t.Until, "15:04:05")
	default:
		layout := "2006-01-02"
		r.Type = "date"
		if t.Precision >= Hour {
			layout, r.Type = "2006-01-02T15:04:05", "datetime"
		}
		r.From, r.Until = stamp(t.From, layout), stamp(t.Until, layout)
	}
	ranged := t.Bound != NoBound || t.How == howClockRange || strings.ContainsRune(t.ISO, '/') || strings.HasSuffix(t.How, "-range") || t.How == "span" || t.Precision < Day ||
		t.Precision == Hour && t.Until.Sub(t.From) != time.Hour
	if !ranged {
		r.Until = ""
		return r
	}
	r.Type += "range"
	return r
}

func stamp(t time.Time, layout string) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(layout)
}
