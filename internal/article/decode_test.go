package article

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const sample = "8月，小米SU7 Ultra的销量从2363辆跌至356辆。\r\n雷军没有回应。\n"

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, encoding string
		in             []byte
	}{
		{"UTF-8", "UTF-8", []byte(sample)},
		{"UTF-8 with a mark", "UTF-8", append([]byte("\xEF\xBB\xBF"), sample...)},
		{"UTF-16 LE with a mark", "UTF-16", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), sample)},
		{"UTF-16 BE with a mark", "UTF-16", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), sample)},
		{"UTF-16 LE", "UTF-16", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), sample)},
		{"UTF-16 BE", "UTF-16", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), sample)},
		{"GB18030", "GB18030", encode(t, simplifiedchinese.GB18030, sample)},
		{"GBK", "GB18030", encode(t, simplifiedchinese.GBK, sample)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := decode(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if d.text != sample || d.encoding != tt.encoding || d.broken != 0 {
				t.Errorf("got %q as %s with %d broken places", d.text, d.encoding, d.broken)
			}
		})
	}
}

func TestDecodeDamaged(t *testing.T) {
	long := strings.Repeat(sample, 20)
	tests := []struct {
		name         string
		in           string
		broken       int
		line, column int
	}{
		{"a stray byte", "第一行\n第\xFF二行" + long, 1, 2, 2},
		{"a character cut off at the end", long + "小\xE7\xB1", 1, 41, 2},
		{"a character cut off within", "小\xE7\xB1米\n" + long, 1, 1, 2},
		{"two places", "小\xFF米\xFE\n" + long, 2, 1, 2},
		{"GB18030", string(encode(t, simplifiedchinese.GB18030, "第一行\n第二行")) + "\xFF" + string(encode(t, simplifiedchinese.GB18030, long)), 1, 2, 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := decode([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if d.broken != tt.broken || d.line != tt.line || d.column != tt.column {
				t.Errorf("got %d broken places, the first at %d:%d; want %d at %d:%d", d.broken, d.line, d.column, tt.broken, tt.line, tt.column)
			}
			if n := strings.Count(d.text, "\uFFFD"); n != tt.broken || !strings.Contains(d.text, long[:100]) {
				t.Errorf("%d U+FFFD in %.80q", n, d.text)
			}
		})
	}
}

// However short, a file that ends in the middle of a character is UTF-8 still.
func TestDecodeCutOff(t *testing.T) {
	d, err := decode([]byte("小米\xE6\xB1"))
	if err != nil || d.text != "小米\uFFFD" || d.broken != 1 || d.column != 3 {
		t.Errorf("got %+v, error %v", d, err)
	}
	if d, err := decode([]byte("Le caf\xE9")); err == nil {
		t.Errorf("Latin-1 decodes to %+v", d)
	}
}

func TestDecodeRefuses(t *testing.T) {
	tests := []struct{ name, in, problem string }{
		{"nothing", "", "is empty"},
		{"white space", " \r\n\t", "is empty"},
		{"only a mark", "\xEF\xBB\xBF\n", "is empty"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a PNG image, not text"},
		{"photo", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", "is a JPEG image, not text"},
		{"pdf", "%PDF-1.7\n", "is a PDF, not text"},
		{"docx", "PK\x03\x04\x14\x00", "is a ZIP archive or an Office document, not text"},
		{"UTF-16 with marks of control", string(encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "\x01"+sample)), "is binary data, not text"},
		{"zero bytes", "abc\x00\x01\x00def\x00\x00", "is binary data, not text"},
		{"Big5", string(encode(t, traditionalchinese.Big5, strings.Repeat("台積電第三季營收創下歷史新高，毛利率較上季增加。", 10))), "neither UTF-8, UTF-16 nor GB18030"},
		{"Shift JIS", string(encode(t, japanese.ShiftJIS, strings.Repeat("トヨタ自動車は新しい工場を建設すると発表しました。", 10))), "neither UTF-8, UTF-16 nor GB18030"},
		{"Latin-1", strings.Repeat("Le caf\xE9 est ferm\xE9. ", 5), "neither UTF-8, UTF-16 nor GB18030"},
		{"much broken UTF-8", strings.Repeat("小米汽车\xFF", 50), "is not valid UTF-8 in 50 places"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := decode([]byte(tt.in))
			var de *decodeError
			if !errors.As(err, &de) {
				t.Fatalf("got %q as %s, error %v", d.text, d.encoding, err)
			}
			if !strings.Contains(de.problem, tt.problem) || de.mend == "" {
				t.Errorf("got %q with mend %q, want %q", de.problem, de.mend, tt.problem)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("\xEF\xBB\xBFa"))
	f.Add([]byte("\xFF\xFEa\x00\x2d\x4e"))
	f.Add(encode(f, simplifiedchinese.GB18030, sample))
	f.Add([]byte("小\xE7米\xFF"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := decode(b)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.text) {
			t.Fatalf("%q decodes to invalid UTF-8", b)
		}
		if utf8.Valid(b) && !bytes.Contains(b, []byte{0}) && d.text != strings.TrimPrefix(string(b), "\uFEFF") {
			t.Fatalf("valid UTF-8 %q was changed to %q", b, d.text)
		}
	})
}
