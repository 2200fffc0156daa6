package cli

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/pipeline"
)

func extractCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "what articles say, as JSON Lines on standard output; no store is needed",
		ArgsUsage: "FILE…",
		Description: "FILE is an article, a folder or a glob; - is standard input. What cannot be read is told of and left\n" +
			"out, and the exit code is 1.",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "no-text", Usage: "leave the articles' texts out"},
			minConfidenceFlag(), schemaFlag(),
		}, readingFlags()...),
		Action: func(c *cli.Context) error {
			reader, err := newReader(env, c)
			if err != nil {
				return err
			}
			least, err := minConfidence(c)
			if err != nil {
				return err
			}
			list, problems, err := sources(c)
			if err != nil {
				return err
			}
			extractor, _, version, err := newExtractor(c)
			if err != nil {
				return err
			}
			out := &lineWriter{encoder: graph.NewEncoder(env.Stdout), least: least}
			out.encoder.NoText = c.Bool("no-text")
			failures := &failureLog{env: env}
			failures.all(problems)
			p := &pipeline.Pipeline{
				Reader: reader, Extractor: extractor, Writer: out, Version: version,
				Workers: c.Int("jobs"), Step: 1, Problem: failures.add,
			}
			_, err = p.Run(c.Context, list)
			return errors.Join(err, failures.result())
		},
	}
}

// lineWriter is a pipeline's writer that prints documents instead of storing
// them.
type lineWriter struct {
	encoder *graph.Encoder
	least   float64
}

// Apply writes what the change puts.
func (w *lineWriter) Apply(_ context.Context, c graph.Change) (graph.Summary, error) {
	for _, d := range c.Put {
		claims := d.Claims[:0:0]
		for _, claim := range d.Claims {
			if claim.Confidence >= w.least {
				claims = append(claims, claim)
			}
		}
		d.Claims = claims
		if err := w.encoder.Encode(d); err != nil {
			return graph.Summary{}, err
		}
	}
	return graph.Summary{Added: len(c.Put)}, nil
}
