package quantity

import "strings"

type rangeVerdict uint8

const (
	rangeNo   rangeVerdict = iota
	rangeYes               // a range: the second item is its other end
	rangeCode              // dates or a code: go on at next
)

// rangeEnd reads the second number of a range behind the first: 30-40周, 20至30万,
// 70%至80%. It gives the first the scale and the unit of the second where
// it has none.
func (s *scanner) rangeEnd(it *item) (second *item, next int, v rangeVerdict) {
	text := s.text
	i := skipSpaces(text, it.end(), 1)
	sepEnd, dash := separator(text, i)
	either := false
	if strings.HasPrefix(text[i:], "或") && it.unit == none { // 六或七天
		sepEnd, either = i+3, true
	}
	listed := strings.HasPrefix(text[i:], "、") && it.unit == none && it.val < 9 && it.scale == 1 && !strings.HasSuffix(text[:it.start], "、") // 2、3年
	if listed {
		sepEnd, either = i+len("、"), true
	}
	if sepEnd == i || it.more || it.half || it.over {
		return nil, 0, rangeNo
	}
	j := skipSpaces(text, sepEnd, 1)
	c, _, _ := at(text, j)
	if c == other || c == point || c == sign {
		return nil, 0, rangeNo
	}
	n, ok := s.r.numeral(text, j, false)
	if !ok {
		return nil, 0, rangeNo
	}
	if end := s.date(n); end > n.start {
		if it.unit == none {
			return nil, end, rangeCode // 3至8月
		}
		return nil, 0, rangeNo
	}
	b := s.item(n)
	if b.half || either && b.val != it.val+1 || listed && (b.unit == none || b.scale != 1) {
		return nil, 0, rangeNo
	}
	if b.zeroLed && !b.decimal || dash && b.unit == none && it.unit == none && it.val < 10 && b.val < 10 && it.arabic && b.scale == 1 {
		return nil, b.end(), rangeCode // 12-0401, and 0-1 of a match
	}
	if isYear(it) && it.unit == none && isYear(&b) && b.unit == none {
		return nil, b.end(), rangeCode
	}
	if it.fraction != b.fraction && !(it.fraction == percent && b.unit == none) {
		return nil, 0, rangeNo
	}
	saved := *it
	if it.unit == none && it.fraction == noFraction {
		it.unit, it.per = b.unit, b.per
		if !it.shareScale(&b.numeral) {
			*it = saved
			return nil, 0, rangeNo
		}
	} else if b.unit == none && it.unit != none {
		*it = saved
		return nil, 0, rangeNo
	}
	lo, _ := s.value(it)
	_, hi := s.value(&b)
	differ := it.unit != none && b.unit != none && s.r.units[it.unit].name != s.r.units[b.unit].name
	if differ || it.per != "" && it.per != b.per || lo >= hi {
		*it = saved
		if dash && it.unit == none && it.arabic && it.scale == 1 && text[it.end()] == '-' && b.unit == none {
			return nil, codeEnd(text, it.end()), rangeCode // 3-0, 010-1234
		}
		return nil, 0, rangeNo
	}
	return &b, 0, rangeYes
}

// separator is the end of the mark between the ends of a range, or i.
func separator(text string, i int) (end int, dash bool) {
	if i >= len(text) {
		return i, false
	}
	if text[i] == '-' || text[i] == '~' {
		return i + 1, text[i] == '-'
	}
	for _, sep := range [...]string{"–", "—", "~", "～", "〜", "∼", "－", "至", "到"} {
		if strings.HasPrefix(text[i:], sep) {
			end = i + len(sep)
			if sep == "—" && strings.HasPrefix(text[end:], "—") {
				end += len(sep)
			}
			return end, false
		}
	}
	return i, false
}
