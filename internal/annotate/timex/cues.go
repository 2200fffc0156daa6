package timex

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"suyuan/schema"
)

// cues are the words that stand around a time and tell how it is meant.
type cues struct {
	aheadBefore  []string // before a time that lies ahead: 预计, 定于
	aheadBehind  []string // behind one: 即将, 将推出
	telling      []string // between a date and what lies ahead, where the date is that of the telling: 宣布
	past         []string // before a time that is past: 曾, 早在
	announced    []string // behind a date that is announced: 发布, 上市
	notAnnounced []string // in the clause of what is told as past: 了, 同比
	goal         []string // beside a year that is still ahead: 目标, 指引
	today        []string // for the day of the telling: 今日
	compared     []string // before what another time is measured against: 较, 高于
	holiday      []string // beside a holiday whose name alone is no sign of it: 大促, 假期
	fair         []string // at the end of what a bare year tells apart: 车展, 峰会
}

// newCues takes the lists from the lexicons of their ids, all of which must be there.
func newCues(lexicons []schema.Lexicon) (*cues, error) {
	c := &cues{}
	lists := map[string]*[]string{
		"time-ahead-before":  &c.aheadBefore,
		"time-ahead-behind":  &c.aheadBehind,
		"time-telling":       &c.telling,
		"time-past":          &c.past,
		"time-announced":     &c.announced,
		"time-not-announced": &c.notAnnounced,
		"time-goal":          &c.goal,
		"time-today":         &c.today,
		"time-compared":      &c.compared,
		"time-holiday-cue":   &c.holiday,
		"time-fair":          &c.fair,
	}
	for _, l := range lexicons {
		if list := lists[l.ID]; list != nil {
			*list = l.Words
		}
	}
	var errs []error
	for _, id := range slices.Sorted(maps.Keys(lists)) {
		if len(*lists[id]) == 0 {
			errs = append(errs, fmt.Errorf("timex: lexicon %q is missing: pass the lexicons of schema/lexicons/times.yaml", id))
		}
	}
	return c, errors.Join(errs...)
}

// containsAny says whether one of the words stands in s.
func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// endsInAny says whether s ends in one of the words.
func endsInAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}
