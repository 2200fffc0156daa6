package schema

import (
	"fmt"
	"strings"
)

// ParseName reads a line of the names block of a file in schema/names: the forms
// of one thing parted by "|" with the canonical one first, "?" right after a form
// that is an ordinary word too, and at the end "< X" for what the thing belongs
// to. typ is its entity type.
func ParseName(typ, line string) (Name, error) {
	name := Name{Type: typ}
	forms, of, belongs := strings.Cut(line, "<")
	if belongs {
		if name.Of = strings.TrimSpace(of); name.Of == "" {
			return name, fmt.Errorf("nothing stands after <; name what the thing belongs to")
		}
	}
	if aliases := strings.Count(forms, "|"); aliases > 0 {
		name.Aliases = make([]string, 0, aliases)
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
