package entity

import "strings"

// typeActing gives what the article names the type that it has there: an app that
// goes by the name of its company is the company where it acts as one (淘宝宣布, 支付宝
// CEO), and X is the platform where the article has X 平台.
func (s *scan) typeActing(chosen []candidate) {
	acting := map[string]bool{}    // names of entries that act
	platforms := map[string]bool{} // folded
	for _, c := range chosen {
		if c.entry >= 0 && s.words.actingApps.has(s.names.names[c.entry].Name) && !s.appOf(c) && s.acts(c) {
			acting[s.names.names[c.entry].Name] = true
		}
		if stem, ok := s.platform(c); ok {
			platforms[fold(stem)] = true
		}
	}
	for i := range chosen {
		c := &chosen[i]
		acts := c.entry >= 0 && c.typ == Product && acting[s.names.names[c.entry].Name]
		switch {
		case acts && s.appOf(*c):
			c.entry = -1 // beside the company its app is a thing of its own
		case acts:
			c.typ = Company
		case c.typ == Company && c.entry < 0 && platforms[fold(c.Of(s.text))]:
			c.typ = Product
		}
	}
}

// acts says whether a mention is of someone who acts: a verb of what companies do or
// a post stands behind it, or a verb of what is done to them before it.
func (s *scan) acts(c candidate) bool {
	return s.words.companyActs.behind(s.text, c.End) > 0 || s.words.doneToCompanies.before(s.text, c.Start) >= 0
}

// appOf says whether a product's name says that it is an app: 淘宝 App.
func (s *scan) appOf(c candidate) bool {
	name := c.Of(s.text)
	return s.words.apps.before(name, len(name)) > 0
}

// platform is the name of a product without 平台; false if it does not end so.
func (s *scan) platform(c candidate) (stem string, ok bool) {
	stem, ok = s.words.platforms.cutEnd(c.Of(s.text))
	return strings.TrimSpace(stem), ok && c.typ == Product && s.names.entryOf(c.Of(s.text)) < 0
}

// joinPlatforms makes one of a product's name with 平台 and without.
func (s *scan) joinPlatforms(j *joiner, chosen []candidate, nodes []int) {
	for i, c := range chosen {
		stem, ok := s.platform(c)
		if !ok {
			continue
		}
		if n, ok := j.number[key{Product, fold(stem)}]; ok {
			j.sets.Join(n, nodes[i])
		}
	}
}
