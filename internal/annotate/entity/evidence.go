package entity

import (
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// evidence is what the first round said of the forms of an article.
type evidence struct {
	forms map[string]formEvidence
	// kin are the two most probable forms of each entry of the gazetteer.
	kin map[int32][2]kinForm
	// starts and ends are the types, by number, of the names that the first
	// round chose, by where they start and end.
	starts, ends map[int]int
}

// formEvidence is what the first round said of a form: by type, the greatest probability that it
// got anywhere, and the cues around it.
type formEvidence struct {
	best [len(types)]float64
	cues cueSet
}

type kinForm struct {
	form        string
	probability float64
}

// collect remembers what the first round said and chose.
func (s *scan) collect(ws []witnesses, chosen []candidate) *evidence {
	ev := &evidence{forms: make(map[string]formEvidence, len(ws)/2), kin: map[int32][2]kinForm{},
		starts: make(map[int]int, len(chosen)), ends: make(map[int]int, len(chosen))}
	for _, c := range chosen {
		ev.starts[c.Start], ev.ends[c.End] = typeNumber(c.typ), typeNumber(c.typ)
	}
	for i := range ws {
		w := &ws[i]
		f := ev.forms[w.form]
		typ := typeNumber(w.typ)
		f.best[typ] = max(f.best[typ], w.confidence)
		f.cues |= w.cues
		ev.forms[w.form] = f
		if w.entry < 0 {
			continue
		}
		entry := s.names.same[w.entry]
		best := ev.kin[entry]
		switch {
		case best[0].form == w.form || best[0].form == "":
			best[0] = kinForm{w.form, max(best[0].probability, w.confidence)}
		case best[1].form == w.form || best[1].form == "" || w.confidence > best[1].probability:
			best[1] = kinForm{w.form, max(best[1].probability, w.confidence)}
		}
		if best[1].probability > best[0].probability {
			best[0], best[1] = best[1], best[0]
		}
		ev.kin[entry] = best
	}
	return ev
}

// beside gives the types of the names that stand in one list with a place:
// Ouster 和 Velodyne.
func (ev *evidence) beside(s *scan, sp article.Span) (of [len(types)]bool) {
	_, after := s.after(sp.End)
	_, before := s.before(sp.Start)
	_, size := utf8.DecodeRuneInString(s.text[before:])
	before += size
	for _, mark := range s.words.listMarks {
		if strings.HasPrefix(s.text[after:], mark) {
			_, next := s.after(after + len(mark))
			if typ, ok := ev.starts[next]; ok {
				of[typ] = true
			}
		}
		if strings.HasSuffix(s.text[:before], mark) {
			end := len(strings.TrimRight(s.text[:before-len(mark)], " "))
			if typ, ok := ev.ends[end]; ok {
				of[typ] = true
			}
		}
	}
	return of
}
