// Command suyuan reads Chinese business news into a sourced knowledge graph.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"suyuan/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends the process at once.
	context.AfterFunc(ctx, stop)
	code := cli.Run(ctx, cli.SystemEnv(), os.Args[1:])
	stop()
	os.Exit(code)
}
