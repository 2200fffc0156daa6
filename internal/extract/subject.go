package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/internal/segment"
)

// Confidence in a subject by where it was found: by grammar in the clause, in
// an earlier clause, in an earlier sentence, or as what the item is about.
const (
	byGrammar  = 1.0
	byNearness = 0.95
	byClause   = 0.85
	bySentence = 0.7
	byTopic    = 0.55
	byWords    = 0.75
)

// subjectOf finds what the i-th quantity of a sentence is said of: by grammar
// first, then by what the clause, the sentence, the paragraph and the heading
// are about.
func (x *Extractor) subjectOf(d *document, s *sentence, i int, r reading) subject {
	if sub, ok := x.variant(d, s, &s.quantities[i]); ok {
		return sub
	}
	return x.whole(d, s, x.namedSubject(d, s, i, r))
}

func (x *Extractor) namedSubject(d *document, s *sentence, i int, r reading) subject {
	q := &s.quantities[i]
	types := x.model.Metrics[r.metric].Subjects
	suits := func(m annotate.Mention) bool {
		return (len(types) == 0 || slices.Contains(types, d.Entities[m.Entity].Type)) && !m.Contains(q.Number)
	}
	found := func(m annotate.Mention, confidence float64) subject {
		return subject{entity: m.Entity, span: m.Span, confidence: confidence}
	}
	if m, ok := d.remarked(s, q); ok && suits(m) {
		return found(m, byGrammar)
	}
	if m, ok := x.modified(d, s, q, r); ok && suits(m) {
		return found(m, byGrammar)
	}
	if m, ok := d.possessor(s, r); ok && suits(m) {
		return found(m, byGrammar)
	}
	if m, ok := x.acted(d, s, q, r); ok && suits(m) {
		return found(m, byGrammar)
	}
	if noun, ok := x.counts(d, s, q, r); ok {
		return noun
	}
	at := q.Number.Start
	if r.cue.Len() > 0 && r.cue.Start < at && s.clause(r.cue.Start) == s.clause(at) {
		at = r.cue.Start
	}
	here := s.clause(at)
	named := x.nounBefore(d, s, at)
	look := lookup{q: q, at: at, types: types, speaker: d.speaker(q.Span)}
	if len(types) > 0 && types[0] == "Product" && x.model.Metrics[r.metric].Lasting {
		// What a thing costs or measures is said of the thing, and of its maker
		// only where no thing is named.
		if sub, ok := x.product(d, s, look, here); ok {
			return sub
		}
	}
	for k := here; k >= 0 && len(s.Clauses) > 0; k-- {
		if m, ok := x.subjectIn(d, s, s.Clauses[k], look, k == here); ok {
			return found(m, nearness(here-k))
		}
		if k == here && named.Len() > 0 && (r.change || strings.HasPrefix(d.text[named.End:], "的") || strings.HasSuffix(r.rule, ".verb")) {
			return subject{entity: -1, text: named.Of(d.text), span: named, confidence: byNearness}
		}
		noun := x.pointed(d, s, s.Clauses[k], at)
		if noun.Len() == 0 && k < here {
			noun = x.possessing(d, s, s.Clauses[k])
		}
		if noun.Len() > 0 {
			return subject{entity: -1, text: noun.Of(d.text), span: noun, confidence: byClause}
		}
	}
	if named.Len() > 0 {
		return subject{entity: -1, text: named.Of(d.text), span: named, confidence: byWords}
	}
	if m, ok := x.topic(d, s, types); ok {
		return found(m, bySentence)
	}
	noun := x.countedSpan(d, s, q)
	if noun.Len() == 0 {
		noun = r.cue
	}
	if noun.Len() == 0 {
		noun = q.Span
	}
	return subject{entity: -1, text: strings.TrimSpace(noun.Of(d.text)), span: noun, confidence: byTopic}
}

// lookup is what the subject of a figure is looked for by.
type lookup struct {
	q       *quantity.Quantity
	at      int      // where the figure begins: its cue, else its number
	types   []string // of what its metric is said of, the likeliest first
	speaker int      // the entity that says it; -1 for none
}

// product is the product that a sentence, or the one before it in the
// paragraph, names before a figure; none where another possible subject stands
// in the figure's own clause.
func (x *Extractor) product(d *document, s *sentence, look lookup, here int) (subject, bool) {
	if len(s.Clauses) == 0 {
		return subject{}, false
	}
	things := look
	things.types = look.types[:1]
	if m, ok := x.subjectIn(d, s, s.Clauses[here], things, true); ok {
		return subject{entity: m.Entity, span: m.Span, confidence: byNearness}, true
	}
	if _, ok := x.subjectIn(d, s, s.Clauses[here], look, true); ok {
		return subject{}, false
	}
	for k := here - 1; k >= 0; k-- {
		if m, ok := x.subjectIn(d, s, s.Clauses[k], things, false); ok {
			return subject{entity: m.Entity, span: m.Span, confidence: byClause}, true
		}
	}
	return subject{}, false
}

// counts is the noun that a number without a word for its metric is of, where
// its clause names nothing that could own what is counted: 四家公司, 三百辆的误差,
// 对外授权交易已有45笔, 路测数据只有2%.
func (x *Extractor) counts(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	if !strings.HasPrefix(r.rule, "figure.bare") || q.Dimension != "classifier" && q.Dimension != "percent" {
		return subject{}, false
	}
	clause := s.clauseOf(q)
	at := d.skipLeft(q.Start, clause.Start, false)
	for _, m := range slices.Backward(s.mentions) {
		if m.Start < clause.Start || m.End > q.Start || d.Entities[m.Entity].Type == "Place" {
			continue
		}
		switch between := strings.TrimSpace(d.text[m.End:at]); {
		case between == "" || between == "等":
		case between == "的" || d.Entities[m.Entity].Type != "Person":
			return subject{}, false
		}
	}
	noun := x.countedSpan(d, s, q)
	switch {
	case q.Dimension == "percent" || strings.TrimSpace(noun.Of(d.text)) == "":
		if noun = x.attribute(d, s, q); noun.Len() == 0 || q.Unit == "辆" || q.Unit == "台" || measureNoun(noun.Of(d.text)) || x.generic(s, noun) {
			return subject{}, false
		}
	case s.clause(q.Start) > 0 && at > clause.Start && !endsInPreposition(d.text[clause.Start:at]):
		return subject{}, false // a verb without a subject goes on about what was named before
	}
	text := strings.TrimSpace(noun.Of(d.text))
	return subject{entity: -1, text: text, span: noun, confidence: byWords}, utf8.RuneCountInString(text) > 1
}

// measureNoun says whether a noun names a measure, and not a thing measured.
func measureNoun(w string) bool {
	for _, end := range [...]string{"率", "比", "比例", "比重", "度", "差距", "差", "幅", "额", "量", "数", "价", "值"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

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
	name := strings.TrimSpace(strings.TrimLeft(d.text[from:q.Start], "、，和及 "))
	if !strings.HasSuffix(name, "版") || utf8.RuneCountInString(name) > maxVariant {
		return subject{}, false
	}
	for _, m := range slices.Backward(s.mentions) {
		if m.End <= clause.Start && d.Entities[m.Entity].Type == "Product" {
			return subject{entity: -1, text: d.Entities[m.Entity].Name + name, span: article.Span{Start: q.Start - len(name), End: q.Start}, confidence: byNearness}, true
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
		return subject{entity: -1, text: sp.Of(d.text), span: sp, confidence: sub.confidence}
	}
	if m, ok := s.mentionAt(end); ok && d.Entities[m.Entity].Type == "Place" {
		end = m.End
	}
	wide := sub
	for i, n := 0, d.tokensFrom(end); i < min(len(n), maxPart); i++ {
		t := n[i]
		w := t.Of(d.text)
		if t.Start >= s.End || endsNoun(w, t.POS) || strings.HasPrefix(t.POS, "v") || w == "计划" || t.Start != end {
			break
		}
		end = t.End
		if h, ok := s.longestEnding(x.table, end, x.partNouns); ok && h.Start >= sub.span.End {
			sp := article.Span{Start: sub.span.Start, End: end}
			wide = subject{entity: -1, text: sp.Of(d.text), span: sp, confidence: sub.confidence}
		}
	}
	return wide
}

// maxPart is how many tokens may stand between a name and the end of the longer
// one.
const maxPart = 4

// modelEnd is the end of the model that stands right behind a maker's name that
// ends at a place: Latin words with a digit among them (零跑B01, 小米 MIX Fold 4);
// the place itself without one.
func (d *document) modelEnd(s *sentence, entity, at int) int {
	if d.Entities[entity].Type != "Company" {
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
	if letters == 0 || digits == 0 || s.counted(sp) || d.inTime(s, sp) {
		return at
	}
	return sp.End
}

// pointed is the noun that opens a clause behind a word that points at it:
// 这种皮纹玻璃后盖采用了…. Nouns that any figure may stand behind are none.
func (x *Extractor) pointed(d *document, s *sentence, clause article.Span, before int) article.Span {
	rest := clause.Of(d.text)
	for _, w := range pointers {
		behind, ok := strings.CutPrefix(rest, w)
		if !ok {
			continue
		}
		start := clause.End - len(behind)
		noun := article.Span{Start: start, End: start}
		for n, t := range d.tokensFrom(start) {
			if n == maxCounted || t.End > min(clause.End, before) || t.Start != noun.End || endsNoun(t.Of(d.text), t.POS) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
				break
			}
			noun.End = t.End
		}
		if d.runes(noun) < 2 || x.generic(s, noun) {
			return article.Span{}
		}
		return noun
	}
	return article.Span{}
}

// possessing is the noun whose measure a clause speaks of: 三生制药 in 三生制药的股价
// 当天高开.
func (x *Extractor) possessing(d *document, s *sentence, clause article.Span) article.Span {
	if strings.HasPrefix(clause.Of(d.text), "其中") {
		return article.Span{} // a part of what was spoken of
	}
	for i := s.firstHit(clause.Start); i < len(s.hits) && s.hits[i].Start < clause.End; i++ {
		if h := s.hits[i]; len(x.metricCues[h.word]) > 0 && strings.HasSuffix(d.text[clause.Start:h.Start], "的") {
			return x.nounBefore(d, s, h.Start)
		}
	}
	return article.Span{}
}

// pointers are the words that point at what a text spoke of before, with the
// classifiers of things.
var pointers = [...]string{"这款", "这种", "这颗", "这台", "这部", "这套", "这座", "这辆", "这架", "这份", "该款", "此款", "这项"}

// generic says whether a noun ends in one that figures of anything stand behind.
func (x *Extractor) generic(s *sentence, noun article.Span) bool {
	h, ok := s.longestEnding(x.table, noun.End, x.genericNouns)
	return ok && h.Start <= noun.Start
}

// speaker is the entity that says what stands at a place, if it is a person or
// a body that reports on others; -1 else: a company mostly speaks of itself.
func (d *document) speaker(at article.Span) int {
	who := -1
	for _, sp := range d.spoken {
		if sp.Start <= at.Start && at.End <= sp.End && sp.entity >= 0 {
			who = sp.entity
		}
	}
	if who >= 0 && d.Entities[who].Type != "Person" && d.Entities[who].Type != "Organization" {
		return -1
	}
	return who
}

func nearness(clauses int) float64 {
	if clauses == 0 {
		return byNearness
	}
	return byClause
}

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

// subjectIn is the mention of a clause that a figure behind it is said of: in
// the figure's own clause the nearest, one of a likelier type before one of a
// less likely; in a clause before it the first, which that clause is about.
func (x *Extractor) subjectIn(d *document, s *sentence, clause article.Span, look lookup, own bool) (annotate.Mention, bool) {
	q, at, types := look.q, look.at, look.types
	var best annotate.Mention
	bestCost := -1
	for _, m := range s.mentions {
		if m.Start >= at || m.Start < clause.Start || m.Start >= clause.End || m.Entity == look.speaker || m.Contains(q.Number) || d.bracketed(m.Span, q.Span) {
			continue
		}
		if h, ok := s.lastWithin(x.table, article.Span{Start: clause.Start, End: m.Start}, x.compareMarks); ok && d.runes(article.Span{Start: h.End, End: m.Start}) <= maxCompared {
			continue // 比当地同级别的丰田车型便宜一成
		}
		typ := d.Entities[m.Entity].Type
		if d.modelEnd(s, m.Entity, m.End) > m.End {
			typ = "Product"
		}
		rank := slices.Index(types, typ)
		if rank < 0 && len(types) > 0 || typ == "Place" && rank > 0 {
			continue // a place limits what is counted, unless places are measured
		}
		kase := x.caseBefore(d, s, m, clause)
		if kase == "" || kase == "to" {
			continue
		}
		if !own {
			// The first of the likeliest type.
			if cost := rank; (kase == "subject" || kase == "object") && (bestCost < 0 || cost < bestCost) {
				best, bestCost = m, cost
			}
			continue
		}
		cost := d.runes(article.Span{Start: m.End, End: at}) + max(rank, 0)*perRank
		if kase == "at" || kase == "from" {
			cost += markedCost
		}
		if bestCost < 0 || cost <= bestCost {
			best, bestCost = m, cost
		}
	}
	return best, bestCost >= 0
}

// maxCompared is how many characters may stand between 比 or 较 and the name of
// what something is compared with.
const maxCompared = 8

// How much farther, in characters, a mention may stand for each step down the
// types that a metric is said of, and than one that a preposition marks.
const (
	perRank    = 5
	markedCost = 12
)

// acted is what a sum was paid for or taken from: the object of the purchase
// behind it (以 8000 万美元收购 Perceive), or who is fined (对谷歌处以…).
func (x *Extractor) acted(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	clause := s.clauseOf(q)
	if r.cue.Start >= q.End && strings.HasSuffix(r.label, "收购") {
		for _, m := range s.mentions {
			if m.Start >= r.cue.End && m.End <= clause.End && d.Entities[m.Entity].Type != "Place" {
				return m, true
			}
		}
	}
	if x.model.Metrics[r.metric].Name == "compensation" {
		for _, m := range slices.Backward(s.mentions) {
			if m.End <= q.Start && m.Start >= clause.Start && x.caseBefore(d, s, m, clause) == "to" {
				return m, true
			}
		}
	}
	return annotate.Mention{}, false
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

// nounBefore is the noun phrase right before a place: what a figure is about
// where no entity is named (全球手游收入). Words that only limit the figure are
// none.
func (x *Extractor) nounBefore(d *document, s *sentence, at int) article.Span {
	clause := s.clauseSpan(at)
	end := x.beforeLimits(d, s, at, clause.Start)
	start, nouns := end, 0
	for i, n := d.tokenBefore(end), 0; i >= 0 && n < maxCounted; i, n = i-1, n+1 {
		t := d.Tokens[i]
		if t.Start < clause.Start || t.End > start || strings.TrimSpace(d.text[t.End:start]) != "" || d.inTime(s, t.Span) || d.inMention(s, t.Span) {
			break
		}
		if endsNoun(t.Of(d.text), t.POS) || s.counted(t.Span) || strings.HasPrefix(t.POS, "v") && t.POS != "vn" {
			break
		}
		if r, _ := utf8.DecodeRuneInString(t.Of(d.text)); isBreak(r) || isQuoteOrSpace(r) {
			break
		}
		start = t.Start
		if strings.HasPrefix(t.POS, "n") || t.POS == "eng" || t.POS == "x" {
			nouns++
		}
	}
	noun := article.Span{Start: start, End: end}
	if r, _ := utf8.DecodeLastRuneInString(noun.Of(d.text)); strings.ContainsRune("里中上内间", r) {
		return article.Span{} // 全国城市里 says among what
	}
	if nouns == 0 || utf8.RuneCountInString(noun.Of(d.text)) < 2 {
		return article.Span{}
	}
	// What a preposition marks is no subject, and a word that any figure may
	// stand behind names nothing.
	if before := d.text[clause.Start:start]; endsInPreposition(before) {
		return article.Span{}
	}
	for i := s.firstHit(noun.Start); i < len(s.hits) && s.hits[i].Start == noun.Start; i++ {
		if s.hits[i].End >= noun.End && (x.table.is(s.hits[i], x.scopeWords) || x.table.is(s.hits[i], x.genericNouns)) {
			return article.Span{}
		}
	}
	return noun
}

// counted says whether a span lies in a number with a unit.
func (s *sentence) counted(sp article.Span) bool {
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Unit != "" && q.Overlaps(sp) {
			return true
		}
	}
	return false
}

func endsInPreposition(s string) bool {
	for _, w := range [...]string{"在", "较", "比", "从", "对", "于", "被", "以", "由", "和", "与"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// beforeLimits steps back over what stands between a noun and the number it is
// measured by: the metric itself, 全球, 单月, 一夜, 的 and times.
func (x *Extractor) beforeLimits(d *document, s *sentence, at, limit int) int {
	for {
		end := d.skipLeft(at, limit, false)
		for _, w := range [...]string{"的", "总", "其", "了"} {
			end -= len(d.text[limit:end]) - len(strings.TrimSuffix(d.text[limit:end], w))
		}
		for _, h := range s.hits {
			if h.End == end && h.Start >= limit && (x.table.is(h, x.scopeWords) || len(x.metricCues[h.word]) > 0) {
				end = h.Start
				break
			}
		}
		for i := range s.times {
			if t := &s.times[i]; t.End == end && t.Start >= limit {
				end = t.Start
			}
		}
		for i := range s.quantities {
			if q := &s.quantities[i]; q.End == end && q.Start >= limit && q.Dimension == "time" {
				end = q.Start
			}
		}
		if end == at {
			return at
		}
		at = end
	}
}

func (d *document) inTime(s *sentence, sp article.Span) bool {
	for i := range s.times {
		if s.times[i].Overlaps(sp) {
			return true
		}
	}
	return false
}

// tokensFrom are the tokens from a place on.
func (d *document) tokensFrom(at int) []segment.Token {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t segment.Token, at int) int { return t.Start - at })
	return d.Tokens[i:]
}

// tokenBefore is the index of the last token that ends at or before a place.
func (d *document) tokenBefore(at int) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t segment.Token, at int) int { return t.Start - at })
	for i--; i >= 0 && d.Tokens[i].End > at; i-- {
	}
	return i
}

// topic is what a sentence without a subject of its own is about: the subject
// of the nearest sentence before it in the paragraph, then of the paragraph
// before, then the item's heading, then the item's most named entity.
func (x *Extractor) topic(d *document, s *sentence, types []string) (annotate.Mention, bool) {
	suits := func(m annotate.Mention) bool {
		if d.Entities[m.Entity].Type == "Organization" && slices.ContainsFunc(d.spoken, func(sp speech) bool { return sp.entity == m.Entity }) {
			return false // media report on others
		}
		return len(types) == 0 || slices.Contains(types, d.Entities[m.Entity].Type)
	}
	for i := s.index - 1; i >= 0 && i >= s.index-topicReach; i-- {
		prev := &d.sentences[i]
		if prev.Item != s.Item || prev.Heading {
			break
		}
		for _, m := range prev.mentions {
			if suits(m) && x.caseBefore(d, prev, m, prev.clauseSpan(m.Start)) == "subject" {
				return m, true
			}
		}
	}
	count := map[int]int{}
	best, most := annotate.Mention{}, 0
	for i := range d.sentences {
		o := &d.sentences[i]
		if o.Item != s.Item {
			continue
		}
		for _, m := range o.mentions {
			if !suits(m) {
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
	return best, most > 0
}

// topicReach is how many sentences back a topic is looked for.
const topicReach = 3
