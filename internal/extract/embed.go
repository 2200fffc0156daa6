package extract

import _ "embed"

// The models that choose the subjects of figures and the events worth telling;
// MODEL.md says what they learned from and how.
var (
	//go:embed subjects.rank
	subjects []byte
	//go:embed happenings.rank
	happenings []byte
	//go:embed kinds.rank
	kinds []byte
)
