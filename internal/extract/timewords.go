package extract

// timeWords are what times are made of, and what stands around them.
type timeWords struct {
	timeLeads, untilWords, dateLinks, undating, occasionEnds, openingEnds, settingEnds,
	occasions, moments, circumstances, toCome, ahead, goneBy, nearly, lately, today, since,
	superlatives, festivals, newYear, samePeriod, comparingEnds, reckoning, reportTimes, periodEnds,
	singlePeriods, aroundWords, localTime, once, underWay []string
}

func newTimeWords(t *wordTable) timeWords {
	return timeWords{
		timeLeads:     t.list("time_leads"),
		untilWords:    t.list("until_words"),
		dateLinks:     t.list("date_links"),
		undating:      t.list("undating"),
		occasionEnds:  t.list("occasion_ends"),
		openingEnds:   t.list("opening_ends"),
		settingEnds:   t.list("setting_ends"),
		occasions:     t.list("occasions"),
		moments:       t.list("moments"),
		circumstances: t.list("circumstances"),
		toCome:        t.list("to_come"),
		ahead:         t.list("ahead"),
		goneBy:        t.list("gone_by"),
		nearly:        t.list("nearly"),
		lately:        t.list("lately"),
		today:         t.list("today"),
		since:         t.list("since"),
		superlatives:  t.list("superlatives"),
		festivals:     t.list("festivals"),
		newYear:       t.list("new_year"),
		samePeriod:    t.list("same_period"),
		comparingEnds: t.list("comparing_ends"),
		reckoning:     t.list("reckoning"),
		reportTimes:   t.list("report_times"),
		periodEnds:    t.list("period_ends"),
		singlePeriods: t.list("single_periods"),
		aroundWords:   t.list("around_words"),
		localTime:     t.list("local_time"),
		once:          t.list("once"),
		underWay:      t.list("under_way"),
	}
}
