// Package quantity finds numbers with their comparison and unit in Chinese
// text: 超过2.3万辆, 52.99万元, 30-40周, 约三分之一.
//
//   - Quantity: one number with its bounds, comparison and unit, and its spans.
//   - Recognizer: the unit table and the word lists, compiled; Find is its job.
//   - numeral (inside): a number as written, Arabic, Chinese or mixed.
//
// Find steps through the text once. Where a rune can start a number it reads the
// numeral, then looks right for a unit, a second number of a range or of a
// compound value, and for comparison words, and left for a currency sign, an
// ordinal mark and comparison words. Dates and clock times are left to package
// timex; names with numbers in them to package entity, but for the plain cases.
package quantity

import "suyuan/internal/article"

// Quantity is one number in a text, with what is said to bound it.
type Quantity struct {
	article.Span              // number, unit and comparison words that touch it (超2.3万辆, 3000辆以上)
	Number       article.Span // the number and its unit alone (2.3万辆)
	Kind         Kind
	Op           string  // =, >, >=, <, <=, ~, range
	Value        float64 // scale worked out; meaningless for a range
	Min, Max     float64 // for a range
	Unit         string  // canonical: ISO 4217, %, SI, or the classifier as written
	Dimension    string  // of the unit table: money, percent, length, classifier, …; empty without a unit
	Vague        bool    // 几十, 十多, 数百, 两位数: a range of what the words allow
	// Lead is the span of the comparison words before the number (超过, 约, 近);
	// empty if there are none.
	Lead article.Span
	// Per is what a price or a rate counts for, as written: 股 in 1.06元/股 and 每股1.06元.
	Per string
	// Indefinite marks 一 with a classifier (一家公司, 一种材料), which is more often
	// an article than a count.
	Indefinite bool
	// List numbers the lists of a text from 1: quantities with the same List
	// are members of one list (7200辆、7000辆和5200辆), in its order. 0: no list.
	List int
}

// Kind is the broad sort of a quantity.
type Kind uint8

// The kinds of quantity.
const (
	Number Kind = iota
	Ordinal
	Percentage
	Currency
	Dimension
	Age
	Temperature
)
