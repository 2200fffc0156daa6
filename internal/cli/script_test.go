package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"suyuan": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			os.Exit(Run(ctx, SystemEnv(), os.Args[1:]))
		},
	})
}

// The scripts run the commands as a user would, each in its own process.
// $ARTICLES is testdata/articles, $SAMPLE the sample of views_test.go.
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	sample, err := filepath.Abs("testdata/sample.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := filepath.Abs("testdata/picture.png")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		// root may read everything.
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Getuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			env.Setenv("SAMPLE", sample)
			env.Setenv("PICTURE", picture)
			env.Setenv("HOME", env.WorkDir)
			return nil
		},
	})
}
