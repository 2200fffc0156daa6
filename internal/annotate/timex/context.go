package timex

import (
	"slices"
	"strings"
)

// memory is what the text so far tells about time. It forgets by stages: at
// the end of a sentence, of a paragraph, of a story.
type memory struct {
	ref Reference
	// now is the day that 今天 means: the publication's, or that of the story's
	// dateline (12月10日消息).
	now      period
	dateline bool

	sentence, paragraph, story spoken // the time last spoken of in each
	quarter                    period // the quarter that the story named first
	lead, day                  period // the first day that it told of, and the last that the paragraph named
}

// spoken is a time that the text has named.
type spoken struct {
	period
	// dated says that the words gave the year (2025年8月, 去年9月) or took it
	// from words that did: only such a year is carried on. 周五 and a bare 9月 were
	// worked out from the publication date, and so is what follows them.
	dated bool
}

func newMemory(ref Reference) memory { return memory{ref: ref, now: ref.now()} }

func (m *memory) endSentence() { m.sentence = spoken{} }

func (m *memory) endParagraph() { m.sentence, m.paragraph, m.day = spoken{}, spoken{}, period{} }

func (m *memory) endStory() {
	*m = memory{ref: m.ref, now: m.ref.now()}
}

// note remembers the time of a phrase.
func (m *memory) note(p period, dated bool) {
	s := spoken{p, dated}
	m.sentence, m.paragraph, m.story = s, s, s
	if p.prec == Quarter && !m.quarter.ok() && p.single() {
		m.quarter = p
	}
	if p.prec >= Day && p.single() {
		m.day = dayOf(p.from)
	}
}

// anchor is the name of what now was taken from.
func (m *memory) anchor() string {
	if m.dateline {
		return anchorContext
	}
	return anchorPublished
}

// last is the time last spoken of, however long ago in the story.
func (m *memory) last() period {
	switch {
	case m.sentence.ok():
		return m.sentence.period
	case m.paragraph.ok():
		return m.paragraph.period
	}
	return m.story.period
}

// opens takes the day spoken of last as that of the story's news, if it has none yet.
func (m *memory) opens() {
	if !m.lead.ok() {
		m.lead = m.day
	}
}

// lastDay is the day that 次日 and 当天 are reckoned from where no day was
// spoken of just before: the last of the paragraph, else that of the story's news.
func (m *memory) lastDay() period {
	if m.day.ok() {
		return m.day
	}
	return m.lead
}

// year is the time whose year a phrase that leaves its year out takes: any of
// the same sentence; of the same paragraph only one that was itself finer
// than a year, since 2019年成立。8月5日宣布 does not happen in 2019.
func (m *memory) year() period {
	if m.sentence.ok() && m.sentence.dated && m.sentence.prec >= Year {
		return m.sentence.period
	}
	if m.paragraph.ok() && m.paragraph.dated && m.paragraph.prec >= Half {
		return m.paragraph.period
	}
	return period{}
}

// month is the time whose month a bare day of the month takes.
func (m *memory) month() period {
	for _, s := range []spoken{m.sentence, m.paragraph} {
		if s.ok() && s.prec >= Month && s.prec != Week {
			return s.period
		}
	}
	return period{}
}

const (
	anchorAbsolute  = "absolute"
	anchorPublished = "published"
	anchorContext   = "context"
)

// reach is how far, in bytes, words are looked for that say whether a phrase
// looks forward; about thirty characters.
const reach = 90

// forward says whether the words around a phrase that leaves its year or week
// out say that it lies ahead: 将于6月, 计划9月推出, 12月10日将发布. Only the
// phrase's own clause is looked at.
func (r *resolver) forward(start, end int) bool {
	text, words := r.text, r.words.cues
	before := text[max(0, start-reach):start]
	if k := lastClauseMark(before); k >= 0 {
		before = before[k:]
	}
	after := text[end:min(len(text), end+reach)]
	if k := strings.IndexAny(after, "\n。！？；"); k >= 0 {
		after = after[:k]
	}
	// 12月29日，某公司将…: the clause behind a date at the head of its sentence is
	// the date's too.
	rest := strings.TrimPrefix(after, "，")
	if k := strings.Index(rest, "，"); k >= 0 {
		rest = rest[:k]
	}
	after = rest
	switch {
	case containsAny(before, words.past):
		return false
	case containsAny(before, words.aheadBefore), strings.HasSuffix(before, "将"), willBe(before, words.notWill):
		return true
	}
	if strings.HasPrefix(after, "将") && !beginsWithAny(after, words.notAhead) {
		return true // 从9月起，将禁止
	}
	ahead := -1
	for _, w := range words.aheadBehind {
		if k := strings.Index(after, w); k >= 0 && (ahead < 0 || k < ahead) {
			ahead = k
		}
	}
	if ahead < 0 {
		return false
	}
	return !slices.ContainsFunc(words.telling, func(w string) bool {
		k := strings.Index(after, w)
		return k >= 0 && k < ahead
	})
}

// announced says whether the rest of the clause announces something, and does
// not tell it as past.
func (r *resolver) announced(end int) bool {
	after := r.text[end:min(len(r.text), end+reach)]
	if k := strings.IndexAny(after, "\n。！？；，,"); k >= 0 {
		after = after[:k]
	}
	return !containsAny(after, r.words.cues.notAnnounced) && containsAny(after, r.words.cues.announced)
}

// willBe says whether before holds 会在 or 会于 as a verb, and not 委员会在.
func willBe(before string, notWill []string) bool {
	for _, w := range [...]string{"会在", "会于"} {
		if k := strings.Index(before, w); k > 0 {
			return !endsInAny(before[:k+len("会")], notWill)
		}
	}
	return false
}

// lastClauseMark is the offset behind the last mark that ends a clause; -1 if there is none.
func lastClauseMark(s string) int {
	best := -1
	for _, m := range []string{"，", "。", "；", "！", "？", "：", "\n", ",", "「", "“"} {
		if k := strings.LastIndex(s, m); k >= 0 {
			best = max(best, k+len(m))
		}
	}
	return best
}
