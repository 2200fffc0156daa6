package dataset

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"suyuan/internal/annotate/crf"
)

// jsonlExample is one line of the project's own form. Offsets count characters
// from 0, end exclusive, as in the interchange format.
type jsonlExample struct {
	Text  string      `json:"text"`
	Spans []jsonlSpan `json:"spans"`
	// Open lists the types that were not marked in this text.
	Open []string `json:"open,omitempty"`
}

type jsonlSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	// Types, instead of type: the name has one of these.
	Types    []string `json:"types,omitempty"`
	Optional bool     `json:"optional,omitempty"`
}

// JSONL reads lines of {"text","spans":[{"start","end","type"}]}. All bad lines are
// reported at once; the good ones are returned all the same.
func JSONL(r io.Reader) (Set, error) {
	var set Set
	err := lines(r, func(line []byte) error {
		var e jsonlExample
		if err := json.Unmarshal(line, &e); err != nil {
			return fmt.Errorf("no JSON object of the form {\"text\",\"spans\"}: %w", err)
		}
		offsets := byteOffsets(e.Text)
		var gold []crf.Gold
		for _, s := range e.Spans {
			sp, err := span(offsets, s.Start, s.End)
			if err != nil {
				return err
			}
			types := s.Types
			if s.Type != "" {
				types = append(types, s.Type)
			}
			if len(types) == 0 {
				return fmt.Errorf("the span at %d has no type", s.Start)
			}
			gold = append(gold, crf.Gold{Span: sp, Types: types, Optional: s.Optional})
		}
		set.Examples = append(set.Examples, crf.Example{Text: e.Text, Gold: arrange(gold), Open: e.Open})
		return nil
	})
	return set, err
}

// maxLine bounds a line of a data set.
const maxLine = 16 << 20

// lines calls each with every line that is not empty and joins the errors, with the
// number of their line.
func lines(r io.Reader, each func(line []byte) error) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	var errs []error
	for n := 1; scanner.Scan(); n++ {
		if len(scanner.Bytes()) == 0 {
			continue
		}
		if err := each(scanner.Bytes()); err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", n, err))
		}
	}
	if err := scanner.Err(); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
