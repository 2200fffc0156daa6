package export

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"testing"
)

// Edges that two nodes share are of different kinds for Gephi, which would make
// one of them; no column of its own is called what Gephi calls the kind.
func TestGephiKeepsEdgesApart(t *testing.T) {
	files := write(t, Format{Name: "gephi", Files: writeGephi}, testGraph())
	rows, err := csv.NewReader(bytes.NewReader(files["gephi-edges.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, title := range rows[0] {
		if _, twice := at[strings.ToLower(title)]; twice {
			t.Errorf("two columns are called %s", title)
		}
		at[strings.ToLower(title)] = i
	}
	for _, row := range rows[1:] {
		if row[at["kind"]] != row[at["label"]] || !slices.Contains([]string{"relation", "figure", "event"}, row[at["statement_kind"]]) {
			t.Errorf("%q", row)
		}
	}
}

func TestNeo4jLists(t *testing.T) {
	for want, values := range map[string][]string{"": nil, "小米": {"小米"}, "逗,号;a；b": {"逗,号", "a;b"}} {
		if got := neo4jList(values); got != want {
			t.Errorf("%q: %q, want %q", values, got, want)
		}
	}
}

// What a spreadsheet would run is text there; a mark alone is none.
func TestInert(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+86": "'+86", "@甲": "'@甲", "-3": "'-3", "\t=1": "'\t=1",
		"-": "-", "": "", "甲=乙": "甲=乙", "甲\x00乙": "甲\ufffd乙",
	} {
		if got := inert(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestCSVReadsBack(t *testing.T) {
	rows := func(data []byte) [][]string {
		r, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for _, f := range Formats() {
		if f.Name != "csv" && f.Files == nil {
			continue
		}
		files := write(t, f, testGraph())
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if r := rows(files[name]); len(r) < 9 {
				t.Errorf("%s: %d rows", name, len(r))
			}
		}
	}
	var b bytes.Buffer
	if err := writeCSV(&b, testGraph()); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows(b.Bytes())[1:] {
		for _, cell := range row {
			if len(cell) > 1 && strings.ContainsRune("=+-@", rune(cell[0])) && cell[1] != '=' && !strings.ContainsAny(cell[1:2], "0123456789") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}
