package schema

import (
	"fmt"
	"slices"
	"strings"
)

// checkRules compiles the patterns of the rules and reports those that can't
// be, what refers to nothing, and what can never give a claim.
func (l *loader) checkRules() {
	dimensions := l.dimensions()
	for i := range l.rules.list {
		r, o := &l.rules.list[i], l.rules.at[i]
		l.checkReader(fmt.Sprintf("rule %q", r.ID), r.Doc, r.Confidence, r.Examples, o, l.rules.layer[i] > 0)
		if len(r.Patterns) == 0 {
			l.at(o, nil, fmt.Sprintf("rule %q has no patterns", r.ID), "write at least one, as in A:Company $acquire B:Company")
		}
		if len(r.Gives) == 0 {
			l.at(o, nil, fmt.Sprintf("rule %q gives nothing", r.ID), "write the relation that it gives")
		}
		for j, source := range r.Patterns {
			p, err := ParsePattern(source)
			if err != nil {
				l.at(o, []any{"patterns", j}, err.Error(), "see Pattern in schema/pattern.go for the language")
				continue
			}
			r.Compiled = append(r.Compiled, p)
			l.checkPattern(p, dimensions, o, j)
		}
		for j, g := range r.Gives {
			if g.Relation == nil {
				l.at(o, []any{"gives", j}, fmt.Sprintf("an entry of gives of rule %q has no relation", r.ID), "write relation: {subject: A, predicate: …, object: B}")
				continue
			}
			l.checkRelation(r, g.Relation, o, j)
		}
	}
}

// checkReader reports what a rule or a frame lacks that both must have.
func (l *loader) checkReader(what, doc string, confidence float64, examples []Example, o origin, own bool) {
	if doc == "" {
		l.at(o, nil, what+" has no doc", "say in a line what it reads")
	}
	if confidence <= 0 || confidence > 1 {
		l.at(o, []any{"confidence"}, fmt.Sprintf("%s has confidence %g", what, confidence), "write a number above 0, at most 1")
	}
	if !slices.ContainsFunc(examples, func(e Example) bool { return len(e.Gives) > 0 }) {
		l.at(o, []any{"examples"}, what+" has no example of what it gives", "add one: text and gives")
	}
	l.checkExamples(examples, o, own)
}

func (l *loader) checkPattern(p *Pattern, dimensions map[string]bool, o origin, j int) {
	slots := map[string]bool{}
	for _, e := range p.Elements {
		for _, id := range slices.Concat(e.Lexicons, e.WithoutLexicons) {
			reference(l, &l.lexicons, id, o, "patterns", j)
		}
		for _, t := range e.NoTypes {
			reference(l, &l.types, t, o, "patterns", j)
		}
		for _, t := range e.Types {
			if e.Kind == EntitySlot {
				reference(l, &l.types, t, o, "patterns", j)
			} else {
				l.checkDimension(dimensions, t, o, "patterns", j)
			}
		}
		if e.Slot == "" {
			continue
		}
		if slots[e.Slot] {
			l.at(o, []any{"patterns", j}, fmt.Sprintf("slot %s is there twice in pattern %q", e.Slot, p.Source), "give each slot a letter of its own")
		}
		slots[e.Slot] = true
	}
}

func (l *loader) checkRelation(r *Rule, g *GivesRelation, o origin, j int) {
	path := func(key string) []any { return []any{"gives", j, "relation", key} }
	reference(l, &l.predicates, g.Predicate, o, path("predicate")...)
	l.checkSlot(r, g.Role, o, path("role"), optionalSlot, Words)
	subjects := l.checkSlot(r, g.Subject, o, path("subject"), everyPattern, EntitySlot)
	objects := l.checkSlot(r, g.Object, o, path("object"), everyPattern, EntitySlot)
	k, ok := l.predicates.index[g.Predicate]
	if !ok {
		return
	}
	p := l.predicates.list[k]
	l.checkFits(p.Name, "subject", "slot "+g.Subject, subjects, p.Domain, o, path("subject"))
	l.checkFits(p.Name, "object", "slot "+g.Object, objects, p.Range, o, path("object"))
}

// need says in how many of a rule's patterns a slot has to stand.
type need uint8

const (
	everyPattern need = iota
	optionalSlot      // may be left out; if it is given, some pattern has it
)

// checkSlot reports a slot that patterns lack or that holds something else
// than it should, and gives the types that it may hold, none if any. Words in
// quotes stand for themselves where words are wanted.
func (l *loader) checkSlot(r *Rule, slot string, o origin, path []any, need need, kind ElementKind) (types []string) {
	if slot == "" {
		if need != optionalSlot {
			l.at(o, path, fmt.Sprintf("rule %q gives no %v", r.ID, path[len(path)-1]), "name a slot of the patterns")
		}
		return nil
	}
	if kind == Words && Quoted(slot) != "" {
		return nil
	}
	found, anyType := 0, false
	for _, p := range r.Compiled {
		for _, e := range p.Elements {
			if e.Slot != slot {
				continue
			}
			found++
			if e.Kind != kind {
				l.at(o, path, fmt.Sprintf("slot %s of pattern %q holds %s, but %v takes %s", slot, p.Source, kindNames[e.Kind], path[len(path)-1], kindNames[kind]), "name another slot")
				return nil
			}
			anyType = anyType || len(e.Types) == 0
			for _, t := range e.Types {
				if !slices.Contains(types, t) {
					types = append(types, t)
				}
			}
			break
		}
	}
	switch {
	case len(r.Compiled) < len(r.Patterns): // reported already, and the slot may be in the broken one
	case found == 0:
		l.at(o, path, fmt.Sprintf("no pattern of rule %q has a slot %s", r.ID, slot), "name a slot of the patterns, or put words in quotes where words are wanted")
	case need == everyPattern && found < len(r.Compiled):
		l.at(o, path, fmt.Sprintf("not every pattern of rule %q has slot %s", r.ID, slot), "add it to each, or split the rule in two")
	}
	if anyType {
		return nil
	}
	return types
}

var kindNames = map[ElementKind]string{Words: "words", EntitySlot: "a mention", QuantitySlot: "a quantity", TimeSlot: "a time"}

// Quoted gives the words that a value of Gives holds in quotes ("CEO" or
// “CEO”), or "" if it is the name of a slot.
func Quoted(value string) string {
	for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}, {"'", "'"}} {
		if words, ok := strings.CutPrefix(value, q[0]); ok {
			if words, ok = strings.CutSuffix(words, q[1]); ok {
				return words
			}
		}
	}
	return ""
}

// checkFrames reports what a frame refers to in vain, and relations whose
// roles can never hold what their predicate wants.
func (l *loader) checkFrames() {
	for i := range l.frames.list {
		f, o := &l.frames.list[i], l.frames.at[i]
		l.checkReader(fmt.Sprintf("frame %q", f.ID), f.Doc, f.Confidence, f.Examples, o, l.frames.layer[i] > 0)
		if f.Type != "" {
			reference(l, &l.events, f.Type, o, "type")
		} else if len(f.Relations) == 0 {
			l.at(o, nil, fmt.Sprintf("frame %q gives nothing", f.ID), "give it a type of event or relations")
		}
		if f.Modality != "" {
			reference(l, &l.modalities, f.Modality, o, "modality")
		}
		l.checkTriggers(f, o)
		roles := l.checkArgs(f, o)
		for j, need := range f.Needs {
			for _, role := range Needed(need) {
				if strings.Contains(role, " ") {
					l.at(o, []any{"needs", j}, fmt.Sprintf("needs of frame %q has roles side by side, %q", f.ID, role), "write "+strings.Join(strings.Fields(role), " & ")+" if all are needed, and commas if one will do")
					continue
				}
				l.checkFrameRole(f, roles, strings.TrimSuffix(role, "+"), o, "needs", j)
			}
		}
		for j, g := range f.Relations {
			l.checkFrameRelation(f, roles, g, o, j)
		}
	}
}

// Needed are the roles that one alternative of a frame's needs names.
func Needed(need string) []string {
	roles := strings.Split(need, "&")
	for i, r := range roles {
		roles[i] = strings.TrimSpace(r)
	}
	return roles
}

func (l *loader) checkTriggers(f *Frame, o origin) {
	if len(f.Triggers) == 0 {
		l.at(o, nil, fmt.Sprintf("frame %q has no triggers", f.ID), "list the words that show it: triggers: [发布, $launch]")
	}
	l.checkWordsOrLexicons(f.Triggers, o, "triggers")
	l.checkWordsOrLexicons(f.Unless, o, "unless")
	l.checkWordsOrLexicons(f.Near, o, "near")
	l.checkWordsOrLexicons(f.Behind, o, "behind")
	l.checkWordsOrLexicons(f.NotNear, o, "not_near")
	l.checkWordsOrLexicons(f.Except, o, "except")
}

// checkWordsOrLexicons checks a list of words, of which some may be $id.
func (l *loader) checkWordsOrLexicons(words []string, o origin, path ...any) {
	l.checkWords(words, o, path...)
	for j, w := range words {
		if id, ok := strings.CutPrefix(w, "$"); ok {
			reference(l, &l.lexicons, id, o, append(slices.Clone(path), j)...)
		}
	}
}

// checkArgs gives the types that each role of the frame may hold, none if any.
func (l *loader) checkArgs(f *Frame, o origin) map[string][]string {
	roles := map[string][]string{}
	for j, a := range f.Args {
		// A frame that gives only relations may name its parties as it likes.
		if f.Type != "" {
			reference(l, &l.roles, a.Role, o, "args", j, "role")
		}
		for k, t := range a.Types {
			reference(l, &l.types, t, o, "args", j, "types", k)
		}
		for k, c := range a.Case {
			if !slices.Contains(Cases, c) {
				l.at(o, []any{"args", j, "case", k}, fmt.Sprintf("unknown case %q", c), suggest(c, Cases, "the cases are "))
			}
		}
		l.checkWordsOrLexicons(a.Without, o, "args", j, "without")
		l.checkWords(a.Except, o, "args", j, "except")
		l.checkWords(a.Only, o, "args", j, "only")
		if _, ok := roles[a.Like]; a.Like != "" && !ok {
			l.at(o, []any{"args", j, "like"}, fmt.Sprintf("argument %q is to be like %q, which no argument before it is", a.Role, a.Like), "name the role of an argument above it")
		}
		if a.Within < 0 {
			l.at(o, []any{"args", j, "within"}, fmt.Sprintf("argument %q may stand within %d characters", a.Role, a.Within), "write a number above 0, or leave it out")
		}
		roles[a.Role] = append(roles[a.Role], a.Types...)
	}
	return roles
}

func (l *loader) checkFrameRole(f *Frame, roles map[string][]string, role string, o origin, path ...any) {
	if _, ok := roles[role]; !ok {
		l.at(o, path, fmt.Sprintf("frame %q has no argument %q", f.ID, role), "add it to args or name one of them")
	}
}

func (l *loader) checkFrameRelation(f *Frame, roles map[string][]string, g GivesRelation, o origin, j int) {
	path := func(key string) []any { return []any{"relations", j, key} }
	reference(l, &l.predicates, g.Predicate, o, path("predicate")...)
	if g.Role != "" && g.Role != "trigger" {
		l.at(o, path("role"), fmt.Sprintf("a relation of frame %q has the role %q", f.ID, g.Role), "write trigger, whose word is the role, or leave it out")
	}
	l.checkFrameRole(f, roles, g.Subject, o, path("subject")...)
	l.checkFrameRole(f, roles, g.Object, o, path("object")...)
	k, ok := l.predicates.index[g.Predicate]
	if !ok {
		return
	}
	p := l.predicates.list[k]
	l.checkFits(p.Name, "subject", g.Subject, roles[g.Subject], p.Domain, o, path("subject"))
	l.checkFits(p.Name, "object", g.Object, roles[g.Object], p.Range, o, path("object"))
}

// checkFits reports a slot none of whose types the predicate allows on a side.
func (l *loader) checkFits(predicate, side, slot string, types, allowed []string, o origin, path []any) {
	if len(types) == 0 || slices.ContainsFunc(types, func(t string) bool { return slices.Contains(allowed, t) }) {
		return
	}
	l.at(o, path, fmt.Sprintf("%s holds %s, but the %s of %s is %s",
		slot, strings.Join(types, "|"), side, predicate, strings.Join(allowed, "|")),
		"swap subject and object, or change the types")
}
