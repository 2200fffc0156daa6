package resolve

import (
	"cmp"
	"slices"
	"strings"
)

// Link says why two names are one thing, or why they are two although
// something spoke for it.
type Link struct {
	A        string   `json:"a"`        // names as the articles write them, A first in order
	B        string   `json:"b"`        //
	TypeA    string   `json:"type_a"`   // the types under which they were compared
	TypeB    string   `json:"type_b"`   //
	IDA      string   `json:"id_a"`     // the ids of the entities that the names ended up in
	IDB      string   `json:"id_b"`     //
	Merged   bool     `json:"merged"`   // false: the rule was refused, for the Reason given
	Rule     string   `json:"rule"`     // one of the Rule constants
	Reason   string   `json:"reason"`   // in words
	Articles []string `json:"articles"` // ids of articles that bear it out, sorted; at most maxArticles
}

// The rules that speak for merging two names.
const (
	RuleKnown    = "known"    // the schema knows both as one thing
	RuleForm     = "form"     // they differ by an ending: 公司, 市
	RuleModel    = "model"    // a product with and without its brand
	RuleAlias    = "alias"    // an article uses the one for the other
	RuleShared   = "shared"   // articles give both the same third name
	RuleDecision = "decision" // a person has said so
)

// maxArticles bounds the articles that a Link names.
const maxArticles = 20

// note keeps a link; reasons are given in words once ids are known.
func (w *world) note(a, b *group, l Link, docs []int) {
	if byOrder(b, a) < 0 {
		a, b = b, a
	}
	l.A, l.B, l.TypeA, l.TypeB = a.label(), b.label(), a.typ, b.typ
	l.Articles = w.articles(docs)
	w.links = append(w.links, l)
	w.linked = append(w.linked, [2]*group{a, b})
}

func (w *world) exportLinks() []Link {
	for i := range w.links {
		w.links[i].IDA = w.linked[i][0].cluster.id
		w.links[i].IDB = w.linked[i][1].cluster.id
	}
	slices.SortStableFunc(w.links, func(a, b Link) int {
		return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Reason, b.Reason))
	})
	return w.links
}
