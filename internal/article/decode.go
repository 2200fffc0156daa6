package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// A file's encoding is told from its bytes, in this order: a byte order mark;
// the heads of known binary formats; UTF-16 by its zero bytes; UTF-8 if it is
// valid; UTF-8 with a few broken bytes if most of what is not ASCII is valid;
// GB18030 (and so GBK and GB2312) if it decodes to text that looks Chinese.
//
// A few broken bytes in a long text are no reason to lose the article: they
// become U+FFFD and a warning says where the first one is. A text of which
// more than maxBroken cannot be decoded is refused.
const maxBroken = 0.01

// decoded is a text and what there is to say about its decoding.
type decoded struct {
	text     string
	encoding string
	broken   int // how many places became U+FFFD
	line     int // of the first one, from 1
	column   int // of the first one, in code points from 1
}

// decodeError is why bytes are no text.
type decodeError struct {
	problem, mend string
	line, column  int
}

func (e *decodeError) Error() string { return e.problem }

// decode turns a file's bytes into text. The text is valid UTF-8 and without a
// byte order mark. The error is a *decodeError.
func decode(b []byte) (decoded, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return decoded{}, &decodeError{problem: "is empty", mend: "remove it, or save the article in it"}
	}
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return decodeUTF8(b[3:])
	case bytes.HasPrefix(b, []byte("\xFF\xFE")):
		return decodeUTF16(b[2:], unicode.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xFE\xFF")):
		return decodeUTF16(b[2:], unicode.BigEndian)
	}
	if what, mend := binaryFormat(b); what != "" {
		return decoded{}, &decodeError{problem: "is " + what + ", not text", mend: mend}
	}
	if i := bytes.IndexByte(b, 0); i >= 0 {
		if d, ok := bareUTF16(b); ok {
			return d, nil
		}
		line, col := place(b, i)
		return decoded{}, &decodeError{problem: "is binary data, not text (it has zero bytes)", mend: "remove it, or save the article as UTF-8 text", line: line, column: col}
	}
	if utf8.Valid(b) {
		return decoded{text: string(b), encoding: "UTF-8"}, nil
	}
	if mostlyUTF8(b) {
		return decodeUTF8(b)
	}
	return decodeGB18030(b)
}

func decodeUTF8(b []byte) (decoded, error) {
	d := decoded{encoding: "UTF-8"}
	if utf8.Valid(b) {
		d.text = string(b)
		return d, refuseBlank(d)
	}
	var out strings.Builder
	out.Grow(len(b) + 16)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if d.broken == 0 {
				d.line, d.column = place(b, i)
			}
			d.broken++
			out.WriteRune(utf8.RuneError)
			// A cut-off character of three bytes is one broken place, not two.
			for i++; i < len(b) && continuation(b[i]); i++ {
			}
			continue
		}
		out.Write(b[i : i+n])
		i += n
	}
	d.text = out.String()
	return d, d.refuseBroken(b)
}

func decodeUTF16(b []byte, order unicode.Endianness) (decoded, error) {
	d := decoded{encoding: "UTF-16"}
	out, err := unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(b)
	if err != nil {
		return d, &decodeError{problem: "starts like UTF-16 text but does not decode as it", mend: "save it as UTF-8"}
	}
	d.text = string(out)
	d.countReplacements()
	return d, d.refuseBroken(b)
}

func decodeGB18030(b []byte) (decoded, error) {
	d := decoded{encoding: "GB18030"}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err == nil {
		d.text = string(text)
		d.countReplacements()
		if float64(d.broken) <= maxBroken*float64(len(b)) && looksChinese(b) {
			return d, nil
		}
	}
	i := 0
	for i < len(b) {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	line, col := place(b, i)
	return d, &decodeError{
		problem: fmt.Sprintf("is text in an encoding that is neither UTF-8, UTF-16 nor GB18030 (first at byte %d, 0x%02X)", i, b[i]),
		mend:    "save it as UTF-8 (for example: iconv -f BIG5 -t UTF-8)",
		line:    line, column: col,
	}
}

// countReplacements counts the U+FFFD that a decoder left and notes the first.
func (d *decoded) countReplacements() {
	i := strings.IndexRune(d.text, utf8.RuneError)
	if i < 0 {
		return
	}
	d.broken = strings.Count(d.text, string(utf8.RuneError))
	d.line, d.column = place([]byte(d.text), i)
}

func (d decoded) refuseBroken(b []byte) error {
	if err := refuseBlank(d); err != nil {
		return err
	}
	if d.broken > 1 && float64(d.broken) > maxBroken*float64(len(b)) {
		return &decodeError{
			problem: fmt.Sprintf("is not valid %s in %d places", d.encoding, d.broken),
			mend:    "save it as UTF-8 again from where it came from",
			line:    d.line, column: d.column,
		}
	}
	return nil
}

func refuseBlank(d decoded) error {
	if strings.TrimSpace(d.text) == "" {
		return &decodeError{problem: "is empty", mend: "remove it, or save the article in it"}
	}
	return nil
}

// place is the line and the column (in code points) of byte i, both from 1.
func place(b []byte, i int) (line, column int) {
	before := b[:i]
	return bytes.Count(before, []byte{'\n'}) + 1, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

// bareUTF16 decodes UTF-16 without a byte order mark: the order is the one that
// has more zero bytes where the high halves are (digits, spaces and line ends
// have them, and any article has some), and what comes out must be text.
func bareUTF16(b []byte) (decoded, bool) {
	if len(b)%2 != 0 {
		return decoded{}, false
	}
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i&1]++
		}
	}
	order := unicode.LittleEndian
	if zeros[0] > zeros[1] {
		order = unicode.BigEndian
	}
	d, err := decodeUTF16(b, order)
	if err != nil || d.broken > 0 {
		return decoded{}, false
	}
	odd, all := 0, 0
	for _, r := range d.text {
		switch {
		case r < ' ' && r != '\t' && r != '\n' && r != '\r':
			return decoded{}, false
		case r < 0x7F, r >= 0x2000 && r < 0x2700, r >= 0x3000 && r < 0x3100, r >= 0x4E00 && r < 0xA000, r >= 0xFF00:
		default:
			odd++
		}
		all++
	}
	return d, odd*10 <= all
}

// mostlyUTF8 says whether nine tenths of the bytes that are not ASCII belong to
// valid sequences of three or four bytes. GB18030 text hardly ever forms one:
// its trail bytes are seldom two in a row in 0x80–0xBF. A sequence that the end
// of a cut-off file breaks counts neither way.
func mostlyUTF8(b []byte) bool {
	high, good := 0, 0
	for i := 0; i < len(b) && utf8.FullRune(b[i:]); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(b[i:])
		high += n
		if n >= 3 {
			good += n
		}
		i += n
	}
	return good > 0 && good*10 >= high*9
}

// looksChinese says whether double-byte text is what GB18030 would be for
// Chinese: most of its double bytes are the 3,755 commonest characters of
// GB 2312 (level 1, 0xB0A1–0xD7F9), which make up nine tenths of modern text,
// or its punctuation. Latin-1, Big5 and Shift JIS text misread as GB18030 falls
// elsewhere.
func looksChinese(b []byte) bool {
	pairs, common := 0, 0
	for i := 0; i+1 < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		pairs++
		lead, trail := b[i], b[i+1]
		if trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead >= 0xA1 && lead <= 0xA3) {
			common++
		}
		i += 2
	}
	return pairs > 0 && common*10 >= pairs*7
}

// binaryFormat names the format of a file that is no text, by its first bytes.
func binaryFormat(b []byte) (what, mend string) {
	for _, f := range binaryFormats {
		if len(b) >= f.at+len(f.magic) && string(b[f.at:f.at+len(f.magic)]) == f.magic {
			return f.what, f.mend
		}
	}
	return "", ""
}

const (
	mendPicture = "remove it or give its transcript"
	mendSave    = "save the article as .txt, .md or .html"
	mendUnpack  = "unpack it and give the files in it"
)

// The heads are those of the formats' own specifications.
var binaryFormats = []struct {
	at                int
	magic, what, mend string
}{
	{0, "\x89PNG\r\n\x1a\n", "a PNG image", mendPicture},
	{0, "\xFF\xD8\xFF", "a JPEG image", mendPicture},
	{0, "GIF87a", "a GIF image", mendPicture},
	{0, "GIF89a", "a GIF image", mendPicture},
	{8, "WEBP", "a WebP image", mendPicture},
	{4, "ftypheic", "a HEIC image", mendPicture},
	{4, "ftypavif", "an AVIF image", mendPicture},
	{0, "II*\x00", "a TIFF image", mendPicture},
	{0, "MM\x00*", "a TIFF image", mendPicture},
	{4, "ftyp", "a video", mendPicture},
	{0, "ID3", "a sound file", mendPicture},
	{0, "OggS", "a sound file", mendPicture},
	{0, "%PDF-", "a PDF", mendSave + " (for example: pdftotext FILE)"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document", mendSave},
	{0, "{\\rtf", "an RTF document", mendSave},
	{0, "PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or " + mendSave},
	{0, "\x1f\x8b", "a gzip archive", mendUnpack},
	{0, "Rar!\x1a", "a RAR archive", mendUnpack},
	{0, "7z\xBC\xAF\x27\x1C", "a 7-Zip archive", mendUnpack},
	{0, "SQLite format 3\x00", "an SQLite database", ""},
	{0, "\x7fELF", "a program", ""},
}
