package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"suyuan/graph"
)

// Line is one line of a gold file: an entity, a figure, a relation or an event
// as a careful reader found it. Names are the article's own words. Which fields
// are set depends on Kind.
type Line struct {
	Kind string `json:"kind"`
	// Optional lines count neither way: two careful readers could disagree.
	Optional bool `json:"optional,omitempty"`

	// Entities; events have a Type as well.
	Type    string   `json:"type,omitempty"`
	Name    string   `json:"name,omitempty"`
	Aliases []string `json:"aliases,omitempty"`

	// Figures and relations.
	Subject AnyOf `json:"subject,omitempty"`

	// Figures.
	Metric AnyOf    `json:"metric,omitempty"`
	Label  Printed  `json:"label,omitempty"`
	Op     string   `json:"op,omitempty"` // "" is =
	Value  *float64 `json:"value,omitempty"`
	Min    *float64 `json:"min,omitempty"`
	Max    *float64 `json:"max,omitempty"`
	Unit   string   `json:"unit,omitempty"` // "" fits any

	// Relations.
	Predicate string `json:"predicate,omitempty"`
	Object    AnyOf  `json:"object,omitempty"`
	Role      string `json:"role,omitempty"`

	// Events.
	Trigger      Printed `json:"trigger,omitempty"`
	Participants []Party `json:"participants,omitempty"`

	// All but entities.
	Time        string `json:"time,omitempty"`
	Place       string `json:"place,omitempty"`
	Scope       string `json:"scope,omitempty"`
	Attribution AnyOf  `json:"attribution,omitempty"`
	Modality    string `json:"modality,omitempty"` // "" is asserted
	Quote       AnyOf  `json:"quote,omitempty"`
	// Evidence, instead of Quote, says where the words stand; it may leave the
	// words themselves out.
	Evidence *graph.Quote `json:"evidence,omitempty"`
}

// Party is one participant of an event in the gold.
type Party struct {
	Role     string `json:"role"`
	Name     AnyOf  `json:"name"`
	Optional bool   `json:"optional,omitempty"` // is matched last
}

// AnyOf is one value, or a list of values each of which is right.
type AnyOf []string

// UnmarshalJSON reads a string or a list of strings.
func (a *AnyOf) UnmarshalJSON(b []byte) error {
	*a = nil
	if bytes.HasPrefix(b, []byte("[")) {
		return json.Unmarshal(b, (*[]string)(a))
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil || s == "" {
		return err
	}
	*a = AnyOf{s}
	return nil
}

// MarshalJSON writes a string where there is one.
func (a AnyOf) MarshalJSON() ([]byte, error) {
	if len(a) == 1 {
		return json.Marshal(a[0])
	}
	return json.Marshal([]string(a))
}

func (a AnyOf) String() string { return strings.Join(a, "|") }

// Printed is a text that is compared as it stands. A list is kept as its
// brackets and members: it is no label or trigger that a document can have, so
// it matches nothing, as in the reference scorer.
type Printed string

// UnmarshalJSON reads a string or a list of strings.
func (p *Printed) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte("[")) {
		var list []string
		err := json.Unmarshal(b, &list)
		*p = Printed("[" + strings.Join(list, ", ") + "]")
		return err
	}
	return json.Unmarshal(b, (*string)(p))
}

// maxLine is how long a line of a gold file may be, in bytes.
const maxLine = 1 << 20

// Load reads a gold file: JSON Lines in UTF-8. All bad lines are in the error,
// each with file and line; the good ones are there all the same.
func Load(path string) ([]Line, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading gold: %w", err)
	}
	defer f.Close()
	return read(f, path)
}

func read(r io.Reader, path string) ([]Line, error) {
	var lines []Line
	var errs []error
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	n := 0
	for in.Scan() {
		n++
		line := bytes.TrimSpace(in.Bytes())
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))
		}
		if len(line) == 0 {
			continue
		}
		var l Line
		err := json.Unmarshal(line, &l)
		if err == nil {
			err = l.check()
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", path, n, err))
			continue
		}
		lines = append(lines, l)
	}
	if err := in.Err(); err != nil {
		errs = append(errs, fmt.Errorf("%s:%d: %w (a line may have %d bytes)", path, n+1, err, maxLine))
	}
	return lines, errors.Join(errs...)
}

// check says what a line lacks to be compared with anything.
func (l *Line) check() error {
	var lacks []string
	need := func(key string, there bool) {
		if !there {
			lacks = append(lacks, fmt.Sprintf("%q", key))
		}
	}
	switch l.Kind {
	case Entity:
		need("type", l.Type != "")
		need("name", l.Name != "")
	case Figure:
		need("metric", len(l.Metric) > 0)
		need("value", l.Value != nil || l.Min != nil || l.Max != nil)
	case Relation:
		need("subject", len(l.Subject) > 0)
		need("predicate", l.Predicate != "")
		need("object", len(l.Object) > 0)
	case Event:
		need("type", l.Type != "")
	default:
		return fmt.Errorf(`"kind" is %q; it is entity, figure, relation or event`, l.Kind)
	}
	if l.Kind != Entity {
		need("quote", len(l.Quote) > 0 && !slices.Contains(l.Quote, "") || l.Evidence != nil && (l.Evidence.Quote != "" || l.Evidence.End > l.Evidence.Start))
	}
	if len(lacks) > 0 {
		return fmt.Errorf("the %s has no %s", l.Kind, strings.Join(lacks, ", "))
	}
	return nil
}

// Pair is an article and the gold file about it.
type Pair struct {
	Stem          string // of the gold file's name, which the article's starts with
	Gold, Article string // paths
}

// articleFormats are the extensions of articles that gold can be about, in
// order of preference.
var articleFormats = []string{".txt", ".md", ".markdown", ".html", ".htm"}

// Find pairs the gold files of a folder (STEM.jsonl) with the articles of
// another: STEM.txt or STEM*.txt, else the same as .md or .html. Pairs are sorted
// by stem. A gold file that has no article, or more than one, is in the errors.
func Find(goldDir, articleDir string) ([]Pair, []error) {
	names := map[string][]string{} // by folder, sorted
	for _, dir := range []string{goldDir, articleDir} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, []error{fmt.Errorf("looking for gold and articles: %w", err)}
		}
		names[dir] = nil
		for _, e := range entries {
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
				names[dir] = append(names[dir], e.Name())
			}
		}
	}
	var pairs []Pair
	var errs []error
	for _, name := range names[goldDir] {
		stem, ok := strings.CutSuffix(name, ".jsonl")
		if !ok {
			continue
		}
		found := articlesOf(stem, names[articleDir])
		switch len(found) {
		case 0:
			errs = append(errs, fmt.Errorf("%s: no article %s*.txt, .md or .html in %s", filepath.Join(goldDir, name), stem, articleDir))
		case 1:
			pairs = append(pairs, Pair{stem, filepath.Join(goldDir, name), filepath.Join(articleDir, found[0])})
		default:
			errs = append(errs, fmt.Errorf("%s: could be about %s; give it the whole name of one", filepath.Join(goldDir, name), strings.Join(found, " or ")))
		}
	}
	if len(pairs) == 0 && len(errs) == 0 {
		errs = append(errs, fmt.Errorf("%s: has no gold files; they are called STEM.jsonl", goldDir))
	}
	return pairs, errs
}

// articlesOf are the names that a stem may mean; one alone if it is the stem
// itself with an extension.
func articlesOf(stem string, names []string) []string {
	for _, ext := range articleFormats {
		if slices.Contains(names, stem+ext) {
			return []string{stem + ext}
		}
		var found []string
		for _, n := range names {
			if strings.HasPrefix(n, stem) && strings.HasSuffix(n, ext) {
				found = append(found, n)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}
