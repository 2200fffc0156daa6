package entity

import (
	"math"

	"suyuan/internal/article"
)

// relation is how a candidate lies to what the tagger found.
type relation uint8

const (
	apart     relation = iota // the tagger found nothing there
	same                      // the same span and type
	otherType                 // the same span with another type
	inside                    // the tagger's span is longer
	around                    // the tagger's span is shorter
	crossing                  // each has a part that the other lacks
	relations
)

// types are the types by number.
var types = [...]string{Company, Organization, Person, Product, Place, Work}

// typeOrder is the order of the types by name, by number.
var typeOrder = func() (order [len(types)]int32) {
	for i, a := range types {
		for _, b := range types {
			if b < a {
				order[i]++
			}
		}
	}
	return order
}()

func typeNumber(typ string) int {
	for i, t := range types {
		if t == typ {
			return i
		}
	}
	return -1
}

// witnesses is what speaks for one span and type.
type witnesses struct {
	candidate
	form     string              // folded
	odds     [len(rules)]float64 // by rule; 0 if the rule says nothing
	said     uint32              // the rules that say something, one bit each
	relation relation
	tagged   int8    // number of the type that the tagger gives the same span, or -1
	listed   int8    // number of the type that the gazetteer gives it, or -1
	tagger   float64 // log odds of the tagger's span that it is related to
	best     float64 // of the rules' confidences
	cues     cueSet
	length   int // its lengthClass
	edges    [2]bool
	parts    bool
	ruled    bool // its type is no question: see ruledType
}

func (w *witnesses) says(r ruleID) bool { return w.said>>r&1 == 1 }

// gather joins the candidates for one span and type, and relates each to what
// the tagger found. The result is sorted by start, then end.
func (s *scan) gather() []witnesses {
	s.sort()
	cs := s.candidates
	var tagged []candidate // sorted and disjoint
	for _, c := range cs {
		if c.rule == ruleTagger {
			tagged = append(tagged, c)
		}
	}
	out := s.witnesses[:0]
	next := 0
	for i := 0; i < len(cs); {
		// All candidates of one span.
		j := i
		listed := int8(-1)
		for ; j < len(cs) && cs[j].Span == cs[i].Span; j++ {
			if cs[j].rule == ruleName && listed < 0 {
				listed = int8(typeNumber(cs[j].typ))
			}
		}
		for next < len(tagged) && tagged[next].End <= cs[i].Start {
			next++
		}
		name := cs[i].Of(s.text)
		span := witnesses{candidate: cs[i], form: fold(name), cues: s.cuesAt(cs[i].Span), listed: listed, tagged: -1,
			length: lengthClass(name), edges: [2]bool{s.edge[cs[i].Start], s.edge[cs[i].End]}, parts: s.madeOfParts(cs[i].Span)}
		ruled := s.ruledType(cs[i:j])
		for ; i < j; i++ {
			c := cs[i]
			if ruled != "" && c.typ != ruled {
				continue
			}
			n := len(out)
			if n == 0 || out[n-1].Span != c.Span || out[n-1].typ != c.typ {
				out = append(out, span)
				n++
				w := &out[n-1]
				w.candidate = c
				w.entry = -1
				w.ruled = ruled != ""
				if next < len(tagged) && tagged[next].Overlaps(c.Span) {
					w.relation = relate(c, tagged[next])
					w.tagger = logit(tagged[next].confidence)
					if tagged[next].Span == c.Span {
						w.tagged = int8(typeNumber(tagged[next].typ))
					}
				}
			}
			w := &out[n-1]
			if w.entry < 0 {
				w.entry = c.entry
			}
			if odds := logit(c.confidence); !w.says(c.rule) || odds > w.odds[c.rule] {
				w.said |= 1 << c.rule
				w.odds[c.rule] = odds
			}
			if c.confidence > w.best {
				w.best, w.rule = c.confidence, c.rule
			}
		}
	}
	s.witnesses = out
	return out
}

// sort puts the candidates in the order of their spans and types; of those with the same, in that in
// which they were found.
func (s *scan) sort() {
	s.keys = s.keys[:0]
	for i := range s.candidates {
		c := &s.candidates[i]
		s.keys = append(s.keys, sortKey{uint64(c.Start)<<32 | uint64(c.End), typeOrder[typeNumber(c.typ)], int32(i)})
	}
	s.candidates, s.spare = s.inOrder(s.spare[:0], s.candidates), s.candidates
	s.gathered = len(s.candidates)
}

// ruledType is the one type that the gazetteer gives a span which is no
// ordinary word: what it lists has that type, whatever else speaks there. A product in a credit
// is the platform that published. It is empty if nothing rules.
func (s *scan) ruledType(cs []candidate) string {
	ruled, credited := "", false
	for i := range cs {
		c := &cs[i]
		switch {
		case c.rule == ruleCredit:
			credited = true
		case c.rule != ruleName:
		case c.confidence < knownConfidence || ruled != "" && ruled != c.typ:
			return ""
		default:
			ruled = c.typ
		}
	}
	if credited && ruled != Company {
		return Organization
	}
	return ruled
}

// madeOfParts is true for a span that two known names make up which touch: a
// recogniser's 字节跳动朝夕光年.
func (s *scan) madeOfParts(sp article.Span) bool {
	for i := s.firstCandidate(sp.Start); i < len(s.candidates) && s.candidates[i].Start == sp.Start; i++ {
		a := &s.candidates[i]
		if a.rule != ruleName || a.End >= sp.End {
			continue
		}
		_, next := s.after(a.End)
		for j := s.firstCandidate(next); j < len(s.candidates) && s.candidates[j].Start == next; j++ {
			if b := &s.candidates[j]; b.rule == ruleName && b.End == sp.End && b.typ == a.typ {
				return true
			}
		}
	}
	return false
}

func relate(c, tagged candidate) relation {
	switch {
	case c.Span == tagged.Span && c.typ == tagged.typ:
		return same
	case c.Span == tagged.Span:
		return otherType
	case tagged.Contains(c.Span):
		return inside
	case c.Contains(tagged.Span):
		return around
	}
	return crossing
}

// weigh gives each span and type that was proposed the probability that it is
// a name of the article: a logistic regression over what speaks for it. The
// weights were fitted to held-in articles, each of them tagged by a model and
// looked up in a gazetteer that had not seen it (see weights.go). In the
// second round ev is what the first one said; in the first it is nil.
func (s *scan) weigh(ev *evidence) []witnesses {
	ws := s.gather()
	weights := &s.weights[0]
	if ev != nil {
		weights = &s.weights[1]
	}
	var r row
	for i := range ws {
		w := &ws[i]
		r.reset()
		w.features(&r)
		if ev != nil {
			ev.features(s, w, &r)
		}
		sum := 0.0
		for j, at := range r.at {
			sum += r.x[j] * weights[at]
		}
		w.confidence = max(1/(1+math.Exp(-sum)), s.floor(w))
	}
	return ws
}

// listedFloor is the least probability of a listed name that stands by itself.
const listedFloor = 0.75

// inducedFloor is the least probability of a stem that keeps meeting the words
// behind brands and that a chosen name begins with.
const inducedFloor = 0.5

// learnedFloor is the least probability of another form of a chosen name.
const learnedFloor = 0.5

// plantFloor is the least probability of a company's plant.
const plantFloor = 0.85

// The log odds that floor asks for.
var (
	evenOdds  = logit(0.5)
	plantOdds = logit(plantConfidence)
	knownOdds = logit(knownConfidence)
)

// floor is the least probability of a candidate. A listed name of three Chinese
// characters or four letters that is no ordinary word is a name wherever words
// begin and end where it does, unless the tagger has a longer one there: whoever lists
// a name wants it found.
func (s *scan) floor(w *witnesses) float64 {
	if w.says(ruleInduced) && w.says(ruleShort) && w.relation == apart && w.edges[0] && w.edges[1] {
		return inducedFloor
	}
	if w.odds[ruleOwned] >= plantOdds && w.typ == Place {
		return plantFloor
	}
	if w.relation == apart && w.edges[0] && w.edges[1] && !s.knownWord(w.Start, w.End) {
		for _, r := range [...]ruleID{ruleShort, ruleLastName, ruleModel, ruleBracket} {
			if w.odds[r] >= evenOdds && w.says(r) {
				return learnedFloor
			}
		}
	}
	if !w.says(ruleName) || w.relation == inside || w.relation == crossing || !w.edges[0] || !w.edges[1] {
		return 0
	}
	least := 4
	if hasChinese(w.Of(s.text)) {
		least = 3
	}
	if w.odds[ruleName] < knownOdds || length(w.Of(s.text)) < least {
		return 0
	}
	return listedFloor
}
