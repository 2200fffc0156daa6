// Package eval compares what was extracted with what careful readers found.
//
//   - Line: one line of a gold file; Load reads a file, Find a folder of them.
//   - Comparison: one article's document beside its gold lines, matched one to
//     one. Compare makes it.
//   - Scores: the figures of one or more articles, measure by measure; they
//     add up.
//   - Summary: what many comparisons say of each class and each rule, and of
//     the confidence numbers.
//   - Lesson: what one figure teaches the chooser of subjects. Comparison.Happenings:
//     what the events that no rule reads teach of which are worth telling.
//   - Fault: one miss, false alarm or mistake, for a person to look at.
//
// The measures are those of the project's reference scorer (shared/tools/
// score.py), number for number: the tests run both on the same documents.
package eval

import (
	"encoding/json"
	"strconv"
)

// The measures, in the order of reports.
const (
	Entity        = "entity"           // name and type
	EntityAnyType = "entity, any type" // name alone
	FigureValue   = "figure value"     // number, unit and place in the text
	Figure        = "figure"           // and the subject and the metric
	Relation      = "relation"
	Event         = "event" // type, place in the text and a party
	EventAnyType  = "event, any type"
	Alias         = "alias" // further names of the entities that matched

	// Of the claims that matched, how many have the rest right too.
	FigureTime       = "figure time"
	EventTime        = "event time"
	FigureOp         = "figure op"
	Modality         = "modality"
	Attribution      = "attribution"
	EventParticipant = "event participant"
	EventRole        = "event role"
	QuoteInPlace     = "quote in place" // of all claims
)

// Score is one measure's count. A measure of finding counts what is right, what
// the gold has and what was found; a share (Found is -1) counts what is right of
// so many cases, which are in Gold.
type Score struct {
	Measure            string
	Right, Gold, Found int
}

// share is the Found of a measure that has no false alarms.
const share = -1

// IsShare says whether the measure is a share of cases.
func (s Score) IsShare() bool { return s.Found == share }

// Precision is the part of what was found that is right, 0 if nothing was.
func (s Score) Precision() float64 { return ratio(s.Right, s.Found) }

// Recall is the part of what there is that was found; of a share, the part that
// is right.
func (s Score) Recall() float64 { return ratio(s.Right, s.Gold) }

// F1 is the harmonic mean of precision and recall; of a share, the part that is
// right.
func (s Score) F1() float64 {
	if s.IsShare() {
		return s.Recall()
	}
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b <= 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// MarshalJSON writes what the reference scorer writes: p, r, f1, right, gold and
// system, or right and of.
func (s Score) MarshalJSON() ([]byte, error) {
	if s.IsShare() {
		return json.Marshal(struct {
			Right int `json:"right"`
			Of    int `json:"of"`
		}{s.Right, s.Gold})
	}
	return json.Marshal(struct {
		P      float64 `json:"p"`
		R      float64 `json:"r"`
		F1     float64 `json:"f1"`
		Right  int     `json:"right"`
		Gold   int     `json:"gold"`
		System int     `json:"system"`
	}{round4(s.Precision()), round4(s.Recall()), round4(s.F1()), s.Right, s.Gold, s.Found})
}

// round4 rounds to four places, half to even on the number's exact value.
func round4(x float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64)
	return v
}

// Scores are the counts of all measures, in their order.
type Scores []Score

// Of is one measure's count, zero if there is none.
func (s Scores) Of(measure string) Score {
	for _, n := range s {
		if n.Measure == measure {
			return n
		}
	}
	return Score{Measure: measure}
}

// Add gives the counts of both together: of more articles, pooled.
func (s Scores) Add(t Scores) Scores {
	out := append(Scores(nil), s...)
	for _, n := range t {
		out.count(n)
	}
	return out
}

func (s *Scores) count(n Score) {
	for i := range *s {
		if o := &(*s)[i]; o.Measure == n.Measure {
			o.Right += n.Right
			o.Gold += n.Gold
			if !n.IsShare() {
				o.Found += n.Found
			}
			return
		}
	}
	*s = append(*s, n)
}

// MarshalJSON writes one object with a key for each measure.
func (s Scores) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, n := range s {
		key, err := json.Marshal(n.Measure)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(n)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}
