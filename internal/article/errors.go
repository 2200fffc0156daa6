package article

import (
	"errors"
	"fmt"
	"strings"
)

// Error says what is wrong with an input, where, and how to mend it.
type Error struct {
	Path   string // the file as given; "-" for standard input
	Line   int    // from 1; 0 if not known
	Column int    // from 1, in code points; 0 if not known
	// Problem and Mend are for people: "is a PNG image, not text" and "remove
	// it or give its transcript". Mend may be empty.
	Problem string
	Mend    string
	// Warning: the input was read all the same, in the way that Problem says.
	Warning bool
	Err     error // the cause, if there is one
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Path)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
		if e.Column > 0 {
			fmt.Fprintf(&b, ":%d", e.Column)
		}
	}
	b.WriteString(": ")
	b.WriteString(e.Problem)
	if e.Mend != "" {
		b.WriteString(": ")
		b.WriteString(e.Mend)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Err }

// IsWarning says whether err is an Error whose input was read all the same.
func IsWarning(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Warning
}
