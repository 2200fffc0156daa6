package schema

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Pattern is a compiled pattern: a sequence of elements that must follow each
// other. It is written as elements parted by spaces:
//
//	收购|并购          one of these words
//	$acquire         one of the words of a lexicon
//	A:Company|Person a mention of an entity of one of these types, as slot A
//	A:*              a mention of any type
//	A:Company+       one mention or a list of them: A、B和C等; the rule gives
//	                 its claims for each
//	Q:money|percent  a quantity of one of these dimensions (Q:# any)
//	T:@              a time expression
//	V:收购|$acquire   the words are kept as slot V
//	..               a gap of at most 8 characters in the clause; ..20 of at most 20
//	...              a gap of at most 40 characters that may cross clauses, ...80
//	..8!被|由         a gap in which none of these words stands
//	..8!~            a gap in which no mention stands;  ..8!~Person none of a person
//	!搭载|$use        none of these words stands here; takes no room
//	^                the start of the clause;  ^^ of the sentence
//	X?               an element that may be missing
//
// Elements must touch, but for spaces and quotation marks; .. between them
// lets words in. A word of one character matches only a whole token.
type Pattern struct {
	Elements []Element
	Source   string
}

// ElementKind is what an element matches.
type ElementKind uint8

// The kinds of element.
const (
	Words ElementKind = iota // one of Words or of the words of Lexicons
	EntitySlot
	QuantitySlot
	TimeSlot
	Gap
	ClauseStart
	SentenceStart
	Absent // of Words and the words of Lexicons
)

// Element is one element of a pattern.
type Element struct {
	Kind      ElementKind
	Slot      string   // name of the slot, if it has one
	Types     []string // entity types or dimensions; empty for any
	List      bool     // an EntitySlot that takes a list
	Words     []string
	Lexicons  []string
	Optional  bool
	Max       int      // of a Gap, in characters
	Cross     bool     // the Gap may cross clauses
	Without   []string // words that may not stand in the Gap
	NoMention bool     // no mention may stand in the Gap
	NoTypes   []string // no mention of these types may stand in the Gap
	// WithoutLexicons are the ids of lexicons whose words may not stand in the Gap.
	WithoutLexicons []string
}

// Default lengths of gaps, in characters. A clause of Chinese news runs to
// some 12 characters on average; 8 lets in an adverb and a modifier, not
// another predicate.
const (
	defaultGap      = 8
	defaultCrossGap = 40
)

// ParsePattern compiles a pattern's source. It does not know the vocabulary:
// whether types and lexicons exist is checked by the loader.
func ParsePattern(source string) (*Pattern, error) {
	p := &Pattern{Source: source}
	required := false
	for field := range strings.FieldsSeq(source) {
		e, err := parseElement(field)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", source, err)
		}
		switch e.Kind {
		case Gap:
			if n := len(p.Elements); n > 0 && p.Elements[n-1].Kind == Gap {
				return nil, fmt.Errorf("pattern %q: two gaps in a row", source)
			}
		case ClauseStart, SentenceStart:
			if len(p.Elements) > 0 {
				return nil, fmt.Errorf("pattern %q: %s must come first", source, field)
			}
		case Absent:
		default:
			required = required || !e.Optional
		}
		p.Elements = append(p.Elements, e)
	}
	if !required {
		return nil, fmt.Errorf("pattern %q matches the empty string", source)
	}
	if p.Elements[len(p.Elements)-1].Kind == Gap {
		return nil, fmt.Errorf("pattern %q ends in a gap, which matches nothing", source)
	}
	if p.Elements[0].Kind == Gap {
		return nil, fmt.Errorf("pattern %q starts with a gap, which matches nothing", source)
	}
	return p, nil
}

func parseElement(field string) (Element, error) {
	switch field {
	case "^":
		return Element{Kind: ClauseStart}, nil
	case "^^":
		return Element{Kind: SentenceStart}, nil
	}
	if strings.HasPrefix(field, "..") {
		return parseGap(field)
	}
	if words, ok := strings.CutPrefix(field, "!"); ok {
		e, err := parseElement(words)
		if err == nil && (e.Kind != Words || e.Slot != "" || e.Optional) {
			err = fmt.Errorf("element %q: behind ! write only words and lexicons", field)
		}
		e.Kind = Absent
		return e, err
	}
	var e Element
	if rest, ok := strings.CutSuffix(field, "?"); ok {
		e.Optional, field = true, rest
	}
	slot, rest, found := strings.Cut(field, ":")
	if found {
		if slot == "" || rest == "" {
			return e, fmt.Errorf("element %q: write SLOT:WHAT", field)
		}
		e.Slot, field = slot, rest
	}
	if field == "" {
		return e, fmt.Errorf("an element is empty")
	}
	switch {
	case field == "@":
		e.Kind = TimeSlot
		return e, nil
	case field == "#":
		e.Kind = QuantitySlot
		return e, nil
	}
	if rest, ok := strings.CutSuffix(field, "+"); ok {
		e.List, field = true, rest
	}
	if field == "*" {
		e.Kind = EntitySlot
		return e, nil
	}
	if err := e.addAlternatives(field); err != nil {
		return e, err
	}
	if e.List && e.Kind != EntitySlot {
		return e, fmt.Errorf("element %q: only mentions come in lists", field)
	}
	return e, nil
}

// addAlternatives reads what may stand at the element: words, lexicons, types.
func (e *Element) addAlternatives(field string) error {
	for alt := range strings.SplitSeq(field, "|") {
		if alt == "" {
			return fmt.Errorf("element %q has an empty alternative", field)
		}
		if id, ok := strings.CutPrefix(alt, "$"); ok {
			e.Lexicons = append(e.Lexicons, id)
			continue
		}
		switch first, _ := utf8.DecodeRuneInString(alt); {
		case e.Slot != "" && isEntityType(alt):
			e.Kind = EntitySlot
			e.Types = append(e.Types, alt)
		case e.Slot != "" && first >= 'a' && first <= 'z':
			e.Kind = QuantitySlot
			e.Types = append(e.Types, alt)
		default:
			e.Words = append(e.Words, alt)
		}
	}
	if len(e.Types) > 0 && len(e.Words)+len(e.Lexicons) > 0 {
		return fmt.Errorf("element %q mixes types and words", field)
	}
	return nil
}

// isEntityType tells a type's name (Company) from a word in Latin letters
// (CEO): a capital followed by small letters only.
func isEntityType(s string) bool {
	for i, r := range s {
		if i == 0 && (r < 'A' || r > 'Z') || i > 0 && (r < 'a' || r > 'z') {
			return false
		}
	}
	return len(s) > 1
}

func parseGap(field string) (Element, error) {
	e := Element{Kind: Gap, Max: defaultGap}
	body, without, found := strings.Cut(field, "!")
	if found {
		for w := range strings.SplitSeq(without, "|") {
			switch {
			case w == "":
				return e, fmt.Errorf("gap %q: an alternative after ! is empty", field)
			case w == "~":
				e.NoMention = true
			case w[0] == '~':
				e.NoTypes = append(e.NoTypes, w[1:])
			case w[0] == '$':
				e.WithoutLexicons = append(e.WithoutLexicons, w[1:])
			default:
				e.Without = append(e.Without, w)
			}
		}
	}
	if rest, ok := strings.CutPrefix(body, "..."); ok {
		e.Cross, e.Max, body = true, defaultCrossGap, rest
	} else {
		body = body[len(".."):]
	}
	if body == "" {
		return e, nil
	}
	n, err := strconv.Atoi(body)
	if err != nil || n < 1 || n > 200 {
		return e, fmt.Errorf("gap %q: its length must be a number from 1 to 200", field)
	}
	e.Max = n
	return e, nil
}
