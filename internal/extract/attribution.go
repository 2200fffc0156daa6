package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/article"
	"suyuan/schema"
)

// speech is a stretch of text that a source is given for.
type speech struct {
	article.Span
	source string
	entity int  // -1 if the source is no entity
	turn   bool // of an interview
}

// speeches finds, for a whole document, who speaks and the stretches that a
// source is given for: behind 据X报道, behind X表示, and on through a quotation that runs over
// several sentences.
func (x *Extractor) speeches(d *document) {
	d.spoken, d.speaks = make([][]speech, len(d.sentences)), make([]bool, len(d.Entities))
	add := func(s *sentence, sp speech) {
		if sp.entity >= 0 {
			d.speaks[sp.entity] = true
		}
		for i := s.index; i < len(d.sentences) && d.sentences[i].Start <= sp.End; i++ {
			// The innermost last: one that is read later and began before holds it.
			at := slices.IndexFunc(d.spoken[i], func(o speech) bool { return o.Start > sp.Start })
			if at < 0 {
				at = len(d.spoken[i])
			}
			d.spoken[i] = slices.Insert(d.spoken[i], at, sp)
		}
	}
	for _, sp := range d.turns() {
		add(d.sentenceAt(sp.Start), sp)
	}
	for i := range d.sentences {
		s := &d.sentences[i]
		for _, h := range s.hits {
			switch {
			case x.table.is(h, x.cues.sourceBefore):
				if sp, ok := x.reported(d, s, h); ok {
					add(s, sp)
				}
			case x.table.is(h, x.cues.shows):
				if sp, ok := x.shown(d, s, h); ok {
					add(s, sp)
				}
			case x.table.is(h, x.cues.speech):
				if sp, ok := x.said(d, s, h); ok {
					add(s, sp)
					if before, ok := d.quotedBefore(s, sp, h); ok {
						add(d.sentenceAt(before.Start), before)
					}
				}
			}
		}
	}
}

// spokenAt are the speeches that hold a span, the innermost last.
func (d *document) spokenAt(at article.Span) iter.Seq[speech] {
	return func(yield func(speech) bool) {
		s := d.sentenceAt(at.Start)
		if s == nil {
			return
		}
		for _, sp := range d.spoken[s.index] {
			if sp.Contains(at) && !yield(sp) {
				return
			}
		}
	}
}

// reported reads 据路透社报道: all that follows in the sentence.
func (x *Extractor) reported(d *document, s *sentence, h hit) (speech, bool) {
	clause := s.clauseSpan(h.Start)
	verb, ok := s.within(x.table, article.Span{Start: h.End, End: clause.End}, x.cues.sourceVerb)
	if !ok {
		return speech{}, false
	}
	for _, m := range s.mentions {
		if m.Start < h.End || m.End > verb.Start || m.Reference {
			continue
		}
		switch d.Entities[m.Entity].Type {
		case schema.Place, schema.Product:
			continue
		}
		return speech{Span: article.Span{Start: verb.End, End: s.End}, source: d.Entities[m.Entity].Name, entity: m.Entity}, true
	}
	return speech{}, false
}

// maxSpeaker is how many characters may stand between who speaks and the verb:
// 雷军在年度演讲中宣布, 字节跳动相关负责人今日对媒体回应称.
const maxSpeaker = 16

// said reads 雷军表示: all that follows in the sentence, and through the
// quotation that opens there.
func (x *Extractor) said(d *document, s *sentence, h hit) (speech, bool) {
	if x.table.is(h, x.cues.wordless) {
		return speech{}, false
	}
	clause := s.clauseSpan(h.Start)
	for _, m := range slices.Backward(s.mentions) {
		if m.End > h.Start || m.Start < clause.Start {
			continue
		}
		switch d.Entities[m.Entity].Type {
		case schema.Place, schema.Product:
			continue
		}
		gap := article.Span{Start: m.End, End: h.Start}
		if d.runes(gap) > maxSpeaker || strings.ContainsAny(gap.Of(d.text), "，。；") {
			break
		}
		if k := x.caseBefore(d, s, m, clause); k != "subject" && k != "with" && k != "by" || d.undergone(s, m, clause) {
			continue
		}
		if x.bystands(d, s, m, gap, x.cues.nobody) {
			break
		}
		return speech{Span: article.Span{Start: h.End, End: d.quotationEnd(s, h.End)}, source: d.Entities[m.Entity].Name, entity: m.Entity}, true
	}
	return speech{}, false
}

// quotedBefore is the quotation that stands before the clause of who says it:
// 「我们去年卖了5万台，」赵一鸣说.
func (d *document) quotedBefore(s *sentence, sp speech, verb hit) (speech, bool) {
	from := max(d.Items[s.Item].Start, s.clauseSpan(verb.Start).Start-maxQuoted)
	quoted, end := lastQuotation(d.text[from:verb.Start])
	if end == 0 {
		return speech{}, false
	}
	quoted.Start, quoted.End = quoted.Start+from, quoted.End+from
	who := strings.TrimLeft(d.text[from+end:verb.Start], "，,—*_ ")
	behind, _ := utf8.DecodeRuneInString(d.text[verb.End:s.End])
	named := slices.ContainsFunc(s.mentions, func(m annotate.Mention) bool {
		return m.Entity == sp.entity && m.Start >= quoted.End && m.End <= verb.Start
	})
	noun := d.runes(quoted) <= maxQuotedNoun && !strings.ContainsFunc(quoted.Of(d.text), annotate.IsClauseMark) // 被称为「首富」的赵一鸣说
	if !named || noun || strings.ContainsFunc(who, annotate.IsClauseMark) || anyPrefix(who, d.grammar.quotedNouns) || verb.End < s.End && !annotate.IsClauseMark(behind) {
		return speech{}, false
	}
	sp.Span = quoted
	return sp, d.sentenceAt(quoted.Start) != nil
}

// quotationMarks open and close what somebody says.
var quotationMarks = [...][2]string{{"「", "」"}, {"“", "”"}, {"『", "』"}}

// lastQuotation is what the last quotation of a text holds, and where its closing
// mark ends; 0 if there is none.
func lastQuotation(text string) (quoted article.Span, end int) {
	for _, marks := range quotationMarks {
		if !strings.Contains(text, marks[1]) {
			continue // to search forward is quicker
		}
		closing := strings.LastIndex(text, marks[1])
		if closing < quoted.End {
			continue
		}
		if open := strings.LastIndex(text[:closing], marks[0]); open >= 0 {
			quoted, end = article.Span{Start: open + len(marks[0]), End: closing}, closing+len(marks[1])
		}
	}
	return quoted, end
}

// shown reads 路透社发布的最新数据显示 and 云笺App显示: all that follows in the
// sentence.
func (x *Extractor) shown(d *document, s *sentence, h hit) (speech, bool) {
	clause := s.clauseSpan(h.Start)
	for _, m := range slices.Backward(s.mentions) {
		if m.End > h.Start || m.Start < clause.Start {
			continue
		}
		gap := article.Span{Start: m.End, End: h.Start}
		_, published := s.within(x.table, gap, x.cues.records)
		e := d.Entities[m.Entity]
		switch {
		case d.runes(gap) > maxSpeaker:
			return speech{}, false
		case e.Type == schema.Place || !published && !strings.HasSuffix(e.Name, "App"):
			continue
		}
		return speech{Span: article.Span{Start: h.End, End: s.End}, source: e.Name, entity: m.Entity}, true
	}
	if r, ok := s.longestEnding(x.table, h.Start, x.cues.accounts); ok && r.Start == clause.Start {
		return x.ofReporter(d, s, h)
	}
	return speech{}, false
}

// ofReporter reads 财报显示 without a name: what follows is said by the company
// that a sentence before tells to have put out its accounts.
func (x *Extractor) ofReporter(d *document, s *sentence, h hit) (speech, bool) {
	for i := s.index - 1; i >= max(0, s.index-paragraphReach) && d.sentences[i].Item == s.Item; i-- {
		o := &d.sentences[i]
		r, ok := o.lastWithin(x.table, o.Span, x.cues.accounts)
		if !ok {
			continue
		}
		for _, m := range slices.Backward(o.mentions) {
			if e := d.Entities[m.Entity]; m.End <= r.Start && e.Type == schema.Company && o.clauseSpan(r.Start).Contains(m.Span) {
				return speech{Span: article.Span{Start: h.End, End: s.End}, source: e.Name, entity: m.Entity}, true
			}
		}
	}
	return speech{}, false
}

// maxQuoted bounds a quotation, in bytes: one that never closes must not
// claim the rest of the article.
const maxQuoted = 3000

// quotationEnd is where speech that begins at a place of a sentence ends: with
// the sentence, or with the quotation that opens right there.
func (d *document) quotationEnd(s *sentence, at int) int {
	rest := strings.TrimLeft(d.text[at:s.End], "：:，, ")
	open, n := utf8.DecodeRuneInString(rest)
	closing := map[rune]string{'「': "」", '“': "”", '『': "』"}[open]
	if closing == "" {
		return s.End
	}
	start := s.End - len(rest) + n
	limit := min(start+maxQuoted, d.Items[s.Item].End)
	if i := strings.Index(d.text[start:limit], closing); i >= 0 {
		return max(start+i, s.End)
	}
	return s.End
}

// attribution is who is given as the source of what stands at a place: the
// publisher that the item credits goes on all its claims; elsewhere
// it is the innermost speaker.
func (x *Extractor) attribution(d *document, s *sentence, at article.Span) string {
	if source := x.itemSource(d, s); source != "" {
		return source
	}
	best := ""
	for sp := range d.spokenAt(at) {
		best = sp.source
	}
	return best
}

// itemSource is the publisher that the sentence's item credits; 网络综合 and the
// like credit nobody.
func (x *Extractor) itemSource(d *document, s *sentence) string {
	for _, source := range d.Items[s.Item].Sources {
		name := source.Of(d.text)
		if !slices.Contains(x.table.lexicon["nobody"], strings.ReplaceAll(name, " ", "")) {
			return name
		}
	}
	return ""
}
