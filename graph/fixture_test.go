package graph

import (
	"fmt"
	"math/rand"
	"sort"
	"strings"
	"unicode/utf8"
)

// symmetricPredicates are those of the test vocabulary.
var symmetricPredicates = map[string]bool{"partner": true, "competitor": true}

// resolveByName is an honest small resolver: entities of one type that share a
// folded name or alias are one, named by the name that sorts first; decisions
// rename. It is pure and does not depend on the order of its arguments.
func resolveByName(docs []Document, decisions []Decision) Resolution {
	docs = append([]Document(nil), docs...)
	sort.Slice(docs, func(i, j int) bool { return docs[i].Article.ID < docs[j].Article.ID })
	parent := map[string]string{}
	var find func(string) string
	find = func(k string) string {
		p, ok := parent[k]
		if !ok || p == k {
			return k
		}
		parent[k] = find(p)
		return parent[k]
	}
	own := func(d *Document, id string) string { return "own " + d.Article.ID + " " + id }
	for i := range docs {
		for _, e := range docs[i].Entities {
			for _, form := range append([]string{e.Name}, e.Aliases...) {
				a, b := find(own(&docs[i], e.ID)), find("form "+e.Type+" "+Fold(form))
				if a != b {
					parent[max(a, b)] = min(a, b)
				}
			}
		}
	}
	type thing struct {
		typ   string
		forms map[string]bool
	}
	things := map[string]*thing{}
	for i := range docs {
		for _, e := range docs[i].Entities {
			root := find(own(&docs[i], e.ID))
			t := things[root]
			if t == nil {
				t = &thing{typ: e.Type, forms: map[string]bool{}}
				things[root] = t
			}
			t.forms[e.Name] = true
			for _, a := range e.Aliases {
				t.forms[a] = true
			}
		}
	}
	renamed := map[string]string{}
	for _, d := range decisions {
		if d.Op == "rename" {
			renamed[d.IDs[0]] = d.Name
		}
	}
	var res Resolution
	ids := map[string]string{}
	for root, t := range things {
		var forms []string
		for f := range t.forms {
			forms = append(forms, f)
		}
		sort.Strings(forms)
		id := EntityID(t.typ, forms[0])
		if n := renamed[id]; n != "" {
			id, forms = EntityID(t.typ, n), append([]string{n}, forms...)
		}
		ids[root] = id
		res.Entities = append(res.Entities, Entity{ID: id, Type: t.typ, Name: forms[0], Aliases: forms[1:]})
	}
	var all []Statement
	for i := range docs {
		d := &docs[i]
		resolved := func(id string) string {
			if id == "" {
				return ""
			}
			return ids[find(own(d, id))]
		}
		for _, c := range d.Claims {
			content := c.Content
			content.Subject, content.Object = resolved(content.Subject), resolved(content.Object)
			content.Participants = nil
			for _, p := range c.Participants {
				content.Participants = append(content.Participants, Participant{p.Role, resolved(p.Entity)})
			}
			s := NewStatement(content, symmetricPredicates[content.Predicate])
			s.Evidence = []Evidence{NewEvidence(d.Article.ID, s.ID, c.Telling)}
			all = append(all, s)
		}
	}
	res.Statements = MergeStatements(all)
	return res
}

// synthetic makes a document whose article, entities and claims depend on n
// alone. Documents share entities, aliases and some statements, as articles
// about one industry do.
func synthetic(n, claims int) Document {
	r := rand.New(rand.NewSource(int64(n)))
	var text strings.Builder
	chars := 0
	d := Document{Article: Article{
		ID: fmt.Sprintf("art-%04d", n), Path: fmt.Sprintf("news/%04d.txt", n), Title: fmt.Sprintf("第%d篇 \"新闻\"\t<b>", n),
		Publisher: []string{"深圳商报", "财联社", "新华社"}[n%3], Published: fmt.Sprintf("2025-%02d", 1+n%12),
		URL: fmt.Sprintf("https://example.com/%d?a=1&b=2", n), Extractor: "test/1",
	}}
	known := map[string]bool{}
	entity := func(typ, name string, aliases ...string) string {
		id := EntityID(typ, name)
		if !known[id] {
			known[id] = true
			d.Entities = append(d.Entities, Entity{Article: d.Article.ID, ID: id, Type: typ, Name: name, Aliases: aliases})
		}
		return id
	}
	company := func() string {
		i := r.Intn(40)
		if r.Intn(4) == 0 { // the short form, an alias elsewhere
			return entity("Company", fmt.Sprintf("公司%d", i))
		}
		return entity("Company", fmt.Sprintf("公司%d 集团", i), fmt.Sprintf("公司%d", i))
	}
	product := func() string { return entity("Product", fmt.Sprintf("车型 %d·Ultra", r.Intn(60))) }
	for i := range claims {
		c := Claim{Article: d.Article.ID, ID: fmt.Sprintf("c%d", i)}
		c.Time = []string{"2025-09", "2025-Q3", "2024/2025", ""}[r.Intn(4)]
		switch k := r.Intn(10); {
		case k < 5:
			v := float64(r.Intn(50))
			c.Content.Kind, c.Metric, c.Op, c.Unit = FigureKind, []string{"salesVolume", "price", "growthRate"}[r.Intn(3)], "=", "辆"
			c.Label, c.Text = "销量", fmt.Sprintf("%v辆", v)
			switch r.Intn(4) {
			case 0:
				w := v + 1.5
				c.Op, c.Min, c.Max = "range", &v, &w
			default:
				c.Value = &v
			}
			if r.Intn(8) == 0 {
				c.SubjectText = "二手 车"
			} else {
				c.Subject = product()
			}
			c.Scope, c.Direction = []string{"", "国内", "国 内"}[r.Intn(3)], []string{"", "down"}[r.Intn(2)]
		case k < 8:
			c.Content.Kind, c.Predicate = RelationKind, []string{"manufacturer", "partner", "competitor", "supplier"}[r.Intn(4)]
			if c.Predicate == "manufacturer" {
				c.Subject, c.Object = product(), company()
			} else {
				c.Subject, c.Object = company(), company()
			}
			if r.Intn(5) == 0 {
				c.Role = "CEO"
			}
		default:
			c.Content.Kind, c.Content.Type, c.Trigger = EventKind, []string{"Lawsuit", "Recall"}[r.Intn(2)], "起诉"
			c.Participants = []Participant{{"agent", company()}, {"patient", company()}}
			c.Place = "北京"
		}
		sentence := fmt.Sprintf("第%d句𠀀：原文\\\"照录\"。\n", i)
		length := utf8.RuneCountInString(sentence)
		c.Evidence = Quote{chars, chars + length - 1, strings.TrimSuffix(sentence, "\n")}
		text.WriteString(sentence)
		chars += length
		c.Modality, c.Rule, c.Confidence = []string{Asserted, Asserted, "rumor"}[r.Intn(3)], "rule.1", []float64{1, .9}[r.Intn(2)]
		c.Attribution = []string{"", "", "财联社"}[r.Intn(3)]
		d.Claims = append(d.Claims, c)
	}
	if claims == 0 {
		text.WriteString("没有说什么。")
	}
	d.Article.Text = text.String()
	d.Article.Chars = utf8.RuneCountInString(d.Article.Text)
	return d
}

func synthetics(from, to, claims int) []Document {
	var out []Document
	for n := from; n < to; n++ {
		out = append(out, synthetic(n, claims))
	}
	return out
}
