package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/internal/annotate/crf/dataset"
	"suyuan/internal/segment"
	"suyuan/schema"
)

// trainNamesCommand reads names for schema/names, or for a user's own --schema, from lists.
func trainNamesCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "names",
		Usage:     "read names from the lists of articles, as a file for names/ in a schema folder",
		UsageText: "suyuan train names --articles DIR FILE …",
		Description: "Each FILE holds the names of one article a line: {\"file\":\"a.md\",\"entities\":[{\"type\":\"…\",\"name\":\"…\",\"aliases\":[…]}]}.\n" +
			"Names that the schema knows are left out, and those that most articles use as ordinary words. Put what is printed\n" +
			"into names/ of a folder and name that with --schema.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "articles", Usage: "the folder of the articles", Required: true},
			&cli.IntFlag{Name: "holdout", Usage: "leave out every `N`th article of the first file, from its first on"},
		},
		Action: func(c *cli.Context) error { return trainNames(c, env) },
	}
}

func trainNames(c *cli.Context, env *Env) error {
	if !c.Args().Present() {
		return usagef("train names: name files of lists: suyuan train names --articles DIR FILE …")
	}
	model, err := loadModel(c)
	if err != nil {
		return err
	}
	segmenter, err := segment.New()
	if err != nil {
		return err
	}
	var set dataset.Set
	var lists []dataset.List
	for i, file := range c.Args().Slice() {
		more, err := readSet(env, file, c.String("articles"))
		if err != nil {
			return err
		}
		var l []dataset.List
		err = readFile(env, file, func(r io.Reader) (int, error) {
			l, err = dataset.Lists(r)
			return len(l), err
		})
		if err != nil {
			return err
		}
		if n := c.Int("holdout"); n > 0 && i == 0 {
			more, _ = more.HoldOut(n)
			l = withoutEvery(n, l)
		}
		if i == 0 {
			set = more
		} else {
			set.Add(more)
		}
		lists = append(lists, l...)
	}
	return writeNames(env.Stdout, set.Harvest(lists, namesVocabulary(model, segmenter)))
}

// withoutEvery leaves out every nth list, from the first on.
func withoutEvery(n int, lists []dataset.List) (kept []dataset.List) {
	for i, l := range lists {
		if i%n != 0 {
			kept = append(kept, l)
		}
	}
	return kept
}

// namesVocabulary is what the schema knows of names, in whatever writing. Words in Latin letters, and
// what ends as a passing thing does, need not be read either.
func namesVocabulary(model *schema.Model, s *segment.Segmenter) dataset.Vocabulary {
	known := map[string]bool{}
	for _, n := range model.Names {
		for _, f := range append([]string{n.Name}, n.Aliases...) {
			known[schema.Plain(f)] = true
		}
	}
	v := dataset.Vocabulary{Plain: schema.Plain, Ordinary: ordinaryWord(s)}
	var passing []string
	for _, l := range model.Lexicons {
		switch l.ID {
		case "name-latin-common":
			for _, w := range l.Words {
				known[schema.Plain(w)] = true
			}
		case "name-passing":
			passing = l.Words
		case "name-droppable", "name-product-heads", "legalForm", "plainForm", "holdingForm":
			v.Heads = append(v.Heads, l.Words...)
		}
	}
	v.Known = func(form string) bool {
		return known[schema.Plain(form)] || slices.ContainsFunc(passing, func(end string) bool { return strings.HasSuffix(form, end) })
	}
	return v
}

// ordinaryWord says whether a form is a word of gse's dictionary that is not tagged as a name,
// or a Latin word in small letters.
func ordinaryWord(s *segment.Segmenter) func(string) bool {
	return func(form string) bool {
		tokens := s.Tokens(form, nil)
		if len(tokens) != 1 {
			return false
		}
		switch pos := tokens[0].POS; pos {
		case segment.Latin:
			return form == strings.ToLower(form)
		case "nr", "ns", "nt", "nz", "nrt", "x", "":
			return false
		}
		return true
	}
}

// writeNames writes names in the form of schema/names.
func writeNames(w io.Writer, names []dataset.Harvested) error {
	var b strings.Builder
	b.WriteString("names:\n")
	for i, n := range names {
		if i == 0 || names[i-1].Type != n.Type {
			fmt.Fprintf(&b, "  %s: |\n", n.Type)
		}
		guard := ""
		if n.Guarded {
			guard = "?"
		}
		fmt.Fprintf(&b, "    %s%s", n.Forms[0], guard)
		for _, f := range n.Forms[1:] {
			b.WriteString(" | " + f)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
