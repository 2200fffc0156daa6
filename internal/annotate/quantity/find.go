package quantity

// Find appends the quantities of a text to dst, sorted and disjoint. Spans are
// bytes of text. What it finds in a sentence does not depend on what follows
// the sentence's end.
func (r *Recognizer) Find(text string, dst []Quantity) []Quantity {
	s := scanner{r: r, text: text, out: dst, base: len(dst)}
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c < 0x80:
			if c-'0' > 9 && c != ':' {
				i++
				continue
			}
			if c == ':' {
				i = skipURL(text, i)
				continue
			}
		case c < 0xE2 || c > 0xEF:
			i++
			continue
		default:
			u, ok := rune3(text, i)
			if !ok {
				i++
				continue
			}
			if !isStarter(u) {
				i += 3
				continue
			}
		}
		i = s.at(i)
	}
	s.lists()
	return s.out
}

// scanner is the state of one call of Find.
type scanner struct {
	r     *Recognizer
	text  string
	out   []Quantity
	base  int
	floor int // nothing before this belongs to the number at hand
	named int // end of the last bare number that is part of a name
}

// skip makes sure that nothing before end is looked at again.
func (s *scanner) skip(end int) int {
	s.floor = end
	return end
}

// at reads the quantity that starts at i, if one does, and says where to go on.
func (s *scanner) at(i int) int {
	text := s.text
	size := 1
	if text[i] >= 0x80 {
		size = 3
	}
	if end, ok := s.special(i); ok {
		return end
	}
	c, _, _ := at(text, i)
	if c == other {
		return i + size
	}
	if c == digit {
		if end := s.codeBefore(i); end > i {
			return s.skip(end)
		}
	}
	hideEnd, inside := s.r.hiddenAt(text, i, s.floor)
	if inside {
		return s.skip(hideEnd)
	}
	n, ok := s.r.numeral(text, i, false)
	if !ok {
		if hideEnd > i {
			return s.skip(hideEnd)
		}
		return i + size
	}
	if c == digit {
		if val, end := s.simpleFraction(n); end > i {
			return s.emit(i, end, val, "", "fraction")
		}
		if end := s.codeAfter(n); end > i {
			return s.skip(end)
		}
	}
	if end := s.date(n); end > i {
		return s.skip(end)
	}
	it := s.item(n)
	if hideEnd >= it.end() && !s.isOrdinal(i) { // 一步, but 第一步
		return s.skip(hideEnd)
	}
	q, end, ok := s.quantity(it)
	if !ok {
		return s.skip(end)
	}
	s.out = append(s.out, q)
	return s.skip(q.End)
}
