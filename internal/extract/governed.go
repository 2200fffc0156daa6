package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
	"suyuan/schema"
)

// What a number is of by grammar alone: the noun that it stands in the attribute
// of, the one that its metric belongs to, the one that a bracket remarks on.

// governing is what grammar binds a number to. Its type is not asked for: a
// construction says more than a type does. Places only limit, unless the metric
// is said of places.
func (x *Extractor) governing(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	types := x.model.Metrics[r.metric].Subjects
	suits := func(m annotate.Mention) bool {
		return !m.Contains(q.Number) && (d.Entities[m.Entity].Type != schema.Place || slices.Contains(types, schema.Place))
	}
	found := func(m annotate.Mention) (subject, bool) {
		return mentioned(m, byGrammar), true
	}
	if m, ok := d.remarked(s, q); ok && suits(m) {
		return found(m)
	}
	if m, ok := x.possessed(d, s, q); ok {
		sub := mentioned(m, byGrammar)
		sub.sure = true
		return sub, true
	}
	if sub, ok := x.summed(d, s, q); ok {
		return sub, true
	}
	if noun, ok := x.sized(d, s, q); ok {
		sub := d.worded(noun, byGrammar)
		sub.sure = true
		return sub, true
	}
	if m, ok := x.countedMention(d, s, q, r); ok && suits(m) {
		return found(m)
	}
	if sub, ok := x.modified(d, s, q, r); ok {
		return sub, true
	}
	if to, ok := d.attributeEnd(s, q); ok && slices.Contains(d.grammar.ageUnits, q.Unit) {
		if noun := d.phraseFrom(s, to); d.runes(noun) > 1 {
			return d.worded(noun, byGrammar), true
		}
	}
	if m, ok := x.used(d, s, q); ok && suits(m) {
		return found(m)
	}
	if m, ok := x.possessor(d, s, r); ok && suits(m) {
		return found(m)
	}
	if noun, ok := d.quoted(s, r); ok {
		return d.worded(noun, byGrammar), true
	}
	if m, ok := x.acted(d, s, q, r); ok && suits(m) {
		return found(m)
	}
	return subject{}, false
}

// possessed is the name behind a relative clause that says how many of something it has:
// 拥有2800亿参数的银河, whatever is named before.
func (x *Extractor) possessed(d *document, s *sentence, q *quantity.Quantity) (annotate.Mention, bool) {
	h, ok := s.longestEnding(x.table, d.skipLeft(q.Start, s.Start, false), x.havingVerbs)
	clause := s.clauseOf(q)
	if !ok || h.Start < clause.Start || anySuffix(strings.TrimRight(d.text[clause.Start:h.Start], " "), d.grammar.predicators) {
		return annotate.Mention{}, false // 银河是拥有六个座位的…
	}
	at := d.skipRight(d.phraseFrom(s, d.skipRight(q.End, s.End, false)).End, s.End, false)
	if at < q.End || !strings.HasPrefix(d.text[at:s.End], de) {
		return annotate.Mention{}, false
	}
	m, ok := s.mentionAt(d.skipRight(at+len(de), s.End, false))
	return m, ok && d.Entities[m.Entity].Type != schema.Place && !strings.HasPrefix(strings.TrimLeft(d.text[m.End:s.End], " "), de)
}

// summed is what a number is of that only says how many the names of a list before it are:
// the one that the clause is about (远帆推出了银河、方舟两款新车), else the noun that all of
// them are called by (远帆、蓝桥和青骥三家公司).
func (x *Extractor) summed(d *document, s *sentence, q *quantity.Quantity) (subject, bool) {
	if q.Dimension != "classifier" || q.Op != "=" {
		return subject{}, false
	}
	clause := s.clauseOf(q)
	head := strings.TrimRight(d.text[s.Start:q.Start], " ")
	before, links := cutSuffix(head, d.grammar.listSums)
	m, ok := s.mentionEnding(d.skipLeft(s.Start+len(before), s.Start, false))
	if !ok {
		return subject{}, false
	}
	first, several := d.coordinatedBefore(s, m)
	if !several && !(links && strings.HasPrefix(head[len(before):], deng)) {
		return subject{}, false
	}
	noun := d.kindIn(x.countedSpan(d, s, q))
	if d.runes(noun) < 2 || d.grammar.measures(noun.Of(d.text)) {
		return subject{}, false
	}
	for several {
		m = first
		first, several = d.coordinatedBefore(s, m)
	}
	if m.Start < clause.Start {
		clause = s.clauseSpan(m.Start)
	}
	kase := x.caseBefore(d, s, m, clause)
	for _, o := range s.mentions {
		if typ := d.voices[o.Entity]; clause.Start <= o.Start && o.End <= m.Start && (typ == schema.Company || typ == schema.Product) && x.caseBefore(d, s, o, clause) == "subject" && d.acts(article.Span{Start: o.End, End: m.Start}) {
			sub := mentioned(o, byGrammar)
			sub.sure = true
			return sub, true
		}
	}
	sub := d.worded(noun, byGrammar)
	sub.sure = true
	return sub, kase == "subject" || kase == ""
}

// sized is the noun of a market or a trade whose size a number is, whoever is named before:
// 智能音箱 of 全球智能音箱的市场规模约为100亿元.
func (x *Extractor) sized(d *document, s *sentence, q *quantity.Quantity) (article.Span, bool) {
	clause := s.clauseOf(q)
	at := -1
	for _, w := range d.grammar.marketMeasures {
		if i := strings.LastIndex(d.text[clause.Start:max(clause.Start, q.Start)], w); i >= 0 {
			at = max(at, clause.Start+i)
		}
	}
	if at < 0 || q.Dimension != "money" {
		return article.Span{}, false
	}
	end := d.backPast(at, clause.Start, d.grammar.nounLinks)
	noun := d.phraseBefore(s, end, clause.Start)
	if m, ok := s.mentionEnding(d.skipLeft(noun.Start, clause.Start, false)); ok && noun.Len() > 0 && d.Entities[m.Entity].Type == schema.Place {
		noun.Start = m.Start
	}
	if head := noun.Of(d.text); anySuffix(head, d.grammar.localizers) || anySuffix(head, d.grammar.circumstances) {
		return article.Span{}, false // 中性预期下市场空间
	}
	noun = x.soundSpan(d, s, noun)
	return noun, noun.Len() > 0 && !x.generic(s, noun)
}

// acts says whether a stretch between two names has a verb, and goes on with no list.
func (d *document) acts(gap article.Span) bool {
	verb := false
	for _, t := range d.tokensFrom(gap.Start) {
		if t.Start >= gap.End {
			break
		}
		if d.grammar.conjunction(t.Of(d.text)) > 0 {
			return false
		}
		verb = verb || strings.HasPrefix(t.POS, "v") || slices.Contains(d.grammar.means, t.Of(d.text))
	}
	return verb
}

// kindIn is a noun phrase up to the first word in it for a kind of party: 券商 of
// 券商海外业务收入.
func (d *document) kindIn(noun article.Span) article.Span {
	text := noun.Of(d.text)
	for i := range text {
		for _, w := range d.grammar.partyKinds {
			if strings.HasPrefix(text[i:], w) {
				return article.Span{Start: noun.Start, End: noun.Start + i + len(w)}
			}
		}
	}
	return noun
}

// ofPlace is a place as a subject with the noun behind it that it only says the place of:
// 中国新能源汽车 of 中国新能源汽车销量.
func (x *Extractor) ofPlace(d *document, s *sentence, q *quantity.Quantity, r reading, sub subject) subject {
	if sub.entity < 0 || d.Entities[sub.entity].Type != schema.Place {
		return sub
	}
	limit := q.Start
	if r.cue.Len() > 0 && s.Contains(r.cue) {
		limit = min(limit, r.cue.Start)
	}
	for _, m := range slices.Backward(s.mentions) {
		if m.Entity != sub.entity || m.Reference || m.End > limit {
			continue
		}
		noun := d.placedNoun(s, m, limit)
		if noun = x.soundSpan(d, s, noun); noun.Len() == 0 || x.generic(s, noun) || slices.Contains(d.grammar.planWords, noun.Of(d.text)) || anySuffix(noun.Of(d.text), d.grammar.moments) {
			return sub
		}
		wide := d.worded(article.Span{Start: m.Start, End: noun.End}, sub.by)
		wide.probability = sub.probability
		return wide
	}
	return sub
}

// placedNoun is the noun behind the name of a place, of nouns only, before a limit.
func (d *document) placedNoun(s *sentence, m annotate.Mention, limit int) article.Span {
	start := d.skipRight(d.pastWords(d.skipRight(m.End, s.End, false), s.End, []string{de}), s.End, false)
	noun := article.Span{Start: start, End: start}
	tokens := d.tokensFrom(start)
	for i, t := range tokens {
		if t.End > limit || d.skipRight(noun.End, limit, false) != t.Start || s.numbered(t.Span) {
			break
		}
		leads := i+1 < len(tokens) && tokens[i+1].Start == t.End && tokens[i+1].End <= limit && strings.HasPrefix(tokens[i+1].POS, "n")
		switch {
		case strings.HasPrefix(t.POS, "n"), t.POS == "eng", t.POS == "x", t.POS == "b", t.POS == "j":
		case t.POS == "k" && noun.Len() > 0:
		case t.POS == "vn" && (noun.Len() > 0 || leads):
		case strings.HasPrefix(t.POS, "v") && leads && noun.Len() > 0:
			return article.Span{} // 卫星|导航|产业, cut where it is no end
		default:
			return noun
		}
		noun.End = t.End
	}
	return noun
}

// quoted is the noun in quotation marks that the cue of a metric belongs to and
// that is no mention: 「核心业务」的收入.
func (d *document) quoted(s *sentence, r reading) (article.Span, bool) {
	if r.cue.Len() == 0 || r.change && r.cue.Of(d.text) == r.label {
		return article.Span{}, false
	}
	head := strings.TrimSuffix(strings.TrimRight(d.text[s.Start:r.cue.Start], " "), de)
	for _, marks := range [...][2]string{{"「", "」"}, {"“", "”"}} {
		inner, ok := strings.CutSuffix(strings.TrimRight(head, " "), marks[1])
		open := strings.LastIndex(inner, marks[0])
		if !ok || open < 0 {
			continue
		}
		noun := article.Span{Start: s.Start + open + len(marks[0]), End: s.Start + len(inner)}
		return noun, noun.Len() > 0 && d.runes(noun) <= maxQuotedNoun
	}
	return article.Span{}, false
}

// maxQuotedNoun is how many characters a noun in quotation marks may have; more
// are speech.
const maxQuotedNoun = 12

// possessor is the mention that the cue of a metric belongs to, or the metric that
// changes: 对该公司的估值, 该公司的收入同比增长.
func (x *Extractor) possessor(d *document, s *sentence, r reading) (annotate.Mention, bool) {
	if r.cue.Len() == 0 {
		return annotate.Mention{}, false
	}
	at := r.cue.Start
	if r.change && r.cue.Of(d.text) == r.label {
		at = x.beforeLimits(d, s, at, s.clauseSpan(at).Start)
		if at == r.cue.Start || !x.cueAt(s, at) && !x.cueAt(s, d.skipRight(at, s.End, false)+len(de)) {
			return annotate.Mention{}, false
		}
	}
	at = d.skipLeft(at, s.Start, true)
	if t := strings.TrimSuffix(d.text[s.Start:at], de); s.Start+len(t) < at {
		at = d.skipLeft(s.Start+len(t), s.Start, true)
	}
	return s.mentionEnding(at)
}

// used is the product that a number of people are said to use, order or follow:
// 超过两百万人预约 Mate XT.
func (x *Extractor) used(d *document, s *sentence, q *quantity.Quantity) (annotate.Mention, bool) {
	if !slices.Contains(d.grammar.peopleUnits, q.Unit) {
		return annotate.Mention{}, false
	}
	at := d.pastWords(d.skipRight(q.End, s.End, false), s.End, d.grammar.userWords)
	h, ok := s.longest(x.table, at, x.usingVerbs)
	if !ok {
		return annotate.Mention{}, false
	}
	return s.mentionAt(d.skipRight(h.End, s.End, false))
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
	if m, ok := s.mentionEnding(at); ok {
		return m, true
	}
	for _, m := range slices.Backward(s.mentions) {
		if gap := (article.Span{Start: m.End, End: at}); m.End <= at {
			return m, d.edition(gap) && d.runes(gap) <= maxVariant // RTX 4080 移动版（12GB）
		}
	}
	return annotate.Mention{}, false
}

// describes says whether a mention is the attribute of a noun behind it: 两名
// [Meta] 员工 counts 员工. The noun behind a product says what it is (四个 A100 芯片).
func (d *document) describes(s *sentence, m annotate.Mention) bool {
	if d.Entities[m.Entity].Type == schema.Product {
		return false
	}
	for _, t := range d.tokensFrom(d.skipRight(m.End, s.End, false)) {
		return t.Start < s.End && (t.POS == "n" || t.POS == "vn")
	}
	return false
}

// acted is what a sum was paid for or taken from: the object of the purchase
// behind it (以 8000 万美元收购 Perceive), or who is fined or favoured (对谷歌处以…,
// 为新车提供…补贴).
func (x *Extractor) acted(d *document, s *sentence, q *quantity.Quantity, r reading) (annotate.Mention, bool) {
	clause := s.clauseOf(q)
	if r.cue.Start >= q.End && anySuffix(r.label, d.grammar.dealVerbs) {
		for _, m := range s.mentions {
			if m.Start >= r.cue.End && m.End <= clause.End && d.Entities[m.Entity].Type != schema.Place {
				return m, true
			}
		}
	}
	switch x.model.Metrics[r.metric].Name {
	case compensationMetric, priceChangeMetric:
		for _, m := range slices.Backward(s.mentions) {
			if m.End <= q.Start && m.Start >= clause.Start && x.caseBefore(d, s, m, clause) == "to" {
				return m, true
			}
		}
	}
	return annotate.Mention{}, false
}
