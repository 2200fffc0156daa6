package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/article"
)

// readFigures reads the figures of a sentence: each quantity that measures
// something, with its metric, subject, time and limits.
func (x *Extractor) readFigures(d *document, s *sentence, emit func(claim)) {
	var last *claim // the figure before it in the sentence
	carried := ""   // the last time in the sentence that was not of one number alone
	for i := range s.quantities {
		q := &s.quantities[i]
		if !x.measures(d, s, q) {
			continue
		}
		r := x.metricOf(d, s, i)
		sub := subject{entity: -1}
		if prev := d.lastFigure[s.Paragraph]; last == nil && x.continues(d, s, q, r, prev) {
			// The sentence goes on to count what the one before it counted.
			r = reading{metric: x.metricIndex[prev.metric], label: prev.label, rule: prev.rule, confidence: prev.confidence * byClause, direction: r.direction}
			sub = x.subjectOf(d, s, i, r)
		} else if inherited := x.inherit(d, s, q, r, last); inherited {
			r = reading{metric: x.metricIndex[last.metric], label: last.label, rule: last.rule, confidence: last.confidence, direction: r.direction}
			sub = subject{entity: last.subject, text: last.subjectText, confidence: byClause}
			if m, ok := x.variant(d, s, q); ok {
				sub = m
			} else if m, ok := x.ownSubject(d, s, q, r); ok {
				sub = m
			}
		} else if r.metric >= 0 {
			sub = x.subjectOf(d, s, i, r)
		}
		if r.metric < 0 {
			r, sub = x.unnamed(d, s, i)
		}
		if x.idle(d, s, q, r) {
			continue
		}
		together := x.alignment(d, s, i)
		if together.has {
			sub = together.subject
		}
		if last != nil && sub.confidence < byNearness && !s.clauseOf(q).Contains(sub.span) && x.suits(d, last, r) && !x.likelier(d, sub, last, r) {
			// What a sentence goes on to measure is of the same thing.
			sub = subject{entity: last.subject, text: last.subjectText, confidence: byClause}
		}
		c := claim{kind: figure, subject: sub.entity, object: -1, quantity: *q, at: q.Number.Start, heading: s.Heading,
			metric: x.model.Metrics[r.metric].Name, label: r.label, direction: r.direction, rule: r.rule, confidence: r.confidence * sub.confidence}
		if sub.entity < 0 {
			c.subjectText = sub.text
		}
		c.quantity.Unit = x.unitOf(s, q, r)
		c.qualifiers = x.qualify(d, s, q.Span)
		if c.modality == "" {
			c.modality = x.figureModality(d, s, q)
		}
		c.time = x.figureTime(d, s, i, r)
		switch {
		case together.time != "":
			c.time = together.time
		case c.time == "" && carried != "":
			c.time = carried
		case c.time == "":
			c.time = x.period(d, s, q, r)
		}
		if !x.dates(d, s, q) {
			carried = c.time
		}
		c.scope = x.scope(d, s, q, r)
		c.span = x.figureEvidence(s, q, r, sub)
		emit(c)
		last = &c
		d.lastFigure[s.Paragraph] = &c
		if together.has {
			continue
		}
		for _, m := range x.shared(d, s, q, r, sub) {
			c := c
			c.subject, c.subjectText = m.Entity, ""
			c.span = clausesAround(s, article.Span{Start: m.Start, End: c.span.End})
			emit(c)
		}
	}
}

// figureModality is planned for a number that is a goal, and for one in a
// clause without a subject of its own behind one that plans: 将裁掉三成员工，
// 涉及约900人.
func (x *Extractor) figureModality(d *document, s *sentence, q *quantity.Quantity) string {
	clause := s.clauseOf(q)
	if strings.Contains(d.text[clause.Start:q.Start], "目标") {
		return "planned"
	}
	for _, w := range [...]string{"包括", "其中", "例如"} {
		if strings.HasPrefix(d.text[clause.Start:], w) {
			return ""
		}
	}
	for _, m := range s.mentions {
		if clause.Contains(m.Span) && m.End <= q.Start {
			return ""
		}
	}
	k := s.clause(q.Number.Start) - 1
	if k < 0 {
		return ""
	}
	if h, ok := s.lastWithin(x.table, s.Clauses[k], x.cues.planned); ok && !x.disposes(d, s, h) {
		return "planned"
	}
	return ""
}

// inherit says whether a quantity without a cue of its own goes on with the
// metric of the one before it: 从8月的2363辆跌至9月的356辆.
func (x *Extractor) inherit(d *document, s *sentence, q *quantity.Quantity, r reading, last *claim) bool {
	if last == nil {
		return false
	}
	if d.restates(q, last) {
		return true
	}
	for _, w := range [...]string{"约合", "折合", "合", "相当于"} {
		if strings.HasPrefix(q.Of(d.text), w) || strings.HasSuffix(d.text[s.Start:q.Start], w) {
			return true
		}
	}
	if r.change && r.metric >= 0 && x.model.Metrics[r.metric].Name == "priceChange" && q.Dimension == "money" && q.Unit == last.quantity.Unit {
		// A sum that falls is a price's, unless the sentence spoke of another.
		return x.metrics[x.metricIndex[last.metric]].dimensions["money"] && !priced[last.metric] && r.cue == x.lastChange(d, s, q)
	}
	if r.cue.Len() > 0 || q.Dimension == "time" || r.change {
		return false
	}
	if q.Unit != last.quantity.Unit || q.Dimension != last.quantity.Dimension {
		return false
	}
	// A noun of its own behind the number says that other things are counted.
	return q.Dimension != "classifier" || x.countedSpan(d, s, q).Len() == 0
}

// priced are the metrics of what things cost.
var priced = map[string]bool{"price": true, "usedPrice": true, "priceChange": true}

// lastChange is where the verb of change before a quantity stands.
func (x *Extractor) lastChange(d *document, s *sentence, q *quantity.Quantity) article.Span {
	verb, _ := x.changeVerb(d, s, q)
	return verb.Span
}

// restates says whether a quantity stands in brackets right behind the figure
// before it, which it gives again in another unit: 5000 万美元（约 3.62 亿元）.
func (d *document) restates(q *quantity.Quantity, last *claim) bool {
	if q.Dimension != last.quantity.Dimension || last.quantity.End > q.Start {
		return false
	}
	between := strings.TrimSpace(d.text[last.quantity.End:q.Start])
	between = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(between, "约")), "当前"), "现")
	return between == "（" || between == "("
}

// suits says whether the subject of a figure may be that of another metric.
func (x *Extractor) suits(d *document, last *claim, r reading) bool {
	types := x.model.Metrics[r.metric].Subjects
	if last.subject < 0 {
		return !strings.HasPrefix(last.rule, "figure.bare") // the noun of a count is of that count alone
	}
	return len(types) == 0 || slices.Contains(types, d.Entities[last.subject].Type)
}

// likelier says whether a subject found for a metric is of the type that it is
// mostly said of, and that of the figure before is not: the price in 星野发布了银河
// X2，共两个版本，起售价为… is the car's, whoever the versions are counted for.
func (x *Extractor) likelier(d *document, sub subject, last *claim, r reading) bool {
	types := x.model.Metrics[r.metric].Subjects
	return len(types) > 0 && sub.entity >= 0 && d.Entities[sub.entity].Type == types[0] &&
		(last.subject < 0 || d.Entities[last.subject].Type != types[0]) && x.model.Metrics[r.metric].Lasting
}

// continues says whether a quantity without a cue takes the metric of a figure
// of the sentence before it: both count vehicles or another unit that says what
// kind of thing is counted.
func (x *Extractor) continues(d *document, s *sentence, q *quantity.Quantity, r reading, prev *claim) bool {
	if prev == nil || r.cue.Len() > 0 || r.change || q.Unit != prev.quantity.Unit {
		return false
	}
	switch q.Unit {
	case "辆", "台", "单":
		return x.countedSpan(d, s, q).Len() == 0
	}
	return false
}

// ownSubject is a mention between the number before and this one, in the
// clause of this one: A卖出12辆、B 30辆.
func (x *Extractor) ownSubject(d *document, s *sentence, q *quantity.Quantity, r reading) (subject, bool) {
	types := x.model.Metrics[r.metric].Subjects
	from := s.clauseSpan(q.Start).Start
	for i := range s.quantities {
		if o := &s.quantities[i]; o.End <= q.Start {
			from = max(from, o.End)
		}
	}
	for _, m := range slices.Backward(s.mentions) {
		if m.Start >= from && m.End <= q.Start && slices.Contains(types, d.Entities[m.Entity].Type) &&
			x.caseBefore(d, s, m, article.Span{Start: from, End: q.Start}) == "subject" {
			return x.whole(d, s, subject{entity: m.Entity, span: m.Span, confidence: byNearness}), true
		}
	}
	return subject{}, false
}

// unnamed reads a quantity whose metric no word and no unit tells: a sum of
// money is a product's price, or a figure of its own kind.
func (x *Extractor) unnamed(d *document, s *sentence, i int) (reading, subject) {
	r := reading{metric: x.metricIndex["other"], rule: "figure.unnamed", confidence: unnamedConfidence}
	sub := x.subjectOf(d, s, i, r)
	if s.quantities[i].Dimension == "money" && sub.entity >= 0 && d.Entities[sub.entity].Type == "Product" {
		r.metric = x.metricIndex["price"]
	}
	r.label = x.labelOf(d, s, &s.quantities[i])
	return r, sub
}

// unnamedConfidence is of a figure whose metric nothing tells.
const unnamedConfidence = 0.35

// unitOf is a quantity's unit; a sum that names no currency is in that of the
// sentence, or in yuan (80万 of a price).
func (x *Extractor) unitOf(s *sentence, q *quantity.Quantity, r reading) string {
	m := &x.metrics[r.metric]
	if q.Unit != "" || !m.dimensions["money"] || len(m.units) > 0 || q.Dimension != "" || r.change && !m.dimensions["money"] {
		return q.Unit
	}
	for i := range s.quantities {
		if o := &s.quantities[i]; o.Dimension == "money" {
			return o.Unit
		}
	}
	return "CNY"
}

// shared are the further members of the list that a figure's subject stands
// in, where the figure holds for each of them: shares that fall together, and
// what 均, 都 or 各 spreads.
func (x *Extractor) shared(d *document, s *sentence, q *quantity.Quantity, r reading, sub subject) []annotate.Mention {
	if sub.entity < 0 || !s.Contains(sub.span) || sub.span.Start > q.Start {
		return nil
	}
	if x.model.Metrics[r.metric].Name != "shareChange" {
		if _, ok := s.within(x.table, article.Span{Start: sub.span.End, End: q.Start}, x.eachWords); !ok {
			return nil
		}
	}
	m, ok := s.mentionAt(sub.span.Start)
	if !ok {
		return nil
	}
	var out []annotate.Mention
	for {
		prev, ok := d.coordinatedBefore(s, m)
		if !ok || d.Entities[prev.Entity].Type != d.Entities[sub.entity].Type {
			return out
		}
		out = append(out, prev)
		m = prev
	}
}

// measures says whether a quantity says how much or how many of something: it
// lies in no name and no date, and is not the 一 of 一个 or a bare ordinal.
func (x *Extractor) measures(d *document, s *sentence, q *quantity.Quantity) bool {
	if d.inMention(s, q.Number) && !d.inTitle(s, q.Number) {
		return false
	}
	for i := range s.times {
		t := &s.times[i]
		if t.Overlaps(q.Number) && t.ISO != "" && q.Dimension != "time" {
			return false
		}
	}
	if q.Dimension == "" && q.Kind == quantity.Number && !q.Vague && q.Lead.Len() == 0 && !x.named(d, s, q) {
		return false
	}
	if q.Kind == quantity.Ordinal && !x.ranked(s, q) {
		return false
	}
	if q.Dimension == "classifier" && q.Op == "=" && q.Value == 1 && strings.HasPrefix(q.Number.Of(d.text), "一") {
		return false
	}
	return !d.namesPart(s, q) && !d.inWord(q)
}

// inTitle says whether a span lies in the article's own title, which says what
// the article says.
func (d *document) inTitle(s *sentence, sp article.Span) bool {
	for _, m := range s.mentions {
		if m.Contains(sp) && d.Article.Title != "" && strings.Trim(m.Of(d.text), "《》") == d.Article.Title {
			return true
		}
	}
	return false
}

// named says whether a bare number stands right behind the noun of a metric:
// 跟买人数 3154. Any other bare number is a model, a code or a year.
func (x *Extractor) named(d *document, s *sentence, q *quantity.Quantity) bool {
	at := d.skipLeft(q.Start, s.Start, false)
	for _, w := range [...]string{"为", "达", "达到", "是", "至", "到", "了", "约"} {
		at -= len(d.text[s.Start:at]) - len(strings.TrimSuffix(d.text[s.Start:at], w))
	}
	for _, h := range s.hits {
		if h.End == at && len(x.metricCues[h.word]) > 0 {
			return true
		}
	}
	return false
}

// ranked says whether an ordinal tells a place in an order: the words before
// it in the clause rank things.
func (x *Extractor) ranked(s *sentence, q *quantity.Quantity) bool {
	_, ok := s.within(x.table, s.clauseSpan(q.Start), x.rankWords)
	return ok
}

// reading is which metric a quantity was read as.
type reading struct {
	metric     int
	cue        article.Span // the words that say so; empty if the unit alone does
	label      string
	direction  string
	rule       string
	confidence float64
	change     bool // the number says by how much something changed
}

// The weights below order the cues of a metric. They are not probabilities:
// only their order and the distances at which they cross over matter, and those
// were set by reading news, not by fitting: a noun in the clause beats a verb
// as far away, three characters of distance cost as much as half a clause mark.
const (
	nounWeight     = 3.0
	verbWeight     = 3.2 // a verb takes the number straight behind it
	afterWeight    = 3.4 // 35万元的售价: nothing can stand between
	perRune        = 0.12
	perClause      = 1.0
	perQuantity    = 0.9 // another number between cue and number may be what it is about
	perSentence    = 2.2
	verbReach      = 8 // characters between a verb and its number
	afterReach     = 3
	unitBonus      = 0.4 // the metric names this very unit
	lengthBonus    = 0.1 // for each character of the cue: 月销量 goes before 销量
	bareWeight     = 0.5
	leastWeight    = 0.3
	carriedPenalty = 0.8
)

// metricOf reads which metric the i-th quantity of a sentence is of.
func (x *Extractor) metricOf(d *document, s *sentence, i int) reading {
	q := &s.quantities[i]
	best := reading{metric: -1}
	bestScore := leastWeight
	for _, h := range s.hits {
		for _, cue := range x.metricCues[h.word] {
			score, ok := x.cueScore(d, s, i, h, cue)
			if ok && score > bestScore {
				bestScore = score
				best = reading{metric: cue.metric, cue: h.Span, label: h.Of(d.text), rule: "figure." + x.model.Metrics[cue.metric].Name + "." + cue.name(), confidence: cueConfidence(score)}
			}
		}
	}
	best = x.change(d, s, q, best)
	if best.metric < 0 {
		best = x.bareMetric(d, s, q)
	}
	if best.direction == "" {
		best.direction = x.direction(d, s, q)
	}
	return best
}

func cueConfidence(score float64) float64 {
	return min(0.95, 0.55+0.12*score)
}

// metricCue is one way in which a word names a metric.
type metricCue struct {
	metric int
	kind   cueKind
}

type cueKind uint8

const (
	nounCue cueKind = iota
	verbCue
	afterCue
)

func (c metricCue) name() string { return [...]string{"noun", "verb", "after"}[c.kind] }

// cueScore weighs a cue for a quantity; ok is false where it cannot be meant.
func (x *Extractor) cueScore(d *document, s *sentence, i int, h hit, cue metricCue) (float64, bool) {
	q := &s.quantities[i]
	fit, ok := x.fits(cue.metric, q, d.text)
	if !ok {
		return 0, false
	}
	length := float64(utf8.RuneCountInString(h.Of(d.text)))
	if h.Start >= q.End {
		gap := article.Span{Start: q.End, End: h.Start}
		if cue.kind == verbCue {
			return 0, false
		}
		if d.runes(gap) > afterReach || strings.ContainsFunc(gap.Of(d.text), isBreak) {
			// The head of the noun that the number describes: 7500 美元电动汽车补贴.
			if tail := x.tail(d, s, q); h.Start >= tail.Start && h.End == tail.End {
				return nounWeight + fit + lengthBonus*length, true
			}
			return 0, false
		}
		if i := strings.Index(gap.Of(d.text), "的"); i > 0 && q.Dimension == "classifier" {
			return 0, false // 两款车的用户 counts cars
		}
		weight := afterWeight
		switch {
		case cue.kind == afterCue:
		case strings.Contains(gap.Of(d.text), "的"):
			weight = nounWeight - perRune
		default:
			weight = nounWeight - perClause
		}
		return weight + fit + lengthBonus*length - perRune*float64(d.runes(gap)), true
	}
	if h.End > q.Number.Start || cue.kind == afterCue {
		return 0, false
	}
	gap := article.Span{Start: h.End, End: q.Number.Start}
	between := 0
	for j := range s.quantities[:i] {
		if o := &s.quantities[j]; o.Start >= h.End && o.End <= q.Start && !d.bracketed(o.Span, q.Span) {
			between++
		}
	}
	clauses := s.clause(q.Number.Start) - s.clause(h.Start)
	dist := d.plainRunes(gap)
	if cue.kind == verbCue {
		if dist > verbReach || clauses > 0 || between > 0 {
			return 0, false
		}
		// 回落至788亿 names the level, and no change of it.
		if x.metrics[cue.metric].change && strings.ContainsAny(gap.Of(d.text), "至到为达破") {
			return 0, false
		}
		return verbWeight + fit + lengthBonus*length - perRune*float64(dist), true
	}
	if d.bracketed(h.Span, q.Span) {
		return 0, false
	}
	score := nounWeight + fit + lengthBonus*length - perRune*float64(min(dist, 20)) - perClause*float64(clauses) - perQuantity*float64(between)
	return score, true
}

// isBreak says whether a character parts what stands behind a number from it.
func isBreak(r rune) bool { return isClauseMark(r) || r == '（' || r == '(' || r == '、' }

// plainRunes is the length of a span in characters without bracketed remarks.
func (d *document) plainRunes(s article.Span) int {
	n, depth := 0, 0
	for _, r := range s.Of(d.text) {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth = max(depth-1, 0)
		case ' ':
		default:
			if depth == 0 {
				n++
			}
		}
	}
	return n
}

// maxSharePrice is more than any one share has ever cost, in any currency that
// the news quotes: a larger sum behind 跌至 is a market value.
const maxSharePrice = 2e6

// fits says whether a metric can be measured in a quantity's unit, and adds to
// its weight where the unit speaks for it.
func (x *Extractor) fits(metric int, q *quantity.Quantity, text string) (float64, bool) {
	m := &x.metrics[metric]
	unit := q.Unit
	if x.model.Metrics[metric].Name == "sharePrice" && q.Dimension == "money" && max(q.Value, q.Max) > maxSharePrice {
		return 0, false
	}
	if m.units[unit] {
		return unitBonus, true
	}
	if m.dimensions[q.Dimension] {
		return 0, true
	}
	if len(m.dimensions) == 0 && len(m.units) == 0 {
		return 0, true
	}
	// A number without a unit may be of anything that is counted: 月销过千.
	return 0, q.Dimension == "" && q.Kind != quantity.Ordinal && (m.counts || m.dimensions["money"])
}

// change turns the metric of a level into that of its change where the number
// says by how much it rose or fell: 股价跌11%, 市值蒸发2800亿, 同比增长12%.
func (x *Extractor) change(d *document, s *sentence, q *quantity.Quantity, r reading) reading {
	verb, ok := x.changeVerb(d, s, q)
	if !ok {
		return r
	}
	name := ""
	if r.metric >= 0 {
		name = x.model.Metrics[r.metric].Name
	}
	to := ""
	switch {
	case name == "sharePrice" || name == "shareChange":
		to = "shareChange"
	case name == "marketCap" || name == "marketCapChange":
		to = "marketCapChange"
	case priced[name]:
		to = "priceChange"
	case name == "followersChange":
		to = name
	case q.Dimension == "percent" || q.Dimension == "multiple" || q.Dimension == "points":
		to = "growthRate"
		if x.stock(d, s, q, verb.Span) {
			to = "shareChange"
		}
	case name == "salesVolume" || name == "deliveries" || name == "orders":
		to = "salesChange"
	case name == "" && q.Dimension == "money":
		to = "priceChange"
	case name == "":
		if x.stock(d, s, q, verb.Span) && q.Unit == "点" {
			to = "shareChange"
		}
	}
	i, ok := x.metricIndex[to]
	if !ok {
		return r
	}
	r.metric, r.change, r.label = i, true, verb.Of(d.text)
	r.direction = x.directionOf(verb)
	if r.cue.Len() == 0 {
		r.cue = verb.Span
	}
	r.rule = "figure.change." + to
	r.confidence = max(r.confidence, 0.8)
	return r
}

// changeVerb is the verb of rising or falling that takes the quantity as its
// extent: right before it, but for 了, 超, 约, 近 and the like, and not with
// 至, 到 or 为 between, which make the number the level reached.
func (x *Extractor) changeVerb(d *document, s *sentence, q *quantity.Quantity) (hit, bool) {
	lo := s.clauseSpan(q.Number.Start).Start
	for n := 0; n < 8 && lo < q.Number.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(d.text[:q.Number.Start])
		if q.Number.Start-size*8 > lo {
			lo = q.Number.Start - size*8
		}
	}
	for lo > 0 && !utf8.RuneStart(d.text[lo]) {
		lo--
	}
	zone := article.Span{Start: lo, End: q.Number.Start}
	verb, ok := s.lastWithin(x.table, zone, x.changes.any)
	if !ok {
		return hit{}, false
	}
	gap := article.Span{Start: verb.End, End: q.Number.Start}
	if level, ok := s.within(x.table, gap, x.changes.level); ok && level.Start >= verb.End {
		return hit{}, false
	}
	for _, r := range gap.Of(d.text) {
		if strings.ContainsRune("至到为达", r) {
			return hit{}, false
		}
	}
	if d.runes(gap) > 5 {
		return hit{}, false
	}
	return verb, true
}

// stock says whether a change in percent is of a share or an index: the
// clause or the one before it speaks of shares, or the verb is only used so.
func (x *Extractor) stock(d *document, s *sentence, q *quantity.Quantity, verb article.Span) bool {
	zone := article.Span{Start: s.Start, End: q.Start}
	if _, ok := s.within(x.table, zone, x.changes.stockWords); ok {
		return true
	}
	if h, ok := s.longest(x.table, verb.Start, x.changes.stockVerbs); ok && h.Span == verb {
		return true
	}
	// A sentence in the same paragraph said that it is about the market.
	for i := s.index - 1; i >= 0 && i >= s.index-3; i-- {
		prev := &d.sentences[i]
		if prev.Item != s.Item {
			break
		}
		if _, ok := prev.within(x.table, prev.Span, x.changes.stockWords); ok {
			return verb.Len() <= len("跌")
		}
	}
	return false
}

func (x *Extractor) directionOf(verb hit) string {
	switch {
	case x.table.is(verb, x.changes.loss):
		return "loss"
	case x.table.is(verb, x.changes.down):
		return "down"
	case x.table.is(verb, x.changes.up):
		return "up"
	}
	return ""
}

// direction is where the words before a level say that it went: 跌至, 增至,
// 亏损.
func (x *Extractor) direction(d *document, s *sentence, q *quantity.Quantity) string {
	clause := s.clauseSpan(q.Number.Start)
	zone := article.Span{Start: clause.Start, End: q.Number.Start}
	h, ok := s.lastWithin(x.table, zone, x.changes.any)
	if !ok || d.runes(article.Span{Start: h.End, End: q.Number.Start}) > 6 {
		return ""
	}
	for i := range s.quantities {
		if o := &s.quantities[i]; o.Start >= h.End && o.End <= q.Start {
			return ""
		}
	}
	return x.directionOf(h)
}

// bareMetric is the metric that the unit alone gives.
func (x *Extractor) bareMetric(d *document, s *sentence, q *quantity.Quantity) reading {
	r := reading{metric: -1, rule: "figure.bare", confidence: bareConfidence}
	if q.Kind == quantity.Ordinal {
		r.metric, r.rule = x.metricIndex["rank"], "figure.bare.rank"
		return r
	}
	if q.Unit == "度" && !strings.HasPrefix(strings.TrimSpace(d.text[q.End:s.End]), "电") {
		return r // an angle
	}
	for i := range x.model.Metrics {
		m := &x.model.Metrics[i]
		if !m.Bare {
			continue
		}
		if x.metrics[i].units[q.Unit] || len(m.Units) == 0 && x.metrics[i].dimensions[q.Dimension] && q.Dimension != "" {
			r.metric = i
			break
		}
	}
	if r.metric < 0 {
		return r
	}
	r.rule += "." + x.model.Metrics[r.metric].Name
	r.label = x.labelOf(d, s, q)
	return r
}

// bareConfidence is of a metric that only the unit speaks for.
const bareConfidence = 0.55

// figureEvidence is the clause of the number, widened to the words that name
// its metric and subject where they stand near in the sentence.
func (x *Extractor) figureEvidence(s *sentence, q *quantity.Quantity, r reading, sub subject) article.Span {
	sp := q.Span
	for _, part := range [...]article.Span{r.cue, sub.span} {
		if part.Len() > 0 && s.Contains(part) {
			sp.Start, sp.End = min(sp.Start, part.Start), max(sp.End, part.End)
		}
	}
	wide := clausesAround(s, sp)
	if wide.Len() > maxEvidence {
		return clausesAround(s, q.Span)
	}
	return wide
}

// maxEvidence is the longest evidence of a figure, in bytes (some 80
// characters): beyond it a reader is better served with the number's clause.
const maxEvidence = 240

// subject is what a figure is of.
type subject struct {
	entity     int // -1 if it is no entity
	text       string
	span       article.Span
	confidence float64
}
