// Package cli is the command line: it wires the packages below together and
// shows what they give.
//
//   - Env: the terminal, pipes and streams that a command runs in.
//   - Run: one command from its arguments to its exit code.
//   - grid: a table that lines up with Chinese text.
//
// Results go to Env.Stdout, everything else to Env.Stderr. A command builds
// what it needs when it runs and not before: asking a store must not wait for
// dictionaries.
package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"
)

// Run runs one command; args does not hold the program's name. It gives the
// exit code.
func Run(ctx context.Context, env *Env, args []string) int {
	// Terminals draw characters of ambiguous width (“ ” — …) in one cell,
	// whatever the locale says.
	text.OverrideRuneWidthEastAsianWidth(false)
	app := newApp(env)
	args = reorderArgs(habitual(args), app.Commands)
	return report(env.Stderr, app.RunContext(ctx, append([]string{app.Name}, args...)))
}

// habitual takes what people type to any program for its name here.
func habitual(args []string) []string {
	if len(args) == 0 {
		return args
	}
	switch args[0] {
	case "help":
		return append(slices.Clone(args[1:]), "--help")
	case "--version", "-v":
		return append([]string{"version"}, args[1:]...)
	}
	return args
}

// newApp lists the commands, in the order in which help shows them.
func newApp(env *Env) *cli.App {
	app := &cli.App{
		Name:  "suyuan",
		Usage: "Chinese news into a knowledge graph in which every statement leads back to the words that say it",
		UsageText: "suyuan build DIR…            read articles into suyuan.db\n" +
			"suyuan show NAME             what the articles say of it\n" +
			"suyuan source STATEMENT      the sentence that says it, in its article",
		HideVersion:          true,
		HideHelpCommand:      true,
		EnableBashCompletion: true,
		// Directories may have commas in their names.
		DisableSliceFlagSeparator: true,
		Reader:                    env.Stdin,
		Writer:                    env.Stdout,
		ErrWriter:                 env.Stderr,
		ExitErrHandler:            func(*cli.Context, error) {}, // Run reports
		Commands: []*cli.Command{
			buildCommand(env),
			showCommand(env),
			figuresCommand(env),
			timelineCommand(env),
			neighborsCommand(env),
			sourceCommand(env),
			pathCommand(env),
			conflictsCommand(env),
			queryCommand(env),
			articlesCommand(env),
			exportCommand(env),
			extractCommand(env),
			loadCommand(env),
			recognizeCommand(env),
			whyCommand(env),
			mergeCommand(env),
			splitCommand(env),
			renameCommand(env),
			retypeCommand(env),
			decisionsCommand(env),
			removeCommand(env),
			checkCommand(env),
			compactCommand(env),
			evalCommand(env),
			trainCommand(env),
			schemaCommand(env),
			completionCommand(env),
			versionCommand(env),
		},
	}
	app.Action = func(c *cli.Context) error {
		if !c.Args().Present() {
			return cli.ShowAppHelp(c)
		}
		return unknownCommand(app, c.Args().First())
	}
	app.OnUsageError = onUsageError
	for _, c := range app.Commands {
		setUp(c)
	}
	return app
}

// setUp gives a command and those below it what all have in common.
func setUp(c *cli.Command) {
	c.OnUsageError = onUsageError
	c.HideHelpCommand = true
	for _, f := range c.Flags {
		if b, ok := f.(*cli.BoolFlag); ok {
			b.DisableDefaultText = true // off unless it is given
		}
	}
	for _, sub := range c.Subcommands {
		setUp(sub)
	}
}

// wrongValue is how package flag refuses the value of an option.
var wrongValue = regexp.MustCompile(`^invalid (?:boolean )?value "(.*)" for (?:flag )?-([^:]+): (.*)$`)

// onUsageError words the errors of package flag for people.
func onUsageError(c *cli.Context, err error, _ bool) error {
	message := err.Error()
	if name, ok := strings.CutPrefix(message, "flag provided but not defined: "); ok {
		message = fmt.Sprintf("unknown option -%s", strings.TrimPrefix(name, "-"))
		if len(strings.TrimLeft(name, "-")) > 1 {
			message = fmt.Sprintf("unknown option --%s", strings.TrimLeft(name, "-"))
		}
		if c.Command != nil {
			var known []string
			for _, f := range c.Command.Flags {
				known = append(known, f.Names()...)
			}
			if near := nearest(strings.TrimLeft(name, "-"), known); len(near) > 1 {
				message += ", did you mean --" + near + "?"
			}
		}
	}
	if name, ok := strings.CutPrefix(message, "flag needs an argument: -"); ok {
		message = "--" + name + " needs a value"
		if len(name) == 1 {
			message = "-" + name + " needs a value"
		}
	}
	if m := wrongValue.FindStringSubmatch(message); m != nil {
		why := m[3]
		if why == "parse error" {
			why = "is not what this option takes"
		}
		dashes := "--"
		if len(m[2]) == 1 {
			dashes = "-"
		}
		message = fmt.Sprintf("%s%s %s: %s", dashes, m[2], m[1], why)
	}
	help := "suyuan --help"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "suyuan" {
		message = c.Command.Name + ": " + message
		help = "suyuan " + c.Command.Name + " --help"
	}
	return usagef("%s (%s lists its options)", message, help)
}

func unknownCommand(app *cli.App, name string) error {
	if strings.HasPrefix(name, "-") {
		return usagef("option %s without a command (suyuan --help lists the commands)", name)
	}
	var known []string
	for _, c := range app.Commands {
		known = append(known, c.Name)
	}
	if near := nearest(name, known); near != "" {
		return usagef("unknown command %q, did you mean %s? (suyuan --help lists all)", name, near)
	}
	return usagef("unknown command %q (suyuan --help lists the commands)", name)
}

// oneArgument gives a command's only argument, which must be there.
func oneArgument(c *cli.Context, what string) (string, error) {
	if !c.Args().Present() {
		return "", usagef("%s: name %s: suyuan %s %s", c.Command.Name, what, c.Command.Name, c.Command.ArgsUsage)
	}
	return theArgument(c), nil
}

// theArgument is a command's only argument: names of several words need no quotes.
func theArgument(c *cli.Context) string { return strings.Join(c.Args().Slice(), " ") }

// oneOf checks the value of an option against what it may be.
func oneOf(c *cli.Context, flag string, allowed ...string) (string, error) {
	value := c.String(flag)
	if value != "" && !slices.Contains(allowed, value) {
		return "", usagef("%s: --%s %s is not known; choose one of %s", c.Command.Name, flag, value, strings.Join(allowed, ", "))
	}
	return value, nil
}
