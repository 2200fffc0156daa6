package schema

// The types of entities that code asks for by name; types.yaml says what they cover.
const (
	Company      = "Company"
	Organization = "Organization"
	Person       = "Person"
	Product      = "Product"
	Place        = "Place"
	Work         = "Work"
)
