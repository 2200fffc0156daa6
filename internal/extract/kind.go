package extract

import (
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"suyuan/internal/rank"
	"suyuan/internal/segment"
)

// What sort of event a happening is shows in its word and in the words around, but
// frames are made to be sure and mostly leave it open. So a model chooses among all
// sorts (MODEL.md); what a frame makes of the word is what it goes by first.

// kindOf is a sort of event that a happening may be, and what speaks for it.
type kindOf struct {
	name     string
	features rank.Features
}

// kinds are the sorts of event that a happening may be and what speaks for each, which
// holds until the next; f is the likeliest frame of the happening's word, and settled
// says whether that found all that it needs.
func (x *Extractor) kinds(d *document, s *sentence, h *happening, f *frame, settled bool) iter.Seq2[string, rank.Features] {
	w := h.trigger.Of(d.text)
	first, _ := utf8.DecodeRuneInString(w)
	last, _ := utf8.DecodeLastRuneInString(w)
	clause := s.clauseSpan(h.trigger.Start)
	var nouns, behind, units []string
	for _, t := range d.tokensFrom(clause.Start) {
		if t.Start >= clause.End {
			break
		}
		if !d.plainNoun(s, t) {
			continue
		}
		if t.Start >= h.trigger.End {
			behind = append(behind, t.Of(d.text))
		}
		nouns = append(nouns, t.Of(d.text))
	}
	for i := range s.quantities {
		if q := &s.quantities[i]; q.Start >= h.trigger.End && clause.Contains(q.Span) {
			units = append(units, q.Unit)
		}
	}
	var types, ids []string
	for _, o := range x.frames.ofWord[h.word] {
		types, ids = append(types, o.Type), append(ids, o.ID)
	}
	features := make(rank.Features, 0, manyReasons)
	return func(yield func(string, rank.Features) bool) {
		for i := range x.model.EventTypes {
			name := x.model.EventTypes[i].Name
			features = features[:0]
			add := func(what string, values ...string) {
				begin := rank.Begin(what, name)
				for _, v := range values {
					features.AddTo(begin, v)
				}
			}
			features.Add("likeliest", strconv.FormatBool(name == f.Type), strconv.FormatBool(settled))
			if slices.Contains(types, name) {
				features.Add("of the word")
			}
			add("kind", "")
			add("likeliest", f.Type)
			add("word", w)
			add("first", string(first))
			add("last", string(last))
			add("frame", ids...)
			add("noun", nouns...)
			add("noun behind", behind...)
			if len(behind) > 0 {
				add("ends", behind[len(behind)-1])
			}
			add("counts", units...)
			for _, r := range h.roles {
				typ := d.Entities[r.mentions[0].Entity].Type
				features.Add("role", name, r.name, typ)
				features.Add("word role", name, w, r.name, typ)
			}
			if !yield(name, features) {
				return
			}
		}
	}
}

// plainNoun says whether a token is a noun that is no part of a name or a time.
func (d *document) plainNoun(s *sentence, t segment.Token) bool {
	return (strings.HasPrefix(t.POS, "n") || t.POS == "vn") && !d.inMention(s, t.Span) && !d.inTime(s, t.Span)
}

// kind is the sort of event that the model takes a happening for.
func (x *Extractor) kind(all iter.Seq2[string, rank.Features]) string {
	best, most := "", math.Inf(-1)
	for name, features := range all {
		if score := x.kindModel.Score(features); score > most {
			best, most = name, score
		}
	}
	return best
}
