package entity

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"suyuan/internal/article"
)

// A reference is a word that stands for something named before it in the same
// item. Its antecedent is the mention of a fitting type that is most salient:
// a simple form of the factors of Lappin and Leass (1994), recency, the place
// of the subject and how often the item names the thing.
type reference struct {
	article.Span
	types []string // that the antecedent may have, the most likely first
	// reach is how many sentences back the antecedent may stand.
	reach int
	// order is 1 for 前者 and 2 for 后者, which take the first and the second of
	// the two things named last; 0 for the others.
	order int
	// head is the noun behind the word that points: 键盘 in 这款键盘.
	head string
}

// How far back an antecedent may stand, in sentences. A noun phrase (该公司)
// can resume what a pronoun cannot.
const (
	pronounReach = 1
	nounReach    = 4
)

// How much less likely an antecedent is for each type that would be likelier. 它 stands
// for a product where one is near, even with its company in the place of the subject.
const (
	typeCost  = 0.3
	thingCost = 1.1
)

func (r reference) cost() float64 {
	if r.types[0] == Product && r.reach == pronounReach {
		return thingCost
	}
	return typeCost
}

// refer finds the references of an article, resolves them and adds them to the
// mentions, which are sorted and disjoint before and after.
func (s *scan) refer(entities []Entity, mentions []Mention) []Mention {
	all := make([]Mention, 0, len(mentions)+len(mentions)/8)
	next := 0
	count := map[int]int{} // how often the item named each entity so far
	item := -1
	upTo := func(pos int) {
		for next < len(mentions) && mentions[next].Start < pos {
			count[mentions[next].Entity]++
			all = append(all, mentions[next])
			next++
		}
	}
	for n, sentence := range s.sentences {
		if sentence.Item != item {
			item = sentence.Item
			clear(count)
		}
		for _, r := range s.references(sentence.Span) {
			upTo(r.Start)
			if next > 0 && mentions[next-1].End > r.Start || next < len(mentions) && mentions[next].Start < r.End {
				continue // part of a name
			}
			before := s.within(r, n, all)
			if r.head == "" && r.order == 0 {
				if r = s.pointed(r, before); r.head == "" {
					continue
				}
			}
			// What a reference stands for has been spoken of again.
			if e, confidence, ok := s.antecedent(r, n, entities, before, count); ok {
				all = append(all, Mention{Span: r.Span, Entity: e, Reference: true, Rule: "reference", Confidence: confidence})
			}
		}
		upTo(sentence.End)
	}
	upTo(len(s.text))
	return all
}

// references finds the words of a sentence that stand for something.
func (s *scan) references(sentence article.Span) []reference {
	var out []reference
	for i := sentence.Start; i < sentence.End; {
		first, size := utf8.DecodeRuneInString(s.text[i:])
		if !s.words.referFirst[first] {
			i += size
			continue
		}
		if r, ok := s.referenceAt(i, sentence); ok {
			out = append(out, r)
			i = r.End
			continue
		}
		i += size
	}
	return out
}

// What the words of references may stand for, the likeliest type first.
var (
	asCompany      = [...]string{Company, Organization}
	asOrganization = [...]string{Organization, Company}
	asPlace        = [...]string{Place}
	asWork         = [...]string{Work}
	asPerson       = [...]string{Person}
	asThing        = [...]string{Product, Company, Organization}
	asAny          = [...]string{Company, Product, Organization, Person}
	asSpeaker      = [...]string{Person, Company, Organization}
	asKind         = [...]string{Product, Work, Company, Organization, Place}
)

// referenceAt is the reference that starts at byte i, if one does.
func (s *scan) referenceAt(i int, sentence article.Span) (reference, bool) {
	if !s.edge[i] {
		return reference{}, false
	}
	if s.words.notReferences.startsAt(s.text, i) > 0 {
		return reference{}, false
	}
	for _, w := range [...]struct {
		words *wordSet
		types []string
		reach int
	}{
		{&s.words.referCompany, asCompany[:], nounReach},
		{&s.words.referOrganization, asOrganization[:], nounReach},
		{&s.words.referProduct, asThing[:1], nounReach},
		{&s.words.referPlace, asPlace[:], nounReach},
		{&s.words.referWork, asWork[:], nounReach},
		{&s.words.referPerson, asPerson[:], pronounReach},
		{&s.words.referThing, asThing[:], pronounReach},
		{&s.words.referAny, asAny[:], pronounReach},
	} {
		if end := w.words.startsAt(s.text, i); end > 0 && s.edge[end] {
			head := s.text[max(i, s.words.pointers.startsAt(s.text, i)):end]
			if w.words == &s.words.referAny && s.words.speech.startsAt(s.text, end) > 0 {
				w.types = asSpeaker[:] // 其表示
			}
			return reference{Span: article.Span{Start: i, End: end}, types: w.types, reach: w.reach, head: head}, true
		}
	}
	if end := s.words.pointers.startsAt(s.text, i); end > 0 {
		return reference{Span: article.Span{Start: i, End: end}, types: asKind[:], reach: nounReach}, true
	}
	for order, words := range [...]*wordSet{&s.words.former, &s.words.latter} {
		if end := words.startsAt(s.text, i); end > 0 && end <= sentence.End {
			return reference{Span: article.Span{Start: i, End: end}, types: []string{Company, Product, Person, Organization, Place}, reach: 1, order: order + 1}, true
		}
	}
	// Bare nouns stand for a thing only where a clause begins: 售出2万辆新车 does not.
	if r, _ := s.before(i); i > sentence.Start && !strings.ContainsRune("，；。：", r) {
		return reference{}, false
	}
	for _, w := range [...]struct {
		words *wordSet
		types []string
	}{{&s.words.openCompany, asCompany[:1]}, {&s.words.openProduct, asThing[:1]}} {
		end := w.words.startsAt(s.text, i)
		if end <= 0 || end > sentence.End || !s.edge[end] {
			continue
		}
		if next, _ := s.after(end); isChinese(next) && !s.words.notOpening.has(string(next)) {
			return reference{Span: article.Span{Start: i, End: end}, types: w.types, reach: nounReach, head: s.text[i:end]}, true
		}
	}
	return reference{}, false
}

// within are the mentions before a reference in sentence n that are in its
// reach and its item.
func (s *scan) within(r reference, n int, before []Mention) []Mention {
	first := n
	for first > 0 && n-first < r.reach && s.sentences[first-1].Item == s.sentences[n].Item {
		first--
	}
	from, _ := slices.BinarySearchFunc(before, s.sentences[first].Start, func(m Mention, pos int) int { return m.Start - pos })
	return before[from:]
}

// antecedent is the entity that a reference in sentence n stands for. before
// are the mentions in its reach, count is how often its item named each entity
// so far.
func (s *scan) antecedent(r reference, n int, entities []Entity, before []Mention, count map[int]int) (entity int, confidence float64, ok bool) {
	if r.order > 0 {
		return s.ordered(r, entities, before)
	}
	scores := map[int]float64{}
	for i, m := range before {
		rank := slices.Index(r.types, entities[m.Entity].Type)
		if rank < 0 || s.plantAt(r.Span) && !s.plantAt(m.Span) {
			continue
		}
		back := s.sentencesBack(n, m.Start)
		distance := utf8.RuneCountInString(s.text[m.End:r.Start])
		score := 2 - float64(back) - r.cost()*float64(rank) + 0.3*math.Log(float64(count[m.Entity])) - 0.005*float64(min(distance, 100))
		if s.opens(before, i) || r.types[0] == Person && r.types[len(r.types)-1] != Person && s.speaks(entities, before, i) {
			score++ // in the place of the subject
		}
		if s.calledBy(m, r.head) {
			score += headGain
		} else if s.carried(m) {
			score -= partCost
		}
		if r.reach == pronounReach && back == 0 {
			score += 0.3
		}
		scores[m.Entity] = max(scores[m.Entity], score)
	}
	best, second := -1, math.Inf(-1)
	for e, score := range scores {
		switch {
		case best < 0 || score > scores[best] || score == scores[best] && e < best:
			if best >= 0 {
				second = scores[best]
			}
			best = e
		case score > second:
			second = score
		}
	}
	if best < 0 {
		return 0, 0, false
	}
	// Two that are as likely: better none than the wrong one.
	margin := scores[best] - second
	if margin < 0.1 {
		return 0, 0, false
	}
	return best, min(0.9, 0.55+0.15*margin), true
}

// pointed is a reference that points with the noun that one of the mentions before
// it is called by. Its head is empty if there is none.
func (s *scan) pointed(r reference, before []Mention) reference {
	rest := s.text[r.End:min(len(s.text), r.End+maxHead)]
	for at := range rest {
		if head := rest[:at]; at >= minHead && s.edge[r.End+at] && slices.ContainsFunc(before, func(m Mention) bool { return !m.Reference && s.calledBy(m, head) }) {
			r.head = head
		}
	}
	r.End += len(r.head)
	return r
}

// How long the noun behind a word that points must be, and may be with a character
// more, in bytes: two and seven characters.
const (
	minHead = 2 * 3
	maxHead = 8 * 3
)

// calledBy is true if a mention ends with a noun, or has it right behind: BOW 折叠键盘,
// FreeBuds 耳机.
func (s *scan) calledBy(m Mention, noun string) bool {
	name, ends := strings.CutSuffix(m.Of(s.text), noun)
	rest := strings.TrimPrefix(s.text[m.End:], " ")
	return ends && name != "" || len(noun) >= minHead && strings.HasPrefix(rest, noun) && s.edge[len(s.text)-len(rest)+len(noun)]
}

// How much likelier what is called by the noun of a reference is to be its
// antecedent, and how much less likely what another thing only has in it.
const (
	headGain = 1.5
	partCost = 2
)

// carried is true for a mention behind a verb of having it as a part, with no more than
// a few words between that tell what it is: 搭配 Flyme Auto 车机系统, 搭载八核的骁龙 8.
func (s *scan) carried(m Mention) bool {
	head := strings.TrimRight(s.text[:m.Start], " 「“")
	for n := 0; n <= maxBeforeCarried && head != ""; n++ {
		if s.words.carry.before(head, len(head)) >= 0 {
			return true
		}
		r, size := utf8.DecodeLastRuneInString(head)
		if !isChinese(r) && r != ' ' {
			return false
		}
		head = head[:len(head)-size]
	}
	return false
}

// maxBeforeCarried is how many characters may stand between a verb of having something
// as a part and its name.
const maxBeforeCarried = 6

// plantAt is true for words that end in a plant: 该工厂 is one, and so is what it stands for.
func (s *scan) plantAt(sp article.Span) bool {
	return s.words.plants.before(s.text[:sp.End], sp.End) >= sp.Start
}

// sentencesBack is how many sentences before the nth one a place lies.
func (s *scan) sentencesBack(n, pos int) int {
	back := 0
	for n >= 0 && s.sentences[n].Start > pos {
		n--
		back++
	}
	return back
}

// opens is true for the first mention of its clause, with no verb before it but one of
// saying: the place of the subject of most Chinese clauses.
func (s *scan) opens(mentions []Mention, i int) bool {
	start := mentions[i].Start
	for p := start; p > 0; {
		r, size := utf8.DecodeLastRuneInString(s.text[:p])
		if r == '，' || r == '。' || r == '；' || r == '\n' || r == '！' || r == '？' {
			break
		}
		p -= size
		if i > 0 && p < mentions[i-1].End || start-p > 3*maxLead {
			return false
		}
		if t := s.tokenAt[p]; t >= 0 && s.tokens[t].POS == "v" {
			return s.words.speech.ends(strings.TrimRight(s.text[:start], " 「“《"))
		}
	}
	return true
}

// speaks says whether a mention is the person who is told by a house and a post in the
// place of the subject: 远帆汽车首席执行官王立.
func (s *scan) speaks(entities []Entity, mentions []Mention, i int) bool {
	if i == 0 || entities[mentions[i].Entity].Type != Person || entities[mentions[i-1].Entity].Type == Person || !s.opens(mentions, i-1) {
		return false
	}
	post := s.text[mentions[i-1].End:mentions[i].Start]
	return utf8.RuneCountInString(post) <= maxLead && !strings.ContainsAny(post, "，。；：、\n")
}

// maxLead is how many characters may stand before the first name of a clause that is
// its subject.
const maxLead = 12

// ordered resolves 前者 and 后者 to the first and the second of the last two
// things of one type that are named together.
func (s *scan) ordered(r reference, entities []Entity, before []Mention) (entity int, confidence float64, ok bool) {
	before = slices.DeleteFunc(slices.Clone(before), func(m Mention) bool { return m.Reference })
	for j := len(before) - 1; j > 0; j-- {
		b, a := before[j], before[j-1]
		if a.Entity == b.Entity || entities[a.Entity].Type != entities[b.Entity].Type || !slices.Contains(r.types, entities[a.Entity].Type) {
			continue
		}
		if r.order == 1 {
			return a.Entity, 0.6, true
		}
		return b.Entity, 0.6, true
	}
	return 0, 0, false
}
