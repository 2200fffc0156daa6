package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
	"pgregory.net/rapid"
)

func TestReorderArgs(t *testing.T) {
	commands := []*cli.Command{
		{Name: "show", Flags: []cli.Flag{
			&cli.StringFlag{Name: "store", Aliases: []string{"s"}},
			&cli.BoolFlag{Name: "json"},
		}},
		{Name: "train", Subcommands: []*cli.Command{
			{Name: "entities", Flags: []cli.Flag{&cli.StringFlag{Name: "data"}}},
		}},
	}
	tests := []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"options first", "show --json 小米", "show --json -- 小米"},
		{"options last", "show 小米 --json", "show --json -- 小米"},
		{"value after a space", "show 小米 --store a.db", "show --store a.db -- 小米"},
		{"value after =", "show 小米 --store=a.db", "show --store=a.db -- 小米"},
		{"short name", "show 小米 -s a.db 雷军", "show -s a.db -- 小米 雷军"},
		{"before the command", "--store a.db show 小米", "show --store a.db -- 小米"},
		{"a value named as a command", "--store show show 小米", "show --store show -- 小米"},
		{"an argument named as a command", "show 小米 show", "show -- 小米 show"},
		{"standard input", "show - --json", "show --json -- -"},
		{"after --", "show --json -- --store 小米", "show --json -- --store 小米"},
		{"unknown option", "show 小米 --nope", "show --nope -- 小米"},
		{"missing value", "show 小米 --json --store", "show --json --store"},
		{"subcommand", "train entities x --data d", "train entities --data d -- x"},
		{"unknown subcommand", "train nobody", "train nobody"},
		{"unknown command", "shwo 小米 --json", "shwo 小米 --json"},
		{"help on an argument", "show 小米 --json -h", "show --help"},
		{"no command", "--help", "--help"},
		{"completion", "show 小 " + completionFlag, "show 小 " + completionFlag},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(reorderArgs(strings.Fields(tt.in), commands), " ")
			if got != tt.want {
				t.Errorf("reorderArgs(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
		})
	}
}

// Reordering twice is reordering once, and no word is lost or made up.
func TestReorderArgsKeepsEveryWord(t *testing.T) {
	commands := newApp(&Env{}).Commands
	words := []string{"show", "build", "--store", "--json", "a.db", "小米", "-", "--of=x", "--limit", "--nope"}
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "args")
		once := reorderArgs(slices.Clone(in), commands)
		if twice := reorderArgs(slices.Clone(once), commands); !slices.Equal(once, twice) {
			t.Fatalf("%q: once %q, twice %q", in, once, twice)
		}
		if n := len(in); n > 0 && (in[n-1] == "--store" || in[n-1] == "--limit") {
			return // its value is missing, which is all that the app will say
		}
		got := slices.DeleteFunc(slices.Clone(once), func(s string) bool { return s == "--" })
		slices.Sort(got)
		want := slices.Sorted(slices.Values(in))
		if !slices.Equal(got, want) {
			t.Fatalf("%q became %q", in, once)
		}
	})
}

// What reorderArgs relies on: an option's name takes a value in every command
// or in none.
func TestFlagsAgreeAcrossCommands(t *testing.T) {
	takes := map[string]string{}
	var visit func(c *cli.Command)
	visit = func(c *cli.Command) {
		values := valueFlags([]*cli.Command{c})
		for _, f := range c.Flags {
			for _, name := range f.Names() {
				kind := "no value"
				if values[name] {
					kind = "a value"
				}
				if prev, ok := takes[name]; ok && prev != kind {
					t.Errorf("%s: --%s takes %s, elsewhere %s", c.Name, name, kind, prev)
				}
				takes[name] = kind
			}
		}
		for _, sub := range c.Subcommands {
			visit(sub)
		}
	}
	for _, c := range newApp(&Env{}).Commands {
		visit(c)
	}
}
