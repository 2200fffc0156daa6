package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
)

// What a number is of by grammar alone: the noun that it stands in the attribute
// of, the one that its metric belongs to, the one that a bracket remarks on.

// possessor is the mention that the cue of a metric belongs to: 对该公司的估值.
func (d *document) possessor(s *sentence, r reading) (annotate.Mention, bool) {
	if r.cue.Len() == 0 || r.change {
		return annotate.Mention{}, false
	}
	at := d.skipLeft(r.cue.Start, s.Start, true)
	if t := strings.TrimSuffix(d.text[s.Start:at], "的"); s.Start+len(t) < at {
		at = d.skipLeft(s.Start+len(t), s.Start, true)
	}
	return s.mentionEnding(at)
}

// remarked is the mention that a bracketed remark stands behind:
// 英伟达（市值蒸发 1672 亿美元）.
func (d *document) remarked(s *sentence, q *quantity.Quantity) (annotate.Mention, bool) {
	head := d.text[s.Start:q.Start]
	open := strings.LastIndexAny(head, "（(")
	if open < 0 || strings.LastIndexAny(head, "）)") > open {
		return annotate.Mention{}, false
	}
	at := d.skipLeft(s.Start+open, s.Start, false)
	return s.mentionEnding(at)
}

// modified is the mention that the number is part of the attribute of:
// 售价4.2万元的前舱盖, 两台 V8s, 11 名特斯拉高管.
func (x *Extractor) modified(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	at := d.skipRight(q.End, s.End, false)
	rest := d.text[at:s.End]
	attributive := false
	for _, w := range [...]string{"左右的", "以上的", "以下的", "以内的", "的"} {
		if strings.HasPrefix(rest, w) {
			at = d.skipRight(at+len(w), s.End, false)
			attributive = true
			break
		}
	}
	if !attributive && q.Dimension != "classifier" {
		return annotate.Mention{}, false
	}
	// A cue behind the number is what the attribute describes: 35万元的售价.
	if r.cue.Start >= q.End {
		return annotate.Mention{}, false
	}
	m, ok := s.mentionAt(at)
	return m, ok
}

// acted is what a sum was paid for or taken from: the object of the purchase
// behind it (以 8000 万美元收购 Perceive), or who is fined or favoured (对谷歌处以…,
// 为新车提供…补贴).
func (x *Extractor) acted(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	clause := s.clauseOf(q)
	if r.cue.Start >= q.End && strings.HasSuffix(r.label, "收购") {
		for _, m := range s.mentions {
			if m.Start >= r.cue.End && m.End <= clause.End && d.Entities[m.Entity].Type != "Place" {
				return m, true
			}
		}
	}
	switch x.model.Metrics[r.metric].Name {
	case "compensation", "priceChange":
		for _, m := range slices.Backward(s.mentions) {
			if m.End <= q.Start && m.Start >= clause.Start && x.caseBefore(d, s, m, clause) == "to" {
				return m, true
			}
		}
	}
	return annotate.Mention{}, false
}
