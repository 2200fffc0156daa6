// Package timex finds and resolves expressions of time in Chinese text:
// 去年9月, 第三季度, 3月至8月, 三个月, 每天.
package timex

import (
	"time"

	"suyuan/internal/article"
)

// Kind is the sort of a time expression.
type Kind uint8

// The kinds of time expression.
const (
	Date     Kind = iota // a point or interval on the calendar
	Duration             // a length of time: 三个月, 30天
	Clock                // a time of day: 20:00, 晚8点
	Set                  // a recurring time: 每天, 每月
)

// Timex is one time expression.
type Timex struct {
	article.Span
	Kind Kind
	// From and Until are the resolved half-open interval; both zero when the
	// expression could not be resolved (no publication date).
	From, Until time.Time
	Precision   Precision
	// ISO is the interchange form (2025-09, 2025-Q3, 2025-W16, A/B with B
	// included); empty when unresolved or no date.
	ISO     string
	Seconds float64 // the length of a Duration
	// Anchor says what it was resolved against: "absolute", "published" or
	// "context" (the year of an earlier phrase); How is the rule's id.
	Anchor string
	How    string
}

// Precision is how finely a date is given.
type Precision uint8

// Precisions from coarse to fine.
const (
	NoPrecision Precision = iota
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
