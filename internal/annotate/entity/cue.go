package entity

import (
	"math/bits"

	"suyuan/internal/article"
)

// A cue is a word right before or behind a name that tells its type.
const (
	beforeCompany      = iota // 收购X, 初创公司X
	behindCompany             // X宣布, X财报
	beforeProduct             // 推出X, 大模型X
	behindProduct             // X支持, X用户
	beforePerson              // CEO X
	behindPerson              // X表示
	beforeOrganization        // 据X
	behindOrganization        // X报道
	behindPlace               // X当地
	beforePlace               // 位于X
	inList                    // 、X、
	inBrackets                // （X）
	cues
)

// cueSet is a set of cues, one bit each.
type cueSet uint16

// cuesAt are the cues around a place.
func (s *scan) cuesAt(sp article.Span) cueSet {
	var set cueSet
	start, end := sp.Start, sp.End
	// Quotation marks belong to the name.
	if r, pos := s.before(start); r == '《' || r == '「' || r == '“' {
		start = pos
	}
	if r, pos := s.after(end); r == '》' || r == '」' || r == '”' {
		end = pos + len("》")
	}
	before, _ := s.before(start)
	behind, _ := s.after(end)
	for _, c := range [...]struct {
		cue   int
		words *wordSet
	}{
		{beforeCompany, &s.words.beforeCompany}, {beforeProduct, &s.words.beforeProduct}, {beforePerson, &s.words.titles},
		{beforeOrganization, &s.words.sourceCues}, {beforePlace, &s.words.beforePlace},
	} {
		if c.words.lasts.may(before) && c.words.before(s.text, start) >= 0 {
			set |= 1 << c.cue
		}
	}
	for _, c := range [...]struct {
		cue   int
		words *wordSet
	}{
		{behindCompany, &s.words.behindCompany}, {behindProduct, &s.words.behindProduct}, {behindPerson, &s.words.speech},
		{behindOrganization, &s.words.behindOrganization}, {behindPlace, &s.words.behindPlace},
	} {
		if c.words.firsts.may(behind) && c.words.behind(s.text, end) > 0 {
			set |= 1 << c.cue
		}
	}
	if before == '、' || behind == '、' {
		set |= 1 << inList
	}
	if before == '（' || before == '(' {
		set |= 1 << inBrackets
	}
	return set
}

// features adds the cues to a row, the first at the given place.
func (c cueSet) features(at int, r *row) {
	for ; c != 0; c &= c - 1 {
		r.set(at+bits.TrailingZeros16(uint16(c)), 1)
	}
}
