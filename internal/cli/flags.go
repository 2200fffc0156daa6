package cli

import (
	"encoding/json"
	"io"
	"io/fs"

	"github.com/urfave/cli/v2"

	"suyuan/schema"
)

// Options that several commands share. Each call makes a new one, since
// urfave/cli keeps state in them.

const defaultStore = "suyuan.db"

// memoryStore is the store that ends with the command.
const memoryStore = "mem:"

func storeFlag() cli.Flag {
	return &cli.StringFlag{Name: "store", Aliases: []string{"s"}, Value: defaultStore, EnvVars: []string{"SUYUAN_STORE"},
		Usage: "the graph: a file, mem: or postgres://…"}
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "print JSON for programs"}
}

func schemaFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "schema", EnvVars: []string{"SUYUAN_SCHEMA"},
		Usage: "a directory with words and rules of your own, laid over the built-in ones (may be repeated)"}
}

func minConfidenceFlag() cli.Flag {
	return &cli.Float64Flag{Name: "min-confidence", Usage: "leave out what is less certain than this, from 0 to 1"}
}

func limitFlag(value int, usage string) cli.Flag {
	return &cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: value, Usage: usage}
}

func kindFlag() cli.Flag {
	return &cli.StringFlag{Name: "kind", Usage: "only figure, relation or event"}
}

func metricFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "metric", Aliases: []string{"m"}, Usage: usage + ": salesVolume or 销量, price or 价格, …"}
}

// overlays are the user's schema directories.
func overlays(c *cli.Context) []fs.FS {
	var out []fs.FS
	for _, dir := range c.StringSlice("schema") {
		out = append(out, schema.Dir(dir))
	}
	return out
}

// loadModel loads the whole schema. Its errors name file, line and mend
// themselves.
func loadModel(c *cli.Context) (*schema.Model, error) {
	return schema.Load(overlays(c)...)
}

// loadVocabulary loads what showing results needs, in a few milliseconds.
func loadVocabulary(c *cli.Context) (*schema.Model, error) {
	return schema.LoadVocabulary(overlays(c)...)
}

func minConfidence(c *cli.Context) (float64, error) {
	v := c.Float64("min-confidence")
	if !(v >= 0 && v <= 1) {
		return 0, usagef("%s: --min-confidence is %v, but must be from 0 to 1", c.Command.Name, v)
	}
	return v, nil
}

// writeJSON writes one value as indented JSON, Chinese text as it is.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
