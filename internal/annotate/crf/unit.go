package crf

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"suyuan/internal/segment"
)

// unit is one position of the chain: a Chinese character, a mark, or a whole
// Latin word, code or number.
type unit struct {
	start, end int32 // bytes of the text
	token      int32 // index into the sentence's tokens
	hash       uint32
	class      class
	spaced     bool // white space stands before it
}

// class is the broad look of a unit.
type class uint8

const (
	boundary class = iota // before the first and behind the last unit
	han
	hanNumeral
	hanSurname
	hanSound   // 斯, 尔, 克: what foreign names are written with
	hanEither  // a surname that foreign names are written with too: 马, 罗
	hanKind    // what the words for kinds of things end with: 司, 部, 省, 会
	lower      // iphone
	capital    // Model
	upper      // NOA
	mixed      // iPhone
	code       // SU7, GPT-4, 5G
	digit1     // 5
	digit2     // 15
	digit4     // 2025
	number     // any other: 52.99, 28,585
	comma      // ，,
	stop       // 。！？
	enum       // 、
	colon      // ：
	openTitle  // 《
	closeTitle // 》
	openQuote
	closeQuote
	openParen
	closeParen
	dot // ·, as in names that are written out in sound: 埃隆·马斯克
	dash
	otherMark
	otherLetter // kana, hangul
	classes
)

// isHan says whether the unit is a Chinese character.
func (c class) isHan() bool { return han <= c && c <= hanKind }

func markClass(r rune) class {
	switch r {
	case '，', ',', '；', ';':
		return comma
	case '。', '！', '？', '!', '?', '…':
		return stop
	case '、':
		return enum
	case '：', ':':
		return colon
	case '《', '〈':
		return openTitle
	case '》', '〉':
		return closeTitle
	case '“', '「', '『', '‘', '"':
		return openQuote
	case '”', '」', '』', '’':
		return closeQuote
	case '（', '(', '【', '[':
		return openParen
	case '）', ')', '】', ']':
		return closeParen
	case '·', '•', '・':
		return dot
	case '-', '—', '–', '~', '～':
		return dash
	}
	return otherMark
}

// sentence is what the features are read from: a part of a text that ends at
// a line's or a sentence's end. Its slices are reused from one sentence to the next.
type sentence struct {
	text   string
	tokens []segment.Token
	// first is for each token the index of its first unit; one more entry
	// holds the number of units.
	first []int32
	units []unit

	lexical  []hit   // what lexicons hold
	repeated []hit   // what the text names elsewhere
	scores   []int32 // the decoder's
	path     []named // the names of the best path
}

// hit is a stretch [a,b) of units that something is known of; kind is a hash of what.
type hit struct {
	a, b   int32
	kind   uint32
	aligns bool // with the borders of tokens
}

// named is a name in units, with its type as a number.
type named struct {
	a, b int32
	typ  int
}

// maxUnits bounds a sentence, so that memory stays flat on text without any
// end of sentence; a longer one is cut.
const maxUnits = 1000

// next fills s from the head of tokens and returns the tokens that are left.
func (s *sentence) next(text string, tokens []segment.Token) (rest []segment.Token) {
	s.text = text
	s.units = s.units[:0]
	s.first = s.first[:0]
	n := 0
	for n < len(tokens) && len(s.units) < maxUnits {
		tok := tokens[n]
		spaced := false
		if n > 0 && tokens[n-1].End < tok.Start {
			if strings.IndexByte(text[tokens[n-1].End:tok.Start], '\n') >= 0 {
				break
			}
			spaced = true
		}
		s.first = append(s.first, int32(len(s.units)))
		last := s.add(tok, int32(n), spaced)
		n++
		if last == stop && (n == len(tokens) || !closes(text[tokens[n].Start:])) {
			break
		}
	}
	s.tokens = tokens[:n]
	s.first = append(s.first, int32(len(s.units)))
	return tokens[n:]
}

// closes says whether text goes on with a mark that closes a sentence which has
// its full stop inside.
func closes(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	c := markClass(r)
	return c == closeQuote || c == closeParen || c == closeTitle
}

// add appends the units of a token and returns the class of the last.
func (s *sentence) add(tok segment.Token, index int32, spaced bool) class {
	word := tok.Of(s.text)
	r, size := utf8.DecodeRuneInString(word)
	u := unit{start: int32(tok.Start), end: int32(tok.End), token: index, spaced: spaced}
	switch {
	case tok.POS == segment.Mark:
		u.class = markClass(r)
		u.hash = hashString(word[:size])
		s.units = append(s.units, u)
		return u.class
	case alphabetic(r):
		u.class, u.hash = latin(word)
		s.units = append(s.units, u)
		return u.class
	}
	for at := 0; at < len(word); {
		r, size := utf8.DecodeRuneInString(word[at:])
		u.start, u.end = int32(tok.Start+at), int32(tok.Start+at+size)
		u.class = han
		switch {
		case r < 0x3400 && r != '〇' || 0xAC00 <= r && r < 0xE000:
			u.class = otherLetter
		default:
			u.class = hanClass(r)
		}
		u.hash = hashRune(r)
		s.units = append(s.units, u)
		u.spaced = false
		at += size
	}
	return u.class
}

// hanClasses has the class of each character that is not plain han.
var hanClasses = func() map[rune]class {
	classes := map[rune]class{}
	for _, r := range "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳诸葛司马上官俞章鲁葛伍裴申管柳庄纪舒屈项祝阮凌岑靳翟" {
		classes[r] = hanSurname
	}
	for _, r := range "斯尔克特拉罗德马尼亚莱姆森格兰巴布卡瓦里伦诺贝科弗普奥伊艾蒂塔索莎娜丽琳劳埃菲雅洛维达娅密朗瑞泰贾纳逊哈鲁迪切萨基顿麦恩米凯柯雷杰安阿谢列耶夫茨珀乌比托古图吉施" {
		if classes[r] == hanSurname {
			classes[r] = hanEither
		} else {
			classes[r] = hanSound
		}
	}
	for _, r := range "司团厂行社部局院会委署省市县区州镇村路街岛湖港国所店网台报校馆党队组" {
		classes[r] = hanKind
	}
	for _, r := range "〇零一二三四五六七八九十百千万亿两" {
		classes[r] = hanNumeral
	}
	return classes
}()

func hanClass(r rune) class {
	if c, ok := hanClasses[r]; ok {
		return c
	}
	return han
}

// alphabetic says whether r is written in words or numbers (Latin letters,
// digits, full-width ones included), which are one unit each.
func alphabetic(r rune) bool {
	return r < 0x1100 && (unicode.IsLetter(r) || '0' <= r && r <= '9') || 0xFF10 <= r && r <= 0xFF5A
}

// latin is the class of a Latin word, code or number and the hash of its folded
// form: lower case, half width, each digit as 0, so that SU7 and SU8 look the same.
func latin(word string) (class, uint32) {
	var lowers, uppers, digits, others, first int
	h := uint32(offset32)
	for _, r := range word {
		if 0xFF01 <= r && r <= 0xFF5E {
			r -= 0xFEE0
		}
		switch {
		case '0' <= r && r <= '9':
			digits++
			r = '0'
		case 'A' <= r && r <= 'Z':
			uppers++
			if lowers+uppers+digits == 1 {
				first = 1
			}
			r += 'a' - 'A'
		case 'a' <= r && r <= 'z', r > 0x7F:
			lowers++
		default:
			others++
		}
		h = (h ^ uint32(r)) * prime32
	}
	h = finish(h)
	switch {
	case lowers+uppers == 0:
		switch {
		case others > 0:
			return number, h
		case digits == 1:
			return digit1, h
		case digits == 2:
			return digit2, h
		case digits == 4:
			return digit4, h
		}
		return number, h
	case digits > 0:
		return code, h
	case uppers == 0:
		return lower, h
	case lowers == 0:
		return upper, h
	case uppers == 1 && first == 1:
		return capital, h
	}
	return mixed, h
}

// FNV-1a, with a final mix since it is cut into parts.
const (
	offset32 = 2166136261
	prime32  = 16777619
)

func hashString(s string) uint32 {
	h := uint32(offset32)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * prime32
	}
	return finish(h)
}

func hashRune(r rune) uint32 { return finish((offset32 ^ uint32(r)) * prime32) }

func finish(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return h
}

// mix hashes two values into one.
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9E3779B97F4A7C15, b^0xD6E8FEB86659FD93)
	return hi ^ lo
}
