package graph

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

const sampleLines = `{"kind":"article","v":1,"id":"a1","path":"x.txt","title":"题","publisher":"社","author":"人","published":"2026-01","url":"https://x/1","chars":12,"text":"小米<造>SU7 356辆"}
{"kind":"entity","article":"a1","id":"product/SU7","type":"Product","name":"SU7","aliases":["苏七"],"mentions":[{"start":5,"end":8,"text":"SU7"}]}
{"kind":"entity","article":"a1","id":"company/小米","type":"Company","name":"小米"}
{"kind":"figure","article":"a1","id":"c1","subject":"product/SU7","metric":"salesVolume","label":"销量","op":"=","value":356,"unit":"辆","text":"356辆","direction":"down","time":"2025-09","scope":"国内","place":"北京","attribution":"搜狐汽车","modality":"asserted","evidence":{"start":5,"end":12,"quote":"SU7 356"},"rule":"f.1","confidence":0.9}
{"kind":"relation","article":"a1","id":"c2","subject":"product/SU7","predicate":"manufacturer","object":"company/小米","role":"r","time":"2025","modality":"rumor","evidence":{"start":0,"end":8,"quote":"小米<造>SU7"},"rule":"r.1","confidence":1}
{"kind":"event","article":"a1","id":"c3","type":"Sales","trigger":"造","time":"2025","place":"北京","participants":[{"role":"agent","entity":"company/小米"}],"modality":"asserted","evidence":{"start":3,"end":4,"quote":"造"},"rule":"e.1","confidence":0.5}
`

func TestLinesRoundTrip(t *testing.T) {
	// chars counts code points: 小米<造>SU7 356辆 has 13.
	lines := strings.Replace(sampleLines, `"chars":12`, `"chars":13`, 1)
	docs, err := Decode(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || len(docs[0].Entities) != 2 || len(docs[0].Claims) != 3 {
		t.Fatalf("read %d documents: %+v", len(docs), docs)
	}
	if got := encode(t, docs, false); got != lines {
		t.Errorf("wrote\n%s\nwant\n%s", got, lines)
	}
	bare := encode(t, docs, true)
	if strings.Contains(bare, `小米<造>SU7 356辆`) || !strings.Contains(bare, `"chars":13}`) {
		t.Errorf("without text:\n%s", bare)
	}
}

func encode(t testing.TB, docs []Document, noText bool) string {
	t.Helper()
	var b bytes.Buffer
	e := NewEncoder(&b)
	e.NoText = noText
	for _, d := range docs {
		if err := e.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestDecodeAnyWriter(t *testing.T) {
	const mixed = "\ufeff" + `{"evidence":{"end":2,"quote":"甲","start":1},"object":"x","kind":"relation","predicate":"p","subject":"x","article":"2","new":{"a":[1]}}

{"kind":"article","id":"1","text":"一"}
  {"kind":"entity","article":"2","id":"x","type":"T","name":"甲"}
{"id":"2","kind":"article","text":"乙甲"}`
	docs, err := Decode(strings.NewReader(mixed))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].Article.ID != "2" || docs[1].Article.Chars != 1 || len(docs[0].Claims) != 1 {
		t.Fatalf("got %+v", docs)
	}
	if c := docs[0].Claims[0]; c.Confidence != 1 || c.Modality != Asserted {
		t.Errorf("got confidence %v, modality %q", c.Confidence, c.Modality)
	}
}

func TestDecodeErrors(t *testing.T) {
	const article = `{"kind":"article","id":"1","text":"甲乙"}` + "\n"
	const entity = `{"kind":"entity","article":"1","id":"x","type":"T","name":"甲"}` + "\n"
	for _, c := range []struct {
		name, lines string
		line        int
		want        string
	}{
		{"no JSON", article + "{oops\n", 2, "not JSON"},
		{"no object", article + "[1]\n", 2, "must be one JSON object"},
		{"bytes", article + "{\"kind\":\"\xff\"}\n", 2, "UTF-8"},
		{"no kind", article + "{}\n", 2, `"kind" is missing`},
		{"kind", article + `{"kind":"fact"}`, 2, `kind "fact" is unknown`},
		{"newer", `{"kind":"article","v":2,"id":"1"}`, 1, "version 2"},
		{"no id", `{"kind":"article"}`, 1, `no "id"`},
		{"chars", `{"kind":"article","id":"1","text":"甲","chars":3}`, 1, "1 code points"},
		{"twice", article + article, 2, "twice"},
		{"type", article + `{"kind":"entity","article":"1","id":["x"]}`, 2, `"id" does not take this array`},
		{"nameless", article + `{"kind":"entity","article":"1","id":"x","type":"T"}`, 2, `no "name"`},
		{"entity twice", article + entity + entity, 3, "twice"},
		{"orphan", entity, 1, "no line of its own"},
		{"unknown", article + `{"kind":"relation","article":"1","subject":"x","predicate":"p","object":"x","evidence":{"start":0,"end":1,"quote":"甲"}}`, 2, "no entity line"},
		{"no evidence", article + entity + `{"kind":"relation","article":"1","subject":"x","predicate":"p","object":"x"}`, 3, `"evidence" is missing`},
		{"evidence before the text", article + entity + `{"kind":"relation","article":"1","subject":"x","predicate":"p","object":"x","evidence":{"start":-1,"end":1,"quote":"甲"}}`, 3, "no stretch"},
		{"evidence the wrong way round", article + entity + `{"kind":"relation","article":"1","subject":"x","predicate":"p","object":"x","evidence":{"start":1,"end":0,"quote":"甲"}}`, 3, "no stretch"},
		{"empty evidence", article + entity + `{"kind":"relation","article":"1","subject":"x","predicate":"p","object":"x","evidence":{"start":1,"end":1,"quote":""}}`, 3, "no stretch"},
		{"no number", article + `{"kind":"figure","article":"1","metric":"m","evidence":{"start":0,"end":1,"quote":"甲"}}`, 2, `neither "value"`},
		{"confidence", article + `{"kind":"event","article":"1","type":"e","confidence":7,"evidence":{"start":0,"end":1,"quote":"甲"}}`, 2, "not between 0 and 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			docs, err := Decode(strings.NewReader(c.lines))
			var le *LineError
			if !errors.As(err, &le) || le.Line != c.line || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want line %d and %q", err, c.line, c.want)
			}
			if strings.HasPrefix(c.lines, article) && len(docs) != 1 {
				t.Errorf("the good part was lost: %v", docs)
			}
		})
	}
}

func TestDecodeManyErrors(t *testing.T) {
	_, err := Decode(strings.NewReader(strings.Repeat("x\n", 1000)))
	if n := strings.Count(err.Error(), "\n"); n != maxLineErrors || !strings.Contains(err.Error(), "and 990 more") {
		t.Errorf("%d line breaks in %v", n, err)
	}
}

func TestValidate(t *testing.T) {
	telling := func(start, end int, quote string) Telling {
		return Telling{Evidence: Quote{start, end, quote}, Confidence: 1}
	}
	relation := Content{Kind: RelationKind, Subject: "x", Predicate: "p", Object: "x"}
	stranger := relation
	stranger.Object = "y"
	d := Document{
		Article: Article{ID: "1", Text: "甲乙𠀀丙"},
		Entities: []Entity{
			{ID: "x", Type: "T", Name: "乙", Mentions: []Mention{{1, 2, "乙"}, {2, 3, "乙"}, {3, 9, "丙"}}},
			{ID: "x", Type: "T", Name: "again"},
		},
		Claims: []Claim{
			{ID: "good", Content: relation, Telling: telling(2, 4, "𠀀丙")},
			{ID: "shifted", Content: relation, Telling: telling(1, 3, "𠀀丙")},
			{ID: "beyond", Content: relation, Telling: telling(3, 5, "丙")},
			{ID: "empty", Content: relation, Telling: telling(3, 3, "")},
			{ID: "stranger", Content: stranger, Telling: telling(0, 1, "甲")},
			{ID: "bare", Content: Content{Kind: FigureKind}, Telling: telling(0, 1, "甲")},
		},
	}
	got, refused := d.Validate()
	if len(got.Claims) != 1 || got.Claims[0].ID != "good" || got.Claims[0].Modality != Asserted || got.Article.Chars != 4 {
		t.Errorf("got %+v", got)
	}
	if want := []Mention{{1, 2, "乙"}}; len(got.Entities) != 1 || !reflect.DeepEqual(got.Entities[0].Mentions, want) {
		t.Errorf("got entities %+v", got.Entities)
	}
	if len(refused) != 8 {
		t.Errorf("got %d refused: %+v", len(refused), refused)
	}
}

// To fuzz it for less than some minutes, add -fuzzminimizetime 0s: else the first
// inputs that look new are minimized, each for up to a minute.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(strings.Replace(sampleLines, `"chars":12`, `"chars":13`, 1)))
	f.Add([]byte("{\"kind\":\"article\",\"id\":\"1\",\"text\":\"\\ud800\"}\n{}"))
	f.Add([]byte(`{"kind":"figure","article":"1","metric":"m","value":1e400}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		docs, _ := Decode(bytes.NewReader(data))
		// What was read can be written, and reads back the same without errors.
		lines := encode(t, docs, false)
		again, err := Decode(strings.NewReader(lines))
		if err != nil {
			t.Fatalf("%v reading back\n%s", err, lines)
		}
		if second := encode(t, again, false); second != lines {
			t.Fatalf("wrote\n%s\nthen\n%s", lines, second)
		}
		for _, d := range docs {
			d.Validate()
		}
	})
}
