// Package quantity finds numbers with their comparison and unit in Chinese
// text: 超过2.3万辆, 52.99万元, 30-40周, 约三分之一.
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
