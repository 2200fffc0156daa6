package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql" // registers the language
	_ "github.com/cayleygraph/cayley/query/mql"     // registers the language
	"github.com/cayleygraph/quad"
)

// numbers makes gt, gte, lt and lte work for whole numbers in gizmo: JavaScript
// has 390 for 390.0, cayley takes that for an integer, and integers do not
// compare with the floats that all numbers in the store are. So x > 390 becomes
// x >= 390.00000000000006, the next float, and so on. It is one line and no
// expression, which leaves line numbers and the program's value alone.
const numbers = `(function(){` +
	`var G=gt,GE=gte,L=lt,LE=lte,whole=function(x){return typeof x==="number"&&x%1===0},` +
	`ulp=function(x){return x===0?5e-324:Math.abs(x)*1.6653345369377348e-16};` + // 1.5 * 2^-53: rounds to the next float
	`gt=function(x){return whole(x)?GE(x+ulp(x)):G(x)};gte=function(x){return whole(x)?G(x-ulp(x)):GE(x)};` +
	`lt=function(x){return whole(x)?LE(x-ulp(x)):L(x)};lte=function(x){return whole(x)?L(x+ulp(x)):LE(x)};` +
	`})();`

// Languages are the query languages, the usual one first.
func Languages() []string { return []string{"gizmo", "graphql", "mql"} }

// ErrMore ends the results of a query that has more of them than its limit.
var ErrMore = errors.New("there are more results")

// Query runs a query in one of the Languages and yields its results as they
// come: maps, lists, strings, numbers and booleans, IRIs as “<iri>”, times in
// RFC 3339. A limit of 0 is none; in graphql it holds for each list of the
// outermost level. If it cut results off, ErrMore comes last. A query that does
// not end is stopped with the context; its error is then the context's. After an
// error the sequence ends.
func (s *Store) Query(ctx context.Context, lang, text string, limit int) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if err := s.query(ctx, lang, text, limit, func(v any) bool { return yield(v, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

func (s *Store) query(ctx context.Context, lang, text string, limit int, yield func(any) bool) (err error) {
	if !slices.Contains(Languages(), lang) {
		return fmt.Errorf("the query language %q is unknown: %s", lang, strings.Join(Languages(), ", "))
	}
	// Cayley's languages panic on some texts that mean nothing to them.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the %s query cannot be run: %v", lang, p)
		}
	}()
	if limit < 0 {
		limit = 0
	}
	opt := query.Options{Collation: query.JSON}
	opt.Limit = limit + 1 // one more tells whether the limit cuts any off
	if limit == 0 {
		opt.Limit = -1
	}
	if lang == "gizmo" {
		text = numbers + text
		if err := rehearse(*s.reader.Load(), text); err != nil {
			return err
		}
	}
	it, err := query.Execute(ctx, *s.reader.Load(), lang, text, opt)
	if err != nil {
		return queryError(ctx, lang, err)
	}
	defer it.Close()
	more := false
	for n := 0; !more && it.Next(ctx); {
		r := it.Result()
		if r == nil {
			continue // what a gizmo program evaluates to, which is no result
		}
		if limit > 0 && n == limit {
			more = true
			break
		}
		n++
		if r = plain(r); lang == "graphql" {
			more = shorten(r, limit)
		}
		if !yield(r) {
			return nil
		}
	}
	if more {
		return ErrMore
	}
	// A stopped iterator does not always say so.
	return queryError(ctx, lang, errors.Join(it.Err(), ctx.Err()))
}

// Gizmo runs programs in a goroutine of its own, where some wrong arguments make
// it panic and take the whole process along. A program that surely ends, having
// no loop and no function, is therefore run once without its queries, here, where
// a panic can be caught.
var (
	mayNotEnd = regexp.MustCompile(`\b(while|for|do|function|eval|Function)\b|=>|(?i)(array|value|foreach|map|count)\(`)
	wrongArgs = regexp.MustCompile(`expected string, got: |unsupported type: |did not pass a string predicate|from a morphism|Invalid type passed`)
)

func rehearse(qs cayley.QuadStore, program string) (err error) {
	if mayNotEnd.MatchString(strings.TrimPrefix(program, numbers)) {
		return nil
	}
	defer func() {
		// Any other panic is the rehearsal's own.
		if p := fmt.Sprint(recover()); wrongArgs.MatchString(p) {
			err = fmt.Errorf("the gizmo query has an argument that its function does not take: %s", p)
		}
	}()
	gizmo.NewSession(qs).ShapeOf(program)
	return nil
}

func queryError(ctx context.Context, lang string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("the query took too long and was stopped: allow more with --timeout, or ask for less: %w", ctx.Err())
	case ctx.Err() != nil:
		return fmt.Errorf("the query was stopped: %w", ctx.Err())
	}
	if lang == "gizmo" {
		return fmt.Errorf("the gizmo query: %s", withoutNumbers(err.Error()))
	}
	return fmt.Errorf("the %s query: %w", lang, err)
}

// firstLine is a place in the first line of a gizmo program.
var firstLine = regexp.MustCompile(`(Line |<eval>:)1:([0-9]+)`)

// withoutNumbers counts the columns of a message from where the user's program
// begins.
func withoutNumbers(message string) string {
	return firstLine.ReplaceAllStringFunc(message, func(place string) string {
		parts := firstLine.FindStringSubmatch(place)
		column, err := strconv.Atoi(parts[2])
		if err != nil || column <= len(numbers) {
			return place
		}
		return parts[1] + "1:" + strconv.Itoa(column-len(numbers))
	})
}

// plain turns cayley's values into what encoding/json writes well.
func plain(v any) any {
	switch v := v.(type) {
	case quad.IRI:
		return v.String()
	case quad.BNode:
		return v.String()
	case quad.Time:
		return time.Time(v).UTC().Format(time.RFC3339)
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case quad.TypedString:
		return string(v.Value)
	case quad.Value:
		return v.Native()
	case map[string]any:
		for k, x := range v {
			v[k] = plain(x)
		}
	case []map[string]any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case []quad.Value:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case []any:
		for i, x := range v {
			v[i] = plain(x)
		}
	}
	return v
}

// shorten cuts the lists of a graphql result and says whether any was too long.
func shorten(r any, limit int) (cut bool) {
	m, ok := r.(map[string]any)
	if !ok || limit == 0 {
		return false
	}
	for k, v := range m {
		if list, ok := v.([]any); ok && len(list) > limit {
			m[k], cut = list[:limit], true
		}
	}
	return cut
}
