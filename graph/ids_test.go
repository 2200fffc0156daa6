package graph

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestEntityID(t *testing.T) {
	for _, c := range []struct{ typ, name, want string }{
		{"Company", "小米汽车", "company/小米汽车"},
		{"Product", "小米SU7 Ultra", "product/小米SU7_Ultra"},
		{"Product", " a \u3000\t b ", "product/a_b"},
		{"Work", "《<a> \"b\" 50%?#[]>》", "work/《%3Ca%3E_%22b%22_50%25%3F%23%5B%5D%3E》"},
		{"Product", "C++/CLI", "product/C++/CLI"},
		{"Person", "\xff\u202e\ue000😀\U0010ffff", "person/%FF%E2%80%AE%EE%80%80😀%F4%8F%BF%BF"},
	} {
		if got := EntityID(c.typ, c.name); got != c.want {
			t.Errorf("EntityID(%q, %q) = %q, want %q", c.typ, c.name, got, c.want)
		}
	}
}

func TestEscapeIRI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		if rapid.Bool().Draw(t, "text") {
			s = rapid.String().Draw(t, "s")
		}
		e := escapeIRI(s)
		if back := unescapeIRI(e); back != s {
			t.Fatalf("%q became %q and came back as %q", s, e, back)
		}
		if s != "" && !validIRI(e) {
			t.Fatalf("%q became %q, which is no IRI", s, e)
		}
	})
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"小米 ＳＵ７·Ultra", "小米su7ultra"},
		{"SU7 Ultra", "su7ultra"},
		{"su7-ultra", "su7-ultra"},
		{"su7 ultra\t", "su7ultra"},
		{"aZ", "az"},
		{"列夫·托尔斯泰", "列夫托尔斯泰"},
		{"Straße\u200b", "strasse"},
		{"", ""},
	} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestStatementID(t *testing.T) {
	value := func(v float64) *float64 { return &v }
	figure := Content{Kind: FigureKind, Subject: "product/SU7", Metric: "price", Op: "=", Value: value(529900), Unit: "CNY", Time: "2025", Place: "北京", Scope: "国内 SU7"}
	id := NewStatement(figure, false).ID
	// Written out: ids are in people's stores and must not change.
	if want := "s/b8ef5b45938058739ecec20d"; id != want {
		t.Errorf("the figure's id is %s, want %s", id, want)
	}
	folded := figure
	folded.Scope, folded.Place, folded.Value = "国内ｓｕ７", " 北京", value(529900)
	if got := NewStatement(folded, false).ID; got != id {
		t.Errorf("folding changed the id to %s", got)
	}
	for name, change := range map[string]func(*Content){
		"kind": func(c *Content) { c.Kind = EventKind }, "subject": func(c *Content) { c.Subject = "product/SU8" },
		"subject text": func(c *Content) { c.SubjectText = "x" }, "metric": func(c *Content) { c.Metric = "x" },
		"op": func(c *Content) { c.Op = ">" }, "value": func(c *Content) { c.Value = value(529900.5) },
		"no value": func(c *Content) { c.Value = nil },
		"min":      func(c *Content) { c.Min = value(0) }, "max": func(c *Content) { c.Max = value(0) }, "unit": func(c *Content) { c.Unit = "USD" },
		"direction": func(c *Content) { c.Direction = "up" }, "predicate": func(c *Content) { c.Predicate = "x" },
		"object": func(c *Content) { c.Object = "x" }, "role": func(c *Content) { c.Role = "x" }, "type": func(c *Content) { c.Type = "x" },
		"participants": func(c *Content) { c.Participants = []Participant{{"agent", "x"}} }, "time": func(c *Content) { c.Time = "2024" },
		"place": func(c *Content) { c.Place = "上海" }, "scope": func(c *Content) { c.Scope = "" },
		"within": func(c *Content) { c.Within = "a1" },
	} {
		c := figure
		change(&c)
		if NewStatement(c, false).ID == id {
			t.Errorf("another %s does not change the id", name)
		}
	}
}

func TestSymmetricStatement(t *testing.T) {
	ab := Content{Kind: RelationKind, Subject: "company/A", Predicate: "partner", Object: "company/B"}
	ba := ab
	ba.Subject, ba.Object = ab.Object, ab.Subject
	if x, y := NewStatement(ab, true), NewStatement(ba, true); !reflect.DeepEqual(x, y) {
		t.Errorf("%+v and %+v differ", x, y)
	}
	if NewStatement(ab, false).ID == NewStatement(ba, false).ID {
		t.Error("the direction of a one-way relation is lost")
	}
	given := []Participant{{"patient", "y"}, {"agent", "x"}, {"patient", "y"}}
	e := NewStatement(Content{Kind: EventKind, Type: "Sales", Participants: given}, false)
	if want := []Participant{{"agent", "x"}, {"patient", "y"}}; !reflect.DeepEqual(e.Participants, want) {
		t.Errorf("participants are %v", e.Participants)
	}
	if given[0].Role != "patient" {
		t.Error("the caller's participants were changed")
	}
}

func TestMergeStatements(t *testing.T) {
	told := func(article string, confidence float64, rule string) Telling {
		return Telling{Evidence: Quote{1, 2, "x"}, Confidence: confidence, Rule: rule}
	}
	s := NewStatement(Content{Kind: EventKind, Type: "Sales"}, false)
	other := NewStatement(Content{Kind: EventKind, Type: "Recall"}, false)
	with := func(s Statement, article string, confidence float64, rule string) Statement {
		s.Evidence = []Evidence{NewEvidence(article, s.ID, told(article, confidence, rule))}
		return s
	}
	got := MergeStatements([]Statement{with(s, "1", .5, "low"), with(other, "1", 1, "o"), with(s, "1", .9, "high"), with(s, "1", .9, "late"), with(s, "2", .1, "b")})
	if len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	rules := map[string]bool{}
	for _, s := range got {
		for _, e := range s.Evidence {
			rules[e.Rule] = true
		}
	}
	if want := map[string]bool{"high": true, "o": true, "b": true}; !reflect.DeepEqual(rules, want) {
		t.Errorf("kept %v", rules)
	}
}

func TestUnescapeIRI(t *testing.T) {
	for escaped, want := range map[string]string{
		"A%26B": "A&B", "%E5%B0%8F%E7%B1%B3": "小米", "50%25": "50%", "plain": "plain",
		"50%": "50%", "50%2": "50%2", "%zz%41": "%zzA",
	} {
		if got := unescapeIRI(escaped); got != want {
			t.Errorf("%s: %q, want %q", escaped, got, want)
		}
	}
}
