package schema

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// nameSection is all the known names.
type nameSection struct {
	list  []Name
	at    []nameAt
	index map[string]map[string]int // by type and name
	types map[string]nameAt         // where each type is first listed
}

type nameAt struct {
	file  string
	line  int
	layer int
}

// manyNames is more than the embedded schema has: room for so many costs nothing
// until it is used, growing towards it costs megabytes.
const manyNames = 1 << 15

func newNameSection() nameSection {
	return nameSection{index: map[string]map[string]int{}, types: map[string]nameAt{}}
}

// readNode reads a names section: for each type a block of text with one name
// a line, which costs a tenth of what a list costs to parse.
func (s *nameSection) readNode(l *loader, file string, n *yaml.Node) {
	d := decoder{errs: &l.errs, org: origin{file: file}}
	if n.Kind != yaml.MappingNode {
		d.fail(n, "section names is "+describe(n), "write the types of the names as keys, and the names of each in a block: Company: |")
		return
	}
	d.pairs(n, "names", func(key, value *yaml.Node) {
		if _, known := s.types[key.Value]; !known {
			s.types[key.Value] = nameAt{file, key.Line, l.layer}
		}
		switch {
		case value.Kind == yaml.ScalarNode && value.Tag == "!!null":
		case value.Kind == yaml.ScalarNode && value.Style&yaml.LiteralStyle != 0:
			s.readBlock(l, file, value.Line+1, key.Value, value.Value)
		default:
			d.fail(value, fmt.Sprintf("names.%s is %s", key.Value, describe(value)), "write a block: "+key.Value+": | and below it one name a line")
		}
	})
}

// readBlock reads a block of names whose first line is the given one. Empty
// lines and lines that start with # are comments.
func (s *nameSection) readBlock(l *loader, file string, line int, typ, block string) {
	if s.list == nil {
		s.list, s.at = make([]Name, 0, manyNames), make([]nameAt, 0, manyNames)
	}
	if s.index[typ] == nil {
		s.index[typ] = make(map[string]int, strings.Count(block, "\n"))
	}
	for text := range strings.Lines(block) {
		if text = strings.TrimSpace(text); text != "" && text[0] != '#' {
			s.add(l, nameAt{file, line, l.layer}, typ, text)
		}
		line++
	}
}

// add parses one name and adds it, or puts it in the place of the one of the
// same type and name in an earlier layer.
func (s *nameSection) add(l *loader, at nameAt, typ, text string) {
	name, err := ParseName(typ, text)
	if err != nil {
		l.fail(at.file, at.line, fmt.Sprintf("name %q: %v", text, err), "")
		return
	}
	i, exists := s.index[typ][name.Name]
	switch {
	case !exists:
		s.index[typ][name.Name] = len(s.list)
		s.list = append(s.list, name)
		s.at = append(s.at, at)
	case s.at[i].layer == l.layer:
		l.fail(at.file, at.line, fmt.Sprintf("%s %q is there twice, first at %s:%d", typ, name.Name, s.at[i].file, s.at[i].line), "join their aliases in one line")
	default:
		s.list[i], s.at[i] = name, at
	}
}
