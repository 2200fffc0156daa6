package cli

import (
	"io"
	"os"

	"golang.org/x/term"
)

// Env is all that a command knows of the world around it. Commands take it
// explicitly; nothing is kept in package variables.
type Env struct {
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	// Width of the terminal that Stdout is, in columns; 0 for a pipe or a file.
	Width int
	// ErrTerminal says that Stderr is a terminal: progress bars are drawn.
	ErrTerminal bool
	// Color says that results may be coloured.
	Color bool
}

// SystemEnv is the environment of this process. NO_COLOR (no-color.org) and
// TERM=dumb turn colour off.
func SystemEnv() *Env {
	env := &Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		env.Width = 80
		if width, _, err := term.GetSize(fd); err == nil && width > 20 {
			env.Width = width
		}
		env.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	env.ErrTerminal = term.IsTerminal(int(os.Stderr.Fd()))
	return env
}
