package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"suyuan/graph"
	"suyuan/internal/resolve"
)

// trigger is the word that most of the tellings name an event by; of equals,
// the first in order.
func trigger(s *graph.Statement) string {
	return mostCommon(s, func(e *graph.Evidence) string { return e.Trigger })
}

// asWritten is the wording of the number that most tellings use.
func asWritten(s *graph.Statement) string {
	return mostCommon(s, func(e *graph.Evidence) string { return e.Text })
}

// quantity is what a figure measures where that is not plainly its metric: 广告收入
// among revenues, 每股收益 among profits. A verb does not say.
func (l *lookup) quantity(s *graph.Statement) string {
	m := l.vocabulary.Metric(s.Metric)
	label := mostCommon(s, func(e *graph.Evidence) string { return e.Label })
	if m == nil || m.Narrow || !slices.Contains(m.Nouns, label) {
		return ""
	}
	what := resolve.Quantity(m, label)
	if what == resolve.Quantity(m, m.Zh) {
		return ""
	}
	return what
}

func mostCommon(s *graph.Statement, of func(*graph.Evidence) string) string {
	counts := map[string]int{}
	best := ""
	for i := range s.Evidence {
		word := of(&s.Evidence[i])
		counts[word]++
		if word != "" && (best == "" || counts[word] > counts[best] || counts[word] == counts[best] && word < best) {
			best = word
		}
	}
	return best
}

// namesSaid is how many of those who say something are named in a table.
const namesSaid = 3

// said sums up who says something and how firmly: those who are named as
// saying it, most often named first; the modality where nobody asserts it
// plainly; and denials always, beside what is asserted.
func said(statements ...*graph.Statement) string {
	times := map[string]map[string]int{} // by folded name: IT 之家 and IT之家 are one
	var firmness []string
	asserted := false
	for _, s := range statements {
		for i := range s.Evidence {
			e := &s.Evidence[i]
			if e.Attribution != "" {
				key := graph.Fold(e.Attribution)
				if times[key] == nil {
					times[key] = map[string]int{}
				}
				times[key][e.Attribution]++
			}
			if modality := plainModality(e.Modality); modality == "" {
				asserted = true
			} else if !slices.Contains(firmness, modality) {
				firmness = append(firmness, modality)
			}
		}
	}
	if asserted {
		firmness = slices.DeleteFunc(firmness, func(m string) bool { return m != graph.Denied })
		if len(firmness) > 0 {
			firmness = append(firmness, graph.Asserted) // by some, and denied by others
		}
	}
	total := map[string]int{} // by the most used spelling
	for _, spellings := range times {
		n := 0
		for _, k := range spellings {
			n += k
		}
		total[mostFrequent(spellings)[0]] = n
	}
	names := mostFrequent(total)
	who := strings.Join(names[:min(len(names), namesSaid)], ", ")
	if rest := len(names) - namesSaid; rest > 0 {
		who += fmt.Sprintf(" +%d", rest)
	}
	slices.Sort(firmness)
	return joined("; ", who, strings.Join(firmness, ", "))
}

// mostFrequent gives the names by how often each is there, most often first.
func mostFrequent(times map[string]int) []string {
	return slices.SortedFunc(maps.Keys(times), func(a, b string) int { return cmp.Or(times[b]-times[a], cmp.Compare(a, b)) })
}

// plainModality is the modality, or nothing for a plain assertion.
func plainModality(m string) string {
	if m == graph.Asserted {
		return ""
	}
	return m
}

// articlesOf are the ids of the articles that a statement stands in, sorted.
func articlesOf(s *graph.Statement) []string {
	var ids []string
	for i := range s.Evidence {
		ids = append(ids, s.Evidence[i].Article)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// articlesOfAll are the ids of the articles that statements stand in, sorted.
func articlesOfAll(statements []graph.Statement) []string {
	var ids []string
	for i := range statements {
		ids = append(ids, articlesOf(&statements[i])...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// confidence is that of the best telling.
func confidence(s *graph.Statement) float64 {
	best := 0.0
	for i := range s.Evidence {
		best = max(best, s.Evidence[i].Confidence)
	}
	return best
}
