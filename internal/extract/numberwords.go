package extract

// numberWords are what stands around numbers.
type numberWords struct {
	limitsTo, valueLinks, reaching, departures, formerStates, equating, conversions,
	comparisons, soldBy, asking, marketMeasures, dealLabels, userWords, countLeads,
	orderTails, durationTails, recordTails, carClasses, bitNouns, detailLeads,
	instanceLeads, eachMarks, restating, levelMarks, levelHeads, rangeLinks, shareMoves,
	headCounts, valuations, dealVerbs, soFar, notBeyond, goals, bareNegations,
	acceleration, chargedTo, wholes, idiomTails, pairs, sizeWords, electricity,
	roughly, leastWords, surpassing []string

	// Units by what they are of.
	peopleUnits, partyUnits, vehicleUnits, orderUnits, plainUnits, groupUnits, pointUnits,
	ageUnits, angleUnits, namedUnits, partUnits, seatUnits, bitUnits []string
}

func newNumberWords(t *wordTable) numberWords {
	return numberWords{
		limitsTo:       t.list("limits_to"),
		valueLinks:     t.list("value_links"),
		reaching:       t.list("reaching"),
		departures:     t.list("departures"),
		formerStates:   t.list("former_states"),
		equating:       t.list("equating"),
		conversions:    t.list("conversions"),
		comparisons:    t.list("comparisons"),
		soldBy:         t.list("sold_by"),
		asking:         t.list("asking"),
		marketMeasures: t.list("market_measures"),
		dealLabels:     t.list("deal_labels"),
		userWords:      t.list("user_words"),
		countLeads:     t.list("count_leads"),
		orderTails:     t.list("order_tails"),
		durationTails:  t.list("duration_tails"),
		recordTails:    t.list("record_tails"),
		carClasses:     t.list("car_classes"),
		bitNouns:       t.list("bit_nouns"),
		detailLeads:    t.list("detail_leads"),
		instanceLeads:  t.list("instance_leads"),
		eachMarks:      t.list("each_marks"),
		restating:      t.list("restating"),
		levelMarks:     t.list("level_marks"),
		levelHeads:     t.list("level_heads"),
		rangeLinks:     t.list("range_links"),
		shareMoves:     t.list("share_moves"),
		headCounts:     t.list("head_counts"),
		valuations:     t.list("valuations"),
		dealVerbs:      t.list("deal_verbs"),
		soFar:          t.list("so_far"),
		notBeyond:      t.list("not_beyond"),
		goals:          t.list("goals"),
		bareNegations:  t.list("bare_negations"),
		acceleration:   t.list("acceleration"),
		chargedTo:      t.list("charged_to"),
		wholes:         t.list("wholes"),
		idiomTails:     t.list("idiom_tails"),
		pairs:          t.list("pairs"),
		sizeWords:      t.list("size_words"),
		electricity:    t.list("electricity"),
		roughly:        t.list("roughly"),
		surpassing:     t.list("surpassing"),
		leastWords:     t.list("least_words"),

		peopleUnits:  t.list("people_units"),
		partyUnits:   t.list("party_units"),
		vehicleUnits: t.list("vehicle_units"),
		orderUnits:   t.list("order_units"),
		plainUnits:   t.list("plain_units"),
		groupUnits:   t.list("group_units"),
		pointUnits:   t.list("point_units"),
		ageUnits:     t.list("age_units"),
		angleUnits:   t.list("angle_units"),
		namedUnits:   t.list("named_units"),
		partUnits:    t.list("part_units"),
		seatUnits:    t.list("seat_units"),
		bitUnits:     t.list("bit_units"),
	}
}
