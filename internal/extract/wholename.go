package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// variant is the version of a product that a price list names right before the
// number, behind the product: YU7的价格：标准版25.35万元、Pro版27.99万元.
func (x *Extractor) variant(d *document, s *sentence, q *quantity.Quantity) (subject, bool) {
	clause := s.clauseOf(q)
	from := clause.Start
	for i := range s.quantities {
		if o := &s.quantities[i]; o.End <= q.Start {
			from = max(from, o.End)
		}
	}
	from += d.grammar.conjunction(d.text[from:q.Start])
	name := strings.TrimSpace(strings.TrimLeft(d.text[from:q.Start], "，"))
	if !anySuffix(name, d.grammar.editions) || utf8.RuneCountInString(name) > maxVariant {
		return subject{}, false
	}
	for _, m := range slices.Backward(s.mentions) {
		if m.End <= clause.Start && d.Entities[m.Entity].Type == schema.Product {
			return subject{entity: -1, text: d.Entities[m.Entity].Name + name, span: article.Span{Start: q.Start - len(name), End: q.Start}, by: byNearness}, true
		}
	}
	return subject{}, false
}

// maxVariant is how many characters the name of a version may have.
const maxVariant = 8

// whole widens a subject to the longer name that its mention is only the
// beginning of, where the names' tagger stopped short: a plant, a version or a
// model of it (比亚迪泰国工厂, YU7标准版, 零跑B01).
func (x *Extractor) whole(d *document, s *sentence, sub subject) subject {
	if sub.entity < 0 || !s.Contains(sub.span) {
		return sub
	}
	end := sub.span.End
	if end = d.modelEnd(s, sub.entity, end); end > sub.span.End {
		sp := article.Span{Start: sub.span.Start, End: end}
		return d.worded(sp, sub.by)
	}
	if m, ok := s.mentionAt(end); ok && d.Entities[m.Entity].Type == schema.Place {
		end = m.End
	}
	wide := sub
	tokens := d.tokensFrom(end)
	for i := 0; i < min(len(tokens)-1, maxPart); i++ {
		t, next := tokens[i], tokens[i+1]
		w := t.Of(d.text)
		if t.Start >= s.End || d.grammar.endsNoun(w, t.POS) || slices.Contains(d.grammar.planWords, w) || t.Start != end && !(i == 0 && d.skipRight(end, s.End, false) == t.Start) || strings.HasPrefix(t.POS, "v") && !x.part(s, next.Span) && !d.edition(next.Span) {
			break
		}
		end = t.End
		// 业务 is part of longer nouns: 国美零售业务体系.
		longer := anySuffix(w, d.grammar.businessNouns) && next.Start == end && next.POS == "n" && !x.cueAt(s, end)
		tail := article.Span{Start: sub.span.End, End: end}
		if (x.part(s, tail) || d.Entities[sub.entity].Type == schema.Product && d.edition(tail)) && !longer {
			sp := article.Span{Start: sub.span.Start, End: end}
			wide = d.worded(sp, sub.by)
		}
	}
	return wide
}

// part says whether a span ends with a noun by which what a name is joined with
// is a thing of its own.
func (x *Extractor) part(s *sentence, sp article.Span) bool {
	h, ok := s.longestEnding(x.table, sp.End, x.partNouns)
	return ok && h.Start >= sp.Start
}

// edition says whether a span ends with a word for a version: 移动版, Ultra 版本.
func (d *document) edition(sp article.Span) bool {
	return anySuffix(sp.Of(d.text), d.grammar.editions) || anySuffix(sp.Of(d.text), d.grammar.versionNouns)
}

// cueAt says whether a word for a metric starts at a place.
func (x *Extractor) cueAt(s *sentence, at int) bool {
	for i := s.firstHit(at); i < len(s.hits) && s.hits[i].Start == at; i++ {
		if len(x.metricCues[s.hits[i].word]) > 0 {
			return true
		}
	}
	return false
}

// cueEnding says whether a word for a metric ends at a place.
func (x *Extractor) cueEnding(s *sentence, at int) bool {
	for _, h := range s.hits {
		if h.End == at && len(x.metricCues[h.word]) > 0 {
			return true
		}
	}
	return false
}

// maxPart is how many tokens may stand between a name and the end of the longer
// one.
const maxPart = 4

// modelEnd is the end of the model that stands right behind a maker's name that
// ends at a place: Latin words with a digit among them (零跑B01, 小米 MIX Fold 4);
// the place itself without one.
func (d *document) modelEnd(s *sentence, entity, at int) int {
	if d.Entities[entity].Type != schema.Company {
		return at
	}
	text := d.text[at:s.End]
	end, letters, digits := 0, 0, 0
scan:
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			if letters == 0 {
				return at
			}
			digits++
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
			letters++
		case c == ' ' || c == '+' || c == '.':
			continue
		default:
			break scan
		}
		end = i + 1
	}
	sp := article.Span{Start: at, End: at + end}
	if letters == 0 || digits == 0 || s.countedBy(sp) || d.inTime(s, sp) {
		return at
	}
	return sp.End
}
