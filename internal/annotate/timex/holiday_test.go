package timex

import (
	"strings"
	"testing"

	"github.com/6tail/lunar-go/calendar"

	"suyuan/schema"
)

func TestHolidayDates(t *testing.T) {
	moons := &lunarYears{}
	for _, c := range []struct {
		line string
		year int
		want string
	}{
		{"国庆 10-01", 2024, "2024-10-01"},
		{"双 11 11-11", 2024, "2024-11-11"},
		{"春节 lunar 01-01", 2023, "2023-01-22"},
		{"春节 lunar 01-01", 2024, "2024-02-10"},
		{"春节 lunar 01-01", 2025, "2025-01-29"},
		{"春节 lunar 01-01", 2026, "2026-02-17"},
		{"除夕 lunar 01-00", 2024, "2024-02-09"},
		{"端午 lunar 05-05", 2024, "2024-06-10"},
		{"七夕 lunar 07-07", 2024, "2024-08-10"},
		{"中秋 lunar 08-15", 2025, "2025-10-06"},
		{"腊八 lunar 12-08", 2023, "2024-01-18"},
		{"母亲节 05 2-7", 2024, "2024-05-12"},
		{"父亲节 06 3-7", 2024, "2024-06-16"},
		{"感恩节 11 4-4", 2024, "2024-11-28"},
		{"黑五 11 4-4 +1", 2024, "2024-11-29"},
		{"清明 qingming", 2023, "2023-04-05"},
		{"清明 qingming", 2024, "2024-04-04"},
		{"618 06-18 ?", 2024, "2024-06-18"},
	} {
		h, err := parseHoliday(c.line)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got := h.in(c.year, moons).iso(); got != c.want {
			t.Errorf("%s in %d: %s, want %s", c.line, c.year, got, c.want)
		}
	}
}

func TestHolidayErrors(t *testing.T) {
	for _, line := range []string{"国庆", "", "10-01", "国庆 13-01", "国庆 02-30", "春节 lunar 01-31", "母亲节 2-7", "母亲节 05 5-7", "国庆 10-01 +1", "国庆 十月", "x lunar"} {
		if _, err := parseHoliday(line); err == nil {
			t.Errorf("%q: error %v, want one", line, err)
		}
	}
	if _, err := New(schema.Lexicon{ID: "holidays", Words: []string{"国庆 10-01", "米粉节 4月6日"}}); err == nil || !strings.Contains(err.Error(), "米粉节 4月6日") {
		t.Errorf("error %v, want one that names the entry", err)
	}
}

// TestQingming holds the almanac's approximation against the calendar library.
func TestQingming(t *testing.T) {
	for y := 1950; y < 2060; y++ {
		d := qingming(y)
		if name := calendar.NewSolarFromYmd(y, 4, d.Day()).GetLunar().GetJieQi(); name != "清明" {
			t.Errorf("%s is %q, not 清明", d.Format("2006-01-02"), name)
		}
	}
}

func TestParseReference(t *testing.T) {
	for _, c := range []struct {
		in   string
		prec Precision
		iso  string
	}{
		{"2026", Year, "2026"}, {"2026-01", Month, "2026-01"}, {"2026-01-05", Day, "2026-01-05"},
		{"2026-01-05T10:30:00+08:00", Day, "2026-01-05"}, {"", NoPrecision, ""},
	} {
		r, err := ParseReference(c.in)
		if err != nil || r.Precision != c.prec || r.now().iso() != c.iso {
			t.Errorf("%q: %v at %d, %v", c.in, r.now().iso(), r.Precision, err)
		}
	}
	for _, in := range []string{"yesterday", "2026-13", "05/01/2026", "2026-02-30"} {
		if _, err := ParseReference(in); err == nil {
			t.Errorf("%q is taken for a date", in)
		}
	}
}

// Without its words the recogniser would read on, and worse.
func TestMissingLexicons(t *testing.T) {
	if _, err := New(schema.Lexicon{ID: "time-fair", Words: []string{"车展"}}); err == nil || !strings.Contains(err.Error(), `"time-goal" is missing`) || strings.Contains(err.Error(), "time-fair") {
		t.Errorf("error %v, want one that names the lists that are missing, and only those", err)
	}
}
