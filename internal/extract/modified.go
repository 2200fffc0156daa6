package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// In Chinese all that describes a noun stands before it, and 的 between: what
// a number in such an attribute is of is the noun (去年卖出300万辆的行业巨头比亚迪,
// 售价4.2万元的前舱盖).

// modified is the head of the noun phrase in whose attribute a number stands.
func (x *Extractor) modified(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	if r.cue.Start >= q.End && q.Dimension != "classifier" {
		return subject{}, false // 35万元的售价: the cue is what is described
	}
	at, ok := d.attributeEnd(s, q)
	if !ok {
		return subject{}, false
	}
	types := x.model.Metrics[r.metric].Subjects
	head, m, named := d.headFrom(s, at)
	switch {
	case named && (d.Entities[m.Entity].Type != schema.Place || slices.Contains(types, schema.Place)):
		return mentioned(m, byGrammar), true
	case named || !x.describing(d, s, q, r) || d.runes(head) < 2 || x.wholly(s, head, x.noThings) || x.cueEnding(s, head.End) || d.edition(head) || d.grammar.measures(head.Of(d.text)):
		return subject{}, false
	}
	return d.worded(head, byGrammar), true
}

// attributeEnd is where the noun phrase begins that a number with what it
// counts, and further numbers with what they count, describe: 有2个品牌9款车型的｜.
func (d *document) attributeEnd(s *sentence, q *quantity.Quantity) (int, bool) {
	at := d.skipRight(q.End, s.End, true)
	for range maxTail {
		for _, w := range d.grammar.attributives {
			if strings.HasPrefix(d.text[at:s.End], w) {
				return d.skipRight(at+len(w), s.End, false), true
			}
		}
		if q.Dimension != "classifier" {
			break
		}
		next := d.skipRight(d.phraseFrom(s, at).End, s.End, false)
		next += d.grammar.conjunction(d.text[next:s.End])
		for i := range s.quantities {
			if o := &s.quantities[i]; o.Start == next {
				next = d.skipRight(o.End, s.End, false)
			}
		}
		if next == at {
			break
		}
		at = next
	}
	return at, false
}

// headFrom is the noun phrase that begins at a place, and the name that it ends
// with if it does: 自动驾驶明星公司 Argo AI, 小折叠（努比亚 Flip）.
func (d *document) headFrom(s *sentence, at int) (head article.Span, m annotate.Mention, named bool) {
	head = d.phraseFrom(s, at)
	if m, ok := s.mentionAt(at); ok && (m.End >= head.End || !strings.HasPrefix(d.text[m.End:s.End], de)) {
		return m.Span, m, true
	}
	for _, m := range s.mentions {
		if m.Start > at && m.Start <= d.skipRight(head.End, s.End, false) && m.End >= head.End {
			return article.Span{Start: at, End: m.End}, m, true
		}
	}
	if strings.HasPrefix(d.text[head.End:s.End], "（") && head.Len() > 0 {
		m, named = s.mentionAt(d.skipRight(head.End+len("（"), s.End, false))
	}
	return head, m, named
}

// describing says whether a number with its metric tells what a thing is like,
// and not what the clause says of its subject: 售价4.2万元的…, but not 是一款售价20万元的….
func (x *Extractor) describing(d *document, s *sentence, q *quantity.Quantity, r reading) bool {
	clause := s.clauseOf(q)
	at := q.Start
	m := &x.model.Metrics[r.metric]
	switch {
	case !m.Lasting && m.Name != capacityMetric && m.Name != productionMetric:
		return false // five years of work are not the work's
	case r.cue.Len() > 0 && (r.cue.Start < clause.Start || r.cue.Start >= q.End):
		return false
	case r.cue.Len() > 0:
		at = r.cue.Start
	}
	for _, t := range d.tokensFrom(clause.Start) {
		if t.Start >= at {
			break
		}
		if w := t.Of(d.text); slices.Contains(d.grammar.predicators, w) {
			return false
		}
	}
	return true
}

// countedMention is the mention that a number counts: 两台 V8s, 11 名特斯拉高管.
func (x *Extractor) countedMention(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	if q.Dimension != "classifier" || r.cue.Start >= q.End {
		return annotate.Mention{}, false
	}
	m, ok := s.mentionAt(d.skipRight(q.End, s.End, false))
	return m, ok && !d.describes(s, m) && !x.carriedBy(d, s, m, s.clauseOf(q))
}
