package extract

// nameWords are what stands around names, and what they end in.
type nameWords struct {
	ownerLinks, ownerTails, dealing, naming, postOpenings, postLinks, rulers, companyLeads,
	stateEnds, schoolEnds, researchers, belonging, seriesNames, editions, versionNouns,
	bundles, branchNames []string
}

func newNameWords(t *wordTable) nameWords {
	return nameWords{
		ownerLinks:   t.list("owner_links"),
		ownerTails:   t.list("owner_tails"),
		dealing:      t.list("dealing"),
		naming:       t.list("naming"),
		postOpenings: t.list("post_openings"),
		postLinks:    t.list("post_links"),
		rulers:       t.list("rulers"),
		companyLeads: t.list("company_leads"),
		stateEnds:    t.list("state_ends"),
		schoolEnds:   t.list("school_ends"),
		researchers:  t.list("researchers"),
		belonging:    t.list("belonging"),
		seriesNames:  t.list("series_names"),
		editions:     t.list("editions"),
		versionNouns: t.list("version_nouns"),
		bundles:      t.list("bundles"),
		branchNames:  t.list("branch_names"),
	}
}
