package extract

// sayingWords tell who says something, and how firmly.
type sayingWords struct {
	evidences, ownReports, reportEnds, evidentials, rumorNouns, denialNouns, goalNouns,
	mannerNouns, quotedNouns, postings, overlaps, backNouns, nounEnds, pivots, reaches,
	sayVerbs, hearsayEnds, answering, settingOff, showing, findingVerbs, reportNouns,
	sourceLabels, houseSpeakers, imminent, meetingEnds []string
}

func newSayingWords(t *wordTable) sayingWords {
	return sayingWords{
		evidences:     t.list("evidences"),
		ownReports:    t.list("own_reports"),
		reportEnds:    t.list("report_ends"),
		evidentials:   t.list("evidentials"),
		rumorNouns:    t.list("rumor_nouns"),
		denialNouns:   t.list("denial_nouns"),
		goalNouns:     t.list("goal_nouns"),
		mannerNouns:   t.list("manner_nouns"),
		quotedNouns:   t.list("quoted_nouns"),
		postings:      t.list("postings"),
		overlaps:      t.list("overlaps"),
		backNouns:     t.list("back_nouns"),
		nounEnds:      t.list("noun_ends"),
		pivots:        t.list("pivots"),
		reaches:       t.list("reaches"),
		sayVerbs:      t.list("say_verbs"),
		hearsayEnds:   t.list("hearsay_ends"),
		answering:     t.list("answering"),
		settingOff:    t.list("setting_off"),
		showing:       t.list("showing"),
		findingVerbs:  t.list("finding_verbs"),
		reportNouns:   t.list("report_nouns"),
		sourceLabels:  t.list("source_labels"),
		houseSpeakers: t.list("house_speakers"),
		imminent:      t.list("imminent"),
		meetingEnds:   t.list("meeting_ends"),
	}
}
