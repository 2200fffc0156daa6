package annotate

import (
	"context"
	"fmt"
	"time"

	"suyuan/internal/annotate/entity"
	"suyuan/internal/annotate/quantity"
	"suyuan/internal/annotate/timex"
	"suyuan/internal/article"
	"suyuan/internal/segment"
	"suyuan/schema"
)

// Annotator runs the passes over articles. It is immutable after New and safe
// for concurrent use.
type Annotator struct {
	passes []Pass
}

// Pass is one step of annotation. It fills what it gives from what it needs.
type Pass struct {
	Name  string
	Needs []string // names of the passes that must have run
	Run   func(context.Context, *Doc) error
}

// New makes the annotator of a model (about 0.1 s).
func New(model *schema.Model, tagger entity.Tagger) (*Annotator, error) {
	return NewWith(model, tagger, func() (*segment.Segmenter, error) { return segment.New() })
}

// NewWith is New with a segmenter that may still be loading: it is asked for when all
// else is compiled. The whole list of passes is here.
func NewWith(model *schema.Model, tagger entity.Tagger, segmenter func() (*segment.Segmenter, error)) (*Annotator, error) {
	quantities, err := quantity.New(model.Units, model.Lexicons...)
	if err != nil {
		return nil, fmt.Errorf("compiling the units: %w", err)
	}
	times, err := timex.New(model.Lexicons...)
	if err != nil {
		return nil, fmt.Errorf("compiling the words of time: %w", err)
	}
	finder, err := entity.New(model.Names, model.Lexicons, tagger)
	if err != nil {
		return nil, fmt.Errorf("compiling the names: %w", err)
	}
	credits, err := newCredits(model)
	if err != nil {
		return nil, err
	}
	seg, err := segmenter()
	if err != nil {
		return nil, fmt.Errorf("loading the segmenter: %w", err)
	}
	return newAnnotator([]Pass{
		{Name: "tokens", Run: whole(func(d *Doc) { d.Tokens = seg.Tokens(d.Article.Text, nil) })},
		{Name: "structure", Needs: []string{"tokens"}, Run: whole(structure)},
		{Name: "quantities", Run: whole(func(d *Doc) { d.Quantities = quantities.Find(d.Article.Text, nil) })},
		{Name: "times", Needs: []string{"structure"}, Run: whole(func(d *Doc) { d.Times = times.Find(d.Article.Text, reference(d), nil) })},
		{Name: "entities", Needs: []string{"structure", "tokens"}, Run: func(ctx context.Context, d *Doc) (err error) {
			d.Entities, d.Mentions, d.Nested, err = finder.Find(ctx, entityInput(d))
			credits.drop(d)
			return err
		}},
	})
}

// whole is a pass that is too quick to be given up on the way.
func whole(run func(*Doc)) func(context.Context, *Doc) error {
	return func(ctx context.Context, d *Doc) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		run(d)
		return nil
	}
}

// newAnnotator checks that every pass comes behind those it needs.
func newAnnotator(passes []Pass) (*Annotator, error) {
	done := map[string]bool{}
	for _, p := range passes {
		for _, n := range p.Needs {
			if !done[n] {
				return nil, fmt.Errorf("pass %s needs %s, which does not run before it", p.Name, n)
			}
		}
		if done[p.Name] {
			return nil, fmt.Errorf("two passes are called %s", p.Name)
		}
		done[p.Name] = true
	}
	return &Annotator{passes: passes}, nil
}

// Annotate runs all passes over an article. The error is ctx's: a long article
// may be given up.
func (a *Annotator) Annotate(ctx context.Context, art *article.Article) (*Doc, error) {
	d := &Doc{Article: art}
	for _, p := range a.passes {
		if err := p.Run(ctx, d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// AnnotateNamed runs the passes over a text whose names are given, as in the
// examples of rules: mentions must be sorted and point into entities.
func (a *Annotator) AnnotateNamed(ctx context.Context, art *article.Article, entities []Entity, mentions []Mention) (*Doc, error) {
	d := &Doc{Article: art}
	for _, p := range a.passes {
		if p.Name == "entities" {
			d.Entities, d.Mentions = entities, mentions
			continue
		}
		if err := p.Run(ctx, d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// entityInput is what the entity pass needs of a document. Furniture is
// searched too: bylines and credits name people and media, but see credits.
func entityInput(d *Doc) entity.Input {
	in := entity.Input{Text: d.Article.Text, Tokens: d.Tokens, Sentences: make([]entity.Sentence, len(d.Sentences))}
	for i, s := range d.Sentences {
		in.Sentences[i] = entity.Sentence{Span: s.Span, Item: s.Item}
	}
	return in
}

// reference is when an article came out, at the precision that is known.
// Nothing is carried from one item to the next.
func reference(d *Doc) timex.Reference {
	var ref timex.Reference
	for _, it := range d.Items[1:] {
		ref.Breaks = append(ref.Breaks, it.Start)
	}
	for layout, precision := range map[string]timex.Precision{"2006-01-02": timex.Day, "2006-01": timex.Month, "2006": timex.Year} {
		if t, err := time.Parse(layout, d.Article.Published); err == nil {
			ref.Published, ref.Precision = t, precision
		}
	}
	return ref
}
