package quantity

import "strings"

// step is a unit and the smaller one that may follow it in a compound value, and
// how many of the smaller make one of the larger.
var steps = [...]struct {
	big, small string
	by         float64
}{
	{"年", "个月", 12},
	{"天", "小时", 24},
	{"小时", "分钟", 60},
	{"小时", "分", 60},
	{"分钟", "s", 60},
	{"分", "s", 60},
	{"kg", "g", 1000},
	{"斤", "两", 10},
	{"m", "cm", 100},
	{"度", "分", 60},
	{"英尺", "英寸", 12},
}

// compound reads the smaller units behind a value (1年零7个多月, 5分30秒, 3元5角) into
// it, in the smallest unit, and digits that stand for a tenth (一米八, 三块五).
func (s *scanner) compound(it *item) bool {
	found := false
	for n := 0; n < 3 && it.unit != none && !it.more && !it.vague && it.fraction == noFraction; n++ {
		if !s.compoundStep(it) {
			break
		}
		found = true
	}
	return found
}

func (s *scanner) compoundStep(it *item) bool {
	text := s.text
	i := skipSpaces(text, it.end(), 1)
	if it.half || it.over {
		return false
	}
	if strings.HasPrefix(text[i:], "零") || strings.HasPrefix(text[i:], "又") {
		i = skipSpaces(text, i+len("零"), 1)
	}
	c, v, e := at(text, i)
	if c != digit && c != hanzi && c != small && c != half {
		return false
	}
	big := s.r.units[it.unit]
	if c == half {
		return false
	}
	n, ok := s.r.numeral(text, i, false)
	if !ok || n.vague || n.fraction != noFraction {
		return false
	}
	b := s.item(n)
	if c == hanzi && big.name != "年" {
		// 三块五一斤: 五 is the tail, 一斤 another number.
		if k, _, _ := at(text, e); k == hanzi && n.sequence || k == other && b.unit == none {
			n.end, n.val, n.sequence = e, v, false
			b = item{numeral: n, unit: none, unitEnd: e}
		}
	}
	if b.unit == none {
		// 一米八, 三块五, 1米75
		metre := big.name == "m" || big.dimension == "money" && strings.HasSuffix(text[:it.end()], "块")
		if !metre || it.decimal || c == digit && big.name != "m" {
			return false
		}
		switch {
		case c == hanzi && n.end == e:
			it.val += v / 10
		case big.name == "m" && n.arabic && n.intDigits == 2 && n.end == i+2:
			it.val += n.val / 100
		case big.name == "m" && n.sequence && n.val >= 10 && n.val < 100:
			it.val += n.val / 100
		default:
			return false
		}
		it.hi, it.unitEnd = it.val, n.end
		return true
	}
	less := s.r.units[b.unit]
	if big.dimension == "money" && less.dimension == "money" && big.name == less.name && less.factor < big.factor {
		small, _ := s.value(&b)
		large, _ := s.value(it)
		it.val, it.hi = large+small, large+small
		it.unitEnd, it.over = b.unitEnd, b.over
		if big.factor != 1 {
			it.val, it.hi = it.val/big.factor, it.hi/big.factor
		}
		return true
	}
	for _, st := range steps {
		if st.big != big.name || st.small != less.name || b.val >= st.by {
			continue
		}
		if st.big == "分" && it.val > 60 {
			continue
		}
		it.val = it.val*st.by + b.val
		it.hi, it.unit, it.unitEnd, it.over, it.half = it.val, b.unit, b.unitEnd, b.over, b.half
		return true
	}
	return false
}
