package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/article"
	"suyuan/internal/extract"
	"suyuan/internal/rank"
	"suyuan/schema"
)

// readingFlags are the options of commands that read articles.
func readingFlags() []cli.Flag {
	largest := sizeLimit(article.DefaultMaxSize)
	return slices.Concat([]cli.Flag{
		&cli.StringFlag{Name: "input-format", Usage: "take the files for txt, md, html, jsonl or eml, whatever their names say"},
		&cli.StringFlag{Name: "title", Usage: "of all articles read, over what they say themselves"},
		&cli.StringFlag{Name: "publisher", Usage: "likewise"},
		&cli.StringFlag{Name: "author", Usage: "likewise"},
		&cli.StringFlag{Name: "published", Usage: "likewise: 2025, 2025-09 or 2025-09-30"},
		&cli.StringFlag{Name: "url", Usage: "likewise"},
	}, modelFlags(), []cli.Flag{
		&cli.GenericFlag{Name: "max-size", Value: &largest,
			Usage: "how large a file or a line of one article may be, in MB or as 2GB; reading one takes some 120 times that in memory"},
		jobsFlag(),
	})
}

func namesFlag() cli.Flag {
	return &cli.StringFlag{Name: "names", Usage: "find names with the model in `FILE`, which `suyuan train entities` wrote"}
}

// modelFlags are the options of models in the place of the embedded ones.
func modelFlags() []cli.Flag {
	return []cli.Flag{
		namesFlag(),
		&cli.StringFlag{Name: "subjects", Usage: "choose what figures are of with the model in `FILE`, which `suyuan train subjects` wrote"},
		&cli.StringFlag{Name: "events", Usage: "choose which events are told that no rule reads with the model in `FILE`, which `suyuan train events` wrote"},
		&cli.StringFlag{Name: "kinds", Usage: "choose what sort of event those are that no rule reads with the model in `FILE`, which `suyuan train kinds` wrote"},
	}
}

// jobsFlag is the option of how many articles are worked on at once.
func jobsFlag() cli.Flag {
	return &cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "how many articles to work on at once", DefaultText: "one for each core"}
}

// newReader makes the reader that the options ask for.
func newReader(env *Env, c *cli.Context) (*article.Reader, error) {
	format, err := oneOf(c, "input-format", "txt", "md", "html", "jsonl", "eml")
	if err != nil {
		return nil, err
	}
	if c.Int("jobs") < 0 {
		return nil, usagef("%s: --jobs must be 0 or more", c.Command.Name)
	}
	if p := c.String("published"); p != "" && startOf(p).IsZero() {
		return nil, usagef("%s: --published %s is no date: write 2025, 2025-09 or 2025-09-30", c.Command.Name, p)
	}
	return article.NewReader(article.Options{
		Format:  article.Format(format),
		Stdin:   env.Stdin,
		MaxSize: int64(*c.Generic("max-size").(*sizeLimit)),
		Metadata: article.Metadata{Title: c.String("title"), Publisher: c.String("publisher"), Author: c.String("author"),
			Published: c.String("published"), URL: c.String("url")},
	}), nil
}

// newExtractor loads the schema, dictionaries and models: some 0.1 s, so only commands
// that read articles call it. version is what articles record of who read them: with
// another version, schema or model of names, they are read anew.
func newExtractor(c *cli.Context) (e *extract.Extractor, model *schema.Model, version string, err error) {
	defer holdCollector()()
	names, err := namesModel(c.String("names"))
	if err != nil {
		return nil, nil, "", err
	}
	if e, model, err = extract.Load(crf.NewTagger(names), overlays(c)...); err != nil {
		return nil, nil, "", err
	}
	version = extract.Version(model, names.Hash())
	for _, chooser := range [...]struct {
		option string
		with   func(*extract.Extractor, *rank.Model) *extract.Extractor
	}{
		{"subjects", (*extract.Extractor).WithSubjects},
		{"events", (*extract.Extractor).WithHappenings},
		{"kinds", (*extract.Extractor).WithKinds},
	} {
		chosen, hash, err := ranker(c, chooser.option)
		if err != nil {
			return nil, nil, "", err
		}
		if chosen != nil {
			e, version = chooser.with(e, chosen), version+hash
		}
	}
	return e, model, version, nil
}

// ranker loads the model that an option names, if it names one, and its hash.
func ranker(c *cli.Context, option string) (*rank.Model, string, error) {
	file := c.String(option)
	if file == "" {
		return nil, "", nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, "", fmt.Errorf("--%s: %w", option, err)
	}
	m, err := rank.Load(data)
	if err != nil {
		return nil, "", mendable(fmt.Errorf("%s: %w", file, err), "`suyuan train %s` writes one", option)
	}
	sum := sha256.Sum256(data)
	return m, "-" + option + hex.EncodeToString(sum[:8]), nil
}

// namesModel loads the model of names in a file, or the embedded one.
func namesModel(file string) (*crf.Model, error) {
	if file == "" {
		return crf.Embedded()
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("--names: %w", err)
	}
	m, err := crf.Load(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return m, nil
}

// sources expands the arguments; what cannot be read is in problems.
func sources(c *cli.Context) (found []article.Source, problems []error, err error) {
	if !c.Args().Present() {
		return nil, nil, usagef("%s: name files, folders or globs, or - for standard input: suyuan %s articles/", c.Command.Name, c.Command.Name)
	}
	found, problems = article.Expand(c.Context, c.Args().Slice(), strings.TrimPrefix(c.String("store"), "bolt:"))
	if c.Context.Err() != nil {
		return nil, nil, c.Context.Err()
	}
	if len(found) == 0 {
		nothing := fmt.Errorf("%s: there is nothing to read", c.Command.Name)
		if len(problems) == 0 {
			return nil, nil, mendable(nothing, "articles are .txt, .md, .html, .jsonl, .eml and .mht files")
		}
		return nil, nil, errors.Join(append([]error{nothing}, problems...)...) // they say how to mend it
	}
	return found, problems, nil
}
