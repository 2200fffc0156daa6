package article

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Format is how a file holds its articles.
type Format string

const (
	Text     Format = "txt"
	Markdown Format = "md"
	HTML     Format = "html"
	JSONL    Format = "jsonl"
	Mail     Format = "eml"
	// Sniff: told from the first bytes (for standard input and for files with
	// another extension that were named one by one).
	Sniff Format = ""
)

// formats are the formats by their file extensions.
var formats = map[string]Format{
	".txt": Text, ".text": Text,
	".md": Markdown, ".markdown": Markdown,
	".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".jsonl": JSONL, ".ndjson": JSONL,
	".eml": Mail, ".mht": Mail, ".mhtml": Mail,
}

// Stdin is the path that stands for standard input.
const Stdin = "-"

// manifestName is the file beside the articles that holds their metadata.
const manifestName = "manifest.json"

// Source is one input: a file, or standard input.
type Source struct {
	Path   string // with forward slashes and the shortest that says the same (news/a.txt for ./news//a.txt), otherwise as given
	Format Format
}

// Expand turns arguments (files, folders, globs with ** , "-") into sources: in
// the order of the arguments, a folder's or glob's files sorted by path, each
// file once. Folders are walked to the bottom; hidden files and folders and
// manifests are passed over in silence, files of other formats with one
// warning a folder, but for own, which names the program's own file. What cannot
// be read is in the errors, and the rest is there all the same. It stops early,
// with ctx's error, when ctx is done.
func Expand(ctx context.Context, args []string, own string) ([]Source, []error) {
	e := expander{ctx: ctx, seen: map[string]bool{}}
	if own != "" {
		e.own, _ = os.Stat(own)
	}
	for _, arg := range args {
		e.arg(arg)
	}
	if err := ctx.Err(); err != nil {
		e.errs = append(e.errs, err)
	}
	return e.sources, e.errs
}

type expander struct {
	ctx     context.Context
	own     fs.FileInfo // nil if there is none
	seen    map[string]bool
	sources []Source
	errs    []error
}

func (e *expander) arg(arg string) {
	if e.ctx.Err() != nil {
		return
	}
	if arg == Stdin {
		e.add(Source{Path: Stdin})
		return
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		e.folder(arg)
	case err == nil:
		e.add(Source{arg, formats[extension(arg)]})
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{"):
		e.glob(arg)
	default:
		e.errs = append(e.errs, fileError(arg, err))
	}
}

func (e *expander) add(s Source) {
	if clean := filepath.ToSlash(filepath.Clean(s.Path)); clean != Stdin { // ./- is a file
		s.Path = clean
	}
	if e.seen[s.Path] {
		return
	}
	e.seen[s.Path] = true
	e.sources = append(e.sources, s)
}

func (e *expander) folder(dir string) {
	var found []Source
	skipped := map[string]int{}
	unreadable := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if e.ctx.Err() != nil {
			return fs.SkipAll
		}
		if err != nil {
			unreadable++
			e.errs = append(e.errs, fileError(path, err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		name := d.Name()
		switch hidden := strings.HasPrefix(name, "."); {
		case path == dir:
		case d.IsDir() && (hidden || partsOfPage(path)):
			return fs.SkipDir
		case hidden:
			return nil
		}
		if d.IsDir() || name == manifestName {
			return nil
		}
		if info, err := os.Stat(path); err == nil && (!info.Mode().IsRegular() || os.SameFile(info, e.own)) {
			return nil // a link to a folder, a socket, a device; or our own
		}
		f, ok := formats[extension(path)]
		if !ok {
			skipped[extension(path)]++
			return nil
		}
		found = append(found, Source{path, f})
		return nil
	})
	if err != nil {
		e.errs = append(e.errs, fileError(dir, err))
		return
	}
	if len(found) == 0 && unreadable == 0 && e.ctx.Err() == nil {
		mend := "give a folder with .txt, .md, .html, .jsonl or .eml files"
		if len(skipped) > 0 {
			mend += "; it has only " + extensions(skipped)
		}
		e.errs = append(e.errs, &Error{Path: dir, Problem: "has no articles", Mend: mend})
		return
	}
	if len(skipped) > 0 {
		e.errs = append(e.errs, &Error{Path: dir, Warning: true,
			Problem: "passed over " + extensions(skipped),
			Mend:    "articles are .txt, .md, .html, .jsonl, .eml or .mht files; name a file itself to have it read as text"})
	}
	e.addSorted(found)
}

// partsOfPage says whether a folder holds the pictures, frames and advertisements
// of a page that a browser saved beside it: news_files of news.html.
func partsOfPage(folder string) bool {
	for _, ending := range []string{"_files", ".files"} {
		page, ok := strings.CutSuffix(folder, ending)
		for _, ext := range []string{".html", ".htm"} {
			if info, err := os.Stat(page + ext); ok && err == nil && info.Mode().IsRegular() {
				return true
			}
		}
	}
	return false
}

func (e *expander) glob(pattern string) {
	paths, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly(), doublestar.WithNoHidden())
	if err != nil {
		e.errs = append(e.errs, &Error{Path: pattern, Problem: "is no valid pattern", Mend: "use *, **, ?, [a-z] and {a,b}", Err: err})
		return
	}
	var found []Source
	for _, path := range paths {
		if filepath.Base(path) == manifestName {
			continue
		}
		found = append(found, Source{path, formats[extension(path)]})
	}
	if len(found) == 0 {
		e.errs = append(e.errs, &Error{Path: pattern, Problem: "matches no file", Mend: "check the pattern and the folder"})
		return
	}
	e.addSorted(found)
}

func (e *expander) addSorted(found []Source) {
	sort.Slice(found, func(i, j int) bool { return found[i].Path < found[j].Path })
	for _, s := range found {
		e.add(s)
	}
}

func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }

// extensions words a count of extensions: "3 files (.pdf, .docx)".
func extensions(n map[string]int) string {
	var names []string
	total := 0
	for ext, k := range n {
		if ext == "" {
			ext = "no extension"
		}
		names = append(names, ext)
		total += k
	}
	sort.Strings(names)
	files := "files"
	if total == 1 {
		files = "file"
	}
	return fmt.Sprintf("%d %s (%s)", total, files, strings.Join(names, ", "))
}

// fileError words what the file system said.
func fileError(path string, err error) error {
	e := &Error{Path: filepath.ToSlash(path), Err: err}
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Problem, e.Mend = "there is no such file", "check the path"
	case errors.Is(err, fs.ErrPermission):
		e.Problem, e.Mend = "may not be read", "allow it (chmod +r) or leave it out"
	case errors.As(err, &pe):
		e.Problem = "cannot be read: " + pe.Err.Error()
	default:
		e.Problem = "cannot be read: " + err.Error()
	}
	return e
}
