package entity

import (
	"context"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/schema"
)

// Finder finds names. But for the scratch that it lends to each Find, it is immutable once made;
// it is safe for concurrent use.
type Finder struct {
	names   *gazetteer
	words   *wordLists
	tagger  Tagger     // nil if there is none
	weights [2]weights // by round
	pool    sync.Pool  // of *scratch
}

// New makes a Finder from the names and lexicons of a vocabulary. tagger may
// be nil: rules and names alone are at work then.
func New(names []schema.Name, lexicons []schema.Lexicon, tagger Tagger) (*Finder, error) {
	words, err := newWordLists(lexicons)
	if err != nil {
		return nil, err
	}
	fitted, err := parseWeights(fittedWeights)
	if err != nil {
		return nil, err
	}
	f := &Finder{names: newGazetteer(names), words: words, tagger: tagger, weights: fitted}
	f.pool.New = func() any { return new(scratch) }
	return f, nil
}

// Find gives the entities that an article names, in the order in which they
// are first named, and their mentions, sorted and disjoint. nested are
// mentions within those, sorted too: the brand in the name of a product, which
// may be named nowhere else. The same input gives the same output. The error is
// ctx's: a long article may be given up.
func (f *Finder) Find(ctx context.Context, in Input) (entities []Entity, mentions, nested []Mention, err error) {
	s := newScan(f, in)
	defer s.done()
	var first []witnesses
	var chosen []candidate
	var ev *evidence
	var l *learned
	for _, step := range [...]func(){
		s.known,
		s.tagged,
		s.spelled,
		s.compounds,
		func() { first = s.weigh(nil) },
		func() { chosen = s.choose(first) },
		func() { ev = s.collect(first, chosen) },
		func() { l = s.learn(chosen) },
		func() { entities, mentions, nested = s.join(s.choose(s.weigh(ev)), l) },
		func() { mentions = s.refer(entities, mentions) },
	} {
		if err := ctx.Err(); err != nil {
			return nil, nil, nil, err
		}
		step()
	}
	return entities, mentions, nested, nil
}

// spelled proposes what looks like a name, whatever is known of it.
func (s *scan) spelled() {
	for _, sentence := range s.sentences {
		from, to := s.tokensOf(sentence.Span)
		s.latinNames(from, to)
		s.titles(sentence.Span)
		s.credits(sentence.Span)
		s.foreignPersons(sentence.Span)
		s.chinesePersons(from, to)
		s.suffixed(from, to)
	}
}

// known proposes the names of the gazetteer.
func (s *scan) known() {
	s.folded.fold(s.text)
	f := &s.folded
	n := 0
	for i := 0; i < len(f.text); {
		_, size := utf8.DecodeRuneInString(f.text[i:])
		start := int(f.at[i])
		for n < len(s.sentences) && s.sentences[n].End <= start {
			n++
		}
		if n == len(s.sentences) {
			return
		}
		if start < s.sentences[n].Start {
			i += size
			continue
		}
		if s.startsWord(start) {
			limit := s.sentences[n].End
			s.names.trie.Walk(f.text, i, func(id, e int) {
				last := int(f.at[e-1])
				_, size := utf8.DecodeRuneInString(s.text[last:])
				if end := last + size; end <= limit && s.endsWord(end) {
					for _, form := range s.names.forms[id] {
						s.proposeKnown(start, end, form)
					}
				}
			})
		}
		i += size
	}
}

// tagged proposes what the tagger takes for names, told where the gazetteer has
// entries: of these the longest at each place, from left to right.
func (s *scan) tagged() {
	if s.tagger == nil {
		return
	}
	var hits []crf.Hit
	end := 0
	for i := 0; i < len(s.candidates); i++ {
		c := s.candidates[i]
		if c.Start < end {
			continue
		}
		for i+1 < len(s.candidates) && s.candidates[i+1].Start == c.Start {
			i++
			if s.candidates[i].End > c.End {
				c = s.candidates[i]
			}
		}
		hits = append(hits, crf.Hit{Span: c.Span, Kind: c.typ})
		end = c.End
	}
	n := 0
	known := len(s.candidates)
	for _, t := range s.tagger.Tag(s.text, s.tokens, hits, nil) {
		t.Start = t.End - len(strings.TrimLeftFunc(t.Of(s.text), unicode.IsSpace))
		t.End = t.Start + len(strings.TrimRightFunc(t.Of(s.text), unicode.IsSpace))
		for n < len(s.sentences) && s.sentences[n].End <= t.Start {
			n++
		}
		if t.Type == Organization && s.words.notCredited.has(t.Of(s.text)) {
			continue // 来源：网络综合 names nobody
		}
		if n < len(s.sentences) && s.sentences[n].Contains(t.Span) && balanced(t.Of(s.text)) && !ranked.MatchString(t.Of(s.text)) {
			if company, ok := s.staff(t.Of(s.text)); ok {
				s.propose(t.Start, t.Start+len(company), Company, t.Confidence, ruleTagger)
				continue
			}
			s.propose(t.Start, t.End, t.Type, t.Confidence, ruleTagger)
			s.retype(t.Span, t.Type)
			s.trimmed(t)
		}
	}
	for _, c := range s.candidates[:known] {
		if c.typ == Company || c.typ == Product {
			s.retype(c.Span, c.typ)
		}
	}
}

// staff is the company in what stands for its people, who have no name: 小米人.
func (s *scan) staff(name string) (company string, ok bool) {
	company, ok = s.words.staff.cutEnd(name)
	return company, ok && s.names.typeOf(company) == Company
}

// trimmed proposes the tagger's span without a title or a word that no name
// begins with (申请人, 欠), and the Latin part of one that begins in Chinese (比利时报纸
// De Tijd).
func (s *scan) trimmed(t crf.Span) {
	for p := t.Start; p < t.End; {
		token := s.tokenAt[p]
		if token < 0 {
			break
		}
		word := s.tokens[token].Of(s.text)
		if !s.words.titles.has(word) && !s.words.stoppers.has(word) {
			break
		}
		_, p = s.after(s.tokens[token].End)
		if p < t.End {
			s.propose(p, t.End, t.Type, t.Confidence, ruleTrimmed)
		}
	}
	name := t.Of(s.text)
	if i := strings.IndexByte(name, ' '); i > 0 && hasChinese(name[:i]) && !hasChinese(name[i:]) {
		s.propose(t.Start+i+1, t.End, t.Type, t.Confidence, ruleTrimmed)
	}
}

// balanced is true unless a bracket or a quotation mark stands without its
// other half.
func balanced(name string) bool {
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}, {"「", "」"}, {"“", "”"}, {"《", "》"}} {
		if strings.Count(name, pair[0]) != strings.Count(name, pair[1]) {
			return false
		}
	}
	return true
}

// retype proposes the other types that a name is likely to be of: what makes a
// thing and the thing go by one name often.
func (s *scan) retype(sp article.Span, typ string) {
	for _, t := range [...]string{Company, Product, Organization} {
		if t != typ && typ != Place && typ != Person {
			s.propose(sp.Start, sp.End, t, 0.2, ruleRetyped)
		}
	}
}

// lastLetterByte is the greatest byte that what isLetter takes begins with.
const lastLetterByte = 0xC9

// startsWord is true unless pos is within a run of letters or digits.
func (s *scan) startsWord(pos int) bool {
	if pos == 0 || s.text[pos] > lastLetterByte {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.text[pos:])
	p, _ := utf8.DecodeLastRuneInString(s.text[:pos])
	return !isLetter(r) && !isDigit(r) || !isLetter(p) && !isDigit(p)
}

// endsWord is true unless pos is within a run of letters or digits.
func (s *scan) endsWord(pos int) bool {
	return pos >= len(s.text) || s.startsWord(pos)
}

// Confidences of names in the gazetteer.
const (
	knownConfidence   = 0.90
	guardedConfidence = 0.35 // alone not enough
	cueConfidence     = 0.30 // what a cue adds to it
	misalignedFactor  = 0.60 // where the name is split across other words
	wrongCaseFactor   = 0.45 // meta for Meta
)

func (s *scan) proposeKnown(start, end int, f form) {
	name := &s.names.names[f.entry]
	text := s.text[start:end]
	confidence := knownConfidence
	if f.guarded {
		confidence = guardedConfidence
		if s.cued(start, end, name.Type) {
			confidence += cueConfidence
		}
	}
	if !hasChinese(text) && (!s.edge[start] || !s.edge[end]) {
		return // meta of meta-prompt
	}
	if f.capital && !f.spaced && lowerWord(text) {
		return // AI to, which is no AITO
	}
	if hasChinese(text) {
		if !s.edge[start] || !s.edge[end] {
			if utf8.RuneCountInString(text) < 4 {
				confidence *= misalignedFactor
			}
		}
	} else if f.capital && text == strings.ToLower(text) {
		confidence *= wrongCaseFactor
	}
	s.proposeEntry(start, end, name.Type, confidence, ruleName, f.entry)
}

// lowerWord says whether a text goes on with a Latin word in small letters behind a
// Latin one.
func lowerWord(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ' ' && isLetter(rune(text[i-1])) && 'a' <= text[i+1] && text[i+1] <= 'z' {
			return true
		}
	}
	return false
}

// cued says whether the words around a place show that a name of that type
// stands there.
func (s *scan) cued(start, end int, typ string) bool {
	switch typ {
	case Company:
		return s.words.companyCues.behind(s.text, end) > 0 || s.listed(start, end)
	case Product:
		return s.words.productCues.behind(s.text, end) > 0 || s.listed(start, end)
	case Person:
		return s.words.speech.behind(s.text, end) > 0 || s.words.titles.before(s.text, start) >= 0
	case Organization:
		return s.words.sourceCues.before(s.text, start) >= 0
	}
	return false
}

// listed says whether the place is an item of a list: 蔚来、理想、小鹏.
func (s *scan) listed(start, end int) bool {
	a, _ := s.before(start)
	b, _ := s.after(end)
	return a == '、' || b == '、'
}
