package article

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Metadata is what is known about an article besides its text. Published is as
// the source writes it until normalDate has read it.
type Metadata struct {
	Title, Publisher, Author, Published, URL string
}

// field is one value by the name that Origins uses.
type field struct {
	name  string
	value *string
}

// fields lists the values in a fixed order.
func (m *Metadata) fields() [5]field {
	return [5]field{{"title", &m.Title}, {"publisher", &m.Publisher}, {"author", &m.Author}, {"published", &m.Published}, {"url", &m.URL}}
}

func (a *Article) fields() [5]field {
	return [5]field{{"title", &a.Title}, {"publisher", &a.Publisher}, {"author", &a.Author}, {"published", &a.Published}, {"url", &a.URL}}
}

// keys are the names under which front matter, JSON lines and manifests give
// each value, the most telling first.
var keys = map[string][]string{
	"title":     {"title", "headline", "标题"},
	"publisher": {"publisher", "source", "site", "site_name", "sitename", "media", "account", "来源", "媒体", "公众号"},
	"author":    {"author", "authors", "byline", "作者"},
	"published": {"published", "date", "publish_date", "published_at", "publish_time", "pubdate", "pub_date", "datepublished", "发布时间", "日期", "时间"},
	"url":       {"url", "link", "source_url", "original_url", "链接"},
}

// fromKeys reads metadata out of a lookup that knows lower-case keys.
func fromKeys(get func(key string) string) Metadata {
	var m Metadata
	for _, f := range m.fields() {
		for _, k := range keys[f.name] {
			if v := strings.TrimSpace(get(k)); v != "" {
				*f.value = v
				break
			}
		}
	}
	return m
}

// merger fills an article's metadata from sources in falling order of trust.
type merger struct {
	a        *Article
	warnings []error
}

// add takes what is still missing from m. A date that cannot be read is passed
// over with a warning, and a less trusted source may give one.
func (g *merger) add(m Metadata, origin string) {
	given := m.fields()
	for i, f := range g.a.fields() {
		v := clean(*given[i].value)
		if *f.value != "" || v == "" {
			continue
		}
		if f.name == "published" {
			date, ok := normalDate(v)
			if !ok {
				g.warnings = append(g.warnings, &Error{Path: g.a.Path, Warning: true,
					Problem: fmt.Sprintf("the date %q (from %s) cannot be read, so it is left out", v, origin),
					Mend:    "write it as 2024-07-21, 2024-07 or 2024"})
				continue
			}
			v = date
		}
		*f.value = v
		if g.a.Origins == nil {
			g.a.Origins = map[string]string{}
		}
		g.a.Origins[f.name] = origin
	}
}

// clean folds white space: a metadata value is one line.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

var (
	// 2024, 2024-07, 2024-7-21, 2024/07/21, 2024.7.21 and what may follow a date.
	isoDate = regexp.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T\s]\s*\d.*|Z)?$`)
	// 2024年, 2024年7月, 2024年7月21日 and what may follow a date.
	hanDate = regexp.MustCompile(`^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?(?:$|[\sT(（星周].*|\d{1,2}[:：时].*)`)
	// 20240721
	bareDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:\d{6})?$`)
	// As web servers and English pages write dates.
	rfcDate = []string{time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, "Jan 2, 2006", "January 2, 2006", "2 Jan 2006", "2 January 2006"}
)

// normalDate reads a publication date as ISO 8601 at its own precision: years
// 1900 to 2100, real months and days. A clock time and a zone are dropped: the
// date is the one that the publisher wrote.
func normalDate(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, re := range []*regexp.Regexp{isoDate, hanDate, bareDate} {
		if m := re.FindStringSubmatch(s); m != nil {
			return joinDate(m[1], m[2], m[3])
		}
	}
	for _, layout := range rfcDate {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

func joinDate(y, m, d string) (string, bool) {
	if y < "1900" || y > "2100" {
		return "", false
	}
	if m == "" {
		return y, true
	}
	if len(m) == 1 {
		m = "0" + m
	}
	if m < "01" || m > "12" {
		return "", false
	}
	if d == "" {
		return y + "-" + m, true
	}
	if len(d) == 1 {
		d = "0" + d
	}
	date := y + "-" + m + "-" + d
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return "", false
	}
	return date, true
}
