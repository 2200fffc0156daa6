package quantity

// class is what a rune can be in a numeral.
type class uint8

const (
	other  class = iota
	digit        // 0-9, half and full width
	hanzi        // 一 … 九, 两
	formal       // 壹 … 玖: a digit that is an ordinary character too (陆, 伍)
	zero         // 零 〇
	small        // 十 百 千 and formal ones: multiply within a section of four digits
	large        // 万 亿 兆: close a section
	twenty       // 廿 卅: digit and scale in one
	few          // 几 数: a digit that is left open
	half         // 半
	point        // 点
	sign         // 负
)

// classify says what a rune can be in a numeral, and its value.
func classify(r rune) (class, float64) {
	if r < 0x80 {
		if '0' <= r && r <= '9' {
			return digit, float64(r - '0')
		}
		return other, 0
	}
	switch r {
	case '零', '〇':
		return zero, 0
	case '一':
		return hanzi, 1
	case '二', '两', '兩':
		return hanzi, 2
	case '三':
		return hanzi, 3
	case '四':
		return hanzi, 4
	case '五':
		return hanzi, 5
	case '六':
		return hanzi, 6
	case '七':
		return hanzi, 7
	case '八':
		return hanzi, 8
	case '九':
		return hanzi, 9
	case '壹':
		return formal, 1
	case '贰', '貳':
		return formal, 2
	case '叁', '參':
		return formal, 3
	case '肆':
		return formal, 4
	case '伍':
		return formal, 5
	case '陆', '陸':
		return formal, 6
	case '柒':
		return formal, 7
	case '捌':
		return formal, 8
	case '玖':
		return formal, 9
	case '十', '拾':
		return small, 10
	case '百', '佰':
		return small, 100
	case '千', '仟':
		return small, 1000
	case '万', '萬':
		return large, 1e4
	case '亿', '億':
		return large, 1e8
	case '兆':
		return large, 1e12
	case '廿':
		return twenty, 20
	case '卅':
		return twenty, 30
	case '几', '幾', '数', '數':
		return few, 0
	case '半':
		return half, 0.5
	case '点', '點':
		return point, 0
	case '负', '負':
		return sign, -1
	}
	if '０' <= r && r <= '９' {
		return digit, float64(r - '０')
	}
	return other, 0
}

// starterRunes are the runes outside ASCII that a number can start with: those
// that classify knows, and 翻 of 翻番, 对 of 对折, 双 of 双倍.
const starterRunes = "０１２３４５６７８９零〇一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖十拾百佰千仟万萬亿億兆廿卅几幾数數半翻对對双雙"

// starters has one bit a code point of the basic plane. The scanner asks it first.
var starters = func() *[1024]uint64 {
	var set [1024]uint64
	for _, r := range starterRunes {
		set[r>>6] |= 1 << (r & 63)
	}
	return &set
}()

func isStarter(r rune) bool { return starters[r>>6]&(1<<(r&63)) != 0 }

// rune3 decodes the three-byte rune at i; ok is false if there is none, or if i is
// outside the text.
func rune3(text string, i int) (r rune, ok bool) {
	if i < 0 || i+2 >= len(text) {
		return 0, false
	}
	a, b, c := text[i], text[i+1], text[i+2]
	if a&0xF0 != 0xE0 || b&0xC0 != 0x80 || c&0xC0 != 0x80 {
		return 0, false
	}
	return rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F), true
}

// at classifies the rune at i and gives its end.
func at(text string, i int) (c class, val float64, end int) {
	if i >= len(text) {
		return other, 0, i
	}
	if text[i] < 0x80 {
		c, val = classify(rune(text[i]))
		return c, val, i + 1
	}
	r, ok := rune3(text, i)
	if !ok || r < 0x800 || 0xD800 <= r && r < 0xE000 {
		return other, 0, i + 1
	}
	c, val = classify(r)
	return c, val, i + 3
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// skipSpaces steps over spaces, at most max of them: news typesets 3 亿 with
// one, table-like text with more.
func skipSpaces(text string, i, max int) int {
	for ; max > 0; max-- {
		switch {
		case i < len(text) && (text[i] == ' ' || text[i] == '\t'):
			i++
		case i+1 < len(text) && text[i] == 0xC2 && text[i+1] == 0xA0: // no-break space
			i += 2
		case i+2 < len(text) && text[i] == 0xE3 && text[i+1] == 0x80 && text[i+2] == 0x80: // full-width space
			i += 3
		default:
			return i
		}
	}
	return i
}

// skipSpacesBack is skipSpaces to the left, not beyond floor.
func skipSpacesBack(text string, i, floor int) int {
	for n := 0; n < 2; n++ {
		switch {
		case i-1 >= floor && (text[i-1] == ' ' || text[i-1] == '\t'):
			i--
		case i-2 >= floor && text[i-2] == 0xC2 && text[i-1] == 0xA0:
			i -= 2
		case i-3 >= floor && text[i-3] == 0xE3 && text[i-2] == 0x80 && text[i-1] == 0x80:
			i -= 3
		default:
			return i
		}
	}
	return i
}
