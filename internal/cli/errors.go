package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Exit codes of the command.
const (
	exitOK          = 0
	exitFailed      = 1   // wrong input, or a check that found something
	exitUsage       = 2   // the command line itself is wrong
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
)

// usageError is a command line that cannot be understood.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// problem is an error with a way to mend it.
type problem struct {
	err  error
	mend string
}

func (e *problem) Error() string { return e.err.Error() }
func (e *problem) Unwrap() error { return e.err }

// mendable adds to an error what the user can do about it.
func mendable(err error, format string, args ...any) error {
	return &problem{err, fmt.Sprintf(format, args...)}
}

// errReported ends a command whose problems have been printed already.
var errReported = errors.New("reported")

// errNothing ends a command that was asked soundly and found nothing.
var errNothing = errors.New("nothing found")

// report prints an error for a person and gives the exit code.
func report(w io.Writer, err error) int {
	var usage *usageError
	var fixable *problem
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "suyuan: interrupted; what was finished is kept")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(w, "suyuan: %s\n", oneLine(err))
		return exitUsage
	case errors.As(err, &fixable):
		fmt.Fprintf(w, "suyuan: %s\n  %s\n", oneLine(err), fixable.mend)
		return exitFailed
	}
	fmt.Fprintf(w, "suyuan: %s\n", oneLine(err))
	return exitFailed
}

// oneLine keeps a message on its line where the error is a single one; joined
// errors keep theirs, indented.
func oneLine(err error) string {
	return strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "\n  ")
}
