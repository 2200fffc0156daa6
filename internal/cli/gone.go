package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"suyuan/graph"
)

// gone are the articles of a store whose files stood in one of the folders that
// were read and stand there no more. They stay in the store until somebody
// removes them: a folder that holds today's articles only is no order to forget
// yesterday's.
func gone(folders []string, kept []graph.Article) []graph.Article {
	var list []graph.Article
	for _, a := range kept {
		file, _, _ := strings.Cut(a.Path, "#")
		if file == "" || !standsIn(folders, file) {
			continue
		}
		if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
			list = append(list, a)
		}
	}
	return list
}

func standsIn(folders []string, file string) bool {
	for _, folder := range folders {
		rel, err := filepath.Rel(folder, file)
		if err == nil && filepath.IsLocal(rel) && rel != "." {
			return true
		}
	}
	return false
}

// tellGone says which articles a store keeps although their files are gone, and
// how to take them out.
func tellGone(env *Env, store string, list []graph.Article) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(env.Stderr, "%s keeps %s whose %s no longer there, such as %s; %s takes one out\n",
		store, count(len(list), "article"), map[bool]string{true: "file is", false: "files are"}[len(list) == 1], list[0].Path, command(store, "remove", list[0].ID))
}
