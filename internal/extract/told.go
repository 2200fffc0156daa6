package extract

import (
	"slices"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// A date may be that of the telling and not of what is told: of a report, of a
// speech.

// onlyTold says whether a time before a word is no more than that of its
// telling: of a report that names its source (2月24日，据路透社报道), of a speech whose
// words they are (昨日谈到收购), or of one about what is not so, or not yet (昨日称，
// 将…). Who announces a thing does it then.
func (x *Extractor) onlyTold(d *document, s *sentence, t *timex.Timex, at article.Span, modality string) bool {
	if x.newsOfRecent(s, t, at) {
		return true
	}
	between := article.Span{Start: t.End, End: at.End}
	if _, announced := s.within(x.table, between, x.cues.announce); announced {
		return modality == "planned" && x.contains(s, t.Span, x.cues.recently)
	}
	if x.ofReport(d, s, t.Span) {
		return modality != "" || !x.public(s, at) || x.done(s, at)
	}
	if t.Dateline && x.done(s, at) {
		return true
	}
	between.End = at.Start
	h, said := s.within(x.table, between, x.cues.speech)
	if said && x.table.is(h, x.cues.planned) && (t.Precision < timex.Day || d.later(t.ISO)) {
		said = false // 2026年，公司预计将推出…
	}
	switch modality {
	case "planned", "denied", "hypothetical":
		return said || t.Dateline
	case "rumor":
		return t.Dateline || x.contains(s, t.Span, x.cues.recently)
	}
	if x.utters(s, at) {
		return false
	}
	clause := s.clauseSpan(at.Start)
	if said && clause.Contains(h.Span) {
		since := article.Span{Start: h.Start, End: at.Start}
		_, about := s.within(x.table, since, x.cues.dwell)
		return clause.Contains(t.Span) || about || x.hasSubject(d, s, article.Span{Start: h.End, End: at.Start})
	}
	return x.othersDeed(d, s, t.Span, at)
}

// newsOfRecent says whether a time is that of the news of what happened 近日: 2月24日，
// 据财联社报道，知识产权局于近日裁定….
func (x *Extractor) newsOfRecent(s *sentence, t *timex.Timex, at article.Span) bool {
	if t.Precision < timex.Day {
		return false
	}
	return slices.ContainsFunc(s.times, func(o timex.Timex) bool {
		return o.Start > t.End && o.End <= at.Start && x.contains(s, o.Span, x.cues.recently)
	})
}

// public says whether a word tells of what is done before everybody, on the day on
// which the media report it: 2月24日，据财联社报道，公司公布了业绩.
func (x *Extractor) public(s *sentence, at article.Span) bool {
	h, ok := s.within(x.table, at, x.cues.publicActs)
	return ok && h.Start == at.Start
}

// othersDeed says whether a word is among those of a speech behind a time, and is
// said of another than the speaker: 2月24日，王化发布微博称，工厂已封顶.
func (x *Extractor) othersDeed(d *document, s *sentence, t, at article.Span) bool {
	clause := s.clauseSpan(at.Start)
	if anyPrefix(clause.Of(d.text), d.grammar.ownOpenings) {
		return false
	}
	for sp := range d.spokenAt(at) {
		h, ok := s.lastWithin(x.table, article.Span{Start: s.Start, End: max(s.Start, sp.Start)}, x.cues.speech)
		if ok && h.End == sp.Start && h.Start >= t.End && h.End <= clause.Start {
			return x.hasSubject(d, s, article.Span{Start: clause.Start, End: at.Start})
		}
	}
	return false
}

// done says whether a word stands behind one that tells of what is over by then
// (已经接管).
func (x *Extractor) done(s *sentence, at article.Span) bool {
	_, ok := s.within(x.table, article.Span{Start: s.clauseSpan(at.Start).Start, End: at.Start}, x.cues.accomplished)
	return ok
}

// ofReport says whether a time is that of a report whose source is named right
// behind it: 2月24日，据路透社报道; 8月23日消息，据《晚点》报道.
func (x *Extractor) ofReport(d *document, s *sentence, t article.Span) bool {
	h, ok := s.within(x.table, article.Span{Start: t.End, End: s.End}, x.cues.sourceBefore)
	if !ok || d.runes(article.Span{Start: t.End, End: h.Start}) > maxOpening {
		return false
	}
	if _, named := x.reported(d, s, h); named {
		return true
	}
	_, learnt := s.within(x.table, s.clauseSpan(h.Start), x.cues.learnt)
	return learnt
}

// utters says whether a word is a verb of saying.
func (x *Extractor) utters(s *sentence, at article.Span) bool {
	h, ok := s.longest(x.table, at.Start, x.cues.speech)
	return ok && h.Overlaps(at)
}

// ofSpeech says whether a time is that of a speech whose words follow: it stands
// before the verb that ends its clause (委员会11日表示，已…).
func (x *Extractor) ofSpeech(s *sentence, t article.Span) bool {
	clause := s.clauseSpan(t.Start)
	h, ok := s.lastWithin(x.table, article.Span{Start: t.End, End: clause.End}, x.cues.speech)
	return ok && h.End == clause.End
}
