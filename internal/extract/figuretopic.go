package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/schema"
)

// A figure whose sentence names nothing that it could be of is of what the text
// around is about.

// topic is what a sentence without a subject of its own is about: the subject
// of the nearest sentence before it, then of the item's heading, then the item's
// most named entity. Products go first where lasts is set.
func (x *Extractor) topic(d *document, s *sentence, types []string, lasts bool) (annotate.Mention, bool) {
	suits := x.topical(d, types)
	for i := s.index - 1; i >= 0 && i >= s.index-topicReach && d.sentences[i].Item == s.Item && !d.sentences[i].Heading; i-- {
		o := &d.sentences[i]
		if lasts {
			// What a thing costs or measures is said of a thing, if one is named.
			if m, ok := x.opens(d, o, x.topical(d, types[:1])); ok {
				return m, true
			}
		}
		if m, ok := x.opens(d, o, suits); ok {
			return m, true
		}
	}
	if d.announces(s) {
		return x.opens(d, s, suits)
	}
	key := topicKey{s.Item, strings.Join(types, " ")}
	best, ok := d.leading[key]
	if !ok {
		best = x.headed(d, s.Item, suits)
		d.leading[key] = best
	}
	return best, best.Len() > 0
}

// announces says whether a sentence is a part of a digest's title: each announces a
// piece of its own, and is about nothing that another names.
func (d *document) announces(s *sentence) bool { return s.Heading && s.Item == 0 && len(d.Items) > 1 }

// topicKey is what the topic of an item depends on: which types it may have.
type topicKey struct {
	item  int
	types string
}

// headed is the subject of an item's heading; in the item without a heading of
// its own, and where that has no subject, the one of mostNamedOf.
func (x *Extractor) headed(d *document, item int, suits func(annotate.Mention) bool) annotate.Mention {
	if item > 0 {
		of := d.sentencesOf(item)
		for i := 0; i < len(of) && of[i].Heading; i++ {
			if m, ok := x.opens(d, &of[i], suits); ok {
				return m
			}
		}
	}
	return d.mostNamedOf(item, suits)
}

// topical says which mentions may be a topic for a metric that is said of things
// of some types: places limit what is said, and media report on others.
func (x *Extractor) topical(d *document, types []string) func(annotate.Mention) bool {
	return func(m annotate.Mention) bool {
		typ := d.voices[m.Entity]
		if typ == schema.Place || typ == schema.Organization && d.speaks[m.Entity] {
			return false
		}
		return len(types) == 0 || slices.Contains(types, typ)
	}
}

// opens is the first mention of a sentence that is a subject and suits.
func (x *Extractor) opens(d *document, s *sentence, suits func(annotate.Mention) bool) (annotate.Mention, bool) {
	for _, m := range s.mentions {
		clause := s.clauseSpan(m.Start)
		if suits(m) && !d.credited(s, m) && x.caseBefore(d, s, m, clause) == "subject" && !x.actedOn(d, s, m, clause) {
			return m, true
		}
	}
	return annotate.Mention{}, false
}

// topicReach is how many sentences back a topic is looked for.
const topicReach = 3

// mostNamedOf is the first mention that made its entity the one that an item
// names most, headings counted twice, of those that suit; an empty one if there
// is none.
func (d *document) mostNamedOf(item int, suits func(annotate.Mention) bool) annotate.Mention {
	count := map[int]int{}
	best, most := annotate.Mention{}, 0
	of := d.sentencesOf(item)
	for i := range of {
		o := &of[i]
		for _, m := range o.mentions {
			if !suits(m) || d.credited(o, m) {
				continue
			}
			count[m.Entity]++
			if o.Heading {
				count[m.Entity]++
			}
			if count[m.Entity] > most {
				best, most = m, count[m.Entity]
			}
		}
	}
	return best
}

// credited says whether a sentence names something only as the source of what
// it says: in （来源：IT 之家）, before 数据显示, or as a body before a colon
// (中汽协：2月销量…).
func (d *document) credited(s *sentence, m annotate.Mention) bool {
	head := d.text[s.Start:m.Start]
	if anyWithin(head, d.grammar.sourceLabels) {
		open := strings.LastIndexAny(head, "（(")
		if open > strings.LastIndexAny(head, "）)") && anyWithin(head[open:], d.grammar.sourceLabels) {
			return true
		}
	}
	clause := s.clauseSpan(m.Start)
	rest := strings.TrimRight(d.text[m.End:max(m.End, clause.End)], " ")
	if utf8.RuneCountInString(rest) <= maxSpokesman && d.voices[m.Entity] == schema.Organization && strings.HasPrefix(d.text[clause.End:], "：") {
		return true
	}
	if d.Entities[m.Entity].Type == schema.Work && (anyPrefix(rest, d.grammar.reportNouns) || anySuffix(rest, d.grammar.findingVerbs)) {
		return true
	}
	said, ok := cutSuffix(rest, d.grammar.showing)
	return ok && anySuffix(said, d.grammar.evidences) && !anyWithin(said, d.grammar.ownReports)
}

// maxSpokesman is how many characters the name of who speaks for a body may have:
// 乘联会崔东树：….
const maxSpokesman = 4
