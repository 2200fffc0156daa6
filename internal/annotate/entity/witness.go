package entity

import (
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// ruleID is a rule that proposes candidates.
type ruleID uint8

const (
	ruleName         ruleID = iota // the gazetteer
	ruleTagger                     // the tagger
	ruleLatin                      // a run of Latin words
	ruleSuffix                     // a last word that says what it is
	ruleSurname                    // a Chinese surname and given name
	ruleDotted                     // a foreign name with a dot
	ruleTitle                      // what stands in 《》
	ruleQuoted                     // a name in quotation marks
	ruleCalled                     // a company's name and 公司
	ruleBrand                      // a brand and its model
	ruleAgain                      // a name that stands elsewhere in the article
	ruleModel                      // a model without its brand
	ruleShort                      // a short form of a longer name
	ruleLastName                   // the last part of a foreign name
	ruleSurnameTitle               // 雷总
	ruleBracket                    // a form in brackets behind a name
	ruleHeaded                     // a name and the word behind it that says what it is
	rulePlaces                     // a place within a place
	ruleStripped                   // a name without the place before it
	ruleBrandNamed                 // a brand and a product with a name of its own
	ruleRetyped                    // what another rule proposes, with another type
	ruleTrimmed                    // the tagger's span without a title before it, or its one script
	ruleOwned                      // a known company or place, some words and a suffix
	ruleInduced                    // a stem that keeps meeting 汽车 or a model code
	ruleCredit                     // what stands behind 来源：
)

// rules are the ids that mentions carry.
var rules = [...]string{
	ruleName:         "name",
	ruleTagger:       "crf",
	ruleLatin:        "latin",
	ruleSuffix:       "suffix",
	ruleSurname:      "surname",
	ruleDotted:       "dotted",
	ruleTitle:        "title",
	ruleQuoted:       "quoted",
	ruleCalled:       "called",
	ruleBrand:        "brand",
	ruleAgain:        "again",
	ruleModel:        "model",
	ruleShort:        "short",
	ruleLastName:     "last-name",
	ruleSurnameTitle: "surname-title",
	ruleBracket:      "bracket",
	ruleHeaded:       "headed",
	rulePlaces:       "places",
	ruleStripped:     "stripped",
	ruleBrandNamed:   "brand-named",
	ruleRetyped:      "retyped",
	ruleTrimmed:      "trimmed",
	ruleOwned:        "owned",
	ruleInduced:      "induced",
	ruleCredit:       "credit",
}

func (r ruleID) String() string { return rules[r] }

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

// Places in a row of features. Those by rule and by relation come in pairs:
// whether it holds, and the log odds that it gives.
const (
	featureBias     = 0
	featureRules    = 1
	featureRelation = featureRules + 2*len(rules)
	featureTypes    = featureRelation + 2*int(relations)
	featureLength   = featureTypes + len(types)     // by script and length: see lengthClass
	featureEdges    = featureLength + lengthClasses // whether the dictionary's words start and end where it does
	featureParts    = featureEdges + 2              // two known names that touch make it up
	featureRuleAt   = featureParts + 1              // by rule and relation
	featureTypeAt   = featureRuleAt + len(rules)*int(relations)
	featureTagged   = featureTypeAt + len(types)*int(relations) // by type and the type that the tagger gives the same span
	featureListed   = featureTagged + len(types)*len(types)     // by type and the type that the gazetteer gives it
	featureCues     = featureListed + len(types)*len(types)     // by type and cue: it stands beside the candidate
	featureArticle  = featureCues + len(types)*cues             // in the second round: what the first said of the form in the whole article
	featureForm     = featureArticle + 7                        // in the second round, by type and cue: it stands beside the form somewhere
	featureBeside   = featureForm + len(types)*cues             // in the second round, by type and that of a chosen name in one list with it
	featureCount    = featureBeside + len(types)*len(types)
)

// row is a row of features, most of which are zero: the places of the others
// and their values.
type row struct {
	at []int16
	x  []float64
}

func (r *row) reset() { r.at, r.x = r.at[:0], r.x[:0] }

func (r *row) set(at int, x float64) {
	if x != 0 {
		r.at, r.x = append(r.at, int16(at)), append(r.x, x)
	}
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

// lengthClasses is how many classes of length there are for each script.
const lengthClasses = 10

// lengthClass is the class of a name's length and script.
func lengthClass(name string) int {
	n, class := length(name), 0
	for _, most := range [...]int{1, 2, 3, 5} {
		if n > most {
			class++
		}
	}
	if hasChinese(name) {
		return class
	}
	return 5 + class
}

func (w *witnesses) says(r ruleID) bool { return w.said>>r&1 == 1 }

func logit(p float64) float64 {
	p = min(max(p, 0.01), 0.99)
	return math.Log(p / (1 - p))
}

// features adds what is known in both rounds to the row.
func (w *witnesses) features(r *row) {
	r.set(featureBias, 1)
	for said := w.said; said != 0; said &= said - 1 {
		i := bits.TrailingZeros32(said)
		r.set(featureRules+2*i, 1)
		r.set(featureRules+2*i+1, w.odds[i])
		r.set(featureRuleAt+i*int(relations)+int(w.relation), 1)
	}
	r.set(featureRelation+2*int(w.relation), 1)
	r.set(featureRelation+2*int(w.relation)+1, w.tagger)
	typ := typeNumber(w.typ)
	r.set(featureTypes+typ, 1)
	r.set(featureTypeAt+typ*int(relations)+int(w.relation), 1)
	r.set(featureLength+w.length, 1)
	for i, edge := range w.edges {
		if edge {
			r.set(featureEdges+i, 1)
		}
	}
	if w.parts {
		r.set(featureParts, 1)
	}
	if w.tagged >= 0 {
		r.set(featureTagged+typ*len(types)+int(w.tagged), 1)
	}
	if w.listed >= 0 {
		r.set(featureListed+typ*len(types)+int(w.listed), 1)
	}
	w.cues.features(featureCues+typ*cues, r)
}

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

// features adds to the row what the first round said of the form, and of the
// other forms of the same known name.
func (ev *evidence) features(s *scan, w *witnesses, r *row) {
	form := ev.forms[w.form]
	typ := typeNumber(w.typ)
	own := form.best[typ]
	if own > 0 {
		r.set(featureArticle, 1)
		r.set(featureArticle+1, logit(own))
	}
	other := 0.0
	for t, p := range form.best {
		if t != typ {
			other = max(other, p)
		}
	}
	if other > 0 {
		r.set(featureArticle+2, 1)
		r.set(featureArticle+3, logit(other))
	}
	if other > own {
		r.set(featureArticle+4, 1)
	}
	form.cues.features(featureForm+typ*cues, r)
	for i, beside := range ev.beside(s, w.Span) {
		if beside {
			r.set(featureBeside+typ*len(types)+i, 1)
		}
	}
	if w.entry < 0 {
		return
	}
	best := ev.kin[s.names.same[w.entry]]
	for _, k := range best {
		if k.form != "" && k.form != w.form {
			r.set(featureArticle+5, 1)
			r.set(featureArticle+6, logit(k.probability))
			return
		}
	}
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
