package resolve

import "slices"

// merge makes one cluster of those of two groups, whatever speaks against it.
func (w *world) merge(a, b *group, l Link, docs []int) {
	if a.cluster == b.cluster {
		return
	}
	keep, gone := a.cluster, b.cluster
	if byOrder(gone.groups[0], keep.groups[0]) < 0 {
		keep, gone = gone, keep
	}
	keep.groups = append(keep.groups, gone.groups...)
	slices.SortFunc(keep.groups, byOrder)
	for _, g := range gone.groups {
		g.cluster = keep
	}
	delete(w.clusters, gone)
	l.Merged = true
	w.note(a, b, l, docs)
}

func (w *world) refuse(a, b *group, l Link, why string, docs []int) {
	l.Reason = why
	w.note(a, b, l, docs)
}

// byOrder orders groups by their place in the world, which is the same
// whatever order the documents came in.
func byOrder(a, b *group) int { return a.n - b.n }

// label is the name as most documents write it.
func (g *group) label() string { return mostFrequent(g.names) }

// mostFrequent is the form with the highest count; of equals the longest,
// then the first in order.
func mostFrequent(forms map[string]int) string {
	best := ""
	for form, n := range forms {
		m := forms[best]
		if best == "" || n > m || n == m && (len(form) > len(best) || len(form) == len(best) && form < best) {
			best = form
		}
	}
	return best
}
