package dataset

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
)

// IOB2 reads the tab-separated form of Universal NER: "# text = …" before a
// sentence, then a line for each word: number, word, tag, and more that is not used.
// The words stand one after the other in the text, perhaps with spaces between.
//
// types says which of the wanted types a tag may stand for (ORG is a Company or an
// Organization); names with other tags are left out. open are the types that the
// data does not mark at all.
func IOB2(r io.Reader, types map[string][]string, open []string) (Set, error) {
	var set Set
	p := iob2Parser{types: types}
	err := lines(r, func(line []byte) error {
		l := string(line)
		if text, ok := strings.CutPrefix(l, "# text = "); ok {
			err := p.end()
			set.Examples = p.take(set.Examples, open)
			p.text, p.at = text, 0
			return err
		}
		if strings.HasPrefix(l, "#") {
			return nil
		}
		return p.word(l)
	})
	err = errors.Join(err, p.end())
	set.Examples = p.take(set.Examples, open)
	return set, err
}

type iob2Parser struct {
	types map[string][]string
	text  string
	at    int // byte behind the last word
	gold  []crf.Gold
	open  bool // the last of gold may go on
	bad   bool
}

func (p *iob2Parser) word(line string) error {
	fields := strings.Split(line, "\t")
	if len(fields) < 3 {
		return fmt.Errorf("%d columns instead of number, word and tag", len(fields))
	}
	word, tag := fields[1], fields[2]
	i := strings.Index(p.text[p.at:], word)
	if i < 0 || strings.TrimSpace(p.text[p.at:p.at+i]) != "" {
		p.bad = true
		return fmt.Errorf("%q does not stand next in the text %q", word, p.text)
	}
	start := p.at + i
	p.at = start + len(word)
	place, kind, _ := strings.Cut(tag, "-")
	switch types := p.types[kind]; {
	case place == "I" && p.open:
		p.gold[len(p.gold)-1].End = p.at
	case place == "B" && types != nil:
		p.gold = append(p.gold, crf.Gold{Span: article.Span{Start: start, End: p.at}, Types: types})
		p.open = true
	default:
		p.open = false
	}
	return nil
}

func (p *iob2Parser) end() error {
	if !p.bad && strings.TrimSpace(p.text[p.at:]) != "" {
		p.bad = true
		return fmt.Errorf("no words for the end of the text %q", p.text)
	}
	return nil
}

// take appends the sentence that was read, if it was good, and forgets it.
func (p *iob2Parser) take(examples []crf.Example, open []string) []crf.Example {
	if !p.bad && p.text != "" {
		examples = append(examples, crf.Example{Text: p.text, Gold: p.gold, Open: open})
	}
	p.text, p.at, p.gold, p.open, p.bad = "", 0, nil, false, false
	return examples
}
