package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// placeBeside is how sure it is that a company lies in the place that stands right
// before its name: 美国 Verizon.
const placeBeside = 0.75

// placesBeside: a country or a city right before the name of a company or an
// institution says where it is from: 韩国|LG 集团, whether the place was read as
// a part of the name or by itself.
func (x *Extractor) placesBeside(d *document, emit func(claim)) {
	seen := map[[2]int]bool{}
	found := func(s *sentence, m annotate.Mention, place, at int) {
		if k := [2]int{m.Entity, place}; !seen[k] {
			seen[k] = true
			emit(x.ownerClaim(d, m.Entity, "locatedIn", owner{entity: place, confidence: placeBeside,
				span: clausesAround(s, article.Span{Start: at, End: m.End}), rule: "name.beside", sentence: s, at: at}))
		}
	}
	for i := range d.sentences {
		s := &d.sentences[i]
		for j, m := range s.mentions {
			if j == 0 || !d.seated(m) {
				continue
			}
			place := s.mentions[j-1]
			if d.Entities[place.Entity].Type == schema.Place && !place.Reference && strings.TrimSpace(d.text[place.End:m.Start]) == "" && x.attributive(d, s, place) && !x.branch(d, s, m) {
				found(s, m, place.Entity, place.Start)
			}
		}
	}
	for i, e := range d.Entities {
		for st := range d.stems.of(e) {
			if d.Entities[st.entity].Type != schema.Place || st.entity == i {
				continue
			}
			for _, at := range d.named[i] {
				rest, ok := cutFoldedPrefix(at.Of(d.text), st.name)
				s := d.sentenceAt(at.Start)
				if m, there := s.mentionAt(at.Start); ok && there && d.seated(m) && d.alsoNamed(m, strings.TrimSpace(rest)) {
					found(s, m, st.entity, at.Start)
				}
			}
		}
	}
}

// seated says whether a mention names what has its seat in a place: a company or
// an institution, but no part of the state, whose place is its domain.
func (d *document) seated(m annotate.Mention) bool {
	e := d.Entities[m.Entity]
	return !m.Reference && (e.Type == schema.Company || e.Type == schema.Organization && (anySuffix(e.Name, d.grammar.schoolEnds) || !anySuffix(e.Name, d.grammar.stateEnds)))
}

// alsoNamed says whether a thing has a name as it stands without its place:
// Verizon of 美国 Verizon, but 移动 is no name of 中国移动.
func (d *document) alsoNamed(m annotate.Mention, rest string) bool {
	return slices.Contains(names(d.Entities[m.Entity]), rest)
}

// branch says whether a name only tells whose shop, plant or meeting is in a place:
// 太古里|特斯拉|店.
func (x *Extractor) branch(d *document, s *sentence, m annotate.Mention) bool {
	_, ok := s.longest(x.table, d.skipRight(m.End, s.End, false), x.branchWords)
	return ok || strings.HasPrefix(d.text[m.End:s.End], "/")
}

// attributive says whether a place that stands right before a name belongs to it,
// and is not where something happens: 在美国|特斯拉.
func (x *Extractor) attributive(d *document, s *sentence, place annotate.Mention) bool {
	at := d.skipLeft(place.Start, s.Start, false)
	if _, in := s.longestEnding(x.table, at, x.marks.at); in {
		return false
	}
	if prev, ok := d.coordinatedBefore(s, place); ok && prev.End <= place.Start {
		return false
	}
	i := d.tokenBefore(place.Start)
	return i < 0 || d.Tokens[i].Start < s.Start || !strings.HasPrefix(d.Tokens[i].POS, "p") && !strings.HasPrefix(d.Tokens[i].POS, "v")
}
