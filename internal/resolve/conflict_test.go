package resolve

import (
	"fmt"
	"strings"
	"testing"

	"suyuan/graph"
)

// said is one figure in one article.
type said struct {
	article, label, text, modality string
	c                              graph.Content
}

func sales(article, text, op string, v float64) said {
	return said{article: article, label: "销量", text: text, c: graph.Content{Subject: "product/a", Metric: "salesVolume", Op: op, Value: number(v), Unit: "辆", Time: "2025-09"}}
}

func (s said) with(change func(*said)) said { change(&s); return s }

func statementsOf(list []said) []graph.Statement {
	var out []graph.Statement
	for i, s := range list {
		s.c.Kind = graph.FigureKind
		st := graph.NewStatement(s.c, false)
		st.Evidence = []graph.Evidence{graph.NewEvidence(s.article, st.ID, graph.Telling{Label: s.label, Text: s.text, Modality: s.modality, Evidence: graph.Quote{Start: i, End: i + 1, Quote: "x"}})}
		out = append(out, st)
	}
	return graph.MergeStatements(out)
}

func TestConflicts(t *testing.T) {
	model := testModel(t)
	price := func(article, label string, v float64) said {
		return said{article: article, label: label, text: fmt.Sprint(v), c: graph.Content{Subject: "product/a", Metric: "price", Op: "=", Value: number(v), Unit: "CNY"}}
	}
	for _, test := range []struct {
		name string
		said []said
		want string // values of each conflict
	}{
		{"two values", []said{sales("a", "356辆", "=", 356), sales("b", "365辆", "=", 365)}, "356 365"},
		{"the same value", []said{sales("a", "356辆", "=", 356), sales("b", "356台", "=", 356)}, ""},
		{"one article", []said{sales("a", "356辆", "=", 356), sales("a", "365辆", "=", 365)}, ""},
		{"a third agrees with the first", []said{sales("a", "356辆", "=", 356), sales("b", "365辆", "=", 365), sales("c", "356辆", "=", 356)}, "356 365"},
		{"a bound that holds", []said{sales("a", "超过2万辆", ">", 20000), sales("b", "23012辆", "=", 23012)}, ""},
		{"a bound that doesn't", []said{sales("a", "超过3万辆", ">", 30000), sales("b", "23012辆", "=", 23012)}, "23012 30000"},
		{"a rounded value", []said{sales("a", "2.3万辆", "=", 23000), sales("b", "23012辆", "=", 23012)}, ""},
		{"a rounded value that is off", []said{sales("a", "2.3万辆", "=", 23000), sales("b", "23612辆", "=", 23612)}, "23000 23612"},
		{"about", []said{sales("a", "约400辆", "~", 400), sales("b", "365辆", "=", 365)}, ""},
		{"a plan", []said{sales("a", "356辆", "=", 356), sales("b", "500辆", "=", 500).with(func(s *said) { s.modality = "planned" })}, ""},
		{"plainly asserted", []said{sales("a", "356辆", "=", 356), sales("b", "500辆", "=", 500).with(func(s *said) { s.modality = "asserted" })}, "356 500"},
		{"another month", []said{sales("a", "356辆", "=", 356), sales("b", "500辆", "=", 500).with(func(s *said) { s.c.Time = "2025-10" })}, ""},
		{"undated sales", []said{sales("a", "356辆", "=", 356).with(func(s *said) { s.c.Time = "" }), sales("b", "500辆", "=", 500).with(func(s *said) { s.c.Time = "" })}, ""},
		{"another scope", []said{sales("a", "356辆", "=", 356).with(func(s *said) { s.c.Scope = "国内" }), sales("b", "500辆", "=", 500)}, ""},
		{"another unit", []said{sales("a", "356辆", "=", 356), sales("b", "500台", "=", 500).with(func(s *said) { s.c.Unit = "台" })}, ""},
		{"a label that means the same", []said{sales("a", "356辆", "=", 356), sales("b", "500辆", "=", 500).with(func(s *said) { s.label = "卖出" })}, "356 500"},
		{"an article with a value for each trim", []said{sales("a", "356辆", "=", 356), sales("b", "500辆", "=", 500), sales("b", "600辆", "=", 600)}, ""},
		{"undated prices under one label", []said{price("a", "售价", 529900), price("b", "售价", 814900)}, "529900 814900"},
		{"undated prices under two labels", []said{price("a", "售价", 529900), price("b", "起售价", 814900)}, ""},
		{"revenue by two nouns for one thing", []said{
			sales("a", "35亿元", "=", 35e8).with(func(s *said) { s.c.Metric, s.label, s.c.Unit = "revenue", "营收", "CNY" }),
			sales("b", "41亿元", "=", 41e8).with(func(s *said) { s.c.Metric, s.label, s.c.Unit = "revenue", "营业收入", "CNY" })}, "3.5e+09 4.1e+09"},
		{"revenue by nouns for two things", []said{
			sales("a", "35亿元", "=", 35e8).with(func(s *said) { s.c.Metric, s.label, s.c.Unit = "revenue", "营收", "CNY" }),
			sales("b", "4亿元", "=", 4e8).with(func(s *said) { s.c.Metric, s.label, s.c.Unit = "revenue", "广告收入", "CNY" })}, ""},
		{"undated prices of a company", []said{
			price("a", "售价", 529900).with(func(s *said) { s.c.Subject = "company/a" }), price("b", "售价", 814900).with(func(s *said) { s.c.Subject = "company/a" })}, ""},
		{"a subject that is no entity", []said{
			sales("a", "356辆", "=", 356).with(func(s *said) { s.c.Subject, s.c.SubjectText = "", "双风道前舱盖" }),
			sales("b", "365辆", "=", 365).with(func(s *said) { s.c.Subject, s.c.SubjectText = "", "双风道前舱盖" })}, ""},
		{"a price by a verb, that says not what costs it", []said{price("a", "花费", 1), price("b", "花费", 2)}, ""},
		{"growth of who knows what", []said{
			sales("a", "8%", "=", 8).with(func(s *said) { s.c.Metric, s.label, s.c.Unit = "growthRate", "同比", "%" }),
			sales("b", "12%", "=", 12).with(func(s *said) { s.c.Metric, s.label, s.c.Unit = "growthRate", "同比", "%" })}, ""},
		{"ranges that overlap", []said{
			sales("a", "30-40", "range", 0).with(func(s *said) { s.c.Value, s.c.Min, s.c.Max = nil, number(30), number(40) }), sales("b", "35", "=", 35)}, ""},
		{"a range and a value outside", []said{
			sales("a", "30-40", "range", 0).with(func(s *said) { s.c.Value, s.c.Min, s.c.Max = nil, number(30), number(40) }), sales("b", "41", "=", 41)}, "30-40 41"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Conflicts(model, statementsOf(test.said)) {
				var values []string
				for _, s := range c.Statements {
					if s.Value == nil {
						values = append(values, fmt.Sprintf("%g-%g", *s.Min, *s.Max))
						continue
					}
					values = append(values, fmt.Sprint(*s.Value))
				}
				got = append(got, strings.Join(values, " "))
			}
			if joined := strings.Join(got, "; "); joined != test.want {
				t.Errorf("got %q, want %q", joined, test.want)
			}
		})
	}
}

// Of what an article says twice of one figure, the first telling counts; another
// label makes another reading.
func TestReadings(t *testing.T) {
	s := graph.Statement{Content: graph.Content{Kind: graph.FigureKind, Subject: "product/a", Op: "=", Value: number(23000)}}
	for _, e := range [][3]string{{"a", "销量", "2.3万辆"}, {"a", "销量", "23000辆"}, {"a", "月销量", "23000辆"}, {"b", "销量", "23000辆"}} {
		s.Evidence = append(s.Evidence, graph.Evidence{Article: e[0], Telling: graph.Telling{Label: e[1], Text: e[2]}})
	}
	var got []string
	for _, r := range readings(&s) {
		got = append(got, fmt.Sprintf("%s %s %g-%g", r.article, r.label, r.low, r.top))
	}
	if want := "a 销量 22500-23500; a 月销量 23000-23000; b 销量 23000-23000"; strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
