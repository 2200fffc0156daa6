package entity

import (
	"cmp"
	"math"
	"slices"
)

// The rules that propose candidates, by the ids that mentions carry.
const (
	ruleName         = "name"          // the gazetteer
	ruleTagger       = "crf"           // the tagger
	ruleLatin        = "latin"         // a run of Latin words
	ruleSuffix       = "suffix"        // a last word that says what it is
	ruleSurname      = "surname"       // a Chinese surname and given name
	ruleDotted       = "dotted"        // a foreign name with a dot
	ruleTitle        = "title"         // what stands in 《》
	ruleQuoted       = "quoted"        // a name in quotation marks
	ruleCalled       = "called"        // a company's name and 公司
	ruleBrand        = "brand"         // a brand and its model
	ruleAgain        = "again"         // a name that stands elsewhere in the article
	ruleModel        = "model"         // a model without its brand
	ruleShort        = "short"         // a short form of a longer name
	ruleLastName     = "last-name"     // the last part of a foreign name
	ruleSurnameTitle = "surname-title" // 雷总
	ruleBracket      = "bracket"       // a form in brackets behind a name
	ruleHeaded       = "headed"        // a name and the word behind it that says what it is
	rulePlaces       = "places"        // a place within a place
	ruleStripped     = "stripped"      // a name without the place before it
)

var rules = [...]string{
	ruleName, ruleTagger, ruleLatin, ruleSuffix, ruleSurname, ruleDotted, ruleTitle, ruleQuoted, ruleCalled, ruleBrand,
	ruleAgain, ruleModel, ruleShort, ruleLastName, ruleSurnameTitle, ruleBracket, ruleHeaded, rulePlaces, ruleStripped,
}

var ruleNumber = func() map[string]int {
	m := make(map[string]int, len(rules))
	for i, r := range rules {
		m[r] = i
	}
	return m
}()

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

// Places in a row of features: for each rule whether it speaks for the
// candidate and the log odds it gives; for each relation whether it holds and
// the log odds of the tagger's span; the types; what else counts.
const (
	featureBias     = 0
	featureRules    = 1
	featureRelation = featureRules + 2*len(rules)
	featureTypes    = featureRelation + 2*int(relations)
	featureShort    = featureTypes + 6 // two characters or fewer
	featureKnown    = featureShort + 1 // for each relation: the gazetteer has it
	featureLatin    = featureKnown + 6 // for each relation: a Latin name
	featureArticle  = featureLatin + 6 // in the second round: what the first said of the form in the whole article
	featureCount    = featureArticle + 7
)

var typeNumber = map[string]int{Company: 0, Organization: 1, Person: 2, Product: 3, Place: 4, Work: 5}

// witnesses is what speaks for one span and type.
type witnesses struct {
	candidate
	odds     [len(rules)]float64 // by rule; 0 if the rule says nothing
	says     [len(rules)]bool
	relation relation
	tagger   float64 // log odds of the tagger's span that it is related to
	best     float64 // of the rules' confidences
}

func logit(p float64) float64 {
	p = min(max(p, 0.01), 0.99)
	return math.Log(p / (1 - p))
}

// features writes the row of features.
func (w *witnesses) features(text string, row *[featureCount]float64) {
	*row = [featureCount]float64{featureBias: 1}
	for i := range rules {
		if w.says[i] {
			row[featureRules+2*i] = 1
			row[featureRules+2*i+1] = w.odds[i]
		}
	}
	row[featureRelation+2*int(w.relation)] = 1
	row[featureRelation+2*int(w.relation)+1] = w.tagger
	row[featureTypes+typeNumber[w.typ]] = 1
	if length(w.Of(text)) <= 2 {
		row[featureShort] = 1
	}
	if w.says[0] {
		row[featureKnown+int(w.relation)] = 1
	}
	if w.says[2] {
		row[featureLatin+int(w.relation)] = 1
	}
}

// gather joins the candidates for one span and type, and relates each to what
// the tagger found. The result is sorted by start, then end.
func gather(cs []candidate) []witnesses {
	slices.SortStableFunc(cs, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.typ, b.typ))
	})
	var tagged []candidate // sorted and disjoint
	for _, c := range cs {
		if c.rule == ruleTagger {
			tagged = append(tagged, c)
		}
	}
	var out []witnesses
	next := 0
	for _, c := range cs {
		n := len(out)
		if n == 0 || out[n-1].Span != c.Span || out[n-1].typ != c.typ {
			for next < len(tagged) && tagged[next].End <= c.Start {
				next++
			}
			w := witnesses{candidate: c}
			w.entry = -1
			if next < len(tagged) && tagged[next].Overlaps(c.Span) {
				w.relation = relate(c, tagged[next])
				w.tagger = logit(tagged[next].confidence)
			}
			out = append(out, w)
			n++
		}
		w := &out[n-1]
		if w.entry < 0 {
			w.entry = c.entry
		}
		if r := ruleNumber[c.rule]; !w.says[r] || logit(c.confidence) > w.odds[r] {
			w.says[r] = true
			w.odds[r] = logit(c.confidence)
		}
		if c.confidence > w.best {
			w.best, w.rule = c.confidence, c.rule
		}
	}
	return out
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
	forms map[key]float64 // for each form and type the greatest probability that it got anywhere
	// kin are the two most probable forms of each entry of the gazetteer.
	kin map[int32][2]kinForm
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
func (s *scan) weigh(ev *evidence) []candidate {
	ws := gather(s.candidates)
	s.sorted = len(s.candidates)
	out := make([]candidate, len(ws))
	weights := &firstWeights
	if ev != nil {
		weights = &secondWeights
	}
	var row [featureCount]float64
	for i := range ws {
		w := &ws[i]
		w.features(s.text, &row)
		if ev != nil {
			ev.features(s, w, &row)
		}
		sum := 0.0
		for j, x := range row {
			sum += x * weights[j]
		}
		out[i] = w.candidate
		out[i].confidence = 1 / (1 + math.Exp(-sum))
	}
	return out
}

// collect remembers what the first round said.
func (s *scan) collect(cs []candidate) *evidence {
	ev := &evidence{forms: make(map[key]float64, len(cs)), kin: map[int32][2]kinForm{}}
	for _, c := range cs {
		form := fold(c.Of(s.text))
		k := key{c.typ, form}
		ev.forms[k] = max(ev.forms[k], c.confidence)
		if c.entry < 0 {
			continue
		}
		entry := s.names.same[c.entry]
		best := ev.kin[entry]
		switch {
		case best[0].form == form || best[0].form == "":
			best[0] = kinForm{form, max(best[0].probability, c.confidence)}
		case best[1].form == form || best[1].form == "" || c.confidence > best[1].probability:
			best[1] = kinForm{form, max(best[1].probability, c.confidence)}
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
func (ev *evidence) features(s *scan, w *witnesses, row *[featureCount]float64) {
	form := fold(w.Of(s.text))
	own, ok := ev.forms[key{w.typ, form}]
	if ok {
		row[featureArticle] = 1
		row[featureArticle+1] = logit(own)
	}
	other := 0.0
	for t := range typeNumber {
		if t != w.typ {
			other = max(other, ev.forms[key{t, form}])
		}
	}
	if other > 0 {
		row[featureArticle+2] = 1
		row[featureArticle+3] = logit(other)
	}
	if other > own {
		row[featureArticle+4] = 1
	}
	if w.entry < 0 {
		return
	}
	best := ev.kin[s.names.same[w.entry]]
	for _, k := range best {
		if k.form != "" && k.form != form {
			row[featureArticle+5] = 1
			row[featureArticle+6] = logit(k.probability)
			return
		}
	}
}
