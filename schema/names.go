package schema

import (
	"fmt"
	"strings"
)

// ParseNames reads the names block of a file in schema/names, one thing a
// line: forms parted by "|" with the canonical one first, "?" right after a
// form that is an ordinary word too, and at the end "< X" for what the thing
// belongs to. Empty lines and lines that start with # say nothing. typ is the
// entity type of all of them. Each error names its line, counted from 1 within
// the block; the good lines are returned all the same.
func ParseNames(typ, block string) ([]Name, []error) {
	names := make([]Name, 0, strings.Count(block, "\n")+1)
	var errs []error
	n := 0
	for line := range strings.Lines(block) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, err := parseName(typ, line)
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d of names, %q: %w", n, line, err))
			continue
		}
		names = append(names, name)
	}
	return names, errs
}

func parseName(typ, line string) (Name, error) {
	name := Name{Type: typ}
	forms, of, belongs := strings.Cut(line, "<")
	if belongs {
		if name.Of = strings.TrimSpace(of); name.Of == "" {
			return name, fmt.Errorf("nothing stands after <; name what the thing belongs to")
		}
	}
	for form := range strings.SplitSeq(forms, "|") {
		form, guarded := strings.CutSuffix(strings.TrimSpace(form), "?")
		if form == "" {
			return name, fmt.Errorf("a form is empty; write FORM | FORM")
		}
		if guarded {
			name.Guarded = append(name.Guarded, form)
		}
		if name.Name == "" {
			name.Name, name.Ambiguous = form, guarded
			continue
		}
		name.Aliases = append(name.Aliases, form)
	}
	return name, nil
}
