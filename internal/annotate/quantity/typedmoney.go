package quantity

import "strings"

// currency finds amounts of money, and currencies named without a number.
func (t *typed) currency() {
	t.each(t.money)
	// Currencies by name, between the amounts.
	var named []Result
	text := t.text
	taken := t.out
	for i := 0; i < len(text); {
		if len(taken) > 0 && i >= taken[0].Start {
			i = max(i, taken[0].End)
			named = append(named, taken[0])
			taken = taken[1:]
			continue
		}
		u, end := t.r.unitAt(text, i)
		if u == none || t.r.units[u].dimension != "money" || end-i < 6 || isLetter(text[i]) || t.r.units[u].factor != 1 {
			_, w := foldASCII(text, i)
			i += w
			continue
		}
		named = append(named, Result{Start: i, End: end, Unit: t.r.units[u].name})
		i = end
	}
	t.out = append(named, taken...)
}

func (t *typed) money(n loose) int {
	text := t.text
	a, ok := t.measured(n)
	if ok && t.r.units[a.unit].dimension == "money" {
		// 三块五毛 is one amount.
		for range 2 {
			i := skipSpaces(text, a.unitEnd, 1)
			part, ok := t.r.numeral(text, i, true)
			if !ok {
				break
			}
			u, end := t.r.unitAt(text, part.end)
			if u == none || t.r.units[u].dimension != "money" || t.r.units[u].name != t.r.units[a.unit].name || t.r.units[u].factor >= t.r.units[a.unit].factor {
				break
			}
			a.value += scaled(part.val, t.r.units[u].factor)
			a.unit, a.unitEnd = u, end
		}
		if strings.HasSuffix(text[:a.unitEnd], "块") && n.runes > 0 { // 三块五
			if c, v, e := at(text, a.unitEnd); c == hanzi {
				if next, _, _ := at(text, e); next == other {
					a.value, a.unitEnd = a.value+v/10, e
				}
			}
		}
		start := n.start
		if u, st := t.r.before.matchBack(text, skipSpacesBack(text, start, t.floor), t.floor); u != none && t.r.units[u].name == t.r.units[a.unit].name {
			start = st // 人民币100元
		}
		return t.add(start, a.unitEnd, a.value, t.r.units[a.unit].name)
	}
	i := skipSpacesBack(text, n.start, t.floor)
	u, start := t.r.before.matchBack(text, i, t.floor)
	if u == none || strings.HasPrefix(text[start:], "人民") || isLetter(text[start]) && start > 0 && isLetter(text[start-1]) {
		return n.end
	}
	return t.add(start, n.end, n.value, t.r.units[u].name)
}
