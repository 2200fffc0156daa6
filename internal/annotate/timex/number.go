package timex

import "unicode/utf8"

// number is a numeral as the grammar of times needs it.
type number struct {
	end    int     // byte offset behind it; 0 if there is none
	val    int     // whole part
	frac   float64 // of decimals: 3.5年
	digits int     // how many digits, if written with digits one by one
	hanzi  bool    // written in characters
	zero   bool    // begins with a zero: 07年, 零八年
	approx bool    // 几, 数, 多: not an exact number
	hi     int     // of 两三天 and 十几天: the upper end; else 0
	long   bool    // too long to be part of a time
}

// maxNumeral bounds the numerals that are read; longer runs are skipped whole,
// which keeps a megabyte of 一一一 linear.
const maxNumeral = 8

// digitAt gives the value of the ASCII or full-width digit at i.
func digitAt(s string, i int) (v, size int) {
	if i >= len(s) {
		return -1, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		if c >= '0' && c <= '9' {
			return int(c - '0'), 1
		}
		return -1, 0
	}
	if i+2 < len(s) && s[i] == 0xEF && s[i+1] == 0xBC && s[i+2] >= 0x90 && s[i+2] <= 0x99 { // ０ to ９
		return int(s[i+2] - 0x90), 3
	}
	return -1, 0
}

// hanziDigit gives the value of a Chinese digit: 0–9, or -1.
func hanziDigit(r rune) int {
	switch r {
	case '零', '〇', '○':
		return 0
	case '一':
		return 1
	case '二', '两', '兩':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// numberAt reads the numeral that begins at i, in digits (2024, ２０２４, 3.5)
// or characters (二零二四, 十二, 三十, 两三, 十几, 数十, 几).
func numberAt(s string, i int) number {
	if d, _ := digitAt(s, i); d >= 0 {
		return digitsAt(s, i)
	}
	return hanziAt(s, i)
}

func digitsAt(s string, i int) number {
	n := number{}
	for {
		d, w := digitAt(s, i)
		if d < 0 {
			break
		}
		if n.digits == 0 && d == 0 {
			n.zero = true
		}
		n.digits++
		if n.digits <= maxNumeral {
			n.val = n.val*10 + d
		}
		i += w
	}
	n.end = i
	n.long = n.digits > maxNumeral
	if n.long || i >= len(s) || s[i] != '.' {
		return n
	}
	// A decimal: 3.5年. 1.0.0 is a version and no number of anything.
	j, scale := i+1, 0.1
	for ; j < len(s) && s[j] >= '0' && s[j] <= '9'; j++ {
		if j-i <= maxNumeral {
			n.frac += scale * float64(s[j]-'0')
			scale /= 10
		}
	}
	if j == i+1 {
		return n
	}
	n.end = j
	n.digits = 0
	if n.frac == 0 {
		n.frac = 1e-12 // 3.0年 is no whole number to look for a year in
	}
	return n
}

// hanziAt reads a numeral in characters, up to the thousands.
func hanziAt(s string, i int) number {
	start := i
	var (
		n            number
		total        int // of what lies behind the last 千 百 十
		cur          = -1
		seen         int  // characters read
		scaled       bool // a 十 百 千 was read
		plain, plen  int  // value and length if read digit by digit
		lastScale    int
		pendingFuzzy bool // 几, 数 waits for its scale
	)
loop:
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		d := hanziDigit(r)
		scale := 0
		switch r {
		case '十':
			scale = 10
		case '百':
			scale = 100
		case '千':
			scale = 1000
		case '廿':
			scale, cur = 10, 2
		case '卅':
			scale, cur = 10, 3
		}
		switch {
		case d >= 0:
			if plen > 0 && cur >= 0 && !scaled && plen == 1 && (d == cur+1 && cur > 0 || cur == 3 && d == 5) {
				n.hi = d // 两三
			}
			plain = plain*10 + d
			plen++
			if plen > maxNumeral {
				plain = 0
			}
			cur = d
		case scale > 0:
			if cur < 0 {
				cur = 1
			}
			if pendingFuzzy {
				cur = 2
				n.hi = 9 * scale
				pendingFuzzy = false
				n.approx = true
			} else if n.hi > 0 && !scaled {
				n.hi *= scale // 二三十
				cur = n.hi/scale - 1
			}
			total += cur * scale
			cur = -1
			scaled = true
			lastScale = scale
		case r == '几' || r == '幾' || r == '数' && seen == 0:
			if scaled { // 十几
				n.approx = true
				n.hi = total + lastScale - 1
				i += w
				seen++
				break loop
			}
			if seen > 0 {
				break loop
			}
			pendingFuzzy = true
			n.approx = true
		default:
			break loop
		}
		seen++
		i += w
	}
	if seen == 0 {
		return number{}
	}
	n.end = i
	n.hanzi = true
	n.long = seen > maxNumeral
	if n.long {
		return n
	}
	switch {
	case pendingFuzzy: // 几天, 数天: how many is not said
		n.val, n.hi = 2, 9
	case scaled:
		if cur > 0 {
			total += cur
		}
		n.val = total
	case plen == 1:
		n.val = cur
	case n.hi > 0 && plen == 2: // 两三, 三五
		n.val = plain / 10
	default: // 二零二四, digit by digit
		n.val, n.digits = plain, plen
		n.hi = 0
	}
	n.zero = hanziDigit(firstRune(s[start:])) == 0
	return n
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// value is the number with its decimals.
func (n number) value() float64 { return float64(n.val) + n.frac }
