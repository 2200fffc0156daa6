package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"

	"suyuan/internal/eval"
)

func (e *evaluation) writeFaults(w io.Writer) error {
	var b strings.Builder
	for _, a := range e.scored {
		if len(a.faults) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s\n\n", paint(e.env, text.Bold, a.stem))
		for _, f := range a.faults {
			e.writeFault(&b, a.text, f)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (e *evaluation) writeFault(b *strings.Builder, articleText string, f eval.Fault) {
	title := f.Kind + " " + f.Sort
	if len(f.Wrong) > 0 {
		title += ": " + strings.Join(f.Wrong, ", ")
	}
	fmt.Fprintf(b, "  %s\n", paint(e.env, faultColor(f.Sort), title))
	if f.Expected != "" {
		fmt.Fprintf(b, "    expected  %s\n", f.Expected)
	}
	if f.Found != "" {
		fmt.Fprintf(b, "    found     %s", f.Found)
		if f.Rule != "" {
			fmt.Fprintf(b, "  [%s]", f.Rule)
		}
		b.WriteByte('\n')
	}
	if f.Evidence != nil {
		p, _ := placeOf(articleText, *f.Evidence)
		fmt.Fprintf(b, "%s\n", p.sentence().marked(e.env, "    "))
	}
	b.WriteByte('\n')
}

func faultColor(sort string) text.Color {
	switch sort {
	case eval.Missed:
		return text.FgYellow
	case eval.Inexact:
		return text.FgCyan
	}
	return text.FgRed
}

// sentenceEnds are the marks after which a sentence ends.
const sentenceEnds = "。！？!?"

// sentence is the passage cut down to the sentence or sentences of the quote.
func (p passage) sentence() passage {
	if i := strings.LastIndexAny(p.before, sentenceEnds); i >= 0 {
		p.before = strings.TrimLeftFunc(p.before[i:], func(r rune) bool { return strings.ContainsRune(sentenceEnds+"”’」』 ", r) })
	}
	if strings.ContainsAny(p.quote[max(0, len(p.quote)-len("。")):], sentenceEnds) {
		p.after = ""
	} else if i := strings.IndexAny(p.after, sentenceEnds); i >= 0 {
		_, size := utf8.DecodeRuneInString(p.after[i:])
		p.after = p.after[:i+size]
	}
	return p
}
