package quantity

import (
	"fmt"
	"strings"

	"suyuan/schema"
)

// Recognizer finds quantities. It is read-only once made, and safe for
// concurrent use.
type Recognizer struct {
	units     []unit
	words     *trie // unit words to index in units
	counters  *trie // words that are money too (块), as classifiers
	before    *trie // reversed: ￥, US$
	scales    *trie // reversed: 摄氏
	notUnit   *trie
	afterUnit *trie // behind a unit
	leads     *trie // reversed, to an op
	fill      *trie // reversed
	not       *trie // reversed
	tails     *trie
	hidden    *trie      // from its numeral on, to an index in hides
	hides     [][]string // what stands before the numeral in words where it counts nothing
	bare      *trie
	ofName    *trie
	nameOf    *trie // reversed
	context
}

// unit is an entry of the unit table.
type unit struct {
	name      string
	dimension string
	factor    float64
}

// Values in the tries of comparison words.
const (
	opMore = iota
	opAtLeast
	opLess
	opAtMost
	opAbout
	opExact
	opMoney // 起: at least, behind money only
)

var ops = [...]string{opMore: ">", opAtLeast: ">=", opLess: "<", opAtMost: "<=", opAbout: "~", opExact: "=", opMoney: ">="}

// New compiles a unit table and the word lists of schema/lexicons/quantity.yaml;
// other lexicons are ignored. It fails if one of the lists is missing, or if a
// word stands for two units.
func New(units []schema.Unit, lexicons ...schema.Lexicon) (*Recognizer, error) {
	r := &Recognizer{
		words: newTrie(), counters: newTrie(), before: newTrie(), scales: newTrie(), notUnit: newTrie(), afterUnit: newTrie(), leads: newTrie(), fill: newTrie(),
		not: newTrie(), tails: newTrie(), hidden: newTrie(), bare: newTrie(), ofName: newTrie(), nameOf: newTrie(), context: newContext(),
	}
	if err := r.addUnits(units); err != nil {
		return nil, err
	}
	lists := make(map[string][]string)
	for _, l := range lexicons {
		lists[l.ID] = l.Words
	}
	take := func(id string, add func(word string)) error {
		words, ok := lists[id]
		if !ok {
			return fmt.Errorf("quantity: lexicon %q is missing: pass the lexicons of schema/lexicons/quantity.yaml", id)
		}
		for _, w := range words {
			if w == "" {
				return fmt.Errorf("quantity: lexicon %q has an empty word", id)
			}
			add(w)
		}
		return nil
	}
	into := func(t *trie, op int32) func(string) { return func(w string) { t.insert(w, op) } }
	back := func(t *trie, op int32) func(string) { return func(w string) { t.insertReversed(w, op) } }
	for _, list := range []struct {
		id  string
		add func(string)
	}{
		{"quantity-lead-exact", back(r.leads, opExact)},
		{"quantity-lead-at-least", back(r.leads, opAtLeast)},
		{"quantity-lead-at-most", back(r.leads, opAtMost)},
		{"quantity-lead-more", back(r.leads, opMore)},
		{"quantity-lead-less", back(r.leads, opLess)},
		{"quantity-lead-about", back(r.leads, opAbout)},
		{"quantity-lead-fill", back(r.fill, 0)},
		{"quantity-not", back(r.not, 0)},
		{"quantity-tail-more", into(r.tails, opMore)},
		{"quantity-tail-at-least", into(r.tails, opAtLeast)},
		{"quantity-tail-less", into(r.tails, opLess)},
		{"quantity-tail-at-most", into(r.tails, opAtMost)},
		{"quantity-tail-about", into(r.tails, opAbout)},
		{"quantity-tail-at-least-money", into(r.tails, opMoney)},
		{"quantity-money-or-thing", r.addCounter},
		{"not-a-unit", into(r.notUnit, 0)},
		{"after-a-unit", into(r.afterUnit, 0)},
		{"not-a-number", r.hide},
		{"not-a-number-bare", into(r.bare, 0)},
		{"number-of-a-name", into(r.ofName, 0)},
		{"name-of-a-number", back(r.nameOf, 0)},
		{"quantity-compound", into(r.compounds, 0)},
		{"quantity-ending", back(r.endings, 0)},
		{"quantity-lead-filled", into(r.filled, 0)},
		{"quantity-lead-peak", into(r.peaks, 0)},
		{"quantity-lead-reached", into(r.reached, 0)},
		{"quantity-lasting", back(r.lasting, 0)},
		{"quantity-governor", back(r.governors, 0)},
		{"quantity-points-before", back(r.beforePoints, 0)},
		{"quantity-half-before", back(r.beforeHalf, 0)},
		{"quantity-more-end", into(r.moreEnds, 0)},
		{"quantity-money-end", into(r.moneyEnds, 0)},
		{"quantity-rank-mark", back(r.rankMarks, 0)},
		{"quantity-rank-behind", into(r.behindRank, 0)},
		{"quantity-change", r.changes.add},
		{"quantity-change-verb", r.changeVerbs.add},
	} {
		if err := take(list.id, list.add); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *Recognizer) addUnits(units []schema.Unit) error {
	if len(units) == 0 {
		return fmt.Errorf("quantity: no units: pass those of schema/units.yaml")
	}
	for _, u := range units {
		factor := u.Factor
		if factor == 0 {
			factor = 1
		}
		id := int32(len(r.units))
		r.units = append(r.units, unit{u.Name, u.Dimension, factor})
		for _, w := range u.Words {
			if w == "" {
				return fmt.Errorf("quantity: unit %s has an empty word", u.Name)
			}
			old := r.words.insert(w, id)
			if old == none || old == id {
				continue
			}
			return fmt.Errorf("quantity: the word %s stands for two units, %s and %s", w, r.units[old].name, u.Name)
		}
		before := r.before
		switch u.Dimension {
		case "money":
		case "temperature":
			before = r.scales
		default:
			continue // 第 is read with the numeral
		}
		for _, w := range u.Before {
			if w == "" {
				return fmt.Errorf("quantity: unit %s has an empty word", u.Name)
			}
			before.insertReversed(w, id)
		}
	}
	return nil
}

// addCounter makes a classifier of a word that is money too.
func (r *Recognizer) addCounter(word string) {
	r.counters.insert(word, int32(len(r.units)))
	r.units = append(r.units, unit{word, "classifier", 1})
}

// hide records a word in which numerals count nothing, once for each numeral.
func (r *Recognizer) hide(word string) {
	for i := 0; i < len(word); {
		s, _, e := at(word, i)
		if s == other || s == point || s == sign {
			i = e
			for i < len(word) && word[i]&0xC0 == 0x80 {
				i++
			}
			continue
		}
		id := int32(len(r.hides))
		if old := r.hidden.insert(word[i:], id); old != none {
			id = old
		} else {
			r.hides = append(r.hides, nil)
		}
		r.hides[id] = append(r.hides[id], word[:i])
		i = e
	}
}

// hiddenAt is the end of the longest word in which the numeral at i counts
// nothing, or i. inside says that the word starts before i.
func (r *Recognizer) hiddenAt(text string, i, floor int) (end int, inside bool) {
	end = i
	node := int32(0)
	for j := i; j < len(text); j++ {
		if node = r.hidden.step(node, text[j]); node == none {
			break
		}
		id := r.hidden.nodes[node].val
		if id == none {
			continue
		}
		for _, before := range r.hides[id] {
			if i-len(before) >= floor && strings.HasSuffix(text[:i], before) {
				if before != "" {
					inside = true
				}
				end = j + 1
			}
		}
	}
	return end, inside
}

// unitAt is the longest unit word at i, or none. A longer word that is no unit
// (台积电 behind 台) hides it.
func (r *Recognizer) unitAt(text string, i int) (id int32, end int) {
	id, end = none, i
	node := int32(0)
	for j := i; j < len(text); j++ {
		if node = r.words.step(node, text[j]); node == none {
			break
		}
		v := r.words.nodes[node].val
		if v == none || isLetter(text[j]) && j+1 < len(text) && (isLetter(text[j+1]) || isDigit(text[j+1])) {
			continue
		}
		id, end = v, j+1
	}
	if id == none {
		return none, i
	}
	if v, e := r.notUnit.match(text, i); v != none && e > end {
		if w, _ := r.afterUnit.match(text, end); w == none { // 数十名人工智能专家
			return none, i
		}
	}
	if v, e := r.counters.match(text, i); v != none && e == end && (!r.moneyFollows(text, end) || strings.HasSuffix(text[:i], "一") || strings.HasSuffix(text[:i], "亿")) {
		id = v
	}
	return id, end
}

// moneyFollows tells 三块 (money) from 三块屏幕 by what comes next.
func (r *Recognizer) moneyFollows(text string, i int) bool {
	i = skipSpaces(text, i, 1)
	if i >= len(text) || text[i] < 0x80 {
		return i >= len(text) || !isLetter(text[i]) // 三块 GPU
	}
	if _, ok := rune3(text, i); !ok {
		return true
	}
	if k, _, e := at(text, i); k == hanzi {
		return !isLiang(text, e)
	}
	return r.moneyEnds.has(text, i)
}
