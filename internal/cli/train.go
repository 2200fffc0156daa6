package cli

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/internal/annotate/crf"
	"suyuan/internal/annotate/crf/dataset"
	"suyuan/internal/segment"
	"suyuan/schema"
)

// trainCommand has one subcommand for each thing that can be trained.
func trainCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:        "train",
		Usage:       "train the recogniser of names or the choosers of subjects, events and their kinds, or read a list of names",
		Subcommands: []*cli.Command{trainEntitiesCommand(env), trainNamesCommand(env), trainSubjectsCommand(env), trainEventsCommand(env), trainKindsCommand(env)},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("train: nothing is trained that is called %q; write suyuan train entities, names, subjects, events or kinds", c.Args().First())
			}
			return usagef("train: say what: suyuan train entities, names, subjects, events or kinds")
		},
	}
}

func trainEntitiesCommand(env *Env) *cli.Command {
	defaults := crf.Defaults()
	return &cli.Command{
		Name:      "entities",
		Usage:     "learn a model of names",
		UsageText: "suyuan train entities --data FILE --out MODEL",
		Description: "FILE holds one text a line: {\"text\":\"…\",\"spans\":[{\"start\":0,\"end\":2,\"type\":\"Company\"}]},\n" +
			"offsets in characters from 0, end exclusive. With --articles it holds the names of one article a line,\n" +
			"without their places: {\"file\":\"a.md\",\"entities\":[{\"type\":\"…\",\"name\":\"…\",\"aliases\":[…]}]}.\n" +
			"The same data, options and seed give the same model.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "data", Usage: "the marked texts, JSON Lines"},
			&cli.StringFlag{Name: "articles", Usage: "the folder of the articles, when --data lists names by article"},
			&cli.StringSliceFlag{Name: "more", Usage: "another file of the form of --data, none of which is held out"},
			&cli.StringSliceFlag{Name: "uner", Usage: "more texts, a file of Universal NER in IOB2 (PER, LOC, ORG)"},
			&cli.Float64Flag{Name: "vary", Usage: "learn from a copy of each text too in which this `SHARE` of the names is replaced by others"},
			&cli.StringSliceFlag{Name: "finre", Usage: "more companies to put in, a file of FinRE (head, tail, relation, sentence)"},
			&cli.StringFlag{Name: "out", Usage: "where the model is written; without it, it is only measured"},
			&cli.IntFlag{Name: "holdout", Usage: "keep every `N`th text, from the first on, out of training and measure on them"},
			&cli.StringFlag{Name: "types", Value: strings.Join(entityTypes(), ","), Usage: "the types to find, with commas"},
			&cli.StringFlag{Name: "note", Usage: "what the model says it was trained on"},
			&cli.Uint64Flag{Name: "seed", Value: defaults.Seed, Usage: "of the order and the dropout"},
			&cli.IntFlag{Name: "epochs", Value: defaults.Epochs, Usage: "times to go through the texts"},
			&cli.IntFlag{Name: "folds", Usage: "for whole articles, 2: learn from what an article names elsewhere"},
			&cli.Float64Flag{Name: "dropout", Value: defaults.Dropout, Usage: "share of the features that is hidden at each step"},
		},
		Action: func(c *cli.Context) error { return trainEntities(c, env) },
	}
}

func entityTypes() []string {
	return []string{schema.Company, schema.Organization, schema.Person, schema.Place, schema.Product, schema.Work}
}

func trainEntities(c *cli.Context, env *Env) error {
	if c.Args().Present() {
		return usagef("train entities takes no argument %q; name the file with --data", c.Args().First())
	}
	if c.String("data") == "" {
		return usagef("train entities: name the marked texts with --data")
	}
	if n := c.Int("holdout"); n < 0 || n == 1 {
		return usagef("--holdout %d: 2 or more, so that something is left to train on", n)
	}
	if v := c.Float64("vary"); v < 0 || v > 1 {
		return usagef("--vary %g: a share from 0 to 1", v)
	}
	if c.String("out") == "" && c.Int("holdout") == 0 {
		return usagef("nothing to do: name a model to write with --out, or texts to measure on with --holdout")
	}
	opts := crf.Defaults(strings.Split(c.String("types"), ",")...)
	opts.Seed = c.Uint64("seed")
	opts.Epochs = c.Int("epochs")
	opts.Dropout = c.Float64("dropout")
	opts.Folds = c.Int("folds")
	opts.Note = c.String("note")
	opts.Progress = func(epoch int, loss float64) {
		fmt.Fprintf(env.Stderr, "epoch %d of %d: loss %.4f a sentence\n", epoch, opts.Epochs, loss)
	}
	train, held, err := trainingData(c, env)
	if err != nil {
		return err
	}
	tellStrangeTypes(env, opts.Types, train.Examples, held.Examples)
	segmenter, err := segment.New()
	if err != nil {
		return err
	}
	crf.Tokenize(segmenter, train.Examples)
	crf.Tokenize(segmenter, held.Examples)
	model, err := crf.Train(c.Context, train.Examples, opts)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Stderr, "%s, a model of %d bytes\n", count(len(train.Examples), "text"), model.Size())
	if len(held.Examples) > 0 {
		report := crf.Evaluate(crf.NewTagger(model), held.Examples)
		if _, err := report.WriteTo(env.Stdout); err != nil {
			return err
		}
	}
	if out := c.String("out"); out != "" {
		return writeModel(out, model)
	}
	return nil
}

// tellStrangeTypes says which names are not learned because their type is neither
// wanted nor known, as one that is misspelt.
func tellStrangeTypes(env *Env, wanted []string, sets ...[]crf.Example) {
	known := append(entityTypes(), wanted...)
	strange := map[string]int{}
	for _, e := range slices.Concat(sets...) {
		for _, gold := range e.Gold {
			for _, typ := range gold.Types {
				if !slices.Contains(known, typ) {
					strange[typ]++
				}
			}
		}
	}
	for _, typ := range slices.Sorted(maps.Keys(strange)) {
		fmt.Fprintf(env.Stderr, "suyuan: note: %s of type %q not learned: %s\n", count(strange[typ], "name"), typ,
			joined(" ", meant(typ, known), "--types takes types of your own"))
	}
}

// trainingData reads what the options name. The texts get the lexicon hits that they
// would have if they were unseen.
func trainingData(c *cli.Context, env *Env) (train, held dataset.Set, err error) {
	if train, err = readSet(env, c.String("data"), c.String("articles")); err != nil {
		return train, held, err
	}
	if n := c.Int("holdout"); n > 0 {
		train, held = train.HoldOut(n)
	}
	for _, file := range c.StringSlice("more") {
		more, err := readSet(env, file, c.String("articles"))
		if err != nil {
			return train, held, err
		}
		train.Add(more)
	}
	names := train.Learned()
	train.LearnFromOthers()
	for i := range held.Examples {
		held.Examples[i].Hits = names.Hits(held.Examples[i].Text, nil)
	}
	if share := c.Float64("vary"); share > 0 {
		more, err := finreNames(c, env)
		if err != nil {
			return train, held, err
		}
		train.Examples = append(train.Examples, train.Vary(c.Uint64("seed"), share, more)...)
	}
	return train, held, addUNER(c, env, &train, names)
}

// readSet reads a file of marked texts or, with a folder of articles, of names by article.
func readSet(env *Env, file, articles string) (set dataset.Set, err error) {
	err = readFile(env, file, func(r io.Reader) (n int, err error) {
		if articles != "" {
			set, err = dataset.Articles(r, articles)
		} else {
			set, err = dataset.JSONL(r)
		}
		return len(set.Examples), err
	})
	return set, err
}

// finreNames reads the names of the files of --finre.
func finreNames(c *cli.Context, env *Env) (names []dataset.Name, err error) {
	for _, file := range c.StringSlice("finre") {
		err := readFile(env, file, func(r io.Reader) (int, error) {
			more, err := dataset.FinRENames(r)
			names = append(names, more...)
			return len(more), err
		})
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}

// addUNER adds the files of --uner. ORG there is a Company or an Organization;
// products and works are not marked.
func addUNER(c *cli.Context, env *Env, train *dataset.Set, names *dataset.Names) error {
	types := map[string][]string{"PER": {schema.Person}, "LOC": {schema.Place}, "ORG": {schema.Company, schema.Organization}}
	for _, file := range c.StringSlice("uner") {
		var set dataset.Set
		err := readFile(env, file, func(r io.Reader) (n int, err error) {
			set, err = dataset.IOB2(r, types, []string{schema.Product, schema.Work})
			return len(set.Examples), err
		})
		if err != nil {
			return err
		}
		for i := range set.Examples {
			set.Examples[i].Hits = names.Hits(set.Examples[i].Text, nil)
		}
		train.Examples = append(train.Examples, set.Examples...)
	}
	return nil
}

// readFile reads a data set; read gives how many examples it found. Lines that are wrong
// are told and left out; it is an error if nothing is left.
func readFile(env *Env, name string, read func(io.Reader) (found int, err error)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	found, err := read(f)
	if err != nil && found == 0 {
		return mendable(fmt.Errorf("%s: %w", name, err), "see `suyuan train entities --help` for the form of a line")
	}
	if err != nil {
		fmt.Fprintf(env.Stderr, "suyuan: %s: left out:\n  %s\n", name, oneLine(err))
	}
	return nil
}

func writeModel(name string, model io.WriterTo) error {
	return writeWhole(name, "--out", func(w io.Writer) error {
		_, err := model.WriteTo(w)
		return err
	})
}
