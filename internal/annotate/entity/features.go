package entity

import (
	"math"
	"math/bits"
)

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
