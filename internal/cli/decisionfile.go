package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"suyuan/graph"
	"suyuan/schema"
)

// decisionsHead opens a file of decisions, for who edits it.
const decisionsHead = `# What people decided of identities, applied in this order. suyuan decisions --import FILE applies this file;
# what is taken out of it is undone. Each has an op:
#   merge   ids: [first, others…]                        they are one, named like the first
#   split   ids: [thing, its other names…]               these names are things of their own
#   split   ids: [thing], articles: [paths…], name: …    what these articles call so is another thing
#   rename  ids: [thing], name: …
#   retype  ids: [thing], type: …
`

func writeDecisions(w io.Writer, all []graph.Decision) error {
	if _, err := io.WriteString(w, decisionsHead); err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	return errors.Join(enc.Encode(all), enc.Close())
}

// placedDecision is a decision and the line of the file where it starts, from 1.
type placedDecision struct {
	graph.Decision
	line int
}

// readDecisions reads what writeDecisions wrote, perhaps edited, and names
// everything in it that is wrong, with file, line and mend.
func readDecisions(path string, data []byte, vocabulary *schema.Model) ([]placedDecision, error) {
	var root yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&root)
	if errors.Is(err, io.EOF) {
		return nil, nil // nothing, or nothing but comments
	}
	if err != nil {
		return nil, mendable(fmt.Errorf("%s: %s", path, strings.TrimPrefix(err.Error(), "yaml: ")), "write it as suyuan decisions --export - prints it")
	}
	r := &decisionReader{path: path, vocabulary: vocabulary}
	list := root.Content[0]
	if list.Kind == yaml.ScalarNode && list.Tag == "!!null" {
		return nil, nil
	}
	if list.Kind != yaml.SequenceNode {
		r.fail(list, "decisions are a list", `start each with "- op: "`)
		return nil, r.all()
	}
	var all []placedDecision
	for _, n := range list.Content {
		d := placedDecision{line: n.Line}
		if r.decision(n, &d.Decision) {
			all = append(all, d)
		}
	}
	if len(r.problems) > 0 {
		return nil, mendable(r.all(), "nothing was changed; mend these and import the file again")
	}
	return all, nil
}

type decisionReader struct {
	path       string
	vocabulary *schema.Model
	problems   []lineProblem
}

type lineProblem struct {
	line int
	err  error
}

// all are the problems, in the order of their lines.
func (r *decisionReader) all() error {
	slices.SortStableFunc(r.problems, func(a, b lineProblem) int { return a.line - b.line })
	errs := make([]error, len(r.problems))
	for i, p := range r.problems {
		errs[i] = p.err
	}
	return errors.Join(errs...)
}

func (r *decisionReader) fail(n *yaml.Node, what, mend string) {
	r.problems = append(r.problems, lineProblem{n.Line, fmt.Errorf("%s:%d: %s: %s", r.path, n.Line, what, mend)})
}

// decisionOp is what an op takes beside ids and note.
type decisionOp struct {
	op      string
	takes   []string
	leastID int
}

var decisionOps = []decisionOp{
	{"merge", nil, 2},
	{"split", []string{"articles", "name"}, 1},
	{"rename", []string{"name"}, 1},
	{"retype", []string{"type"}, 1},
}

const knownOps = "merge, split, rename, retype"

// decision reads one entry of the list; false if something is wrong with it.
func (r *decisionReader) decision(n *yaml.Node, d *graph.Decision) bool {
	before := len(r.problems)
	if n.Kind != yaml.MappingNode {
		r.fail(n, "this is no decision", "give it an op and ids, as in - {op: merge, ids: [company/小米, company/小米集团]}")
		return false
	}
	places := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if places[key.Value] != nil {
			r.fail(key, key.Value+" stands here twice", "keep one")
			continue
		}
		places[key.Value] = key
		r.field(key, value, d)
	}
	if len(r.problems) > before {
		return false
	}
	r.check(n, places, d)
	return len(r.problems) == before
}

func (r *decisionReader) field(key, value *yaml.Node, d *graph.Decision) {
	text := map[string]*string{"op": &d.Op, "name": &d.Name, "type": &d.Type, "note": &d.Note}
	lists := map[string]*[]string{"ids": &d.IDs, "articles": &d.Articles}
	switch {
	case text[key.Value] != nil:
		if value.Kind != yaml.ScalarNode {
			r.fail(value, key.Value+" is one text", "write "+key.Value+": text")
			return
		}
		*text[key.Value] = strings.TrimSpace(value.Value)
	case lists[key.Value] != nil:
		if value.Kind != yaml.SequenceNode {
			r.fail(value, key.Value+" is a list", "write "+key.Value+": [one, another]")
			return
		}
		for _, item := range value.Content {
			if item.Kind != yaml.ScalarNode || strings.TrimSpace(item.Value) == "" {
				r.fail(item, key.Value+" has an item that is no text", "write "+key.Value+": [one, another]")
				continue
			}
			*lists[key.Value] = append(*lists[key.Value], strings.TrimSpace(item.Value))
		}
	default:
		r.fail(key, fmt.Sprintf("%q is not known", key.Value),
			cmp.Or(meant(key.Value, []string{"op", "ids", "name", "type", "articles", "note"}), "a decision has op, ids, name, type, articles and note"))
	}
}

// check looks whether a decision means anything.
func (r *decisionReader) check(n *yaml.Node, places map[string]*yaml.Node, d *graph.Decision) {
	at := func(key string) *yaml.Node {
		if places[key] != nil {
			return places[key]
		}
		return n
	}
	i := slices.IndexFunc(decisionOps, func(o decisionOp) bool { return o.op == d.Op })
	if i < 0 {
		r.fail(at("op"), fmt.Sprintf("no op is called %q", d.Op), cmp.Or(meant(d.Op, strings.Split(knownOps, ", ")), "choose one of "+knownOps))
		return
	}
	op := decisionOps[i]
	if len(d.IDs) < op.leastID {
		r.fail(at("ids"), fmt.Sprintf("%s needs %s", d.Op, count(op.leastID, "id")), "write ids: [company/小米, company/小米集团]")
	}
	for _, id := range d.IDs {
		if typ, name, ok := strings.Cut(id, "/"); !ok || typ == "" || name == "" {
			r.fail(at("ids"), fmt.Sprintf("%q is no id", id), "ids are like company/小米; suyuan show "+id+" prints it")
		}
	}
	for _, key := range []string{"name", "type", "articles"} {
		if places[key] != nil && !slices.Contains(op.takes, key) {
			r.fail(places[key], d.Op+" takes no "+key, "take it out")
		}
	}
	switch {
	case d.Op == "rename" && d.Name == "":
		r.fail(at("name"), "rename needs a name", "write name: 小米集团")
	case d.Op == "retype" && d.Type == "":
		r.fail(at("type"), "retype needs a type", "write type: Company; suyuan schema types lists them")
	case d.Op == "retype":
		if mend := typeProblem(r.vocabulary, d.Type); mend != "" {
			r.fail(at("type"), fmt.Sprintf("no type is called %q", d.Type), mend)
		}
	case d.Op == "split" && d.Name != "" && len(d.Articles) == 0:
		r.fail(at("name"), "a split by names takes no name", "use rename for what was split off")
	case d.Op == "split" && len(d.Articles) > 0 && len(d.IDs) > 1:
		r.fail(at("ids"), "a split by articles takes one id", "make two decisions of it")
	}
}
