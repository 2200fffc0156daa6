package schema

import (
	"fmt"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v3"
)

// section is the entries of one sort, with where each was read.
type section[T any] struct {
	what  string // what one entry is called in errors
	key   func(*T) string
	list  []T
	at    []origin
	layer []int
	index map[string]int
}

func newSection[T any](what string, key func(*T) string) section[T] {
	return section[T]{what: what, key: key, index: map[string]int{}}
}

// add decodes an entry and adds it, or puts it in the place of the one of the
// same key in an earlier layer.
func (s *section[T]) add(l *loader, org origin) {
	entry, org, ok := s.decode(l, org)
	if !ok {
		return
	}
	key := s.key(&entry)
	if key == "" {
		file, line := org.place(nil)
		l.fail(file, line, "a "+s.what+" without a name", "give it one: "+s.keyField()+": …")
		return
	}
	i, exists := s.index[key]
	switch {
	case !exists:
		s.index[key] = len(s.list)
		s.list = append(s.list, entry)
		s.at = append(s.at, org)
		s.layer = append(s.layer, l.layer)
	case s.layer[i] == l.layer:
		file, line := org.place(nil)
		first, at := s.at[i].place(nil)
		l.fail(file, line, fmt.Sprintf("%s %q is there twice, first at %s:%d", s.what, key, first, at), "rename or remove one of the two")
	default:
		s.list[i], s.at[i], s.layer[i] = entry, org, l.layer
	}
}

// decode reads the entry, over the one that it extends if it says so.
func (s *section[T]) decode(l *loader, org origin) (T, origin, bool) {
	var entry T
	before := len(l.errs)
	if extends := lookup(org.node, "extends"); extends != nil {
		d := decoder{errs: &l.errs, org: org}
		var yes bool
		d.decode(extends, reflect.ValueOf(&yes).Elem(), "extends")
		key := ""
		if n := lookup(org.node, s.keyField()); n != nil {
			key = n.Value
		}
		i, exists := s.index[key]
		if yes && (!exists || s.layer[i] == l.layer) {
			d.fail(extends, fmt.Sprintf("%s %q extends nothing", s.what, key), "extends is for an entry of an earlier directory; leave it out to define a new one")
			return entry, org, false
		}
		org = extended(s.at, i, org, yes)
	}
	d := decoder{errs: &l.errs, org: org}
	d.decode(org.node, reflect.ValueOf(&entry).Elem(), "this "+s.what)
	return entry, org, len(l.errs) == before
}

func (s *section[T]) keyField() string {
	if _, ok := fieldOf(reflect.TypeFor[T](), "id"); ok {
		return "id"
	}
	return "name"
}

// extended is the entry org without its key "extends", laid over the one at i
// if extends is true: lists are joined, other values replaced. It takes the place of
// that one, whose nodes it may change.
func extended(at []origin, i int, org origin, extends bool) origin {
	merged := &yaml.Node{Kind: yaml.MappingNode, Line: org.node.Line, Column: org.node.Column}
	from := map[*yaml.Node]string{}
	if extends {
		base := at[i]
		for j := 0; j+1 < len(base.node.Content); j += 2 {
			merged.Content = append(merged.Content, base.node.Content[j], base.node.Content[j+1])
		}
		walk(merged, func(n *yaml.Node) {
			if n != merged {
				from[n], _ = base.place(n)
			}
		})
	}
	for j := 0; j+1 < len(org.node.Content); j += 2 {
		key, value := org.node.Content[j], org.node.Content[j+1]
		if key.Value == "extends" {
			continue
		}
		old := lookup(merged, key.Value)
		switch {
		case old == nil:
			merged.Content = append(merged.Content, key, value)
		case old.Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode:
			for _, item := range value.Content {
				if !slices.ContainsFunc(old.Content, func(o *yaml.Node) bool {
					return o.Kind == yaml.ScalarNode && item.Kind == yaml.ScalarNode && o.Value == item.Value
				}) {
					old.Content = append(old.Content, item)
				}
			}
		default:
			for k := 0; k+1 < len(merged.Content); k += 2 {
				if merged.Content[k].Value == key.Value {
					merged.Content[k], merged.Content[k+1] = key, value
				}
			}
		}
	}
	return origin{file: org.file, node: merged, from: from}
}

func walk(n *yaml.Node, visit func(*yaml.Node)) {
	visit(n)
	for _, c := range n.Content {
		walk(c, visit)
	}
}
