package extract

// The metrics that the algorithms of this package name themselves; metrics.yaml
// says what they measure.
const (
	ageMetric             = "age"
	capacityMetric        = "capacity"
	compensationMetric    = "compensation"
	countMetric           = "count"
	durationMetric        = "duration"
	followersChangeMetric = "followersChange"
	growthRateMetric      = "growthRate"
	marketCapMetric       = "marketCap"
	marketCapChangeMetric = "marketCapChange"
	otherMetric           = "other"
	peopleMetric          = "people"
	priceMetric           = "price"
	priceChangeMetric     = "priceChange"
	productionMetric      = "production"
	profitMetric          = "profit"
	rankMetric            = "rank"
	ratioMetric           = "ratio"
	salesChangeMetric     = "salesChange"
	sharePriceMetric      = "sharePrice"
	shareChangeMetric     = "shareChange"
	usersMetric           = "users"
)

// neededMetrics are those without which figures cannot be read.
var neededMetrics = []string{otherMetric, priceMetric, growthRateMetric, shareChangeMetric, marketCapChangeMetric, priceChangeMetric, salesChangeMetric, rankMetric}
