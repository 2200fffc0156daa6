package article

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
)

// misspelt gives a warning for each key of a sound manifest's entries that is a
// slip of the pen away from one of metadata, at the first place where it stands.
// Other keys are the writer's own affair.
func misspelt(path string, b []byte) (out []error) {
	seen := map[string]bool{}
	for offset, entry := range manifestEntries(b) {
		given, err := record(entry)
		if err != nil {
			continue
		}
		has := fromKeys(given.get)
		for at, key := range objectKeys(entry) {
			meant := meantKey(key, &has)
			if meant == "" || seen[key] {
				continue
			}
			seen[key] = true
			line, col := place(b, offset+at)
			out = append(out, &Error{Path: filepath.ToSlash(path), Line: line, Column: col, Warning: true,
				Problem: fmt.Sprintf("%q is no key of metadata, so it is passed over", key), Mend: fmt.Sprintf("write %q", meant)})
		}
	}
	return out
}

// manifestEntries are the values of an object or a list, by where they begin.
func manifestEntries(b []byte) iter.Seq2[int, []byte] {
	return func(yield func(int, []byte) bool) {
		d := json.NewDecoder(bytes.NewReader(b))
		outer, err := d.Token()
		for err == nil && d.More() {
			if outer == json.Delim('{') {
				if _, err = d.Token(); err != nil {
					return
				}
			}
			var entry json.RawMessage
			if err = d.Decode(&entry); err != nil || !yield(int(d.InputOffset())-len(entry), entry) {
				return
			}
		}
	}
}

// objectKeys are the keys of an object, by where they stand.
func objectKeys(b []byte) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		d := json.NewDecoder(bytes.NewReader(b))
		_, err := d.Token()
		for err == nil && d.More() {
			behind := int(d.InputOffset())
			var key json.Token
			if key, err = d.Token(); err != nil {
				return
			}
			name, ok := key.(string)
			if !ok || !yield(behind+bytes.IndexByte(b[behind:], '"'), name) {
				return
			}
			var value json.RawMessage
			err = d.Decode(&value)
		}
	}
}

// meantKey is the key of metadata that a stranger was meant for, of a value that
// is not given otherwise; "" if it was meant for none.
func meantKey(key string, has *Metadata) string {
	key = strings.ToLower(key)
	for _, known := range keys {
		if slices.Contains(known, key) {
			return ""
		}
	}
	for _, f := range has.fields() {
		if *f.value != "" {
			continue
		}
		for _, known := range keys[f.name] {
			if slip(key, known) {
				return known
			}
		}
	}
	return ""
}

// slip says whether two words are a letter too many or too few, two letters
// swapped or, in words long enough that few others are so near, one letter apart.
func slip(a, b string) bool {
	const long = 5
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(x)+len(y) == 1:
		return true
	case len(x) == 1 && len(y) == 1:
		return len([]rune(b)) >= long
	}
	return len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}
