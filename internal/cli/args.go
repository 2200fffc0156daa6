package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// completionFlag is what urfave/cli appends when a shell asks for completions.
const completionFlag = "--generate-bash-completion"

// reorderArgs moves options in front of arguments, since urfave/cli v2 stops
// reading options at the first argument: [show 小米 --json --store a.db]
// becomes [show --json --store a.db -- 小米]. Options before the command's
// name move behind it. What follows "--" is never an option, and a lone "-" is
// an argument (standard input). args does not hold the program's name.
//
// It must know which options take a value. Those before the command's name may
// be any command's, so a name takes a value in all commands or in none (a test
// holds that).
func reorderArgs(args []string, commands []*cli.Command) []string {
	if len(args) > 0 && args[len(args)-1] == completionFlag {
		return args
	}
	var path, options, rest []string
	var command *cli.Command
	candidates := commands
	takesValue := valueFlags(commands)
	onlyArguments := false
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case onlyArguments:
			rest = append(rest, arg)
		case arg == "--":
			onlyArguments = true
		case len(arg) > 1 && arg[0] == '-':
			options = append(options, arg)
			name := strings.TrimLeft(arg, "-")
			if strings.Contains(name, "=") || !takesValue[name] {
				continue
			}
			if i+1 == len(args) && command != nil {
				// The value is missing: with this option last, the app says so.
				return append(path, options...)
			}
			if i+1 < len(args) {
				i++
				options = append(options, args[i])
			}
		default:
			if sub := findCommand(candidates, arg); sub != nil && len(rest) == 0 {
				command, candidates = sub, sub.Subcommands
				path = append(path, arg)
				continue
			}
			rest = append(rest, arg)
		}
	}
	if command == nil {
		// No known command: keep the order, so that the app itself says so.
		return args
	}
	if slices.Contains(options, "--help") || slices.Contains(options, "-h") {
		return append(path, "--help") // of the command, whatever it was asked
	}
	out := append(path, options...)
	if len(rest) > 0 && len(command.Subcommands) == 0 {
		out = append(out, "--")
	}
	return append(out, rest...)
}

func findCommand(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// valueFlags are the names of all options of the commands, and of their
// subcommands, that take a value.
func valueFlags(commands []*cli.Command) map[string]bool {
	takes := map[string]bool{}
	for _, c := range commands {
		for _, f := range c.Flags {
			doc, ok := f.(cli.DocGenerationFlag)
			if !ok || !doc.TakesValue() {
				continue
			}
			for _, name := range f.Names() {
				takes[name] = true
			}
		}
		for name := range valueFlags(c.Subcommands) {
			takes[name] = true
		}
	}
	return takes
}
