package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	root "suyuan"
)

func versionCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "which build this is",
		Flags: []cli.Flag{&cli.BoolFlag{Name: "notice", Usage: "its licence, and those of the data that its model of names learned from"}, jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Bool("notice") {
				_, err := fmt.Fprintf(env.Stdout, "%s\n%s", root.Licence, root.Notice)
				return err
			}
			if c.Bool("json") {
				return writeJSON(env.Stdout, map[string]string{"version": buildVersion(), "licence": "MIT"})
			}
			_, err := fmt.Fprintln(env.Stdout, "suyuan", buildVersion()+"\nMIT licence; suyuan version --notice credits the data that its model of names learned from")
			return err
		},
	}
}

// buildVersion is what the Go toolchain recorded of this binary: the module's
// version, the commit and whether the tree had changes.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	version, revision, changed := info.Main.Version, "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			revision = " " + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = " with changes"
		}
	}
	return version + revision + changed + " " + info.GoVersion
}
