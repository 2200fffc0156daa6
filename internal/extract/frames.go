package extract

import (
	"slices"
	"strings"

	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/schema"
)

// frame is a schema.Frame with its words turned into classes: noClass where it has none.
type frame struct {
	*schema.Frame
	triggers class
	unless   class
	near     class
	behind   class
	notNear  class
	except   class
	without  []class // by argument
	needs    [][]string
}

type frames struct {
	list    []*frame
	ofWord  [][]*frame        // by word: the frames that it is a trigger of
	general map[string]bool   // ids of those that read what no other frame does
	first   map[string]*frame // of each type of event
	judged  *frame            // whose readings a model chooses among; nil if there is none
}

func newFrames(list []schema.Frame, t *wordTable) *frames {
	fs := &frames{general: map[string]bool{}, first: map[string]*frame{}}
	for i := range list {
		fs.general[list[i].ID] = list[i].General
		f := &frame{Frame: &list[i]}
		f.triggers, f.unless, f.except = t.class(f.Triggers...), t.class(f.Unless...), t.class(f.Except...)
		f.near, f.behind, f.notNear = t.class(f.Near...), t.class(f.Behind...), t.class(f.NotNear...)
		for _, a := range f.Args {
			f.without = append(f.without, t.class(a.Without...))
		}
		for _, n := range f.Needs {
			f.needs = append(f.needs, schema.Needed(n))
		}
		if fs.first[f.Type] == nil {
			fs.first[f.Type] = f
		}
		if f.Judged {
			fs.judged = f
			continue
		}
		fs.list = append(fs.list, f)
	}
	return fs
}

func (fs *frames) seal(t *wordTable) {
	byClass := map[class][]*frame{}
	for _, f := range fs.list {
		byClass[f.triggers] = append(byClass[f.triggers], f)
	}
	fs.ofWord = byWord(t, func(c class) []*frame { return byClass[c] })
}

// readFrames reads the events of a sentence. Of triggers that overlap the
// longest counts.
func (x *Extractor) readFrames(d *document, s *sentence, emit func(claim)) {
	for _, h := range s.hits {
		for _, f := range x.frames.ofWord[h.word] {
			if x.covered(s, h, f) || f.Verbal && strings.HasSuffix(d.text[s.Start:h.Start], de) || f.Opens && !d.opens(s, h.Start) {
				continue
			}
			if f.Main && !x.mainVerb(d, s, h.Span) || f.Told && (d.attributes(s, h.Span) || !x.told(d, s, h.Span)) {
				continue
			}
			x.readFrame(d, s, f, h.Span, emit)
		}
	}
}

// ofPeriod says whether a time ends right before a place: 2022 年三季度|报告.
func (d *document) ofPeriod(s *sentence, at int) bool {
	return slices.ContainsFunc(s.times, func(t timex.Timex) bool {
		if t.End > at {
			return false
		}
		between := strings.TrimSpace(d.text[t.End:at])
		return between == "" || slices.Contains(d.grammar.periodEnds, between)
	})
}

// covered says whether a trigger is a part of another word: of a longer
// trigger of the frame, or of one of its unless words.
func (x *Extractor) covered(s *sentence, h hit, f *frame) bool {
	for _, o := range s.hits {
		if o.Start > h.Start {
			break
		}
		if !o.Contains(h.Span) || o.Span == h.Span {
			continue
		}
		if x.table.is(o, f.unless) || x.table.is(o, f.triggers) {
			return true
		}
	}
	return false
}

// bearsOut says whether the words around a trigger are those that a frame asks for.
func (x *Extractor) bearsOut(d *document, s *sentence, f *frame, trigger article.Span) bool {
	clause := s.clauseSpan(trigger.Start)
	if f.near != noClass {
		if _, ok := s.within(x.table, clause, f.near); !ok {
			return false
		}
	}
	if f.behind != noClass {
		h, ok := s.within(x.table, article.Span{Start: trigger.End, End: clause.End}, f.behind)
		if !ok || f.Period && !d.ofPeriod(s, h.Start) {
			return false
		}
	}
	if f.notNear != noClass {
		if _, ok := s.within(x.table, clause, f.notNear); ok {
			return false
		}
	}
	return (!f.Counts || s.countsBehind(trigger)) && (f.except == noClass || !x.doesOther(d, s, trigger, f.except))
}

func takesWith(f *frame) bool {
	for _, a := range f.Args {
		if slices.Contains(a.Case, "with") {
			return true
		}
	}
	return false
}

// satisfied says whether the roles that the frame needs were found.
func (f *frame) satisfied(roles []role) bool {
	if len(f.needs) == 0 {
		return len(roles) > 0
	}
	for _, alternative := range f.needs {
		all := true
		for _, n := range alternative {
			name, several := strings.CutSuffix(n, "+")
			found := len(mentionsOf(roles, name))
			all = all && (found > 1 || found == 1 && !several)
		}
		if all {
			return true
		}
	}
	return false
}
