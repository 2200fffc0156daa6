package extract

import (
	"io/fs"

	"suyuan/internal/annotate"
	"suyuan/internal/annotate/entity"
	"suyuan/internal/segment"
	"suyuan/schema"
)

// Load loads the schema, with the user's overlays over it, and makes the extractor
// that finds names with a tagger. The dictionary is loaded beside the schema, and
// what the annotator looks for is compiled beside the rules.
func Load(tagger entity.Tagger, overlays ...fs.FS) (*Extractor, *schema.Model, error) {
	segmenter := beside(func() (*segment.Segmenter, error) { return segment.New() })
	model, err := schema.Load(overlays...)
	if err != nil {
		return nil, nil, err
	}
	annotator := beside(func() (*annotate.Annotator, error) { return annotate.NewWith(model, tagger, segmenter) })
	x, err := New(model, nil)
	if err != nil {
		return nil, nil, err
	}
	if x.annotator, err = annotator(); err != nil {
		return nil, nil, err
	}
	return x, model, nil
}

// beside loads something on another core, and gives what waits for it.
func beside[T any](load func() (T, error)) func() (T, error) {
	type loaded struct {
		it  T
		err error
	}
	done := make(chan loaded, 1)
	go func() {
		it, err := load()
		done <- loaded{it, err}
	}()
	return func() (T, error) {
		got := <-done
		return got.it, got.err
	}
}
