package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// What a piece of news is about it tells with the main verb of a clause, in an
// item's heading or first sentence, or with a date or a mark of the perfective:
// 特朗普现身纽约, 美团于今年二季度调整了目标. In other clauses the same verbs describe and argue.

// mainVerb says whether a trigger is the main verb of a clause that tells news:
// its subject opens the clause, and between the two stand no other verb than
// auxiliaries, and no 的. A clause without a subject goes on with that of the
// one before it if it opens with the verb, and has a mark of the perfective.
func (x *Extractor) mainVerb(d *document, s *sentence, trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	if d.attributes(s, trigger) {
		return false
	}
	if phrase, ok := x.locative(d, s, clause, trigger.Start); ok && phrase.Contains(trigger) {
		return false
	}
	for _, m := range slices.Backward(s.mentions) {
		if m.Start < clause.Start || m.End > trigger.Start || d.bracketed(m.Span, trigger) || x.caseBefore(d, s, m, clause) != "subject" {
			continue
		}
		head := d.text[clause.Start:m.Start]
		from := clause.Start + max(strings.LastIndex(head, de), 0)
		return x.lightGap(d, s, article.Span{Start: m.End, End: trigger.Start}, x.cues.auxiliary) &&
			(d.inApposition(s, m) || x.lightGap(d, s, article.Span{Start: from, End: m.Start}, x.cues.leadVerbs))
	}
	gap := article.Span{Start: clause.Start, End: trigger.Start}
	return !d.namesNoun(s, gap) && x.lightGap(d, s, gap, x.cues.auxiliary) && x.perfect(d, s, trigger)
}

// inApposition says whether a noun stands right before a name, which tells what it
// is: 合成生物平台云笺, 知名爆料博主钱伟.
func (d *document) inApposition(s *sentence, m annotate.Mention) bool {
	i := d.tokenBefore(d.skipLeft(m.Start, s.Start, false))
	return i >= 0 && d.Tokens[i].Start >= s.Start && strings.HasPrefix(d.Tokens[i].POS, "n") && !d.inTime(s, d.Tokens[i].Span)
}

// namesNoun says whether a stretch holds a noun that is no name, or a word that
// points at something, before any preposition.
func (d *document) namesNoun(s *sentence, gap article.Span) bool {
	for _, t := range d.tokensFrom(gap.Start) {
		if t.Start >= gap.End {
			break
		}
		if t.POS == preposition {
			return false
		}
		points := slices.Contains(d.grammar.demonstratives, t.Of(d.text))
		if (points || strings.HasPrefix(t.POS, "n")) && !d.inTime(s, t.Span) && !d.inMention(s, t.Span) {
			return true
		}
	}
	return false
}

// lightGap says whether a stretch of a clause holds no other verbs than those of
// a class, and no 的, outside of names, times, quotations and prepositional phrases.
func (x *Extractor) lightGap(d *document, s *sentence, gap article.Span, light class) bool {
	clause := s.clauseSpan(gap.End)
	quoted, phrase := false, false
	for _, t := range d.tokensFrom(gap.Start) {
		if t.Start >= gap.End {
			break
		}
		w := t.Of(d.text)
		phrase = phrase || t.POS == preposition
		switch {
		case openQuotes[w]:
			quoted = true
		case closeQuotes[w]:
			quoted = false
		}
		if quoted || d.inTime(s, t.Span) || d.inMention(s, t.Span) || utf8.RuneCountInString(w) == 1 && w != de && !x.contains(s, t.Span, x.cues.shortVerbs) {
			continue
		}
		if t.Start == gap.Start && w == de || w != de && (!strings.HasPrefix(t.POS, "v") || t.POS == "vn") {
			continue
		}
		if h, ok := s.longest(x.table, t.Start, light); ok && h.End >= t.End || w == de && phrase {
			continue
		}
		if p, ok := x.locative(d, s, clause, t.Start); ok && p.Contains(t.Span) && p.End <= gap.End {
			continue
		}
		return false
	}
	return true
}

// preposition is the part of speech of 在, 于, 对 and the like.
const preposition = "p"

var (
	openQuotes  = map[string]bool{"「": true, "“": true, "『": true, "《": true}
	closeQuotes = map[string]bool{"」": true, "”": true, "』": true, "》": true}
)

// told says whether the clause of a trigger tells what happened, or will: it
// stands where news is told, or has a date or a mark of the perfective.
func (x *Extractor) told(d *document, s *sentence, trigger article.Span) bool {
	if d.leads(s) || x.perfect(d, s, trigger) {
		return true
	}
	clause := s.clauseSpan(trigger.Start)
	return slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		return x.dated(d, s, &t) != "" && (clause.Contains(t.Span) || t.End <= clause.Start && x.overall(d, s, t.Span))
	})
}

// perfect says whether a verb has a mark of the perfective, or of a plan, before
// or behind it.
func (x *Extractor) perfect(d *document, s *sentence, trigger article.Span) bool {
	if strings.HasSuffix(trigger.Of(d.text), le) || strings.HasPrefix(d.text[trigger.End:s.End], le) {
		return true
	}
	_, ok := s.within(x.table, article.Span{Start: s.clauseSpan(trigger.Start).Start, End: trigger.Start}, x.cues.perfective)
	return ok
}

// leads says whether a sentence is a heading, or among the first of the body of
// a digest's item.
func (d *document) leads(s *sentence) bool {
	if s.Heading {
		return true
	}
	if len(d.Items) < 2 {
		return false
	}
	n := 0
	for i := s.index - 1; i >= 0 && d.sentences[i].Item == s.Item; i-- {
		if o := &d.sentences[i]; !o.Heading && !o.Furniture {
			n++
		}
		if n >= leadSentences {
			return false
		}
	}
	return true
}

// leadSentences is how many sentences of an item tell its news.
const leadSentences = 2
