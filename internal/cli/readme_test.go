package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReadme runs the README's commands, those behind a $, one after another in
// a directory with testdata and the files that its YAML blocks name in their
// first line. What they print must be what stands below them;
// go test ./internal/cli -run Readme -update writes it there.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("any change of what is read changes the README: the whole run of the tests compares it")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(root, "testdata"), filepath.Join(dir, "testdata")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	for _, m := range regexp.MustCompile("(?s)```yaml\n(# (\\S+)\n.*?)```").FindAllStringSubmatch(string(readme), -1) {
		file := filepath.Join(dir, m[2])
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(m[1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}

	var now []string // the README as it should be
	commands := 0
	lines := strings.Split(string(readme), "\n")
	for i := 0; i < len(lines); {
		now = append(now, lines[i])
		command, ok := strings.CutPrefix(lines[i], "    $ ")
		i++
		if !ok {
			continue
		}
		commands++
		end := i
		for k := i; k < len(lines) && (lines[k] == "" || strings.HasPrefix(lines[k], "    ")) && !strings.HasPrefix(lines[k], "    $ "); k++ {
			if lines[k] != "" {
				end = k + 1
			}
		}
		want := lines[i:end]
		i = end
		got := printed(t, dir, command)
		if withoutTimes(got) == withoutTimes(want) {
			now = append(now, want...)
			continue
		}
		now = append(now, got...)
		if !*update {
			t.Errorf("$ %s\nprints\n%s\nthe README has\n%s", command, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if commands < 7 {
		t.Errorf("found %d commands only", commands)
	}
	if text := strings.Join(now, "\n"); *update && text != string(readme) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// printed is what a shell command prints, as the README shows it.
func printed(t *testing.T, dir, command string) []string {
	t.Helper()
	cmd := exec.Command("sh", "-c", command)
	cmd.Dir = dir
	// A store or schema of whoever runs the tests is none of theirs.
	cmd.Env = slices.DeleteFunc(append(os.Environ(), "HOME="+dir), func(v string) bool { return strings.HasPrefix(v, "SUYUAN_") })
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s: %v", command, err)
	}
	text := strings.Trim(string(out), "\n")
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = "    " + l
		}
	}
	return lines
}

// withoutTimes joins lines without how long a build took.
func withoutTimes(lines []string) string {
	return regexp.MustCompile(` in [0-9.]+m?s\n`).ReplaceAllString(strings.Join(lines, "\n"), "\n")
}
