package cli

import (
	"context"
	"fmt"
	"sync"

	"suyuan/graph"
	"suyuan/internal/article"
	"suyuan/internal/hanzi"
	"suyuan/internal/pipeline"
)

// scriptWatch is an extractor that notices articles in traditional characters:
// the rules and lexicons are in simplified ones and find little there, which
// looks like an article that says little.
type scriptWatch struct {
	pipeline.Extractor
	mu    sync.Mutex
	count int
	path  string // of one of them, the first by name
}

func (w *scriptWatch) Extract(ctx context.Context, a *article.Article) (graph.Document, error) {
	if hanzi.Traditional(a.Text) {
		w.mu.Lock()
		if w.count++; w.count == 1 || a.Path < w.path {
			w.path = a.Path
		}
		w.mu.Unlock()
	}
	return w.Extractor.Extract(ctx, a)
}

// tell says what was noticed, and how to have more of it read.
func (w *scriptWatch) tell(env *Env) {
	if w.count == 0 {
		return
	}
	fmt.Fprintf(env.Stderr, "suyuan: note: %s in traditional characters, such as %s, of which little is read; a copy that `opencc -c t2s` makes gives more\n",
		count(w.count, "article"), w.path)
}
