package extract

// The particles that the reading of phrases and clauses turns on, by their names in
// the grammar of Chinese. All other words stand in the lexicons of package schema.
const (
	de = "的" // ties an attribute to the noun behind it: 去年的营收
	le = "了" // behind a verb: what it tells is done: 发布了新车
)
