package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
)

// datetimeType is the --type that package timex answers for; the others are
// quantity.Types.
const datetimeType = "datetime"

func recognizeCommand(env *Env) *cli.Command {
	types := append(slices.Clone(quantity.Types[:]), datetimeType)
	return &cli.Command{
		Name:      "recognize",
		Usage:     "numbers, units and times in lines from standard input",
		ArgsUsage: " ",
		Description: "Reads plain lines, or one {\"text\": …, \"reference\": …} object a line, and writes one\n" +
			"{\"results\": […]} object for each. Offsets count characters from 0, end exclusive.\n" +
			"The reference (2026-01-15, or with a time of day) is what 去年 and 昨天 are resolved\n" +
			"against; without one they stay unresolved.\n\n" +
			"Without --type, finds what a figure needs: quantities with comparison and unit, and\n" +
			"times, as news is read. With it, one sort of thing by the conventions of\n" +
			"Recognizers-Text: " + strings.Join(types, ", ") + ".",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "type", Aliases: []string{"t"}, Usage: "only this sort of thing, by the conventions of Recognizers-Text"},
			schemaFlag(),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("recognize: unexpected argument %q; text is read from standard input", c.Args().First())
			}
			typ := c.String("type")
			if typ != "" && !slices.Contains(types, typ) {
				return usagef("recognize: unknown --type %q; the types are %s", typ, strings.Join(types, ", "))
			}
			recognize, err := recognizer(c, typ)
			if err != nil {
				return err
			}
			return recognizeLines(env, recognize)
		},
	}
}

// recognizeFunc finds what one line holds; the results are written as JSON.
type recognizeFunc func(line recognizeLine) (results any, err error)

// recognizeLine is one line of input.
type recognizeLine struct {
	Text      string `json:"text"`
	Reference string `json:"reference"`
}

func recognizer(c *cli.Context, typ string) (recognizeFunc, error) {
	model, err := loadModel(c)
	if err != nil {
		return nil, err
	}
	if typ == datetimeType {
		times, err := timex.NewWith(timex.Options{}, model.Lexicons...)
		if err != nil {
			return nil, err
		}
		return func(line recognizeLine) (any, error) {
			ref, err := referenceMoment(line.Reference)
			if err != nil {
				return nil, err
			}
			return nonNil(times.Recognize(line.Text, ref)), nil
		}, nil
	}
	quantities, err := quantity.New(model.Units, model.Lexicons...)
	if err != nil {
		return nil, err
	}
	if typ == "" {
		times, err := timex.New(model.Lexicons...)
		if err != nil {
			return nil, err
		}
		return func(line recognizeLine) (any, error) { return recognizeNews(line, quantities, times) }, nil
	}
	id := quantity.Type(slices.Index(quantity.Types[:], typ))
	return func(line recognizeLine) (any, error) {
		return typedResults(line.Text, typ, quantities.Typed(line.Text, id)), nil
	}, nil
}

// recognizeLines answers every line; one that cannot be read gets an "error"
// instead of results, and the rest goes on.
func recognizeLines(env *Env, recognize recognizeFunc) error {
	in := bufio.NewReaderSize(env.Stdin, 1<<16)
	out := bufio.NewWriter(env.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	failed := 0
	for number := 1; ; number++ {
		raw, readErr := in.ReadBytes('\n')
		if readErr != nil && !errors.Is(readErr, io.EOF) {
			return fmt.Errorf("recognize: reading standard input: %w", readErr)
		}
		if len(raw) == 0 {
			break
		}
		answer := map[string]any{}
		results, err := answerLine(raw, recognize)
		if err != nil {
			failed++
			fmt.Fprintf(env.Stderr, "suyuan: recognize: line %d: %v\n", number, err)
			answer["error"] = err.Error()
		} else {
			answer["results"] = results
		}
		if err := enc.Encode(answer); err != nil {
			return fmt.Errorf("recognize: writing: %w", err)
		}
		if in.Buffered() == 0 { // a person at a terminal, or a slow pipe
			if err := out.Flush(); err != nil {
				return fmt.Errorf("recognize: writing: %w", err)
			}
		}
		if readErr != nil {
			break
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("recognize: writing: %w", err)
	}
	if failed > 0 {
		return fmt.Errorf("recognize: %d lines could not be read", failed)
	}
	return nil
}

func answerLine(raw []byte, recognize recognizeFunc) (any, error) {
	raw = bytes.TrimRight(raw, "\r\n")
	if !utf8.Valid(raw) {
		return nil, errors.New("is not UTF-8; convert it, as with iconv -f GB18030 -t UTF-8")
	}
	line := recognizeLine{Text: string(raw)}
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte(`{"`)) {
		line = recognizeLine{}
		if err := json.Unmarshal(raw, &line); err != nil {
			return nil, fmt.Errorf(`is no JSON object (%v); write {"text": "…", "reference": "2026-01-15"}, or plain text`, err)
		}
	}
	return recognize(line)
}

func referenceMoment(reference string) (time.Time, error) {
	if reference == "" {
		return time.Time{}, nil
	}
	for _, layout := range [...]string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", time.RFC3339, "2006-01-02T15:04", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, reference); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("reference %q is no time; write it as 2026-01-15 or 2026-01-15T08:30:00", reference)
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// typedResult is one result of a typed mode, as tools/spec_score.py reads it.
type typedResult struct {
	Text     string   `json:"text"`
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Type     string   `json:"type"`
	Value    *float64 `json:"value,omitempty"`
	Min      *float64 `json:"min,omitempty"`
	Max      *float64 `json:"max,omitempty"`
	Currency string   `json:"currency,omitempty"`
	Unit     string   `json:"unit,omitempty"`
}

func typedResults(text, typ string, found []quantity.Result) []typedResult {
	offsets := article.NewOffsets(text)
	out := make([]typedResult, 0, len(found))
	for _, f := range found {
		r := typedResult{
			Text: text[f.Start:f.End], Start: offsets.Char(f.Start), End: offsets.Char(f.End), Type: typ,
			Value: f.Value, Min: f.Min, Max: f.Max,
		}
		if typ == quantity.Types[quantity.CurrencyType] {
			r.Currency = f.Unit
		} else {
			r.Unit = f.Unit
		}
		out = append(out, r)
	}
	return out
}

// newsResult is one quantity or time of a line read as news.
type newsResult struct {
	Text      string   `json:"text"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Type      string   `json:"type"` // number, ordinal, percentage, currency, dimension, age, temperature; date, duration, clock, set
	Op        string   `json:"op,omitempty"`
	Value     *float64 `json:"value,omitempty"`
	Min       *float64 `json:"min,omitempty"`
	Max       *float64 `json:"max,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Dimension string   `json:"dimension,omitempty"`
	Per       string   `json:"per,omitempty"`
	Vague     bool     `json:"vague,omitempty"`
	List      int      `json:"list,omitempty"`
	Time      string   `json:"time,omitempty"`
	Seconds   float64  `json:"seconds,omitempty"`
	Anchor    string   `json:"anchor,omitempty"`
	How       string   `json:"how,omitempty"`
}

var (
	quantityKinds = [...]string{quantity.Number: "number", quantity.Ordinal: "ordinal", quantity.Percentage: "percentage",
		quantity.Currency: "currency", quantity.Dimension: "dimension", quantity.Age: "age", quantity.Temperature: "temperature"}
	timeKinds = [...]string{timex.Date: "date", timex.Duration: "duration", timex.Clock: "clock", timex.Set: "set"}
)

// recognizeNews finds quantities and times as the extraction does, in the order of
// the text.
func recognizeNews(line recognizeLine, quantities *quantity.Recognizer, times *timex.Recognizer) (any, error) {
	text := line.Text
	ref, err := timex.ParseReference(line.Reference)
	if err != nil {
		return nil, err
	}
	offsets := article.NewOffsets(text)
	out := []newsResult{}
	for _, q := range quantities.Find(text, nil) {
		r := newsResult{
			Text: q.Of(text), Start: offsets.Char(q.Start), End: offsets.Char(q.End), Type: quantityKinds[q.Kind],
			Op: q.Op, Unit: q.Unit, Dimension: q.Dimension, Per: q.Per, Vague: q.Vague, List: q.List,
		}
		if q.Op == "range" {
			r.Min, r.Max = &q.Min, &q.Max
		} else {
			r.Value = &q.Value
		}
		out = append(out, r)
	}
	for _, t := range times.Find(text, ref, nil) {
		out = append(out, newsResult{
			Text: t.Of(text), Start: offsets.Char(t.Start), End: offsets.Char(t.End), Type: timeKinds[t.Kind],
			Time: t.ISO, Seconds: t.Seconds, Anchor: t.Anchor, How: t.How,
		})
	}
	slices.SortStableFunc(out, func(a, b newsResult) int {
		return cmp.Or(a.Start-b.Start, a.End-b.End)
	})
	return out, nil
}
