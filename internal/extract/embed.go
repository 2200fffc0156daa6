package extract

import _ "embed"

// embedded is the model that chooses the subjects of figures; MODEL.md says what
// it learned from and how.
//
//go:embed subjects.rank
var embedded []byte
