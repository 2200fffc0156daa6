package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// check reports everything that is wrong with the entries as a whole. Entries
// that could not be read are missing here, so some of what refers to them is
// reported too; the errors come in the order of files and lines, and mending
// the first ones first is right.
func (l *loader) check() {
	l.checkTypes()
	l.checkPredicates()
	l.checkMetrics()
	l.checkUnits()
	l.checkLexicons()
	l.checkNames()
	l.checkRules()
	l.checkFrames()
}

// at reports an error at a field of an entry (see origin.field).
func (l *loader) at(o origin, path []any, what, mend string) {
	file, line := o.place(o.field(path...))
	l.fail(file, line, what, mend)
}

// reference reports name, which stands at a field of o, if it isn't in s.
func reference[T any](l *loader, s *section[T], name string, o origin, path ...any) {
	if _, ok := s.index[name]; !ok {
		l.at(o, path, fmt.Sprintf("unknown %s %q", s.what, name), suggest(name, keys(s), "the known ones are "))
	}
}

func keys[T any](s *section[T]) []string {
	list := make([]string, len(s.list))
	for i := range s.list {
		list[i] = s.key(&s.list[i])
	}
	return list
}

func (l *loader) checkTypes() {
	for i, t := range l.types.list {
		if !isEntityType(t.Name) {
			l.at(l.types.at[i], []any{"name"}, fmt.Sprintf("type %q can't be written in a pattern", t.Name), "write a capital and then small letters, as in Company")
		}
	}
}

func (l *loader) checkPredicates() {
	for i, p := range l.predicates.list {
		o := l.predicates.at[i]
		for _, side := range []struct {
			key   string
			types []string
		}{{"domain", p.Domain}, {"range", p.Range}} {
			if len(side.types) == 0 {
				l.at(o, nil, fmt.Sprintf("predicate %q has no %s", p.Name, side.key), "list the types that it allows: "+side.key+": [Company, …]")
			}
			for j, t := range side.types {
				reference(l, &l.types, t, o, side.key, j)
			}
		}
		if p.Symmetric && !sameSet(p.Domain, p.Range) {
			l.at(o, []any{"symmetric"}, fmt.Sprintf("predicate %q is symmetric, but its domain and range differ", p.Name), "make them the same")
		}
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

func (l *loader) checkMetrics() {
	dimensions := l.dimensions()
	for i, m := range l.metrics.list {
		o := l.metrics.at[i]
		for j, t := range m.Subjects {
			reference(l, &l.types, t, o, "subjects", j)
		}
		for j, d := range m.Dimensions {
			l.checkDimension(dimensions, d, o, "dimensions", j)
		}
		for j, u := range m.Units {
			if len(l.units.list) > 0 && !slices.ContainsFunc(l.units.list, func(known Unit) bool { return known.Name == u }) {
				l.at(o, []any{"units", j}, fmt.Sprintf("unknown unit %q", u), "write the canonical name of a unit: "+l.canonical(u))
			}
		}
		for key, words := range map[string][]string{"nouns": m.Nouns, "verbs": m.Verbs, "after": m.After, "units": m.Units} {
			l.checkWords(words, o, key)
		}
		l.checkSynonyms(&m, o)
		l.checkExamples(m.Examples, o, l.metrics.layer[i] > 0)
	}
}

// checkSynonyms reports synonyms that are no nouns of the metric, and those of
// two groups.
func (l *loader) checkSynonyms(m *Metric, o origin) {
	seen := map[string]bool{}
	for i, group := range m.Synonyms {
		for j, w := range group {
			switch {
			case !slices.Contains(m.Nouns, w):
				l.at(o, []any{"synonyms", i, j}, fmt.Sprintf("synonym %q is not among the nouns of %s", w, m.Name), "add it there")
			case seen[w]:
				l.at(o, []any{"synonyms", i, j}, fmt.Sprintf("synonym %q is there twice", w), "keep it in one group")
			}
			seen[w] = true
		}
	}
}

// canonical is the unit that a word is for, or where to look for one.
func (l *loader) canonical(word string) string {
	for _, u := range l.units.list {
		if slices.Contains(u.Words, word) || slices.Contains(u.Before, word) {
			return u.Name
		}
	}
	return "see units.yaml"
}

// dimensions is the set of all dimensions of the units.
func (l *loader) dimensions() map[string]bool {
	known := map[string]bool{}
	for _, u := range l.units.list {
		known[u.Dimension] = true
	}
	return known
}

func (l *loader) checkDimension(known map[string]bool, d string, o origin, path ...any) {
	if known[d] || len(known) == 0 { // without units there is nothing to check against
		return
	}
	var names []string
	for k := range known {
		names = append(names, k)
	}
	slices.Sort(names)
	l.at(o, path, fmt.Sprintf("no unit has dimension %q", d), suggest(d, names, "the dimensions are "))
}

// checkWords reports empty words and words that come twice in a list.
func (l *loader) checkWords(words []string, o origin, path ...any) {
	seen := make(map[string]bool, len(words))
	for i, w := range words {
		switch {
		case strings.TrimSpace(w) != w || w == "":
			l.at(o, append(slices.Clone(path), i), fmt.Sprintf("word %q is empty or has spaces around it", w), "remove the spaces or the word")
		case seen[w]:
			l.at(o, append(slices.Clone(path), i), fmt.Sprintf("word %q is there twice", w), "remove one")
		}
		seen[w] = true
	}
}

func (l *loader) checkUnits() {
	type use struct {
		unit string
		o    origin
	}
	for _, key := range []string{"words", "before"} {
		uses := map[string]use{}
		for i, u := range l.units.list {
			o, words := l.units.at[i], u.Words
			if key == "before" {
				words = u.Before
			}
			l.checkWords(words, o, key)
			for j, w := range words {
				if prior, ok := uses[w]; ok && prior.unit != unitKey(&u) {
					file, line := prior.o.place(nil)
					l.at(o, []any{key, j}, fmt.Sprintf("%q is a word for two units, %s and %s (%s:%d)", w, unitKey(&u), prior.unit, file, line), "keep it with one of them")
					continue
				}
				uses[w] = use{unitKey(&u), o}
			}
		}
	}
	for i, u := range l.units.list {
		o := l.units.at[i]
		if u.Dimension == "" {
			l.at(o, nil, fmt.Sprintf("unit %q has no dimension", u.Name), "give it one, as in dimension: length")
		} else if !lowerWord.MatchString(u.Dimension) {
			l.at(o, []any{"dimension"}, fmt.Sprintf("dimension %q can't be written in a pattern", u.Dimension), "write small letters")
		}
		if len(u.Words)+len(u.Before) == 0 {
			l.at(o, nil, fmt.Sprintf("unit %q has no words", u.Name), "list them: words: [公里, 千米]")
		}
		if u.Factor < 0 {
			l.at(o, []any{"factor"}, fmt.Sprintf("unit %q has a factor below zero", u.Name), "write how many of the unit one of these words is")
		}
	}
}

var (
	lowerWord = regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)
	idForm    = regexp.MustCompile(`^[a-z][a-zA-Z0-9_-]*$`)
)

func (l *loader) checkLexicons() {
	for i, x := range l.lexicons.list {
		o := l.lexicons.at[i]
		if !idForm.MatchString(x.ID) {
			l.at(o, []any{"id"}, fmt.Sprintf("id %q can't be written in a pattern", x.ID), "start with a small letter and use letters, digits, - and _")
		}
		if len(x.Words) == 0 {
			l.at(o, nil, fmt.Sprintf("lexicon %q has no words", x.ID), "list them: words: [表示, 称]")
		}
		l.checkWords(x.Words, o, "words")
		for j, w := range x.Words {
			if id, ok := strings.CutPrefix(w, "$"); ok && idForm.MatchString(id) {
				l.at(o, []any{"words", j}, fmt.Sprintf("lexicon %q names another, %s", x.ID, w), "list the words, or name both lexicons where they are asked for")
			}
		}
	}
}

// checkNames reports types that are unknown, forms that stand for two names
// without being marked, and owners that are no name.
func (l *loader) checkNames() {
	s := &l.names
	for typ, at := range s.types {
		if _, ok := l.types.index[typ]; !ok {
			l.fail(at.file, at.line, fmt.Sprintf("unknown type %q of names", typ), suggest(typ, keys(&l.types), "the known ones are "))
		}
	}
	forms := make(map[string]int32, 2*len(s.list)) // the first name that has each form
	for i := range s.list {
		n := &s.list[i]
		l.checkForm(forms, n.Name, i)
		for _, a := range n.Aliases {
			l.checkForm(forms, a, i)
		}
	}
	for i := range s.list {
		if owner := s.list[i].Of; owner != "" {
			if _, ok := forms[Plain(owner)]; !ok {
				l.fail(s.at[i].file, s.at[i].line, fmt.Sprintf("%q belongs to %q, which is no known name", s.list[i].Name, owner), "add a line for the owner or leave < out")
			}
		}
	}
}

// checkForm reports a form that another name has, in whatever writing, unless
// both mark it.
func (l *loader) checkForm(forms map[string]int32, form string, i int) {
	s := &l.names
	key := Plain(form)
	j, shared := forms[key]
	if !shared {
		forms[key] = int32(i)
		return
	}
	if int(j) == i {
		return // 小米SU7 and 小米 SU7 beside each other do no harm
	}
	a, b := &s.list[j], &s.list[i]
	for _, side := range []struct {
		n, other *Name
		at       nameAt
	}{{a, b, s.at[j]}, {b, a, s.at[i]}} {
		if slices.ContainsFunc(side.n.Guarded, func(g string) bool { return Plain(g) == key }) {
			continue
		}
		l.fail(side.at.file, side.at.line,
			fmt.Sprintf("%q stands for %s %q and for %s %q", form, side.n.Type, side.n.Name, side.other.Type, side.other.Name),
			"mark it "+form+"? in both, or remove it from one")
	}
}

// Plain is a form without what does not tell names apart: letter case, width,
// spaces, and the marks between the parts of foreign names.
func Plain(form string) string {
	ascii := true
	for i := 0; i < len(form) && ascii; i++ {
		ascii = form[i] < 0x80
	}
	if !ascii || strings.ContainsAny(form, " ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= '\u3400' && r <= '\u9fff':
				return r // Chinese characters have no case
			case r >= '！' && r <= '～':
				r -= '！' - '!'
			case strings.ContainsRune("·•・‧∙⋅", r) || unicode.IsSpace(r):
				return -1
			}
			return unicode.ToLower(r)
		}, form)
	}
	return form
}
