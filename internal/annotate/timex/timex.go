// Package timex finds and resolves expressions of time in Chinese text:
// 去年9月, 第三季度, 3月至8月, 三个月, 每天.
//
//   - Recognizer: finds the expressions of a whole article; built once, used by many.
//   - Reference: what relative ones are resolved against: the publication date.
//   - Timex: one expression: its span, its interval, and how that was worked out.
//   - Options: by whose conventions to read; News is what Suyuan uses.
//
// The way through the code: scan.go walks the text and looks for places where
// an expression may begin; parse.go and its neighbours read a phrase there
// (what the words say, no calendar yet) with the words of grammar.go and of the
// lexicons (vocabulary.go);
// resolve.go turns the phrase into a stretch of the calendar, with what
// context.go remembers of the sentence and the paragraph. Nothing is ever
// resolved against today's date.
package timex

import (
	"time"

	"suyuan/internal/article"
	"suyuan/schema"
)

// Kind is the sort of a time expression.
type Kind uint8

// The kinds of time expression.
const (
	Date     Kind = iota // a point or interval on the calendar
	Duration             // a length of time: 三个月, 30天
	Clock                // a time of day without its date: 20:00, 晚8点
	Set                  // a recurring time: 每天, 每月
)

// Timex is one time expression.
type Timex struct {
	article.Span
	Kind Kind
	// From and Until are the resolved half-open interval, in the article's own
	// time zone written as UTC; both zero when the expression could not be
	// resolved (no publication date, 数年前). They are what ISO says, except
	// that they know the time of day and ISO stops at the day. Of a Clock they
	// lie on the second of January of the year 1 (midnight of the first is
	// the zero time). Read otherwise than as news
	// (see Options), one of the two may be zero: 2018年以前 has no From.
	From, Until time.Time
	Precision   Precision
	// ISO is the interchange form (2025, 2025-09, 2025-03-29, 2025-Q3,
	// 2025-W16, A/B with B included: 2025-01/2025-06); empty when unresolved
	// or no date.
	ISO string
	// Seconds is the length of a Duration, 0 if it is vague (数年). A range
	// (2-3天) has its lower end there and its upper in SecondsMax.
	Seconds, SecondsMax float64
	// Anchor says what it was resolved against: "absolute", "published" or
	// "context" (an earlier phrase of the text); empty when unresolved. How is
	// the id of the rule that resolved it: what the words name (year, month,
	// holiday, relative-year, span, …), with -carried if the year came from
	// the context, -clock, -range, -to-now or -ended where those apply; of an
	// unresolved one it says why (unresolved, now-vague, vague-ago, …).
	Anchor string
	How    string

	Bound  Bound // 截至, 自…以来, …之前
	Part   Part  // 年初, 9月底: ISO and interval are those of the whole year or month
	Fiscal bool  // 2024财年: ISO is that of the calendar year of the same name
	// Dateline marks the date of the telling (8月5日消息 at the head of a
	// paragraph): what 今天 means until the story ends, and not by itself the time of
	// what is told.
	Dateline bool
}

// Bound is how an expression bounds what is said: 截至9月底, 10月21日前.
type Bound uint8

// The bounds.
const (
	NoBound Bound = iota
	AsOf          // 截至9月底: the state at that time
	Since         // 自2019年以来, 从9月开始: from that time on
	After         // 8月1日之后
	Before        // 10月21日前: by that time
)

// Part is the part of a year, quarter, month or week that an expression means.
type Part uint8

// The parts.
const (
	Whole Part = iota
	Early      // 年初, 上旬
	Mid        // 年中, 中旬
	Late       // 年底, 月末, 下旬
)

// Precision is how finely a date is given.
type Precision uint8

// Precisions from coarse to fine.
const (
	NoPrecision Precision = iota
	Century
	Decade
	Year
	Half
	Quarter
	Month
	Week
	Day
	Hour
	Minute
	Second
)

// Options says by whose conventions text is read.
type Options struct {
	// News reads as a newspaper is read: a month without a year is the latest
	// that has begun when the article came out unless its words look forward,
	// B belongs to 从A到B, a bare 三点 or 今年 means what it means in a report.
	// Without it text is read as an assistant's commands are
	// (Microsoft's Recognizers-Text): the reference is a moment, intervals end
	// where B begins, 2018年以前 is open at one end.
	News bool
}

// Recognizer finds expressions of time. It is read-only after New and safe for
// concurrent use.
type Recognizer struct {
	opts  Options
	words *vocabulary
	moons lunarYears
}

// New returns a Recognizer that reads as news is read. Of the lexicons it
// takes those of schema/lexicons/times.yaml; an error names the lists that are
// missing and the entries that it can't read.
func New(lexicons ...schema.Lexicon) (*Recognizer, error) {
	return NewWith(Options{News: true}, lexicons...)
}

// NewWith returns a Recognizer that reads by the conventions of opts.
func NewWith(opts Options, lexicons ...schema.Lexicon) (*Recognizer, error) {
	words, err := newVocabulary(lexicons)
	if err != nil {
		return nil, err
	}
	return &Recognizer{opts: opts, words: words}, nil
}
