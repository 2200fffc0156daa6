package cli

import (
	"fmt"

	"suyuan/internal/article"
)

// failureLog prints what went wrong with single inputs, as it comes up.
type failureLog struct {
	env    *Env
	bar    *progress
	errors int
}

func (f *failureLog) add(err error) {
	if f.bar != nil {
		f.bar.hide()
	}
	word := "suyuan"
	if article.IsWarning(err) {
		word = "suyuan: note"
	} else {
		f.errors++
	}
	fmt.Fprintf(f.env.Stderr, "%s: %s\n", word, oneLine(err))
}

func (f *failureLog) all(errs []error) {
	for _, err := range errs {
		f.add(err)
	}
}

// result is an error that has been told already, if there was any.
func (f *failureLog) result() error {
	if f.errors == 0 {
		return nil
	}
	return errReported
}
