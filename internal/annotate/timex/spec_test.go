package timex

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// otherwise are the cases of Recognizers-Text whose expectation is wrong for
// Chinese news, and what is right.
var otherwise = map[string]string{
	// The first day of the tenth lunar month is no 1 October: their result
	// carries a flag "isLunar" and the solar date of the same numbers.
	"农历2015年十月初一":     "2015-11-12",
	"2015年十月初一早上九点二十": "2015-11-12T09:20:00",
	// The year is found; an equals sign before it is no word of time.
	"= 2019": "2019-01-01",
	// 从 belongs to 从…开始, as it does in their own 从2016年3月1日开始的….
	"按照从低到高的顺序排列从2015年2月1日开始发货的受方的平均成本": "2015-02-01",
}

type specCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text       string
		Start, End *int
		Resolution struct {
			Values []map[string]any
		}
	}
}

// TestSpec reads the cases of Recognizers-Text as spec_score.py does and holds
// a floor; the cases that are read otherwise are asserted one by one.
func TestSpec(t *testing.T) {
	raw, err := os.ReadFile(shared(t, "benchmarks", "recognizers-text", "datetime.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []specCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	rec := assistant(t)
	good := 0
	for _, c := range cases {
		at := c.Context.ReferenceDateTime
		if at == "" {
			at = "2016-11-07T00:00:00"
		}
		ref, err := time.Parse("2006-01-02T15:04:05", at)
		if err != nil {
			t.Fatal(err)
		}
		got := rec.Recognize(c.Input, ref)
		if want, ok := otherwise[c.Input]; ok {
			from := ""
			if len(got) > 0 {
				from = got[0].From
			}
			if from != want {
				t.Errorf("%s: %q, want %q", c.Input, from, want)
			}
			continue
		}
		if passes(c, got) {
			good++
		} else {
			t.Logf("differs: %s: %+v", c.Input, got)
		}
	}
	t.Logf("%d of %d pass, %d are read otherwise on purpose", good, len(cases), len(otherwise))
	if share := float64(good) / float64(len(cases)); share < 0.95 {
		t.Errorf("%.3f of the cases pass, want 0.95", share)
	}
}

var midnight = regexp.MustCompile(`[T ]00:00:00$`)

func specTime(v any) string {
	s, _ := v.(string)
	return strings.TrimPrefix(midnight.ReplaceAllString(strings.ReplaceAll(s, " ", "T"), ""), "T")
}

func passes(c specCase, got []Result) bool {
	if len(got) != len(c.Results) {
		return false
	}
	for i, w := range c.Results {
		g := got[i]
		if w.Start != nil && *w.Start != g.Start || w.End != nil && *w.End+1 != g.End {
			return false
		}
		ok := false
		for _, v := range w.Resolution.Values {
			_, start := v["start"]
			_, end := v["end"]
			switch {
			case v["type"] == "duration":
				var secs float64
				if s, is := v["value"].(string); is {
					json.Unmarshal([]byte(s), &secs)
				}
				ok = ok || g.Seconds != nil && *g.Seconds == secs
			case start || end:
				ok = ok || specTime(g.From) == specTime(v["start"]) && specTime(g.Until) == specTime(v["end"])
			default:
				ok = ok || v["value"] == "not resolved" || specTime(g.From) == specTime(v["value"])
			}
		}
		if !ok {
			return false
		}
	}
	return true
}
