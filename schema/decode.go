package schema

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v3"
)

// decoder turns YAML nodes into the types of this package. Unlike yaml's own it
// goes on after an error and says where and how to mend it.
type decoder struct {
	errs *Errors
	org  origin
}

// origin is where an entry was read.
type origin struct {
	file string
	node *yaml.Node // the entry; a scalar, a mapping or, of a file, nil
	// from names the file of each node that came from an entry that this one
	// extends; nil for most.
	from map[*yaml.Node]string
}

// place is the file and line of n, a node of the entry.
func (o origin) place(n *yaml.Node) (string, int) {
	if n == nil {
		n = o.node
	}
	if n == nil {
		return o.file, 0
	}
	if file, ok := o.from[n]; ok {
		return file, n.Line
	}
	return o.file, n.Line
}

// field finds the value of a key of the entry, the entry itself if it lacks it.
// A path of several keys leads into nested mappings; a number picks from a list.
func (o origin) field(path ...any) *yaml.Node {
	n := o.node
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			next = lookup(n, step)
		case int:
			if n.Kind == yaml.SequenceNode && step < len(n.Content) {
				next = n.Content[step]
			}
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

func lookup(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func (d *decoder) fail(n *yaml.Node, what, mend string) {
	file, line := d.org.place(n)
	*d.errs = append(*d.errs, Error{File: file, Line: line, What: what, Mend: mend})
}

// decode reads n into v, a string, bool, number, or a slice, map, pointer or
// struct of such; name is what to call it in errors.
func (d *decoder) decode(n *yaml.Node, v reflect.Value, name string) {
	if n.Kind == yaml.AliasNode {
		d.fail(n, name+" refers to an anchor (*"+n.Value+")", "write the value out")
		return
	}
	switch v.Kind() {
	case reflect.String:
		if d.scalar(n, name) {
			v.SetString(n.Value)
		}
	case reflect.Bool:
		b, err := strconv.ParseBool(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write true or false")
			return
		}
		v.SetBool(b)
	case reflect.Float64:
		f, err := strconv.ParseFloat(n.Value, 64)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write a number such as 0.8")
			return
		}
		v.SetFloat(f)
	case reflect.Int:
		i, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write a whole number such as 24")
			return
		}
		v.SetInt(int64(i))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.decode(n, v.Elem(), name)
	case reflect.Slice:
		d.slice(n, v, name)
	case reflect.Map:
		d.stringMap(n, v, name)
	case reflect.Struct:
		d.structure(n, v, name)
	default:
		panic("schema: decode: no case for " + v.Type().String())
	}
}

func (d *decoder) scalar(n *yaml.Node, name string) bool {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write one plain string")
		return false
	}
	if n.Tag == "!!null" {
		d.fail(n, name+" is empty", "give it a value or leave the key out")
		return false
	}
	return true
}

func (d *decoder) slice(n *yaml.Node, v reflect.Value, name string) {
	if n.Kind != yaml.SequenceNode {
		d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write a list, [a, b] or one entry a line after a dash")
		return
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		d.decode(item, list.Index(i), "an entry of "+name)
	}
	v.Set(list)
}

func (d *decoder) stringMap(n *yaml.Node, v reflect.Value, name string) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write key: value pairs")
		return
	}
	m := reflect.MakeMap(v.Type())
	d.pairs(n, name, func(key, value *yaml.Node) {
		if d.scalar(value, name+"."+key.Value) {
			m.SetMapIndex(reflect.ValueOf(key.Value), reflect.ValueOf(value.Value))
		}
	})
	v.Set(m)
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, name string) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, fmt.Sprintf("%s is %s", name, describe(n)), "write key: value pairs")
		return
	}
	d.pairs(n, name, func(key, value *yaml.Node) {
		i, known := fieldOf(v.Type(), key.Value)
		if !known {
			keys := keysOf(v.Type())
			d.fail(key, fmt.Sprintf("unknown key %q in %s", key.Value, name), suggest(key.Value, keys, "its keys are "))
			return
		}
		d.decode(value, v.Field(i), key.Value)
	})
}

// pairs calls do for each key and value of a mapping, and reports keys that
// are no strings or come twice.
func (d *decoder) pairs(n *yaml.Node, name string, do func(key, value *yaml.Node)) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.fail(key, fmt.Sprintf("a key of %s is %s", name, describe(key)), "write a plain word before the colon")
			continue
		}
		if line, twice := seen[key.Value]; twice {
			d.fail(key, fmt.Sprintf("key %q comes twice in %s, first in line %d", key.Value, name, line), "keep one of the two")
			continue
		}
		seen[key.Value] = key.Line
		do(key, value)
	}
}

func fieldOf(t reflect.Type, key string) (int, bool) {
	for i := range t.NumField() {
		if tag := t.Field(i).Tag.Get("yaml"); tag == key && tag != "" && tag != "-" {
			return i, true
		}
	}
	return 0, false
}

func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		if key := t.Field(i).Tag.Get("yaml"); key != "" && key != "-" {
			keys = append(keys, key)
		}
	}
	return keys
}

func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "empty"
	default:
		return strconv.Quote(n.Value)
	}
}

// most is how many names an error may list; more hide what it says.
const most = 40

// suggest is the mend for an unknown word: the known one that is spelled most
// like it, letter case ignored, if one is near, else the whole choice after intro.
func suggest(word string, known []string, intro string) string {
	if len(known) == 0 {
		return "there are none"
	}
	best, least := "", 1+len([]rune(word))/3
	low := strings.ToLower(word)
	for _, k := range known {
		if d := levenshtein.ComputeDistance(low, strings.ToLower(k)); d <= least && (best == "" || d < least) {
			best, least = k, d
		}
	}
	if best != "" {
		return "did you mean " + best + "?"
	}
	if len(known) > most {
		return "`suyuan schema` lists what there is"
	}
	return intro + strings.Join(known, ", ")
}
