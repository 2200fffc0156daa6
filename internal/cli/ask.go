package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"suyuan/graph"
	"suyuan/internal/hanzi"
	"suyuan/schema"
)

// asking is a store opened to be asked, with what answers are named by.
type asking struct {
	env           *Env
	store         *graph.Store
	path          string // of the store, as the user named it
	unsettled     bool   // a change of it was interrupted
	names         *lookup
	minConfidence float64
	json          bool
	loadModel     func() (*schema.Model, error) // the whole schema, for names that the store lacks
}

// withStore opens the command's store for reading, runs ask, and closes it. It
// warns of a store that a killed build left half written, for its answers lack
// what is not there yet.
func withStore(env *Env, c *cli.Context, ask func(context.Context, *asking) error) error {
	least, err := minConfidence(c)
	if err != nil {
		return err
	}
	vocabulary, err := loadVocabulary(c)
	if err != nil {
		return err
	}
	store, err := graph.Open(c.Context, c.String("store"), graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	unsettled, err := store.Unsettled(c.Context)
	if err != nil {
		return errors.Join(err, store.Close())
	}
	if unsettled {
		fmt.Fprintln(env.Stderr, "a change of the store was interrupted: what is there is sound, but not all; the next build, load or remove completes it")
	}
	a := newAsking(env, c, store, vocabulary)
	a.unsettled, a.minConfidence = unsettled, least
	return errors.Join(ask(c.Context, a), store.Close())
}

func newAsking(env *Env, c *cli.Context, store *graph.Store, vocabulary *schema.Model) *asking {
	return &asking{env: env, store: store, path: c.String("store"), json: c.Bool("json"),
		loadModel: func() (*schema.Model, error) { return loadModel(c) },
		names:     &lookup{vocabulary: vocabulary, entities: map[string]graph.Entity{}, articles: map[string]graph.Article{}}}
}

// find gives the one thing that a name (or an alias, or an id) stands for, be
// it in the other script or one that only the schema knows. Several are listed
// in the error, and where there is none, the nearest.
func (a *asking) find(ctx context.Context, name string) (graph.Entity, error) {
	found, err := a.called(ctx, name)
	switch {
	case err != nil:
		return graph.Entity{}, err
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return graph.Entity{}, a.ambiguous(name, found)
	}
	unknown := fmt.Errorf("the store knows nothing called %q", name)
	if strings.HasPrefix(name, "s/") {
		return graph.Entity{}, mendable(unknown, "%s shows the words behind a statement", command(a.path, "source", name))
	}
	near, err := a.store.Suggest(ctx, name, 5)
	if err != nil {
		return graph.Entity{}, err
	}
	if len(near) == 0 {
		return graph.Entity{}, mendable(unknown, "%s lists what it was built from", command(a.path, "articles"))
	}
	return graph.Entity{}, mendable(unknown, "the nearest names are:\n%s", a.list(near))
}

// findAll gives the things that some arguments name, and before them the one
// that an option names, if it does: one whose name has spaces, or several.
func (a *asking) findAll(ctx context.Context, option string, arguments []string) ([]graph.Entity, error) {
	names := arguments
	if len(arguments) > 1 {
		whole := strings.Join(arguments, " ")
		if one, err := a.store.FindEntities(ctx, whole); err != nil {
			return nil, err
		} else if len(one) > 0 {
			names = []string{whole}
		}
	}
	if option != "" {
		names = append([]string{option}, names...)
	}
	var found []graph.Entity
	for _, name := range names {
		e, err := a.find(ctx, name)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(found, func(f graph.Entity) bool { return f.ID == e.ID }) {
			found = append(found, e)
		}
	}
	return found, nil
}

// nothingOf is the error of finding nothing of what was asked for of some things:
// of a single one it says how to see what there is.
func (a *asking) nothingOf(about []graph.Entity) error {
	if len(about) != 1 {
		return errNothing
	}
	return mendable(errNothing, "%s shows what is said of it", command(a.path, "show", about[0].Name))
}

// called gives what a name stands for, looked for where it is cheapest first.
func (a *asking) called(ctx context.Context, name string) (found []graph.Entity, err error) {
	for _, find := range []func(context.Context, string) ([]graph.Entity, error){
		a.store.FindEntities, a.store.FindInEitherScript, a.findKnown,
	} {
		if found, err = find(ctx, name); err != nil || len(found) > 0 {
			break
		}
	}
	return found, err
}

func (a *asking) ambiguous(name string, found []graph.Entity) error {
	return mendable(fmt.Errorf("%q stands for %d things", name, len(found)), "name one by its id:\n%s", a.list(found))
}

// findKnown finds what the schema says that a name stands for under its other
// names: no article may call 小米 Xiaomi. Loading all names takes a tenth of a
// second, which only a name that the store lacks has to wait for.
func (a *asking) findKnown(ctx context.Context, name string) ([]graph.Entity, error) {
	model, err := a.loadModel()
	if err != nil {
		return nil, err
	}
	var found []graph.Entity
	folded := hanzi.Simplify(graph.Fold(name))
	for _, n := range model.Names {
		forms := append([]string{n.Name}, n.Aliases...)
		if !slices.ContainsFunc(forms, func(form string) bool { return hanzi.Simplify(graph.Fold(form)) == folded }) {
			continue
		}
		for _, form := range forms {
			more, err := a.store.FindEntities(ctx, form)
			if err != nil {
				return nil, err
			}
			for _, e := range more {
				if e.Type == n.Type && !slices.ContainsFunc(found, func(f graph.Entity) bool { return f.ID == e.ID }) {
					found = append(found, e)
				}
			}
		}
	}
	return found, nil
}

// list has a line for each entity, indented.
func (a *asking) list(entities []graph.Entity) string {
	g := &grid{columns: []column{{}, {}, {}, {}}}
	for _, e := range entities {
		g.add("   ", e.ID, e.Name, strings.Join(e.Aliases, ", "))
	}
	var b strings.Builder
	_ = g.render(&Env{}, &b) // a strings.Builder takes all
	return strings.TrimRight(b.String(), "\n")
}

// learn fetches the names of the entities that statements speak of, and the
// articles of their evidence (without texts).
func (a *asking) learn(ctx context.Context, statements []graph.Statement) error {
	var ids []string
	for i := range statements {
		for _, id := range statements[i].Entities() {
			if _, known := a.names.entities[id]; !known {
				a.names.entities[id] = graph.Entity{ID: id, Name: id} // should the store lack it, which check tells
				ids = append(ids, id)
			}
		}
	}
	entities, err := a.store.EntitiesByID(ctx, ids)
	if err != nil {
		return err
	}
	for _, e := range entities {
		a.names.entities[e.ID] = e
	}
	articles, err := a.store.ArticlesByID(ctx, articlesOfAll(statements))
	for _, article := range articles {
		a.names.articles[article.ID] = article
	}
	return err
}

// learnTexts fetches whole articles.
func (a *asking) learnTexts(ctx context.Context, ids []string) error {
	for _, id := range ids {
		article, err := a.store.Article(ctx, id)
		if err != nil {
			return err
		}
		a.names.articles[id] = article
	}
	return nil
}

// statements gives the statements that pass the filter and the user's least
// confidence, and learns the names in them.
func (a *asking) statements(ctx context.Context, f graph.Filter) ([]graph.Statement, error) {
	f.MinConfidence = a.minConfidence
	found, err := a.store.Statements(ctx, f)
	if err != nil {
		return nil, err
	}
	if found == nil {
		found = []graph.Statement{} // [] in JSON
	}
	return found, a.learn(ctx, found)
}
