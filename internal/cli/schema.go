package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"suyuan/internal/annotate"
	"suyuan/internal/extract"
	"suyuan/internal/hanzi"
	"suyuan/schema"
)

func schemaCommand(env *Env) *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "the vocabulary and the rules, and whether your own are sound",
		ArgsUsage: "[SECTION | NAME]",
		Description: "Without an argument, lists the vocabulary and counts the rest. SECTION is one of\n" +
			strings.Join(sectionNames(), ", ") + ".\n" +
			"NAME shows one entry, with the words that it is recognised by. The examples of your own rules are\n" +
			"read, and those that do not give what they say are told.",
		Flags: []cli.Flag{schemaFlag(), jsonFlag()},
		Action: func(c *cli.Context) error {
			model, err := loadModel(c)
			if err != nil {
				return err
			}
			if len(overlays(c)) > 0 {
				if err := checkExamples(c, model); err != nil {
					return err
				}
			}
			if !c.Args().Present() {
				return showSchema(env, c, model)
			}
			name := strings.Join(c.Args().Slice(), " ")
			for _, s := range schemaSections(model) {
				if s.name == name {
					return s.write(env, c.Bool("json"))
				}
			}
			return showEntry(env, model, name)
		},
	}
}

// checkExamples reads the examples of the user's own rules, frames and metrics.
func checkExamples(c *cli.Context, model *schema.Model) error {
	annotator, err := annotate.New(model, nil)
	if err != nil {
		return err
	}
	x, err := extract.New(model, annotator)
	if err != nil {
		return err
	}
	failed, err := x.CheckExamples(c.Context, func(e *schema.Example) bool { return e.Own })
	if err != nil {
		return err
	}
	if len(failed) > 0 {
		return failed
	}
	return nil
}

// schemaSection is one section of the schema, ready to be shown.
type schemaSection struct {
	name    string
	entries any // for --json
	count   int
	listed  bool // part of the overview
	table   *grid
}

func sectionNames() []string {
	var names []string
	for _, s := range schemaSections(&schema.Model{}) {
		names = append(names, s.name)
	}
	return names
}

func schemaSections(m *schema.Model) []schemaSection {
	terms := func(list []schema.Term) *grid {
		g := namedGrid()
		for _, t := range list {
			g.add(t.Name, t.Zh, t.Doc)
		}
		return g
	}
	predicates := &grid{columns: []column{{title: "Name"}, {title: "Label"}, {title: "From → to", wide: true}, {title: "Meaning", wide: true}}}
	for _, p := range m.Predicates {
		arrow := " → "
		if p.Symmetric {
			arrow = " ↔ "
		}
		predicates.add(p.Name, p.Zh, strings.Join(p.Domain, "|")+arrow+strings.Join(p.Range, "|"), p.Doc)
	}
	metrics := namedGrid()
	for _, t := range m.Metrics {
		metrics.add(t.Name, t.Zh, t.Doc)
	}
	units := &grid{columns: []column{{title: "Name"}, {title: "Dimension"}, {title: "Words", wide: true}}}
	for _, u := range m.Units {
		units.add(u.Name, u.Dimension, strings.Join(slices.Concat(u.Before, u.Words), " "))
	}
	lexicons := &grid{columns: []column{{title: "Id"}, {title: "Words", right: true}, {title: "Meaning", wide: true}}}
	for _, l := range m.Lexicons {
		lexicons.add(l.ID, fmt.Sprint(len(l.Words)), l.Doc)
	}
	names := &grid{columns: []column{{title: "Type"}, {title: "Name", wide: true}, {title: "Aliases", wide: true}}}
	for _, n := range m.Names {
		names.add(n.Type, n.Name, strings.Join(n.Aliases, ", "))
	}
	rules := &grid{columns: []column{{title: "Id"}, {title: "What it reads", wide: true}}}
	for _, r := range m.Rules {
		rules.add(r.ID, r.Doc)
	}
	frames := &grid{columns: []column{{title: "Id"}, {title: "What it reads", wide: true}}}
	for _, f := range m.Frames {
		frames.add(f.ID, f.Doc)
	}
	return []schemaSection{
		{"types", m.Types, len(m.Types), true, terms(m.Types)},
		{"predicates", m.Predicates, len(m.Predicates), true, predicates},
		{"metrics", m.Metrics, len(m.Metrics), true, metrics},
		{"events", m.EventTypes, len(m.EventTypes), true, terms(m.EventTypes)},
		{"roles", m.Roles, len(m.Roles), true, terms(m.Roles)},
		{"ops", m.Ops, len(m.Ops), true, terms(m.Ops)},
		{"modalities", m.Modalities, len(m.Modalities), true, terms(m.Modalities)},
		{"units", m.Units, len(m.Units), false, units},
		{"lexicons", m.Lexicons, len(m.Lexicons), false, lexicons},
		{"names", m.Names, len(m.Names), false, names},
		{"rules", m.Rules, len(m.Rules), false, rules},
		{"frames", m.Frames, len(m.Frames), false, frames},
	}
}

func namedGrid() *grid {
	return &grid{columns: []column{{title: "Name"}, {title: "Label"}, {title: "Meaning", wide: true}}}
}

func (s *schemaSection) write(env *Env, asJSON bool) error {
	if asJSON {
		return writeJSON(env.Stdout, s.entries)
	}
	return s.table.render(env, env.Stdout)
}

func showSchema(env *Env, c *cli.Context, m *schema.Model) error {
	if c.Bool("json") {
		return writeJSON(env.Stdout, m)
	}
	var rest []string
	for _, s := range schemaSections(m) {
		if !s.listed {
			rest = append(rest, fmt.Sprintf("%d %s", s.count, s.name))
			continue
		}
		fmt.Fprintf(env.Stdout, "%s\n", paint(env, text.Bold, strings.ToUpper(s.name[:1])+s.name[1:]))
		if err := s.write(env, false); err != nil {
			return err
		}
		fmt.Fprintln(env.Stdout)
	}
	_, err := fmt.Fprintf(env.Stdout, "and %s; suyuan schema SECTION lists them.\n", strings.Join(rest, ", "))
	return err
}

// showEntry shows all entries of a name, in either script: in a vocabulary one
// word may name a metric and a unit.
func showEntry(env *Env, m *schema.Model, name string) error {
	found := entriesCalled(m, name)
	if len(found) == 0 {
		found = entriesCalled(m, hanzi.Simplify(name))
	}
	if len(found) == 0 {
		return mendable(fmt.Errorf("schema: nothing is called %q", name), "%s",
			joined(" ", meant(name, knownWords(m)), "suyuan schema lists the vocabulary; sections are "+strings.Join(sectionNames(), ", ")))
	}
	return writeJSON(env.Stdout, found)
}

func entriesCalled(m *schema.Model, name string) map[string]any {
	found := entriesOf(m, name)
	for _, labelled := range namesLabelled(m, name) {
		maps.Copy(found, entriesOf(m, labelled))
	}
	return found
}

// knownWords are the names of the sections and of all entries but names, of
// which there are too many to be guessed at.
func knownWords(m *schema.Model) []string {
	words := sectionNames()
	for _, s := range schemaSections(m) {
		if s.name == "names" {
			continue
		}
		for _, row := range s.table.rows {
			words = append(words, row[0])
		}
	}
	return words
}

// entriesOf are the entries of a name, by what they are.
func entriesOf(m *schema.Model, name string) map[string]any {
	found := map[string]any{}
	put := func(section string, ok bool, entry any) {
		if ok {
			found[section] = entry
		}
	}
	typ, predicate, metric, event := m.Type(name), m.Predicate(name), m.Metric(name), m.EventType(name)
	role, op, modality, unit := m.Role(name), m.Op(name), m.Modality(name), m.Unit(name)
	lexicon, rule, frame, names := m.Lexicon(strings.TrimPrefix(name, "$")), m.Rule(name), m.Frame(name), m.NamesOf(name)
	put("type", typ != nil, typ)
	put("predicate", predicate != nil, predicate)
	if metric == nil {
		metric = metricRead(m, name)
	}
	put("metric", metric != nil, metric)
	put("event", event != nil, event)
	put("role", role != nil, role)
	put("op", op != nil, op)
	put("modality", modality != nil, modality)
	put("unit", unit != nil, unit)
	put("lexicon", lexicon != nil, lexicon)
	put("rule", rule != nil, rule)
	put("frame", frame != nil, frame)
	put("names", len(names) > 0, names)
	return found
}

// metricRead is the metric whose words a claim was read by, from the id of its
// rule: figure.revenue.verb, figure.change.growthRate.
func metricRead(m *schema.Model, rule string) *schema.Metric {
	steps := strings.Split(rule, ".")
	if steps[0] != "figure" {
		return nil
	}
	for _, step := range steps[1:] {
		if metric := m.Metric(step); metric != nil {
			return metric
		}
	}
	return nil
}

// namesLabelled are the names that tables show behind a label: revenue for 营收.
func namesLabelled(m *schema.Model, label string) []string {
	var names []string
	for _, s := range schemaSections(m) {
		for _, row := range s.table.rows {
			if s.listed && row[1] == label {
				names = append(names, row[0])
			}
		}
	}
	return names
}
