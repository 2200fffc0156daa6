package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// companyForms: the short form of a company's name, if the article uses it:
// 特斯拉 of 特斯拉公司, 元气森林 of 元气森林集团, 卓驭科技 of 深圳市卓驭科技有限公司.
func (s *scan) companyForms(l *learned, c candidate) {
	short := c.Of(s.text)
	if own := s.behindBranch(short); own != "" {
		l.add(own, Company, 0.7, ruleShort)
		l.link(Company, short, own)
	}
	if n := s.placeBefore(c.Start, c.End); n > 0 && hasChinese(short) {
		if rest := strings.TrimSpace(short[n:]); runes(rest) >= 3 && s.names.oneThing(rest, short) {
			l.add(rest, Company, 0.7, ruleStripped)
			l.link(Company, short, rest)
		}
	}
	if first, _, ok := strings.Cut(short, " "); ok && !hasChinese(short) && (len(first) >= 4 || len(first) == 3 && first == strings.ToUpper(first)) && s.names.oneThing(first, short) &&
		!s.words.latinCommon.has(first) && !s.words.latinPerson.has(first) {
		l.add(first, Company, 0.6, ruleShort) // Ginkgo of Ginkgo Bioworks
		l.link(Company, short, first)
	}
	if start := s.words.registeredForms.before(short, len(short)); start > 0 {
		// A registered name is that of the company which bears the rest of it, whatever
		// the lists have of the two: 小米汽车科技有限公司.
		if rest, ok := s.behindPlace(c, start); ok {
			l.link(Company, short, s.withoutRank(rest))
		}
		if core := s.withoutTrades(short[:start]); s.words.stockForms.ends(short) && runes(core) >= 3 {
			l.link(Company, short, core) // 三六零 of 三六零安全科技股份有限公司
		}
	}
	if i := s.words.legalForm(short); i > 0 {
		l.link(Company, short, short[:i])
		rest, ok := s.behindPlace(c, i)
		if short = rest; ok && runes(short) >= 2 {
			l.link(Company, c.Of(s.text), short)
			l.add(short, Company, 0.85, ruleShort)
		}
	}
	start := s.words.droppable.before(short, len(short))
	if start <= 0 {
		return
	}
	core := strings.TrimSpace(short[:start])
	if runes(core) < 2 || !s.names.oneThing(core, c.Of(s.text)) || s.plain(core) {
		return
	}
	l.add(core, Company, 0.5, ruleShort)
	l.link(Company, c.Of(s.text), core)
}

// behindBranch is what stands before the place in brackets of a company's registered
// name, if that is no company of its own: 五季智能 of 五季智能（北京）科技有限公司. "" if there
// is none.
func (s *scan) behindBranch(name string) string {
	open, shut := strings.IndexAny(name, "（("), strings.IndexAny(name, "）)")
	if open <= 0 || shut < open || !s.words.companyNoun.ends(name) {
		return ""
	}
	own := strings.TrimSpace(name[:open])
	_, size := utf8.DecodeRuneInString(name[open:])
	if s.names.typeOf(name[open+size:shut]) != Place || runes(own) < 3 || s.names.entryOf(strings.ReplaceAll(own, "—", "-")) >= 0 {
		return ""
	}
	return own
}

// withoutTrades is a company's name without the words at its end that say no more
// than what trade it is in.
func (s *scan) withoutTrades(name string) string {
	for {
		start := s.words.trades.before(name, len(name))
		if start <= 0 {
			return name
		}
		name = name[:start]
	}
}

// behindPlace is a company's name up to its nth byte without the place before it.
// ok is false of a registered name if what is left is short and known as a company:
// 上海比亚迪有限公司 belongs to 比亚迪.
func (s *scan) behindPlace(c candidate, n int) (rest string, ok bool) {
	name := c.Of(s.text)
	place := s.placeBefore(c.Start, c.Start+n)
	rest = name[place:n]
	own := s.withoutRank(rest)
	branch := place > 0 && s.words.registeredForms.ends(name) && runes(own) < ownRegistered && s.names.typeOf(own) == Company
	return rest, !branch
}

// withoutRank is a name without the rank of the place before it: 星野 of 市星野.
func (s *scan) withoutRank(name string) string {
	return name[max(0, s.words.placeRanks.startsAt(name, 0)):]
}

// ownRegistered is from how many characters on a company's name is its own behind
// the place where it is registered.
const ownRegistered = 4

// legalForm is where the words begin that make a company's name official
// (公司, 集团有限公司); 0 if there are none.
func (w *wordLists) legalForm(name string) int {
	end := len(name)
	for start := w.legalParts.before(name, end); start >= 0; start = w.legalParts.before(name, end) {
		end = start
	}
	if end == len(name) {
		return 0
	}
	return len(strings.TrimRightFunc(name[:end], unicode.IsSpace))
}
