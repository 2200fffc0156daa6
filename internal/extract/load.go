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
	var segmenter *segment.Segmenter
	dictionary := beside(func() (err error) {
		segmenter, err = segment.New()
		return err
	})
	model, err := schema.Load(overlays...)
	if err != nil {
		return nil, nil, err
	}
	var annotator *annotate.Annotator
	names := beside(func() (err error) {
		annotator, err = annotate.NewWith(model, tagger, func() (*segment.Segmenter, error) {
			err := dictionary()
			return segmenter, err
		})
		return err
	})
	x, err := New(model, nil)
	if err != nil {
		return nil, nil, err
	}
	if err := names(); err != nil {
		return nil, nil, err
	}
	x.annotator = annotator
	return x, model, nil
}

// beside does something on another core, and gives what waits for it, once. (What is
// loaded is no type parameter: the linker would keep all of gse for it, 30 MB.)
func beside(load func() error) (wait func() error) {
	done := make(chan error, 1)
	go func() { done <- load() }()
	return func() error { return <-done }
}
